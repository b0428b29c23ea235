"""Imports: names of libraries, and modules of the repository followed into where the import is plain."""

import ast

from mlfolio.evidence.dataflow.run import Run
from mlfolio.evidence.dataflow.values import Library, Module, Scope, Value


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
            continue
        inside = found.names.get(alias.name) if found else None
        if inside is None:
            inside = _module(f"{module}.{alias.name}".lstrip("."), node.level, run)
        run.scope.names[alias.asname or alias.name] = inside
    return False


def _module(name: str, level: int, run: Run) -> Value:
    scope = _own(name, level, run)
    return Library(name) if scope is None else Module(scope)


def _own(name: str, level: int, run: Run) -> Scope | None:
    """Return the names of the repository's own module, executing it the first time; None for a library's."""
    found = run.resolve(name, level, run.scope.path)
    if found is None:
        return None
    path, statements = found
    if path not in run.modules:
        run.modules[path] = Scope(path)
        statement = run.statement
        with run.within(run.modules[path]):
            run.execute(statements)
        run.statement = statement
    return run.modules[path]
