"""The parts that are granted for steps that do not lead all the way."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome


@pytest.fixture
def how_to_run(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "readme-shows-how-to-run")


@pytest.mark.parametrize(
    ("readme", "share", "line"),
    [
        ("# A\n\n    pip install -r requirements.txt\n", 0.7, 3),
        ("# A\n\n    python lost.py\n", 0.5, 3),
        ('# A\n\n```r\ninstall.packages(c("dplyr"))\n```\n', 0.7, 4),
        ("# A\n\n```julia\n] add https://example.org/Net.jl.git\n```\n", 0.7, 4),
        ('# A\n\n```julia\nusing Pkg\nPkg.add("Net")\n```\n', 0.7, 5),
        ("# A\n\nType `pkg> add Net` first.\n", 0.7, 3),
        ("# A\n\n    pip install -r requirements.txt\n    python lost.py\n", 0.7, 4),
        ("# A\n\n    .\\.venv\\Scripts\\python.exe -m pip install -r requirements.txt\n", 0.7, 3),
        ("# A\n\n## Usage\n\nTake `tree.py`:\n\n```python\nfrom tree import Tree\n```\n", 0.5, 8),
    ],
)
def test_half_a_way(readme: str, share: float, line: int, how_to_run: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.md": readme, "requirements.txt": "numpy\n"})
    verdict = ask(how_to_run, tmp_path / "r")
    assert (verdict.outcome, verdict.share) == (Outcome.PASS, share)
    assert [one.line for one in verdict.findings] == [line]


def test_one_working_command_among_broken_ones_is_a_way(how_to_run: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.md": "`python lost.py` or `python here.py`\n", "here.py": "A = 1\n"})
    assert ask(how_to_run, tmp_path / "r").share == 1.0


def test_restructured_text_is_read_too(how_to_run: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.rst": "A\n=\n\nRun::\n\n    python here.py\n", "here.py": "A = 1\n"})
    assert ask(how_to_run, tmp_path / "r").share == 1.0


@pytest.mark.parametrize(
    "readme",
    [
        "# A\n\n## How to run\n\n1. Put the data beside the scripts.\n2. Choose one of them, and run the script.\n",
        "# A\n\n## \u8fd0\u884c\u8bf4\u660e\n\n\u5728\u76ee\u5f55\u4e0b\u8fd0\u884c\u3002\u5982\u679c"
        "\u8fdb\u5165\u5b50\u76ee\u5f55\u8fd0\u884c\u7a0b\u5e8f\n",
        "# A\n\n## Instrucciones de uso\n\nAbra la carpeta en el editor y pulse la tecla F5.\n",
        "# A\n\nThe notes.\n\nRun instructions:\n\n1. Copy the data.\n",
        "# A\n\n- [By command](guide/cmd.md)\n- [In a notebook](guide/notebook.md)\n",
        "# A\n\nThe model is in [api](api).\n",
        "# A\n\n`model.R`: its contents can be pasted into a Kaggle kernel.\n",
        "# A\n\nCopy model.R into a cell of Colab.\n",
        "# A\n\n`tree`: grows one. See a longer readme in its folder.\n",
        "# A\n\nSee `api/README.md`.\n",
        "# A\n\nMở:\n\n```\nModel.R\n```\n",
        "# A\n\nThe `model.R` script then executes all the others.\n",
        "# A\n\nYou need to run the following two lines:\n\n    library('ProjectTemplate')\n    load.project()\n",
        "# A\n\nRefer to the files when running either here or `model.R`.\n",
        "# A\n\nWhat I did in the [course](./course).\n",
        "# A\n\n[![Open](colab.svg)](https://colab.research.google.com/github/a/b/blob/main/a.ipynb)\n",
        "# A\n\nSee the [documentation](https://tree-model.readthedocs.io).\n",
        "# A\n\n### Blog post with instructions:\n\n<https://example.org/post>\n",
        "# A\n\nFor a step-by-step guide see the [documentation](https://github.com/a/b/blob/main/documentation.pdf).\n",
        "# A\n\nSee individual folders for more information.\n",
        "# A\n\n- `bin`: Contains bash scripts to install, run and train it.\n",
        "# A\n\n```bash\ntree fit data.csv\n```\n",
        "# A\n\nThe `model.R` file is the entry point, where it trains.\n",
        "# A\n\nThe main script of this work is model.R.\n",
        "# A\n\n* the table should be here if you want to run scripts in course directory.\n",
        "# A\n\nRun all scripts in `course/week_1`.\n",
        "# A\n\n## To run\n\nRequirements:\n\n* Python 3.6\n* Keras and pandas\n* the two tables of the host\n",
        "# A\n\nBefore running the scripts copy the table to your folder.\n",
        "# A\n\nIf u want to try run in your own computer, see below.\n",
        "# A\n\nIt is suggested to start with a brief look at model.R.\n",
        "# A\n\nMore on it can be seen in api/README.md\n",
        "# A\n\nMore on it: api/README, or the README of `course`.\n",
        "# A\n\nif you want the best one, you should run:\nmodel, net.R, x\n",
        "# A\n\nPara ejecutar el proyecto:\n\n1. Abra la carpeta.\n",
        "# A\n\n## Example\n\n```cpp\nTree::Node root = 2.0f;\nroot.Grow();\n```\n",
        "# A\n\n[guide/cmd.md] https://github.com/joe/old-name/blob/master/guide/cmd.md describes it.\n",
    ],
)
def test_what_is_left_to_another_place_cannot_be_told(readme: str, how_to_run: Check, tmp_path: Path) -> None:
    here = {
        "guide/cmd.md": "    python train.py\n",
        "api/README.md": "`uvicorn main:app`\n",
        "course/week_1/README.md": "    python train.py\n",
        "tree_model/__init__.py": "",
        "model.R": "x <- 1\n",
    }
    make(tmp_path / "r", {"README.md": readme, **here})
    assert ask(how_to_run, tmp_path / "r").outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "readme",
    [
        "# A\n\n## Usage\n\n![A picture](a.png)\n",
        "# A\n\nWritten in notes.md and https://example.org/api/README.md\n",
        "# A\n\n## Method\n\n```cpp\nforest.fit(rows);\n```\n",
        "# A\n\nSee [the notes](notes.md) and [how to contribute](CONTRIBUTING.md).\n",
        "# A\n\nSee the [documentation](https://docs.julialang.org/) of Julia.\n",
        "# A\n\nFor how to install it, see the documentation [here](https://me.github.io/work/).\n",
        "# A\n\nRunning the model shows what it learns.\n",
        "# A\n\nThe `lost.py` file is the entry point.\n",
        "# A\n\nIt runs the scripts in parallel.\n",
        "# A\n\nThe main module of the car is far away. `model.py` holds it.\n",
    ],
)
def test_what_shows_no_way_at_all(readme: str, how_to_run: Check, tmp_path: Path) -> None:
    here = {"notes.md": "What we thought.\n", "CONTRIBUTING.md": "    pytest\n", "model.py": "x = 1\n"}
    make(tmp_path / "r", {"README.md": readme, **here})
    assert ask(how_to_run, tmp_path / "r").outcome is Outcome.FAIL


def test_the_site_that_is_built_here_may_tell_it(how_to_run: Check, tmp_path: Path) -> None:
    readme = "# A\n\nFor how to install it, see the documentation [here](https://me.github.io/work/).\n"
    make(tmp_path / "r", {"README.md": readme, "mkdocs.yml": "site_name: A\n", "model.py": "x = 1\n"})
    assert ask(how_to_run, tmp_path / "r").outcome is Outcome.UNKNOWN


def test_a_file_to_run_may_be_named_without_its_suffix(how_to_run: Check, tmp_path: Path) -> None:
    readme = "# A\n\nThere are two ways: running FeatureSearch, which trains, and the notebook.\n"
    make(tmp_path / "r", {"README.md": readme, "FeatureSearch.py": "x = 1\n"})
    assert ask(how_to_run, tmp_path / "r").share == 1


def test_a_command_of_the_projects_own_says_what_to_do_after_installing(how_to_run: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.md": "# A\n\n- `pip install -e .`\n- `tree --help`\n", "setup.py": "1\n"})
    verdict = ask(how_to_run, tmp_path / "r")
    assert (verdict.share, verdict.findings) == (0.7, ())


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("rust", "use tree::Forest;\nForest::new().fit(&rows);"),
        ("js", "import { Forest } from './forest';\nnew Forest().fit(rows);"),
        ("java", "import org.tree.Forest;\nnew Forest().fit(rows);"),
    ],
)
def test_a_snippet_in_another_language_shows_how_to_use_it(
    language: str, code: str, how_to_run: Check, tmp_path: Path
) -> None:
    readme = f"# A\n\n## Example\n\n```{language}\n{code}\n```\n"
    make(tmp_path / "r", {"README.md": readme, "model.py": "x = 1\n"})
    assert ask(how_to_run, tmp_path / "r").share == 1


def test_a_name_that_stands_for_the_end_of_several(how_to_run: Check, tmp_path: Path) -> None:
    readme = "# A\n\nNavigate to a folder and open the demo.ipynb notebook.\n"
    make(tmp_path / "r", {"README.md": readme, "trees/tree_demo.ipynb": ["1"], "forests/forest_demo.ipynb": ["1"]})
    assert ask(how_to_run, tmp_path / "r").share == 1


@pytest.mark.parametrize(
    "told",
    [
        "运行程序需在main.py中实例化模型后运行main.py即可",
        "运行 src/main.py 即可",
        "main.pyを実行してください",
        "main.py 를 실행하세요",
        "Abre main.py y sigue",
        "Führen Sie main.py aus",
        "main.py ausführen",
        "main.py dosyas\u0131n\u0131 \u00e7al\u0131\u015ft\u0131r\u0131n",
        "2. Run the main script.",
        "Run the Jupyter notebook to see it.",
    ],
)
def test_a_step_in_another_language_or_by_name_is_one(told: str, how_to_run: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.md": f"# A\n\n{told}\n", "src/main.py": "x = 1\n"})
    assert ask(how_to_run, tmp_path / "r").share == 1


@pytest.mark.parametrize(
    ("telling", "silent", "outcome"),
    [(2, 2, Outcome.UNKNOWN), (1, 0, Outcome.FAIL), (2, 3, Outcome.FAIL)],
)
def test_readmes_in_most_folders_may_tell_it(
    telling: int, silent: int, outcome: Outcome, how_to_run: Check, tmp_path: Path
) -> None:
    steps = {f"p{number}/README.md": "pip install numpy\n" for number in range(telling)}
    others = {f"q{number}/README.md": "About a tree.\n" for number in range(silent)}
    make(tmp_path / "r", {"README.md": "# Projects\n", "a.R": "f(1)\n", **steps, **others})
    assert ask(how_to_run, tmp_path / "r").outcome is outcome


@pytest.mark.parametrize("label", ["ex) ", "e.g. ", "Example: ", "2. ", "Step 3: $ ", "例: "])
def test_a_label_stands_before_a_command(label: str, how_to_run: Check, tmp_path: Path) -> None:
    readme = f"# A\n\n```\n{label}PYTHONPATH=. python tree.py\n```\n"
    make(tmp_path / "r", {"README.md": readme, "tree.py": "x = 1\n"})
    assert ask(how_to_run, tmp_path / "r").outcome is Outcome.PASS


def test_what_is_typed_behind_the_prompt_of_r_is_a_way(how_to_run: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README": 'Trees\n\n> source("trees.R")\n> fit(3)\n', "trees.R": "fit <- 1\n"})
    assert ask(how_to_run, tmp_path / "r").share == 1.0


@pytest.mark.parametrize("readme", ["# Task\n\nWrite a regression.\n", "# A\n\n```r\nf = function(a) a\nf(1)\n```\n"])
def test_nothing_to_run_but_what_the_readme_shows(readme: str, how_to_run: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.md": readme, "images/a.png": b"\x89PNG"})
    assert ask(how_to_run, tmp_path / "r").outcome is Outcome.NOT_APPLICABLE
    make(tmp_path / "s", {"README.md": readme, "a.R": "f(1)\n"})
    assert ask(how_to_run, tmp_path / "s").outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("readme", "outcome"),
    [
        ('```julia\ninclude("knn.jl")\n\nmodel = Knn(X, y, 5)\n```', Outcome.PASS),
        ('```cpp\n#include "knn.h"\n\nKnn model(5);\nmodel.fit(x);\n```', Outcome.PASS),
        ('```julia\ninclude("knn.jl")\n```', Outcome.FAIL),
        ('Clone the repository and build/run the "solver-app" configuration.', Outcome.PASS),
        ("We run the second configuration.", Outcome.FAIL),
        ("1. Use `freeze.py` to write the graph", Outcome.PASS),
        ("We use `freeze.py` for the graph.", Outcome.FAIL),
        ("* Install Conda.\n* Run the scripts/notebook.", Outcome.UNKNOWN),
        (
            "Read the [report](./report.pdf) about:\n\n- Naive Bayes.\n- Compiling and running the project.",
            Outcome.UNKNOWN,
        ),
        ("Read the [report](./report.pdf) about:\n\n- Naive Bayes.", Outcome.FAIL),
    ],
)
def test_what_else_shows_how_to_run(readme: str, outcome: Outcome, how_to_run: Check, tmp_path: Path) -> None:
    files = {"knn.jl": "1\n", "src/knn.h": "int a;\n", "freeze.py": "print(1)\n", "report.pdf": b"%PDF"}
    assert ask(how_to_run, make(tmp_path, {"README.md": f"# A\n\n{readme}\n", **files})).outcome is outcome


@pytest.mark.parametrize(
    ("command", "share"), [("python3 grower train", 1), ("`python grower --depth 3`", 1), ("python shrinker train", 0)]
)
def test_a_folder_that_python_runs_is_a_command_where_it_is_here(
    command: str, share: float, how_to_run: Check, tmp_path: Path
) -> None:
    written = command if command.startswith("`") else f"```\n{command}\n```"
    make(tmp_path / "r", {"README.md": f"# A\n\n{written}\n", "grower/__main__.py": "print(1)\n"})
    assert ask(how_to_run, tmp_path / "r").share == share
