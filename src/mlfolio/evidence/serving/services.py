"""The Python sources that serve a model, by framework, with the functions that answer requests."""

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.evidence.code.callees import callee, spelled
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.functions import Definition
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.serving.refusals import gives_answer, refuses
from mlfolio.evidence.serving.wellness import says_well
from mlfolio.evidence.tracing import cached_property
from mlfolio.patterns import lazy_pattern

ROUTED = frozenset(
    "flask fastapi django flask_restful flask_restx rest_framework sanic starlette litestar bottle tornado falcon"
    " aiohttp connexion quart ninja".split()
)
"""Frameworks in which the author writes what answers at which address."""

WIDGETS = frozenset({"streamlit", "gradio", "dash", "nicegui", "chainlit", "shiny", "panel", "taipy"})
"""Frameworks of pages with widgets, which leave no address to the author."""

SERVERS = frozenset({"bentoml", "litserve", "mlserver", "ray"})
"""Servers of models that bring addresses, health among them."""

TYPED = frozenset({"fastapi", "ninja", "litestar", "bentoml", "litserve"})
"""Frameworks that fill annotated parameters from the request, and check them."""

_FRAMEWORKS = ROUTED | WIDGETS | SERVERS
_NAMED = ("ray", "panel", *sorted(_FRAMEWORKS - {"ray", "panel"}))
"""The frameworks in the order in which they are looked for: the first two are parts of words that most sources hold."""

_METHODS = frozenset("route get post put delete patch api_route websocket api api_view view".split())
_MOCK = lazy_pattern(r"(^|[/_-])(mocks?|fakes?|stubs?)[/_.-]|_(mock|fake|stub)\.py$", re.IGNORECASE)
_GROUPING = frozenset("Namespace add_namespace add_resource add_url_rule Blueprint APIRouter include_router".split())
_READING = frozenset({"print", "get", "getlist", "get_json", "to_dict", "int", "float", "str"})
"""What a function calls that only looks at what it was sent."""

_SHOWING = _READING - {"int", "float"} | frozenset(
    "render_template render flash TemplateResponse make_response len escape".split()
)
"""What a function calls that only shows what it was sent; a redirect hands it on to another."""

_PAGES = frozenset({"render_template", "render", "TemplateResponse"})
_ANSWERS = ("get", "post", "put", "patch")


class Route(NamedTuple):
    """A function that answers requests: its name and lines, and the address it answers at, empty where that is unknown.

    `is_typed` says that a parameter has a type which a framework can check, `says_well` that it is asked nothing and
    answers in fixed words that the service is well, `refuses` that a decorator checks what it was sent, or that it
    converts it to numbers or picks the columns of it and answers otherwise where that fails, `is_stub` that it only
    reads and prints what it was sent and answers nothing, or only tests it and shows it on a page.
    """

    address: str
    name: str
    line: int
    end: int
    is_typed: bool
    says_well: bool
    refuses: bool
    is_stub: bool


class Services:
    """What serves in a repository; false where nothing does.

    Tests, mocks, examples and notebooks serve nothing, and what only monitors a model is another service than its own.
    """

    def __init__(self, sources: Sources) -> None:
        self._sources = [one for one in sources.code if may_serve(one) and not _is_beside(one)]

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
    def routes(self) -> tuple[tuple[Source, Route], ...]:
        """The functions that answer at an address, by decorator, by a method's name, or as Django's views."""
        return tuple((source, route) for source, names in self.all if names & ROUTED for route in routes(source))

    @cached_property
    def unparsed(self) -> str | None:
        """The first source that names a framework and does not parse, so that nobody can tell what it answers."""
        return next((source.path for source in self._sources if source.problems), None)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """What groups of addresses are called, or begin with: resources, namespaces, routers."""
        return tuple(name for source, _ in self.all for name in groups(source))

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """Every address that is written down, Django's among them."""
        listed = (address for source, _ in self.all for address in listed_addresses(source))
        return (*(route.address for _, route in self.routes), *listed)


def _is_beside(source: Source) -> bool:
    """Whether it stands in for a service, or is Evidently's own, which takes rows and tells how they drift."""
    monitors = any(one.module.startswith("evidently.model_monitoring") for one in source.imports)
    return monitors or _MOCK.search(source.path) is not None


def _could_serve(source: Source) -> bool:
    return source.is_code and not source.is_notebook


@fact(_could_serve)
def may_serve(source: Source) -> bool:
    """Whether a framework is named in a source that could serve."""
    if not _could_serve(source):
        return False
    text = source.text
    return any(name in text for name in _NAMED)


@fact(may_serve)
def routes(source: Source) -> tuple[Route, ...]:
    """Return the functions of a source that answer requests, in the order of the text."""
    definitions = source.definitions
    methods = {id(one) for holder in source.nodes(ast.ClassDef) for one in holder.body}
    found = [route for node in definitions for route in _routes(node, is_method=id(node) in methods)]
    return tuple(sorted(found, key=lambda route: route.line))


@fact(may_serve)
def listed_addresses(source: Source) -> tuple[str, ...]:
    """Return the addresses in a source's lists of them, as Django has them."""
    return tuple(map(_first_text, source.calls("path", "re_path", "url")))


@fact(may_serve)
def groups(source: Source) -> tuple[str, ...]:
    """Return the texts with which resources, namespaces and routers of a source are made or put at an address."""
    return tuple(filter(None, map(_first_text, source.calls(*_GROUPING))))


def _routes(node: Definition, *, is_method: bool) -> Iterator[Route]:
    marks = [mark for mark in node.decorator_list if isinstance(mark, ast.Call) and callee(mark) in _METHODS]
    addresses = [_first_text(mark) for mark in marks]
    if not addresses and (_is_view(node) if not is_method else node.name in _ANSWERS):
        addresses = [""]
    for address in addresses:
        asked = (_is_typed(node), says_well(node), refuses(node), _is_stub(node))
        yield Route(address, node.name, node.lineno, node.end_lineno or node.lineno, *asked)


def _is_view(node: Definition) -> bool:
    """Whether it is like one of Django's views: its first argument is the request."""
    arguments = node.args.args
    return bool(arguments) and arguments[0].arg == "request"


def _is_typed(node: Definition) -> bool:
    every = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
    types = [spelled(one.annotation) for one in every if one.annotation is not None]
    return any(not re.search(r"\b(?:Request|Any|dict|Dict)\b", one) for one in types)


def _is_stub(node: Definition) -> bool:
    """Whether it answers nothing, and calls nothing but what reads and prints a request, or only shows it."""
    parts = [part for statement in node.body for part in ast.walk(statement)]
    if _only_shows(node, parts):
        return True
    answers = any(gives_answer(part) or isinstance(part, ast.Yield | ast.YieldFrom | ast.Raise) for part in parts)
    return not answers and all(_called_in(statement) <= _READING for statement in node.body)


def _only_shows(node: Definition, parts: list[ast.AST]) -> bool:
    """Whether all that it calls reads what was sent or shows a page, and it keeps, computes and looks up nothing."""
    called = set().union(*map(_called_in, node.body))
    kept = [target for part in parts if isinstance(part, ast.Assign) for target in part.targets]
    keeps = any(not isinstance(target, ast.Name | ast.Tuple) for target in kept)
    computes = any(isinstance(part, ast.BinOp | ast.AugAssign | ast.Global) for part in parts)
    looks_up = any(isinstance(part, ast.Subscript) and not isinstance(part.slice, ast.Constant) for part in parts)
    return bool(called & _PAGES) and called <= _SHOWING and not (keeps or computes or looks_up)


def _called_in(statement: ast.stmt) -> set[str]:
    return {callee(one) for one in ast.walk(statement) if isinstance(one, ast.Call)}


def _first_text(call: ast.Call) -> str:
    values = [
        *call.args,
        *(keyword.value for keyword in call.keywords if keyword.arg in ("path", "rule", "route", "prefix")),
    ]
    texts = (value.value for value in values if isinstance(value, ast.Constant) and isinstance(value.value, str))
    return next(texts, "")
