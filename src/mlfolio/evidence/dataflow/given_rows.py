"""Modules of estimators that a repository writes: whoever calls these gives the rows, no line of theirs says whence."""

import ast
from collections.abc import Iterable, Iterator

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import BLOCKS, grouped, statements_in
from mlfolio.evidence.dataflow.entries import acts, trains
from mlfolio.patterns import lazy_pattern

_BRINGS_ROWS = lazy_pattern(r"split|fold|cross_val|read_|load|fetch|sampl|permut|shuffle")
"""In a name: rows are brought in, parted or drawn."""

_TRAINS = lazy_pattern(r"^_*(?:partial_)?fit|^_*train|backward|cross_val")

_APPLIES = frozenset(["predict", "predict_proba", "score", "transform"])
_DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@fact(lambda source: source.is_code and not source.is_notebook and trains(source))
def holds_estimators_alone(source: Source) -> bool:
    """Whether a module does nothing by itself, and what trains in it are estimators that are given their rows."""
    # Python 2, which is followed too, is not seen here.
    if source.problems or acts(source):
        return False
    return all(_is_given_its_rows(one) for one in _definitions(source.tree.body))


def _definitions(statements: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    for statement in statements:
        if isinstance(statement, _DEFINITIONS):
            yield statement
        elif statement.__class__ in BLOCKS:
            yield from _definitions(statements_in(statement))


def _is_given_its_rows(definition: ast.stmt) -> bool:
    """Whether a definition trains nothing, or is an estimator's class that neither brings in nor parts any rows."""
    names = _names_in(definition)
    if not any(_TRAINS.search(name) for name in names):
        return True
    if not isinstance(definition, ast.ClassDef):
        return False
    methods = {one.name.lstrip("_") for one in definition.body if isinstance(one, ast.FunctionDef)}
    is_estimator = "fit" in methods and not _APPLIES.isdisjoint(methods)
    return is_estimator and not any(_BRINGS_ROWS.search(name) for name in names)


def _names_in(node: ast.AST) -> set[str]:
    nodes = grouped(node)
    return {*(one.id for one in nodes[ast.Name]), *(one.attr for one in nodes[ast.Attribute])}
