"""Comprehensions: what they go over, and what they make of it."""

import ast
from collections.abc import Callable

from mlfolio.evidence.dataflow.assignments import assign
from mlfolio.evidence.dataflow.code_values import Scope
from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.grain import Names
from mlfolio.evidence.dataflow.holders import Filled, Items, Mapping, names_of
from mlfolio.evidence.dataflow.joining import choices_of, facts_of, joined
from mlfolio.evidence.dataflow.label_patterns import asked_by
from mlfolio.evidence.dataflow.loops import is_range
from mlfolio.evidence.dataflow.plain import COUNT, PLAIN, Labels, Plain, Value
from mlfolio.evidence.dataflow.rows import UNREAD, Part, Step, is_of_turn, narrowed
from mlfolio.evidence.dataflow.run import Run
from mlfolio.evidence.dataflow.sequences import elements_of
from mlfolio.evidence.dataflow.values import Data, Statistic

_MOST_ELEMENTS = 8


def comprehension(node: ast.ListComp | ast.SetComp | ast.GeneratorExp, run: Run) -> Value:
    """Return what a comprehension of a list, a set or a generator makes."""
    with run.within(Scope(run.scope.path, run.scope)):
        elements, over = _turns(node.generators, run, lambda: run.evaluate(node.elt))
    if isinstance(over, Items) and _only_picks(node):
        return Items(over.elements)
    labels = _labels_picked(over, node, run) if isinstance(over, Labels) and _only_picks(node) else None
    if labels is not None:
        return labels
    if isinstance(over, Items | Mapping):
        return (Items if isinstance(over, Items) and over.whole else Filled)(elements)
    element = joined(elements)
    if isinstance(over, Data) and not isinstance(element, Data):
        facts = frozenset((None, fact) for fact in facts_of(element))
        return over.derived(facts=over.facts | facts)
    if isinstance(element, Data) and element.facts and is_of_turn(element.rows):
        return Filled([element])
    if isinstance(element, Data):
        # What is gone through inside one row, its words for instance, stays inside it.
        return element if isinstance(over, Data) and over.single else element.gathered()
    return element if isinstance(element, Statistic) else Filled(elements)


def _only_picks(node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> bool:
    """Whether a comprehension holds some elements of a list, each as it is; all of them may be some."""
    first, *rest = node.generators
    names = (node.elt, first.target)
    return not rest and all(isinstance(one, ast.Name) for one in names) and names[0].id == names[1].id  # type: ignore[attr-defined]


def _labels_picked(over: Labels, node: ast.ListComp | ast.SetComp | ast.GeneratorExp, run: Run) -> Value | None:
    """Return some of the names of columns; None where nothing is known of those that are left."""
    left_out, asked = _left_out(node.generators[0], run), asked_by(node.generators[0])
    if left_out or asked:
        return Labels(over.dropped | left_out, (*over.asked, *asked), over.born)
    return None if over.dropped or over.asked else Items([over])


def _left_out(part: ast.comprehension, run: Run) -> Names:
    """Return the names that conditions leave out, as `name not in ['a']` and `name != 'a'` do; none for others."""
    found: list[str] = []
    for one in part.ifs:
        turn = isinstance(one, ast.Compare) and isinstance(one.left, ast.Name) and ast.dump(one.left) == _loaded(part)
        if not turn or len(one.ops) != 1 or not isinstance(one.ops[0], ast.NotIn | ast.NotEq):  # type: ignore[attr-defined]
            return frozenset()
        found += names_of(run.evaluate(one.comparators[0]))  # type: ignore[attr-defined]
    return frozenset(found)


def _loaded(part: ast.comprehension) -> str:
    return ast.dump(ast.Name(part.target.id, ast.Load())) if isinstance(part.target, ast.Name) else ""


def dictionary_comprehension(node: ast.DictComp, run: Run) -> Value:
    """Return the dictionary that a comprehension makes."""
    made = Mapping()
    with run.within(Scope(run.scope.path, run.scope)):
        pairs, over = _turns(node.generators, run, lambda: Items([run.evaluate(node.key), run.evaluate(node.value)]))
    for pair in pairs:
        key, value = pair.elements  # type: ignore[attr-defined]
        if isinstance(key, Plain) and key.known and isinstance(key.value, str | int):
            made.entries[key.value] = value
        else:
            made.rest.append(joined([value, over if isinstance(over, Statistic) else PLAIN]))
    return made


def _turns(generators: list[ast.comprehension], run: Run, element: Callable[[], Value]) -> tuple[list[Value], Value]:
    """Return the elements that a comprehension makes, and what its first part goes over."""
    first, *rest = generators
    over = run.evaluate(first.iter)
    found: list[Value] = []
    for number, value in enumerate(elements_of(over, run)[:_MOST_ELEMENTS]):
        with run.in_turn(number, first.iter):
            assign(first.target, COUNT if value is PLAIN and is_range(first.iter) else value, run)
            choices = frozenset(one for condition in first.ifs for one in choices_of(run.evaluate(condition)))
            made = _turns(rest, run, element)[0] if rest else [element()]
        if _asks_of_row(first):
            made = [_some(one, first.ifs, run) for one in made]
        found += [_chosen(one, choices, run) for one in made] if choices else made
    return found, over


def _asks_of_row(part: ast.comprehension) -> bool:
    """Whether a condition asks for one of the values that each row holds, or for what goes with it."""
    turn = part.target
    asked = [one for condition in part.ifs for one in ast.walk(condition)]
    if isinstance(turn, ast.Tuple):
        return bool(asked)
    return isinstance(turn, ast.Name) and any(
        isinstance(one, ast.Subscript) and isinstance(one.value, ast.Name) and one.value.id == turn.id for one in asked
    )


def _some(element: Value, conditions: list[ast.expr], run: Run) -> Value:
    """Return what stands for those rows only that are kept."""
    if not isinstance(element, Data):
        return element
    step = Step((UNREAD, "".join(map(ast.dump, conditions)), *run.callers), Part("is", True))
    return element.taking(narrowed(element.rows, step))


def _chosen(element: Value, choices: frozenset[Fact], run: Run) -> Value:
    """Return the name or number of a column that is picked by how much it matters."""
    return Statistic(choices, run.site(None)) if isinstance(element, Plain) else element
