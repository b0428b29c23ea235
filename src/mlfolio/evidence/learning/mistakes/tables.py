"""Mistakes with tables: comparisons with NaN, results that are lost, values set on a copy."""

import ast
from bisect import bisect
from collections.abc import Iterator

from mlfolio.evidence.code.callees import spelled
from mlfolio.evidence.code.expressions import is_text, is_true
from mlfolio.evidence.learning.mistakes.mistake import Code, Mistake, argument
from mlfolio.patterns import lazy_pattern

_NOT_A_NUMBER = frozenset({"numpy.nan", "numpy.NaN", "numpy.NAN", "math.nan", "pandas.NA", "pandas.NaT"})
_NEVER, _ALWAYS = "is never true: nothing equals NaN", "is always true: nothing equals NaN"
_OF_NA = "does not tell what is missing: what is compared with NA is NA"
_IN_PLACE = frozenset(
    "drop dropna drop_duplicates fillna rename replace reset_index set_index sort_index sort_values ffill bfill"
    " interpolate clip".split()
)
"""Methods of pandas that return a new table, or change the old one and return None."""

_NEW = frozenset(
    "assign astype drop dropna drop_duplicates fillna rename reset_index set_index sort_index sort_values ffill bfill"
    " interpolate clip merge".split()
)
_READERS = ("pandas.read_", "pandas.DataFrame", "pandas.concat", "pandas.merge")
_CELL = lazy_pattern(r"# (?:In\[[\d ]*\]:|%%)")
"""What begins a cell in a notebook that was exported, and in a module that an editor runs cell by cell."""

_SHUFFLES = frozenset({"random.shuffle", "numpy.random.shuffle"})


def comparison_with_nan(code: Code) -> Iterator[Mistake]:
    """`age == np.nan`, `age != np.nan`: nothing equals NaN, not even itself."""
    for node in code.source.nodes(ast.Compare):
        for operator, left, right in zip(node.ops, (node.left, *node.comparators), node.comparators, strict=False):
            sides = [code.names.of(side) for side in (left, right)]
            if not isinstance(operator, ast.Eq | ast.NotEq) or not (
                _NOT_A_NUMBER.intersection(sides) or _makes_nan(left) or _makes_nan(right)
            ):
                continue
            told = _OF_NA if "pandas.NA" in sides else _ALWAYS if isinstance(operator, ast.NotEq) else _NEVER
            yield Mistake("nan", f"`{spelled(node)[:60]}` {told}", node.lineno)


def _makes_nan(node: ast.expr) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float" and node.args):
        return False
    return isinstance(node.args[0], ast.Constant) and str(node.args[0].value).lower() == "nan"


def nothing_assigned(code: Code) -> Iterator[Mistake]:
    """`df = df.drop(..., inplace=True)`: what changes in place returns None."""
    for node in code.source.nodes(ast.Assign):
        if not isinstance(node.value, ast.Call):
            continue
        name = code.names.of(node.value.func)
        changes = name.lstrip(".") in _IN_PLACE and name.startswith(".") and is_true(argument(node.value, "inplace"))
        if changes or name in _SHUFFLES:
            target = spelled(node.targets[0])
            yield Mistake("nothing", f"`{target}` is given None: `{name.lstrip('.')}` changes in place", node.lineno)


def result_discarded(code: Code) -> Iterator[Mistake]:
    """`df.dropna()` on a line of its own: the new table is lost. What ends a cell is shown, and so is not lost."""
    shown = _ends_of_cells(code)
    for statement in code.source.nodes(ast.Expr):
        call = statement.value
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)) or statement.lineno in shown:
            continue
        kept = argument(call, "inplace") is not None or any(keyword.arg is None for keyword in call.keywords)
        if call.func.attr in _NEW and not kept and _is_of_table(code, call.func.value):
            said = f"`{spelled(call.func)}` returns a new table, which is lost"
            yield Mistake("discarded", said, statement.lineno)


def _ends_of_cells(code: Code) -> set[int]:
    """Return the lines of the statements that end a cell: of a notebook, or of what marks cells in a module."""
    source = code.source
    marks = [n for n, line in enumerate(source.lines, 1) if line.startswith("# ") and _CELL.match(line)]
    if not (source.is_notebook or marks):
        return set()
    last: dict[tuple[int | None, int], int] = {}
    for statement in source.tree.body:
        last[source.place(statement.lineno)[1], bisect(marks, statement.lineno)] = statement.lineno
    return set(last.values())


def _is_of_table(code: Code, node: ast.expr) -> bool:
    """Whether an expression is a table that pandas made, or one column of it."""
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
        node = node.value
    if not isinstance(node, ast.Name):
        return False
    return any(maker.startswith(_READERS) for maker in code.makers_of(node.id))


def chained_assignment(code: Code) -> Iterator[Mistake]:
    """`df[df.a > 1]["b"] = 0`: the first brackets copy, and the copy is lost."""
    for node in code.source.nodes(ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Subscript):
                inner, outer = target.value, target
                table = inner.value.value if _is_locator(inner.value) else inner.value
                picks = (_is_mask(inner.slice) and is_text(outer.slice)) or (
                    is_text(inner.slice) and _is_mask(outer.slice)
                )
                if picks and isinstance(table, ast.Name) and _is_of_table(code, table):
                    yield Mistake("chained", f"`{spelled(target)[:60]} = ...` sets values on a copy", node.lineno)


def _is_locator(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "loc"


def _is_mask(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.BitAnd | ast.BitOr)
    return isinstance(node, ast.Compare)
