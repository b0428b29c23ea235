"""Tables that one source of a repository writes to a file and another reads there: who may write which."""

import ast
from collections.abc import Iterable, Iterator
from posixpath import dirname, isabs, normpath

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.patterns import lazy_pattern

_WRITES = lazy_pattern(r"\.to_(?:csv|parquet|pickle|feather|excel|json)\(")
_READS = ("read_", "load", "genfromtxt", "fromfile")
"""How the names of functions begin that read what stands at a path."""

_LONGEST = 200
"""Characters of a text that may be a path."""


def name_of(path: str) -> str:
    """Return the last part of a path as it is written, of Windows or not."""
    return _plain(path).rpartition("/")[2]


def _writes(source: Source) -> bool:
    return source.is_code and ".to_" in source.text and _WRITES.search(source.text) is not None


@fact(_writes)
def files_named(source: Source) -> tuple[str, ...]:
    """Return the names of files in the texts of a source that writes tables, each once, without those that it reads."""
    # Asked of every source, most of which write none and need not be parsed for it.
    if not _writes(source):
        return ()
    read = _read_texts(source)
    named = (node for node in source.nodes(ast.Constant) if id(node) not in read)
    texts = (node.value for node in named if isinstance(node.value, str))
    short = (text for text in texts if len(text) < _LONGEST and "." in text and "\n" not in text)
    return tuple(sorted({name_of(text) for text in short} - {""}))


def _read_texts(source: Source) -> frozenset[int]:
    """Return the identities of the constants that stand in a call which reads a file."""
    calls = (call for call in source.nodes(ast.Call) if callee(call).startswith(_READS))
    given = (value for call in calls for value in (*call.args, *(one.value for one in call.keywords)))
    return frozenset(id(node) for value in given for node in ast.walk(value) if isinstance(node, ast.Constant))


def writers_by_name(code: Iterable[Source]) -> dict[str, tuple[str, ...]]:
    """Return the paths of the sources that write tables and name a file of that name, for each name."""
    found: dict[str, list[str]] = {}
    for source in code:
        for name in files_named(source):
            found.setdefault(name, []).append(source.path)
    return {name: tuple(sorted(paths)) for name, paths in found.items()}


def is_same_file(path: str, written: str, reader: str, read: str) -> bool:
    """Whether the source at `path` writes, by the path that stands there, what `reader` reads by its own.

    Paths begin at the folder of their source, or at that of the repository. Several projects of one repository write
    files of equal names, so that two paths from the root say nothing where the sources lie in different folders of it.
    """
    ours, theirs = _plain(written), _plain(read)
    if isabs(ours) or isabs(theirs) or ":" in ours + theirs:
        return ours == theirs
    if _beside(path, ours) is not None and _beside(path, ours) == _beside(reader, theirs):
        return True
    if ours.startswith("../") == theirs.startswith("../"):
        return normpath(ours) == normpath(theirs) and _top(path) == _top(reader) and not ours.startswith("../")
    if ours.startswith("../"):
        return _beside(path, ours) == normpath(theirs)
    return _beside(reader, theirs) == normpath(ours)


def _plain(path: str) -> str:
    return path.replace("\\", "/")


def _beside(source: str, path: str) -> str | None:
    """Return a path that begins at the folder of a source, from the root on; None where it leads out of the root."""
    whole = normpath(f"{dirname(source)}/{path}".lstrip("/"))
    return None if whole.startswith("..") else whole


def _top(path: str) -> str:
    return path.partition("/")[0] if "/" in path else ""


def in_order(names: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield texts that tell one answer of `writers_by_name` from any other."""
    return (f"{name}\0{path}" for name in sorted(names) for path in names[name])
