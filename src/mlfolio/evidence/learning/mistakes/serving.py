"""Mistakes in serving: a model that is loaded anew for every request."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.callees import callee, spelled
from mlfolio.evidence.code.facts import fact, when_asked
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import children, walk
from mlfolio.evidence.learning.mistakes.mistake import LOADERS, Code, Mistake

_SERVERS = frozenset({"flask", "fastapi", "sanic", "quart", "starlette", "bottle", "aiohttp"})
_ROUTES = frozenset({"route", "post", "get", "put", "api_route", "websocket"})


def loaded_per_request(code: Code) -> Iterator[Mistake]:
    """`joblib.load` in the body of a route: disk and memory for every request."""
    if not _SERVERS & code.libraries:
        return
    for kind in (ast.FunctionDef, ast.AsyncFunctionDef):
        for function in code.source.nodes(kind):
            if any(isinstance(mark, ast.Call) and callee(mark) in _ROUTES for mark in function.decorator_list):
                yield from _loads(code, function)


def _loads(code: Code, function: ast.AST) -> Iterator[Mistake]:
    waiting = children(function)
    while waiting:
        node = waiting.pop()
        # What stands under a condition may be loaded once, when it is first asked for.
        if isinstance(node, ast.If | ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        waiting += children(node)
        if isinstance(node, ast.Call):
            name = code.names.of(node.func)
            if name in LOADERS or (name.endswith(".load_model") and not name.startswith(".")):
                message = f"`{ast.unparse(node.func)}` runs again for every request"
                yield Mistake("per request", message, node.lineno, of=name.rpartition(".")[2])


@fact(when_asked)
def keeps_its_model(source: Source) -> bool:
    """Whether a function called `load_model` keeps what it loaded, in a global or a cache, and so loads it once."""
    loaders = (one for one in source.nodes(ast.FunctionDef) if one.name == "load_model")
    return any(
        any(isinstance(node, ast.Global) for node in walk(one))
        or any("cache" in spelled(mark) for mark in one.decorator_list)
        for one in loaders
    )


def is_of_own_loader(mistake: Mistake) -> bool:
    """Whether it is told of a `load_model`, which may be the project's own."""
    return mistake.of == "load_model"
