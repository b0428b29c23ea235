"""What is known of one file by its content: facts that are found once, and kept as plain data between runs."""

import marshal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any, TypeVar

from mlfolio.evidence.tracing import note_fact, untraced

Found = TypeVar("Found")

FLOW = "dataflow"
"""The fact of what a source came to when its data was followed, which other files have a part in."""

_ONE, _MANY, _PLAIN = "one", "many", "plain"
Plain = tuple[str, str, Any]
"""A fact taken apart: its form, the name of its type, and plain data."""

_STRANGE = (ValueError, TypeError, AttributeError, ImportError, EOFError)


class Known:
    """The facts of one file, by name."""

    __slots__ = ("_found", "_kept", "_learned", "_outdated", "_told", "is_richer")

    def __init__(self) -> None:
        self._found: dict[str, Any] = {}
        self._kept: Mapping[str, bytes | Plain] = {}
        self._learned: dict[str, bytes] = {}
        self._outdated: set[str] = set()
        self._told: set[str] = set()
        self.is_richer = False
        """Whether more is known than was remembered, or other things."""

    def recall(self, name: str, find: Callable[[], Found], holds: "Callable[[Found], bool] | None" = None) -> Found:
        """Return the fact `name`, found by `find` unless it is known.

        Facts are numbers, strings, None, named tuples of such, and lists and tuples of any one of these. A fact follows
        from the content of its file alone. One that follows from other files too is known as long as it `holds`, and
        whoever asks for it notes what it reads of them.
        """
        note_fact(name)
        if name in self._found:
            return self._found[name]
        # Most facts of most files are as an earlier run left them, and plain: no function is called for those.
        kept = self._kept_of(name) if self._learned or self._outdated else self._kept.get(name)
        if kept is not None:
            try:
                found = kept[2] if kept.__class__ is tuple and kept[0] == _PLAIN else restored(kept)
                if holds is None or holds(found):
                    self._found[name] = found
                    self._told.add(name)
                    return found
            except _STRANGE:
                # What a store holds in another form than ours is not known.
                pass
            self._outdated.add(name)
        self._found[name] = untraced(find)
        self.is_richer = True
        return self._found[name]

    def _kept_of(self, name: str) -> bytes | Plain | None:
        """Return what an earlier run or another process said, unless it is known to be no longer so."""
        if name in self._outdated:
            return None
        return self._learned[name] if name in self._learned else self._kept.get(name)

    def remember(self, kept: Mapping[str, bytes | Plain]) -> None:
        """Take over facts of an earlier run, before anything is found in this one."""
        self._kept = kept

    def learn(self, kept: dict[str, bytes]) -> None:
        """Take over facts as `news` gave them in another process."""
        self._learned.update(kept)
        self.is_richer = True
        self._outdated -= kept.keys()

    def news(self) -> dict[str, bytes]:
        """Return, packed, what was found since the last time this was asked."""
        new = {name: value for name, value in self._found.items() if name not in self._told}
        self._told.update(new)
        return _all_packed(new)

    def holds(self, name: str) -> bool:
        """Whether the fact is known."""
        if name in self._found:
            return True
        return bool(self._kept or self._learned) and self._kept_of(name) is not None

    @property
    def is_remembered(self) -> bool:
        """Whether an earlier run, or another process, has said anything."""
        return bool(self._kept or self._learned)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all facts that are known."""
        if not self.is_richer:
            return tuple(self._kept)
        before = (name for name in (*self._kept, *self._learned) if name not in self._outdated)
        return tuple(dict.fromkeys((*before, *self._found)))

    def everything(self) -> dict[str, bytes]:
        """Return all that is known, packed."""
        before = ((name, self._kept_of(name)) for name in (*self._kept, *self._learned))
        kept = {name: _as_bytes(value) for name, value in before if value is not None}
        return kept | _all_packed({name: one for name, one in self._found.items() if name not in kept})


def _all_packed(values: dict[str, Any]) -> dict[str, bytes]:
    """Return the values that are plain data, packed."""
    found = {}
    for name, value in values.items():
        with suppress(ValueError):
            found[name] = packed(value)
    return found


def packed(value: Any) -> bytes:
    """Return `value` as bytes: its named tuples taken apart, with the name of their type.

    Raises ValueError for what holds anything else than plain data.
    """
    return marshal.dumps(_plain(value))


def _plain(value: Any) -> tuple[str, str, Any]:
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return _ONE, _name(value), tuple(value)
    if isinstance(value, list | tuple) and value and hasattr(value[0], "_fields"):
        return _MANY, _name(value[0]), type(value)(map(tuple, value))
    return _PLAIN, "", value


def is_same(one: bytes, other: bytes) -> bool:
    """Whether two packed values are equal, which may be written differently."""
    return one == other or bool(marshal.loads(one) == marshal.loads(other))


def apart(kept: bytes) -> Plain:
    """Return the parts of what `packed` returned."""
    return marshal.loads(kept)


def _as_bytes(kept: bytes | Plain) -> bytes:
    return kept if isinstance(kept, bytes) else marshal.dumps(kept)


def restored(kept: bytes | Plain) -> Any:
    """Return the value that `packed` took apart. Raises ValueError, TypeError or EOFError for what is none of ours."""
    form, name, value = kept if kept.__class__ is tuple else marshal.loads(kept)  # type: ignore[arg-type]
    if form == _PLAIN:
        return value
    make = _type(name)._make
    return make(value) if form == _ONE else type(value)(map(make, value))


def _name(value: Any) -> str:
    return f"{type(value).__module__}:{type(value).__qualname__}"


def _type(name: str) -> Any:
    module, _, own = name.partition(":")
    if module.partition(".")[0] != "mlfolio":
        raise ValueError(name)
    found = getattr(sys.modules.get(module) or import_module(module), own, None)
    if not (isinstance(found, type) and issubclass(found, tuple)):
        raise ValueError(name)
    return found
