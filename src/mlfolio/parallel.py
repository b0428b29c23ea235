"""Do two things at once on two cores where the system can fork, and one after the other where it cannot."""

import marshal
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from threading import Thread
from time import monotonic
from typing import Any, BinaryIO, Generic, Self, TypeVar

First = TypeVar("First")
Second = TypeVar("Second")


def both(first: Callable[[], First], second: Callable[[], Second]) -> tuple[First, Second]:
    """Return what `first` and `second` return; `first` runs in a forked child, as `Elsewhere` says."""
    with Elsewhere(first) as child:
        there = second()
        return child.result(), there


class Elsewhere:
    """Pieces of work that a forked child does one after the other, while the body of the `with` goes on here; or none.

    What they return must be plain data: numbers, strings, None, and tuples, lists and dicts of such. A child that dies,
    for lack of memory for one, loses nothing but time: what it still owes is then done here. What either side raises is
    raised here, and no child is left behind: one whose results nobody asked for is ended.
    """

    def __init__(self, *works: Callable[[], Any]) -> None:
        self._works = list(works)
        self._child = 0
        self._heard: BinaryIO | None = None

    def __enter__(self) -> Self:
        if self._works and hasattr(os, "fork"):
            heard, told = os.pipe()
            self._heard, self._telling = os.fdopen(heard, "rb"), os.fdopen(told, "wb")
            self._child, answers = _in_child([self._telling.close, *self._works])
            self._heard.close()
            self._heard, self._answers = None, os.fdopen(answers, "rb")
            _read(self._answers)
        return self

    @property
    def process(self) -> int:
        """The id of the child; 0 where there is none."""
        return self._child

    def tell(self, value: Any) -> None:
        """Let the child hear `value`, which must be plain data, while nothing of the child's is waited for."""
        if self._child:
            with suppress(BrokenPipeError):
                _write(self._telling, value)

    def hear(self) -> Any:
        """Return what the child was told, in one of its works; None where the work is done here instead."""
        answer = _read(self._heard) if self._heard else b""
        return marshal.loads(answer) if answer else None

    def result(self) -> Any:
        """Return what the next piece of work returned, once it has."""
        work = self._works.pop(0)
        answer = _read(self._answers) if self._child else b""
        return marshal.loads(answer) if answer else work()

    def __exit__(self, raised: type[BaseException] | None, *_: object) -> None:
        if self._child:
            if raised or self._works:
                with suppress(ProcessLookupError):
                    os.kill(self._child, signal.SIGKILL)
            self._answers.close()
            with suppress(BrokenPipeError):
                self._telling.close()
            os.waitpid(self._child, 0)


class Begun(Generic[First]):
    """Work that a forked child has begun, which this process asks for later: `Elsewhere` without a `with` around it."""

    def __init__(self, work: Callable[[], First]) -> None:
        self._stack = ExitStack()
        self._child = self._stack.enter_context(Elsewhere(work))

    def result(self) -> First:
        """Return what the work returned, once it has; to be asked for once."""
        with self._stack:
            return self._child.result()


class Turns:
    """Numbers from 0 on that processes forked after it was made take in turns: each goes to whoever is free first."""

    LIMIT = 30_000
    """A pipe holds no more of them."""

    def __init__(self, count: int) -> None:
        self._left, given = os.pipe()
        os.write(given, b"".join(number.to_bytes(2, "big") for number in range(min(count, self.LIMIT))))
        os.close(given)

    def __iter__(self) -> Iterator[int]:
        while number := os.read(self._left, 2):
            yield int.from_bytes(number, "big")


class Beside(Generic[First]):
    """Work that goes on in a thread beside this one; worth it where the work is waiting for another program."""

    def __init__(self, work: Callable[[], First]) -> None:
        self._work = work
        self._result: list[First] = []
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()
        _BESIDE.append(self._thread)

    def _run(self) -> None:
        try:
            self._result.append(self._work())
        except BaseException as error:  # Raised again where the result is asked for.
            self._error = error

    def result(self) -> First:
        """Return what the work returned, once it has; raises what it raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._result[0]


_BESIDE: list[Thread] = []

_PATIENCE = 10.0
"""Seconds to wait for all that goes on beside, which ends within one."""


def finish() -> None:
    """Wait for all work that goes on beside, so that it puts away the files that it made; but not for ever.

    Who is interrupted while importing may keep Python's lock of imports (CPython takes it before the `try` that gives
    it back), and a thread that imports something then waits for it until the process ends.
    """
    until = monotonic() + _PATIENCE
    for thread in _BESIDE:
        thread.join(max(0.0, until - monotonic()))


def _in_child(works: list[Callable[[], Any]]) -> tuple[int, int]:
    """Fork a child that writes the result of each work; return its id and the end of the pipe to read from."""
    answers, told = os.pipe()
    child = os.fork()
    if child:
        os.close(told)
        return child, answers
    # From here on this is the child: it must leave by _exit, or it would go on as a second copy of the program.
    try:
        # Were it kept open here, nobody would tell the child that its parent is gone, and it would wait for ever.
        os.close(answers)
        with os.fdopen(told, "wb") as stream:
            for work in works:
                _write(stream, work())
    finally:
        os._exit(0)


def _write(stream: BinaryIO, value: Any) -> None:
    answer = marshal.dumps(value)
    stream.write(len(answer).to_bytes(8, "big") + answer)
    stream.flush()


def _read(answers: BinaryIO) -> bytes:
    """Return the next answer; nothing when the child ended before it was whole."""
    length = int.from_bytes(answers.read(8), "big")
    answer = answers.read(length)
    return answer if len(answer) == length else b""
