"""The work grew in steps."""

import re
from math import log

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.commits import Commit as RecordedCommit
from mlfolio.evidence.history import History
from mlfolio.examples import Commit, Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, graded, unknown

# A careful student's project of the ground truth has 30 to 60 commits over one to three weeks.
_MANY_COMMITS = 50
_MANY_DAYS = 14
_PASSES_AT = 0.5

# Neither a dump nor a burst of uploads: several commits, the largest of which does not outweigh the others by far.
_FEW_STEPS = 4
_MOST_AT_ONCE = 0.6

_FROM_ELSEWHERE = lazy_pattern(
    r"\b(?:mov(?:e|ed|ing)|migrat\w*|import(?:ed|ing)?|transfer\w*|mirror\w*|cop(?:y|ied))\s(?:[\w'-]+\s){0,4}?"
    r"(?:(?:project|repo(?:sitory)?|codebase)\s(?:[\w'-]+\s){0,3}?from\b"
    r"|from\s(?:[\w'-]+\s){0,3}?(?:project|repo(?:sitory)?|svn|subversion|mercurial|cvs|bitbucket|gitlab)\b)"
    r"|\b(?:public|open[- ]source) release\b",
    re.IGNORECASE,
)


@check(
    title="The work grew in steps",
    how=(
        "A share of three parts: the number of commits (half; all of it from 50 on, logarithmically, without the "
        "merges whose subject begins with Merge), the number of different days "
        "(a quarter; all of it from 14 on), and how evenly the text arrived (a quarter; none when one commit "
        "brought all of it). Passes from one half on, and where none of four commits or more brought 60 %. Days are "
        "the author's own; vendored folders bring no text, and a notebook no more than its code and words take. "
        "Unknown where a commit that "
        "brought most of the text says that it was moved here from elsewhere."
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
    largest = _largest(history)
    part = _part(largest, history)
    if largest and part >= _MOST_AT_ONCE and _FROM_ELSEWHERE.search(largest.subject):
        return unknown(f"the work grew elsewhere: “{largest.subject[:100]}”")
    days = len({commit.day for commit in commits})
    share = _share(len(commits), days, part)
    said = f"{_count(len(commits), 'commit')} on {_count(days, 'day')}; "
    said += f"the largest brought {_percent(part)} of the text"
    if share >= _PASSES_AT or (len(commits) >= _FEW_STEPS and part < _MOST_AT_ONCE):
        return graded(share, passes_at=min(share, _PASSES_AT), reason=said)
    return graded(share, [Finding(said)], passes_at=_PASSES_AT, reason=said)


def _share(commits: int, days: int, part: float) -> float:
    if commits < 2:
        return 0.0
    return 0.5 * _towards(commits, _MANY_COMMITS) + 0.25 * _towards(days, _MANY_DAYS) + 0.25 * (1 - part)


def _is_step(commit: RecordedCommit) -> bool:
    # Some programs commit what was changed together with what was fetched: the words are the author's then.
    return not commit.is_merge or not commit.subject.startswith("Merge ")


def _towards(count: int, many: int) -> float:
    return min(1.0, log(max(count, 1)) / log(many))


def _largest(history: History) -> RecordedCommit | None:
    """Return the commit that brought most text, None where none brought any."""
    growth = history.growth
    largest = max(history.commits, key=lambda commit: growth[commit.hash], default=None)
    return largest if largest and growth[largest.hash] else None


def _part(largest: RecordedCommit | None, history: History) -> float:
    return history.growth[largest.hash] / sum(history.growth.values()) if largest else 1.0


def _percent(part: float) -> str:
    return "over 99%" if 0.99 < part < 1 else f"{part:.0%}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
