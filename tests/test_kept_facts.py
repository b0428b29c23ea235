"""Facts of many files are kept in columns: they come back as they were, and what is lost or torn is found again."""

import random
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest
from repositories import make
from test_kept_verdicts import FILES, changed

from mlfolio import catalogue, kept_facts, paths
from mlfolio.cache import Cache
from mlfolio.changes import facts_key
from mlfolio.evidence.known import restored
from mlfolio.kept_facts import KeptFacts
from mlfolio.kept_results import results_of
from mlfolio.repo import Repo
from mlfolio.results import plain_result

TORN = "UPDATE entries SET value = substr(value, 1, length(value) - 1) WHERE hex(key)"
GONE = "DELETE FROM entries WHERE hex(key)"


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    monkeypatch.setattr(kept_facts, "MOST_APART", 2)
    folder, cache = make(tmp_path / "wine", FILES), tmp_path / "cache"
    said(folder, cache)
    return folder, cache


def said(folder: Path, cache: Path | None) -> list[object]:
    ids = catalogue.identify(paths.bundled("checks"))
    results = results_of(paths.bundled("checks"), ids, Repo(folder, Cache(cache)))
    return [plain_result(one) for one in results]


def recalled(folder: Path, cache: Path) -> dict[str, dict[str, object]]:
    """Return what a run would know of each file before it finds anything."""
    repo = Repo(folder, Cache(cache))
    KeptFacts(repo).recall()
    known = {path: repo.files.known(path).everything() for path in repo.files.own}
    return {path: {name: restored(value) for name, value in facts.items()} for path, facts in known.items()}


def rows(folder: Path, paths: Iterable[str] = ()) -> str:
    """Return the keys of the facts that are kept file by file, as SQL writes a list."""
    files = Repo(folder).files
    identities = {path: files.identity(path) for path in paths or files.own}
    names = (facts_key(path, one).hex().upper() for path, one in identities.items() if one is not None)
    return "(" + ", ".join(f"'{name}'" for name in names) + ")"


def store(cache: Path, statement: str) -> int:
    with closing(sqlite3.connect(cache / "found.sqlite3")) as connection, connection:
        return connection.execute(statement).rowcount


def test_columns_hold_what_the_rows_of_files_do(known: tuple[Path, Path]) -> None:
    folder, cache = known
    by_columns = recalled(folder, cache)
    assert by_columns["train.py"]
    assert store(cache, f"{GONE} NOT IN {rows(folder)}") > 0
    assert recalled(folder, cache) == by_columns


def test_rows_are_not_needed_where_there_are_columns(known: tuple[Path, Path]) -> None:
    folder, cache = known
    before = recalled(folder, cache)
    assert store(cache, f"{GONE} IN {rows(folder)}") > 0
    assert recalled(folder, cache) == before


def test_a_changed_file_is_told_by_its_own_row(known: tuple[Path, Path]) -> None:
    folder, cache = known
    (folder / "project/tables.py").write_text("def scaled(table):\n    return table / 20\n")
    assert recalled(folder, cache)["project/tables.py"] == {}
    said(folder, cache)
    assert store(cache, f"{GONE} IN {rows(folder, ['project/names.py'])}") == 1
    now = recalled(folder, cache)
    assert now["project/tables.py"]
    assert now["project/names.py"]


def test_more_that_is_found_of_a_file_is_known_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_facts, "MOST_APART", 2)
    folder, cache = make(tmp_path / "wine", FILES), tmp_path / "cache"
    results_of(paths.bundled("checks"), ["code-parses"], Repo(folder, Cache(cache)))
    less = recalled(folder, cache)
    results_of(paths.bundled("checks"), ["code-parses", "no-duplicated-code"], Repo(folder, Cache(cache)))
    more = recalled(folder, cache)
    assert more["train.py"].keys() > less["train.py"].keys()


@pytest.mark.parametrize("harm", [TORN, GONE])
def test_what_is_harmed_is_found_again(known: tuple[Path, Path], harm: str) -> None:
    folder, cache = known
    assert store(cache, f"{harm} NOT IN {rows(folder)} AND length(value) < 5000") > 0
    (folder / "train.py").write_text(FILES["train.py"] + "COUNT = 3\n")
    assert said(folder, cache) == said(folder, None)
    assert recalled(folder, cache)["project/names.py"]


@pytest.mark.parametrize("seed", range(3))
def test_whatever_changes_the_verdicts_are_those_of_a_run_without_the_cache(
    known: tuple[Path, Path], seed: int
) -> None:
    folder, cache = known
    choice = random.Random(seed)
    for _ in range(4):
        changed(folder, choice)
        assert said(folder, cache) == said(folder, None)
