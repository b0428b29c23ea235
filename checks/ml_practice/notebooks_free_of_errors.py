"""No notebook shows an error that was saved with it."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.notebooks import Cell, Notebook
from mlfolio.examples import Example, Ran
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable

_ERRORS = ("error", "pyerr")
"""What the current format of notebooks, and the third one, call an error among the outputs of a cell."""


@check(
    title="Notebooks hold no saved error",
    how="The share of notebooks without an error among the saved outputs of their code cells. Passes where none has.",
    fix="Mend or delete the cell that fails, run the notebook from the top, and save it anew.",
    # Seldom found; where it is, the author did not look at what was committed.
    weight=0.5,
    source=Citation("C", "Essential Programming Knowledge", "debug issues"),
    bad=[Example({"a.ipynb": [Ran("rows['Age']  <-- bad", 1, error="KeyError")]})],
    good=[Example({"a.ipynb": ["rows = read()"]})],
)
def notebooks_free_of_errors(notebooks: list[Notebook]) -> Verdict:
    """A traceback in a notebook tells the reader that it does not run, and that nobody read it before sharing it."""
    judged = [notebook for notebook in notebooks if notebook.code]
    if not judged:
        return not_applicable("no notebook with code")
    found = [_finding(notebook, cell, name) for notebook in judged for cell in notebook.code if (name := _error(cell))]
    broken = {one.path for one in found}
    return graded(1 - len(broken) / len(judged), found)


def _error(cell: Cell) -> str | None:
    """Return the name of the error saved with a cell, None where there is none."""
    return next((str(one.get("ename") or "error") for one in cell.outputs if one.get("output_type") in _ERRORS), None)


def _finding(notebook: Notebook, cell: Cell, name: str) -> Finding:
    return Finding(f"this cell ended in a saved {name}", notebook.path, 1, cell.number)
