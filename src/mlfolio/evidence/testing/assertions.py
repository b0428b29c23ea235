"""Whether a Python function checks something: by an assertion of its own, or by a helper that asserts."""

import ast
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.functions import Function
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.testing.assertion_lines import assertion_lines
from mlfolio.evidence.testing.checking_names import CHECKING_NAME, checks_defined_in, may_hold_checks, serves_tests
from mlfolio.evidence.tracing import Memo, cached_property
from mlfolio.patterns import lazy_pattern

_LEVELS = 4
"""Helpers that call helpers are followed so deep."""

_FOREIGN_CHECK = lazy_pattern(
    r"^(?:check|verify|assert|expect|compare)(?:_|$)|^(?:test|testing|checking)_(?:method|func|fn)|^\w{0,40}_assert_"
)


class _Mention(NamedTuple):
    """A function called or handed on: by its bare name, or as an attribute of `self` or of a module."""

    line: int
    name: str
    is_attribute: bool


class _Facts:
    """What matters about one source: the lines of its checks, and the functions that it calls or hands on."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.checks = assertion_lines(source)
        self.defined = {function.name for function in source.functions}
        self.imported = {name for one in source.imports for name in one.names}

    @cached_property
    def mentions(self) -> list[_Mention]:
        """Every call of, and every argument that is, a name; in the order of the lines."""
        return _mentions(self.source)

    def checks_in(self, first: int, last: int) -> bool:
        """Whether a check stands on the lines from `first` to `last`."""
        place = bisect_left(self.checks, first)
        return place < len(self.checks) and self.checks[place] <= last

    def mentions_in(self, first: int, last: int) -> list[_Mention]:
        """Return the mentions on the lines from `first` to `last`."""
        begin = bisect_left(self.mentions, first, key=lambda mention: mention.line)
        end = bisect_left(self.mentions, last + 1, key=lambda mention: mention.line)
        return self.mentions[begin:end]


class Assertions:
    """Knows which functions of a repository's Python check something."""

    def __init__(self, sources: Iterable[Source]) -> None:
        """Take the modules that may hold tests and their helpers."""
        self._sources = {source.path: source for source in sources}
        self._facts: Memo[_Facts] = Memo()

    def checks(self, function: Function, source: Source) -> bool:
        """Whether `function` of `source` asserts, or calls a helper of this repository that does."""
        facts = self._of(source)
        first, last = _span(function)
        if facts.checks_in(first, last):
            return True
        return any(self._reaches_helper(mention, facts) for mention in facts.mentions_in(first, last))

    def asserts_anywhere(self, source: Source) -> bool:
        """Whether a check stands anywhere in `source`."""
        return bool(self._of(source).checks)

    def _of(self, source: Source) -> _Facts:
        return self._facts.get(source.path, lambda: _Facts(source))

    @cached_property
    def _candidates(self) -> list[tuple[Function, _Facts]]:
        found = []
        for source in self._sources.values():
            in_tests = serves_tests(source)
            if in_tests or checks_defined_in(source):
                functions = [one for one in source.functions if in_tests or CHECKING_NAME.match(one.name)]
                found += [(function, self._of(source)) for function in functions]
        return found

    @cached_property
    def _own_checks(self) -> frozenset[str]:
        return frozenset(name for source in self._sources.values() for name in checks_defined_in(source))

    @cached_property
    def _fixtures(self) -> frozenset[str]:
        return frozenset(one.name for one, _ in self._candidates if is_fixture(one))

    @cached_property
    def _helpers(self) -> frozenset[str]:
        """The names of the functions that assert, directly or through one another."""
        found = {function.name for function, facts in self._candidates if facts.checks_in(*_span(function))}
        return frozenset(self._closed(found))

    def _closed(self, found: set[str]) -> set[str]:
        for _ in range(_LEVELS):
            reached = {
                function.name
                for function, facts in self._candidates
                if function.name not in found
                and any(self._names(one, facts, found) for one in facts.mentions_in(*_span(function)))
            }
            if not reached:
                break
            found = found | reached
        return found

    def _reaches_helper(self, mention: _Mention, facts: _Facts) -> bool:
        return self._names(mention, facts, self._helpers)

    def _names(self, mention: _Mention, facts: _Facts, helpers: set[str] | frozenset[str]) -> bool:
        if mention.name not in helpers:
            # What another library, or the test's parameters, call a check raises when it fails.
            foreign = not mention.is_attribute and _FOREIGN_CHECK.match(mention.name) is not None
            return foreign and mention.name not in self._own_checks
        visible = mention.name in facts.defined or mention.name in facts.imported or "*" in facts.imported
        return mention.is_attribute or visible or mention.name in self._fixtures


def is_fixture(function: Function) -> bool:
    """Whether a decorator makes the function a fixture of pytest."""
    return any("fixture" in decorator for decorator in function.decorators)


def _span(function: Function) -> tuple[int, int]:
    return function.first, function.end


@fact(may_hold_checks)
def _mentions(source: Source) -> list[_Mention]:
    """Return every call of, and every argument that is, a name; in the order of the lines."""
    known = {"self", "cls", *_modules(source)}
    found = [mention for call in source.nodes(ast.Call) for mention in _mentioned(call, known)]
    return sorted(found, key=lambda mention: mention.line)


def _modules(source: Source) -> set[str]:
    """Return the names that may stand for a module."""
    statements = [*source.nodes(ast.Import), *source.nodes(ast.ImportFrom)]
    aliases = {alias.asname for node in statements for alias in node.names if alias.asname}
    return aliases | {one.top for one in source.imports} | {name for one in source.imports for name in one.names}


def _mentioned(call: ast.Call, known: set[str]) -> Iterator[_Mention]:
    for node in (call.func, *call.args):
        if isinstance(node, ast.Name):
            yield _Mention(node.lineno, node.id, is_attribute=False)
        elif isinstance(node, ast.Attribute) and _is_known(node.value, known):
            yield _Mention(node.lineno, node.attr, is_attribute=True)


def _is_known(owner: ast.expr, known: set[str]) -> bool:
    if isinstance(owner, ast.Call):
        return isinstance(owner.func, ast.Name) and owner.func.id == "super"
    return isinstance(owner, ast.Name) and owner.id in known
