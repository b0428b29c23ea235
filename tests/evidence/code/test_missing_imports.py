"""Imports of the project's own modules that cannot succeed, and those that may."""

from pathlib import Path

import pytest
from tests.repositories import make

from mlfolio.evidence.code.missing_imports import ModulesHere
from mlfolio.repo import Repo

FILES = {
    "pkg/__init__.py": "from .a import f\n",
    "pkg/a.py": "def f():\n    return 1\n\n\nif f():\n    FLAG = True\n",
    "pkg/star.py": "from os.path import *\n",
    "pkg/made.py": "globals().update(x=1)\n",
    "pkg/broken.py": "def f(:\n",
    "pkg/fast.pyx": "cdef int x\n",
    "pkg/part/b.py": "x = 1\n",
    "tools/helpers.py": "def g():\n    return 1\n",
    "Big.py": "x = 1\n",
}


def missing(folder: Path, code: str, path: str = "main.py", **more: str) -> list[str]:
    repo = Repo(make(folder / "r", {**FILES, path: code, **more}))
    source = next(one for one in repo.sources if one.path == path)
    return [one.name for one in ModulesHere(repo.files, repo.sources, frozenset({"tools"})).missing(source)]


@pytest.mark.parametrize(
    ("code", "path", "names"),
    [
        ("from pkg.lost import f\n", "main.py", ["pkg.lost"]),
        ("import pkg.part.lost\n", "main.py", ["pkg.part.lost"]),
        ("from pkg.a import f, lost\n", "main.py", ["pkg.a.lost"]),
        ("from pkg import lost\n", "main.py", ["pkg.lost"]),
        ("from pkg.part import lost\n", "main.py", ["pkg.part.lost"]),
        ("from a import lost\n", "pkg/main.py", ["a.lost"]),
        ("from .lost import f\n", "pkg/main.py", ["pkg.lost"]),
        ("from . import lost\n", "pkg/main.py", ["pkg.lost"]),
        ("from ..a import lost\n", "pkg/part/main.py", ["pkg.a.lost"]),
        ("if __name__ == '__main__':\n    import pkg.lost\n", "main.py", ["pkg.lost"]),
    ],
)
def test_an_import_that_cannot_succeed(tmp_path: Path, code: str, path: str, names: list[str]) -> None:
    assert missing(tmp_path, code, path) == names


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("from pkg.a import f, FLAG\nfrom pkg import a, f, part\nimport pkg.part.b\n", "main.py"),
        (
            "from pkg.star import join\nfrom pkg.made import x\nfrom pkg.broken import y\nfrom pkg.fast import z\n",
            "main.py",
        ),
        ("from pkg.a import *\nfrom pkg import __version__\nfrom pkg.A import f\n", "main.py"),
        (
            "from pkg._version import version\nfrom pkg.x_pb2 import M\nfrom pkg.config import KEY\n",
            "main.py",
        ),
        ("import lost\nfrom other.pkg import x\nfrom big.x import y\nfrom Big.x import y\n", "main.py"),
        ("from tools.lost import g\n", "main.py"),
        ("try:\n    import pkg.lost\nexcept ImportError:\n    pass\n", "main.py"),
        ("def f():\n    import pkg.lost\n", "main.py"),
        ("import sys\nif sys.platform == 'win32':\n    import pkg.lost\n", "main.py"),
        ("from pkg.lost import f\n", "old/main.py"),
        ("from pkg.lost import f\n", ".history/main.py"),
        ("from ....lost import f\n", "pkg/main.py"),
        ("from part import b\n", "pkg/main.py"),
    ],
)
def test_what_may_be_here_or_elsewhere(tmp_path: Path, code: str, path: str) -> None:
    assert missing(tmp_path, code, path) == []


@pytest.mark.parametrize(
    ("parent", "told", "names"),
    [
        ("src/models", "Then run `pip install nets --no-deps`.", []),
        ("src/models", "The nets stand here.", ["nets.lost"]),
        ("src", "Then run `pip install nets`.", ["nets.lost"]),
    ],
)
def test_what_a_guide_tells_to_install_is_no_folder_below(
    tmp_path: Path, parent: str, told: str, names: list[str]
) -> None:
    files = {f"{parent}/nets/a.py": "x = 1\n", "README.md": f"# Nets\n\n{told}\n"}
    assert missing(tmp_path, "from nets.lost import f\n", f"{parent}/fit.py", **files) == names


def test_what_a_submodule_holds_is_not_seen(tmp_path: Path) -> None:
    assert missing(tmp_path, "from pkg.lost import f\n", **{".gitmodules": "[submodule]\n"}) == []
