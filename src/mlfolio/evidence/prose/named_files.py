"""Which file of code a span of inline code or an item of a list names, or whether it is a package of Julia."""

import re

from mlfolio.evidence.prose.whereabouts import Whereabouts
from mlfolio.patterns import lazy_pattern

_CODE_FILE = lazy_pattern(r"(?:\./)?(?:\w[\w./-]*\.(?:py|rmd|qmd|r|sh|jl)|\w[\w./ -]*\.ipynb)", re.IGNORECASE)
_COMMAND = lazy_pattern(
    r"(?:jupyter(?:[ -](?:notebook|lab|nbconvert|execute|run))?|i?python3?|voila|papermill|code|open)(?: +-[\w-]+)* +"
)
_JULIA_PACKAGE = lazy_pattern(r"[A-Z]\w*\.jl")
"""How Julia calls its packages: Turing.jl is what `using Turing` brings."""


def is_a_julia_package(name: str, whereabouts: Whereabouts) -> bool:
    """Return whether a name without a folder is a package's, as no file here has it."""
    return _JULIA_PACKAGE.fullmatch(name) is not None and not whereabouts.holds(name)


def named_file(text: str, whereabouts: Whereabouts) -> str | None:
    """Return the file that is named; a notebook's name may hold spaces, and a command in front is no part of it."""
    if not _CODE_FILE.fullmatch(text) or is_a_julia_package(text, whereabouts):
        return None
    command = _COMMAND.match(text)
    if command is None or whereabouts.holds(text):
        return text.removeprefix("./")
    rest = text[command.end() :]
    # The value of an option can stand before the notebook, and one that the command writes behind it.
    words = (word for word in rest.split() if word.lower().endswith(".ipynb"))
    return (rest if whereabouts.holds(rest) else next(words, rest)).removeprefix("./")
