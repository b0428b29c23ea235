"""The functions of a syntax tree with what checks ask of them: place, size, complexity, documentation, types."""

import ast
import bisect
import re
from typing import NamedTuple

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.walking import BLOCKS, statements_in
from mlfolio.patterns import lazy_pattern

Definition = ast.FunctionDef | ast.AsyncFunctionDef

_DEFINITIONS = frozenset({ast.FunctionDef, ast.AsyncFunctionDef})
_BRANCHES = frozenset({ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler})
"""What McCabe's measure counts in ruff and flake8, beside the cases of a `match`.

Conditions within an expression are not paths of the function.
"""

_UNFILLED = lazy_pattern(
    r"\s*(?:\[(?:extended )?(?:summary|description)\]|_(?:extended_)?(?:summary|description)_)\W*(?:\n|\Z)"
    r"|\W*(?:(?:to ?do|fixme|tbd|wip|xxx)\W*)?(?:(?:add|write) )?(?:an? |the |some )?"
    r"(?:doc[ -]?strings?|documentation|docs)?\W*\Z"
    r"|(?:\s*(?::(?:param|type|raises?)\b[^:\n]*:|:r(?:eturns?|type):)[ \t]*(?=\n|\Z))+\s*\Z",
    re.IGNORECASE,
)
"""Docstrings as autoDocstring and PyCharm open them, and reminders to write one."""


class Function(NamedTuple):
    """A function or method, as plain data.

    `line` is that of its `def`, `first` that of its first decorator where it has one, `end` its last. `owner` names
    the class it belongs to, `nested` says whether another function holds it, `is_public` whether users of the module
    may call it: no leading underscore, here or on a class around it. `branches` counts the places where it takes one
    way or another, those of functions inside it included; `body_lines` leaves the docstring out. `parameters` leave
    out `self` and `cls`, `untyped` are those without a type; `required` are all positional ones without
    a default. Decorators are named by their ends.
    """

    name: str
    line: int
    first: int
    end: int
    owner: str | None
    nested: bool
    is_public: bool
    branches: int
    body_lines: int
    is_documented: bool
    parameters: tuple[str, ...]
    untyped: tuple[str, ...]
    required: tuple[str, ...]
    returns_typed: bool
    decorators: tuple[str, ...]

    @property
    def lines(self) -> int:
        """How many lines it takes, from its `def` on."""
        return self.end - self.line + 1

    @property
    def complexity(self) -> int:
        """McCabe's cyclomatic complexity: one more than the number of branches."""
        return 1 + self.branches

    @property
    def annotated_part(self) -> float:
        """What part of its parameters and its result has a type, from 0 to 1."""
        return 1 - (len(self.untyped) + (not self.returns_typed)) / (len(self.parameters) + 1)


def functions_of(tree: ast.Module) -> tuple[Function, ...]:
    """Return every function below `tree` in the order of its lines, without recursion (any depth of nesting)."""
    found: list[tuple[Definition, ast.ClassDef | None, bool, bool]] = []
    branches: list[int] = []
    waiting: list[tuple[ast.AST, ast.ClassDef | None, bool, bool]] = [(tree, None, False, True)]
    while waiting:
        node, owner, nested, public = waiting.pop()
        for child in statements_in(node):
            kind = child.__class__
            if kind is ast.match_case:
                branches += [] if _takes_the_rest(child) else [child.pattern.lineno]
            elif kind in _BRANCHES:
                branches.append(child.lineno)
            if kind in _DEFINITIONS:
                found.append((child, owner, nested, public))
                waiting.append((child, None, True, public))
            elif kind is ast.ClassDef:
                waiting.append((child, child, nested, public and not child.name.startswith("_")))
            elif kind in BLOCKS:
                waiting.append((child, owner, nested, public))
    branches.sort()
    functions = (_function(*place, branches=_between(branches, place[0])) for place in found)
    return tuple(sorted(functions, key=lambda function: function.line))


def tells(docstring: str | None) -> bool:
    """Return whether a docstring says anything: it is there, and no editor's template that nobody filled."""
    return docstring is not None and _UNFILLED.match(docstring) is None


def _function(node: Definition, owner: ast.ClassDef | None, nested: bool, public: bool, branches: int) -> Function:
    arguments = node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    end = node.end_lineno or node.lineno
    docstring = ast.get_docstring(node, clean=False)
    body = node.body if docstring is None else node.body[1:]
    filled = _filled(node, positional, is_method=owner is not None)
    return Function(
        name=node.name,
        line=node.lineno,
        first=min([node.lineno, *(mark.lineno for mark in node.decorator_list)]),
        end=end,
        owner=owner.name if owner else None,
        nested=nested,
        is_public=public and not nested and not node.name.startswith("_"),
        branches=branches,
        body_lines=end - body[0].lineno + 1 if body else 0,
        is_documented=tells(docstring),
        parameters=tuple(one.arg for one in filled),
        untyped=tuple(one.arg for one in filled if one.annotation is None),
        required=tuple(one.arg for one in positional[: len(positional) - len(arguments.defaults)]),
        returns_typed=node.returns is not None,
        decorators=tuple(callee(mark) for mark in node.decorator_list),
    )


def _filled(node: Definition, positional: list[ast.arg], *, is_method: bool) -> list[ast.arg]:
    static = any(isinstance(mark, ast.Name) and mark.id == "staticmethod" for mark in node.decorator_list)
    return [*positional[1 if is_method and not static else 0 :], *node.args.kwonlyargs]


def _takes_the_rest(case: ast.match_case) -> bool:
    """Whether a case is the `else` of its `match`: `case _:`."""
    return isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None and case.guard is None


def _between(lines: list[int], node: Definition) -> int:
    """Return how many of the sorted `lines` a function's text spans."""
    return bisect.bisect_right(lines, node.end_lineno or node.lineno) - bisect.bisect_left(lines, node.lineno)
