"""A silent mistake, what every rule is given to find one, and what several rules ask of an expression."""

import ast
import re
from typing import NamedTuple

from mlfolio.evidence.code.callees import callee, spelled
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.names import Names
from mlfolio.evidence.tracing import cached_property
from mlfolio.patterns import lazy_pattern

_TEST = lazy_pattern(r"(^|_)(test|tst|val|valid|validation|holdout)(_|$)|^(x|y)(test|val)$", re.IGNORECASE)
_TRAIN = lazy_pattern(r"(^|_)(train|trn|training)(_|$)|^(x|y)train$", re.IGNORECASE)

LOADERS = frozenset({"joblib.load", "pickle.load", "cloudpickle.load", "dill.load", "torch.load"})
"""What brings back from a file a model or a transformer that was fitted before."""

_SAME_ROWS = frozenset("astype copy drop flatten ravel reshape squeeze to_frame to_numpy toarray tolist".split())
"""Methods of tables and arrays that give the same rows."""


class Mistake(NamedTuple):
    """What is wrong, as a fact in lower case, and the line of the source; `rule` is what kind of mistake it is.

    `of` is the function that it is a mistake to call there, where a project may have one of this name that does better.
    """

    rule: str
    message: str
    line: int
    of: str = ""


class Code:
    """A source with what its names stand for."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.names = Names(source)

    @cached_property
    def calls(self) -> list[tuple[ast.Call, str]]:
        """Every call with the dotted name of what is called."""
        return [(call, self.names.of(call.func)) for call in self.source.nodes(ast.Call)]

    @cached_property
    def called(self) -> frozenset[str]:
        """The last names of all that is called."""
        return frozenset(name.rpartition(".")[2] for _, name in self.calls)

    @cached_property
    def libraries(self) -> frozenset[str]:
        """The libraries that something is imported from."""
        return frozenset(name.partition(".")[0] for name in (*self.names.imported.values(), *self.names.stars))

    @cached_property
    def _assignments(self) -> dict[str, list[ast.Assign]]:
        found: dict[str, list[ast.Assign]] = {}
        for node in self.source.nodes(ast.Assign):
            for target in node.targets:
                found.setdefault(spelled(target), []).append(node)
        return found

    def values_of(self, name: str) -> list[ast.expr]:
        """Return all that `name` is given by plain assignments."""
        return [node.value for node in self._assignments.get(name, ())]

    def makers_of(self, name: str) -> set[str]:
        """Return the dotted names of all calls whose results `name` is given; empty where one is something else."""
        values = self.values_of(name)
        if not values or not all(isinstance(value, ast.Call) for value in values):
            return set()
        return {self.names.of(value.func) for value in values if isinstance(value, ast.Call)}


def argument(call: ast.Call, name: str) -> ast.expr | None:
    """Return the keyword argument `name` of a call, None where it has none."""
    return next((keyword.value for keyword in call.keywords if keyword.arg == name), None)


def word_of(node: ast.expr) -> str:
    """Return the name that an expression is about: `X_test` of `X_test[cols]` and of `X_test.values.reshape(-1, 1)`."""
    while isinstance(node, ast.Subscript | ast.Attribute) or _gives_the_same_rows(node):
        node = node.func if isinstance(node, ast.Call) else node.value  # type: ignore[attr-defined]
    return node.id if isinstance(node, ast.Name) else callee(node)


def _gives_the_same_rows(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _SAME_ROWS


def is_held_out(node: ast.expr) -> bool:
    """Whether an expression is, by its name, data that is held out."""
    word = word_of(node)
    return bool(_TEST.search(word)) and not _TRAIN.search(word)


def is_for_training(node: ast.expr) -> bool:
    """Whether an expression is, by its name, data to train on."""
    word = word_of(node)
    return bool(_TRAIN.search(word)) and not _TEST.search(word)
