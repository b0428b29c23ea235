"""Code that does nothing: commented out, imported or assigned and never used, out of reach."""

import ast
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.evidence.code.diagnostic import Diagnostic
from mlfolio.evidence.code.diagnostics import DEAD_CODE
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.lint import Lint
from mlfolio.evidence.code.parsing import parse
from mlfolio.evidence.code.source import Source
from mlfolio.patterns import lazy_pattern

_CLAUSES = {"elif": "if 0:pass\n", "else": "if 0:pass\n", "except": "try:pass\n", "finally": "try:pass\n"}
"""What has to stand before a clause that is no statement of its own."""

_ENDINGS = ("", "pass", "pass\nfinally:pass", ")")
"""What a line may lack to be a whole statement: a body, or the end of a call."""

_WORD = lazy_pattern(r"\w*")
_SPACED_CALL = lazy_pattern(r"[\w.]+\s+\(")
_LONGEST = 500
_INTRODUCTION = lazy_pattern(r"#.*(?::\s*$|\be\.?g\b|\bexample|\busage|>>>)", re.IGNORECASE)

_SIDE_EFFECTS = ("mpl_toolkits", "sklearn.experimental", "tensorflow_text", "readline", "antigravity")
"""Modules that are imported for what they do while they are imported."""

_LEAVES = (ast.Return, ast.Raise, ast.Continue, ast.Break)


class DeadCode(NamedTuple):
    """A place in the code that does nothing: what it is, its line in the file or cell, and how many lines it takes."""

    message: str
    path: str
    line: int
    cell: int | None
    lines: int


def dead_code(source: Source, lint: Lint) -> list[DeadCode]:
    """Return all that does nothing in `source`, in no particular order."""
    said = lint.about(source.path, *DEAD_CODE)
    comments = [one for one in said if one.rule == "ERA001"]
    unused = [
        DeadCode(_message(one), one.path, one.line, one.cell, 1)
        for one in said
        if one.rule != "ERA001" and not _has_a_purpose(one)
    ]
    # What ruff says follows from the source, and so does this.
    commented_out = source.known.recall("commented out", lambda: tuple(_commented_out(source, comments)))
    return [*commented_out, *unused, *_out_of_reach(source)]


def _message(one: Diagnostic) -> str:
    """Return what ruff says in the words of the reports: a fact in lower case, without advice."""
    name = one.name
    return {
        "F401": f"`{name}` is imported and never used",
        "F811": f"`{name}` is imported or defined again before anything used it",
        "F841": f"`{name}` is assigned and never used",
    }[one.rule]


def _has_a_purpose(one: Diagnostic) -> bool:
    # Ruff itself asks for find_spec where an import in a `try` only asks whether a library is there.
    return one.rule == "F401" and (
        "find_spec" in one.message or any(f"`{name}" in one.message for name in _SIDE_EFFECTS)
    )


def _commented_out(source: Source, comments: list[Diagnostic]) -> Iterator[DeadCode]:
    chunks = {number: code.split("\n") for number, code in source.chunks} if comments else {}
    for cell, group in itertools.groupby(comments, key=lambda one: one.cell):
        lines = [line.strip() for line in chunks[cell]]
        for first, last in _runs([one.line for one in group], lines):
            texts = lines[first - 1 : last]
            above = lines[first - 2] if first > 1 else ""
            if _is_code(texts) and not _INTRODUCTION.match(above):
                yield DeadCode(f"{len(texts)} lines of code are commented out", source.path, first, cell, len(texts))


def _runs(flagged: list[int], lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last line of each run of `flagged` lines and the statements next to them."""
    last, wanted = 0, set(flagged)
    for line in flagged:
        if line > last:
            first = last = line
            while first > 1 and _statement(lines[first - 2]):
                first -= 1
            while last < len(lines) and (last + 1 in wanted or _statement(lines[last])):
                last += 1
            yield first, last


def _is_code(texts: list[str]) -> bool:
    """Whether a run of comments is code: two statements at least, one of which calls, imports or defines something.

    Three that change what a name holds (`w -= g`) are code as well; plain assignments may explain symbols.
    """
    statements = [one for one in map(_statement, texts) if one is not None]
    acting = (ast.Call, ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
    acts = any(isinstance(node, acting) for one in statements for node in ast.walk(one))
    return (len(statements) >= 2 and acts) or sum(isinstance(one, ast.AugAssign) for one in statements) >= 3


def _statement(comment: str) -> ast.stmt | None:
    """Return the statement that a line of comment is, or begins; None for sentences, tables and shapes of arrays."""
    text = comment.lstrip("#").strip()
    if not comment.startswith("#") or len(text) > _LONGEST or _SPACED_CALL.match(text):
        return None
    before = _CLAUSES.get(_WORD.match(text)[0], "")
    for ending in _ENDINGS:
        parsed = parse(f"{before}{text}{ending}")
        if isinstance(parsed, ast.Module) and parsed.body:
            return parsed.body[0] if len(parsed.body) == 1 and _does_something(parsed.body[0]) else None
    return None


def _does_something(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Call)
    return not isinstance(statement, ast.AnnAssign) or statement.value is not None


@fact(lambda source: not source.is_generated)
def _out_of_reach(source: Source) -> list[DeadCode]:
    return list(_unreachable(source))


def _unreachable(source: Source) -> Iterator[DeadCode]:
    for block in _blocks(source):
        for position, statement in enumerate(block[:-1]):
            if isinstance(statement, _LEAVES) and not _makes_a_generator(block[position + 1 :]):
                first, last = block[position + 1], block[-1]
                line, cell = source.place(first.lineno)
                size = (last.end_lineno or last.lineno) - first.lineno + 1
                yield DeadCode("nothing reaches this statement", source.path, line, cell, size)
                break


def _blocks(source: Source) -> Iterator[list[ast.stmt]]:
    for kind in (
        ast.FunctionDef,
        ast.AsyncFunctionDef,
        ast.If,
        ast.For,
        ast.While,
        ast.With,
        ast.Try,
        ast.ExceptHandler,
    ):
        for node in source.nodes(kind):
            for field in ("body", "orelse", "finalbody"):
                yield getattr(node, field, None) or []


def _makes_a_generator(rest: list[ast.stmt]) -> bool:
    return any(isinstance(node, ast.Yield | ast.YieldFrom) for statement in rest for node in ast.walk(statement))
