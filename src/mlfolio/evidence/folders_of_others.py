"""Which folders hold a whole project of somebody else that was copied in, as a library is: its pages are not ours."""

import re

from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern

_OF_A_LIBRARY = lazy_pattern(
    r"(^|/)(?:configs|mm(?:detection|segmentation|cv)|detectron2?|yolo\w*|fairseq|darknet|mask_rcnn)[^/]*/",
    re.IGNORECASE,
)
"""Folders of a library that is kept with the project, and of its settings: their pages tell what others reached."""

_LICENCES = ("license", "license.*", "licence", "licence.*", "copying")
_HOLDER = lazy_pattern(r"(?i)copyright\b[\s(c)\u00a9,\d-]{0,40}([^\W\d][^\n.]{2,60})")
_HEAD = 2000
"""Characters of a licence in which its holder stands."""


def folders_of_others(files: Files) -> tuple[str, ...]:
    """Return the folders, each with a slash at its end, that hold a licence of their own.

    One that names whom the licence at the root names is the author's.
    """
    licences = {path.rpartition("/")[0]: path for path in files.named(*_LICENCES)}
    own = _holder(licences[""], files) if "" in licences else None
    found = (folder for folder in licences if folder)
    return tuple(f"{folder}/" for folder in found if own is None or _holder(licences[folder], files) != own)


def is_of_a_library(path: str) -> bool:
    """Return whether the file at `path` lies in a folder that is called like a library, or its settings."""
    return _OF_A_LIBRARY.search(path) is not None


def _holder(path: str, files: Files) -> str | None:
    found = _HOLDER.search((files.text(path) or "")[:_HEAD])
    return found[1].strip().casefold() if found else None
