"""No merge marker is left in a tracked text."""

import re

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.conflicts import conflicts
from mlfolio.evidence.files import Files
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, passed_unless

_TEXT = lazy_pattern(
    r"\.(py|ipynb|r|rmd|qmd|m|jl|md|rst|txt|toml|ya?ml|cfg|ini|json|sh|js|ts|html|css|sql|c|h|cpp|java)$",
    re.IGNORECASE,
)

# Put together here, so that this file does not hold what it looks for.
_CONFLICT = "{}<{} HEAD <-- bad\nrate = 0.1\n{}\nrate = 0.2\n{} other\n".format("<" * 6, "", "=" * 7, ">" * 7)


@check(
    title="No merge conflict is left in the files",
    how=(
        "No tracked text holds a line of seven `<` followed, further down, by a line of seven `>`, as git writes them."
    ),
    fix="Open the file, keep the side that is right, delete the three marker lines, run the code, and commit.",
    # Rare, and plainly broken; that there is none shows little.
    weight=0.25,
    source=Citation("A", "Programming Proficiency", "using version control systems like Git"),
    bad=[Example({"train.py": _CONFLICT})],
    good=[
        Example(
            {"train.py": "rate = 0.1\n", "README.md": "Title\n=======\n"},
            note="an underlined heading is no marker",
        )
    ],
)
def no_conflict_markers(files: Files) -> Verdict:
    """A file with both sides of a conflict in it does not run, and was committed without being looked at."""
    texts = (path for path in files.own if _TEXT.search(path))
    return passed_unless(
        Finding("a merge conflict was committed", path, line) for path in texts for line in conflicts(path, files)
    )
