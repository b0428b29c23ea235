"""The store of what earlier runs found: it may forget anything, and never says what is not so."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from mlfolio import cache
from mlfolio.cache import Cache, folder_of_user, key

VALUE = ("one", [1, 2.5, None, "\ud800", b"x"], {"a": (True, -1)})


def test_what_is_saved_is_there_for_the_next_run(tmp_path: Path) -> None:
    Cache(tmp_path / "new" / "folder").save({key("a"): VALUE, key("b"): 1})
    assert Cache(tmp_path / "new" / "folder").load([key("a"), key("c")]) == {key("a"): VALUE}


def test_keys_differ_wherever_their_parts_do() -> None:
    keys = [key("a", "b"), key("ab"), key("a", b"b"), key("a", ("b",)), key("a", 1), key("a", "1"), key("a", None)]
    assert len(set(keys)) == len(keys)


def test_a_cache_without_a_folder_keeps_nothing() -> None:
    nothing = Cache()
    nothing.save({key("a"): 1})
    assert nothing.load([key("a")]) == {}


def test_what_is_no_plain_data_is_left_out(tmp_path: Path) -> None:
    store = Cache(tmp_path)
    store.save({key("a"): object(), key("b"): 1})
    assert store.load([key("a"), key("b")]) == {key("b"): 1}


@pytest.mark.parametrize(
    "content",
    [b"", b"not a database at all" * 99, b"SQLite format 3\0" + b"\xff" * 4096],
    ids=["empty", "text", "torn"],
)
def test_a_broken_store_is_a_miss_and_works_again_afterwards(tmp_path: Path, content: bytes) -> None:
    store = Cache(tmp_path)
    store.save({key("a"): 1})
    (tmp_path / "found.sqlite3").write_bytes(content)
    assert store.load([key("a")]) == {}
    store.save({key("a"): 2})
    store.save({key("a"): 2})
    assert store.load([key("a")]) == {key("a"): 2}


@pytest.mark.parametrize("torn", ["zeroblob(40)", "substr(value, 1, length(value) - 1)", "'text'", "1"])
def test_a_torn_value_is_a_miss(tmp_path: Path, torn: str) -> None:
    store = Cache(tmp_path)
    store.save({key("a"): VALUE, key("b"): VALUE})
    with sqlite3.connect(tmp_path / "found.sqlite3") as connection:
        connection.execute(f"UPDATE entries SET value = {torn} WHERE key = ?", [key("a")])
    connection.close()
    assert store.load([key("a"), key("b")]) == {key("b"): VALUE}


def test_a_store_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        Cache(folder).save({key("a"): 1})
        assert Cache(folder).load([key("a")]) == {}


def test_the_oldest_is_forgotten_first_and_the_size_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "LIMIT", 400_000)
    store = Cache(tmp_path)
    for number in range(40):
        store.save({key(number): "x" * 40_000})
    kept = store.load(map(key, range(40)))
    assert key(39) in kept
    assert key(0) not in kept
    assert (tmp_path / "found.sqlite3").stat().st_size < 600_000


WRITER = """
import sys
from pathlib import Path
from mlfolio.cache import Cache, key
store = Cache(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    store.save({key(number): number, key(sys.argv[3], number): "x" * 1000})
"""


def writer(folder: Path, count: int, name: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", WRITER, folder, str(count), name])


def test_two_runs_share_it(tmp_path: Path) -> None:
    runs = [writer(tmp_path, 30, name) for name in ("one", "other")]
    assert [run.wait() for run in runs] == [0, 0]
    found = Cache(tmp_path).load([key(name, number) for name in ("one", "other") for number in range(30)])
    assert len(found) == 60


def test_a_run_that_is_killed_leaves_nothing_half_written(tmp_path: Path) -> None:
    run = writer(tmp_path, 10**6, "killed")
    store = Cache(tmp_path)
    while not store.load([key("killed", 5)]):
        pass
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    assert store.load([key(3)]) == {key(3): 3}
    store.save({key("after"): "it works"})
    assert store.load([key("after")]) == {key("after"): "it works"}


def test_where_the_cache_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder_of_user() is None
    monkeypatch.delenv("MLFOLIO_NO_CACHE")
    monkeypatch.setenv("MLFOLIO_CACHE_DIR", str(tmp_path))
    assert folder_of_user() == tmp_path
    monkeypatch.delenv("MLFOLIO_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    if sys.platform == "linux":
        assert folder_of_user() == tmp_path / "xdg" / "mlfolio"
