"""Keys in compiled Python: what a source says in quotes stands in its bytecode, though git ignores the source."""

import re
from collections.abc import Iterator

from mlfolio.evidence.file_facts import file_fact
from mlfolio.evidence.files import Files
from mlfolio.evidence.named_keys import NAMED_KEY, NAMED_PASSWORD
from mlfolio.evidence.provider_patterns import matches, signs_in
from mlfolio.evidence.vendored import VENDORED
from mlfolio.patterns import lazy_pattern

_SUFFIX = ".pyc"
_CACHE = "__pycache__/"

_LIMIT = 100_000
"""Bytes. A module that holds keys is compiled into a few hundred."""

_FEWEST = 12
"""Characters. A shorter string holds no key."""

_STRING = lazy_pattern(r"[zZ\xda\xfa](?=(.))|[aAsut\xe1\xc1\xf3\xf4\xf5](?=(..)\0\0)", re.DOTALL)
"""How marshal writes one (CPython, Python/marshal.c): its kind, then its length in one byte or in four.

Of the four the last two are 0: nobody types a string of 65,536 characters."""


def compiled(files: Files) -> list[str]:
    """Return the paths of what was compiled from sources of the author's."""
    paths = (path for path in files.paths if path.endswith(_SUFFIX))
    return [path for path in paths if not VENDORED.search(path.replace(_CACHE, ""))]


@file_fact
def keys_in_bytecode(path: str, files: Files) -> list[str]:
    """Return whose keys a compiled module holds, by their form alone: no name stands beside its value there."""
    code = files.data(path, _LIMIT)
    if not code or not signs_in(code):
        return []
    found = {provider for provider, _ in matches("\n".join(strings_in(code)))}
    return sorted(found - {NAMED_KEY, NAMED_PASSWORD})


def strings_in(code: bytes) -> Iterator[str]:
    """Yield the strings in `code` of plain characters; what only looks like the start of one is seldom of these."""
    # A byte a character.
    read = code.decode("latin-1")
    for found in _STRING.finditer(read):
        length = ord(found[1]) if found[1] else int.from_bytes(found[2].encode("latin-1"), "little")
        start = found.end() + (1 if found[1] else 4)
        text = read[start : start + length] if length >= _FEWEST else ""
        if len(text) == length and text.isascii():
            yield text
