"""Dockerfiles are read as they are built."""

from itertools import pairwise
from pathlib import Path

import pytest
from repositories import make

from mlfolio.evidence.serving.containers import Container, containers, is_there
from mlfolio.repo import Repo


def read(folder: Path, text: str, path: str = "Dockerfile") -> Container:
    return containers(Repo(make(folder, {path: text})).files)[0]


def test_continued_lines_are_one_instruction_and_comments_are_none(tmp_path: Path) -> None:
    container = read(tmp_path, "FROM a:1\n# note\nRUN one \\\n  # inside\n  && two\nUSER app\n")
    assert [(one.name, one.line) for one in container.instructions] == [("FROM", 1), ("RUN", 3), ("USER", 6)]
    assert container.instructions[1].value == "one  && two"


def test_a_stage_is_no_base(tmp_path: Path) -> None:
    container = read(
        tmp_path, "FROM --platform=amd64 python:3.12 AS build\nFROM build AS test\nFROM scratch\nUSER app\n"
    )
    assert [base.value for base in container.bases] == ["python:3.12"]
    assert [one.name for one in container.last_stage] == ["FROM", "USER"]


def test_what_another_stage_or_an_address_gives_is_not_copied_from_here(tmp_path: Path) -> None:
    container = read(
        tmp_path, 'FROM a:1\nCOPY --from=build /x /x\nCOPY --chown=app a.py b.py /app/\nCOPY ["c d.py", "/"]\n'
    )
    assert [name for name, _ in container.copied()] == ["a.py", "b.py", "c d.py"]


@pytest.mark.parametrize(
    ("name", "there"),
    [
        (".", True),
        ("./", True),
        ("src", True),
        ("./src/", True),
        ("src/.", True),
        ("src/*.py", True),
        ("*.txt", False),
        ("app.py", False),
        ("$FILES", True),
        ("https://example.org/a", True),
        ("models/", True),
        ("service/app.py", False),
    ],
)
def test_what_is_copied_is_looked_for_beside_the_dockerfile_and_above(name: str, there: bool, tmp_path: Path) -> None:
    files = Repo(make(tmp_path, {"docker/Dockerfile": "FROM a:1\n", "src/a.py": "1\n"})).files
    assert is_there(name, containers(files)[0], files) is there


def test_an_image_is_built_by_a_file_named_after_what_it_is_for(tmp_path: Path) -> None:
    written = {
        "Dockerfile-api.txt": "FROM a\n",
        "dockerfile_web": "FROM a\n",
        "Dockerfile-readme.md": "How to build.\n",
    }
    assert {one.path for one in containers(Repo(make(tmp_path, written)).files)} == {
        "Dockerfile-api.txt",
        "dockerfile_web",
    }


def test_what_builds_no_image_is_no_container(tmp_path: Path) -> None:
    files = Repo(
        make(tmp_path, {"Dockerfile": "just a note\n", "Dockerfile.dev": "FROM a\n", ".dockerignore": "x\n"})
    ).files
    assert [one.path for one in containers(files)] == ["Dockerfile.dev"]


def test_a_service_is_built_from_a_file_of_any_name(tmp_path: Path) -> None:
    compose = (
        "services:\n  api:\n    build:\n      context: ./images/\n      dockerfile: serving\n  db:\n    image: redis\n"
    )
    files = {"docker-compose.yaml": compose, "images/serving": "FROM python:3.12-slim\n", "images/notes": "FROM here\n"}
    assert [one.path for one in containers(Repo(make(tmp_path, files)).files)] == ["images/serving"]


@pytest.mark.parametrize(
    "compose",
    [
        "services: [dockerfile: a]\n",
        "services:\n  api:\n    build: .  # dockerfile: gone\n",
        "services:\n  api:\n    build:\n      dockerfile: ../../outside\n",
        "dockerfile: ]\n",
        "a: &a [x, x, x, x]\n"
        + "".join(f"{new}: &{new} [*{old}, *{old}, *{old}, *{old}]\n" for old, new in pairwise("abcdefghijklmnopqrs"))
        + "services:\n  api:\n    build:\n      context: *s\n      dockerfile: *s\n",
    ],
)
def test_a_compose_file_that_names_nothing_here_builds_nothing(compose: str, tmp_path: Path) -> None:
    assert containers(Repo(make(tmp_path, {"compose.yml": compose})).files) == []
