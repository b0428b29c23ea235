"""What a pickle names, told from its opcodes: nothing of it is loaded, so nothing of it runs."""

import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

_GETS = frozenset({"GET", "BINGET", "LONG_BINGET"})
_PUTS = frozenset({"PUT", "BINPUT", "LONG_BINPUT", "MEMOIZE"})
_NEUTRAL = frozenset({"PROTO", "FRAME"})
_STARTS = (b"\x80", b"(", b"]", b"}", b"c")
"""Of protocol 2 and later; and of the older ones, whose pickles begin with a list, a dictionary or a class."""

_COMPRESSED = ((b"\x1f\x8b", 31), (b"x\x01", 15), (b"x^", 15), (b"x\x9c", 15), (b"x\xda", 15))
"""How gzip and zlib begin, and what zlib is told of it (its `wbits`)."""


class Named(NamedTuple):
    """What a pickle names: a class or function with its module, or (without a module) a text."""

    module: str
    name: str


def is_pickle(start: bytes) -> bool:
    """Whether a file that begins like this may be a pickle."""
    return start.startswith(_STARTS)


def unpacked(start: bytes, most: int) -> bytes:
    """Return how the content begins whose file begins with `start`: up to `most` bytes of what zlib or gzip packed."""
    for magic, form in _COMPRESSED:
        if start.startswith(magic):
            try:
                return zlib.decompressobj(form).decompress(start, most)
            except zlib.error:
                return start
    return start


def named_in(start: bytes) -> Iterator[Named]:
    """Yield what the pickle that begins with `start` names, in order, as far as it can be followed."""
    import pickletools

    memo: dict[int, str] = {}
    pushed: deque[str] = deque(["", ""], maxlen=2)
    # It may be cut off, or an array stand in the middle of it: what came before is told.
    with suppress(ValueError, IndexError, OverflowError):
        for opcode, argument, _ in pickletools.genops(start):
            if opcode.name in _PUTS:
                memo[len(memo) if argument is None else int(argument)] = pushed[-1]
            elif opcode.name not in _NEUTRAL:
                yield from _named(opcode.name, argument, pushed)
                pushed.append(_text(opcode.name, argument, memo))


def _named(opcode: str, argument: object, pushed: Iterable[str]) -> Iterator[Named]:
    if opcode == "GLOBAL":
        module, _, name = str(argument).partition(" ")
        yield Named(module, name)
    elif opcode == "STACK_GLOBAL":
        yield Named(*pushed)
    elif isinstance(argument, str):
        yield Named("", argument)


def _text(opcode: str, argument: object, memo: dict[int, str]) -> str:
    """Return the text that an opcode pushes; an empty one for anything else."""
    if opcode in _GETS and isinstance(argument, int):
        return memo.get(argument, "")
    return argument if isinstance(argument, str) and opcode != "GLOBAL" else ""
