"""Regular expressions that are compiled when they are first used: most runs need few of them, and compiling is slow."""

import re
from functools import cache
from typing import Any, cast

from mlfolio.compiled_patterns import FILE_NAME, Kept
from mlfolio.paths import PACKAGE


class _Lazy:
    """Stands for a compiled pattern, and turns into it attribute by attribute."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        # Only asked for what is not here yet: the attribute is kept, so that the next use costs what it always does.
        if name == "_compiled":
            value: Any = _kept().pattern(self._text, self._flags)
        else:
            value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value


@cache
def _kept() -> Kept:
    """Return the patterns that were compiled when this mlfolio was built; a checkout has none."""
    return Kept(PACKAGE / "bundled" / FILE_NAME)


def lazy_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern `text`, compiled when it is first used. Raises re.error no earlier than that."""
    return cast(re.Pattern[str], _Lazy(text, flags))
