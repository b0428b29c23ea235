"""What the words of a cell or module say that does not parse: it ran once, whatever happened to it since."""

from collections.abc import Iterator

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.library import roles_of_words
from mlfolio.evidence.learning.names import CUSTOMARY
from mlfolio.evidence.learning.roles import OF_CHANCE, roles_of
from mlfolio.patterns import lazy_pattern

_LONGEST = 20_000
_WORD = lazy_pattern(r"(?<![\w.])[A-Za-z]\w*(?=\()")
_METHOD = lazy_pattern(rf"(?:(?<![\w.])({'|'.join(CUSTOMARY)}))?\.([a-z]\w*)(?=\()")
_DRAWING = frozenset({"plot", "plot label", "plot of columns"})
"""What a method says of whatever it belongs to: `fit` and `score` are those of too many other things."""


def in_unread_parts(source: Source) -> Iterator[tuple[str, str, int]]:
    """Yield (role, word, line) of each function that is called where the source does not parse, and of what draws."""
    unread = {source.place(problem.line)[1] for problem in source.unparsed}
    line = 1
    for cell, code in source.chunks:
        if cell in unread:
            for role, word, start in _told_by_words(code[:_LONGEST]):
                yield role, word, line + code.count("\n", 0, start)
        line += code.count("\n") + 1


def _told_by_words(code: str) -> Iterator[tuple[str, str, int]]:
    for match in _WORD.finditer(code):
        roles = {role for _, role in roles_of_words().get(match[0], ())} - OF_CHANCE
        yield from ((role, match[0], match.start()) for role in sorted(roles))
    for match in _METHOD.finditer(code):
        roles = roles_of(f"{CUSTOMARY.get(match[1], '')}.{match[2]}") & _DRAWING
        yield from ((role, match[2], match.start()) for role in sorted(roles))
