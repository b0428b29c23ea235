"""Python 2 code made legible to Python 3: only so far that its calls can be seen, never to be run."""

import ast

from mlfolio.evidence.code.parsing import parse
from mlfolio.evidence.code.source import Source
from mlfolio.patterns import lazy_pattern

_REWRITTEN = (
    (lazy_pattern(r"^(\s*+(?:[^#'\"]*[:;]\s*)?)print\s*>>"), r"\1_ = "),
    (lazy_pattern(r"^(\s*+(?:[^#'\"]*[:;]\s*)?)(?:print|exec)(?=\s+[^\s=]|['\"(])"), r"\1_ = "),
    (lazy_pattern(r"^(\s*+(?:[^#'\"]*[:;]\s*)?)print\s*$"), r"\1pass"),
    (lazy_pattern(r"^(\s*except\s+[\w.]+|\s*except\s*\([^)]*\))\s*,\s*(\w+)\s*:"), r"\1 as \2:"),
    (lazy_pattern(r"^(\s*raise\s+[\w.]+)\s*,.*$"), r"\1"),
    (lazy_pattern(r"<>"), "!="),
    (lazy_pattern(r"(?<![\w.])(0)[0-7]+(?![\w.])"), r"\1"),
    (lazy_pattern(r"(?<![\w.])(\d+)[lL]\b"), r"\1"),
    (lazy_pattern(r"\b[uU][rR](?=[\"'])"), "r"),
    (lazy_pattern(r"\blambda\s*\(([\w\s,]+)\)\s*:"), r"lambda \1:"),
    (lazy_pattern(r"`([\w.]+)`"), r"\1"),
)
"""What only Python 2 reads, line by line; a print statement becomes an assignment, so that it may span lines."""

_LONGEST = 2_000


def legible(source: Source) -> Source:
    """Return `source`, or where parts of it do not parse, one in which those that are Python 2 are rewritten."""
    if not source.problems:
        return source
    return Source(source.path, [(cell, _legible(code)) for cell, code in source.chunks])


def _legible(code: str) -> str:
    if isinstance(parse(code), ast.Module):
        return code
    lines = code.expandtabs(8).split("\n")
    return "\n".join(_rewritten(line) if len(line) < _LONGEST else "" for line in lines)


def _rewritten(line: str) -> str:
    for pattern, instead in _REWRITTEN:
        line = pattern.sub(instead, line)
    return line
