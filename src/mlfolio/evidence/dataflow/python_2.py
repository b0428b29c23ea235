"""Code that only Python 2 reads, by what learners' notebooks still hold of it: statements that print or catch."""

import ast
import re

from mlfolio.evidence.code.parsing import parse
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import move_down
from mlfolio.patterns import lazy_pattern

_BEFORE = r"(?m)^([ \t]*(?:(?:else|try|if [^\n:]*|for [^\n:]*):[ \t]*)?)"
_PRINT = lazy_pattern(_BEFORE + r"print[ \t]+(?![=(.,])([^\n]*)$")
_EXCEPT = lazy_pattern(r"(?m)^([ \t]*except[ \t]+[\w.]+)[ \t]*,[ \t]*(\w+)[ \t]*:")


def statements_of(source: Source) -> list[ast.stmt]:
    """Return the statements of a source, with those of its cells that Python 3 reads once they print by calls."""
    if not source.problems:
        return source.tree.body
    found: list[ast.stmt] = []
    start = 1
    for _, code in source.chunks:
        parsed = parse(code)
        if not isinstance(parsed, ast.Module):
            parsed = parse(_EXCEPT.sub(r"\1 as \2:", _PRINT.sub(_call, code)))
        if isinstance(parsed, ast.Module):
            move_down(parsed, start - 1)
            found += parsed.body
        start += code.count("\n") + 1
    return found


def _call(printed: re.Match[str]) -> str:
    return f"{printed[1]}print({printed[2].rstrip().rstrip(',')})"
