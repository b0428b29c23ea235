"""Following the data in another process before this one knows all that has changed."""

import os
import signal
from pathlib import Path

import pytest
from repositories import make
from test_kept_verdicts import FILES, LEAKING, ids

from mlfolio import kept_verdicts, paths
from mlfolio.ahead import Ahead
from mlfolio.cache import Cache
from mlfolio.evidence.known import packed
from mlfolio.evidence.tracing import Reads
from mlfolio.kept_results import results_of
from mlfolio.remaining import FOLLOWING_DATA
from mlfolio.repo import Repo
from mlfolio.told import heard
from mlfolio.verdicts import Outcome

CHECKS = paths.bundled("checks")


@pytest.fixture
def known(tmp_path: Path) -> Path:
    folder = make(tmp_path / "wine", FILES)
    results_of(CHECKS, ids(), Repo(folder, Cache(tmp_path / "cache")))
    return folder


def begun(folder: Path, asked: list[str] | None = None) -> tuple[Ahead, kept_verdicts.LastRun | None, Repo]:
    repo = Repo(folder, Cache(folder.parent / "cache"))
    last = kept_verdicts.last_run(kept_verdicts.name_of(CHECKS, ids(), repo), repo)
    return Ahead(CHECKS, ids() if asked is None else asked, repo, last), last, repo


@pytest.mark.parametrize(
    ("path", "text"), [("train.py", FILES["train.py"] + "# more\n"), ("project/tables.py", LEAKING)]
)
def test_another_process_follows_what_changed_and_says_what_this_one_would(known: Path, path: str, text: str) -> None:
    (known / path).write_text(text)
    ahead, last, repo = begun(known)
    with ahead:
        kept_verdicts.still_holding(last, repo, ahead.settle)
        answer = ahead.results()
    assert answer is not None
    theirs = {one.check.id: one.verdict for one in heard(answer, repo)}
    assert theirs.keys() == FOLLOWING_DATA
    anew = {one.check.id: one.verdict for one in results_of(CHECKS, ids(), Repo(known, Cache()))}
    assert all(anew[name] == verdict for name, verdict in theirs.items())
    assert (theirs["no-preprocessing-leakage"].outcome is Outcome.FAIL) == (path == "project/tables.py")


@pytest.mark.parametrize("path", ["requirements.txt", "project/names.py"])
def test_what_no_data_was_followed_through_begins_nothing(known: Path, path: str) -> None:
    (known / path).write_text("# Other\n")
    ahead, last, repo = begun(known)
    with ahead:
        kept_verdicts.still_holding(last, repo, ahead.settle)
        assert not ahead.is_settled
        assert ahead.results() is None


def test_a_run_that_asks_for_none_of_these_checks_begins_nothing(known: Path) -> None:
    (known / "train.py").write_text("print(1)\n")
    ahead, last, repo = begun(known, ["has-readme"])
    with ahead:
        kept_verdicts.still_holding(last, repo, ahead.settle)
        assert not ahead.is_settled


def test_after_too_many_changes_nothing_is_begun(known: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mlfolio.ahead.MOST_CHANGED", 0)
    (known / "train.py").write_text("print(1)\n")
    with begun(known)[0] as ahead:
        assert not ahead.process


def test_where_what_was_remembered_is_no_longer_so_the_answer_is_not_heard(known: Path) -> None:
    (known / "train.py").write_text("print(1)\n")
    _, last, repo = begun(known)
    assert last
    starts = {"what dataflow begins with": (packed(("train.py",)), Reads(frozenset({"train.py"})).plain())}
    with Ahead(CHECKS, ids(), repo, last._replace(values=starts)) as ahead:
        kept_verdicts.still_holding(last, repo, ahead.settle)
        assert ahead.is_settled
        assert ahead.results() is None


def test_a_process_that_is_killed_loses_nothing(known: Path) -> None:
    (known / "train.py").write_text(FILES["train.py"] + "# more\n")
    ahead, last, repo = begun(known)
    with ahead:
        os.kill(ahead.process, signal.SIGKILL)
        kept_verdicts.still_holding(last, repo, ahead.settle)
        assert ahead.results() is None


def test_one_that_nobody_asks_is_ended(known: Path) -> None:
    (known / "train.py").write_text(FILES["train.py"] + "# more\n")
    ahead, _, _ = begun(known)
    with ahead:
        assert ahead.process
    with pytest.raises(ProcessLookupError):
        os.kill(ahead.process, 0)


def test_nothing_is_settled_without_a_process(known: Path) -> None:
    ahead, _, _ = begun(known)
    with ahead:
        ahead.settle(Reads())
    assert not ahead.is_settled


@pytest.mark.parametrize("others", [(), ("README.md", ".github/workflows/ci.yml")])
def test_what_it_says_is_heard_whatever_else_is_to_be_put(
    known: Path, others: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard_of: list[object] = []
    results = Ahead.results
    monkeypatch.setattr(Ahead, "results", lambda self: heard_of.append(answer := results(self)) or answer)
    (known / "project/tables.py").write_text(LEAKING)
    for path in others:
        (known / path).write_text("# Other\n")
    found = results_of(CHECKS, ids(), Repo(known, Cache(known.parent / "cache")))
    assert len(heard_of) == 1
    assert heard_of[0] is not None
    assert [one.verdict for one in found] == [one.verdict for one in results_of(CHECKS, ids(), Repo(known, Cache()))]
