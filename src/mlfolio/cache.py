"""What earlier runs found, by its content, in the user's cache folder: a store that may forget anything at any time.

A key is a digest of all that a value follows from, this edition of mlfolio included, so that nothing in it is ever out
of date. A value is plain data behind a checksum: what is torn, of another form, or cannot be read is not there.
SQLite keeps two runs apart, and a run that is killed from leaving half of anything.
"""

import marshal
import os
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Any, TypeVar
from zlib import crc32

if TYPE_CHECKING:
    import sqlite3

Found = TypeVar("Found")

LIMIT = 256 * 1024 * 1024
"""Bytes. Over it, what was not asked for the longest time is forgotten."""

_FORGOTTEN = 0.25
"""How much of the entries goes when there are too many, so that it seldom has to be done."""

_PATIENCE = 2.0
"""Seconds to wait for another run that is writing."""

_AT_ONCE = 500
_TABLE = "CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL)"
_FORGET = """
DELETE FROM entries WHERE rowid IN (
    SELECT rowid FROM entries ORDER BY used, rowid LIMIT (SELECT CAST(1 + COUNT(*) * ? AS INTEGER) FROM entries)
)
"""


class Cache:
    """A store below `folder`; one without a folder keeps nothing."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = folder / "found.sqlite3" if folder else None

    @property
    def is_kept(self) -> bool:
        """Whether anything that is saved can be had again."""
        return self._path is not None

    def load(self, keys: Iterable[bytes]) -> dict[bytes, Any]:
        """Return the values that are there, by key."""
        wanted = list(keys)
        if self._path is None or not wanted or not os.path.isfile(self._path):
            return {}
        return self._using(partial(_read, keys=wanted)) or {}

    def used(self, keys: Iterable[bytes]) -> int:
        """Return of how many keys there is a value, none of which is read: they are not forgotten before others."""
        wanted = list(keys)
        if self._path is None or not wanted or not os.path.isfile(self._path):
            return 0
        return self._using(partial(_used, keys=wanted)) or 0

    def save(self, entries: dict[bytes, Any]) -> None:
        """Keep `entries`, or some, or none of them: a value that is no plain data is left out."""
        rows = [(key, _day(), packed) for key, value in entries.items() if (packed := _packed(value))]
        if self._path is not None and rows:
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._using(partial(_write, rows=rows))

    def _using(self, work: "Callable[[sqlite3.Connection], Found]") -> "Found | None":
        """Return what `work` does with the store; None when anything is wrong with it, for the run goes on without."""
        # Imported here because a run without a cache does without it.
        import sqlite3

        try:
            with closing(sqlite3.connect(self._path or "", timeout=_PATIENCE)) as connection:
                # What a power cut may tear is found out by its checksum.
                connection.execute("PRAGMA synchronous = OFF")
                return work(connection)
        except sqlite3.OperationalError:
            # Busy, full, read-only, or without a table: none of it the store's own fault.
            return None
        except sqlite3.DatabaseError:
            with suppress(OSError):
                os.unlink(self._path or "")
            return None


def folder_of_user() -> Path | None:
    """Return the folder to keep what was found: MLFOLIO_CACHE_DIR, or the system's (XDG_CACHE_HOME is honoured).

    None where MLFOLIO_NO_CACHE is set.
    """
    if os.environ.get("MLFOLIO_NO_CACHE"):
        return None
    if chosen := os.environ.get("MLFOLIO_CACHE_DIR"):
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("mlfolio", appauthor=False)


def key(*parts: object) -> bytes:
    """Return the key of what follows from `parts`, which are strings, bytes, numbers, None, and tuples of them."""
    # Imported here because it loads OpenSSL, which a run without a cache does without.
    from hashlib import blake2b

    return blake2b(marshal.dumps(parts, 2), digest_size=16).digest()


def _packed(value: object) -> bytes | None:
    try:
        data = marshal.dumps(value)
    except ValueError:
        return None
    return crc32(data).to_bytes(4, "big") + data


def _unpacked(packed: object) -> Any:
    """Return the value in `packed`; raises ValueError for what is not as it was written."""
    if not isinstance(packed, bytes) or crc32(packed[4:]) != int.from_bytes(packed[:4], "big"):
        raise ValueError("torn")
    return marshal.loads(packed[4:])


def _day() -> int:
    return int(time()) // (24 * 60 * 60)


def _read(connection: "sqlite3.Connection", keys: list[bytes]) -> dict[bytes, Any]:
    found: dict[bytes, Any] = {}
    for start in range(0, len(keys), _AT_ONCE):
        found |= _read_some(connection, keys[start : start + _AT_ONCE])
    return found


def _read_some(connection: "sqlite3.Connection", keys: list[bytes]) -> dict[bytes, Any]:
    rows = connection.execute(f"SELECT key, used, value FROM entries {_among(keys)}", keys).fetchall()
    _note_use(connection, rows)
    found: dict[bytes, Any] = {}
    for name, _, packed in rows:
        with suppress(ValueError, EOFError, TypeError):
            found[name] = _unpacked(packed)
    return found


def _used(connection: "sqlite3.Connection", keys: list[bytes]) -> int:
    rows = connection.execute(f"SELECT key, used FROM entries {_among(keys)}", keys).fetchall()
    _note_use(connection, rows)
    return len(rows)


def _among(keys: list[bytes]) -> str:
    return f"WHERE key IN ({','.join('?' * len(keys))})"


def _note_use(connection: "sqlite3.Connection", rows: list[tuple[Any, ...]]) -> None:
    """Note that somebody asked today for these rows, which begin with their key and the day they were last used."""
    today = _day()
    stale = [(today, row[0]) for row in rows if row[1] != today]
    if stale:
        with connection:
            connection.executemany("UPDATE entries SET used = ? WHERE key = ?", stale)


def _write(connection: "sqlite3.Connection", rows: list[tuple[bytes, int, bytes]]) -> None:
    with connection:
        connection.execute(_TABLE)
        connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
        if _size(connection) > LIMIT:
            connection.execute(_FORGET, (_FORGOTTEN,))


def _size(connection: "sqlite3.Connection") -> int:
    names = ("page_count", "freelist_count", "page_size")
    pages, free, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
    return (pages - free) * size
