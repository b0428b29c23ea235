"""Do two things at once on two cores where the system can fork, and one after the other where it cannot."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Generic, TypeVar

First = TypeVar("First")
Second = TypeVar("Second")


def both(first: Callable[[], First], second: Callable[[], Second]) -> tuple[First, Second]:
    """Return what `first` and `second` return; `first` runs in a forked child, and what it returns must be picklable.

    A child that dies, for lack of memory for one, loses nothing but time: `first` is then called here. What either
    raises is raised here, and no child is left behind.
    """
    if not hasattr(os, "fork"):
        return first(), second()
    child, answers = _in_child(first)
    try:
        there = second()
        answer = _read(answers)
    except BaseException:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.close(answers)
        os.waitpid(child, 0)
    return _unpickled(answer) if answer else first(), there


class Beside(Generic[First]):
    """Work that goes on in a thread beside this one; worth it where the work is waiting for another program."""

    def __init__(self, work: Callable[[], First]) -> None:
        self._work = work
        self._result: list[First] = []
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

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


def _in_child(work: Callable[[], First]) -> tuple[int, int]:
    """Fork a child that writes the pickled result of `work`; return its id and the end of the pipe to read from."""
    answers, told = os.pipe()
    child = os.fork()
    if child:
        os.close(told)
        return child, answers
    # From here on this is the child: it must leave by _exit, or it would go on as a second copy of the program.
    try:
        import pickle

        with os.fdopen(told, "wb") as stream:
            stream.write(pickle.dumps(work()))
    finally:
        os._exit(0)


def _read(answers: int) -> bytes:
    parts = []
    while part := os.read(answers, 1 << 16):
        parts.append(part)
    return b"".join(parts)


def _unpickled(answer: bytes) -> First:  # type: ignore[type-var]
    import pickle

    return pickle.loads(answer)
