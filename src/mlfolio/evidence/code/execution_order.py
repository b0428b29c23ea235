"""Names that a notebook uses before anything in it defines them, when its cells run from the top."""

import ast
import builtins
import re
from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import children, walk
from mlfolio.patterns import lazy_pattern

_GIVEN = frozenset(dir(builtins)) | frozenset(
    (
        "In Out _ __ ___ _i _ii _iii _dh _oh __name__ __file__ __doc__ display get_ipython exit quit"
        " spark sc sqlContext dbutils displayHTML"
    ).split()
)
"""What Python, IPython and Spark's notebooks define."""

_OPAQUE = frozenset({"exec", "globals", "run_line_magic", "run_cell_magic", "magic"})
"""Calls that may define any name."""

_BRINGS = lazy_pattern(
    r"^[ \t]*%{1,2}(?:run|load|loadpy|store|R|rpull|python\w*|pypy|cython|script|sql|bigquery|macro|julia|octave|matlab"
    r"|ai|spark|kql)\b",
    re.MULTILINE,
)
"""Magics that bring names from elsewhere."""

_DEFERRED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class EarlyName(NamedTuple):
    """A name that is used at `line`; `defined` is the line below that defines it, 0 where none does."""

    name: str
    line: int
    defined: int


def brings_names(text: str) -> bool:
    """Whether the text of a cell has a magic that may define names."""
    return _BRINGS.search(text) is not None


@fact(lambda source: source.is_notebook)
def early_names(source: Source) -> tuple[EarlyName, ...] | None:
    """Return what is used at the top level before it is defined, each name once; None where nobody can tell.

    That is where a cell does not parse, or names come from a star import, `exec` or the like.
    """
    if source.unparsed or _is_opaque(source):
        return None
    events = list(_events(source.tree.body))
    defined = _definitions(events)
    seen: set[str] = set()
    found: dict[str, EarlyName] = {}
    for name, line, stores in events:
        if stores:
            seen.add(name)
        elif name not in seen and name not in _GIVEN and name not in found:
            found[name] = EarlyName(name, line, next((at for at in defined.get(name, ()) if at > line), 0))
    return tuple(found.values())


def _is_opaque(source: Source) -> bool:
    stars = any(alias.name == "*" for node in source.nodes(ast.ImportFrom) for alias in node.names)
    return stars or any(callee(call) in _OPAQUE for call in source.nodes(ast.Call))


Event = tuple[str, int, bool]
"""A name, the line, and whether it is stored there (or else loaded)."""


def _definitions(events: list[Event]) -> dict[str, list[int]]:
    """Return the lines at which each name is defined at the top level, or made global by a function."""
    lines: dict[str, list[int]] = {}
    for name, line, stores in events:
        if stores:
            lines.setdefault(name, []).append(line)
    return lines


def _events(body: list[ast.stmt]) -> Iterator[Event]:
    """Yield what runs when the statements do, in their order; what functions do later is left out."""
    for statement in body:
        yield from _of_statement(statement)


def _of_statement(node: ast.stmt) -> Iterator[Event]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield from _of_definition(node)
    elif isinstance(node, ast.Import | ast.ImportFrom):
        for alias in node.names:
            yield alias.asname or alias.name.partition(".")[0], node.lineno, True
    elif isinstance(node, ast.For | ast.AsyncFor):
        yield from _loads(node.iter)
        yield from _stores(node.target)
        yield from _events([*node.body, *node.orelse])
    elif isinstance(node, ast.Try):
        yield from _of_try(node)
    else:
        yield from _of_other(node)


def _of_definition(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> Iterator[Event]:
    if isinstance(node, ast.ClassDef):
        now = [*node.decorator_list, *node.bases, *(keyword.value for keyword in node.keywords)]
    else:
        now = [*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)]
    for part in now:
        yield from _loads(part)
    yield node.name, node.lineno, True
    # What a function declares global it defines once it is called: when, nobody knows.
    for inner in walk(node):
        if isinstance(inner, ast.Global):
            yield from ((name, node.lineno, True) for name in inner.names)


def _of_try(node: ast.Try) -> Iterator[Event]:
    # `try: x / except NameError: x = 1` asks whether a name is there.
    asks = any("NameError" in ast.unparse(handler.type) for handler in node.handlers if handler.type)
    yield from (event for event in _events(node.body) if event[2] or not asks)
    for handler in node.handlers:
        if handler.name:
            yield handler.name, handler.lineno, True
        yield from _events(handler.body)
    yield from _events([*node.orelse, *node.finalbody])


def _of_other(node: ast.stmt) -> Iterator[Event]:
    """Values first, then what they are assigned to, then the statements inside."""
    parts = [part for child in children(node) for part in _parts(child)]
    targets = [part for part in parts if _is_target(part) or isinstance(node, ast.Delete)]
    for part in parts:
        if part not in targets and not isinstance(part, ast.stmt):
            yield from _loads(part)
    if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
        yield node.target.id, node.lineno, False
    for target in targets:
        yield from _loads(target)
        yield from _stores(target)
    yield from _events([part for part in parts if isinstance(part, ast.stmt)])


def _parts(node: ast.AST) -> list[ast.AST]:
    """Return the expressions and statements of what stands between a statement and its parts: `with` and `case`."""
    return children(node) if isinstance(node, ast.withitem | ast.match_case) else [node]


def _is_target(node: ast.AST) -> bool:
    return isinstance(getattr(node, "ctx", None), ast.Store) or isinstance(node, ast.pattern)


def _stores(target: ast.AST) -> Iterator[Event]:
    for node in walk(target):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno, True
        elif isinstance(node, ast.MatchAs | ast.MatchStar) and node.name:
            yield node.name, node.lineno, True


def _loads(expression: ast.AST, local: frozenset[str] = frozenset()) -> list[Event]:
    """Return the names that an expression reads now, those of its own comprehensions apart, and what `:=` stores."""
    if isinstance(expression, ast.Name):
        read = isinstance(expression.ctx, ast.Load) and expression.id not in local
        return [(expression.id, expression.lineno, False)] if read else []
    if isinstance(expression, ast.NamedExpr):
        return [*_loads(expression.value, local), (expression.target.id, expression.lineno, True)]
    if isinstance(expression, _DEFERRED):
        return []
    if isinstance(expression, _COMPREHENSIONS):
        local |= {name for turn in expression.generators for name, _, _ in _stores(turn.target)}
    return [event for child in children(expression) for event in _loads(child, local)]
