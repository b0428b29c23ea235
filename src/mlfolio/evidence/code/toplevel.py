"""How much of a source's logic stands in functions and classes, and how much at the top level."""

import ast
from collections.abc import Iterator
from typing import Any, NamedTuple

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import BLOCKS, statements_in, walk

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_DECLARATIONS = (ast.Import, ast.ImportFrom, ast.Pass, ast.Global, *_DEFINITIONS)

_OF_LITERALS = (
    ast.Constant, ast.Name, ast.List, ast.Tuple, ast.Set, ast.Dict, ast.UnaryOp, ast.BinOp, ast.keyword
)  # fmt: skip

_SETTING_UP = frozenset(
    (
        "APIRouter ArgumentParser Blueprint CORS Dash FastAPI Flask Jinja2Templates NewType ParamSpec Path"
        " SQLAlchemy TypeVar Typer abspath add_argument add_middleware add_parser add_subparsers append"
        " basicConfig cast compile dedent device dirname environ exit filterwarnings get getLogger get_logger"
        " getenv include_router insert is_available join load_dotenv main makedirs mkdir mount namedtuple"
        " new_code_cell new_markdown_cell new_notebook parent resolve run set_option set_page_config"
        " set_start_method setdefault setup simplefilter strip use"
    ).split()
)
"""What a module may call while it is imported: declaring an application, a logger, a command line, a path."""


class Logic(NamedTuple):
    """Statements that do something: `inside` functions and classes, `guarded` by `__main__`, or `outside` both.

    `first_line` is where the first one outside functions and classes stands.
    """

    inside: int
    guarded: int
    outside: int
    first_line: int | None


@fact(lambda source: source.is_code)
def logic_of(source: Source) -> Logic:
    """Count the statements of `source`; imports, definitions, docstrings, constants and set-up are no logic.

    A module of nothing but names for literals is configuration: constants, however they are written.
    """
    adding = _only_adding(source.tree)
    if not source.is_notebook and all(_is_setting(statement) for statement in source.tree.body):
        return Logic(0, 0, 0, None)
    counts = {"inside": 0, "guarded": 0, "outside": 0}
    first: int | None = None
    for statement, place in _statements(source.tree, adding):
        counts[place] += 1
        if place != "inside":
            first = statement.lineno if first is None else min(first, statement.lineno)
    return Logic(**counts, first_line=first)


def _statements(tree: ast.Module, adding: frozenset[str]) -> Iterator[tuple[ast.stmt, str]]:
    """Yield every simple statement that is logic, with where it stands."""
    waiting: list[tuple[Any, str]] = [(node, "outside") for node in tree.body]
    while waiting:
        node, place = waiting.pop()
        if isinstance(node, _DEFINITIONS):
            waiting += [(child, "inside") for child in node.body]
            continue
        if place == "outside" and isinstance(node, ast.If) and _asks_for_main(node.test):
            place = "guarded"
        if node.__class__ in BLOCKS:
            waiting += [(child, place) for child in statements_in(node)]
        elif not _declares(node, adding, at_top=place != "inside"):
            yield node, place


def _asks_for_main(test: ast.expr) -> bool:
    return any(isinstance(node, ast.Name) and node.id == "__name__" for node in walk(test))


def _declares(statement: ast.stmt, adding: frozenset[str] = frozenset(), *, at_top: bool) -> bool:
    if isinstance(statement, _DECLARATIONS):
        return True
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return True
    return at_top and (_is_constant(statement) or _only_sets_up(statement, adding))


def _is_constant(statement: ast.stmt) -> bool:
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    # One letter is a matrix: `X = load(path)`.
    return all(isinstance(target, ast.Name) and target.id.isupper() and len(target.id) > 1 for target in targets)


def _is_setting(statement: ast.stmt) -> bool:
    """Whether a statement names a literal, or a `dict(...)` of some: `model = dict(depth=50, weights=None)`."""
    if not isinstance(statement, ast.Assign | ast.AnnAssign):
        return _declares(statement, at_top=True) and not isinstance(statement, _DEFINITIONS)
    value = statement.value
    return value is None or all(isinstance(node, _OF_LITERALS) or _makes_a_dict(node) for node in walk(value))


def _makes_a_dict(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "dict"


def _only_adding(tree: ast.Module) -> frozenset[str]:
    """Return the functions of a module that do nothing but add what they are given, as cells to a notebook."""
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    return frozenset(
        one.name for one in functions if _called_last(one) == "append" and _declares(one.body[-1], at_top=True)
    )


def _called_last(function: ast.FunctionDef) -> str:
    """Return what is called by the one statement that a function has beside its docstring."""
    only = [one for one in function.body if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))]
    value = only[0].value if len(only) == 1 and isinstance(only[0], ast.Expr) else None
    return _called(value) if isinstance(value, ast.Call) else ""


def _only_sets_up(statement: ast.stmt, adding: frozenset[str]) -> bool:
    if not isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr):
        return False
    calls = [node for node in walk(statement) if isinstance(node, ast.Call)]
    return (bool(calls) or not isinstance(statement, ast.Expr)) and all(
        _called(call) in _SETTING_UP or _called(call) in adding for call in calls
    )


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""
