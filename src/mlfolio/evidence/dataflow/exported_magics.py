"""Magics as notebooks are exported to scripts: code in a string that `get_ipython()` runs."""

import ast

from mlfolio.evidence.code.magics import python_of
from mlfolio.evidence.code.parsing import parse

_RUNNERS = frozenset(["run_cell_magic", "run_line_magic"])
_RUN_PYTHON = frozenset(["time", "timeit", "capture", "prun"])


def statements_in(node: ast.expr) -> list[ast.stmt]:
    """Return the statements that an exported magic runs, placed where the magic stands; none for anything else."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr not in _RUNNERS:
        return []
    texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if len(texts) < 2 or len(texts) != len(node.args) or texts[0] not in _RUN_PYTHON:
        return []
    parsed = parse(python_of(texts[-1]))
    return _placed(parsed.body, node) if isinstance(parsed, ast.Module) else []


def _placed(statements: list[ast.stmt], node: ast.expr) -> list[ast.stmt]:
    for statement in statements:
        for one in ast.walk(statement):
            if "lineno" in one._attributes:
                # Calls of one magic are told apart by their columns.
                one.col_offset += 1000 * one.lineno  # type: ignore[attr-defined]
                one.lineno, one.end_lineno = node.lineno, node.end_lineno  # type: ignore[attr-defined]
    return statements
