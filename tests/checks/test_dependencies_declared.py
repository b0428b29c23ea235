"""Shares of declared dependencies, and what kind of file counts."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from mlfolio.catalogue import Check
from mlfolio.examples import Content, Example
from mlfolio.testing import ask, build
from mlfolio.verdicts import Outcome, Verdict


def verdict(checks: tuple[Check, ...], name: str, files: Mapping[str, Content], folder: Path) -> Verdict:
    build(Example(files), folder)
    return ask(next(check for check in checks if check.id == name), folder)


TRAIN = {"train.py": "import numpy\nimport pandas\nimport sklearn\nimport torch\n"}


def test_the_share_is_the_part_that_is_declared(checks: tuple[Check, ...], tmp_path: Path) -> None:
    said = verdict(checks, "dependencies-declared", {**TRAIN, "requirements.txt": "pandas\n"}, tmp_path)
    assert (said.outcome, said.share) == (Outcome.PASS, 0.5)
    assert [(one.path, one.line) for one in said.findings] == [("train.py", 3), ("train.py", 4)]


def test_a_dockerfile_that_installs_is_half_a_declaration(checks: tuple[Check, ...], tmp_path: Path) -> None:
    files = {**TRAIN, "Dockerfile": "FROM python\nRUN pip install pandas scikit-learn torch\n"}
    said = verdict(checks, "dependencies-declared", files, tmp_path)
    assert (said.outcome, said.share) == (Outcome.FAIL, 0.5)


@pytest.mark.parametrize(
    "files",
    [
        {"train.py": "import os\nimport features\n", "features.py": ""},
        {"net.m": "load iris\n"},
        {"fit.R": "library(stats)\nMASS::lda(x)\n"},
        {"tests/test_a.py": "import pytest\n"},
        {},
    ],
)
def test_nothing_to_declare(files: Mapping[str, Content], checks: tuple[Check, ...], tmp_path: Path) -> None:
    assert verdict(checks, "dependencies-declared", files, tmp_path).outcome is Outcome.NOT_APPLICABLE


def test_a_broken_file_is_named(checks: tuple[Check, ...], tmp_path: Path) -> None:
    said = verdict(checks, "dependencies-declared", {**TRAIN, "pyproject.toml": "[project\n"}, tmp_path)
    assert (said.outcome, said.share) == (Outcome.FAIL, 0.0)
    assert said.findings[0].path == "pyproject.toml"


def test_r_packages_of_the_tidyverse_come_together(checks: tuple[Check, ...], tmp_path: Path) -> None:
    files = {"fit.R": "library(dplyr)\nlibrary(ggplot2)\n", "install.R": "install.packages(c('tidyverse'))\n"}
    assert verdict(checks, "dependencies-declared", files, tmp_path).share == 1.0


def test_packages_of_an_r_script_are_those_it_installs(checks: tuple[Check, ...], tmp_path: Path) -> None:
    setup = (
        "message('setup', 'machine')\nneeded_packages <- c('dplyr', 'httr')\ninstall.packages(needed_packages)\n"
        "reticulate::py_install('jax', method = 'virtualenv')\n"
    )
    files = {"fit.R": "library(dplyr)\n", "setup.R": setup}
    said = verdict(checks, "dependencies-pinned", files, tmp_path)
    assert [one.message for one in said.findings] == [f"`{name}` has no version" for name in ("dplyr", "httr")]


def test_versions_of_what_only_the_author_needs_may_float(checks: tuple[Check, ...], tmp_path: Path) -> None:
    files = {**TRAIN, "requirements.txt": "numpy==2.0\n", "requirements-dev.txt": "pytest\nblack\n"}
    assert verdict(checks, "dependencies-pinned", files, tmp_path).share == 1.0


def test_the_firmest_statement_of_a_folder_counts(checks: tuple[Check, ...], tmp_path: Path) -> None:
    files = {**TRAIN, "environment.yml": "dependencies: [numpy, python=3.9]\n", "requirements.txt": "numpy==2.0\n"}
    assert verdict(checks, "dependencies-pinned", files, tmp_path).share == 1.0


def test_a_list_that_is_cut_off_says_so(checks: tuple[Check, ...], tmp_path: Path) -> None:
    names = "catboost keras lightgbm matplotlib numpy optuna pandas polars scipy seaborn shap torch"
    code = "".join(f"import {name}\n" for name in names.split())
    said = verdict(checks, "dependencies-declared", {"train.py": code}, tmp_path)
    assert said.findings[0].message.endswith("seaborn, and 2 more)")


def test_a_module_that_nobody_knows_may_be_missing_from_the_repository(
    checks: tuple[Check, ...], tmp_path: Path
) -> None:
    files = {"train.py": "import pandas\nimport train4\nimport lab_utils\nimport prefect_email\n"}
    said = verdict(checks, "dependencies-declared", files, tmp_path / "a")
    assert [one.message[-8:] for one in said.findings] == ["(pandas)"]
    declared = {**files, "requirements.txt": "pandas\nprefect-email\n"}
    said = verdict(checks, "dependencies-declared", declared, tmp_path / "b")
    assert (said.share, said.findings) == (0.5, ())


def test_install_commands_alone_are_called_by_their_name(checks: tuple[Check, ...], tmp_path: Path) -> None:
    files = {"train.py": "import pandas\n", "Dockerfile": "FROM python\nRUN pip install pandas\n"}
    said = verdict(checks, "dependencies-declared", files, tmp_path)
    assert said.findings[0].message.startswith("only commands install")


def test_arguments_of_pacman_are_no_packages(checks: tuple[Check, ...], tmp_path: Path) -> None:
    code = "p_load(dplyr, broom, install = TRUE, update = F)\np_load(char = LIBRARIES, character.only = TRUE)\n"
    code += "for (p in packages) library(p, character.only = TRUE)\n"
    said = verdict(checks, "dependencies-declared", {"fit.R": code}, tmp_path)
    assert ["(dplyr, broom)" in one.message for one in said.findings] == [True]


def test_the_tidyverse_may_be_listed_in_a_requirements_file(checks: tuple[Check, ...], tmp_path: Path) -> None:
    files = {
        "requirements.txt": "tidyverse\nrsample\n",
        "fit.R": "library(dplyr)\nlibrary(broom)\nreadr::read_csv('a.csv')\n",
    }
    assert verdict(checks, "dependencies-declared", files, tmp_path).share == 1


def test_a_base_image_brings_packages(checks: tuple[Check, ...], tmp_path: Path) -> None:
    files = {
        "requirements.txt": "pandas\n",
        "docker/Dockerfile": "FROM --platform=linux/amd64 apache/airflow:2.10.3@sha256:00\n",
        "dags/daily.py": "import pandas\nimport pendulum\nfrom airflow import DAG\n",
    }
    assert verdict(checks, "dependencies-declared", files, tmp_path).share == 1


def test_what_a_generator_wrote_needs_its_packages(checks: tuple[Check, ...], tmp_path: Path) -> None:
    files = {"flight_pb2.py": "from google.protobuf import message\n", "requirements.txt": "pandas\n"}
    said = verdict(checks, "dependencies-declared", files, tmp_path)
    assert [one.path for one in said.findings] == ["flight_pb2.py"]


def test_a_lock_is_good_for_its_own_project(checks: tuple[Check, ...], tmp_path: Path) -> None:
    files = {
        "churn/Pipfile.lock": '{"default": {"numpy": {}}}',
        "churn/api/requirements.txt": "numpy\n",
        "fraud/requirements.txt": "pandas\n",
        "fit.py": "import numpy\nimport pandas\n",
    }
    said = verdict(checks, "dependencies-pinned", files, tmp_path)
    assert (said.outcome, said.share) == (Outcome.FAIL, 0.5)
    assert [one.path for one in said.findings] == ["fraud/requirements.txt"]


def test_what_a_broken_file_would_declare_is_not_known(checks: tuple[Check, ...], tmp_path: Path) -> None:
    files = {
        "pyproject.toml": '[project]\nauthors = ["Ada" "Bob"]\ndependencies = ["numpy"]\n',
        "fit.py": "import numpy\n",
    }
    said = verdict(checks, "dependencies-declared", files, tmp_path)
    assert [one.path for one in said.findings] == ["pyproject.toml"]
    assert said.outcome is Outcome.FAIL


def test_what_a_container_installs_is_not_called_missing(checks: tuple[Check, ...], tmp_path: Path) -> None:
    files = {"Dockerfile": "FROM python:3.11\nRUN pip install numpy\n", "fit.py": "import numpy\nimport pandas\n"}
    (found,) = verdict(checks, "dependencies-declared", files, tmp_path).findings
    assert found.message.endswith("(pandas)")


def test_r_code_that_installs_what_it_loads(checks: tuple[Check, ...], tmp_path: Path) -> None:
    code = 'for (pkg in c("dplyr")) if (!requireNamespace(pkg)) install.packages(pkg)\n'
    code += 'install.packages("broom")\nlibrary(broom)\ninstall("impute")\nlibrary(impute)\n'
    said = verdict(checks, "dependencies-declared", {"fit.R": code + "loadNamespace('readr')\n"}, tmp_path)
    assert (round(said.share or 0, 2), [one.message[-7:] for one in said.findings]) == (0.33, ["(readr)"])


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("numpy==1.17.2\npandas==0.25.1\nscikit-learn==0.21.3\ntorch==1.2.0\n", 1.0),
        ("numpy\npandas\nscikit-learn\ntorch\n", 0.0),
    ],
)
def test_a_text_whose_lines_pin_packages_declares_them(
    checks: tuple[Check, ...], tmp_path: Path, text: str, share: float
) -> None:
    said = verdict(checks, "dependencies-declared", {**TRAIN, "packages.txt": text}, tmp_path)
    assert said.share == share
