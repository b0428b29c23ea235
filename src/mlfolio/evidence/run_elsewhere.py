"""Notebooks that are kept without counts because they run, or were shown as they ran, somewhere else."""

from mlfolio.evidence.files import Files
from mlfolio.evidence.structured import json_table
from mlfolio.patterns import lazy_pattern

_PAGES = (".html", ".slides.html")
_COUNT = lazy_pattern(r"\bIn(?:&nbsp;|&#160;|\s)\[(?:\d|&nbsp;|&#160;|\s){0,9}\d\]:")
"""How nbconvert writes the count of a cell that ran; it stands behind all styles, far down in the page."""


def folders_run_on_kaggle(files: Files) -> frozenset[str]:
    """Return the folders of a `kernel-metadata.json` that hands a notebook to Kaggle, which runs and keeps it.

    What lies beside it is what it was made of, where it is made when it is handed over.
    """
    return frozenset(
        path.rpartition("/")[0] for path in files.named("kernel-metadata.json") if _hands_over(path, files)
    )


def _hands_over(path: str, files: Files) -> bool:
    name = json_table(files.text(path)).get("code_file")
    return isinstance(name, str) and name.endswith(".ipynb")


def is_exported_as_it_ran(path: str, files: Files) -> bool:
    """Whether a page that nbconvert made of the notebook at `path` lies beside it, with counts of cells in it."""
    pages = (f"{path.removesuffix('.ipynb')}{suffix}" for suffix in _PAGES)
    return any(_COUNT.search(files.text_once(page) or "") for page in pages if files.exists(page))
