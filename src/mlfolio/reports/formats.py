"""The formats of a report: their names, the module that renders each, and the suffixes of files that ask for them."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from mlfolio.errors import UserError
from mlfolio.reports.report import Report

SUFFIXES = {
    ".txt": "terminal",
    ".json": "json",
    ".sarif": "sarif",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".svg": "badge",
}
FORMATS = ("terminal", "json", "sarif", "markdown", "html", "badge", "brief")


def format_of(output: Path, asked: str | None) -> str:
    """Return the format to write to `output`: the one that was asked for, else the one of its suffix.

    Raises UserError for a suffix that stands for no format.
    """
    suffix = ".sarif" if output.name.endswith(".sarif.json") else output.suffix.lower()
    found = asked or SUFFIXES.get(suffix)
    if found is None:
        known = ", ".join(SUFFIXES)
        raise UserError(f"{output}: its suffix names no format", f"End it in one of {known}, or say which: --format.")
    return found


def renderer(name: str) -> Callable[[Report], str]:
    """Return the function that renders the format `name`, one of FORMATS except "terminal"."""
    # Imported late: most runs need one format, and some are slow to import.
    render: Callable[[Report], str] = import_module(f"mlfolio.reports.{name}").render
    return render
