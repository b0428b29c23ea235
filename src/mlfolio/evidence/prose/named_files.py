"""Which file of code a span of inline code names, alone or behind the command that opens it."""

import re

from mlfolio.evidence.prose.whereabouts import Whereabouts
from mlfolio.patterns import lazy_pattern

_CODE_FILE = lazy_pattern(r"(?:\./)?(?:\w[\w./-]*\.(?:py|rmd|qmd|r|sh|jl)|\w[\w./ -]*\.ipynb)", re.IGNORECASE)
_COMMAND = lazy_pattern(
    r"(?:jupyter(?:[ -](?:notebook|lab|nbconvert|execute|run))?|i?python3?|voila|papermill|code|open)(?: +-[\w-]+)* +"
)


def named_file(text: str, whereabouts: Whereabouts) -> str | None:
    """Return the file that is named; a notebook's name may hold spaces, and a command in front is no part of it."""
    if not _CODE_FILE.fullmatch(text):
        return None
    command = _COMMAND.match(text)
    if command is None or whereabouts.holds(text):
        return text.removeprefix("./")
    rest = text[command.end() :]
    # The value of an option can stand before the notebook, and one that the command writes behind it.
    words = (word for word in rest.split() if word.lower().endswith(".ipynb"))
    return (rest if whereabouts.holds(rest) else next(words, rest)).removeprefix("./")
