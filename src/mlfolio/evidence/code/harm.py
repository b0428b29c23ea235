"""Which of the things ruff names do harm where they stand: what is done with them decides."""

import ast
from collections import defaultdict
from collections.abc import Iterator

from mlfolio.evidence.code.diagnostic import Diagnostic, around
from mlfolio.evidence.code.source import Source

_CALLED_EVERYWHERE = frozenset(
    (
        "abs all any bool dict enumerate float int len list map max min open print range round set sorted str sum"
        " tuple type zip"
    ).split()
)
"""Built-ins that whoever goes on with the code will call; that `id` or `vars` is hidden, nobody notices."""

_TYPES = frozenset({"Decimal", "Path", "float", "int", "str"})

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_CHANGING = frozenset(
    "add append clear discard extend insert pop popitem remove reverse setdefault sort update".split()
)


def _is_missed(one: Diagnostic, source: Source) -> bool:
    """Whether somebody will miss the built-in that a name hides: it is called there too, or a notebook goes on."""
    if one.name not in _CALLED_EVERYWHERE or any(
        isinstance(target, ast.Name) and target.id == one.name
        for kind in _COMPREHENSIONS
        for node in around(one, source, kind)
        for part in node.generators
        for target in ast.walk(part.target)
    ):
        return False
    function = _function_around(one, source)
    if function is not None and function.name == one.name:
        return False
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call)) if function else source.nodes(ast.Call)
    called = any(isinstance(call.func, ast.Name) and call.func.id == one.name for call in calls)
    return called or (source.is_notebook and function is None)


def _is_changed(one: Diagnostic, source: Source) -> bool:
    """Whether the function changes, keeps or returns what one of its defaults on that line made."""
    function = _function_around(one, source)
    return function is not None and any(
        _changes(node, name) for name in _defaulted(one, function, source) for node in ast.walk(function)
    )


def _is_lost(one: Diagnostic, source: Source) -> bool:
    """Whether a comparison stands in a function; at the top level it shows something, or tries it out."""
    return _function_around(one, source) is not None


def _goes_on(one: Diagnostic, source: Source) -> bool:
    """Whether a bare handler lets the code go on: one that ends in an error of its own swallows nothing."""
    handlers = [node for node in source.nodes(ast.ExceptHandler) if source.place(node.lineno) == (one.line, one.cell)]
    return not any(_raises(handler.body) and not _leaves(handler) for handler in handlers)


def _raises(body: list[ast.stmt]) -> bool:
    match body[-1:]:
        case [ast.Raise()]:
            return True
        case [ast.If(body=then, orelse=other)]:
            return _raises(then) and _raises(other)
        case _:
            return False


def _leaves(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(node, (ast.Return, ast.Continue, ast.Break)) for node in ast.walk(handler))


def _is_bound_nowhere(one: Diagnostic, source: Source) -> bool:
    """Whether what `global` names is bound nowhere else: where it is, the line changes nothing of what runs."""
    return "import *" not in source.text and one.name not in _bound_globally(source)


def _bound_globally(source: Source) -> set[str]:
    """Return the names that statements outside functions bind, and those that functions bind as global ones."""
    bound = set()
    waiting: list[ast.AST] = list(source.tree.body)
    while waiting:
        node = waiting.pop()
        bound.update(_bound_by(node))
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef, ast.Lambda)):
            waiting += ast.iter_child_nodes(node)
    declared = {name for node in source.nodes(ast.Global) for name in node.names}
    stored = {node.id for node in source.nodes(ast.Name) if isinstance(node.ctx, ast.Store)}
    return bound | (declared & stored)


def _bound_by(node: ast.AST) -> list[str]:
    match node:
        case ast.Name(id=name, ctx=ast.Store()) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return [name]
        case ast.ClassDef(name=name) | ast.ExceptHandler(name=str(name)):
            return [name]
        case ast.Import(names=taken) | ast.ImportFrom(names=taken):
            return [alias.asname or alias.name.partition(".")[0] for alias in taken]
        case _:
            return []


def _is_overwritten(one: Diagnostic, source: Source) -> bool:
    """Whether a key that a dictionary repeats has another value there: where all are the same, nothing is lost."""
    tables = list(around(one, source, ast.Dict))
    return not tables or any(_gives_another(one, table, source) for table in tables)


def _gives_another(one: Diagnostic, table: ast.Dict, source: Source) -> bool:
    pairs = [(_key(key), key, value) for key, value in zip(table.keys, table.values, strict=True) if key is not None]
    here = {named for named, key, _ in pairs if named and source.place(key.lineno) == (one.line, one.cell)}
    values: dict[object, set[str]] = defaultdict(set)
    for named, _, value in pairs:
        if named in here:
            values[named].add(ast.dump(value))
    return any(len(each) > 1 for each in values.values())


def _key(key: ast.expr) -> tuple[type, object] | None:
    match key:
        case ast.Constant(value=value):
            return type(value), value
        case ast.Name(id=name):
            return ast.Name, name
        case _:
            return None


def _is_kept_as_read(one: Diagnostic, source: Source) -> bool:
    """Whether nothing makes one type of what the environment says and of the default, as `int(...)` does."""
    return not any(_makes_one_type(call) for call in around(one, source, ast.Call))


def _makes_one_type(call: ast.Call) -> bool:
    converts = isinstance(call.func, ast.Name) and call.func.id in _TYPES
    return (converts and any(isinstance(value, ast.Call) for value in call.args)) or any(
        keyword.arg == "type" and isinstance(keyword.value, ast.Name) and keyword.value.id in _TYPES
        for keyword in call.keywords
    )


HOW_IT_IS_USED = {
    "A001": _is_missed,
    "B006": _is_changed,
    "B015": _is_lost,
    "E722": _goes_on,
    "F601": _is_overwritten,
    "F602": _is_overwritten,
    "PLW0602": _is_bound_nowhere,
    "PLW1508": _is_kept_as_read,
}
"""Rules of what is a fault only where more is done with it."""


def _function_around(one: Diagnostic, source: Source) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    nodes = [node for kind in FUNCTIONS for node in around(one, source, kind)]
    return max(nodes, key=lambda node: node.lineno, default=None)


def _defaulted(one: Diagnostic, function: ast.FunctionDef | ast.AsyncFunctionDef, source: Source) -> Iterator[str]:
    given = [*function.args.posonlyargs, *function.args.args]
    pairs = [*zip(reversed(given), reversed(function.args.defaults), strict=False)]
    for name, default in (*pairs, *zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)):
        if default is not None and source.place(default.lineno)[0] == one.line:
            yield name.arg


def _changes(node: ast.AST, name: str) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=called), attr=method)):
            return called == name and method in _CHANGING
        case ast.Subscript(value=ast.Name(id=changed), ctx=ast.Store() | ast.Del()):
            return changed == name
        case ast.AugAssign(target=ast.Name(id=changed)):
            return changed == name
        case ast.Return(value=ast.Name(id=kept)) | ast.Assign(targets=[ast.Attribute()], value=ast.Name(id=kept)):
            return kept == name
        case _:
            return False
