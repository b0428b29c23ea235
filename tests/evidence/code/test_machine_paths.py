"""Paths of one machine, and strings that only look like them."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from mlfolio.evidence.code.machine_paths import machine_paths
from mlfolio.examples import Content, Example
from mlfolio.repo import Repo
from mlfolio.testing import build


def found(folder: Path, files: Mapping[str, Content]) -> list[tuple[str, int]]:
    build(Example(files), folder)
    repo = Repo(folder)
    return [(one.text, one.line) for one in machine_paths(repo.files, repo.sources, repo.notebooks)]


@pytest.mark.parametrize(
    "code",
    [
        'open("/home/ada/a.csv")',
        'open(r"C:\\Users\\Ada\\a.csv")',
        'open("D:/thesis/a.csv")',
        "def f(path='/Users/ada/data'): ...",
        'open("file:///home/ada/a.csv")',
        'open(f"/home/ada/{name}")',
        'print "x"; open("/home/ada/a.csv")',
        'open("C:\\Users\\Ada\\a.csv")',
        'open("/home/user/a.csv")',
        "DATA = 'C:/Users/User/Desktop/thesis'",
        'os.chdir(r"C:\\Users\\user\\thesis\\code")',
    ],
)
def test_a_path_of_one_machine(code: str, tmp_path: Path) -> None:
    assert [line for _, line in found(tmp_path, {"a.py": f"x = 1\n{code}\n"})] == [2]


@pytest.mark.parametrize(
    "code",
    [
        '"""Reads /home/ada/a.csv."""',
        "# open('/home/ada/a.csv')",
        'print("/home/user/a.csv")',
        "def f(path='C:/Users/username/a.csv'): ...",
        'print("C:/Users/user/a.csv")',
        'print("C:/Users/me/Desktop/a.csv")',
        'open("/path/to/a.csv")',
        'open("C:\\\\path\\\\to\\\\a.csv")',
        'open("/Users/<you>/a.csv")',
        'open("/home/jovyan/a.csv")',
        'open("/home/$USER/a.csv")',
        'open("C:\\\\Windows\\\\Fonts\\\\arial.ttf")',
        'run("C:/Program Files/Tesseract-OCR/tesseract.exe")',
        'link("C:/vcpkg/installed/x64-windows/include")',
        'run("C:\\\\Anaconda3\\\\python.exe")',
        'open("/home/ubuntu/data/a.csv")',
        'import flask\nflask.redirect("/home/orders")',
        're.compile(r"p:\\d+")',
        'open("https://example.org/home/ada/a.csv")',
        'open("data/home/ada/a.csv")',
        'print("a: b")',
        're.compile(r"[a-z]:\\\\w")',
        '"s3://bucket/home/ada"',
    ],
)
def test_no_path_of_one_machine(code: str, tmp_path: Path) -> None:
    assert found(tmp_path, {"a.py": f"{code}\n"}) == []


def test_the_home_that_the_container_makes(tmp_path: Path) -> None:
    files = {"Dockerfile": "WORKDIR /home/forge/app\n", "a.py": 'open("/home/forge/app/a.csv")\n'}
    assert found(tmp_path, files) == []


def test_other_languages_and_magics(tmp_path: Path) -> None:
    home = "/" + "home/ada"
    files = {
        "a.R": f"# setwd('{home}/x')\nsetwd('{home}/y')\n",
        "b.m": f"% load('{home}/x')\nload('{home}/z')\n",
        "c.Rmd": f'Put it in "{home}/x".\n\n```{{r}}\nread.csv("{home}/v")\n```\n',
        "d.ipynb": [f"%cd {home}/w"],
        "e.md": f"`{home}/x`\n",
    }
    assert sorted(found(tmp_path, files)) == [(f"{home}/v", 4), (f"{home}/w", 1), (f"{home}/y", 2), (f"{home}/z", 2)]


def test_outputs_are_not_code(tmp_path: Path) -> None:
    notebook = (
        b'{"nbformat": 4, "metadata": {}, "cells": [{"cell_type": "code", "source": "1", "outputs": ["/home/ada/x"]}]}'
    )
    assert found(tmp_path, {"a.ipynb": notebook}) == []


def test_a_path_that_a_test_works_with(tmp_path: Path) -> None:
    code = 'def test_split():\n    assert split(r"C:\\legacy\\run") == ["legacy", "run"]\n    open("D:/data/a.csv")\n'
    assert found(tmp_path, {"tests/test_paths.py": code}) == [("D:/data/a.csv", 3)]


def test_code_that_tests_read(tmp_path: Path) -> None:
    assert found(tmp_path, {"tests/inputs/nb_1.py": 'open("/home/ada/a.csv")\n'}) == []


def test_a_script_called_test(tmp_path: Path) -> None:
    assert found(tmp_path, {"test.py": 'FOLDER = "/home/ada/images"\n'}) == [("/home/ada/images", 1)]


def test_cells_that_a_program_wrote(tmp_path: Path) -> None:
    written = '# %% tags=["injected-parameters"]\nproduct = "/home/ada/out.csv"\n'
    script = f'# %%\nx = 1\n{written}\n# %%\nopen("/home/ada/a.csv")\n'
    cell = '{"cell_type": "code", "source": "x = \'/home/ada/b.csv\'", "metadata": {"tags": ["injected-parameters"]}}'
    notebook = f'{{"nbformat": 4, "metadata": {{}}, "cells": [{cell}]}}'.encode()
    assert found(tmp_path, {"a.py": script, "b.ipynb": notebook}) == [("/home/ada/a.csv", 7)]


def test_where_a_script_moves_is_a_path_however_it_is_spelt(tmp_path: Path) -> None:
    files = {
        "a.R": "setwd('/users/ada/thesis')\n",
        "b.R": '# setwd("c:/")\nsetwd("c:/")\n',
        "c.m": "cd('D:\\')\n",
        "d.R": 'GET("/users/ada")\nsetwd("data")\nx <- "c:/"\nsetwd("/users/<you>/a")\n',
    }
    assert found(tmp_path, files) == [("/users/ada/thesis", 1), ("c:/", 2), ("D:\\", 1)]


def test_a_path_that_is_cut_off(tmp_path: Path) -> None:
    assert found(tmp_path, {"a.R": 'setwd("C:/User...")\n'}) == []


@pytest.mark.parametrize(
    ("name", "line", "text"),
    [
        ("run.sh", "export DATA=/home/ada/data", "/home/ada/data"),
        ("run.sh", 'cd "/Users/ada/thesis" && make', "/Users/ada/thesis"),
        ("run.sh", "/home/ada/env/bin/python train.py", "/home/ada/env/bin/python"),
        ("job.slurm", "#SBATCH --chdir=/home/ada/thesis", "/home/ada/thesis"),
        ("run.sh", "IMAGES=/home/ada/pictures", "/home/ada/pictures"),
        ("run.bat", "set DATA=C:\\Users\\ada\\data", "C:\\Users\\ada\\data"),
        ("run.ps1", '$data = "C:\\Users\\ada\\data"', "C:\\Users\\ada\\data"),
    ],
)
def test_a_home_in_a_shell_script(name: str, line: str, text: str, tmp_path: Path) -> None:
    assert found(tmp_path, {name: f"\n{line}\n"}) == [(text, 2)]


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("run.sh", "# cd /home/ada\necho see /home/ada/data\n"),
        ("run.bat", "rem cd C:\\Users\\ada\n:: C:\\Users\\ada\nREM C:\\Users\\ada\n"),
        ("run.sh", 'cd /home/$USER/data\ncd "/Users/<you>/data"\ncd /home/user/data\n'),
        ("run.sh", "scp -r . ada@host:/home/ada\nssh host ls /home/ada\n"),
        ("run.sh", "docker_path='/home/pilot'\ndocker exec box cd /home/pilot\nREMOTE_DIR=/home/ada/app\n"),
        ("run.sh", "useradd -m -s /bin/bash forge\ncd /home/forge/app\n"),
        ("run.sh", "cd /home/ubuntu/app\n"),
        ("run.cmd", "set SDK=C:\\Program Files\\SDK\nset CONDA=C:\\Anaconda3\n"),
        ("Scripts/Activate.ps1", "$prompt = 'C:\\Users\\ada\\env'\n"),
    ],
)
def test_no_home_in_a_shell_script(name: str, script: str, tmp_path: Path) -> None:
    assert found(tmp_path, {name: script}) == []
