"""Steps are counted as their author made them: merges that only bring branches together are none."""

from pathlib import Path

import pytest
from repositories import git, make

from mlfolio.catalogue import Check
from mlfolio.examples import Commit, Example
from mlfolio.testing import ask, build
from mlfolio.verdicts import Outcome, Verdict


@pytest.fixture
def incremental(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "incremental-history")


@pytest.mark.parametrize(
    ("subject", "steps"), [("Merge branch 'side'", 2), ("Scale the prices, on top of what was fetched", 3)]
)
def test_a_merge_counts_where_its_author_says_what_it_changes(
    subject: str, steps: int, incremental: Check, tmp_path: Path
) -> None:
    folder = make(tmp_path / "repo", {"train.py": "print(1)\n"})
    git(folder, "checkout", "--quiet", "-b", "side")
    (folder / "scale.py").write_text("print(2)\n")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "Scale the prices")
    git(folder, "checkout", "--quiet", "main")
    git(folder, "merge", "--quiet", "--no-ff", "side", "-m", subject)
    said = ask(incremental, folder)
    assert f"{steps} commits on" in (said.reason or "")


def judge(check: Check, folder: Path, *commits: Commit) -> Verdict:
    folder.mkdir()
    build(Example(commits=commits), folder)
    return ask(check, folder)


def steps(*lines: int, first: str = "Begin") -> list[Commit]:
    """Return commits of one day that bring so many lines each."""
    return [Commit(first if not at else "Go on", {f"m{at}.py": "x = 1\n" * n}) for at, n in enumerate(lines)]


@pytest.mark.parametrize(
    ("lines", "outcome"),
    [
        ((50, 20, 20, 10), Outcome.PASS),
        ((60, 20, 20), Outcome.FAIL),
        ((70, 10, 10, 10), Outcome.FAIL),
        ((400, 1, 1, 1, 1, 1), Outcome.FAIL),
    ],
)
def test_even_steps_of_one_day_are_steps(
    lines: tuple[int, ...], outcome: Outcome, incremental: Check, tmp_path: Path
) -> None:
    verdict = judge(incremental, tmp_path / "r", *steps(*lines))
    assert verdict.outcome is outcome
    assert bool(verdict.findings) is (outcome is Outcome.FAIL)
    assert verdict.share is not None
    assert verdict.share < 0.5


def test_a_little_beside_a_dump_is_not_rounded_away(incremental: Check, tmp_path: Path) -> None:
    assert "the largest brought over 99% of the text" in (
        judge(incremental, tmp_path / "r", *steps(900, 1)).reason or ""
    )


@pytest.mark.parametrize(
    ("subject", "outcome"),
    [
        ("move project from an older place", Outcome.UNKNOWN),
        ("Import from the lab's svn", Outcome.UNKNOWN),
        ("Import everything from our svn", Outcome.UNKNOWN),
        ("Copied from my other repository", Outcome.UNKNOWN),
        ("Initial public release", Outcome.UNKNOWN),
        ("Move project files to src", Outcome.FAIL),
        ("Fix import from utils", Outcome.FAIL),
    ],
)
def test_what_grew_elsewhere_is_unknown(subject: str, outcome: Outcome, incremental: Check, tmp_path: Path) -> None:
    assert judge(incremental, tmp_path / "r", *steps(900, 1, first=subject)).outcome is outcome


def test_days_are_the_authors_own(incremental: Check, tmp_path: Path) -> None:
    folder = make(tmp_path / "repo", {"train.py": "print(1)\n"})
    for number, when in enumerate(["2024-05-01T23:50:00 +0530", "2024-05-02T00:10:00 +0530"]):
        (folder / f"m{number}.py").write_text("print(2)\n")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--date", when, "-m", "Go on")
    assert "3 commits on 3 days" in (ask(incremental, folder).reason or "")
