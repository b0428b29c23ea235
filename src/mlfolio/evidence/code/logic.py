"""Whether a module does anything, can be imported, or lays out the folders of a new project."""

import ast
import builtins

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.source import Source


def has_logic(source: Source) -> bool:
    """Whether a statement of `source` is more than an import, a docstring, a constant or an empty body.

    A class of constants alone, as the configuration of an application in Django is, has none; nor has a stub.
    """
    return any(map(_does_something, source.tree.body))


def only_declares(source: Source) -> bool:
    """Whether `source` is settings or declarations: constants made of paths, the environment and plain objects.

    So are `ROOT = Path(...)`, `player = Entity(...)`, classes of fields, and what sets up the log.
    """
    return not any(map(_does_more, source.tree.body))


_DECLARING = frozenset(
    "getenv getcwd join dirname abspath realpath exists resolve joinpath expanduser absolute cwd home with_suffix"
    " load_dotenv find_dotenv int float str bool list tuple set dict frozenset range lower upper strip split startswith"
    " mkdir makedirs auto field relationship include path url re_path".split()
)
"""What settings and declarations are made with: paths, the environment, plain values, fields and addresses."""

_LOGS = frozenset({"logging", "logger", "log", "warnings"})
"""Whose methods set up what is logged."""


def _does_something(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.ClassDef):
        return any(map(_does_something, statement.body))
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        return not all(map(_is_empty, statement.body))
    if isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr):
        return any(isinstance(node, ast.Call) for node in ast.walk(statement))
    return not isinstance(statement, ast.Import | ast.ImportFrom | ast.Pass)


def _does_more(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.ClassDef):
        return any(map(_does_more, statement.body))
    if isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr):
        return not _is_a_constant_made(statement) and _computes(statement)
    if isinstance(statement, ast.For) and not _computes(statement.iter):
        return any(map(_does_more, (*statement.body, *statement.orelse)))
    if isinstance(statement, ast.Try):
        caught = (one for handler in statement.handlers for one in handler.body)
        return any(map(_does_more, (*statement.body, *caught, *statement.orelse, *statement.finalbody)))
    return _does_something(statement)


def _computes(statement: ast.AST) -> bool:
    """Whether anything is called in `statement` but what declares or logs."""
    waiting = [statement]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call) and _logs(node.func):
            continue
        if isinstance(node, ast.Call) and not _declares(node, is_kept=not isinstance(statement, ast.Expr)):
            return True
        waiting += ast.iter_child_nodes(node)
    return False


def _declares(call: ast.Call, *, is_kept: bool) -> bool:
    name = callee(call)
    if name == "get" and isinstance(call.func, ast.Attribute):
        return callee(call.func.value) == "environ"
    return name in _DECLARING or (is_kept and name[:1].isupper())


def _is_a_constant_made(statement: ast.stmt) -> bool:
    """Whether a name in capitals is bound to what a class makes of plain values: `COLOURS = Map.from_list([...])`."""
    if not (isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call)):
        return False
    made = statement.value.func
    if not (isinstance(made, ast.Attribute) and made.attr.startswith("from_") and callee(made.value)[:1].isupper()):
        return False
    names = all(isinstance(one, ast.Name) and one.id.isupper() for one in statement.targets)
    given = (*statement.value.args, *(one.value for one in statement.value.keywords))
    return names and not any(isinstance(node, ast.Call | ast.Name) for one in given for node in ast.walk(one))


def _logs(function: ast.expr) -> bool:
    while isinstance(function, ast.Attribute):
        function = function.value
    return isinstance(function, ast.Name) and (function.id in _LOGS or function.id.endswith(("_logger", "_handler")))


def _is_empty(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Raise):
        return "NotImplemented" in ast.dump(statement)
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


_FOLDERS = frozenset({"makedirs", "mkdir"})
_EMPTY = frozenset({"open", "touch"})
_TOOLS = frozenset({"os", "pathlib", "logging", "sys", "shutil"})
_OF_MAGE = "mage_ai.data_preparation.decorators"


def lays_out_a_project(source: Source) -> bool:
    """Whether `source` is a script that only makes folders and empty files from a list, run once, on the first day.

    It defines nothing, needs nothing but the system's modules, and writes nothing into what it makes, unless it moves
    the project's files there.
    """
    if source.functions or source.nodes(ast.ClassDef) or {one.top for one in source.imports} - _TOOLS:
        return False
    called = {callee(call) for call in source.nodes(ast.Call)}
    if not (called & _FOLDERS and source.nodes(ast.List)):
        return False
    return "move" in called or (bool(called & _EMPTY) and "write" not in called)


_BUILT_IN = frozenset({*dir(builtins), "__file__", "__name__", "__path__", "__doc__"})


def waits_for_names(source: Source) -> bool:
    """Whether `source` is a few statements on a name that nothing in it binds, as a tool gives it to its blocks.

    So are a chart of Mage, a cell of Databricks (`spark`, `dbutils`) and a script of Snakemake: none can be imported.
    Mage's blocks bind their decorators where it has not.
    """
    if any(one.module == _OF_MAGE for one in source.nodes(ast.ImportFrom)):
        return True
    if source.functions or source.nodes(ast.ClassDef) or any("*" in one.names for one in source.imports):
        return False
    names = source.nodes(ast.Name)
    bound = {one.id for one in names if not isinstance(one.ctx, ast.Load)} | {one.arg for one in source.nodes(ast.arg)}
    bound |= {each.asname or each.name.partition(".")[0] for one in _imports(source) for each in one.names}
    bound |= {one.name for one in source.nodes(ast.ExceptHandler) if one.name}
    # What is only called may be a function that was forgotten.
    called = {id(one.func) for one in source.nodes(ast.Call)}
    read = (one.id for one in names if isinstance(one.ctx, ast.Load) and id(one) not in called)
    return any(name not in bound and name not in _BUILT_IN for name in read)


def _imports(source: Source) -> list[ast.Import | ast.ImportFrom]:
    return [*source.nodes(ast.Import), *source.nodes(ast.ImportFrom)]
