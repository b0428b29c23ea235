"""Tables that another source of the repository wrote: that source is run as far as needed to know what they hold."""

import ast
from collections.abc import Callable, Iterable

from mlfolio.evidence.dataflow.data_files import is_same_file, name_of
from mlfolio.evidence.dataflow.run import OverBudget, Run
from mlfolio.evidence.dataflow.values import Data

Statements = Callable[[], list[ast.stmt]]
Writers = Callable[[str, str], Iterable[tuple[str, Statements]]]
"""Gives the paths of the sources that may write a file of that name, but for the one that reads it, and what gives the
statements of each, for which it may have to be parsed."""

_UNKNOWN = frozenset(["name", "parameter"])
"""Kinds of roots that say nothing of rows outside the source that they stand in."""


class WrittenElsewhere:
    """What the other sources write, each run once for the one that is analysed, with `steps` for all of them."""

    def __init__(self, writers: Writers, steps: int) -> None:
        self._writers, self._steps = writers, steps
        self._runs: dict[str, Run | None] = {}

    def read(self, path: str, run: Run) -> Data | None:
        """Return the table that stands at `path`, None where nobody writes one there, or several do."""
        self._runs.setdefault(run.path, None)
        found: list[tuple[Run, Data]] = []
        for source, statements in self._writers(name_of(path), run.path):
            other = self._run(source, statements, run)
            kept = other.written.items() if other is not None else ()
            found += [(other, data) for at, data in kept if is_same_file(source, at, run.path, path)]  # type: ignore[misc]
        if len(found) != 1:
            return None
        other, data = found[0]
        return _taken(data, other, run) if _is_known(data) else None

    def _run(self, path: str, statements: Statements, run: Run) -> Run | None:
        """Return what running a source came to; None while it runs: what it writes then is not there yet."""
        if path not in self._runs:
            self._runs[path] = None
            self._runs[path] = self._executed(path, statements(), run)
        return self._runs[path]

    def _executed(self, path: str, statements: list[ast.stmt], run: Run) -> Run:
        other = run.beside(path, max(self._steps, 0))
        steps = other.budget + other.elsewhere
        try:
            other.execute(statements)
        except (OverBudget, RecursionError):
            other.written.clear()
        self._steps -= steps - other.budget - other.elsewhere
        return other


def _is_known(data: Data) -> bool:
    """Whether it is known where the rows of a table come from, whoever reads it."""
    return bool(data.rows) and not any(atom.root[0] in _UNKNOWN for atom in data.rows)


def _taken(data: Data, other: Run, run: Run) -> Data:
    """Return a table as it is read: with its rows and what was learned, and without whose predictions it holds."""
    made = Data(data.rows, data.facts)
    made.grain, made.parts = data.grain, data.parts
    for atom in data.rows:
        for key in (atom.root, *(step.key for step in atom.steps)):
            if key in other.sites:
                run.sites.setdefault(key, other.sites[key])
            if key in other.cuts and key not in run.cuts:
                run.cuts[key] = list(other.cuts[key])
    return made
