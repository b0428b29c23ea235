"""What the slow tests of whole projects share."""

import os
import sys
from pathlib import Path

import pytest
from projects import ROOT, run


@pytest.fixture(scope="session")
def where_mlfolio_is(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment in which `make setup` finds this checkout's mlfolio, as if it had been published."""
    folder: Path = tmp_path_factory.mktemp("wheels")
    run(ROOT, sys.executable, "-m", "build", "--wheel", "--outdir", str(folder))
    return {"PIP_FIND_LINKS": f"{os.environ.get('PIP_FIND_LINKS', '')} {folder}".strip()}
