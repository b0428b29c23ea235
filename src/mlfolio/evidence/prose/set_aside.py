"""Whether comments are code that was set aside, or words for a reader."""

import ast
import re
import textwrap

from mlfolio.patterns import lazy_pattern

_SET_ASIDE = lazy_pattern(
    r"\w[(\[]|(?:\A|[\s(,/+=])[fr]b?[\"']|\s[=+*-]?=\s|\w\.\w|\bimport \w+ as\b|\bfrom \w+ import\b|\A\w+=[\"'\[({]"
    r"|\A(?:sudo |[!%])?(?:pip3?|conda|brew|apt) install\b|\A[\"'][^\"'\n]{0,60}[\"'][ \t]?(?:[:,)\]}]|\Z)"
)
"""What code and commands have in them, and a sentence has not."""

_WITH_A_NUMBER = lazy_pattern(r"\A((?:[^\W\d_]+ ){1,8}\w{1,20}) ?= ?-?[\d.]+(?=(?: [a-z]+){2})")
"""A sentence in which a name has its number: `add x0 = 1 to each instance`."""

_SIGN = lazy_pattern(r"^[ \t]*#", re.MULTILINE)
"""What makes a comment of a line."""


def parses_bare(text: str) -> bool:
    """Return whether `text` is Python once the sign of a comment is taken from each of its lines."""
    try:
        ast.parse(textwrap.dedent(_SIGN.sub("", text)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def is_set_aside(comment: str) -> bool:
    """Return whether `comment` is code or a command, and no sentence."""
    return _SET_ASIDE.search(_WITH_A_NUMBER.sub(r"\1", comment)) is not None
