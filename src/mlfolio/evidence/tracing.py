"""What is read of a repository, and for whom, so that what follows from it can be kept with what it follows from."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial
from threading import local
from typing import Any, Generic, NamedTuple, TypeVar, overload

Found = TypeVar("Found")


class Reads(NamedTuple):
    """What something follows from: the contents of files, by path, and facts of files, by name, whichever file's."""

    contents: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()

    @classmethod
    def union(cls, several: "Iterable[Reads]") -> "Reads":
        """Return all that any of `several` holds."""
        every = list(several)
        contents = frozenset[str]().union(*(one.contents for one in every))
        return cls(contents, frozenset[str]().union(*(one.facts for one in every)))

    @classmethod
    def of(cls, plain: tuple[tuple[str, ...], tuple[str, ...]]) -> "Reads":
        """Return what `plain` took apart."""
        return cls(*map(frozenset, plain))

    def plain(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return it as plain data."""
        return tuple(sorted(self.contents)), tuple(sorted(self.facts))

    def touches(self, other: "Reads") -> bool:
        """Whether the two have something in common."""
        return not (self.contents.isdisjoint(other.contents) and self.facts.isdisjoint(other.facts))


NOTHING = Reads()


class Trace:
    """What was read for one purpose: itself, and with what was found before, whose own traces are its parts."""

    __slots__ = ("contents", "facts", "parts")

    def __init__(self) -> None:
        self.contents: set[str] = set()
        self.facts: set[str] = set()
        self.parts: set[Trace] = set()

    def reads(self) -> Reads:
        """Return all that was read."""
        contents: set[str] = set()
        facts: set[str] = set()
        for trace in self._with_parts():
            contents |= trace.contents
            facts |= trace.facts
        return Reads(frozenset(contents), frozenset(facts))

    def _with_parts(self) -> "Iterator[Trace]":
        seen, waiting = {self}, [self]
        while waiting:
            trace = waiting.pop()
            yield trace
            new = trace.parts - seen
            seen |= new
            waiting += new


class _Now(local):
    """For whom this thread reads; None where nobody asks."""

    trace: Trace | None = None


_now = _Now()


def note_content(path: str) -> None:
    """Note that the content of a file was read."""
    trace = _now.trace
    if trace is not None:
        trace.contents.add(path)


def note_fact(name: str) -> None:
    """Note that a fact of some file was read."""
    trace = _now.trace
    if trace is not None:
        trace.facts.add(name)


def note(trace: Trace) -> None:
    """Note that something was used that was found before; `trace` is what was read to find it."""
    if _now.trace is not None:
        _now.trace.parts.add(trace)


def note_reads(reads: Reads) -> None:
    """Note all of these reads."""
    if _now.trace is not None:
        _now.trace.contents |= reads.contents
        _now.trace.facts |= reads.facts


def traced(find: Callable[[], Found]) -> tuple[Found, Trace]:
    """Return what `find` returns, and what was read for it; whoever is being traced has read that, too."""
    trace = Trace()
    note(trace)
    return _reading_for(trace, find), trace


def untraced(find: Callable[[], Found]) -> Found:
    """Return what `find` returns; what it reads is nobody's, because the caller notes what it stands for."""
    return find() if _now.trace is None else _reading_for(None, find)


def _reading_for(trace: Trace | None, find: Callable[[], Found]) -> Found:
    before, _now.trace = _now.trace, trace
    try:
        return find()
    finally:
        _now.trace = before


class Memo(Generic[Found]):
    """Values that are found once each, by a key: whoever asks again has read what was read to find it."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: dict[Hashable, tuple[Found, Trace]] = {}

    def get(self, key: Hashable, find: Callable[[], Found]) -> Found:
        """Return the value of `key`, by `find` unless it is known."""
        if key in self._found:
            value, trace = self._found[key]
            note(trace)
            return value
        value, _ = self._found[key] = traced(find)
        return value


class cached_property(Generic[Found]):  # noqa: N801 (it stands in for that of functools)
    """A property that is found once: whoever asks again has read what was read to find it.

    That of functools would hide it: evidence that one check has read would seem to come from nowhere to the next.
    """

    def __init__(self, find: Callable[[Any], Found]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, owner: None, kind: type) -> "cached_property[Found]": ...

    @overload
    def __get__(self, owner: object, kind: type) -> Found: ...

    def __get__(self, owner: object | None, kind: type) -> "Found | cached_property[Found]":
        """Return the value for `owner`."""
        if owner is None:
            return self
        found = owner.__dict__.get(self._name)
        if found is None:
            found = owner.__dict__[self._name] = traced(partial(self._find, owner))
        elif (trace := _now.trace) is not None:
            # As `note` does, without the call: this is asked half a million times in a large repository.
            trace.parts.add(found[1])
        return found[0]

    def __set__(self, owner: object, value: Found) -> None:
        """Refuse: what was read would not be known."""
        raise AttributeError(f"{self._name} is found, not set")
