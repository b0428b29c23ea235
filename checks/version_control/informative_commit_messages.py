"""Subjects that say what changed."""

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.authors import since_taken_over
from mlfolio.evidence.commits import Commit as Change
from mlfolio.evidence.growth import TEXT_SUFFIXES
from mlfolio.evidence.history import History
from mlfolio.evidence.standard_subjects import is_on_a_page, is_standard, says_nothing
from mlfolio.evidence.subjects import PUNCTUATION, is_vague
from mlfolio.examples import Commit, Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Outcome, Verdict, graded, not_applicable

_PASSES_AT = 0.6
_HABIT = 0.9
"""A share of subjects that tell. The few others are counted then, and not held up."""
_FEWEST = 5
"""Subjects. Fewer show no habit, unless they are vague one and all."""

_FEWEST_ALIKE = 10
"""Subjects, over more than half of which stands the same one: it tells none of them from another."""

_MOST_SHOWN = 5

_TRAILER = lazy_pattern(r"^[\w-]+: |^\W*$")
_FEWEST_SAID = 3
"""Words of a line below the subject, from which on it may tell what changed."""

_MOST_ASKED = 500
"""Commits whose messages are read whole."""


_CODE = TEXT_SUFFIXES - {".md", ".rst", ".txt"}


@check(
    title="Commit messages say what changed",
    how=(
        "The share of subjects that name something: not an upload, a file name alone, or words that fit any change "
        "(update, fix bug, final, wip), or the one subject that stands over more than half of ten or more, unless the "
        "message goes on below its subject and says so. A commit that adds "
        "a file may say so in words of its own, one that adds a licence by its name, and where five others or more "
        "tell what changed, one that touches only the README or docs may name them. Merges, robots, reverts, version "
        "bumps, deleted files and folders and the first commit's standard text are left out, and so is what others "
        "wrote before a fork. "
        "Passes from 60 % on; not applicable where there are fewer than 5, and one is in order or none holds code."
    ),
    fix='Finish the sentence "this commit will ...": "Impute age by the median of the title", not "update notebook".',
    # Vague messages mark the poor band (40 % of it, PRACTICES.md), and a reader of the log sees nothing else; grading
    # finer than vague or not does not transfer.
    weight=6,
    source=Citation(
        "B", "The Often-Overlooked Soft Skills", "Communication Skills: collaborate, present findings clearly"
    ),
    after=("under-version-control",),
    bad=[
        Example(
            commits=(
                Commit("Add files via upload", {"train.py": "print(1)\n"}),
                Commit("update", {"train.py": "print(2)\n"}, day=1),
                Commit("Update README.md", {"README.md": "# Forest\n"}, day=2),
                Commit("final changes", {"train.py": "print(3)\n"}, day=3),
            )
        ),
        Example(
            commits=tuple(
                Commit("chore: keep a save point", {"train.py": f"print({day})\n"}, day=day) for day in range(10)
            ),
            note="the same subject over all",
        ),
    ],
    good=[
        Example(
            commits=(
                Commit("Initial commit", {"README.md": "# Forest\n"}),
                Commit("Train a random forest on the raw columns", {"train.py": "print(1)\n"}, day=1),
                Commit("Impute age by the median of the title", {"train.py": "print(2)\n"}, day=2),
                Commit("Split by ticket, so that families stay together", {"train.py": "print(3)\n"}, day=3),
                Commit("Report accuracy with its interval", {"train.py": "print(4)\n"}, day=4),
                Commit("Explain how to get the data", {"README.md": "# Forest\n\nData: Kaggle.\n"}, day=5),
                Commit("bump: version 1.0.0 \u2192 1.1.0", {"VERSION": "1.1.0\n"}, day=6),
                Commit("V1.2.0 (#7)", {"VERSION": "1.2.0\n"}, day=7),
            )
        )
    ],
)
def informative_commit_messages(history: History) -> Verdict:
    """Subjects are the table of contents of the work: who reads them should learn what was tried, and why.

    You will be that reader yourself, in half a year.
    """
    commits = [commit for commit in history.commits if not is_standard(commit)]
    verdict = _judged(commits, history)
    # Nobody may rewrite what was written before a fork.
    later = since_taken_over(commits, _FEWEST) if verdict.outcome is Outcome.FAIL else commits
    return verdict if len(later) == len(commits) else _judged(later, history, " since others wrote the first")


def _judged(judged: Sequence[Change], history: History, which: str = "") -> Verdict:
    alike = _alike(judged)
    silent = [commit for commit in judged if commit.hash in alike or says_nothing(commit)]
    vague = _without_told_below(silent, history)
    pages = {commit.hash for commit in judged if is_on_a_page(commit)}
    others = _without(vague, pages)
    beside = len(judged) - len(pages)
    if _they_tell(beside, len(others)):
        judged = _without(judged, pages & {commit.hash for commit in vague})
        vague = others
    if not judged:
        return not_applicable("no commit message of the author's own to judge")
    share = 1 - len(vague) / len(judged)
    if len(judged) < _FEWEST and (share or not any(map(_holds_code, judged))):
        return not_applicable(f"fewer than {_FEWEST} messages show no habit")
    if share < _PASSES_AT and beside < _FEWEST and pages and _tell(beside, len(others)):
        return not_applicable(f"fewer than {_FEWEST} messages beside those on the README show no habit")
    if share < _HABIT:
        return graded(share, [Finding(_told(vague, len(judged), which))], passes_at=_PASSES_AT)
    return graded(share, passes_at=_PASSES_AT, reason=_told(vague, len(judged)) if vague else None)


def _alike(commits: Sequence[Change]) -> set[str]:
    """Return the hashes of those, but for the first, that bear one subject which stands over more than half of all."""
    if len(commits) < _FEWEST_ALIKE:
        return set()
    ((subject, count),) = Counter(commit.subject.lower() for commit in commits).most_common(1)
    if 2 * count <= len(commits):
        return set()
    return set([commit.hash for commit in commits if commit.subject.lower() == subject][:-1])


def _without_told_below(vague: list[Change], history: History) -> list[Change]:
    """Return those of `vague` whose messages do not say below the subject what changed either."""
    bodies = history.bodies([commit.hash for commit in vague[:_MOST_ASKED]])
    return [commit for commit in vague if not any(map(_tells, bodies.get(commit.hash, "").split("\n")))]


def _tells(line: str) -> bool:
    said = line.strip(PUNCTUATION)
    return not _TRAILER.match(line) and len(said.split()) >= _FEWEST_SAID and not is_vague(said)


def _they_tell(subjects: int, vague: int) -> bool:
    """Whether there are enough subjects beside those on pages of text, and most of them say what changed."""
    return subjects >= _FEWEST and _tell(subjects, vague)


def _tell(subjects: int, vague: int) -> bool:
    return vague <= (1 - _PASSES_AT) * subjects


def _without(commits: Sequence[Change], unwanted: set[str]) -> list[Change]:
    return [commit for commit in commits if commit.hash not in unwanted]


def _holds_code(commit: Change) -> bool:
    return any(PurePosixPath(change.path).suffix.lower() in _CODE for change in commit.changes)


def _told(vague: list[Change], total: int, which: str = "") -> str:
    """Return how many subjects say nothing, with a few of them."""
    subjects = list(dict.fromkeys(commit.subject for commit in vague))
    shown = ", ".join(f'"{subject[:50]}"' for subject in subjects[:_MOST_SHOWN])
    lack = "names a file at most, or fits any change" if len(vague) == 1 else "name a file at most, or fit any change"
    return f"{len(vague)} of {total} subjects{which} {lack}: {shown}"
