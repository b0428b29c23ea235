"""Every kind and every answer gives files that their own formats accept."""

import ast
import json
import os
import re
import shutil
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from projects import KINDS, ROOT, each_answer, project, run

CASES = [(kind, answers) for kind in KINDS for answers in each_answer(kind)]
HARD = {
    "project_name": 'Zoë\'s "big" & <odd> 数据 \\ project: #1, 100% {{ braces }} ' + "x" * 22,
    "author_name": 'Seán O\'Brien-"Quote" \\ Ünal',
    "description": 'It\'s a "test": of {{ everything }} & <more>, 50% \\ off #hash',
    "repository_url": "https://github.com/ada/odd-project",
}


def names(case: tuple[str, dict[str, str]]) -> str:
    kind, answers = case
    return "-".join([kind, *answers.values()]).replace("/", "-")


def assert_files_parse(folder: Path) -> None:
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts):
        text = path.read_text(encoding="utf-8")
        assert "{%" not in text, path
        assert text.endswith("\n"), path
        assert not text.endswith("\n\n"), path
        match path.suffix:
            case ".md":
                assert "\n\n\n" not in text, path
            case ".toml":
                tomllib.loads(text)
            case ".yml" | ".yaml" | ".cff":
                assert yaml.safe_load(text)
            case ".ipynb" | ".json":
                assert json.loads(text)
            case ".py":
                compile(text, path, "exec")


@pytest.mark.parametrize("case", CASES, ids=names)
def test_every_file_is_whole_and_parses(tmp_path: Path, case: tuple[str, dict[str, str]]) -> None:
    kind, answers = case
    folder = project(kind, tmp_path / "project", **answers)
    assert_files_parse(folder)
    run(folder, sys.executable, "-m", "ruff", "check", "--no-cache", ".")
    run(folder, sys.executable, "-m", "ruff", "format", "--no-cache", "--check", ".")


@pytest.mark.parametrize("case", CASES, ids=names)
def test_a_notebooks_cells_are_numbered_as_its_own_hook_does(tmp_path: Path, case: tuple[str, dict[str, str]]) -> None:
    kind, answers = case
    for path in (project(kind, tmp_path / "project", **answers) / "notebooks").glob("*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        assert [cell["id"] for cell in cells] == [str(place) for place in range(len(cells))]


@pytest.mark.parametrize("kind", KINDS)
def test_odd_words_stay_the_authors_words(tmp_path: Path, kind: str) -> None:
    folder = project(kind, tmp_path / "project", **HARD)
    assert_files_parse(folder)
    metadata = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((folder / "CITATION.cff").read_text(encoding="utf-8"))
    assert metadata["description"] == citation["abstract"] == HARD["description"]
    assert metadata["authors"][0]["name"] == citation["authors"][0]["name"] == HARD["author_name"]
    assert citation["title"] == HARD["project_name"]
    assert HARD["author_name"] in (folder / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", [HARD["author_name"], "O'Neil", 'Ada "Countess"', '\\"', '"\\', 'Ada\'s "C"'])
def test_names_are_python_that_is_formatted(tmp_path: Path, kind: str, name: str) -> None:
    folder = project(kind, tmp_path / "project", project_name=f"On {name}", author_name=name, package_name="odd")
    run(folder, sys.executable, "-m", "ruff", "format", "--no-cache", "--check", "docs")
    statements = ast.parse((folder / "docs" / "conf.py").read_text(encoding="utf-8")).body
    said = {node.targets[0].id: node.value for node in statements if isinstance(node, ast.Assign)}
    assert ast.literal_eval(said["project"]) == f"On {name}"
    assert ast.literal_eval(said["author"]) == name


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sentence", ["Tells them apart", "Tells them apart.", "Can they be told apart?"])
def test_a_description_ends_as_its_author_ended_it(tmp_path: Path, kind: str, sentence: str) -> None:
    folder = project(kind, tmp_path / "project", description=sentence)
    ended = "Tells them apart." if sentence.startswith("Tells") else sentence
    for page in ("README.md", "docs/index.md"):
        assert f"\n{ended}\n" in (folder / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_the_targets_of_make_are_one_empty_line_apart(tmp_path: Path, kind: str) -> None:
    text = (project(kind, tmp_path / "project") / "Makefile").read_text(encoding="utf-8")
    assert "\n\n\n" not in text
    assert not re.search(r"^\t.*\n[a-z-]+:", text, re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("file", "schema"),
    [(".github/workflows/ci.yml", "vendor.github-workflows"), ("CITATION.cff", "vendor.citation-file-format")],
)
def test_files_for_other_tools_follow_their_schemas(tmp_path: Path, kind: str, file: str, schema: str) -> None:
    folder = project(kind, tmp_path / "project", **HARD)
    options = ("--builtin-schema", schema, "--default-filetype", "yaml")
    run(folder, sys.executable, "-m", "check_jsonschema", *options, file)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template as somebody fetched it, with a module that pip compiled."""
    folder = tmp_path_factory.mktemp("template")
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copy(ROOT / "copier.yml", folder)
    compiled = folder / "templates/kaggle/src/{{ package_name }}/__pycache__/compiled.pyc"
    compiled.parent.mkdir()
    compiled.write_bytes(b"\0")
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_plain_copier_makes_the_same_project(tmp_path: Path, template: Path, kind: str) -> None:
    author = ("--data", "author_name=Ada Lovelace")
    run(
        tmp_path,
        sys.executable,
        "-m",
        "copier",
        "copy",
        "--defaults",
        "--data",
        f"kind={kind}",
        *author,
        str(template),
        "made",
    )
    assert contents(tmp_path / "made") == contents(project(kind, tmp_path / "project"))


def contents(folder: Path) -> dict[str, tuple[bytes, bool]]:
    """Return what each file of a project holds, and whether it is a program."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), os.access(path, os.X_OK)) for path in files}


@pytest.mark.parametrize("kind", KINDS)
def test_no_path_of_this_machine_is_left(tmp_path: Path, kind: str) -> None:
    folder = project(kind, tmp_path / "project")
    for path in (path for path in folder.rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8")
        assert "/tmp" not in text, path
        assert "_src_path" not in text, path
