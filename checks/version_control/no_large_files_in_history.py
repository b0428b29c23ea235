"""No blob over 5 MB anywhere in the history."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.history import History
from mlfolio.examples import Commit, Example, Repeated
from mlfolio.verdicts import Finding, Verdict, passed_unless

LIMIT = 5_000_000


@check(
    title="The history carries no large file",
    how="No content of a file that any commit brought is over 5 MB.",
    fix=(
        "Where the clone is slow, remove old data with `git filter-repo --strip-blobs-bigger-than 5M` before "
        "anybody builds on the history."
    ),
    weight=0,
    advice=True,
    source=Citation("A", "Programming Proficiency", "using version control systems like Git"),
    after=("under-version-control",),
    bad=[
        Example(
            commits=(
                Commit("Add the data", {"data.csv": Repeated(b"0,1,2,3\n", 700_000)}),
                Commit("Keep a sample of the data", {"data.csv": "a,b\n1,2\n"}, day=1),
            ),
            paths=("data.csv",),
        )
    ],
    good=[Example({"data.csv": "a,b\n1,2\n"})],
)
def no_large_files_in_history(history: History) -> Verdict:
    """A file that was deleted is still downloaded by everybody who clones the repository."""
    large = {history.blobs[blob]: size for blob, size in history.sizes.items() if size > LIMIT}
    found = sorted(large.items(), key=lambda pair: (-pair[1], pair[0]))
    return passed_unless(Finding(f"is or was {size / 1e6:.1f} MB", path) for path, size in found)
