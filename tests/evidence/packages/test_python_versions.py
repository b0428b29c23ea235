"""Where a version of Python is stated, and where only its name is."""

from pathlib import Path

import pytest

from mlfolio.evidence.packages.python_versions import stated_python_versions
from mlfolio.examples import Example
from mlfolio.repo import Repo
from mlfolio.testing import build


def stated(folder: Path, path: str, text: str) -> list[str]:
    build(Example({path: text}), folder)
    repo = Repo(folder)
    return stated_python_versions(repo.files, repo.workflows)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pyproject.toml", '[project]\nrequires-python = ">=3.11"\n'),
        ("pyproject.toml", '[tool.poetry.dependencies]\npython = "^3.10"\n'),
        ("pyproject.toml", '[project]\nclassifiers = ["Programming Language :: Python :: 3.12"]\n'),
        ("setup.py", "setup(python_requires='>=3.6')\n"),
        ("setup.cfg", "[options]\npython_requires = >=3.8\n"),
        ("Pipfile", '[requires]\npython_version = "3.9"\n'),
        ("tensorflow-metal.yml", "dependencies:\n  - python=3.9\n"),
        (".python-version", "3.12\n"),
        (".python-version", "myproject-3.8\n"),
        ("runtime.txt", "python-3.7.6\n"),
        ("pixi.toml", '[dependencies]\npython = "3.12.*"\n'),
        ("mise.toml", '[tools]\npython = "3.12"\n'),
        (".devcontainer/devcontainer.json", '{"image": "mcr.microsoft.com/devcontainers/python:1-3.11-bookworm"}\n'),
        ("environment.yml", "dependencies:\n  - python=3.9.2\n"),
        ("api/Dockerfile", "FROM --platform=linux/amd64 python:3.11-slim AS base\n"),
        ("Dockerfile", "FROM tiangolo/uvicorn-gunicorn-fastapi:python3.8\n"),
        ("Dockerfile", "FROM ubuntu:22.04 AS base\nRUN apt-get install -y python3 python3-pip\n"),
        ("Dockerfile", "FROM gcr.io/tfx/tfx:1.9.0\nRUN pip install -r requirements.txt\n"),
        ("Dockerfile", f"FROM registry:5000/rows@sha256:{'0a' * 32}\nRUN python3 train.py\n"),
        ("requirements.txt", "https://example.org/whl/cu91/torch-0.4.0-cp36-cp36m-linux_x86_64.whl\n"),
        (".travis.yml", "language: python\nbefore_install:\n  - conda install --yes python=3.6\n"),
        ("tox.ini", "[tox]\nenvlist = py39,py310\n"),
        (".travis.yml", 'language: python\npython:\n  - "3.6"\n'),
        (
            ".github/workflows/ci.yml",
            "on: push\njobs: {a: {steps: [{uses: actions/setup-python@v5, with: {python-version: 3.12}}]}}\n",
        ),
    ],
)
def test_a_version_is_stated(path: str, text: str, tmp_path: Path) -> None:
    assert stated(tmp_path, path, text) == [path]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pyproject.toml", '[project]\nname = "x"\nclassifiers = ["Programming Language :: Python :: 3"]\n'),
        ("pyproject.toml", "project = 3\n"),
        ("environment.yml", "dependencies:\n  - python\n  - numpy=1.2\n"),
        ("Dockerfile", "FROM rocker/tidyverse\nRUN apt-get install python3-dev\n"),
        ("Dockerfile", "FROM rocker/tidyverse:4.1\nRUN apt-get install python3-dev\n"),
        ("Dockerfile", "FROM python:latest\n"),
        ("Dockerfile", "FROM registry:5000/rows\nRUN pip install numpy\n"),
        ("Dockerfile", "FROM node:18\nRUN npm ci\n"),
        ("setup.py", "setup(name='x', version='3.1')\n"),
        ("README.md", "Python 3.8\n"),
    ],
)
def test_no_version_is_stated(path: str, text: str, tmp_path: Path) -> None:
    assert stated(tmp_path, path, text) == []
