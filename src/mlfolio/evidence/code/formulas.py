"""Formulas in code: in docstrings and comments, in LaTeX, Unicode or plain letters, or named by a source's numbers."""

import ast
import re
from collections.abc import Iterator
from itertools import islice

from mlfolio.evidence.code.facts import fact, when_asked
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.prose.equations import equation_numbers, equations, plain_formula
from mlfolio.patterns import lazy_pattern

_MOST = 2
"""Formulas of one source that are told; more show nothing more."""

_ENOUGH_NUMBERS = 3
"""Comments, each with another number, that follow the equations of a paper or book."""

_CITED = lazy_pattern(r"\bet al\b|arxiv|doi\.org|\bpaper\b|\btext ?book\b|\((?:19|20)\d\d\)", re.IGNORECASE)
_COMPUTES = lazy_pattern(
    r"(?i)(?<![a-z])(?:loss|grad(?!e)|back_?prop|distance|entropy|centroid|criteri|cost|mse|weight|kernel|prob|score|softmax"
    r"|activation|matrix|reward|fit\b|train|predict)"
)
"""Words of what an algorithm learns by: where none stands, there is nothing yet to derive."""

_CALL = lazy_pattern(r"\w\([a-z]{0,2}['\"]")


@fact(when_asked)
def formulas(source: Source) -> list[int]:
    """Return the lines of the first formulas in a module's comments and docstrings; a notebook's text has its own."""
    return [] if source.is_notebook else list(islice(_formulas(source), _MOST))


def _formulas(source: Source) -> Iterator[int]:
    for number, line in enumerate(source.lines, start=1):
        if not line.isascii() or "\\" in line or ":math:" in line or "$" in line:
            yield from (number for _ in _in_comment(line))


def _in_comment(line: str) -> Iterator[int]:
    # Formulas in docstrings are many; a call with a text, and no comment behind it, holds none.
    return iter(()) if _CALL.search(line) and "#" not in line else equations(line.strip().lstrip("# "))


@fact(when_asked)
def formula_in_plain_letters(source: Source) -> int | None:
    """Return the first line of the text that may be a formula in letters which code is written in, too."""
    lines = (*_comments(source), *_docstrings(source))
    return next((number for number, line in lines if plain_formula(line)), None)


@fact(when_asked)
def follows_numbers(source: Source) -> bool:
    """Whether comments give the numbers of several equations, which nobody makes up."""
    cited = _CITED.search(source.text) is not None
    numbers = equation_numbers((comment for _, comment in _comments(source)), cited=cited)
    return len(numbers) >= _ENOUGH_NUMBERS


@fact(when_asked)
def computes(source: Source) -> bool:
    """Whether its path or text has a word of what an algorithm learns by."""
    return _COMPUTES.search(source.path) is not None or _COMPUTES.search(source.text) is not None


def _comments(source: Source) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(source.lines, start=1):
        _, sign, comment = line.partition("#")
        if sign or "^" in line:
            yield number, comment if sign else line


def _docstrings(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the lines of texts that stand alone, wherever they stand."""
    for node in source.nodes(ast.Expr):
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield from enumerate(node.value.value.split("\n"), start=node.lineno)
