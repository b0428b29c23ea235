"""Where R code stands inside functions that have a name: what is prepared there serves whoever calls them."""

from collections.abc import Iterator

from mlfolio.patterns import lazy_pattern

_NAMED = lazy_pattern(r"(?<![\w.])[A-Za-z][\w.]{0,60}[ \t]*(?:<<?-|=)[ \t]*(?:function[ \t]*|\\)\(")
_BRACKET = lazy_pattern(r"[(){}]")
_TEXT = lazy_pattern(r"\"[^\"\n]*\"|'[^'\n]*'")


def inside_functions(code: str) -> list[range]:
    """Return where the bodies between braces of the named functions of `code` stand, as ranges of characters."""
    blank = _TEXT.sub(lambda text: " " * len(text[0]), code)
    return [*filter(None, (_body(blank, found.end()) for found in _NAMED.finditer(blank)))]


def _body(code: str, start: int) -> range | None:
    """Return the first block between braces after the parameters, whose bracket ends at `start`."""
    depth, begins = 1, 0
    for at, bracket in _brackets(code, start):
        depth += 1 if bracket in "({" else -1
        if begins and not depth:
            return range(begins, at)
        if not begins and bracket == "{" and depth == 1:
            begins = at
        elif not begins and not depth and not code[at + 1 :].lstrip().startswith("{"):
            return None
    return None


def _brackets(code: str, start: int) -> Iterator[tuple[int, str]]:
    yield from ((found.start(), found[0]) for found in _BRACKET.finditer(code, start))
