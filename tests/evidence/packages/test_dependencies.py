"""Every kind of dependency file, whole, broken and hostile."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from mlfolio.evidence.packages.dependencies import Dependencies, find_dependencies
from mlfolio.evidence.packages.requirements import Bound
from mlfolio.examples import Content, Example
from mlfolio.repo import Repo
from mlfolio.testing import build


def read(folder: Path, files: Mapping[str, Content]) -> Dependencies:
    build(Example(files), folder)
    return Repo(folder).dependencies


def bounds(found: Dependencies) -> dict[str, Bound]:
    return {one.name: one.bound for one in found.requirements}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("requirements.txt", "numpy==2.0\npandas\n"),
        ("requirement.txt", "numpy==2.0\npandas\n"),
        ("docker/requirements-gpu.txt", "numpy==2.0\npandas\n"),
        ("kaggle-env.txt", "numpy==2.0\npandas\n"),
        ("requirements/base.txt", "numpy==2.0\npandas\n"),
        ("pyproject.toml", '[project]\nname = "x"\ndependencies = ["numpy==2.0", "pandas"]\n'),
        ("pyproject.toml", '[dependency-groups]\nmain = ["numpy==2.0", "pandas", {include-group = "x"}]\n'),
        ("pyproject.toml", '[tool.poetry.dependencies]\npython = "^3.10"\nnumpy = "2.0"\npandas = "*"\n'),
        ("pyproject.toml", '[tool.pdm.dev-dependencies]\na = ["numpy==2.0", "pandas"]\n'),
        ("pyproject.toml", '[tool.hatch.envs.default]\ndependencies = ["numpy==2.0", "pandas"]\n'),
        ("pyproject.toml", '[tool.flit.metadata]\nrequires = ["numpy==2.0", "pandas"]\n'),
        ("pixi.toml", '[dependencies]\npython = "3.12.*"\nnumpy = "2.0"\n[pypi-dependencies]\npandas = "*"\n'),
        ("setup.cfg", "[options]\ninstall_requires =\n    numpy==2.0\n    pandas\n"),
        ("setup.py", "from setuptools import setup\nsetup(name='x', install_requires=['numpy==2.0', 'pandas'])\n"),
        ("setup.py", "BASE = ['numpy==2.0']\nMORE = BASE + ['pandas']\nsetup(install_requires=MORE)\n"),
        ("setup.py", "setup(extras_require={'all': ['numpy==2.0', 'pandas']})\n"),
        ("environment.yml", "dependencies:\n  - numpy=2.0=py39_0\n  - pip:\n    - pandas\n"),
        ("py39.yml", "name: py39\ndependencies:\n  - numpy=2.0=py39_0\n  - pip:\n    - pandas\n"),
        ("myenv.yaml", "dependencies: [conda-forge::numpy=2.0, pandas]\n"),
        ("Pipfile", '[packages]\nnumpy = "==2.0"\n[dev-packages]\npandas = "*"\n'),
    ],
)
def test_every_kind_of_file_is_read(path: str, text: str, tmp_path: Path) -> None:
    assert bounds(read(tmp_path, {path: text})) == {"numpy": Bound.EXACT, "pandas": Bound.NONE}


def test_what_builds_a_project_is_declared_beside_what_it_needs(tmp_path: Path) -> None:
    build_system = '[build-system]\nrequires = ["hatchling"]\n'
    found = read(tmp_path / "both", {"pyproject.toml": f'{build_system}[project]\ndependencies = ["numpy"]\n'})
    assert [(one.name, one.group) for one in found.requirements] == [("numpy", None), ("hatchling", "build")]
    assert not read(tmp_path / "alone", {"pyproject.toml": build_system}).manifests


@pytest.mark.parametrize("name", ["packages", "frozen.txt"])
def test_a_list_of_fixed_versions_is_one_whatever_its_name(name: str, tmp_path: Path) -> None:
    text = "numpy==2.0\npandas==2.1\nscipy==1.9\n"
    assert set(bounds(read(tmp_path / "root", {name: text}))) == {"numpy", "pandas", "scipy"}
    assert not bounds(read(tmp_path / "below", {f"data/{name}": text}))


def test_a_caret_is_an_upper_bound(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {"pyproject.toml": '[tool.poetry.dependencies]\nnumpy = "^2"\ntorch = {version = "~2.1.0", optional = true}\n'},
    )
    assert bounds(found) == {"numpy": Bound.UPPER, "torch": Bound.UPPER}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("poetry.lock", '[[package]]\nname = "numpy"\nversion = "2.0"\n'),
        ("uv.lock", 'version = 1\n[[package]]\nname = "numpy"\n'),
        ("Pipfile.lock", '{"default": {"numpy": {"version": "==2.0"}}}'),
        ("conda-lock.yml", "package:\n- name: numpy\n  version: 2.0\n"),
        ("spec-file.txt", "@EXPLICIT\nhttps://repo.anaconda.com/pkgs/main/linux-64/numpy-2.0-py39_0.tar.bz2\n"),
    ],
)
def test_locks_declare_and_fix(path: str, text: str, tmp_path: Path) -> None:
    found = read(tmp_path, {path: text})
    assert [lock.path for lock in found.locks] == [path]
    assert found.declared("python") == {"numpy"}
    assert not found.requirements


def test_included_files_are_followed_once(tmp_path: Path) -> None:
    found = read(
        tmp_path, {"requirements.txt": "-r deploy/all.list\n", "deploy/all.list": "numpy\n-r ../requirements.txt\n"}
    )
    assert found.declared("python") == {"numpy"}


def test_a_constraints_file_fixes_versions(tmp_path: Path) -> None:
    found = read(tmp_path, {"requirements.txt": "numpy\n-c pins.list\n", "pins.list": "numpy==2.0\n"})
    assert [lock.path for lock in found.locks] == ["pins.list"]


def test_setuptools_reads_the_dependencies_from_a_file(tmp_path: Path) -> None:
    pyproject = '[tool.setuptools.dynamic]\ndependencies = {file = ["conf/needs.list"]}\n'
    assert read(tmp_path, {"pyproject.toml": pyproject, "conf/needs.list": "numpy\n"}).declared("python") == {"numpy"}


def test_r_and_julia(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "DESCRIPTION": "Package: x\nDepends: R (>= 4.0)\nImports:\n    dplyr (>= 1.0),\n    glmnet\n",
            "renv.lock": '{"Packages": {"MASS": {}}}',
            "Project.toml": '[deps]\nFlux = "587475ba"\nRandom = "9a3f8284"\n',
        },
    )
    assert found.declared("r") == {"dplyr", "glmnet", "MASS"}
    assert found.declared("julia") == {"Flux"}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("setup.py", "from setuptools import setup\nsetup(name='x', packages=['x'])\n"),
        ("setup.py", "A = A + A\nsetup(install_requires=A)\n"),
        ("pyproject.toml", "[tool.black]\nline-length = 100\n"),
        ("pyproject.toml", 'project = 3\ntool = ["x"]\ndependency-groups = {a = 1}\n'),
        ("pyproject.toml", '[project]\ndependencies = {numpy = "1"}\noptional-dependencies = ["x"]\n'),
        (
            "requirements.txt",
            "First install a recent Python, then all of the rest\nwith the installer that you like best\n",
        ),
        ("requirements.txt", ""),
        ("environment.yml", "dependencies: 3\n"),
        ("config/job.yml", "dependencies:\n  - numpy\n  - pandas\n"),
        ("mkdocs.yml", "site_name: Rows\nplugins:\n  - search\n"),
        ("LICENSE", "MIT\n"),
        ("environment.yml", "[[[[[["),
        ("environment.yml", "a: &a [*a]\ndependencies: [*a, {pip: 3}]\n"),
        ("Pipfile", "packages = 3\n"),
        ("Pipfile.lock", '{"default": ['),
        ("DESCRIPTION", "What this project does\n"),
        ("venv/lib/requirements.txt", "numpy\n"),
    ],
)
def test_what_declares_nothing(path: str, text: str, tmp_path: Path) -> None:
    assert not read(tmp_path, {path: text}).requirements


@pytest.mark.parametrize(
    "path", ["requirements.txt", "pyproject.toml", "setup.py", "environment.yml", "Pipfile.lock", "DESCRIPTION"]
)
@pytest.mark.parametrize("data", [b"\0\xff\xfe\0" * 50, b"[" * 20_000, b"{" * 20_000, b"- " * 20_000, b"\xff\xfe"])
def test_broken_bytes_end_nothing(path: str, data: bytes, tmp_path: Path) -> None:
    assert not read(tmp_path, {path: data}).locks


def test_broken_toml_and_python_are_problems(tmp_path: Path) -> None:
    found = read(tmp_path, {"pyproject.toml": "[project\n", "setup.py": "print 'x'\n"})
    assert [one.path for one in found.problems] == ["pyproject.toml", "setup.py"]


def test_commands_install_but_do_not_declare(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "Dockerfile": "# RUN pip install flask\nRUN pip install -U numpy==2.0 \\\n    pandas -r more.txt\n",
            "a.ipynb": ["!pip install -q torch", "# pip install keras"],
        },
    )
    assert [one.name for one in found.installs] == ["numpy", "pandas", "torch"]
    assert not found.manifests


def test_what_the_last_run_read_is_not_read_again(tmp_path: Path) -> None:
    files = {
        "requirements.txt": "numpy==2.0\n-r more.txt\n",
        "setup.py": "setup(",
        "Dockerfile": "RUN pip install torch",
    }
    build(Example(files), tmp_path)
    repo = Repo(tmp_path)
    read = repo.dependencies
    again = find_dependencies(repo.files, lambda: pytest.fail("reads the notebooks"), repo.remembered)
    assert read.manifests
    assert read.installs
    assert (again.manifests, again.installs, again.is_package) == (read.manifests, read.installs, read.is_package)
