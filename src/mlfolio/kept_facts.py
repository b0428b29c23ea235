"""The facts of each file that earlier runs found: a row for each content, and columns for what a large folder holds."""

from collections.abc import Iterable
from typing import Any

from mlfolio.cache import key
from mlfolio.changes import facts_key
from mlfolio.edition import edition
from mlfolio.evidence.columns import Columns, Row
from mlfolio.evidence.known import apart
from mlfolio.repo import Repo

MOST_APART = 100
"""Files whose facts are read row by row, before columns are made of them, too."""

Contents = list[tuple[str, tuple[str, int] | None, tuple[str, ...]]]
"""Path, identity and names of the facts of each file; no identity where the columns lack some of them."""


class KeptFacts:
    """What the cache holds of the files of a repository: all of it may be lost at any time, and none is out of date."""

    def __init__(self, repo: Repo) -> None:
        self._files, self._cache = repo.files, repo.cache
        self._name = key("columns", edition(), str(repo.root))
        self._generation = b""
        self._contents: Contents = []
        self._rows: dict[str, Row] = {}

    def recall(self) -> None:
        """Tell the files what is known of them, before anything is found in this run."""
        files = self._files
        self._rows = self._rows_of(self._columns())
        for path, row in self._rows.items():
            files.remember(path, row)
        names = self._keys(path for path in files.own if path not in self._rows)
        for name, facts in self._cache.load(names).items():
            files.remember(names[name], facts)

    def _columns(self) -> Columns:
        self._generation, self._contents = self._cache.load([self._name]).get(self._name) or (b"", [])
        # Files of one language have the same names: a few rows of them, where there are thousands of files.
        names = {name for names in {one[2] for one in self._contents} for name in names}
        # What was not asked for a long time is forgotten, and then the rows are known to be newer.
        if self._cache.used(self._column(name) for name in names) < len(names):
            self._contents = []
        return Columns(self._contents, self._read)

    def _column(self, name: str) -> bytes:
        return key("column", self._generation, name)

    def _read(self, name: str) -> Any:
        column = self._column(name)
        return self._cache.load([column]).get(column)

    def _rows_of(self, columns: Columns) -> dict[str, Row]:
        rows = ((path, columns.row(path, self._files.identity(path))) for path in self._files.own)
        return {path: row for path, row in rows if row is not None}

    def to_keep(self) -> dict[bytes, Any]:
        """Return what is known of the files beyond what is kept of them, by key; new columns are kept here."""
        files = self._files
        richer = files.learned()
        rows = {name: richer[path] for name, path in self._keys(richer).items()}
        alone = [path for path in files.own if path not in self._rows or path in richer]
        if len(alone) > MOST_APART:
            return rows | self._anew({path: richer.get(path) or files.known(path).everything() for path in files.own})
        outdated = self._rows.keys() & richer.keys()
        return rows | (self._without(outdated) if outdated else {})

    def _without(self, outdated: Iterable[str]) -> dict[bytes, Any]:
        gone = frozenset(outdated)
        left = [(path, None if path in gone else identity, names) for path, identity, names in self._contents]
        return {self._name: (self._generation, left)}

    def _anew(self, facts: dict[str, dict[str, bytes]]) -> dict[bytes, Any]:
        """Keep columns of all these facts, by path and name; return what tells where they are."""
        once: dict[tuple[str, ...], tuple[str, ...]] = {}
        named = ((path, tuple(found)) for path, found in facts.items())
        contents = [(path, self._files.identity(path), once.setdefault(names, names)) for path, names in named]
        self._generation = key(edition(), *(one[:2] for one in contents))
        # One at a time: taken apart, all of them together need more memory than what found them.
        for name in dict.fromkeys(name for names in once for name in names):
            column = [apart(found[name]) if name in found else None for found in facts.values()]
            self._cache.save({self._column(name): column})
        return {self._name: (self._generation, contents)}

    def _keys(self, paths: Iterable[str]) -> dict[bytes, str]:
        own = ((path, self._files.identity(path)) for path in paths)
        return {facts_key(path, identity): path for path, identity in own if identity is not None}
