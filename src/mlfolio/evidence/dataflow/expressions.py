"""What each kind of expression stands for."""

import ast
from collections.abc import Callable

from mlfolio.evidence.dataflow import knowledge, subscripts
from mlfolio.evidence.dataflow.arithmetic import binary, combined, is_number, texts_joined
from mlfolio.evidence.dataflow.assignments import assign
from mlfolio.evidence.dataflow.attributes import attribute_of
from mlfolio.evidence.dataflow.calls import evaluate_call
from mlfolio.evidence.dataflow.code_values import Function
from mlfolio.evidence.dataflow.comprehensions import comprehension, dictionary_comprehension
from mlfolio.evidence.dataflow.decisions import decide, decide_together, truth_of
from mlfolio.evidence.dataflow.holders import Items, Mapping
from mlfolio.evidence.dataflow.joining import facts_of, join, joined
from mlfolio.evidence.dataflow.masks import compared, inverted
from mlfolio.evidence.dataflow.plain import PLAIN, PRESENT, TURN, Plain, Value, is_turn
from mlfolio.evidence.dataflow.rows import Site
from mlfolio.evidence.dataflow.run import Run
from mlfolio.evidence.dataflow.scales import mixed
from mlfolio.evidence.dataflow.sequences import listed
from mlfolio.evidence.dataflow.values import Data, Library, Statistic

_PYTHON_NAMES = frozenset(dir(__builtins__) if not isinstance(__builtins__, dict) else __builtins__)


def _constant(node: ast.Constant, run: Run) -> Value:
    if isinstance(node.value, str):
        run.texts.add(node.value)
    return Plain(node.value, known=True)


def _name(node: ast.Name, run: Run) -> Value:
    found = run.scope.find(node.id)
    if found is not None:
        return found
    if node.id in _PYTHON_NAMES or node.id in knowledge.ALIASES or knowledge.call_of(node.id) is not None:
        return Library(node.id)
    if knowledge.makes_estimator(node.id) or (node.id[:1].isupper() and not node.id.isupper() and "_" not in node.id):
        return Library(node.id)
    value = run.fresh("name", node, node.id)
    run.scope.module.names[node.id] = value
    return value


def _attribute(node: ast.Attribute, run: Run) -> Value:
    value = run.evaluate(node.value)
    run.texts.add(node.attr)
    if node.attr == "T" and isinstance(value, Data) and (sites := _of_each_column(node.value, value, run)):
        # What is fitted to columns, or computed of them, that are rows turned over learns of each row by itself.
        return value.derived(facts=frozenset(pair for pair in value.facts if pair[1].site not in sites))
    return attribute_of(value, node.attr, run)


def _of_each_column(node: ast.expr, value: Data, run: Run) -> set[Site]:
    """Return where something was learned of each column of what is turned over before its rows are parted."""
    if _is_fitted_turned(node):
        return {run.site(node)}
    return set() if any(atom.steps for atom in value.rows) else run.of_columns


def _is_fitted_turned(node: ast.expr) -> bool:
    called = node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""
    given = node.args[0] if isinstance(node, ast.Call) and node.args else None
    return called == "fit_transform" and isinstance(given, ast.Attribute) and given.attr == "T"


def _subscript(node: ast.Subscript, run: Run) -> Value:
    return subscripts.load(node, run)


def _sequence(node: ast.Tuple | ast.List | ast.Set, run: Run) -> Value:
    return Items(listed(node.elts, run), whole=not any(isinstance(one, ast.Starred) for one in node.elts))


def _dictionary(node: ast.Dict, run: Run) -> Value:
    made = Mapping()
    for key, value in zip(node.keys, node.values, strict=True):
        known = run.evaluate(key) if key is not None else PLAIN
        held = run.evaluate(value)
        if isinstance(known, Plain) and known.known:
            made.entries[known.value] = held
        else:
            made.rest.append(held)
    return made


def _unary(node: ast.UnaryOp, run: Run) -> Value:
    value = run.evaluate(node.operand)
    if isinstance(value, Data):
        return inverted(value) if isinstance(node.op, ast.Invert) else value.derived()
    truth = truth_of(value) if isinstance(node.op, ast.Not) else None
    if truth is not None:
        return Plain(not truth, known=True)
    if isinstance(value, Plain) and value.known:
        if isinstance(node.op, ast.USub) and is_number(value.value):
            return Plain(-value.value, known=True)
        return PLAIN
    return value if isinstance(value, Statistic) else PLAIN


def _compare(node: ast.Compare, run: Run) -> Value:
    left = run.evaluate(node.left)
    rights = [run.evaluate(one) for one in node.comparators]
    if _marks_an_extreme(node):
        # `column == column.max()` says where a value stands that marks something: which one it is, is no matter.
        rights = [PLAIN]
    decided = decide(node, left, rights[0], run)
    if decided is not None:
        return decided
    whole = left
    for right in rights:
        whole = combined(whole, right) or PLAIN
    if isinstance(whole, Data):
        whole.facts = mixed(whole.facts)
        return compared(node, left, rights[0], whole, run.wording)
    return whole if isinstance(whole, Statistic) else PLAIN


def _marks_an_extreme(node: ast.Compare) -> bool:
    """Whether a column is compared with its own largest or least value, to be equal or not."""
    right = node.comparators[0]
    equal = len(node.ops) == 1 and isinstance(node.ops[0], ast.Eq | ast.NotEq)
    if not (equal and isinstance(right, ast.Call) and isinstance(right.func, ast.Attribute)):
        return False
    return right.func.attr in ("max", "min") and ast.dump(right.func.value) == ast.dump(node.left)


def _boolean(node: ast.BoolOp, run: Run) -> Value:
    values = [run.evaluate(value) for value in node.values]
    return decide_together(node.op, values) or joined(values)


def _conditional(node: ast.IfExp, run: Run) -> Value:
    test = run.evaluate(node.test)
    truth = truth_of(test)
    if truth is not None:
        return run.evaluate(node.body if truth else node.orelse)
    made = join(run.evaluate(node.body), run.evaluate(node.orelse))
    if not isinstance(test, Data | Statistic):
        return made
    only_decides = isinstance(test, Statistic) and (isinstance(made, Data) or not facts_of(made))
    return made if only_decides and _is_of_the_whole(node.test) else combined(made, test) or made


def _is_of_the_whole(test: ast.expr) -> bool:
    """Whether a statistic alone is compared with numbers that are written out: all rows then take the same way.

    No value of the statistic comes into them (`band / 10000 if band.max() > 2 else band`); where it is compared with
    each row's own value, it does.
    """
    if isinstance(test, ast.BoolOp):
        return all(map(_is_of_the_whole, test.values))
    if isinstance(test, ast.UnaryOp):
        return _is_of_the_whole(test.operand)
    sides = [test.left, *test.comparators] if isinstance(test, ast.Compare) else []
    return bool(sides) and sum(not isinstance(one, ast.Constant) for one in sides) == 1


def _lambda(node: ast.Lambda, run: Run) -> Value:
    return Function(node, run.scope)


def _await(node: ast.Await | ast.Starred, run: Run) -> Value:
    return run.evaluate(node.value)


def _yield(node: ast.Yield | ast.YieldFrom, run: Run) -> Value:
    value = run.evaluate(node.value) if node.value is not None else PLAIN
    if run.returned:
        run.returned[-1] = join(run.returned[-1], Items([value]))
    return PLAIN


def _named(node: ast.NamedExpr, run: Run) -> Value:
    value = run.evaluate(node.value)
    assign(node.target, value, run)
    return value


def _formatted(node: ast.JoinedStr, run: Run) -> Value:
    held = [_part_of_text(part, run) for part in node.values]
    if any(map(is_turn, held)):
        return TURN
    made = texts_joined(held)
    if made is not None:
        return made
    return PRESENT if any(isinstance(part, ast.Constant) and part.value for part in node.values) else PLAIN


def _part_of_text(part: ast.expr, run: Run) -> Value:
    """Return a part of a text as it will be written there, where that is known."""
    value = run.evaluate(part.value if isinstance(part, ast.FormattedValue) else part)
    plain = isinstance(part, ast.FormattedValue) and part.format_spec is None and part.conversion < 0
    if plain and isinstance(value, Plain) and value.known and isinstance(value.value, int):
        return Plain(str(value.value), known=True)
    return value if not isinstance(part, ast.FormattedValue) or plain or is_turn(value) else PLAIN


EVALUATORS: dict[type, Callable[..., Value]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Subscript: _subscript,
    ast.Tuple: _sequence,
    ast.List: _sequence,
    ast.Set: _sequence,
    ast.Dict: _dictionary,
    ast.BinOp: binary,
    ast.UnaryOp: _unary,
    ast.Compare: _compare,
    ast.BoolOp: _boolean,
    ast.IfExp: _conditional,
    ast.Lambda: _lambda,
    ast.ListComp: comprehension,
    ast.SetComp: comprehension,
    ast.GeneratorExp: comprehension,
    ast.DictComp: dictionary_comprehension,
    ast.Await: _await,
    ast.Starred: _await,
    ast.Yield: _yield,
    ast.YieldFrom: _yield,
    ast.NamedExpr: _named,
    ast.JoinedStr: _formatted,
    ast.Call: evaluate_call,
}
