"""Tools that are configured or run, and mentions that are neither."""

from pathlib import Path

import pytest

from mlfolio.evidence.automation.linters import tools_of
from mlfolio.examples import Example
from mlfolio.repo import Repo
from mlfolio.testing import build

CI = "on: push\njobs:\n  lint:\n    runs-on: ubuntu-latest\n    steps:\n      - {step}\n"


def tools(folder: Path, path: str, text: str) -> set[str]:
    build(Example({path: text}), folder)
    repo = Repo(folder)
    return {tool.name for tool in tools_of(repo.files, repo.workflows)}


@pytest.mark.parametrize(
    ("path", "text", "tool"),
    [
        (".flake8", "[flake8]\n", "flake8"),
        ("sub/.pylintrc", "", "pylint"),
        ("pyproject.toml", "[tool.ruff.lint]\nselect = ['E']\n", "ruff"),
        ("setup.cfg", "[flake8]\nmax-line-length = 100\n", "flake8"),
        ("tox.ini", "[pycodestyle]\nignore = E1\n", "pycodestyle"),
        (".pre-commit-config.yaml", "repos:\n- repo: local\n  hooks:\n  - {id: black-jupyter}\n", "black"),
        ("Makefile", "lint:\n\tpython -m flake8 src\n", "flake8"),
        (".github/workflows/ci.yml", CI.format(step="run: poetry run black --check ."), "black"),
        (".github/workflows/ci.yml", CI.format(step="uses: psf/black@stable"), "black"),
        (".github/workflows/ci.yml", CI.format(step="uses: chartboost/ruff-action@v1"), "ruff"),
        (".github/workflows/ci.yml", CI.format(step="uses: super-linter/super-linter@v7"), "super-linter"),
        (".lintr", "linters: all_linters()\n", "lintr"),
        ("mypy.ini", "[mypy]\n", "mypy"),
        (".vscode/settings.json", '{"python.formatting.provider": "black"}', "black"),
        (".vscode/settings.json", '{\n  // lint\n  "python.linting.flake8Enabled": true,\n}', "flake8"),
        (".vscode/settings.json", '{"editor.defaultFormatter": "charliermarsh.ruff"}', "ruff"),
        (".vscode/settings.json", '{"editor.defaultFormatter": "ms-python.black-formatter"}', "black"),
        (".vscode/settings.json", '{"python.linting.flake8Args": [\n  "--ignore=E126"\n]}', "flake8"),
        (".vscode/settings.json", '{"python.formatting.blackArgs": ["--line-length", "100"]}', "black"),
        (".vscode/settings.json", '{"black-formatter.args": ["-l", "100"]}', "black"),
        (".vscode/settings.json", '{"ruff.lint.args": ["--select=ALL"]}', "ruff"),
        (".vscode/settings.json", '{"ruff.fixAll": true}', "ruff"),
        ("churn/Makefile", "lint:\n\tflake8 src\n", "flake8"),
    ],
)
def test_a_tool_is_set_up(path: str, text: str, tool: str, tmp_path: Path) -> None:
    assert tools(tmp_path, path, text) == {tool}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".github/workflows/ci.yml", CI.format(step="run: pip install flake8 pytest")),
        ("pyproject.toml", "[tool.pytest.ini_options]\n"),
        ("pyproject.toml", "tool = 3\n"),
        ("setup.cfg", "[metadata]\nname = black\n"),
        (".pre-commit-config.yaml", "repos: 3\n"),
        (".pre-commit-config.yaml", "repos:\n- hooks: {id: black}\n- 3\n- hooks: [3, {id: [black]}]\n"),
        ("README.md", "Format with `black .`\n"),
        (".vscode/settings.json", '{"python.linting.pylintEnabled": false, "python.linting.pylintArgs": ["-E"]}'),
        (".vscode/settings.json", '{"python.linting.flake8Args": [], "ruff.enable": false}'),
        (".editorconfig", "[*]\nindent_size = 4\n"),
    ],
)
def test_no_tool_is_set_up(path: str, text: str, tmp_path: Path) -> None:
    assert tools(tmp_path, path, text) == set()


def test_a_tool_looks_where_it_is_set_up(tmp_path: Path) -> None:
    files = {"churn/Makefile": "lint:\n\tblack .\n", "setup.cfg": "[isort]\n", "fraud/.flake8": ""}
    build(Example(files), tmp_path)
    repo = Repo(tmp_path)
    folders = {tool.name: tool.folder for tool in tools_of(repo.files, repo.workflows)}
    assert folders == {"black": "churn/", "isort": "", "flake8": "fraud/"}
