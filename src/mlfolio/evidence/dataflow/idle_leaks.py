"""Leaks whose tests all stand in functions that nobody runs, while what they learned is learned before."""

import ast

from mlfolio.evidence.dataflow.leak import Leak

_BLOCKS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def idle_around(leak: Leak, statements: list[ast.stmt]) -> tuple[str, ...]:
    """Return the functions and classes in which all tests of a leak stand, and that no line of the source uses.

    None where the leak begins in one of them, as it is then in whatever that does when somebody calls it.
    """
    names = tuple(dict.fromkeys(pair.test.idle for pair in leak.pairs))
    begins = leak.facts[0].site if leak.facts else leak.pairs[0].training.site
    blocks = [one for one in statements if isinstance(one, _BLOCKS) and one.name in names]
    inside = any(one.lineno <= begins.line <= (one.end_lineno or one.lineno) for one in blocks)
    return names if all(names) and not inside else ()
