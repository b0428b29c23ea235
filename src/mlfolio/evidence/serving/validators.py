"""The functions of a repository that validate what they are given, for handlers that hand a request on to them."""

import ast
import re

from mlfolio.evidence.code.callees import callee, spelled
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.import_graph import ImportGraph
from mlfolio.evidence.code.imports import Import
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.code.walking import walk
from mlfolio.evidence.tracing import cached_property
from mlfolio.patterns import lazy_pattern

_CALLED = lazy_pattern(r"(?<![\w.])([A-Za-z_]\w*)\(")
_VALIDATING = lazy_pattern(
    r"(?:^|\.)_*(?:validate_(?!(?:models?|epochs?|one|step|loop|net\w*)(?:_|$))\w+|model_validate|parse_obj)$"
    r"|schema\w*\.validate$|validator\w*\.validate$",
    re.IGNORECASE,
)
"""What is called to hold rows against rules; `validate(loader)` and `validate_epoch()` measure a model."""


class Validators:
    """What validates for others, in any module of the repository."""

    def __init__(self, sources: Sources) -> None:
        self._modules = sources.modules

    def take(self, source: Source, text: str) -> bool:
        """Whether `text`, a handler in `source`, calls a function, there or imported from here, that validates."""
        called = set(_CALLED.findall(text))
        return not called.isdisjoint(validating(source)) or any(
            self._brings(one, called & set(one.names), source) for one in source.imports
        )

    def _brings(self, one: Import, called: set[str], source: Source) -> bool:
        module = self._by_path.get(self._graph.module(one, source.path) or "") if called else None
        return module is not None and not called.isdisjoint(validating(module))

    @cached_property
    def _graph(self) -> ImportGraph:
        return ImportGraph(self._modules)

    @cached_property
    def _by_path(self) -> dict[str, Source]:
        return {one.path: one for one in self._modules}


def _may_validate(source: Source) -> bool:
    return source.is_code and not source.is_notebook and re.search("valid|parse_obj", source.text) is not None


@fact(_may_validate)
def validating(source: Source) -> tuple[str, ...]:
    """Return the functions of a source that call what is named as a validation: `validate_inputs(rows)`."""
    if not _may_validate(source):
        return ()
    calls = frozenset(id(call) for call in source.nodes(ast.Call) if _validates(call))
    definitions = source.definitions if calls else ()
    return tuple(one.name for one in definitions if any(id(part) in calls for part in walk(one)))


def _validates(call: ast.Call) -> bool:
    name = callee(call).lower()
    named = not name or "valid" in name or "parse_obj" in name
    return named and _VALIDATING.search(spelled(call.func)) is not None
