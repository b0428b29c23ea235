"""Methods of grouped tables: a value for each row, or a table of the groups."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.dataflow import learned
from mlfolio.evidence.dataflow.code_values import Function
from mlfolio.evidence.dataflow.grain import Grain
from mlfolio.evidence.dataflow.joining import facts_of
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.lags import shifted
from mlfolio.evidence.dataflow.library_table import OF_GROUPS
from mlfolio.evidence.dataflow.plain import Value, is_turn
from mlfolio.evidence.dataflow.rows import UNREAD, Part, Step, kind_of, narrowed
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.values import Data, Grouped, Statistic, Windows
from mlfolio.patterns import lazy_pattern

_GROUPED = Call("pandas", "groupby", "learner", OF_GROUPS)

_OF_EACH_ROW = ("transform", "apply", "fillna", "bfill", "rank")
_FROM_ROWS_BEFORE = frozenset("cumcount cumsum diff pct_change ngroup cummax ffill groups plot hist".split())
_SEEN_THROUGH = frozenset(["rolling", "expanding", "ewm", "resample"])
_PICKS = ("head", "tail", "nth")

_COUNTING = frozenset(["count", "size", "len"])
_COLLECTING = frozenset(["list", "tuple"])
_PARTY = lazy_pattern(
    r"(?i)^(?:family|last|sur)_?name$|^(?:travel_?|passenger_?)?(?:group|party|family|household|booking|ticket)s?"
    r"_?(?:id|no|num|number|code)?$"
)
"""How the columns are called that say which rows belong together, and are no category to be encoded."""


def call_windows(owner: Windows, name: str, arguments: Arguments, run: Run) -> Value:
    """Return what a method of windows over a table gives: a value for each row, made of those before it."""
    return owner.data.derived()


def call_grouped(owner: Grouped, name: str, arguments: Arguments, run: Run) -> Value:
    """Return what a method of a grouped table gives: a value for each row, or a table of the groups."""
    data = owner.data
    if name in _SEEN_THROUGH or data.grain.is_within(owner.keys) or name in _FROM_ROWS_BEFORE or name == "filter":
        # A filter keeps whole groups or drops them, and computes no value of any row.
        return Windows(data.derived()) if name in _SEEN_THROUGH else data.derived()
    rows = shifted(data, arguments) if name == "shift" else _rows_of_groups(owner, name, arguments)
    if rows is not None:
        return rows
    if _counts_party(owner, name, arguments):
        return data.derived() if name == "transform" else Statistic(facts_of(data), run.site(arguments.node))
    function = arguments.get(0)
    if name in ("apply", "transform") and isinstance(function, Function):
        given = run.call(function, Arguments([data.derived()], {}))
        if isinstance(given, Data) and facts_of(given) <= facts_of(data):
            return given.derived()
        if isinstance(given, Statistic) and name == "apply":
            return summarised(_GROUPED, owner, arguments, run)
    if name in _OF_EACH_ROW:
        fact = learned.fact(_GROUPED, data.rows, arguments, run)._replace(groups=owner.keys)
        return data.derived(facts=data.facts | {(None, fact)} if data.rows else None)
    return summarised(_GROUPED, owner, arguments, run)


def _group(owner: Grouped, arguments: Arguments) -> Data:
    """Return the rows of the group that is named."""
    given = arguments.node.args[0] if arguments.node is not None and arguments.node.args else None
    label = arguments.literal("name") if given is None else ast.unparse(given)
    key = ("fold", "mask") if is_turn(arguments.get(0, "name")) else ("mask",)
    step = Step((*key, "group", *sorted(owner.keys)), Part("==", label))
    return owner.data.taking(narrowed(owner.data.rows, step))


def summarised(known: Call, owner: Grouped, arguments: Arguments, run: Run) -> Value:
    """Return the table that has a row for each group."""
    return learned.statistic_of(known, owner.data, Arguments([], {}, arguments.node), run, groups=owner.keys)


def _rows_of_groups(owner: Grouped, name: str, arguments: Arguments) -> Data | None:
    """Return some rows of each group, or of one, or a list of all of each, where a method takes these; or None."""
    if name == "get_group":
        return _group(owner, arguments)
    if name in _PICKS:
        return _picked(owner, name, arguments)
    collects = name in ("apply", "agg", "aggregate") and set(_functions(arguments.node)) <= _COLLECTING
    return owner.data.group_by_group() if collects else None


def _picked(owner: Grouped, name: str, arguments: Arguments) -> Data:
    """Return some rows of each group; one of each makes a table of which the groups are the rows."""
    count = getattr(arguments.get(0, "n"), "value", None)
    made = owner.data.taking(narrowed(owner.data.rows, Step((UNREAD, name, count), Part("is", True))))
    if isinstance(count, int) and (name == "nth" or count == 1):
        made.grain = Grain(key=owner.keys)
    return made


def _counts_party(owner: Grouped, name: str, arguments: Arguments) -> bool:
    """Whether it is only counted how many belong together, which uses no value and is known of whoever comes next.

    How often a category occurs, or those that a condition picks, is a statistic like others.
    """
    if len(owner.keys) != 1 or not is_of_parties(owner.data, *owner.keys):
        return False
    if name in ("transform", "agg", "aggregate", "apply"):
        return set(_functions(arguments.node)) <= _COUNTING
    return name in _COUNTING


def is_of_parties(data: Data, column: str) -> bool:
    """Whether a column says which rows belong together, of rows that no condition picked."""
    picked = any(kind_of(step) in ("mask", "null", "isin") for atom in data.rows for step in atom.steps)
    return _PARTY.match(column) is not None and not picked


def _functions(call: ast.Call | None) -> Iterator[str]:
    """Yield what the functions are called that a call applies to groups; "?" for those that are not written plainly."""
    if call is None or not (call.args or call.keywords):
        yield "?"
        return
    for one in (*call.args[:1], *(keyword.value for keyword in call.keywords)):
        yield from _names(one)


def _names(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Dict | ast.List):
        for one in node.values if isinstance(node, ast.Dict) else node.elts:
            yield from _names(one)
    elif isinstance(node, ast.Tuple) and node.elts:
        yield from _names(node.elts[-1])
    elif isinstance(node, ast.Call) and node.keywords:
        yield from _names(node.keywords[-1].value)
    else:
        yield str(getattr(node, "value", None) or getattr(node, "id", "?"))
