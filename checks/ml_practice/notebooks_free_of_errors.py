"""No notebook shows an error that was saved with it."""

import re
from collections.abc import Iterator

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.notebooks import Cell, Notebook
from mlfolio.examples import Example, Markdown, Ran
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable

_ERRORS = ("error", "pyerr")
"""What the current format of notebooks, and the third one, call an error among the outputs of a cell."""


_ON_PURPOSE = lazy_pattern(
    r"\bexceptions?\b|\b(?:rais|throw|giv|caus|produc|return)(?:e|es|s|ing)?\b (?:(?:an?|the|us|me|you|this"
    r"|following|type|value|key|name|index|import|attribute|runtime|syntax) ){0,3}errors?\b"
    r"|\b(?:variety|kinds?|sorts?) of errors?\b"
    r"|\b(?:will|would|should|does|do|can)(?: not|n['\u2019]t) work\b|\b(?:will|would|should) (?:fail|error)\b",
    re.IGNORECASE,
)
"""Words that lead to an error that is shown; the error of a model is another."""

_FAILS = lazy_pattern(
    r"\bthis (?:cell |line |call )?(?:will|would|should) (?:fail|error|crash)\b"
    r"|\b(?:invalid|malformed|bad|wrong|unknown) (?:\w+ )?(?:data|input|request|payload|argument|value|field)s?\b",
    re.IGNORECASE,
)


@check(
    title="Notebooks hold no saved error",
    how="The share of notebooks without an error among the saved outputs of their code cells; one that the text right"
    " above leads to (an exception, what raises an error, what will not work), or a comment of the cell by the error's"
    ' name, as "this will fail" or "invalid input", is shown on purpose. Passes where none has.',
    fix="Mend or delete the cell that fails, run the notebook from the top, and save it anew.",
    # Seldom found; where it is, the author did not look at what was committed.
    weight=0.5,
    source=Citation("C", "Essential Programming Knowledge", "debug issues"),
    bad=[
        Example({"a.ipynb": [Ran("rows['Age']  <-- bad", 1, error="KeyError")]}),
        Example(
            {
                "a.ipynb": [
                    Markdown("The model gives a mean squared error of 3."),
                    Ran("rows['Age']  <-- bad", 1, error="KeyError"),
                ]
            }
        ),
    ],
    good=[
        Example({"a.ipynb": ["rows = read()"]}),
        Example(
            {
                "a.ipynb": [
                    Markdown("There is a variety of errors, such as a suspended user:"),
                    Ran("api.show(1)", 1, error="ApiError"),
                ]
            },
            note="shown on purpose",
        ),
        Example({"a.ipynb": [Ran("mean(['a'])  # leads to a TypeError", 1, error="TypeError")]}),
        Example({"a.ipynb": [Ran("# Invalid test data\npredict({'x': '?'})", 1, error="KeyError")]}),
        Example({"a.ipynb": [Ran("# Note: this will error, as 'a' is no number\nmean(['a'])", 1, error="TypeError")]}),
    ],
)
def notebooks_free_of_errors(notebooks: list[Notebook]) -> Verdict:
    """A traceback in a notebook tells the reader that it does not run, and that nobody read it before sharing it."""
    judged = [notebook for notebook in notebooks if notebook.code]
    if not judged:
        return not_applicable("no notebook with code")
    found = [_finding(notebook, cell, name) for notebook in judged for cell, name in _failing(notebook)]
    broken = {one.path for one in found}
    return graded(1 - len(broken) / len(judged), found)


def _failing(notebook: Notebook) -> Iterator[tuple[Cell, str]]:
    """Yield the cells that an error was saved with, but for those of which the text right above says that they fail."""
    above = ""
    for cell in notebook.cells:
        if cell.kind == "markdown":
            above = cell.source
            continue
        name = _error(cell)
        if name and not (_ON_PURPOSE.search(above) or name in above or _is_commented(name, cell.source)):
            yield cell, name
        above = ""


def _is_commented(name: str, code: str) -> bool:
    """Whether a comment of the cell says which error comes, or that the cell fails."""
    comments = [line.partition("#")[2] for line in code.splitlines()]
    return any((name != "error" and name in one) or _FAILS.search(one) for one in comments)


def _error(cell: Cell) -> str | None:
    """Return the name of the error saved with a cell, None where there is none."""
    return next((str(one.get("ename") or "error") for one in cell.outputs if one.get("output_type") in _ERRORS), None)


def _finding(notebook: Notebook, cell: Cell, name: str) -> Finding:
    return Finding(f"this cell ended in a saved {name}", notebook.path, 1, cell.number)
