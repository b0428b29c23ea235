"""The steps in a README, however they are written down."""

import pytest

from mlfolio.evidence.prose.instructions import steps
from mlfolio.evidence.prose.markdown import read_markdown


def _kinds(text: str) -> list[str]:
    return [step.kind for step in steps(read_markdown(text))]


@pytest.mark.parametrize(
    "text",
    [
        "```\n$ python train.py\n```\n",
        "Start it with `python train.py`.\n",
        "*python train.py* <br>\n",
        "Then run the train.py script.\n",
        "To reproduce this, open `titanic.ipynb` and run it.\n",
        "Upload the notebook to Google Colab.\n",
        "Run all cells.\n",
        "Build it with `make`.\n",
        "##### python manage.py run\n",
        "```\ngo run ./cmd\n```\n",
        "`./start.sh`\n",
        "> java -jar DecisionTree.jar\n",
        "3. **Rodar a aplicação:** ```bash\n./mvnw spring-boot:run\n```\n",
        "Open `index.html` in any modern browser.\n",
        "Build:\n\ng++ -std=c++17 -O2 main.cpp tree.cpp -o tree\n",
        "Compile it with nvcc kernels/net.cu first.\n",
        "To try it: cargo run\n",
        "cmake ..\n",
        "Build it:\n\nmake\n",
        "python -m tree.train\n",
        "py train.py\n",
        "```\nclang++ net.cpp\n```\n",
        "Run Main.java in the editor.\n",
        "1. Set the paths in utils.py\n2. sh ./run_all.sh\n",
        "运行 main.py 即可\n",
        '```r\nshiny::runApp("app")\n```\n',
    ],
)
def test_a_way_to_run(text: str) -> None:
    assert _kinds(text) == ["run"]


@pytest.mark.parametrize(
    "text",
    [
        "The results were computed in train.py.\n",
        "| File | Purpose |\n|---|---|\n| `train.py` | trains |\n",
        "- `1-clean.R`: repairs the data\n",
        "- python has many libraries\n- make sure that there is enough space\n",
        "See the notebook on Kaggle.\n",
        "Flask is a framework. Now start to create the API (for example app.py).\n",
        "Weighted `module eigengenes` of `Python 3.8` and `make sure`.\n",
        '```json\n{"a": 1}\n```\n',
        "```python\nmodel = Network(2)\nmake = 3\n```\n",
        "This Jupyter Notebook shows the analysis.\n",
        "Each project is documented in its README (the `make` commands).\n",
        "- `make` for building the project\n",
        "- Make Spoonerism\n",
        "We want to\nmake it small, with gcc and what cargo runs.\n",
        "```cpp\nstd::vector<float> a(3);\n```\n",
        "| Tool | For |\n|---|---|\n| `make` | building |\n",
    ],
)
def test_no_step_at_all(text: str) -> None:
    assert _kinds(text) == []


def test_cloning_is_a_step_of_its_own_kind() -> None:
    assert _kinds("```bash\ngit clone https://github.com/a/b\ncd b\n```\n") == ["fetch"]


def test_a_snippet_counts_where_it_is_announced_or_after_an_installation() -> None:
    snippet = "```python\nfrom tree import Tree\n```\n"
    assert _kinds(f"# Tree\n\n## Usage\n\n{snippet}") == ["use"]
    assert _kinds(f"# Tree\n\nDo `pip install tree`.\n\n## The API\n\n{snippet}") == ["install", "use"]
    assert _kinds(f"# Tree\n\n## The API\n\n{snippet}") == []


def test_a_command_within_a_sentence_counts_once() -> None:
    assert _kinds("Please run `python train.py` and wait.\n") == ["run"]


def test_steps_keep_their_lines() -> None:
    found = steps(read_markdown("# A\n\nFirst\nrun train.py.\n\n```\n# all\npip install a\n\npython b.py\n```\n"))
    assert [(step.line, step.text) for step in found] == [
        (4, "run train.py"),
        (8, "pip install a"),
        (10, "python b.py"),
    ]


def test_what_happens_in_another_project_needs_nothing_here() -> None:
    text = (
        "```\ngit clone https://github.com/me/mine\ncd mine\npython a.py\n```\n\n"
        "```\ngit clone https://github.com/you/yours.git\ncd yours\npython setup.py install\n```\n"
    )
    found = [
        (step.text, [need.names[0] for need in step.needs])
        for step in steps(read_markdown(text))
        if step.kind != "fetch"
    ]
    assert found == [("python a.py", ["a.py"]), ("python setup.py install", [])]


def test_what_a_command_writes_is_there_for_those_after_it() -> None:
    text = "```\npip install -r lock.txt\npip freeze > lock.txt\npip install -r lock.txt\n```\n"
    assert [bool(step.needs) for step in steps(read_markdown(text))] == [True, False, False]
    text = "```\nconda env export -n tree -f lock.yml\nconda env update -f lock.yml --prune\n```\n"
    assert [step.needs for step in steps(read_markdown(text))] == [(), ()]
    text = "```\npython grow.py rows.csv -o tree.R\nRscript tree.R\n```\n"
    assert [[need.names[0] for need in step.needs] for step in steps(read_markdown(text))] == [["grow.py"], []]


def test_what_a_command_brings_is_not_needed() -> None:
    found = steps(read_markdown("```\nwget https://a.example/get.py\npython get.py\n```\n"))
    assert [step.needs for step in found] == [(), ()]
