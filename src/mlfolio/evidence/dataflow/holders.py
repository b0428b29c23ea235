"""Values that hold others: lists, dictionaries, one of several."""

from collections.abc import Iterable
from typing import Any

from mlfolio.evidence.dataflow.plain import Plain, Value


class Items(Value):
    """A list, tuple or set whose elements are known; `whole` says that it holds those alone, each once."""

    __slots__ = ("elements", "whole")

    def __init__(self, elements: Iterable[Value], *, whole: bool = False) -> None:
        self.elements = list(elements)
        self.whole = whole


class Filled(Items):
    """A list that a comprehension made of what is not known one by one: equal rows in it need not be the same."""

    __slots__ = ()


class Mapping(Value):
    """A dictionary by its literal keys; `rest` holds what stands under keys that are not known."""

    __slots__ = ("entries", "rest")

    def __init__(self) -> None:
        self.entries: dict[Any, Value] = {}
        self.rest: list[Value] = []

    def values(self) -> list[Value]:
        """Return all values in it."""
        return [*self.entries.values(), *self.rest]


class Either(Value):
    """One of several values, after branches that disagree."""

    __slots__ = ("options",)

    def __init__(self, options: Iterable[Value]) -> None:
        self.options = tuple(options)


def names_of(value: Value | None) -> list[str]:
    """Return the columns that a value names; none where it does not name each."""
    if isinstance(value, Plain):
        return [value.value] if isinstance(value.value, str) else []
    if isinstance(value, Items):
        texts = [one.value for one in value.elements if isinstance(one, Plain) and isinstance(one.value, str)]
        return texts if len(texts) == len(value.elements) else []
    return []
