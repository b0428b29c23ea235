"""What a name in a source stands for, imports and aliases resolved: `tts(...)` is sklearn's train_test_split."""

import ast
from collections.abc import Iterator
from functools import lru_cache

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.tracing import cached_property

_SAME = (
    ("tensorflow.python.keras", "keras"),
    ("tensorflow.compat.v1.keras", "keras"),
    ("tensorflow.keras", "keras"),
    ("tf_keras", "keras"),
    ("keras.src", "keras"),
    ("pytorch_lightning", "lightning"),
    ("lightning.pytorch", "lightning"),
    ("pylab", "matplotlib.pylab"),
    ("tensorflow.compat.v1", "tensorflow"),
    ("snowflake.ml.modeling", "sklearn"),
    ("sklearn.externals.joblib", "joblib"),
)
"""Modules that go by several names, and the one that they are known by here."""


CUSTOMARY = {"plt": "matplotlib.pyplot", "sns": "seaborn", "px": "plotly.express"}
"""Names of libraries that draw, by which everybody knows them: where a source gives them no meaning, whatever it took
them from (a cell that was deleted, a start-up file), they have this one."""


class Names:
    """What the names of one source were imported as; flow and scopes are left aside, as people rarely reuse them."""

    def __init__(self, source: Source) -> None:
        self.imported = dict(_imported(source))
        self.stars = tuple(
            _canonical(node.module)
            for node in source.nodes(ast.ImportFrom)
            if node.module and node.names[0].name == "*" and not node.level
        )
        """The modules of which all names were imported."""
        self._source = source

    @cached_property
    def _bound(self) -> frozenset[str]:
        """The names that the source gives a value, or takes as arguments."""
        stored = (node.id for node in self._source.stored)
        return frozenset((*stored, *(one.arg for one in self._source.nodes(ast.arg))))

    def of(self, node: ast.expr) -> str:
        """Return the dotted name that `node` stands for.

        It begins with the library where that was imported, with a dot where it is an attribute of some object
        (`.fit`), and is a bare word for what the source or a star import defines.
        """
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if isinstance(node, ast.Name) and node.id in self.imported:
            return _canonical(".".join([self.imported[node.id], *reversed(parts)]))
        if isinstance(node, ast.Name) and node.id in CUSTOMARY and parts and node.id not in self._bound:
            return ".".join([CUSTOMARY[node.id], *reversed(parts)])
        if isinstance(node, ast.Name) and not parts:
            return node.id
        return f".{parts[0]}" if parts else ""


def _imported(source: Source) -> Iterator[tuple[str, str]]:
    for node in source.nodes(ast.Import):
        for alias in node.names:
            name = alias.name if alias.asname else alias.name.partition(".")[0]
            yield alias.asname or name, name
    for node in source.nodes(ast.ImportFrom):
        # What is imported relatively is the project's own: its last part is all there is to know.
        module = "" if node.level else f"{node.module}."
        yield from ((alias.asname or alias.name, f"{module}{alias.name}") for alias in node.names if alias.name != "*")


@lru_cache(maxsize=1 << 14)
def _canonical(name: str) -> str:
    for other, known in _SAME:
        if name == other or name.startswith(f"{other}."):
            return known + name[len(other) :]
    return name
