"""Imports: names of libraries, and modules of the repository followed into where the import is plain."""

import ast
from functools import partial

from mlfolio.evidence.dataflow import knowledge
from mlfolio.evidence.dataflow.code_values import Module, Scope
from mlfolio.evidence.dataflow.module_slices import DEFINITIONS, Layout, Slices, bound_by
from mlfolio.evidence.dataflow.plain import Value
from mlfolio.evidence.dataflow.run import Run
from mlfolio.evidence.dataflow.values import Library


def execute_import(node: ast.Import, run: Run) -> bool:
    """Bind what `import a.b as c` brings."""
    for alias in node.names:
        name = alias.name if alias.asname else alias.name.partition(".")[0]
        run.scope.names[alias.asname or name] = _module(name, 0, run)
    return False


def execute_import_from(node: ast.ImportFrom, run: Run) -> bool:
    """Bind what `from a import b as c` brings."""
    module = node.module or ""
    found = _own(module, node.level, run)
    for alias in node.names:
        if alias.name == "*":
            if found is not None:
                run.scope.names.update(found.names)
                run.scope.waiting.update({name: partial(_take, found, name, run.scope) for name in found.waiting})
            continue
        inside = found.own(alias.name) if found else None
        if inside is None:
            inside = _module(f"{module}.{alias.name}".lstrip("."), node.level, run)
        run.scope.names[alias.asname or alias.name] = inside
    return False


def _take(module: Scope, name: str, scope: Scope) -> None:
    """Bind a name that `scope` has of all those of a module, unless it has bound it to something else since."""
    value = module.own(name)
    if value is not None:
        scope.names.setdefault(name, value)


def _module(name: str, level: int, run: Run) -> Value:
    scope = _own(name, level, run)
    return Library(name) if scope is None else Module(scope)


def _own(name: str, level: int, run: Run) -> Scope | None:
    """Return the names of the repository's own module, each bound when it is asked for; None for a library's."""
    if not level and knowledge.is_library(name):
        return None
    found = run.resolve(name, level, run.scope.path)
    if found is None:
        return None
    path, layout = found
    if path not in run.modules:
        run.modules[path] = Scope(path)
        _lay_out(run.modules[path], layout, run)
    return run.modules[path]


def _lay_out(scope: Scope, layout: Layout, run: Run) -> None:
    """Let each statement of a module wait until one of the names that it leads to is asked for."""
    slices = Slices(layout)
    for statement, names in zip(layout.statements, layout.names, strict=True):
        if "*" in names:
            _bind(scope, [statement], run)
        for name in names:
            defines = isinstance(statement, DEFINITIONS)
            scope.waiting[name] = (
                partial(_bind, scope, [statement], run) if defines else partial(_bind_slice, scope, slices, name, run)
            )


def _bind(scope: Scope, statements: list[ast.stmt], run: Run) -> None:
    before = run.statement
    with run.within(scope):
        run.execute(statements)
    run.statement = before


def _bind_slice(scope: Scope, slices: Slices, name: str, run: Run) -> None:
    """Execute what leads to a name; names that are bound anew by what follows wait on."""
    statements = slices.take(name)
    bound = {one for statement in statements for one in bound_by(statement)}
    held = {one: scope.waiting.pop(one) for one in bound if one in scope.waiting}
    with run.starting_anew():
        _bind(scope, statements, run)
    scope.waiting.update((one, waiting) for one, waiting in held.items() if slices.lead_on(one))
