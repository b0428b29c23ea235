"""Whether a notebook sets its reader a task: in its own words, or by an exercise left empty."""

from mlfolio.evidence.coursework.words import TASKS
from mlfolio.evidence.notebooks import Notebook
from mlfolio.patterns import lazy_pattern

_MOST = 20_000
"""Characters of a cell that are looked through."""

_REACH = 3
"""Cells after the heading of an exercise in which its text ends and its empty cell stands."""

_EXERCISE = lazy_pattern(rf"(?im)^[ \t]{{0,3}}#{{1,6}}[ \t*]{{0,8}}(?:{TASKS})(?!\w)")

_SET_HERE = lazy_pattern(
    r"(?i)\bas (?:a )?part of (?:this|the) (?:assignment|home ?work|exercise|task|lab)\b[^.\n]{0,40}"
    r"\byou(?:'ll| will| are| have| need| should| must)\b"
    r"|\bin this (?:assignment|home ?work|exercise|problem set|lab),?"
    r" (?:you(?:'ll| will| are| have| need|'re)|your task)\b"
)
"""What tells the reader what is to be done in this very notebook."""


def sets_a_task(notebook: Notebook) -> bool:
    """Return whether its text tells what its reader will do in it, or an exercise leaves cells empty."""
    texts = [cell.source[:_MOST] for cell in notebook.markdown]
    if any(map(_SET_HERE.search, texts)):
        return True
    return any(_is_left_empty(notebook, at) for at in range(len(notebook.cells)))


def _is_left_empty(notebook: Notebook, at: int) -> bool:
    """Whether the cell numbered `at` is the heading of an exercise, and the first cell of code after it is empty."""
    cell, following = notebook.cells[at], notebook.cells[at + 1 : at + 1 + _REACH]
    if cell.kind != "markdown" or not _EXERCISE.search(cell.source[:_MOST]):
        return False
    first = next((one for one in following if one.kind == "code"), None)
    return first is not None and not first.source.strip()
