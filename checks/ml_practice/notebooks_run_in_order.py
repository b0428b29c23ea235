"""Notebooks were run from top to bottom before they were saved."""

from itertools import pairwise

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Cell, Notebook
from mlfolio.evidence.run_elsewhere import folders_run_on_kaggle, is_exported_as_it_ran
from mlfolio.examples import Example, Ran
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable

_CLEARING = ("nbstripout", "nb-clean", "clear-output", "ClearOutputPreprocessor")
_SETTINGS = (
    *(".gitattributes", ".pre-commit-config.yaml", ".lefthook.yml", "lefthook.yml"),
    *("makefile", "justfile", ".gitlab-ci.yml"),
)
_WORKFLOWS = (".github/workflows/", ".forgejo/workflows/", ".gitea/workflows/")
"""Where a repository says that notebooks are cleared, or refused where they are not."""


@check(
    title="Notebooks were run from top to bottom",
    how="The share of notebooks whose code cells, those blank or of comments alone left out, all have an execution"
    " count, each higher than the one before. Passes where all do. Notebooks that a tool clears on purpose"
    " (nbstripout) are left out, and so are those without any count in the folder of a kernel-metadata.json that"
    " hands a notebook to Kaggle, or beside which the page lies that nbconvert made of them as they ran.",
    fix="Run `Restart kernel and run all cells` before saving and committing a notebook.",
    # Hardly goes with the quality of real repositories (rank correlation .12): good advice, little weight.
    weight=0.25,
    source=Citation("A", "Programming Proficiency", "following best practices"),
    bad=[
        Example({"a.ipynb": [Ran("rows = read()", 1), Ran("rows.sort()", 5), Ran("show(rows)  <-- bad", 3)]}),
        Example({"a.ipynb": [Ran("rows = read()", 1), Ran("rows.sort()  <-- bad", None)]}, note="one never ran"),
    ],
    good=[
        Example({"a.ipynb": ["rows = read()", "rows.sort()"]}),
        Example({"a.ipynb": [Ran("rows = read()", 3), Ran("rows.sort()", 9)]}, note="counts may skip"),
        Example(
            {"a.ipynb": [Ran("rows = read()", 1), Ran("# rows.sort()", None)]}, note="nothing in it is left to run"
        ),
    ],
)
def notebooks_run_in_order(files: Files, notebooks: list[Notebook]) -> Verdict:
    """Cells that ran in another order than they stand in show results that nobody gets again by running the notebook.

    Counts that rise from top to bottom say that what is shown comes from the code as it stands.
    """
    judged = [notebook for notebook in notebooks if _to_be_run(notebook)]
    if any(map(_is_cleared, judged)):
        by_a_tool, on_kaggle = _cleared_by_a_tool(files), folders_run_on_kaggle(files)
        judged = [
            one
            for one in judged
            if not _is_cleared(one)
            or not (by_a_tool or one.path.rpartition("/")[0] in on_kaggle or is_exported_as_it_ran(one.path, files))
        ]
    if not judged:
        return not_applicable("no notebook with code that was saved as it ran")
    found = [finding for notebook in judged if (finding := _out_of_order(notebook))]
    return graded(1 - len(found) / len(judged), found)


def _to_be_run(notebook: Notebook) -> list[Cell]:
    """Return the cells that hold more than comments: the rest does nothing, whether it ran or not."""
    return [cell for cell in notebook.code if any(_does_something(line) for line in cell.source.split("\n"))]


def _is_cleared(notebook: Notebook) -> bool:
    return not any(cell.execution_count for cell in notebook.code)


def _does_something(line: str) -> bool:
    return line.strip() != "" and not line.lstrip().startswith("#")


def _cleared_by_a_tool(files: Files) -> bool:
    settings = files.named(*_SETTINGS)
    settings += [path for path in files.own if path.startswith(_WORKFLOWS)]
    return any(tool in (files.text(path) or "") for path in settings for tool in _CLEARING)


def _out_of_order(notebook: Notebook) -> Finding | None:
    cells = _to_be_run(notebook)
    silent = [cell for cell in cells if cell.execution_count is None]
    if len(silent) == len(cells):
        return Finding(f"none of its {len(cells)} code cells has an execution count", notebook.path)
    if silent:
        return Finding("this cell has no execution count, others have", notebook.path, 1, silent[0].number)
    return next((_earlier(notebook, *pair) for pair in pairwise(cells) if not _rises(*pair)), None)


def _rises(first: Cell, second: Cell) -> bool:
    return (first.execution_count or 0) < (second.execution_count or 0)


def _earlier(notebook: Notebook, first: Cell, second: Cell) -> Finding:
    said = f"this cell ran as number {second.execution_count}, the one above as number {first.execution_count}"
    return Finding(said, notebook.path, 1, second.number)
