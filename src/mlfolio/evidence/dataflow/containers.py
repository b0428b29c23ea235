"""Methods of lists and dictionaries."""

from mlfolio.evidence.dataflow.holders import Either, Items, Mapping
from mlfolio.evidence.dataflow.joining import joined
from mlfolio.evidence.dataflow.plain import PLAIN, Plain, Value
from mlfolio.evidence.dataflow.rows import Step, narrowed
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.sequences import elements_of
from mlfolio.evidence.dataflow.values import Data, Statistic

_MOST_ELEMENTS = 60
_MOST_BRANCHES = 3


def call_method(owner: Items | Mapping, name: str, arguments: Arguments, run: Run) -> Value:
    """Return what a method of a list or dictionary gives, and change it as the method does."""
    return _of_list(owner, name, arguments, run) if isinstance(owner, Items) else _of_mapping(owner, name, arguments)


def _of_list(owner: Items, name: str, arguments: Arguments, run: Run) -> Value:
    given = arguments.get(0) or PLAIN
    if name in ("append", "add", "insert", "extend", "update"):
        new = (
            elements_of(given, run)
            if name in ("extend", "update")
            else [arguments.positional[-1]]
            if arguments.positional
            else []
        )
        kept = [_kept(_chosen(one, run), run.branches or []) for one in new]
        owner.elements = [*owner.elements, *kept][:_MOST_ELEMENTS]
        owner.whole = False
        return PLAIN
    if name == "pop":
        return joined(owner.elements)
    return owner if name in ("copy", "union", "tolist", "difference", "intersection") else PLAIN


def _chosen(value: Value, run: Run) -> Value:
    """Return what a loop puts into a list: the name or number of a column may be picked by how much it matters."""
    return Statistic(run.choosing, run.site(None)) if run.choosing and isinstance(value, Plain) else value


def _kept(value: Value, branches: list[Step]) -> Value:
    """Return what a loop over rows puts into a list in some of its branches: the rows that go there."""
    if not branches:
        return value
    if isinstance(value, Items):
        return Items(_kept(one, branches) for one in value.elements)
    if isinstance(value, Either):
        return Either(_kept(one, branches) for one in value.options)
    if not isinstance(value, Data):
        return value
    rows = value.rows
    for step in branches[-_MOST_BRANCHES:]:
        rows = narrowed(rows, step)
    return value.taking(rows)


def _of_mapping(owner: Mapping, name: str, arguments: Arguments) -> Value:
    if name == "items":
        known: list[Value] = [Items([Plain(key, known=True), value]) for key, value in owner.entries.items()]
        return Items([*known, *(Items([PLAIN, value]) for value in owner.rest)])
    if name == "values":
        return Items(owner.values())
    if name == "keys":
        return Items([Plain(key, known=True) for key in owner.entries] or [PLAIN])
    if name in ("get", "pop", "setdefault"):
        key = arguments.get(0)
        if isinstance(key, Plain) and isinstance(key.value, str | int) and key.value in owner.entries:
            return owner.entries[key.value]
        return joined(owner.values())
    if name == "update" and isinstance(arguments.get(0), Mapping):
        other: Mapping = arguments.positional[0]  # type: ignore[assignment]
        owner.entries.update(other.entries)
        owner.rest += other.rest
        return PLAIN
    return owner if name == "copy" else PLAIN
