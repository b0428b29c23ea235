"""What of a notebook's code is run: the body of a function that no cell calls is not."""

import re
from collections import Counter
from collections.abc import Sequence

from mlfolio.patterns import lazy_pattern

_DEFINED = lazy_pattern(r"^def (\w+)[^\n]*(?:\n(?:[ \t][^\n]*)?(?=\n|\Z))*", re.MULTILINE)
_WORD = lazy_pattern(r"(?<![\w.])\w+")


def running(codes: Sequence[str]) -> list[str]:
    """Return the `codes` of cells without the functions at their top level that no cell names again."""
    if not any("def " in code for code in codes):
        return list(codes)
    named = Counter(word for code in codes for word in _WORD.findall(code))
    defined = Counter(found[1] for code in codes for found in _DEFINED.finditer(code))
    unused = {name for name, count in defined.items() if named[name] <= count}
    return [_DEFINED.sub(lambda found: "" if found[1] in unused else found[0], code) for code in codes]
