"""A program at work beside this process: all of its pipes move at once, and none is left behind."""

import os
import sys
from collections.abc import Iterable, Iterator
from threading import Event

import pytest

from mlfolio.programs import Program


def run(code: str, *, stdin: Iterable[bytes] = (), patience: float = 60) -> Program:
    return Program([sys.executable, "-c", code], stdin=stdin, env=dict(os.environ), patience=patience)


def test_what_it_is_asked_says_and_prints_may_be_longer_than_a_pipe_is() -> None:
    echo = "import sys; read = sys.stdin.read(); sys.stderr.write(read); sys.stdout.write(read)"
    with run(echo, stdin=[b"x" * 10**6]) as program:
        assert b"".join(program.blocks()) == b"x" * 10**6
        assert program.end() == (0, b"x" * 10**6)


def test_one_that_does_not_read_what_it_is_asked_is_heard_all_the_same() -> None:
    with run("raise SystemExit(3)", stdin=[b"x" * 10**6]) as program:
        assert program.output.read() == b""
        assert program.end()[0] == 3


def test_it_answers_what_it_was_asked_before_it_is_asked_the_rest() -> None:
    answered = Event()

    def pieces() -> Iterator[bytes]:
        yield b"x" * 10**5
        assert answered.wait(60)
        yield b"the rest"

    echo = "import os\nwhile data := os.read(0, 10**6): os.write(1, data)"
    with run(echo, stdin=pieces()) as program:
        assert program.output.read(10**4) == b"x" * 10**4
        answered.set()
        assert program.output.read() == b"x" * 9 * 10**4 + b"the rest"


def test_one_that_takes_too_long_is_ended() -> None:
    with run("import time; time.sleep(600)", patience=0.1) as program:
        assert program.output.read() == b""
        assert program.end()[0] != 0
        assert program.is_late


def test_none_is_left_behind_where_its_answer_is_not_read() -> None:
    with run("while True: print('x' * 1000)"):
        pass
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_one_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(FileNotFoundError):
        Program(["no-such-program"], env={}, patience=1)
