"""Python loops that do, element by element or row by row, arithmetic that an array does all at once."""

import ast
import bisect
import re
from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.evidence.code.arithmetic import is_arithmetic, is_independent_arithmetic, values_in
from mlfolio.evidence.code.arrays import arrays_in, uses_arrays
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.functions import Definition
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import children, walk
from mlfolio.patterns import lazy_pattern

_ON_PURPOSE = lazy_pattern(r"naive|loop|slow|brute|scalar|reference|numerical", re.IGNORECASE)
"""Functions that say by their name that they are the slow way, kept to compare with."""

_COMPILED = lazy_pattern(r"jit|vectorize|cuda|kernel|compile")


_ASKED_ABOUT = frozenset(
    {ast.For, ast.ListComp, ast.GeneratorExp, ast.Call, ast.Assign, ast.AnnAssign, ast.Attribute, ast.arg}
)
_COMPREHENSIONS = (ast.ListComp, ast.GeneratorExp)
_LEFT_OUT = frozenset({ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Name, ast.Constant})
"""Scopes of their own, and what holds no other node."""

_TURNING = (ast.For, ast.Lambda, ast.ListComp, ast.GeneratorExp)
"""What a loop can be written as, a lambda for `apply` among them."""


class Loop(NamedTuple):
    """A loop, or a call that loops, with what it does in words and its line in the source."""

    message: str
    line: int


@fact(lambda source: source.is_code)
def elementwise_loops(source: Source) -> list[Loop]:
    """Return the loops of `source` that are plainly arithmetic on the elements of known arrays, by line."""
    if not uses_arrays(source):
        return []
    others = frozenset(_paths_and_sets(source))
    found = [loop for scope in _scopes(source) for loop in _loops_of(scope, others)]
    return sorted(found, key=lambda loop: loop.line)


def _scopes(source: Source) -> Iterator[list[ast.AST]]:
    """Yield the nodes of the module and of each function, nested definitions apart, unless it is compiled."""
    turning = sorted(node.lineno for kind in _TURNING for node in source.nodes(kind))
    if not turning:
        return
    yield _nodes(source.tree)
    for function in source.definitions:
        if not _ON_PURPOSE.search(function.name) and _holds_any(turning, function) and not _is_compiled(function):
            yield _nodes(function)


def _is_compiled(function: Definition) -> bool:
    return any(_is_compiler(node) for mark in function.decorator_list for node in ast.walk(mark))


def _is_compiler(node: ast.AST) -> bool:
    return _COMPILED.search(getattr(node, "attr", getattr(node, "id", ""))) is not None


def _holds_any(lines: list[int], node: Definition) -> bool:
    position = bisect.bisect_left(lines, node.lineno)
    return position < len(lines) and lines[position] <= (node.end_lineno or node.lineno)


def _nodes(root: ast.AST) -> list[ast.AST]:
    """Return the nodes of a scope that anything here asks about."""
    found: list[ast.AST] = []
    waiting = children(root)
    while waiting:
        node = waiting.pop()
        kind = node.__class__
        if kind in _ASKED_ABOUT:
            found.append(node)
        if kind not in _LEFT_OUT:
            waiting += children(node)
    return found


def _paths_and_sets(source: Source) -> Iterator[str]:
    """Yield the names of paths, which `root / name` joins, and of sets, which `every - some` parts: no column can."""
    for node in source.nodes(ast.Assign):
        if _makes_path_or_set(node.value) or (isinstance(node.value, ast.BinOp) and _joins_texts(node.value)):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def _joins_texts(value: ast.BinOp) -> bool:
    inside = list(walk(value))
    joins = any(isinstance(one, ast.BinOp) and isinstance(one.op, ast.Div) for one in inside)
    return joins and any(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in inside)


def _makes_path_or_set(value: ast.expr) -> bool:
    if not isinstance(value, ast.Call):
        return isinstance(value, ast.Set | ast.SetComp)
    return getattr(value.func, "id", getattr(value.func, "attr", "")) in ("Path", "set", "frozenset")


def _loops_of(scope: list[ast.AST], others: frozenset[str]) -> Iterator[Loop]:
    loops = [node for node in scope if isinstance(node, ast.For) and not node.orelse]
    comprehends = any(isinstance(node, _COMPREHENSIONS) for node in scope)
    arrays = arrays_in(scope) if loops or comprehends else frozenset()
    lists = _lists_in(scope) if arrays else frozenset()
    for loop in loops:
        if message := _row_loop(loop) or _index_loop(loop, arrays, lists) or _value_loop(loop, arrays):
            yield Loop(message, loop.lineno)
    for node in scope:
        if isinstance(node, ast.Call) and _applies_arithmetic(node, others):
            yield Loop(
                "`apply` calls a lambda for each element or row, for arithmetic that whole columns can do", node.lineno
            )
        elif isinstance(node, _COMPREHENSIONS) and (name := _comprehended(node, arrays, lists)):
            yield Loop(f"a comprehension does arithmetic on the elements of `{name}` one at a time", node.lineno)


def _row_loop(loop: ast.For) -> str | None:
    """`for _, row in table.iterrows():` with nothing but arithmetic on `row`."""
    call = loop.iter
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and not call.args):
        return None
    if call.func.attr not in ("iterrows", "itertuples") or not is_independent_arithmetic(loop):
        return None
    return f"`{call.func.attr}` goes over a table row by row for arithmetic that whole columns can do"


def _lists_in(scope: list[ast.AST]) -> frozenset[str]:
    """Return the names that begin as an empty list, whose elements may be arrays of any lengths."""
    empty = [node for node in scope if isinstance(node, ast.Assign) and isinstance(node.value, ast.List)]
    targets = [target for node in empty if not node.value.elts for target in node.targets]
    return frozenset(target.id for target in targets if isinstance(target, ast.Name))


def _index_loop(loop: ast.For, arrays: frozenset[str], lists: frozenset[str]) -> str | None:
    """`for i in range(...):` with arithmetic on `array[i]`."""
    if not (isinstance(loop.target, ast.Name) and _is_range(loop.iter)):
        return None
    read = [node for statement in loop.body for node in values_in(statement) if isinstance(node, ast.Subscript)]
    names = [name for node in read if (name := _indexed_by(node, loop.target.id))]
    indexed = [name for name in names if name in arrays]
    if not indexed or not lists.isdisjoint(names) or not is_independent_arithmetic(loop):
        return None
    if _takes_columns(read, indexed[0]):
        return None
    parts = "rows or columns" if _takes_slices(read, indexed[0]) else "elements"
    return f"a loop over `{loop.target.id}` does arithmetic on the {parts} of `{indexed[0]}` one at a time"


def _takes_slices(read: list[ast.Subscript], name: str) -> bool:
    """Whether the array of that name is read by whole rows or columns: `array[:, j]`."""
    own = [node.slice for node in read if isinstance(node.value, ast.Name) and node.value.id == name]
    return any(isinstance(part, ast.Slice) for one in own if isinstance(one, ast.Tuple) for part in one.elts)


def _takes_columns(read: list[ast.Subscript], name: str) -> bool:
    """Whether all that is read of the array is whole columns (`array[:, j]`): few turns, each on all rows at once."""
    own = [node.slice for node in read if isinstance(node.value, ast.Name) and node.value.id == name]
    return all(isinstance(one, ast.Tuple) and isinstance(one.elts[0], ast.Slice) for one in own)


def _value_loop(loop: ast.For, arrays: frozenset[str]) -> str | None:
    """`for a, b in zip(xs, ys):` or `for x in xs:` with arithmetic on the elements, where these are arrays."""
    zipped = isinstance(loop.iter, ast.Call) and isinstance(loop.iter.func, ast.Name) and loop.iter.func.id == "zip"
    over = loop.iter.args if zipped and isinstance(loop.iter, ast.Call) else [loop.iter]
    names = [node.id for node in over if isinstance(node, ast.Name)]
    if not names or len(names) != len(over) or not all(name in arrays for name in names):
        return None
    if not is_independent_arithmetic(loop):
        return None
    return f"a loop does arithmetic on the elements of `{names[0]}` one at a time"


def _is_range(node: ast.expr) -> bool:
    """Whether `node` is a `range` over more than a few fixed places, such as the axes of a point."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range"):
        return False
    fixed = all(isinstance(argument, ast.Constant) for argument in node.args)
    return len(node.args) < 3 and not fixed


def _indexed_by(node: ast.Subscript, index: str) -> str | None:
    """Return the array in `array[i]`, `array[i, j]` or `array[j][i]`, where `i` alone picks an element or row."""
    inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    if not any(isinstance(part, ast.Name) and part.id == index for part in inner):
        return None
    base = node.value
    while isinstance(base, ast.Subscript):
        base = base.value
    return base.id if isinstance(base, ast.Name) else None


def _comprehended(node: ast.ListComp | ast.GeneratorExp, arrays: frozenset[str], lists: frozenset[str]) -> str | None:
    """Return the array in `[array[i] ** 2 for i in range(n)]`, None where the comprehension does anything else."""
    turn = node.generators[0]
    if len(node.generators) > 1 or turn.ifs or not isinstance(turn.target, ast.Name) or not _is_range(turn.iter):
        return None
    inside = list(ast.walk(node.elt))
    if not isinstance(node.elt, ast.BinOp) or not is_arithmetic(inside):
        return None
    read = [_indexed_by(one, turn.target.id) for one in inside if isinstance(one, ast.Subscript)]
    return next((name for name in read if name in arrays and lists.isdisjoint(read)), None)


def _applies_arithmetic(call: ast.Call, others: frozenset[str]) -> bool:
    """`table.apply(lambda row: row["a"] * row["b"], axis=1)`, or `column.apply(lambda x: x / 100)`."""
    if not (isinstance(call.func, ast.Attribute) and call.func.attr == "apply" and len(call.args) == 1):
        return False
    function = call.args[0]
    if not isinstance(function, ast.Lambda) or len(function.args.args) != 1 or not _computes_value(function.body):
        return False
    by_row = any(
        key.arg == "axis" and isinstance(key.value, ast.Constant) and key.value.value in (1, "columns")
        for key in call.keywords
    )
    receiver = call.func.value
    inside = list(ast.walk(function.body))
    # An element with elements of its own is no number: such a column holds lists or texts.
    if not by_row and (not _is_column(receiver) or any(isinstance(one, ast.Subscript) for one in inside)):
        return False
    is_of_others = any(isinstance(one, ast.Name) and one.id in others for one in inside)
    return is_arithmetic(inside) and not is_of_others and not any(_is_method(one) for one in inside)


def _is_column(node: ast.expr) -> bool:
    """Whether `node` is `table["name"]`; of a whole table, `apply` takes a column at a time."""
    named = (
        isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str)
    )
    return named and isinstance(node.value, ast.Name)


def _computes_value(node: ast.expr) -> bool:
    return isinstance(node, ast.BinOp) or (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute))


def _is_method(node: ast.AST) -> bool:
    """Whether a node calls a method of something other than a library: of a group, a text, a row."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "len"
    return getattr(node.func.value, "id", "") not in ("np", "numpy", "math")
