"""Regular expressions that are compiled when they are first used: most runs need few of them, and compiling is slow."""

import re
from typing import Any, cast


class _Lazy:
    """Stands for a compiled pattern, and turns into it attribute by attribute."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        # `re` caches what it compiled; the attribute is kept, so that the next use costs what it always does.
        value = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, value)
        return value


def lazy_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern `text`, compiled when it is first used. Raises re.error no earlier than that."""
    return cast(re.Pattern[str], _Lazy(text, flags))
