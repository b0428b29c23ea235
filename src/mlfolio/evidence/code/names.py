"""The names that a source gives to things: classes, functions, arguments, variables, type aliases apart."""

import ast
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from mlfolio.evidence.code.borrowed_names import borrowed_functions, borrowed_words, is_borrowed, routed_arguments
from mlfolio.evidence.code.source import Source

_MAKES_A_TYPE = frozenset(
    (
        "Base Enum IntEnum NamedTuple NewType ParamSpec StrEnum TypeVar TypedDict automap_base create_model make_config"
        " declarative_base get_user_model make_dataclass namedtuple new_class sessionmaker type"
    ).split()
)
_LOWER_CASE_TYPES = frozenset(
    {
        "bool",
        "bytes",
        "complex",
        "dict",
        "float",
        "frozenset",
        "int",
        "list",
        "ndarray",
        "object",
        "set",
        "str",
        "tuple",
        "type",
    }
)


class Name(NamedTuple):
    """A name as it is bound for the first time: `kind` is class, function, method, argument or variable."""

    text: str
    kind: str
    line: int


def names_of(source: Source) -> list[Name]:
    """Return every name that `source` gives, once for each kind, in the order of its lines.

    What is no choice of the author's is left out: imported names, attributes, fields of a class, variables that hold a
    type or a function, and names that others chose (borrowed_names).
    """
    first: dict[tuple[str, str], int] = {}
    for text, kind, line in _bound(source):
        before = first.get((text, kind))
        if before is None or line < before:
            # Put last, so that of those on one line the first comes first.
            first.pop((text, kind), None)
            first[text, kind] = line
    found = sorted((Name(*name, line) for name, line in first.items()), key=attrgetter("line"))
    if not any(map(_may_be_borrowed, found)):
        return found
    words = borrowed_words(source)
    return [name for name in found if not (_may_be_borrowed(name) and is_borrowed(name.text, words))]


def _may_be_borrowed(name: Name) -> bool:
    return name.kind in ("argument", "variable") and not name.text.islower() and not name.text.isupper()


def _bound(source: Source) -> Iterator[tuple[str, str, int]]:
    elsewhere = {alias.asname or alias.name for node in source.nodes(ast.ImportFrom) for alias in node.names}
    elsewhere |= {alias.asname or alias.name for node in source.nodes(ast.Import) for alias in node.names}
    for node in source.nodes(ast.ClassDef):
        if node.name not in elsewhere and not _is_named_as_a_function(node):
            yield node.name, "class", node.lineno
    yield from _functions(source)
    routed = routed_arguments(source)
    yield from ((node.arg, "argument", node.lineno) for node in source.nodes(ast.arg) if node not in routed)
    other = elsewhere | _names_of_types(source)
    fields = _fields(source)
    for node in source.stored:
        if node.id not in other and node not in fields:
            yield node.id, "variable", node.lineno


def _functions(source: Source) -> Iterator[tuple[str, str, int]]:
    borrowed = borrowed_functions(source)
    for function in source.functions:
        if function.line not in borrowed:
            yield function.name, "method" if function.owner is not None else "function", function.line


def _names_of_types(source: Source) -> set[str]:
    """Return the variables that hold a type or a function, by what is assigned or because they are called."""
    assigned = [(target, node.value) for node in source.nodes(ast.Assign) for target in node.targets]
    assigned += [(node.target, node.value) for node in source.nodes(ast.AnnAssign) if node.value is not None]
    holding = {target.id for target, value in assigned if isinstance(target, ast.Name) and _is_type(value)}
    aliases = [node.target for node in source.nodes(ast.AnnAssign) if _last_name(node.annotation) == "TypeAlias"]
    holding |= {target.id for target in aliases if isinstance(target, ast.Name)}
    called = {call.func.id for call in source.nodes(ast.Call) if isinstance(call.func, ast.Name)}
    return holding | called


def _is_named_as_a_function(node: ast.ClassDef) -> bool:
    """Whether a class is used as a function is, and in lower case: a context manager or a decorator (PEP 8)."""
    used = any(isinstance(part, ast.FunctionDef) and part.name in ("__enter__", "__get__") for part in node.body)
    return used and node.name.islower()


def _fields(source: Source) -> set[ast.expr]:
    """Return the targets in class bodies: a schema's fields are named by the data, not by the author."""
    assigned = [part for node in source.nodes(ast.ClassDef) for part in node.body]
    targets = [target for part in assigned if isinstance(part, ast.Assign) for target in part.targets]
    return {*targets, *(part.target for part in assigned if isinstance(part, ast.AnnAssign))}


def _is_type(value: ast.expr) -> bool:
    while isinstance(value, ast.BinOp) and isinstance(value.op, ast.BitOr):
        value = value.left
    if isinstance(value, ast.Subscript):
        return _last_name(value.value)[:1].isupper() or _last_name(value.value) in _LOWER_CASE_TYPES
    if isinstance(value, ast.Call):
        return _last_name(value.func) in _MAKES_A_TYPE or _finds_a_type(_last_name(value.func))
    return isinstance(value, ast.Name | ast.Attribute) and (
        _last_name(value)[:1].isupper() or _last_name(value) in _LOWER_CASE_TYPES
    )


def _finds_a_type(function: str) -> bool:
    return function == "getattr" or "import" in function or "class" in function


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
