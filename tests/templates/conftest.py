"""What the slow tests of whole projects share."""

import os
import sys
from pathlib import Path

import pytest
from projects import ROOT, run

# From version to version torch is built with or without gigabytes of CUDA; this one comes without in most places.
CONSTRAINTS = "torch==2.13.0\n"


@pytest.fixture(scope="session")
def where_mlfolio_is(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment in which `make setup` finds this checkout's mlfolio, as if it had been published."""
    folder: Path = tmp_path_factory.mktemp("wheels")
    run(ROOT, sys.executable, "-m", "build", "--wheel", "--outdir", str(folder))
    (folder / "constraints.txt").write_text(CONSTRAINTS, encoding="utf-8")
    return {
        "PIP_FIND_LINKS": f"{os.environ.get('PIP_FIND_LINKS', '')} {folder}".strip(),
        "PIP_CONSTRAINT": str(folder / "constraints.txt"),
    }


@pytest.fixture(scope="session")
def environments(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the environments: a project uses that of an earlier one with the same dependencies.

    The folder that the variable ENVIRONMENTS names keeps them for the next run of the tests.
    """
    kept = os.environ.get("ENVIRONMENTS")
    return Path(kept) if kept else tmp_path_factory.mktemp("environments")
