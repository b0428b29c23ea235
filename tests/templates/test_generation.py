"""Every kind and every answer gives files that their own formats accept."""

import json
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
@pytest.mark.parametrize(
    ("file", "schema"),
    [(".github/workflows/ci.yml", "vendor.github-workflows"), ("CITATION.cff", "vendor.citation-file-format")],
)
def test_files_for_other_tools_follow_their_schemas(tmp_path: Path, kind: str, file: str, schema: str) -> None:
    folder = project(kind, tmp_path / "project", **HARD)
    options = ("--builtin-schema", schema, "--default-filetype", "yaml")
    run(folder, sys.executable, "-m", "check_jsonschema", *options, file)


def test_plain_copier_makes_a_project_without_a_path_of_this_machine(tmp_path: Path) -> None:
    template = tmp_path / "template"
    shutil.copytree(ROOT / "templates", template / "templates")
    shutil.copy(ROOT / "copier.yml", template)
    compiled = template / "templates/kaggle/src/{{ package_name }}/__pycache__/compiled.pyc"
    compiled.parent.mkdir()
    compiled.write_bytes(b"\0")
    run(tmp_path, sys.executable, "-m", "copier", "copy", "--defaults", str(template), "made")
    assert_files_parse(tmp_path / "made")
    assert str(tmp_path) not in (tmp_path / "made" / ".copier-answers.yml").read_text(encoding="utf-8")
    assert not list((tmp_path / "made").rglob("__pycache__"))


@pytest.mark.parametrize("kind", KINDS)
def test_no_path_of_this_machine_is_left(tmp_path: Path, kind: str) -> None:
    folder = project(kind, tmp_path / "project")
    for path in (path for path in folder.rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8")
        assert "/tmp" not in text, path
        assert "_src_path" not in text, path
