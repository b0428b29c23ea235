"""Text from a repository, made harmless to show: no control characters, no half characters, no tricks of direction."""

import unicodedata

_HARMFUL = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Unicode categories that a terminal or a reader could be misled by: controls, direction marks, surrogates ..."""


def printable(text: str) -> str:
    """Return `text` on one line, with every harmful character written as its escape."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(letter) for letter in text)


def _shown(letter: str) -> str:
    if unicodedata.category(letter) not in _HARMFUL:
        return letter
    # A surrogate stands for a byte of a file name that is not UTF-8 (`os.fsdecode`).
    if 0xDC80 <= ord(letter) <= 0xDCFF:
        return f"\\x{ord(letter) - 0xDC00:02x}"
    return letter.encode("unicode_escape").decode("ascii")


def path_ending(place: str, room: int, most: int) -> str:
    """Return the end of `place` in `room` letters, or in up to `most` where the name of its file takes them."""
    name = place[place.rfind("/") :]
    return ending(place, max(room, min(len(name) + 1, most)))


def ending(text: str, room: int) -> str:
    """Return `text` where it fits into `room` letters, else its end behind a mark of what is missing."""
    return text if len(text) <= room else "…" + text[-(room - 1) :]
