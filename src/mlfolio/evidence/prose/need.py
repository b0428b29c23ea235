"""What a command is for, and what of the repository it needs, as plain data."""

import re
from typing import NamedTuple


class Need(NamedTuple):
    """What must be in the repository: a file, one of several, a Python module, a target of make, or tests."""

    kind: str
    names: tuple[str, ...]


class Purpose(NamedTuple):
    """What a command does (run, install, fetch) and what it needs."""

    kind: str
    needs: tuple[Need, ...] = ()


def file_needed(path: str) -> tuple[Need, ...]:
    """Return the need for a file, unless its name is a placeholder or leads out of the repository."""
    clean = path.strip("'\"").removeprefix("./")
    spelt_out = re.fullmatch(r"[\w@+=,. /-]+", clean) and not clean.startswith("/")
    return (Need("file", (clean,)),) if spelt_out and clean else ()
