"""What each kind of statement does to the names in scope."""

import ast
from collections.abc import Callable
from contextlib import nullcontext

from mlfolio.evidence.code.expressions import asks_for_main
from mlfolio.evidence.dataflow.alignment import arrives
from mlfolio.evidence.dataflow.assignments import assign
from mlfolio.evidence.dataflow.branching import branch
from mlfolio.evidence.dataflow.code_values import Class, Function, Scope
from mlfolio.evidence.dataflow.columns import leave_out
from mlfolio.evidence.dataflow.decisions import truth_of
from mlfolio.evidence.dataflow.exported_magics import statements_in
from mlfolio.evidence.dataflow.holders import Items, Mapping, names_of
from mlfolio.evidence.dataflow.joining import choices_of, data_of, join
from mlfolio.evidence.dataflow.lags import note_later
from mlfolio.evidence.dataflow.library_table import CODES
from mlfolio.evidence.dataflow.loops import Loop, asks, has_one_turn, is_grid, is_range, only_repeats
from mlfolio.evidence.dataflow.modules import execute_import, execute_import_from
from mlfolio.evidence.dataflow.moved import count_up, forget_counts
from mlfolio.evidence.dataflow.plain import COUNT, PLAIN, TURN, Plain, Value
from mlfolio.evidence.dataflow.run import Run
from mlfolio.evidence.dataflow.sequences import elements_of, is_folds
from mlfolio.evidence.dataflow.values import Data, Statistic

_MOST_TURNS = 8
"""Elements of a known list that a loop is executed for one by one."""


def _expression(node: ast.Expr, run: Run) -> bool:
    exported = statements_in(node.value)
    if exported:
        return run.execute(exported)
    run.evaluate(node.value)
    return False


def _assign(node: ast.Assign, run: Run) -> bool:
    value = run.evaluate(node.value)
    for target in node.targets:
        assign(target, value if arrives(node.value, value, target, run) else PLAIN, run)
        note_later(target, node.value, run)
    return False


def _annotated(node: ast.AnnAssign, run: Run) -> bool:
    if node.value is not None:
        assign(node.target, run.evaluate(node.value), run)
    return False


def _augmented(node: ast.AugAssign, run: Run) -> bool:
    combined = ast.copy_location(ast.BinOp(node.target, node.op, node.value), node)
    value = run.evaluate(combined)
    if isinstance(node.op, ast.Add) and isinstance(value, Data) and value.forwards:
        predicting = {model for model, method, *_ in run.tests if str(method).startswith("predict")}
        run.averaged.update(predicting.intersection(id(one.model) for one in value.forwards))
        if value.residual:
            run.score_predictions(value)
    # What a loop counts up is known for its first turn alone.
    counted = run.loops and isinstance(value, Plain) and value.known
    assign(node.target, PLAIN if counted else value, run)
    note_later(node.target, combined, run)
    return False


def _return(node: ast.Return, run: Run) -> bool:
    if run.returned:
        value = run.evaluate(node.value) if node.value is not None else PLAIN
        run.returned[-1] = join(run.returned[-1], value, ("return", run.site(node)))
    return True


def _leave(node: ast.stmt, run: Run) -> bool:
    return True


def _if(node: ast.If, run: Run) -> bool:
    test = run.evaluate(node.test)
    if asks_for_main(node.test):
        return run.execute(node.body)
    truth = truth_of(test)
    if truth is not None:
        return run.execute(node.body if truth else node.orelse)
    with run.choosing_by(choices_of(test)) if run.loops else nullcontext():
        return branch(run, [node.body, node.orelse])


def _for(node: ast.For | ast.AsyncFor, run: Run) -> bool:
    iterated = run.evaluate(node.iter)
    # Over folds, or over the rows themselves, no setting changes from turn to turn.
    rows = data_of(iterated)
    over_rows = rows is not None and not is_grid(rows)
    over_settings = not (is_folds(iterated) or over_rows or has_one_turn(iterated))
    run.loops.append(Loop(over_settings, run.site(node) if over_settings and only_repeats(node) else None, node))
    of_turn = run.of_turn
    turn = COUNT if is_range(node.iter) else TURN
    known = isinstance(iterated, Items | Mapping) and rows is None
    with nullcontext() if known else run.going_over_rows():
        turns = [PLAIN] if rows and not over_rows else elements_of(iterated, run)[:_MOST_TURNS]
        for number, element in enumerate(turns):
            with run.in_turn(number, node):
                assign(node.target, turn if element is PLAIN or _is_category(element) else element, run)
                run.execute(node.body)
    run.loops.pop()
    run.of_turn = of_turn
    return run.execute(node.orelse)


def _is_category(value: Value) -> bool:
    return isinstance(value, Statistic) and bool(value.facts) and all(one.what == CODES for one in value.facts)


def _while(node: ast.While, run: Run) -> bool:
    run.evaluate(node.test)
    run.loops.append(Loop(not asks(node), node=node))
    count_up(node, run)
    with run.going_over_rows():
        run.execute(node.body)
    forget_counts(node, run)
    run.loops.pop()
    return False


def _with(node: ast.With | ast.AsyncWith, run: Run) -> bool:
    for item in node.items:
        value = run.evaluate(item.context_expr)
        if item.optional_vars is not None:
            assign(item.optional_vars, value, run)
    return run.execute(node.body)


def _try(node: ast.Try, run: Run) -> bool:
    left = run.execute(node.body)
    for handler in node.handlers:
        branch(run, [handler.body, []])
    if not left:
        left = run.execute(node.orelse)
    return run.execute(node.finalbody) or (left and not node.handlers)


def _match(node: ast.Match, run: Run) -> bool:
    run.evaluate(node.subject)
    return branch(run, [*(case.body for case in node.cases), []])


def _function(node: ast.FunctionDef | ast.AsyncFunctionDef, run: Run) -> bool:
    run.scope.names[node.name] = Function(node, run.scope)
    return False


def _class(node: ast.ClassDef, run: Run) -> bool:
    bases = tuple(run.evaluate(base) for base in node.bases)
    scope = Scope(run.scope.path, run.scope)
    run.scope.names[node.name] = Class(node.name, scope, bases)
    with run.within(scope):
        run.execute(node.body)
    return False


def _global(node: ast.Global, run: Run) -> bool:
    run.scope.shared |= frozenset(node.names)
    return False


def _delete(node: ast.Delete, run: Run) -> bool:
    """Take the columns from tables that are deleted; names may be bound again, and are left as they are."""
    for target in node.targets:
        if isinstance(target, ast.Subscript):
            owner, names = run.evaluate(target.value), names_of(run.evaluate(target.slice))
            if isinstance(owner, Data) and names:
                leave_out(owner, names)
    return False


EXECUTORS: dict[type, Callable[..., bool]] = {
    ast.Expr: _expression,
    ast.Assign: _assign,
    ast.AnnAssign: _annotated,
    ast.AugAssign: _augmented,
    ast.Return: _return,
    ast.Raise: _leave,
    ast.Break: _leave,
    ast.Continue: _leave,
    ast.If: _if,
    ast.For: _for,
    ast.AsyncFor: _for,
    ast.While: _while,
    ast.With: _with,
    ast.AsyncWith: _with,
    ast.Try: _try,
    ast.Match: _match,
    ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function,
    ast.ClassDef: _class,
    ast.Global: _global,
    ast.Delete: _delete,
    ast.Import: execute_import,
    ast.ImportFrom: execute_import_from,
}
