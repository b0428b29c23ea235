"""Labels that are drawn at random: no measure of what is learned from them says much."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.source import Source
from mlfolio.patterns import lazy_pattern

_LABELS = lazy_pattern(r"(?i)(?:\w{1,20}_)?(?:labels?|y)(?:_(?:train|data))?")
_DRAWS = frozenset({"randint", "randint_like", "random_integers", "randrange", "integers"})
_FEWEST_OF_ARRAYS = 3
"""Arguments of what draws many: the bounds and a shape."""


def made_up_labels(source: Source) -> Iterator[tuple[str, int]]:
    """Yield the names for labels that a source binds to whole numbers drawn at random, and to nothing else."""
    made: dict[str, bool] = {}
    lines: dict[str, int] = {}
    for target, value in _given(source):
        made[target.id] = made.get(target.id, True) and _draws_many(value)
        lines.setdefault(target.id, target.lineno)
    yield from ((name, lines[name]) for name, is_made_up in made.items() if is_made_up)


def _given(source: Source) -> Iterator[tuple[ast.Name, ast.expr | None]]:
    """Yield all that is bound to a name for labels, with None for what no plain assignment gives it."""
    plain = {
        id(target): one.value
        for one in source.nodes(ast.Assign)
        for target in one.targets
        if isinstance(target, ast.Name)
    }
    yield from ((node, plain.get(id(node))) for node in source.stored if _LABELS.fullmatch(node.id))


def _draws_many(value: ast.expr | None) -> bool:
    """Whether it draws an array, or a list with a number for each of its places; one number may be a place itself."""
    if isinstance(value, ast.ListComp):
        return _draws(value.elt)
    if not isinstance(value, ast.Call) or not _draws(value):
        return False
    return len(value.args) >= _FEWEST_OF_ARRAYS or any(one.arg == "size" for one in value.keywords)


def _draws(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and callee(value) in _DRAWS
