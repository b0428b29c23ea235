"""Projections onto a plane that are only drawn: no model is given what they make, so no prediction repeats them."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import walk

_PROJECT = frozenset("PCA KernelPCA TruncatedSVD TSNE UMAP MDS Isomap SpectralEmbedding".split())
_ANSWERS_TOO = frozenset({"LinearDiscriminantAnalysis", "IsotonicRegression"})
"""What projects as well, and is a model where it is asked for answers or handed on."""

_APPLY = frozenset({"fit_transform", "transform", "fit"})
_FEED = frozenset(
    "fit fit_predict partial_fit predict predict_proba score train_test_split cross_val_score cross_validate split"
    " train dump save to_csv to_pickle savez hstack".split()
)
"""What takes rows to a model, or keeps them for one."""

_ROUNDS = 4
"""How far a value is followed from name to name."""


def only_drawn(source: Source) -> frozenset[int]:
    """Return the ids of the calls that make or apply projections, where none of their results goes anywhere else."""
    calls = source.nodes(ast.Call)
    project = _PROJECT | (frozenset() if _asks_for_answers(source) else _ANSWERS_TOO)
    makers = [one for one in calls if callee(one) in project]
    if not makers:
        return frozenset()
    names = {target for one in source.nodes(ast.Assign) if callee(one.value) in project for target in _names(one)}
    applied = [one for one in calls if callee(one) in _APPLY and _is_of_one(one, names, project)]
    if not applied or _goes_on(source, applied):
        return frozenset()
    return frozenset(map(id, (*makers, *applied)))


def _asks_for_answers(source: Source) -> bool:
    """Whether one of those that answer too is used for more than to project: all but its own few methods."""
    bindings = [one for one in source.nodes(ast.Assign) if callee(one.value) in _ANSWERS_TOO]
    if not bindings:
        return True
    names = {name for one in bindings for name in _names(one)}
    methods = [one for one in source.nodes(ast.Attribute) if isinstance(one.value, ast.Name) and one.value.id in names]
    projecting = {id(one.value) for one in methods if one.attr in _APPLY}
    read = [one for one in source.nodes(ast.Name) if one.id in names and isinstance(one.ctx, ast.Load)]
    chained = (one for one in source.nodes(ast.Attribute) if one.attr == "transform" and callee(one.value) == "fit")
    projects = any(one.attr in ("transform", "fit_transform") for one in methods) or any(chained)
    return not projects or any(id(one) not in projecting for one in read)


def _is_of_one(call: ast.Call, names: set[str], project: frozenset[str]) -> bool:
    receiver = call.func.value if isinstance(call.func, ast.Attribute) else None
    if isinstance(receiver, ast.Call):
        return callee(receiver) in project or (callee(receiver) == "fit" and _is_of_one(receiver, names, project))
    return isinstance(receiver, ast.Name) and receiver.id in names


def _goes_on(source: Source, applied: list[ast.Call]) -> bool:
    """Whether a result is returned, kept or handed to what learns, splits or predicts; pipelines are made of others."""
    inside = {id(one) for one in applied}
    carried: set[str] = set()
    bindings = source.nodes(ast.Assign)
    for _ in range(_ROUNDS):
        before = len(carried)
        carried.update(name for one in bindings if _carries(one.value, inside, carried) for name in _names(one))
        if len(carried) == before:
            break
    given = [
        value
        for call in source.nodes(ast.Call)
        if callee(call) in _FEED and id(call) not in inside
        for value in (*call.args, *(word.value for word in call.keywords))
    ]
    returned = [one.value for one in source.nodes(ast.Return) if one.value is not None]
    return any(_carries(value, inside, carried) for value in (*given, *returned))


def _carries(value: ast.expr, applied: set[int], names: set[str]) -> bool:
    nodes = walk(value)
    return any(id(node) in applied or (isinstance(node, ast.Name) and node.id in names) for node in nodes)


def _names(assignment: ast.Assign) -> Iterator[str]:
    for target in assignment.targets:
        node = target
        while isinstance(node, ast.Subscript | ast.Attribute):
            node = node.value
        if isinstance(node, ast.Name):
            yield node.id
