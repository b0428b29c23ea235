"""The work grew in steps."""

from math import log

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.history import Commit as RecordedCommit
from mlfolio.evidence.history import History
from mlfolio.examples import Commit, Example
from mlfolio.verdicts import Finding, Verdict, graded, unknown

# A careful student's project of the ground truth has 30 to 60 commits over one to three weeks.
_MANY_COMMITS = 50
_MANY_DAYS = 14
_PASSES_AT = 0.5


@check(
    title="The work grew in steps",
    how=(
        "A share of three parts: the number of commits (half; all of it from 50 on, logarithmically, without the "
        "merges whose subject begins with Merge), the number of different days "
        "(a quarter; all of it from 14 on), and how evenly the text arrived (a quarter; none when one commit "
        "brought all of it). Passes from one half on."
    ),
    fix=(
        "Commit each small step as you finish it, with the tests that show it. A history cannot be mended "
        "afterwards: begin with the next change."
    ),
    # The number of commits goes with judged quality at .67, more than anything else (PRACTICES.md).
    weight=6,
    source=Citation("A", "Programming Proficiency", "using version control systems like Git"),
    after=("under-version-control",),
    bad=[
        Example(
            commits=(Commit("Initial commit", {"train.py": "print(1)\n" * 200, "README.md": "# Forest\n" * 20}),),
            note="one dump",
        ),
        Example(
            commits=(
                Commit("Initial commit", {"README.md": "# Forest\n"}),
                Commit("Add files via upload", {"train.py": "print(1)\n" * 200}),
                Commit("Update README.md", {"README.md": "# A forest\n"}),
            ),
            note="a burst of uploads",
        ),
    ],
    good=[
        Example(
            commits=tuple(
                Commit(f"Add feature {day} and its test", {f"feature_{day}.py": f"VALUE = {day}\n" * 5}, day=day)
                for day in range(20)
            ),
            note="twenty steps in three weeks",
        )
    ],
)
def incremental_history(history: History) -> Verdict:
    """Small steps show how the author works and thinks, can be reviewed one by one, and can be undone one by one.

    One dump of everything shows only that it exists.
    """
    if history.shallow:
        return unknown("the clone is shallow: the history before the cut is not here")
    commits = [commit for commit in history.commits if _is_step(commit)]
    days = len({commit.day for commit in commits})
    largest = _largest_part(history)
    share = 0.5 * _towards(len(commits), _MANY_COMMITS) + 0.25 * _towards(days, _MANY_DAYS) + 0.25 * (1 - largest)
    if len(commits) < 2:
        share = 0.0
    said = f"{_count(len(commits), 'commit')} on {_count(days, 'day')}; the largest brought {largest:.0%} of the text"
    return graded(share, [] if share >= _PASSES_AT else [Finding(said)], passes_at=_PASSES_AT, reason=said)


def _is_step(commit: RecordedCommit) -> bool:
    # Some programs commit what was changed together with what was fetched: the words are the author's then.
    return not commit.is_merge or not commit.subject.startswith("Merge ")


def _towards(count: int, many: int) -> float:
    return min(1.0, log(max(count, 1)) / log(many))


def _largest_part(history: History) -> float:
    grown = list(history.growth.values())
    return max(grown) / sum(grown) if grown and sum(grown) else 1.0


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
