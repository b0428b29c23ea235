"""Who brings in whom among a repository's own modules."""

from pathlib import Path

import pytest
from tests.repositories import make

from mlfolio.evidence.code.import_graph import ImportGraph
from mlfolio.repo import Repo


def reached(folder: Path, files: dict[str, str], start: str = "tests/test_a.py") -> set[str]:
    sources = Repo(make(folder, files)).sources
    return set(ImportGraph(sources.modules).reached_from([start])) - {start}


@pytest.mark.parametrize(
    ("statement", "path"),
    [
        ("import a", "a.py"),
        ("import a", "src/a.py"),
        ("from a import *", "scripts/a.py"),
        ("from src import a", "src/a.py"),
        ("import pkg.a as b", "src/pkg/a.py"),
        ("from pkg.a import f", "pkg/a.py"),
        ("from pkg import a", "lib/python/pkg/a.py"),
        ("from ..pkg import a", "pkg/a.py"),
        ("from .helpers import f", "tests/helpers.py"),
        ("from . import helpers", "tests/helpers.py"),
        ("import importlib\nm = importlib.import_module('pkg.a')", "pkg/a.py"),
        ("from unittest.mock import patch\n@patch('pkg.a.load')\ndef test_x(load): ...", "pkg/a.py"),
        ("import subprocess\nsubprocess.run(['python', 'scripts/train.py'])", "scripts/train.py"),
        ("import runpy\nrunpy.run_path('../train.py')", "train.py"),
        ("def test_x():\n    from a import f", "a.py"),
        ("from shop import f", "4.1-Shop/src/shop/__init__.py"),
    ],
)
def test_imports_that_reach_a_module(tmp_path: Path, statement: str, path: str):
    assert path in reached(tmp_path, {"tests/test_a.py": statement + "\n", path: "x = 1\n"})


@pytest.mark.parametrize(
    ("statement", "path"),
    [
        ("import numpy", "a.py"),
        ("from keras.layers import Dense", "layers.py"),
        ("from . import a", "a.py"),
        ("# import a", "a.py"),
        ("from .... import a", "a.py"),
    ],
)
def test_imports_that_do_not(tmp_path: Path, statement: str, path: str):
    assert reached(tmp_path, {"tests/test_a.py": statement + "\n", path: "x = 1\n"}) == set()


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ("pkg.step_{n}", {"pkg/step_1.py", "pkg/step_2.py"}),
        ("pkg.{name}.run", {"pkg/deep/run.py"}),
        ("pkg.{name}{n}.{name}", {"pkg/deep/run.py", "pkg/deep/walk.py"}),
        ("pkg.step_3{n}", set()),
        ("pkg.{n}.{n}.{n}", set()),
        ("{name}.run", set()),
    ],
)
def test_modules_imported_by_a_formatted_name(tmp_path: Path, form: str, found: set[str]):
    modules = ("pkg/step_1.py", "pkg/step_2.py", "pkg/deep/run.py", "pkg/deep/walk.py")
    test = f"from importlib import import_module\nimport_module(f'{form}')\n"
    assert reached(tmp_path, {"tests/test_a.py": test} | dict.fromkeys(modules, "x = 1\n")) == found


def test_a_formatted_name_of_many_parts_is_compared_in_bounded_time(tmp_path: Path):
    test = f"from importlib import import_module\nimport_module(f'pkg.{'{n}a' * 60}')\n"
    assert reached(tmp_path, {"tests/test_a.py": test, f"pkg/{'a' * 200}-.py": "x = 1\n"}) == set()


def test_packages_and_what_they_import_come_along(tmp_path: Path):
    files = {
        "tests/test_a.py": "from pkg.deep.a import f\n",
        "pkg/__init__.py": "from .b import g\n",
        "pkg/b.py": "import pkg.c\n",
        "pkg/c.py": "",
        "pkg/deep/__init__.py": "",
        "pkg/deep/a.py": "",
        "pkg/d.py": "",
    }
    assert reached(tmp_path, files) == set(files) - {"tests/test_a.py", "pkg/d.py"}


def test_relative_imports_below_a_folder_with_dots_in_its_name(tmp_path: Path):
    folder = "4-Tools/4.1-Shop/src/shop"
    files = {
        "4-Tools/4.1-Shop/tests/test_a.py": "from shop import f\n",
        f"{folder}/__init__.py": "from .clean import f\n",
        f"{folder}/clean.py": "from . import rows\nfrom .deep.a import g\n",
        f"{folder}/rows.py": "",
        f"{folder}/deep/__init__.py": "",
        f"{folder}/deep/a.py": "from ..rows import h\n",
    }
    start = "4-Tools/4.1-Shop/tests/test_a.py"
    assert reached(tmp_path, files, start) == set(files) - {start}


def test_of_two_modules_with_one_name_the_nearest_counts(tmp_path: Path):
    files = {"one/tests/test_a.py": "import model\n", "one/model.py": "", "two/model.py": ""}
    assert reached(tmp_path, files, "one/tests/test_a.py") == {"one/model.py"}


def test_a_repository_that_is_itself_a_package(tmp_path: Path):
    files = {"tests/test_a.py": "from shop.clean import f\n", "__init__.py": "", "clean.py": ""}
    assert "clean.py" in reached(tmp_path, files)


def test_circles_end(tmp_path: Path):
    files = {"tests/test_a.py": "import a\n", "a.py": "import b\n", "b.py": "import a\n"}
    assert reached(tmp_path, files) == {"a.py", "b.py"}


@pytest.mark.parametrize(
    "added",
    [
        "sys.path.append(os.path.abspath(os.path.join('..', 'src')))",
        "sys.path.insert(0, '../src')",
        "sys.path.append(str(Path(__file__).parents[2] / 'src'))",
    ],
)
def test_a_module_is_found_where_python_is_told_to_search(tmp_path: Path, added: str):
    files = {"src/a.py": "x = 1\n", "tests/flow/a.py": "x = 2\n", "tests/flow/src/a.py": "x = 2\n"}
    code = f"import os\nimport sys\nfrom pathlib import Path\n\n{added}\nimport a\n"
    assert reached(tmp_path, {"tests/unit/test_a.py": code, **files}, "tests/unit/test_a.py") == {"src/a.py"}


@pytest.mark.parametrize(
    ("added", "path"),
    [
        ("sys.path.append('..')", "tests/flow/a.py"),
        ("sys.path.append('../lib')", "tests/flow/a.py"),
        ("print('src')", "tests/flow/a.py"),
    ],
)
def test_without_such_a_folder_the_nearest_module_is_meant(tmp_path: Path, added: str, path: str):
    files = {"src/a.py": "x = 1\n", "tests/flow/a.py": "x = 2\n"}
    code = f"import sys\n\n{added}\nimport a\n"
    assert reached(tmp_path, {"tests/unit/test_a.py": code, **files}, "tests/unit/test_a.py") == {path}


def test_a_module_beside_the_importer_comes_before_other_folders(tmp_path: Path):
    files = {"src/a.py": "x = 1\n", "tests/a.py": "x = 2\n"}
    code = "import sys\n\nsys.path.append('../src')\nimport a\n"
    assert reached(tmp_path, {"tests/test_a.py": code, **files}) == {"tests/a.py"}
