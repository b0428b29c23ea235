"""Facts of a file, whatever is in it: plain data, found once and kept, as those of a source are."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from mlfolio.evidence.files import Files

Found = TypeVar("Found")

FILE_FACTS: dict[str, Callable[[str, Files], object]] = {}
"""Every fact of the modules that are imported, by name."""


def file_fact(find: Callable[[str, Files], Found]) -> Callable[[str, Files], Found]:
    """Make the decorated function of a path and the files a fact: found once, and kept with the file.

    It may look at this file alone, and return numbers, strings, named tuples of these, and tuples or lists of any.
    """
    name = f"{find.__module__}.{find.__name__}"

    def known(path: str, files: Files) -> Found:
        return files.known(path).recall(name, partial(find, path, files))

    known.__doc__ = find.__doc__
    FILE_FACTS[name] = known
    return known
