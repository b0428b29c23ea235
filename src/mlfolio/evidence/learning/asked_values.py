"""What in a source follows from what a visitor chose on a page, or a request brought, and which fits learn from it."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.expressions import arguments
from mlfolio.evidence.code.functions import Definition
from mlfolio.evidence.code.source import Source

CHOICES = frozenset(
    "selectbox radio slider select_slider multiselect number_input checkbox toggle segmented_control pills"
    " Dropdown Radio Slider Checkbox Number input_select input_slider input_radio_buttons input_numeric".split()
)
"""How Streamlit, Gradio and Shiny ask the visitor for a choice."""

_ASKS = CHOICES | frozenset(
    "text_input date_input text_area file_uploader data_editor Textbox UploadFile input_file input_text"
    " input_date".split()
)
"""How these and FastAPI ask for a choice, a text or a file."""

_REQUESTS = frozenset({"request", "req"})
_BROUGHT = frozenset("files form json get_json args values data body FILES POST GET get_data query_params".split())
"""Where Flask, Django and Starlette keep what a request brought."""

_ROUTING = frozenset("route get post put patch api_route websocket callback".split())
_CONTEXT = frozenset({"self", "cls", "request", "req", "db", "session"})
_FITS = frozenset({"fit", "fit_predict", "fit_transform", "partial_fit", "auto_arima"})
_ROUNDS = 6
"""How far a value is followed from name to name."""

_Scoped = tuple[str, str]
"""A name with the function that it is bound in; the module is the empty string."""


class _Step(NamedTuple):
    """One binding: the names that it binds, what they follow from, and the function it stands in."""

    targets: tuple[str, ...]
    value: ast.expr
    within: str


class Asked:
    """What follows in `source` from what was asked; others fill the parameters of the functions `given` with such.

    `returning` are functions of other sources that return such.
    """

    def __init__(self, source: Source, given: Iterable[str] = (), returning: Iterable[str] = ()) -> None:
        self._given = frozenset(given)
        definitions = source.definitions
        self._functions: dict[str, Definition] = {one.name: one for one in definitions}
        self._within = _places(definitions)
        self._calls = source.nodes(ast.Call)
        self._steps = [*self._bindings(source)]
        self._returns = [(self._at(one), one.value) for one in source.nodes(ast.Return) if one.value is not None]
        self._bound: defaultdict[str, set[str]] = defaultdict(set)
        for step in self._steps:
            self._bound[step.within].update(step.targets)
        for name, function in self._functions.items():
            self._bound[name].update(_parameters(function))
        self._names: set[_Scoped] = set(self._parameters_asked())
        self._returning: set[str] = set(returning)
        self._follow()

    @property
    def fits(self) -> list[tuple[str, bool]]:
        """Each call that fits, as the function it stands in and whether what it learns from was asked for."""
        fits = (call for call in self._calls if isinstance(call.func, ast.Attribute) and call.func.attr in _FITS)
        return [(self._at(call), self.holds(call, self._at(call))) for call in fits]

    @property
    def handed_on(self) -> frozenset[str]:
        """The names of what is called with anything that was asked for."""
        return frozenset(
            callee(call) for call in self._calls if any(self.holds(one, self._at(call)) for one in arguments(call))
        )

    @property
    def returning(self) -> frozenset[str]:
        """The functions that return anything that was asked for."""
        return frozenset(self._returning)

    def holds(self, value: ast.AST, within: str) -> bool:
        """Whether `value`, in the function called `within`, holds anything that was asked for."""
        return any(self._is_asked(node, within) for node in ast.walk(value))

    def _is_asked(self, node: ast.AST, within: str) -> bool:
        if isinstance(node, ast.Call):
            return callee(node) in _ASKS or callee(node) in self._returning
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            is_brought = node.value.id in _REQUESTS and node.attr in _BROUGHT
            return is_brought or ("", f"{node.value.id}.{node.attr}") in self._names
        if isinstance(node, ast.Name):
            scope = within if node.id in self._bound[within] else ""
            return (scope, node.id) in self._names
        return False

    def _follow(self) -> None:
        for _ in range(_ROUNDS):
            before = len(self._names) + len(self._returning)
            for step in self._steps:
                if self.holds(step.value, step.within):
                    # What an object keeps is read in its other methods.
                    self._names.update(("" if "." in name else step.within, name) for name in step.targets)
            for call in self._calls:
                function = self._functions.get(callee(call))
                if function is not None:
                    self._names.update(self._filled(call, function))
            self._returning.update(within for within, value in self._returns if within and self.holds(value, within))
            if len(self._names) + len(self._returning) == before:
                return

    def _filled(self, call: ast.Call, function: Definition) -> Iterator[_Scoped]:
        """Yield the parameters of a function of the source that a call fills with what was asked for."""
        within = self._at(call)
        names = [name for name in _parameters(function) if name != "self"]
        for name, value in zip(names, call.args, strict=False):
            if self.holds(value, within):
                yield function.name, name
        for keyword in call.keywords:
            if keyword.arg and self.holds(keyword.value, within):
                yield function.name, keyword.arg

    def _parameters_asked(self) -> Iterator[_Scoped]:
        """Yield the parameters of what answers requests, and of what another source hands on to."""
        for name, function in self._functions.items():
            if name in self._given or any(callee(one) in _ROUTING for one in function.decorator_list):
                yield from ((name, each) for each in _parameters(function) if each not in _CONTEXT)

    def _bindings(self, source: Source) -> Iterator[_Step]:
        for one in source.nodes(ast.Assign):
            yield _Step(tuple(name for target in one.targets for name in _roots(target)), one.value, self._at(one))
        for one in source.nodes(ast.AugAssign):
            yield _Step(tuple(_roots(one.target)), one.value, self._at(one))
        for one in source.nodes(ast.AnnAssign):
            if one.value is not None:
                yield _Step(tuple(_roots(one.target)), one.value, self._at(one))
        for one in source.nodes(ast.With):
            for item in one.items:
                if item.optional_vars is not None:
                    yield _Step(tuple(_roots(item.optional_vars)), item.context_expr, self._at(one))

    def _at(self, node: ast.stmt | ast.expr) -> str:
        """Return the name of the innermost function that `node` stands in."""
        return next((name for first, last, name in self._within if first <= node.lineno <= last), "")


def _places(definitions: list[Definition]) -> list[tuple[int, int, str]]:
    """Return the lines of each function with its name, the innermost first."""
    places = [(one.lineno, one.end_lineno or one.lineno, one.name) for one in definitions]
    return sorted(places, key=lambda place: place[1] - place[0])


def _parameters(function: Definition) -> list[str]:
    each = function.args
    return [one.arg for one in (*each.posonlyargs, *each.args, *each.kwonlyargs)]


def _roots(target: ast.expr) -> Iterator[str]:
    """Yield the names that a target binds, or of whose parts it binds one."""
    if isinstance(target, (ast.Tuple, ast.List)):
        for one in target.elts:
            yield from _roots(one)
    while isinstance(target, (ast.Subscript, ast.Attribute, ast.Starred)):
        if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self":
            yield f"self.{target.attr}"
            return
        target = target.value
    if isinstance(target, ast.Name):
        yield target.id
