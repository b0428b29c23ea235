"""Two things at once: both results, both errors, and no child left behind."""

import os
import signal
import tempfile
import time
from pathlib import Path
from threading import Event, Thread

import pytest

from mlfolio import parallel
from mlfolio.parallel import Begun, Beside, Elsewhere, Turns, both, finish


def insist_on_no_child() -> None:
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_both_results_come_back_and_the_first_is_made_elsewhere() -> None:
    first, second = both(lambda: (os.getpid(), "x" * 1_000_000), os.getpid)
    assert first[1] == "x" * 1_000_000
    assert second == os.getpid() != first[0]
    insist_on_no_child()


def test_what_the_child_raises_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        both(lambda: 1 // 0, lambda: 1)
    insist_on_no_child()


def test_what_is_raised_here_ends_the_child() -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        both(signal.pause, interrupted)
    insist_on_no_child()


def test_a_child_that_is_killed_loses_nothing() -> None:
    here = os.getpid()

    def killed_elsewhere() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    assert both(killed_elsewhere, lambda: 2) == ("done", 2)
    insist_on_no_child()


def test_without_fork_both_are_done_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert both(os.getpid, lambda: 2) == (os.getpid(), 2)


def test_work_is_done_elsewhere_in_order() -> None:
    with Elsewhere(os.getpid, lambda: "second") as child:
        assert child.result() != os.getpid()
        assert child.result() == "second"
    insist_on_no_child()


def test_a_child_that_is_killed_between_two_answers_loses_nothing() -> None:
    here = os.getpid()
    with Elsewhere(os.getpid, lambda: os.getpid() == here or os.kill(os.getpid(), signal.SIGKILL)) as child:
        assert child.result() != here
        assert child.result() is True
    insist_on_no_child()


def test_what_was_begun_is_asked_for_later() -> None:
    begun, others = Begun(os.getpid), Begun(lambda: 1 // 0)
    assert begun.result() != os.getpid()
    with pytest.raises(ZeroDivisionError):
        others.result()
    insist_on_no_child()


def test_every_number_is_taken_once() -> None:
    turns = Turns(2000)
    there, here = both(lambda: list(turns), lambda: list(turns))
    assert sorted(there + here) == list(range(2000))


def test_the_child_hears_what_it_is_told_and_nobody_where_there_is_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    child = Elsewhere(lambda: "x" * 10**6, lambda: len(child.hear()))
    with child:
        assert len(child.result()) == 10**6
        child.tell("y" * 10**6)
        assert child.result() == 10**6
    insist_on_no_child()
    monkeypatch.delattr(os, "fork")
    alone = Elsewhere(lambda: [alone.hear()])
    with alone:
        alone.tell("unheard")
        assert alone.result() == [None]


def test_telling_a_child_that_died_costs_nothing() -> None:
    here = os.getpid()
    child = Elsewhere(lambda: os.getpid() == here or os.kill(os.getpid(), signal.SIGKILL))
    with child:
        assert child.result() is True
        child.tell("x" * 10**6)
    insist_on_no_child()


def test_what_goes_on_beside_is_finished_on_demand(tmp_path: Path) -> None:
    def work() -> None:
        with tempfile.TemporaryDirectory(dir=tmp_path):
            time.sleep(0.2)

    Beside(work)
    finish()
    assert list(tmp_path.iterdir()) == []


def test_what_never_ends_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_PATIENCE", 0.2)
    ended = Event()
    Beside(ended.wait)
    waiting = Thread(target=finish, daemon=True)
    waiting.start()
    waiting.join(30)
    is_stuck = waiting.is_alive()
    ended.set()
    assert not is_stuck
