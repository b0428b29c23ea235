"""What a README claims, and what is left alone because nobody could tell."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.evidence.prose.claims import claims
from mlfolio.evidence.prose.markdown import read_markdown
from mlfolio.evidence.prose.whereabouts import Whereabouts
from mlfolio.examples import Content
from mlfolio.repo import Repo

FILES: dict[str, Content] = {
    "src/tree/grow.py": "A = 1\n",
    "src/tree/__init__.py": "",
    "Train Model.ipynb": ["1 + 1"],
    "tree_model.ipynb": ["1 + 1"],
    "Makefile": "train test:\n\tpython x.py\n\nX := 1\n",
    ".gitignore": "private.py\noutputs/\n*.sh\n",
    ".github/workflows/ci.yml": "on: push\n",
}


@pytest.fixture(scope="module")
def whereabouts(tmp_path_factory: pytest.TempPathFactory) -> Whereabouts:
    return Whereabouts(Repo(make(tmp_path_factory.mktemp("claims") / "r", FILES)).files)


def _false(text: str, whereabouts: Whereabouts) -> list[tuple[str, int]]:
    return [(one.name, one.line) for one in claims(read_markdown(text), whereabouts, licensed=False) if not one.holds]


@pytest.mark.parametrize(
    ("text", "false"),
    [
        ("`lost.py`\n", [("lost.py", 1)]),
        ("`lost.py` splits.\n\nRows are removed by `lost.py`\n", [("lost.py", 1)]),
        ("`jupyter notebook gone.ipynb` or `open ./lost.ipynb`\n", [("gone.ipynb", 1), ("lost.ipynb", 1)]),
        ("`jupyter nbconvert --execute --to notebook gone.ipynb`\n", [("gone.ipynb", 1)]),
        ("Text\n\n```\nmake train\nmake deploy\n```\n", [("deploy", 5)]),
        ("```\npython -m tree.lost\n```\n", [("tree.lost", 2)]),
        ("```\nuvicorn server:app\n```\n", [("server", 2)]),
        ("```\ndocker build .\n```\n", [("Dockerfile", 2)]),
        ("```\npython lost.py\n```\n\nand `lost.py`\n", [("lost.py", 2)]),
        ("```\npython scripts/your_model.py\n```\n", []),
        ("- Run fit.py in https://github.com/joe/models (first of all)\n", []),
        ("In the [models](https://github.com/joe/models) repository, `fit.py` fits.\n", []),
        ("Run fit.py. Thanks to joe of https://github.com/joe/models\n", [("fit.py", 1)]),
        ("```\ngit clone https://github.com/joe/tree.git\n```\n\n`fit.py` is in https://github.com/joe/tree\n",
         [("fit.py", 5)]),
        ("```\nx/\n├── src/\n├── grow.py\n├── net_raw/\n│   └── Set01/\n└── net_preprocessed/\n```\n", []),
        ("```\n<slug>/\n├── src/\n├── submits/ # Where they are\n└── grow.py\n```\n", []),
        ("```\nx/\n├── src/\n├── grow.py\n└── <slug>/\n    └── fit.py\n```\n", []),
        ("Go to the folder doc and open src.html\n", []),
        ("1. Use Colab and configure the folder structure:\n\n```\nx/\n├── tree/\n├── submits/ # Where they are\n"
         "└── grow.py\n```\n", []),
        ("The folder structure:\n\n```\nx/\n├── tree/\n├── submits/ # Where they are\n└── grow.py\n```\n",
         [("submits", 6)]),
        ("```\n./script.py --help\n```\n", []),
        ("#### make Won column for response variable\n", []),
        ("With `Forests.jl`, `src/Cut.jl` and `lost.jl`\n", [("src/Cut.jl", 1), ("lost.jl", 1)]),
        ("- Forests.jl - grows them\n- lost.jl - loses them\n", [("lost.jl", 2)]),
        ("![](https://img.shields.io/badge/build-passing-green)\n", [("build passing", 1)]),
        ("![](https://github.com/a/b/actions/workflows/cd.yml/badge.svg)\n", [("cd.yml", 1)]),
        ("![](https://img.shields.io/github/license/a/b)\n", [("licence badge", 1)]),
        ("```\nx/\n├── 🌳 src/\n│   └── tree/\n│       ├── grow.py\n│       └── cut.py  # cuts\n└── tests/\n```\n",
         [("src/tree/cut.py", 6), ("tests", 7)]),
        ("```\n├───src\n│   ├───tree\n│   └───cut\n├───.github\n```\n", []),
        ("```\n├───src\n│   ├───tree\n│   └───cut\n└───utils\n```\n", [("src/cut", 4), ("utils", 5)]),
        ("```\n├── src\n│   └── grow.py\n├── train model.ipynb\n├── extra\n│   └── cut.ts\n└── CHANGELOG.md\n```\n",
         [("extra", 5), ("extra/cut.ts", 6), ("CHANGELOG.md", 7)]),
        ("```\n├── src/\n├── tree/\n├── scripts/private.py  # loads\n├── __pycache__\n├── shap_cache/\n"
         "├── Task_N_Name/\n├── sources/\n└── trees/\n```\n", [("sources", 8)]),
        ("```\npytest -q\n```\n", [("a test", 2)]),
        ("- [ ] Set up CI\n  - Run `pytest -q` on every push\n- [x] Train\n", []),
        ("## Project Structure\n\n- 📂 app/\n- grow.py: grows\n- requirements.txt - packages\n"
         "- config.yaml (not included)\n",
         [("app", 3), ("requirements.txt", 5)]),
        ("- File: `Old things/`\n- Folder: `src/`\n", [("Old things", 1)]),
        ("- **pytest** - testing\n", [("tests", 1)]),
        ("Every project has a folder:\n\n- grow.py: grows\n- lost.py: loses\n", [("lost.py", 4)]),
        ("Each folder includes:\n\n- lost.py: loses\n\n## Files\n\n- gone.py: goes\n", [("gone.py", 7)]),
        ("Run:\n\n    jupyter notebook model.ipynb\n", [("model.ipynb", 3)]),
        ("```\n├───src\n│   ├───tree\n│   ├───grow.py\n│   └───cut\n```\n", []),
    ],
)  # fmt: skip
def test_false_claims(text: str, false: list[tuple[str, int]], whereabouts: Whereabouts) -> None:
    assert _false(text, whereabouts) == false


@pytest.mark.parametrize(
    "text",
    [
        "`src/tree/grow.py`, `grow.py`, `Grow.py` and `Train Model.ipynb`\n",
        "Create a file called `config.py`.\n",
        "`jupyter notebook tree_model.ipynb`, `jupyter lab --no-browser tree_model.ipynb`, `open Train Model.ipynb`\n",
        "`papermill tree_model.ipynb done.ipynb` or `ipython tree_model.ipynb`\n",
        "`your_script.py`, `path/to/x.py`, `my_model.py` and `R/XX.R`\n",
        "`private.py`\n",
        "```\nbash setup.sh\n```\n",
        "## Roadmap\n\n- `forest.py`\n",
        "## Suggested Extensions\n\n- Add tests:\n\n  - Unit tests for the routes\n",
        "Wrote `label.py` for it.\n\nIt lost: `label.py` was removed.\n",
        "| Change | wrote `label.py` |\n|---|---|\n| End | `label.py` 已删除 |\n",
        "[`lost.py`](lost.py)\n",
        "Adapted from the original `vae.py`.\n",
        "```\npython -m http.server\n```\n",
        "```\nmake test\n```\n",
        "- `make test`: run tests with coverage\n- `make train`: fit it\n",
        "```\ndata/\n├── train/\n├── labels.yaml\n└── read.py\n```\n",
        "```\nx/\n├── src/\n├── tree/\n├── outputs/\n├── models/\n│   └── fit.py\n└── ...\n```\n",
        "![](https://github.com/a/b/actions/workflows/ci.yml/badge.svg)\n",
        "- D3.js: draws\n- This notebook, as EDA.ipynb: text\n- data/\n",
        "- We have not written unit tests yet.\n\n## Future\n\n- automated testing\n",
        "- [ ] CI\n\n- automated testing\n",
        "```\n./.venv/Scripts/activate.sh\n```\n",
        "The class is in `src.tree.grow.py`.\n",
        "Each project has its own folder, which generally includes:\n\n- model_name.py\n- utils.py: helps\n",
        "Each folder follows the same structure\n\n```\n├── src\n├── tree\n└── utils\n```\n",
        "Cada carpeta contiene:\n\n- utils.py: funciones\n",
        "Go to its folder and open the model.ipynb notebook.\n",
        "`python -m tree.part_*`, or python -m tree.part_*\n",
    ],
)
def test_no_false_claim(text: str, whereabouts: Whereabouts) -> None:
    assert _false(text, whereabouts) == []


@pytest.mark.parametrize("file", ["CMakeLists.txt", "configure"])
def test_a_makefile_that_is_written_by_the_build_cannot_be_told(tmp_path: Path, file: str) -> None:
    repo = Repo(make(tmp_path, {file: "project(x)\n"}))
    assert _false("```\nmake\nmake install\n```\n", Whereabouts(repo.files)) == []


def test_targets_made_by_an_include_or_a_pattern_cannot_be_told(tmp_path: Path) -> None:
    for number, extra in enumerate(("include rules.mk\n", "run-%:\n\tpython $*.py\n", "$(NAME): x\n")):
        repo = Repo(make(tmp_path / str(number), {"Makefile": "train:\n\ttrue\n" + extra}))
        assert _false("```\nmake other\n```\n", Whereabouts(repo.files)) == []


@pytest.mark.parametrize("told", ["Run *Curves&Lines.R* first.", "Run the code from Curves&Lines.R."])
def test_a_name_may_hold_signs(told: str, tmp_path: Path) -> None:
    files: dict[str, Content] = {"Curves&Lines.R": "1\n"}
    here = Whereabouts(Repo(make(tmp_path / "r", files)).files)
    assert not _false(told, here)
    assert _false(told.replace("Curves", "Lost"), here)


def test_a_name_may_hold_spaces(tmp_path: Path) -> None:
    here = Whereabouts(Repo(make(tmp_path / "r", {"src/Grow The Trees.R": "1\n"})).files)
    assert not _false("1. Run the script: `src/Grow The Trees.R`\n", here)
    assert _false("1. Run the script: `src/Cut The Trees.R`\n", here)


def test_the_dot_of_a_settings_file_may_be_left_out(tmp_path: Path) -> None:
    here = Whereabouts(Repo(make(tmp_path / "r", {".isort.cfg": "1\n", "fit.py": "1\n"})).files)
    assert not _false("# Files\n\n- `isort.cfg` - settings\n- `fit.py` - fits\n", here)
    assert _false("# Files\n\n- `flake.cfg` - settings\n- `fit.py` - fits\n", here)
