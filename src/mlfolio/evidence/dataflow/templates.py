"""Names of columns that are put together of a loop's own and a text: `f"{name}_mean"`, `name + "_mean"`."""

import ast
from collections.abc import Iterable

from mlfolio.evidence.code.walking import walk
from mlfolio.evidence.dataflow.plain import Labels, is_turn
from mlfolio.evidence.dataflow.run import Run
from mlfolio.evidence.dataflow.values import Data


class Template(str):
    """How names are put together, as it is written; `start` and `end` are the texts that they begin and end with."""

    __slots__ = ("end", "names", "start")

    start: str
    end: str
    names: frozenset[str]

    def fits(self, name: str) -> bool:
        """Whether a name may be put together so."""
        return name.startswith(self.start) and name.endswith(self.end)


def template_of(node: ast.expr, run: Run) -> Template | None:
    """Return how an expression puts a name together in each turn of a loop, out of a text and others; or None."""
    parts = _parts(node)
    texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    names = frozenset(one.id for part in parts for one in walk(part) if isinstance(one, ast.Name))
    if not any(texts) or not any(changes_by_turn(name, run) for name in names):
        return None
    made = Template(ast.unparse(node))
    made.start, made.end, made.names = _text(parts[0]), _text(parts[-1]), names
    return made


def changes_by_turn(name: str, run: Run) -> bool:
    """Whether a loop binds a name to one after the other of what it goes over."""
    value = run.scope.find(name)
    return is_turn(value) or (isinstance(value, Data) and value.single)


def _parts(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.JoinedStr):
        return list(node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [*_parts(node.left), *_parts(node.right)]
    return [node]


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def may_be(column: str | None, names: Iterable[str] | Labels) -> bool:
    """Whether a column, of any name where it is None, may be one of `names`, or among labels."""
    if column is None:
        return True
    if isinstance(names, Labels):
        return isinstance(column, Template) or names.may_hold(column)
    return any(map(column.fits, names)) if isinstance(column, Template) else column in names


def of_turn(column: str | None, name: str) -> bool:
    """Whether a column may be that which a loop calls `name`: one that is put together of that name is another."""
    return not (isinstance(column, Template) and name in column.names)


def like(column: str | None, wanted: Template) -> bool:
    """Whether a column may be one whose name is put together as `wanted` is."""
    return column is None or isinstance(column, Template) or wanted.fits(column)
