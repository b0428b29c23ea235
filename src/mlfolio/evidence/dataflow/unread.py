"""Scores and predictions that nothing reads, as their name is bound to something else or they are given none."""

import ast
from collections.abc import Iterable, Iterator

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.walking import BLOCKS, walk
from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.knowledge import VALIDATES
from mlfolio.evidence.dataflow.pairs import Pair

_SHOW_OR_KEEP = frozenset("print display append add update write writerow info debug log".split())


class Unread:
    """The pairs whose score, or predictions where there is none, are overwritten before anything reads them."""

    def __init__(self, pairs: list[Pair], analysis: Analysis) -> None:
        """Look through the statements of an analysis that makes some pairs."""
        self._analysis = analysis
        self._lines = unread_lines(analysis.statements) if pairs else frozenset()
        if pairs and not analysis.path.endswith(".ipynb"):
            self._lines |= dropped_lines(analysis.statements)

    def __contains__(self, pair: Pair) -> bool:
        """Whether nobody reads what the test of a pair says; what a training is watched by is there for itself."""
        test = pair.test
        if not self._lines or test.method in VALIDATES or test.method == "forward":
            return False
        places = self._analysis.scored.get(test.site) or {test.site}
        return all(site.path == self._analysis.path and site.first in self._lines for site in places)


def unread_lines(statements: list[ast.stmt]) -> frozenset[int]:
    """Return the first lines of assignments to a name that is bound anew in the same block before anything uses it."""
    return frozenset(line for block in _blocks(statements) for line in _overwritten(block))


def dropped_lines(statements: list[ast.stmt]) -> frozenset[int]:
    """Return the first lines of statements that only make a list, which a script drops, and that show nothing."""
    return frozenset(
        one.lineno
        for block in _blocks(statements)
        for one in block
        if isinstance(one, ast.Expr) and isinstance(one.value, ast.ListComp) and not any(map(_acts, walk(one.value)))
    )


def _acts(node: ast.AST) -> bool:
    """Whether it is a call that shows or keeps something."""
    return isinstance(node, ast.Call) and callee(node) in _SHOW_OR_KEEP


def _blocks(statements: list[ast.stmt]) -> Iterator[list[ast.stmt]]:
    """Yield these statements, and those of every block inside them."""
    yield statements
    waiting: list[ast.AST] = list(statements)
    while waiting:
        node = waiting.pop()
        for name in BLOCKS.get(node.__class__, ()):
            waiting += getattr(node, name)
            if name not in ("handlers", "cases"):
                yield getattr(node, name)


def _overwritten(block: Iterable[ast.stmt]) -> Iterator[int]:
    waiting: dict[str, int] = {}
    for statement in block:
        bound = _bound(statement)
        for node in walk(statement):
            if isinstance(node, ast.Name) and (isinstance(node.ctx, ast.Load) or node.id != bound):
                waiting.pop(node.id, None)
            elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
                waiting.pop(node.target.id, None)
        if bound is not None:
            if bound in waiting:
                yield waiting[bound]
            waiting[bound] = statement.lineno


def _bound(statement: ast.stmt) -> str | None:
    """Return the one name that a plain assignment binds."""
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    (target,) = targets if len(targets) == 1 else (None,)
    return target.id if isinstance(target, ast.Name) else None
