"""Calls that make an array or table: of what it is given, or to be filled."""

import ast
from collections.abc import Callable

from mlfolio.evidence.dataflow.holders import Items, Mapping
from mlfolio.evidence.dataflow.joining import choices_of, data_of, parts_of
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.learned import fact
from mlfolio.evidence.dataflow.loops import is_range
from mlfolio.evidence.dataflow.plain import PLAIN, Value
from mlfolio.evidence.dataflow.rows import GRID, MADE_UP
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.stacks import copied_whole
from mlfolio.evidence.dataflow.unknown_calls import unknown_call
from mlfolio.evidence.dataflow.values import Data, Estimator, Statistic


def _container(known: Call, arguments: Arguments, run: Run) -> Value:
    given = arguments.get(0, "data", "dataset", "index") or PLAIN
    data = data_of(given)
    if known.name == "shuffle" and len(arguments.positional) > 1:
        return Items(one if isinstance(one, Data) else PLAIN for one in arguments.positional)
    if data is not None:
        made = data.derived()
        made.mask, made.column = data.mask, data.column
        made.gaps = data.gaps if data is given else None
        return copied_whole(made, _columns(given)) if isinstance(given, Mapping) else made
    if isinstance(given, Statistic):
        return given
    if isinstance(given, Mapping) and choices_of(given):
        return Statistic(choices_of(given), run.site(arguments.node))
    if isinstance(given, Items) and any(isinstance(part, Estimator) for part in parts_of(given)):
        return given
    return (
        Data()
        if not arguments.positional or isinstance(given, Items | Mapping)
        else run.fresh(GRID if _counts(arguments.node) else "call", arguments.node)
    )


def _counts(node: ast.Call | None) -> bool:
    """Whether an array is made of a range of numbers."""
    return node is not None and isinstance(node.args[0], ast.Call) and is_range(node.args[0])


def _columns(table: Mapping) -> list[Data]:
    return [data for value in table.values() if (data := data_of(value)) is not None]


def _maker(known: Call, arguments: Arguments, run: Run) -> Value:
    made = run.fresh("blank", arguments.node)
    made.blank = True
    return made


def _grid(known: Call, arguments: Arguments, run: Run) -> Value:
    return run.fresh(GRID, arguments.node)


def _noise(known: Call, arguments: Arguments, run: Run) -> Value:
    return run.fresh(MADE_UP, arguments.node)


def _copier(known: Call, arguments: Arguments, run: Run) -> Value:
    replaces = arguments.literal("replace") is not False
    results: list[Value] = []
    for value in arguments.positional:
        data = data_of(value)
        if data is not None:
            facts = (
                data.facts | {(None, fact(known, data.rows, arguments, run, copies=True))} if replaces else data.facts
            )
            results.append(data.derived(facts=facts))
    return results[0] if len(results) == 1 else Items(results) if results else unknown_call(arguments, run)


HOLDERS: dict[str, Callable[[Call, Arguments, Run], Value]] = {
    "maker": _maker,
    "grid": _grid,
    "noise": _noise,
    "container": _container,
    "copier": _copier,
}
"""What a call of each of these effects does."""
