"""What modules offer to others."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.evidence.code.public_api import public_api
from mlfolio.repo import Repo


def _offered(folder: Path, code: str, path: str = "a.py") -> list[tuple[str, bool]]:
    return [(one.name, one.documented) for one in public_api(Repo(make(folder / "r", {path: code})).sources)]


def test_functions_methods_and_classes_in_order(tmp_path: Path) -> None:
    code = (
        'def f():\n    """Say."""\n\nclass A:\n    def m(self): ...\n    def _p(self): ...\n'
        "    def __init__(self): ...\n"
    )
    assert _offered(tmp_path, code) == [("f", True), ("A", False), ("A.m", False)]


@pytest.mark.parametrize(
    "code",
    [
        "def _f(): ...\n",
        "class _A:\n    def m(self): ...\n",
        "from typing import overload\n@overload\ndef f(a: int): ...\n",
        'if __name__ == "__main__":\n    def main(): ...\n',
        "x = lambda: 1\n",
    ],
)
def test_what_is_not_offered(code: str, tmp_path: Path) -> None:
    assert _offered(tmp_path, code) == []


def test_a_property_counts_once(tmp_path: Path) -> None:
    code = (
        'class A:\n    """A."""\n    @property\n    def x(self):\n        """X."""\n'
        "    @x.setter\n    def x(self, v): ...\n"
    )
    assert _offered(tmp_path, code) == [("A", True), ("A.x", True)]


def test_nested_functions_and_classes_are_left_out(tmp_path: Path) -> None:
    assert _offered(tmp_path, "def f():\n    def g(): ...\n    class B: ...\n") == [("f", False)]


@pytest.mark.parametrize(
    "path",
    [
        "tests/test_a.py",
        "app/migrations/0001_initial.py",
        "a_pb2.py",
        "build/lib/a.py",
        "docs/source/conf.py",
        "shop/_base.py",
        "shop/_flight/client.py",
    ],
)
def test_tests_generated_and_private_modules_are_left_out(path: str, tmp_path: Path) -> None:
    assert _offered(tmp_path, "def f(): ...\n", path) == []


@pytest.mark.parametrize("path", ["shop/__init__.py", "shop/__main__.py"])
def test_what_two_underscores_begin_is_not_private(path: str, tmp_path: Path) -> None:
    assert _offered(tmp_path, "def f(): ...\n", path) == [("f", False)]


def test_python_2_is_read_by_its_lines(tmp_path: Path) -> None:
    code = 'class A:\n    def m(self):\n        """Say."""\n        print "x"\n\ndef _g():\n    pass\n'
    assert _offered(tmp_path, code) == [("A", False), ("m", True)]


@pytest.mark.parametrize(
    ("code", "offered"),
    [
        ("class Late(ValueError):\n    pass\n", []),
        ("class Late(errors.Warning): ...\n", []),
        ("class Late(Error):\n    code = 3\n", [("Late", False)]),
        ('class Late(Exception):\n    """The train is late."""\n', [("Late", True)]),
        ("class Late(Train):\n    pass\n", [("Late", False)]),
    ],
)
def test_an_error_that_is_only_named_says_what_it_is(
    code: str, offered: list[tuple[str, bool]], tmp_path: Path
) -> None:
    assert _offered(tmp_path, code) == offered
