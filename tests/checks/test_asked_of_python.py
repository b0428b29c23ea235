"""What is asked of Python is not asked of a project in another language that holds a few lines of it."""

from pathlib import Path

import pytest
from tests.repositories import make

from mlfolio import testing
from mlfolio.catalogue import Check
from mlfolio.verdicts import Outcome

JULIA = {"src/Fit.jl": "function fit(rows)\n    return sum(rows) / length(rows)\nend\n" * 30}


@pytest.mark.parametrize("name", ["lint-and-format-configured", "python-version-stated"])
def test_a_package_of_julia_with_a_plot_in_python(checks: tuple[Check, ...], tmp_path: Path, name: str):
    check = next(one for one in checks if one.id == name)
    plot = {"plot.py": "import pandas\n\nprint(pandas.read_csv('a.csv'))\n"}
    assert testing.ask(check, make(tmp_path / "a", JULIA | plot)).outcome is Outcome.NOT_APPLICABLE
    more = {"plot.py": plot["plot.py"] * 20}
    assert testing.ask(check, make(tmp_path / "b", JULIA | more)).outcome is Outcome.FAIL
