"""Share of the code that is not a copy of other code."""

import re

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.duplication import Copy, find_copies
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable

CHARACTERS = 150
"""Six statements with nothing in them are no copy."""

ENOUGH = 0.9
"""The share that passes: a little repetition costs less than the wrong abstraction."""

LEFT_BEHIND = lazy_pattern(
    r"(^|/)(build|dist|site|old|archived?|backups?|bkp)/|copy|backup|bkp|_old\b|\bold_|[-_ ]v\d+\b|\(\d+\)",
    re.IGNORECASE,
)
"""How the names of builds, backups and former versions look."""

_EXPORTED = lazy_pattern(r"^# (?:coding: utf-8$|In ?\[[\d ]*\]:)|\bget_ipython\(\)", re.MULTILINE)
"""What nbconvert writes into the module that it makes of a notebook."""

_SCORE = """def score(model, rows):
    right = 0
    for features, label in rows:
        guess = model.predict(features)
        if guess == label:
            right += 1
    accuracy = right / len(rows)
    print("accuracy of the model on these rows", accuracy)
    return accuracy
"""


@check(
    title="No code is a copy of other code",
    how="Statements are compared without their spacing, line breaks and comments, over all modules and notebooks but"
    " the tests; imports, docstrings, arguments kept on `self` and setup.py do not count. A run of at least 6"
    " statements with 150 characters that stands elsewhere too is a copy. The share is the part of the lines that is"
    " no copy; it passes from 90 %. The module that Jupyter exported of a notebook beside it was written once, and is"
    " left out.",
    fix="Move the repeated lines into one function, put it in a module, and call it from both places.",
    # Large repositories repeat more, and are better on the whole: little weight, whatever the principle says.
    weight=0.5,
    absence=True,
    source=Citation(
        "C", "Essential Programming Knowledge", "modular design and code optimisation, maintainable and scalable"
    ),
    bad=[
        Example(
            {
                "evaluate.py": _SCORE,
                "train.py": _SCORE.replace("def score(model, rows):\n", "def score(model, rows): <-- bad\n"),
            },
            note="the same function in two files",
        )
    ],
    good=[
        Example({"evaluate.py": _SCORE, "train.py": "from evaluate import score\n\nprint(score(model, rows))\n"}),
        Example({"evaluate.py": _SCORE, "test_evaluate.py": _SCORE}, note="tests may repeat themselves"),
        Example(
            {"score.ipynb": [_SCORE], "score.py": f"# coding: utf-8\n\n# In[1]:\n\n{_SCORE}"},
            note="a notebook's own export",
        ),
    ],
)
def no_duplicated_code(sources: Sources) -> Verdict:
    """What was copied has to be read, tested and mended in every place, and sooner or later one of them is forgotten.

    A function says once what the copies say many times, and gives it a name.
    """
    notebooks = {source.path for source in sources.code if source.is_notebook}
    authored = (one for one in sources.code if not one.path.endswith("setup.py") and not _is_export(one, notebooks))
    found = find_copies(authored, characters=CHARACTERS, order=_likely_originals_first)
    if not found.code_lines:
        return not_applicable("no Python code that parses")
    worst = sorted(found.copies, key=lambda copy: (-copy.length, copy.source.path, copy.first))
    return graded(1 - found.copied_lines / found.code_lines, [_finding(copy) for copy in worst], passes_at=ENOUGH)


def _is_export(source: Source, notebooks: set[str]) -> bool:
    return f"{source.path.removesuffix('.py')}.ipynb" in notebooks and _EXPORTED.search(source.text) is not None


def _likely_originals_first(source: Source) -> tuple[bool, bool, str]:
    """Order the sources so that a build, a backup or a notebook is called the copy, not the module it was made from."""
    return bool(LEFT_BEHIND.search(source.path)), source.is_notebook, source.path


def _finding(copy: Copy) -> Finding:
    line, cell = copy.original.place(copy.original_line)
    where = f"{copy.original.path}, cell {cell}, line {line}" if cell else f"{copy.original.path}:{line}"
    return copy.source.finding(f"{copy.length} lines of code from here on also stand at {where}", copy.first)
