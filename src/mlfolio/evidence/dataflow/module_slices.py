"""Which top-level statements of a module lead to a name: those that bind it, or change what it stands for."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.evidence.code.walking import walk

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
"""Statements that are executed each for itself, when one of their own names is asked for."""
_BLOCKS = (ast.For, ast.While, ast.With, ast.Try, ast.If)


class _Use(NamedTuple):
    """The names that a statement binds or changes, and those that it reads."""

    makes: frozenset[str]
    reads: frozenset[str]


def bound_by(statement: ast.stmt) -> list[str]:
    """Return the names that a top-level statement binds; none for what only a run of the module itself does."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [statement.name]
    if isinstance(statement, ast.Import):
        return [alias.asname or alias.name.partition(".")[0] for alias in statement.names]
    if isinstance(statement, ast.ImportFrom):
        return [alias.asname or alias.name for alias in statement.names]
    return sorted(set(_bound(statement)))


def _bound(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.Assign):
        for target in statement.targets:
            yield from _names_in(target)
    elif isinstance(statement, ast.AnnAssign | ast.AugAssign):
        yield from _names_in(statement.target)
    elif isinstance(statement, _BLOCKS) and not is_for_running(statement):
        for inner in _inside(statement):
            yield from bound_by(inner)


def _names_in(target: ast.expr) -> Iterator[str]:
    if isinstance(target, ast.Name):
        yield target.id
    elif isinstance(target, ast.Tuple | ast.List):
        for one in target.elts:
            yield from _names_in(one)


def _inside(block: ast.stmt) -> Iterator[ast.stmt]:
    for part in ("body", "orelse", "finalbody"):
        yield from getattr(block, part, [])


def is_for_running(statement: ast.stmt) -> bool:
    """Whether a statement is executed only where its module is run itself."""
    return isinstance(statement, ast.If) and "__name__" in ast.unparse(statement.test)


class Layout:
    """The statements of a module, and the names that each binds and leads to: told once, for whoever imports it."""

    def __init__(self, statements: list[ast.stmt]) -> None:
        self.statements = statements
        self.names = [bound_by(one) for one in statements]
        """What each binds."""
        self._uses: list[_Use] | None = None

    @property
    def uses(self) -> list[_Use]:
        """What each makes and reads; asked for where a name is wanted that no definition binds."""
        if self._uses is None:
            self._uses = [_use(one) for one in self.statements]
        return self._uses


class Slices:
    """The statements of a module, each executed at most once, when a name that it leads to is asked for."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._done: set[int] = set()

    def take(self, name: str) -> list[ast.stmt]:
        """Return the statements that lead to `name` in their order, without those that were returned before."""
        uses, statements = self._layout.uses, self._layout.statements
        wanted, taken = {name}, []
        for number in range(len(statements) - 1, -1, -1):
            use = uses[number]
            if use.makes & wanted:
                wanted |= use.reads
                taken.append(number)
        new = [number for number in reversed(taken) if number not in self._done]
        self._done.update(new)
        return [statements[number] for number in new]

    def lead_on(self, name: str) -> bool:
        """Whether statements that were not returned yet bind or change what `name` stands for."""
        return any(name in use.makes and number not in self._done for number, use in enumerate(self._layout.uses))


def _use(statement: ast.stmt) -> _Use:
    if isinstance(statement, DEFINITIONS) or is_for_running(statement):
        return _Use(frozenset(), frozenset())
    nodes = list(walk(statement))
    makes = {*bound_by(statement), *(root for node in nodes if (root := _changed(node)) is not None)}
    return _Use(frozenset(makes), frozenset(one.id for one in nodes if isinstance(one, ast.Name)))


def _changed(node: ast.AST) -> str | None:
    """Return the name whose value a part of a statement changes: by an element, an attribute, a method of its own."""
    if isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del):
        return _root(node)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Attribute):
        return _root(node.value.func)
    return None


def _root(node: ast.expr) -> str | None:
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None
