"""Calls that bring rows in: from a file, from a generator, in each turn of a loop."""

import ast

from mlfolio.evidence.dataflow import gaps
from mlfolio.evidence.dataflow.joining import data_of
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.plain import Plain, Value, is_turn
from mlfolio.evidence.dataflow.rows import MADE_UP, OF_TURN, SHAPE
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.values import Data

_SHAPES = frozenset(["make_moons", "make_circles", "make_blobs", "make_swiss_roll"])
"""Generators of points in the plane or in space, which are made to be looked at."""


def load(known: Call, arguments: Arguments, run: Run) -> Value:
    """Return the rows that a call brings in."""
    path = arguments.get(0, "filepath_or_buffer", "path", "io", "name")
    if _changes(path):
        made = run.fresh("load", arguments.node, (OF_TURN, run.site(arguments.node), *run.callers, *run.turns))
        run.of_turn |= {atom.root for atom in made.rows}
        return made
    if known.name.startswith("make_"):
        shape = (SHAPE, run.site(arguments.node), *run.callers) if known.name in _SHAPES else None
        return _whole(run.fresh(MADE_UP, arguments.node, shape))
    literal = path.value if isinstance(path, Plain) and isinstance(path.value, str) else None
    if literal is None or known.name.startswith("fetch_"):
        made = run.fresh("load", arguments.node)
        return _whole(made) if gaps.is_whole(known) else made
    extra = arguments.named.get("nrows") is not None or arguments.named.get("sheet_name") is not None
    whole = extra or not known.name.startswith("read_")
    if literal in run.written and not whole:
        return run.written[literal].derived()
    elsewhere = None if whole else run.read_elsewhere(literal, run)
    if elsewhere is not None:
        return elsewhere
    return run.fresh("file", arguments.node, _as_written(arguments.node, literal) if whole else literal)


def _whole(made: Data) -> Data:
    made.gaps = gaps.NOWHERE
    return made


def _changes(path: Value | None) -> bool:
    """Whether each turn of a loop loads from another path, or each row from its own."""
    listed = data_of(path) if path is not None else None
    return is_turn(path) or (listed is not None and listed.single)


def _as_written(node: ast.Call | None, path: str) -> str:
    """Return a call that loads a part of the file at `path`, or in a form that its settings tell, with that path."""
    written = ast.unparse(node) if node is not None else ""
    return written if path in written else f"{written} {path}".strip()
