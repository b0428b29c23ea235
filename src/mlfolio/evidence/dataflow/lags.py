"""Statistics of periods that come to the rows of a later one: a month's mean joined on the month that follows."""

import ast
from collections.abc import Iterable

from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.grain import Names
from mlfolio.evidence.dataflow.plain import Plain, Value
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.values import Data, Statistic
from mlfolio.patterns import lazy_pattern

_PERIOD = lazy_pattern(
    r"(?i)(?:^|_)(?:dates?|days?|weeks?|wk|months?|mon|quarters?|years?|yr|hours?|minutes?|periods?|times?|timestamp"
    r"|datetime|seasons?|rounds?|game_?week)(?:$|_|\d)"
)
"""How the columns are called that count time."""


def note_later(target: ast.expr, value: ast.expr, run: Run) -> None:
    """Take note of `table["month"] += 1`: what was learned of a month is known to the rows of a later one by it."""
    if isinstance(target, ast.Attribute) and target.attr == "index" and _adds(target, value):
        _shift_index(run.evaluate(target.value))
        return
    name = _column(target)
    if not name or _PERIOD.search(name) is None or not _adds(target, value):
        return
    owner = run.evaluate(target.value)  # type: ignore[attr-defined]
    if isinstance(owner, Statistic):
        owner.facts = frozenset(fact for fact in owner.facts if name not in fact.groups)
    elif isinstance(owner, Data):
        owner.facts = frozenset(pair for pair in owner.facts if name not in pair[1].groups)


def _shift_index(owner: Value) -> None:
    """Take note that the groups of a table are labelled by later periods than they are of."""
    if isinstance(owner, Statistic):
        owner.facts = frozenset(
            fact for fact in owner.facts if len(fact.groups) != 1 or not _is_of_periods(fact.groups)
        )


def _column(target: ast.expr) -> str:
    """Return the column that a subscript names; empty for another."""
    named = target.slice if isinstance(target, ast.Subscript) else None
    return named.value if isinstance(named, ast.Constant) and isinstance(named.value, str) else ""


def _adds(target: ast.expr, value: ast.expr) -> bool:
    """Whether `value` is what `target` holds and something more, which is no negative number."""
    if not (isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add)):
        return False
    more = value.right
    negative = isinstance(more, ast.UnaryOp) and isinstance(more.op, ast.USub)
    return not negative and ast.unparse(value.left) == ast.unparse(target)


def earlier(facts: Iterable[Fact], arguments: Arguments) -> frozenset[Fact]:
    """Return what `shift` leaves of what was learned: by periods, it gives each what is known of those before."""
    periods = arguments.get(0, "periods")
    if isinstance(periods, Plain) and isinstance(periods.value, int) and periods.value < 1:
        return frozenset(facts)
    return frozenset(fact for fact in facts if not _is_of_periods(fact.groups))


def _is_of_periods(groups: Names) -> bool:
    return any(_PERIOD.search(name) is not None for name in groups)


def shifted(owner: Data, arguments: Arguments) -> Data:
    """Return a grouped table's rows with the values of rows before them."""
    left = earlier((fact for _, fact in owner.facts), arguments)
    return owner.derived(facts=frozenset(pair for pair in owner.facts if pair[1] in left))


def renamed(owner: Statistic, name: str, value: Value) -> None:
    """Take note of the columns of a table of groups where they are written down."""
    elements = getattr(value, "elements", [])
    texts = [one.value for one in elements if isinstance(one, Plain) and isinstance(one.value, str)]
    if name == "columns" and texts and len(texts) == len(elements):
        owner.names = frozenset(texts)
