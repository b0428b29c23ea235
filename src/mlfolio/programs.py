"""A program at work beside this process: what it prints is read as it comes, and it is ended when it takes too long."""

import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from threading import Timer
from typing import IO, Self

from mlfolio.parallel import Beside

_BLOCK = 1 << 16
"""Bytes that are taken at a time: as many as a pipe holds."""


class Program:
    """A program that reads `stdin`, piece by piece, to be used in a `with`, at whose end it has ended or is ended.

    Its output is read by plain reads, while threads see to the other two pipes: all three must move at once.
    `subprocess.run` asks the system which of them has something to say before each few kilobytes.
    """

    def __init__(
        self, command: list[str], *, stdin: Iterable[bytes] = (), env: dict[str, str], patience: float
    ) -> None:
        """Start `command`, for `patience` seconds at most. Raises FileNotFoundError where there is no such program."""
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=env,
        )
        self.is_late = False
        """Whether it was ended because it took too long."""
        self._said = Beside(self._process.stderr.read)
        self._asking = Beside(partial(_write_all, self._process.stdin, stdin)) if stdin else None
        self._patience = Timer(patience, self._give_up)
        self._patience.daemon = True
        self._patience.start()

    def _give_up(self) -> None:
        self.is_late = True
        self._process.kill()

    @property
    def output(self) -> IO[bytes]:
        """What it prints, to be read to the end, or as far as it is of interest."""
        return self._process.stdout

    def blocks(self) -> Iterator[bytes]:
        """Yield what it prints as it comes."""
        while block := self.output.read(_BLOCK):
            yield block

    def end(self) -> tuple[int, bytes]:
        """Return its exit status and what it said on standard error, once all of its output was read."""
        return self._process.wait(), self._said.result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._patience.cancel()
        self._process.kill()
        self._process.wait()
        self._said.result()
        if self._asking:
            self._asking.result()
        self.output.close()
        self._process.stderr.close()


def _write_all(stream: IO[bytes], pieces: Iterable[bytes]) -> None:
    # A program that ends early, or whose answers nobody reads on, does not read all that it is asked.
    with suppress(BrokenPipeError), stream:
        stream.writelines(pieces)
