"""Python modules and the code cells of notebooks as one kind of thing, parsed once, with line and cell kept."""

import ast
import bisect
import re
from collections.abc import Callable, Collection, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import TypeVar

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.functions import Definition, Function, functions_of
from mlfolio.evidence.code.generated import is_generated
from mlfolio.evidence.code.imports import Import, imports_of
from mlfolio.evidence.code.parsing import Problem, parse_pieces
from mlfolio.evidence.code.walking import grouped
from mlfolio.evidence.known import Known
from mlfolio.evidence.tracing import cached_property
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding

_TEST_PATH = lazy_pattern(
    r"(^|/)(tests?|testing|u(nit)?_?tests?([_-][^/]*)?)/"
    r"|(^|/)(test_[^/]*|(?!(ab|a_b|train|(\w+_)?hypothesis|chi2?|statistical|significance)_tests?\.)[^/]*_tests?|tests?"
    r"|conftest)\.py$",
    re.IGNORECASE,
)
"""Paths of tests; one that tests a hypothesis, or trains and tests a model, is none."""

_CODE_LINE = lazy_pattern(r"\n[^\S\n]*+[^\s#]")
_FILLED_LINE = lazy_pattern(r"\n[^\S\n]*+\S")
"""How a line begins, behind the end of the one before it: with code, and with anything."""

Chunks = tuple[tuple[int | None, str], ...]
"""Pieces of code, each with the number of its cell in a notebook, None for a module."""

AnyNode = TypeVar("AnyNode", bound=ast.AST)


class Source:
    """Python code: a module, or the code cells of a notebook set one below the other.

    Lines of a source count over all its cells; `place` gives the line and cell that a reader would look for.
    """

    def __init__(
        self, path: str, chunks: "Sequence[tuple[int | None, str]] | Callable[[], Chunks]", known: Known | None = None
    ) -> None:
        """Take the chunks, or what reads them when they are needed, and the facts that are known already."""
        self.path = path
        self.known = known or Known()
        """The facts that are known of it."""
        self._given = chunks

    @cached_property
    def chunks(self) -> Chunks:
        """The code with the number of its cell, None for a module."""
        return self._given() if callable(self._given) else tuple(self._given)

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return _line_count(self)

    @property
    def is_notebook(self) -> bool:
        """Whether the code came out of a notebook."""
        return self.path.endswith(".ipynb")

    @cached_property
    def is_test(self) -> bool:
        """Whether the path says that this is a test, or stands among tests."""
        return bool(_TEST_PATH.search(self.path))

    @property
    def is_generated(self) -> bool:
        """Whether a program wrote this, by its path or its own words at the top; nobody wrote it so, or mends it."""
        return _is_generated(self)

    @property
    def is_code(self) -> bool:
        """Whether somebody wrote it, and it is no test."""
        return not self.is_test and not self.is_generated

    @cached_property
    def text(self) -> str:
        """The code as it is analysed: what IPython alone understands is already gone."""
        return "\n".join(code for _, code in self.chunks)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of `text`; the first is `lines[0]`."""
        return self.text.split("\n")

    @property
    def code_lines(self) -> int:
        """How many lines hold code: neither blank nor a comment."""
        return _code_lines(self)

    @property
    def filled_lines(self) -> int:
        """How many lines are not blank."""
        return _filled_lines(self)

    @cached_property
    def _parsed(self) -> tuple[ast.Module, tuple[Problem, ...]]:
        return parse_pieces(code for _, code in self.chunks)

    @property
    def tree(self) -> ast.Module:
        """The syntax tree of all that parses; what only `facts` ask for is not parsed a second time."""
        return self._parsed[0]

    @property
    def unparsed(self) -> tuple[Problem, ...]:
        """What `problems` are, straight from the parser."""
        return self._parsed[1]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why the rest does not parse; at most one problem for a module, one for each cell of a notebook."""
        return _problems(self)

    @property
    def has_statements(self) -> bool:
        """Whether anything in it parses as a statement."""
        return _has_statements(self)

    def release(self, *, but_tree: bool = False) -> None:
        """Let go of the tree and all that hangs on it, which are parsed anew when asked for; or of what hangs on it."""
        for name in ("_grouped", "_called", "stored", "lines", "text", "chunks", *(() if but_tree else ("_parsed",))):
            self.__dict__.pop(name, None)

    @cached_property
    def _grouped(self) -> dict[type[ast.AST], list[ast.AST]]:
        return grouped(self.tree)

    def nodes(self, kind: type[AnyNode]) -> list[AnyNode]:
        """Return every node of exactly that type in the order of the text; one walk gathers all types.

        Operators and contexts (`ast.Add`, `ast.Load`) are not gathered: they are read from the node that holds them.
        """
        return self._grouped.get(kind, [])  # type: ignore[return-value]

    @cached_property
    def _called(self) -> dict[str, list[ast.Call]]:
        found: dict[str, list[ast.Call]] = {}
        for call in self.nodes(ast.Call):
            found.setdefault(callee(call), []).append(call)
        return found

    @property
    def callees(self) -> Collection[str]:
        """The names that calls end in, as `callee` tells them, each once."""
        return self._called.keys()

    def calls(self, *names: str) -> list[ast.Call]:
        """Return the calls that end in one of `names`, in the order of the text."""
        found = [self._called[name] for name in names if name in self._called]
        if len(found) < 2:
            return found[0] if found else []
        wanted = frozenset(names)
        return [call for call in self.nodes(ast.Call) if callee(call) in wanted]

    @cached_property
    def stored(self) -> list[ast.Name]:
        """The names to which something is assigned, in the order of the text."""
        return [node for node in self.nodes(ast.Name) if node.ctx.__class__ is ast.Store]

    @property
    def functions(self) -> tuple[Function, ...]:
        """Every function and method, nested ones included, in the order of the file."""
        return _functions(self)

    @property
    def imports(self) -> tuple[Import, ...]:
        """Every import, wherever it stands."""
        return _imports(self)

    @property
    def definitions(self) -> list[Definition]:
        """The syntax trees of all functions, wherever they stand."""
        return [*self.nodes(ast.FunctionDef), *self.nodes(ast.AsyncFunctionDef)]

    @cached_property
    def docstring(self) -> str | None:
        """The module's docstring."""
        return ast.get_docstring(self.tree)

    def place(self, line: int) -> tuple[int, int | None]:
        """Return (line, cell) for a line of the source: the line within the cell for a notebook."""
        if not self.is_notebook:
            return line, None
        cells = _cells(self)
        first, number = cells[bisect.bisect_right(cells, line, key=itemgetter(0)) - 1]
        return line - first + 1, number

    def finding(self, message: str, line: int) -> Finding:
        """Return a finding at a line of this source."""
        shown, cell = self.place(line)
        return Finding(message, self.path, shown, cell)


@fact()
def _is_generated(source: Source) -> bool:
    # A notebook is somebody's, whatever its text says, unless a service writes it under a name of its own.
    return is_generated(source.path, "" if source.is_notebook else source.chunks[0][1])


@fact(lambda source: source.is_notebook)
def _cells(source: Source) -> tuple[tuple[int, int | None], ...]:
    """Return the line that each cell begins on, and its number."""
    starts = accumulate((code.count("\n") + 1 for _, code in source.chunks), initial=1)
    # The last of them is behind all.
    return tuple((first, number) for first, (number, _) in zip(starts, source.chunks, strict=False))


@fact(lambda source: source.is_code)
def _line_count(source: Source) -> int:
    return len(source.lines)


@fact()
def _code_lines(source: Source) -> int:
    return len(_CODE_LINE.findall("\n" + source.text))


@fact(lambda source: source.is_code)
def _filled_lines(source: Source) -> int:
    return len(_FILLED_LINE.findall("\n" + source.text))


@fact()
def _problems(source: Source) -> tuple[Problem, ...]:
    return source.unparsed


@fact()
def _has_statements(source: Source) -> bool:
    return bool(source.tree.body)


@fact()
def _functions(source: Source) -> tuple[Function, ...]:
    return functions_of(source.tree)


@fact()
def _imports(source: Source) -> tuple[Import, ...]:
    return imports_of(source.tree)
