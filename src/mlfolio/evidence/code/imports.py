"""What a module imports."""

import ast
from typing import NamedTuple

from mlfolio.evidence.code.walking import statements


class Import(NamedTuple):
    """One imported module: its dotted name (empty for `from . import x`), dots before it, names taken, and line."""

    module: str
    level: int
    names: tuple[str, ...]
    line: int

    @property
    def top(self) -> str:
        """The first part of the module's name: `sklearn` of `sklearn.model_selection`."""
        return self.module.partition(".")[0]


def imports_of(tree: ast.Module) -> tuple[Import, ...]:
    """Return every import of a module, wherever it stands: the plain ones first."""
    # Not by `nodes`: whoever asks for imports alone does without the expressions.
    plain: list[Import] = []
    parted: list[Import] = []
    for node in statements(tree):
        kind = node.__class__
        if kind is ast.Import:
            plain += [Import(alias.name, 0, (), node.lineno) for alias in node.names]
        elif kind is ast.ImportFrom:
            names = tuple(alias.name for alias in node.names)
            parted.append(Import(node.module or "", node.level, names, node.lineno))
    return (*plain, *parted)
