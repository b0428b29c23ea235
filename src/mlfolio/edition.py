"""Which mlfolio this is, down to an edited line: what was found by another is not what this one would find."""

import os
import sys
from collections.abc import Iterator
from functools import cache

from mlfolio import __version__, paths


@cache
def edition() -> bytes:
    """Return a digest of the version, the Python that runs it, and the state of every file of code and of a library.

    Sizes and times stand for the contents, as they do for the compiled modules of Python itself.
    """
    # Imported here because it loads OpenSSL, which a run without a cache does without.
    from hashlib import blake2b

    seen = blake2b(f"{__version__} {sys.version}".encode(), digest_size=16)
    for folder in (os.fspath(paths.PACKAGE), os.fspath(paths.bundled("checks"))):
        for line in sorted(_state(folder)):
            seen.update(line.encode("utf-8", "surrogateescape"))
    return seen.digest()


def _state(folder: str) -> Iterator[str]:
    # What is installed or removed beside mlfolio changes the folder that holds it.
    yield f"{os.stat(os.path.dirname(os.__file__)).st_mtime_ns} {_libraries()}"
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        waiting.append(entry.path)
                else:
                    status = entry.stat()
                    yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"


def _libraries() -> int:
    import click

    return os.stat(os.path.dirname(os.path.dirname(click.__file__))).st_mtime_ns
