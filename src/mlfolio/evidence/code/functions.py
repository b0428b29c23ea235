"""The functions of a syntax tree with what checks ask of them: place, size, complexity, documentation, types."""

import ast
import bisect
from dataclasses import dataclass
from functools import cached_property

from mlfolio.evidence.code.walking import children

Definition = ast.FunctionDef | ast.AsyncFunctionDef

_BRANCHES = (
    ast.If,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.ExceptHandler,
)
"""What McCabe's measure counts in ruff and flake8, beside the cases of a `match`.

Conditions within an expression are not paths of the function.
"""


@dataclass(frozen=True, eq=False)
class Function:
    """A function or method; `owner` is the class it belongs to, `nested` whether another function holds it.

    `branches` counts the places where it takes one way or another.
    """

    node: Definition
    owner: ast.ClassDef | None
    nested: bool
    public_place: bool
    branches: int

    @property
    def name(self) -> str:
        """The function's own name."""
        return self.node.name

    @property
    def line(self) -> int:
        """The line of its `def`."""
        return self.node.lineno

    @property
    def is_public(self) -> bool:
        """Whether users of the module may call it: no leading underscore, here or on a class around it."""
        return self.public_place and not self.nested and not self.name.startswith("_")

    @cached_property
    def docstring(self) -> str | None:
        """The docstring, or None."""
        return ast.get_docstring(self.node)

    @cached_property
    def body_lines(self) -> int:
        """How many lines the body takes, its docstring left out."""
        body = self.node.body
        if self.docstring is not None:
            body = body[1:]
        return (self.node.end_lineno or self.line) - body[0].lineno + 1 if body else 0

    @property
    def complexity(self) -> int:
        """McCabe's cyclomatic complexity: one more than the number of branches, functions inside it included."""
        return 1 + self.branches

    @cached_property
    def parameters(self) -> list[ast.arg]:
        """The parameters that a caller fills: `self` and `cls` left out."""
        every = self.node.args
        positional = [*every.posonlyargs, *every.args]
        static = any(isinstance(mark, ast.Name) and mark.id == "staticmethod" for mark in self.node.decorator_list)
        bound = 1 if self.owner is not None and not static else 0
        return [*positional[bound:], *every.kwonlyargs]

    @property
    def is_annotated(self) -> bool:
        """Whether every parameter has a type, and what comes back has one too."""
        return self.node.returns is not None and all(argument.annotation is not None for argument in self.parameters)


def functions_of(tree: ast.Module) -> tuple[Function, ...]:
    """Return every function below `tree` in the order of its lines, without recursion (any depth of nesting)."""
    found: list[tuple[Definition, ast.ClassDef | None, bool, bool]] = []
    branches: list[int] = []
    waiting: list[tuple[ast.AST, ast.ClassDef | None, bool, bool]] = [(tree, None, False, True)]
    while waiting:
        node, owner, nested, public = waiting.pop()
        for child in children(node):
            if isinstance(child, ast.match_case):
                branches += [] if _takes_the_rest(child) else [child.pattern.lineno]
            elif isinstance(child, _BRANCHES):
                branches.append(child.lineno)
            if isinstance(child, Definition):
                found.append((child, owner, nested, public))
                waiting.append((child, None, True, public))
            elif isinstance(child, ast.ClassDef):
                waiting.append((child, child, nested, public and not child.name.startswith("_")))
            elif isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
                waiting.append((child, owner, nested, public))
    branches.sort()
    functions = (Function(*place, branches=_between(branches, place[0])) for place in found)
    return tuple(sorted(functions, key=lambda function: function.line))


def _takes_the_rest(case: ast.match_case) -> bool:
    """Whether a case is the `else` of its `match`: `case _:`."""
    return isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None and case.guard is None


def _between(lines: list[int], node: Definition) -> int:
    """Return how many of the sorted `lines` a function's text spans."""
    return bisect.bisect_right(lines, node.end_lineno or node.lineno) - bisect.bisect_left(lines, node.lineno)
