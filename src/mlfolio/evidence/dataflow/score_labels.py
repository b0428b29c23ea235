"""What the code says of a score where it shows or uses it: of a training score, or of how columns hang together."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from mlfolio.evidence.code.expressions import is_one
from mlfolio.evidence.dataflow.training_words import says_training
from mlfolio.patterns import lazy_pattern

_NAME = lazy_pattern(r"(?:^|_)(?i:train|training|trn)(?:_|$)|^train(?:ing)?[A-Z]")


def training_lines(statements: list[ast.stmt]) -> set[int]:
    """Return the first lines of the statements whose scores are called training scores.

    So are those of which a variance inflation factor is made, which are of the rows that are described.
    """
    inflating = set(_inflating(statements))
    found: set[int] = set()
    for scope in _scopes(statements):
        shown = _labels_by_name(scope)
        for block in scope:
            found.update(one.lineno for one in block if _is_labelled(one, shown) or _bound_to(one) & inflating)
            found.update(after.lineno for before, after in pairwise(block) if _announces(before) and _is_shown(after))
    return found


def _scopes(statements: list[ast.stmt]) -> Iterator[list[list[ast.stmt]]]:
    """Yield the blocks of these statements, and those of each function or class inside, whose names are its own."""
    blocks = list(_blocks(statements))
    yield blocks
    for one in (one for block in blocks for one in block):
        if isinstance(one, _WITH_OWN_NAMES):
            yield from _scopes(one.body)


_WITH_OWN_NAMES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def _blocks(statements: list[ast.stmt]) -> Iterator[list[ast.stmt]]:
    """Yield these statements, and those of every block inside them, but for what has names of its own."""
    yield statements
    for statement in statements:
        for name in () if isinstance(statement, _WITH_OWN_NAMES) else ("body", "orelse", "finalbody"):
            yield from _blocks(getattr(statement, name, []))


def _labels_by_name(blocks: list[list[ast.stmt]]) -> dict[str, list[str]]:
    """Return the labels of each name wherever it is shown."""
    labels: dict[str, list[str]] = defaultdict(list)
    for block in blocks:
        for statement in filter(_is_shown, block):
            text = _text(statement)
            for one in ast.walk(statement):
                if isinstance(one, ast.Name):
                    labels[one.id].append(text)
    return labels


def _is_labelled(statement: ast.stmt, shown: dict[str, list[str]]) -> bool:
    if _is_shown(statement):
        return says_training(_text(statement))
    names = _bound_to(statement)
    return any(_NAME.search(name) or (shown.get(name) and all(map(says_training, shown[name]))) for name in names)


def _bound_to(statement: ast.stmt) -> set[str]:
    """Return the names that a statement binds, and the keys under which it stores something."""
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    keys = [
        one.slice.value for one in targets if isinstance(one, ast.Subscript) and isinstance(one.slice, ast.Constant)
    ]
    return {target.id for target in targets if isinstance(target, ast.Name)}.union(
        key for key in keys if isinstance(key, str)
    )


def _inflating(statements: list[ast.stmt]) -> Iterator[str]:
    """Yield the names that stand in `1 / (1 - name)`, the variance inflation factor of a column's R squared."""
    for node in (one for statement in statements for one in ast.walk(statement)):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and is_one(node.left):
            rest = node.right
            if isinstance(rest, ast.BinOp) and isinstance(rest.op, ast.Sub) and is_one(rest.left):
                yield from (one.id for one in ast.walk(rest.right) if isinstance(one, ast.Name))


def _is_shown(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)


def _announces(statement: ast.stmt) -> bool:
    """Whether a statement shows a label, and nothing else."""
    if not _is_shown(statement) or not says_training(_text(statement)):
        return False
    nodes = list(ast.walk(statement))
    alone = sum(isinstance(one, ast.Name) for one in nodes) == 1
    return alone and not any(isinstance(one, ast.keyword) for one in nodes)


def _text(statement: ast.stmt) -> str:
    texts = (one.value for one in ast.walk(statement) if isinstance(one, ast.Constant))
    return " ".join(text for text in texts if isinstance(text, str))
