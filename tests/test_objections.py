"""Why a run is not to pass, and what is said to do about it."""

from pathlib import Path

from reports.inspection import inspect

from mlfolio.examples import Content
from mlfolio.objections import objections
from mlfolio.options import CheckOptions
from mlfolio.reports import brief

_CODE: dict[str, Content] = {
    "fit.py": "def fit(x):\n    return 2 * x\n",
    "README.md": "# Fit\n\nFits.\n",
    "LICENSE": "MIT License\n",
}


def _remedy(folder: Path, files: dict[str, Content], select: tuple[str, ...] = ()) -> str:
    (below,) = objections(inspect(folder, files, CheckOptions(fail_under=90, select=select)))
    return below.remedy


def test_what_would_lift_it_over_the_bar_is_told_with_what_hangs_on_it(tmp_path: Path) -> None:
    told = _remedy(tmp_path, _CODE)
    assert told.startswith("has-tests would win ")
    assert " with what hangs on it: Create tests/" in told


def test_what_wins_nothing_is_no_way_over_the_bar(tmp_path: Path) -> None:
    """Where all that costs points was set aside, advice was said to win 0.0, or nothing was said at all."""
    aside = {"has-tests", "has-readme"}
    select = ("has-tests", "has-readme", "one-command-runs-tests", "plain-language-summary")
    settings = "[ignore]\n" + "".join(f'{name} = "later"\n' for name in sorted(aside))
    told = _remedy(tmp_path, {**_CODE, ".mlfolio.toml": settings}, select)
    assert told.startswith("What would win points is set aside by the settings here: take some of it up again")


def test_a_second_reason_is_told_and_taken_for_no_second_credential(tmp_path: Path) -> None:
    key = "ghp_" + "R8kZq2LmT5vXw9Jd3NcYb7Hf4Ps6GaUe1iVo"
    report = inspect(tmp_path, {**_CODE, "key.py": f'KEY = "{key}"\n'}, CheckOptions(fail_under=90))
    first = brief.render(report).splitlines()[0]
    assert "key.py:1: looks like a GitHub token; and " in first
    assert first.endswith(" is below the bar of 90")
