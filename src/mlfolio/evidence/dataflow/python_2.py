"""Code that only Python 2 reads, by what learners' notebooks still hold of it: statements that print or catch."""

import ast
import re

from mlfolio.evidence.code.parsing import Problem, parse, parse_pieces
from mlfolio.evidence.code.source import Source
from mlfolio.patterns import lazy_pattern

_BEFORE = r"(?m)^([ \t]*(?:(?:else|try|if [^\n:]*|for [^\n:]*):[ \t]*)?)"
_PRINT = lazy_pattern(_BEFORE + r"print[ \t]+(?![=(.,])([^\n]*)$")
_EXCEPT = lazy_pattern(r"(?m)^([ \t]*except[ \t]+[\w.]+)[ \t]*,[ \t]*(\w+)[ \t]*:")


def statements_of(source: Source) -> list[ast.stmt]:
    """Return the statements of a source, with those of its cells that Python 3 reads once they print by calls."""
    if not source.problems:
        return source.tree.body
    return parse_pieces((code for _, code in source.chunks), _read)[0].body


def _read(code: str) -> ast.Module | Problem:
    parsed = parse(code)
    return parse(_EXCEPT.sub(r"\1 as \2:", _PRINT.sub(_call, code))) if isinstance(parsed, Problem) else parsed


def _call(printed: re.Match[str]) -> str:
    return f"{printed[1]}print({printed[2].rstrip().rstrip(',')})"
