"""Notebooks that are kept without counts because they run, or were shown as they ran, somewhere else."""

from mlfolio.evidence.files import Files
from mlfolio.evidence.structured import json_table
from mlfolio.patterns import lazy_pattern

_PAGES = (".html", ".slides.html")
_COUNT = lazy_pattern(r"\bIn(?:&nbsp;|&#160;|\s)\[(?:\d|&nbsp;|&#160;|\s){0,9}\d\]:")
"""How nbconvert writes the count of a cell that ran; it stands behind all styles, far down in the page."""


def folders_run_on_kaggle(files: Files) -> frozenset[str]:
    """Return the folders of a `kernel-metadata.json` that hands a notebook there to Kaggle, which runs and keeps it.

    What lies beside it is what it was made of.
    """
    folders = {path.rpartition("/")[0]: path for path in files.named("kernel-metadata.json")}
    return frozenset(folder for folder, path in folders.items() if _hands_over(path, files))


def _hands_over(path: str, files: Files) -> bool:
    name = json_table(files.text(path)).get("code_file")
    folder = path.rpartition("/")[0]
    return isinstance(name, str) and name.endswith(".ipynb") and files.exists(f"{folder}/{name}".removeprefix("/"))


def is_exported_as_it_ran(path: str, files: Files) -> bool:
    """Whether a page that nbconvert made of the notebook at `path` lies beside it, with counts of cells in it."""
    pages = (f"{path.removesuffix('.ipynb')}{suffix}" for suffix in _PAGES)
    return any(_COUNT.search(files.text_once(page) or "") for page in pages if files.exists(page))
