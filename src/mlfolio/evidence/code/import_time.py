"""What runs when a module is imported or started as a script, whatever the data: statements no condition guards."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.expressions import asks_for_main
from mlfolio.evidence.code.facts import fact, when_asked
from mlfolio.evidence.code.source import Source

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_BRANCHING = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.Try, ast.TryStar, ast.Match)


@fact(when_asked)
def names_read_on_import(source: Source) -> tuple[tuple[str, int], ...]:
    """Return the names that are looked up when `source` is imported, or run as a script, each with its line.

    Decorators, defaults, base classes and annotations are (these up to Python 3.13, unless `__future__` puts them off),
    bodies of functions are not; nor is what a condition, a loop or a handler may leave out.
    """
    deferred = any(one.module == "__future__" and "annotations" in one.names for one in source.imports)
    found = (_names(part) for part in _run(source.tree.body, deferred=deferred))
    return tuple((name.id, name.lineno) for names in found for name in names)


@fact(lambda source: not source.is_notebook)
def import_lines(source: Source) -> tuple[int, ...]:
    """Return the lines of the imports that run whatever the data."""
    found = _statements(source.tree.body)
    return tuple(one.lineno for one in found if isinstance(one, ast.Import | ast.ImportFrom))


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for statement in body:
        yield statement
        if isinstance(statement, ast.ClassDef | ast.With) or _is_main(statement):
            yield from _statements(statement.body)  # type: ignore[attr-defined]


def _is_main(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.If) and asks_for_main(statement.test)


def _run(body: list[ast.stmt], *, deferred: bool) -> Iterator[ast.expr]:
    """Yield the expressions that are worked out when the statements of `body` are run."""
    for statement in _statements(body):
        if isinstance(statement, _FUNCTIONS):
            arguments = statement.args
            yield from statement.decorator_list
            yield from (one for one in (*arguments.defaults, *arguments.kw_defaults) if one is not None)
            if not deferred:
                every = (
                    *arguments.posonlyargs,
                    *arguments.args,
                    *arguments.kwonlyargs,
                    arguments.vararg,
                    arguments.kwarg,
                )
                annotations = [one.annotation for one in every if one is not None]
                yield from (one for one in (*annotations, statement.returns) if one is not None)
        elif isinstance(statement, ast.ClassDef):
            yield from (*statement.decorator_list, *statement.bases, *(one.value for one in statement.keywords))
        elif isinstance(statement, ast.AnnAssign):
            yield from (one for one in (statement.value, None if deferred else statement.annotation) if one is not None)
        elif isinstance(statement, ast.With):
            yield from (one.context_expr for one in statement.items)
        elif not isinstance(statement, _BRANCHING):
            yield from (part for part in ast.iter_child_nodes(statement) if isinstance(part, ast.expr))


def _names(expression: ast.expr) -> Iterator[ast.Name]:
    """Yield the names that an expression looks up at once: not those of a lambda, nor what a condition leaves out."""
    waiting: list[ast.AST] = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Name):
            yield node
        if isinstance(node, ast.IfExp):
            waiting.append(node.test)
        elif isinstance(node, ast.BoolOp):
            waiting.append(node.values[0])
        elif not isinstance(node, ast.Lambda):
            waiting += ast.iter_child_nodes(node)
