"""What commands are for, and what they need."""

import pytest

from mlfolio.evidence.prose.needs import purpose
from mlfolio.evidence.prose.terminal import pasted_commands, pasted_lines


def _needed(line: str) -> tuple[str, list[str]] | None:
    (words,) = pasted_commands(line)
    found = purpose(words)
    return (found.kind, [need.names[0] for need in found.needs]) if found else None


@pytest.mark.parametrize(
    ("line", "kind", "needed"),
    [
        ("python -u src/train.py --epochs 3", "run", ["src/train.py"]),
        ("python3 -m tree.grow --deep", "run", ["tree.grow"]),
        ("CUDA_VISIBLE_DEVICES=0 python train.py", "run", ["train.py"]),
        ("uv run --with rich python train.py", "run", ["train.py"]),
        ("poetry run streamlit run app.py", "run", ["app.py"]),
        ("uv run train.py --epochs 3", "run", ["train.py"]),
        ("poetry run train", "run", []),
        ("pixi run train", "run", []),
        ("pre-commit run --all-files", "install", []),
        ("quarto render report.qmd", "run", ["report.qmd"]),
        ("marimo edit explore.py", "run", ["explore.py"]),
        ("uv run pytest tests/test_rows.py", "run", ["tests/test_rows.py"]),
        ("torchrun --nproc_per_node 2 train.py", "run", ["train.py"]),
        ("uvicorn app.main:app --reload", "run", ["app.main"]),
        ("Rscript analysis/fit.R", "run", ["analysis/fit.R"]),
        ("./run.sh", "run", ["run.sh"]),
        ("python src\\train.py", "run", ["src/train.py"]),
        ("pip install -r requirements-dev.txt", "install", ["requirements-dev.txt"]),
        ("pip install -e .[dev]", "install", ["pyproject.toml"]),
        ("pip install -r -requirements.txt", "install", ["-requirements.txt"]),
        ("pip install -rdev.txt -r prod.txt", "install", ["dev.txt", "prod.txt"]),
        ("conda env create --file=env.yml", "install", ["env.yml"]),
        ("conda env export -f env.yml", "install", []),
        ("python -m venv .venv", "install", []),
        (".\\.venv\\Scripts\\python.exe -m src.train", "run", ["src.train"]),
        ("./venv/bin/pip3 install -r requirements.txt", "install", ["requirements.txt"]),
        ('python -c "import tree; print(tree)"', "run", []),
        ("source .venv/bin/activate", "install", []),
        ("make train data", "run", ["train", "data"]),
        ("make -C docs html", "run", []),
        ("docker build -t x .", "run", ["Dockerfile"]),
        ("docker build -f docker/Api.Dockerfile .", "run", ["docker/Api.Dockerfile"]),
        ("docker compose up", "run", ["docker-compose.yml"]),
        ("pytest tests/test_a.py::test_b", "run", ["tests/test_a.py"]),
        ("jupyter notebook titanic.ipynb", "run", ["titanic.ipynb"]),
        ("git clone https://github.com/a/b.git", "fetch", []),
        ("python <path>/train.py", "run", []),
        ("Streamlit run app.py", "run", ["app.py"]),
        ("Conda activate rows", "install", []),
        ("Scripts\\activate", "install", []),
        ("Activate", "install", []),
        ("flask --app rows run", "run", []),
        ("make app", "run", ["app"]),
    ],
)
def test_commands_and_their_needs(line: str, kind: str, needed: list[str]) -> None:
    assert _needed(line) == (kind, needed)


@pytest.mark.parametrize(
    "line",
    [
        "python",
        "python 3.8",
        "python == 3.9",
        "node 14",
        "make sure you have pip",
        "make won column for response variable",
        "make rows of each day",
        "train the model",
        "pip",
        "x = 3",
        "conda 4",
        "Gradio UI",
        "flask app",
        "Docker Compose",
        "MLflow Tracking",
    ],
)
def test_what_is_no_command(line: str) -> None:
    assert _needed(line) is None


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("$ python a.py", "python a.py"),
        ("(venv) $ python a.py  # trains", "python a.py"),
        ("ada@box:~/tree$ python a.py", "python a.py"),
        ("C:\\> python a.py", "python a.py"),
        ("!pip install a", "pip install a"),
        (">>> import a", "import a"),
        ("# a remark", ""),
    ],
)
def test_prompts_and_remarks_are_taken_off(pasted: str, line: str) -> None:
    assert list(pasted_lines(pasted)) == [(0, line)]


def test_a_continued_line_is_one_command() -> None:
    assert list(pasted_lines("python a.py \\\n  --x 1\nls")) == [(0, "python a.py    --x 1"), (2, "ls")]


def test_commands_of_one_line_are_parted() -> None:
    assert list(pasted_commands("cd a && sudo python b.py | tee log")) == [
        ["cd", "a"],
        ["python", "b.py"],
        ["tee", "log"],
    ]


def test_an_open_quote_is_survived() -> None:
    assert list(pasted_commands("echo it's")) == [["echo", "it's"]]
