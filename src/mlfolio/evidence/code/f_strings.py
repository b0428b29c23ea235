"""F-strings of Python 3.12 and later, whose braces may hold any string, in the form that all Pythons read."""

import re

from mlfolio.patterns import lazy_pattern

_LITERAL = lazy_pattern(r"(?<![A-Za-z0-9_])(?P<prefix>[rRbBuUfF]{0,2})(?P<quote>\"\"\"|'''|\"|')")
_TOKEN = lazy_pattern(r"#[^\n]*|(?<![A-Za-z0-9_])[rRbBuUfF]{0,2}(?:\"\"\"|'''|\"|')")
_IN_TEXT = lazy_pattern(r"\\.|\{\{|\{|\}|\"\"\"|'''|\"|'", re.DOTALL)
_IN_BRACES = lazy_pattern(r"[(){}\[\]]|(?<![A-Za-z0-9_])[rRbBuUfF]{0,2}(?:\"\"\"|'''|\"|')")

_PLACEHOLDER = "_"
"""What stands for a string within the braces of another: an expression without quotes or backslashes."""

_DEEPEST = 20


def with_plain_f_strings(code: str) -> str:
    """Return `code`, of as many lines, with a name for every string that stands within the braces of an f-string."""
    parts: list[str] = []
    position = 0
    while token := _TOKEN.search(code, position):
        parts.append(code[position : token.start()])
        position = token.end()
        text = token[0]
        if not text.startswith("#"):
            text, position = _literal(code, token.start(), 0)
        parts.append(text)
    return "".join([*parts, code[position:]])


def _literal(code: str, start: int, depth: int) -> tuple[str, int]:
    """Return the string literal at `start` with plain braces, and where it ends (the end of the code if it is open)."""
    opening = _LITERAL.match(code, start)
    if opening is None or depth > _DEEPEST:
        return code[start:], len(code)
    quote, formatted = opening["quote"], "f" in opening["prefix"].lower()
    parts, position = [opening[0]], opening.end()
    while token := _IN_TEXT.search(code, position):
        parts.append(code[position : token.end()])
        position = token.end()
        if token[0] == quote or (len(quote) == 1 and token[0] == quote * 3):
            # Three quotes are the end of a short literal, and what follows it.
            return "".join(parts), position
        if formatted and token[0] == "{":
            text, position = _braces(code, position, depth)
            parts.append(text)
    return "".join([*parts, code[position:]]), len(code)


def _braces(code: str, start: int, depth: int) -> tuple[str, int]:
    """Return what stands from `start` to the closing brace with names for its strings, and where it ends."""
    parts: list[str] = []
    position, open_brackets = start, 1
    while open_brackets and (token := _IN_BRACES.search(code, position)):
        parts.append(code[position : token.start()])
        text, position = token[0], token.end()
        if text in tuple("([{"):
            open_brackets += 1
        elif text in tuple(")]}"):
            open_brackets -= 1
        else:
            literal, position = _literal(code, token.start(), depth + 1)
            text = _PLACEHOLDER + "\n" * literal.count("\n")
        parts.append(text)
    return "".join(parts), position
