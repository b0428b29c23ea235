"""Notebooks run from the top: no cell uses what only a later one defines."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.execution_order import EarlyName, brings_names, early_names
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.notebooks import Notebook
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable, unknown


@check(
    title="Notebooks run from the top",
    how="The share of Python notebooks in which no cell uses a name before anything defines it, with the cells in"
    " their order. Passes where none does. What functions use when they are called is left out, and so are"
    " notebooks where names may come from elsewhere: a star import, `%run`, `%load`, `exec`, a cell that does"
    " not parse.",
    fix="Define or import each name above its first use, then restart the kernel and run all cells.",
    # Whoever runs such a notebook gets a NameError; it is found in few.
    weight=0.5,
    source=Citation("A", "Programming Proficiency", "following best practices"),
    bad=[
        Example({"a.ipynb": ["import pandas as pd", "rows.head()  <-- bad", "rows = pd.read_csv('a.csv')"]}),
        Example({"a.ipynb": ["x = 1", "print(x + y)  <-- bad"]}, note="the cell that defined it is gone"),
    ],
    good=[
        Example({"a.ipynb": ["import pandas as pd", "rows = pd.read_csv('a.csv')", "rows.head()"]}),
        Example({"a.ipynb": ["def show():\n    return rows", "rows = [1]\n[row for row in rows]", "show()"]}),
    ],
)
def notebooks_run_from_the_top(sources: Sources, notebooks: list[Notebook]) -> Verdict:
    """A notebook that only runs after somebody ran its cells in a secret order shows results that nobody can repeat."""
    bringing = {one.path for one in notebooks for cell in one.code if brings_names(cell.source)}
    every = [source for source in sources.code if source.is_notebook]
    judged = [(source, early_names(source)) for source in every if source.path not in bringing]
    told = [(source, names) for source, names in judged if names is not None]
    if not every:
        return not_applicable("no Python notebook with code")
    if not told:
        return unknown("names may come from elsewhere in every notebook")
    found = [_finding(source, name) for source, names in told for name in names]
    share = sum(not names for _, names in told) / len(told)
    return graded(share, found)


def _finding(source: Source, name: EarlyName) -> Finding:
    later = source.place(name.defined)[1] if name.defined else None
    said = f"only cell {later} defines it" if later else "no cell defines it"
    return source.finding(f"`{name.name}` is used here, and {said}", name.line)
