"""The Python sources that serve a model, by framework, with the functions that answer requests."""

import ast
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.functions import Function
from mlfolio.evidence.code.sources import Source, Sources

ROUTED = frozenset(
    "flask fastapi django flask_restful flask_restx rest_framework sanic starlette litestar bottle tornado falcon"
    " aiohttp connexion quart ninja".split()
)
"""Frameworks in which the author writes what answers at which address."""

WIDGETS = frozenset({"streamlit", "gradio", "dash", "nicegui", "chainlit", "shiny", "panel", "taipy"})
"""Frameworks of pages with widgets, which leave no address to the author."""

SERVERS = frozenset({"bentoml", "litserve", "mlserver", "ray"})
"""Servers of models that bring addresses, health among them."""

_METHODS = frozenset("route get post put delete patch api_route websocket api api_view view".split())


class Route(NamedTuple):
    """A function that answers requests, its source, and the address, empty where that stands elsewhere."""

    address: str
    source: Source
    function: Function


class Services:
    """What serves in a repository; false where nothing does. Tests, examples and notebooks serve nothing."""

    def __init__(self, sources: Sources) -> None:
        self._sources = [one for one in sources.code if not one.is_notebook and _may_serve(one.text)]

    def __bool__(self) -> bool:
        return bool(self.all)

    @cached_property
    def all(self) -> tuple[tuple[Source, frozenset[str]], ...]:
        """The sources that import a framework, with the frameworks."""
        found = ((one, frozenset(part.top for part in one.imports) & _FRAMEWORKS) for one in self._sources)
        return tuple((source, names) for source, names in found if names)

    @cached_property
    def frameworks(self) -> frozenset[str]:
        """The frameworks that are imported anywhere."""
        return frozenset(name for _, names in self.all for name in names)

    @cached_property
    def routes(self) -> tuple[Route, ...]:
        """The functions that answer at an address, by decorator, method's name, or Django's list of addresses."""
        return tuple(route for source, names in self.all if names & ROUTED for route in _routes(source))

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """Every address that is written down, Django's among them."""
        lists = [address for source, names in self.all if "django" in names for address in _listed(source)]
        return (*(route.address for route in self.routes), *lists)


_FRAMEWORKS = ROUTED | WIDGETS | SERVERS


def _may_serve(text: str) -> bool:
    return any(name in text for name in _FRAMEWORKS)


def _routes(source: Source) -> Iterator[Route]:
    for function in source.functions:
        for decorator in function.node.decorator_list:
            if isinstance(decorator, ast.Call) and callee(decorator) in _METHODS:
                yield Route(_first_text(decorator), source, function)
        answers = function.owner is not None and function.name in ("get", "post", "put", "patch")
        if answers or _takes_request(function):
            yield Route("", source, function)


def _takes_request(function: Function) -> bool:
    """Whether it is one of Django's views: a function outside classes whose first argument is the request."""
    arguments = function.node.args.args
    return function.owner is None and bool(arguments) and arguments[0].arg == "request"


def _first_text(call: ast.Call) -> str:
    values = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg in ("path", "rule", "route"))]
    texts = (value.value for value in values if isinstance(value, ast.Constant) and isinstance(value.value, str))
    return next(texts, "")


def _listed(source: Source) -> Iterator[str]:
    for call in source.nodes(ast.Call):
        if callee(call) in ("path", "re_path", "url"):
            yield _first_text(call)
