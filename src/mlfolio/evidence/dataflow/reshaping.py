"""Methods of tables that change what one row stands for, or ask for it."""

import ast
from collections.abc import Callable

from mlfolio.evidence.dataflow.grain import LEVEL, Grain, Names
from mlfolio.evidence.dataflow.holders import names_of
from mlfolio.evidence.dataflow.plain import Plain, Value
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.values import Data, Grouped


def grouped(owner: Data, arguments: Arguments, run: Run) -> Grouped:
    """Return what `groupby` gives, by columns or by a level of the index."""
    level = arguments.named.get("level")
    if level is None:
        return Grouped(owner, _names(arguments.get(0, "by")))
    first = isinstance(level, Plain) and level.value == 0
    return Grouped(owner, (owner.grain.labels or LEVEL) if first else _names(level))


def changed(made: Data, name: str, arguments: Arguments) -> Data:
    """Return what a method made of a table, with the grain that it has afterwards."""
    change = _CHANGES.get(name)
    if change is not None:
        made.grain = change(made.grain, arguments)
    return made


def _names(value: Value | None) -> Names:
    return frozenset(names_of(value))


def _one_each(grain: Grain, arguments: Arguments) -> Grain:
    return grain._replace(key=_names(arguments.get(0, "subset")) or _picked(arguments) or grain.key)


def _picked(arguments: Arguments) -> Names:
    """Return the columns that were picked of a table before its doubles were dropped: `table[["id"]]`."""
    called = arguments.node.func if arguments.node is not None and not arguments.positional else None
    picked = called.value if isinstance(called, ast.Attribute) else None
    named = picked.slice if isinstance(picked, ast.Subscript) else None
    listed = named.elts if isinstance(named, ast.List) else [named]
    texts = [one.value for one in listed if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return frozenset(texts) if len(texts) == len(listed) else frozenset()


def _labelled(grain: Grain, arguments: Arguments) -> Grain:
    return grain._replace(labels=_names(arguments.get(0, "keys")))


def _melted(grain: Grain, arguments: Arguments) -> Grain:
    return Grain(spread=_names(arguments.get(0, "id_vars")))


def _stacked(grain: Grain, arguments: Arguments) -> Grain:
    return Grain(spread=grain.labels or LEVEL, labels=grain.labels)


_CHANGES: dict[str, Callable[[Grain, Arguments], Grain]] = {
    "drop_duplicates": _one_each,
    "set_index": _labelled,
    "melt": _melted,
    "stack": _stacked,
    "explode": _stacked,
}
