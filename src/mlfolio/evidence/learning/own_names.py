"""What a project's own names show: the functions it defines and calls, and the variables it keeps results in."""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.source import Source
from mlfolio.patterns import lazy_pattern

_MEASURE = (
    "(?:rmsle|rmse|mse|mae|mape|smape|r2|r_?squared|f1|f_?beta|precision|recall|sensitivity|specificity|(?:roc_?)?auc"
    r"|log_?loss|kappa|qwk|(?:dice|jaccard)(?:_(?:index|coef(?:ficient)?))?|m?iou|m?ap_?\d+|mean_average_precision"
    "|ndcg|mcc|gini|perplexity|bleu|wer|psnr|mc_?rmse|w?rmsse|mase|pinball(?:_loss)?"
    "|mean_squared_error|mean_absolute_error|root_mean_squared_error)"
)
_RESULT = (
    "(?:scores?|acc|accuracy|accuracies|loss|losses|rmse|mae|r2|auc|f1|mse|err|errors?|metrics?|history"
    "|preds?|predictions?)"
)
_TRAIN = "(?:tr|train|training|trn)"
_SLICED = (
    "(?:slices?_?(?:[a-z]{1,12}_){0,2}(?:metrics?|scores?|performances?|outputs?|evaluations?)"
    "|(?:metrics?|scores?|performances?)_(?:on_|of_|by_|per_)?(?:slices?|groups?|segments?)"
    "|(?:acc|accuracy|accuracies|precision|recall|f1|auc|rmse|mae|errors?|metrics?|coverage|fpr|tpr)_(?:per|by)"
    "_(?:label|class|group|slice|segment|sex|gender|race|age)|disparate_impact|equali[sz]ed_odds)"
)
"""How well a model does on one part of the rows after the other."""

_INTERVAL = (
    "(?:bootstrap_(?:ci|conf|metric|score|interval|test)|confidence_interval|conf_int|prediction_interval|credible"
    "|(?:reliability|calibration)_(?:curve|diagram|plot|error|table)s?)"
)

_DEFINED = {
    "own metric": r"(?:count|display|num|n)_errors|error_rate"
    r"|(?:(?:compute|calc\w*|get|eval\w*|mean|macro|micro|weighted|my|competition|quadratic\w*)_?)?"
    + _MEASURE
    + "(?:_?(?:scores?|metrics?|errors?|np|torch))?",
    "own accuracy": r"(?:\w*_)?(?:accuracy|acc)(?:_(?:score|metric))?",
    "errors": r"\w*(?:confusion|residuals?|misclassif\w*|importances?|error_analysis|wrong_pred|grad_?cam|saliency"
    r"|(?:show|display|plot|print|inspect)_(?:errors|mistakes|wrong)|predictions?_table|actual_vs_pred|pred\w*_vs_actual"
    rf"|decision_?(?:boundar(?:y|ies)|regions?)|{_SLICED})\w*"
    r"|(?:plot|draw|show|display|visuali[sz]e)_(?:\w+_)?(?:attentions?|alignments?)(?:_\w+)?|attention_?(?:maps?|heat_?maps?|roll_?out)",
    "reinforcement": r"\w*(?:replay_?(?:memory|buffer)|epsilon_greedy|q_?learning|dqn)\w*|rl_?(?:agent|trainer)",
    "style": r"\w*(?:gram_?matri\w*|style_loss|content_loss|skip_?gram|negative_sampl)\w*",
    "own plot": r"(?:plot|draw|visuali[sz]e)_\w+",
    "record": r"(?:log|save|write|record|append|store)_(?:\w+_)?(?:results?|metrics?|scores?|experiments?|runs?)\w*",
    "own preprocessing": r"\w*(?:pre_?process|clean|prepare|impute|engineer|encode|normali[sz]e|standardi[sz]e|featur"
    r"|transform)\w*",
    "baseline": r"\w*(?:baseline|naive_(?:forecast|model|pred\w*)|dummy_(?:model|clf|pred\w*))\w*",
    "uncertainty": rf"\w*{_INTERVAL}\w*",
    "curves": r"\w*(?:learning_curve|early_?stop|validation_curve|plot_(?:loss|losses|history|training|curves)"
    r"|loss_curve)\w*",
}
"""Functions that are defined or called without a module before them, by the whole of their name."""

_KEPT = {
    "train score": rf"(?:{_TRAIN}_?{_RESULT}|{_RESULT}_?{_TRAIN}|y_?(?:train_pred|pred_train)\w*)\d*",
    "errors": r"\w*(?:confusion|residuals?|misclassif\w*|importances?|cnf_?mat\w*|conf_?mat\w*"
    rf"|false_(?:positives|negatives)|{_SLICED})\w*",
    "baseline": r"\w*baseline\w*|null_(?:accuracy|model|score)|dummy_?(?:clf|model|score|reg)\w*",
    "uncertainty": rf"\w*{_INTERVAL}\w*|ci_(?:low|high|lower|upper)\w*|lower_ci|upper_ci"
    rf"|(?:std|sd|sem)_?{_RESULT}|(?:\w*_)?{_RESULT}_?(?:std|sd|stds|sem|stdev)",
    "own metric": rf"(?:\w+_)?{_MEASURE}(?:_(?:scores?|test|val|valid))?"
    r"|(?:n_?|num_?)?(?:tps?|tns|true_?pos(?:itives?)?)",
    "own accuracy": r"(?:\w+_)?(?:accuracy|accuracies|acc)(?:_(?:test|val|valid|score|list|history))?\d*"
    r"|(?:(?:n|num|total|running|train|test|val|epoch|batch)_)?corrects?|correct_(?:preds?|predictions?|outputs?|count)",
    "record": r"(?:metrics|results|scores|metadata|experiments?)_(?:path|file|csv|json|log)",
    "reinforcement": r"(?:total|episode|cumulative|mean|avg)_?rewards?|q_?table|(?:n|num)_episodes",
    "held-out loss": r"v_?loss(?:es)?|(?:val|valid|validation|dev)_?loss(?:es)?(?:_history)?|loss(?:es)?_val(?:id)?",
    "score of folds": rf"(?:cv|folds?)_{_RESULT}",
    "curves": r"(?:val|valid|validation|dev)_?(?:loss|losses|loss_history)\w*|early_?stop\w*|patience",
}
"""Variables, by the whole of their name."""


_EARNED = lazy_pattern(
    r"(?:\w+_)?(?:profit|revenue|payoff|savings|(?:total|expected|business|misclassification)_costs?)(?:_\w+)?"
)
_PREDICTED = lazy_pattern(r"(?:\w+_)?pred(?:s|icts?|icted|ictions?)?(?:_\w+)?")
"""What is won or lost by decisions, and what decides."""

_OWN_MODULES = frozenset({"self", "metrics", "metric", "utils", "helpers", "evaluation", "plots", "plotting", "viz"})
_SCORES = lazy_pattern(rf"\w*(?:{_RESULT}|cv|results?)")
_SCORED = lazy_pattern(
    rf"(?:mean_|std_)?(?:test|val|valid|validation|train|cv|fold)_\w+|(?:\w+_)?{_MEASURE}|acc|accuracy|scores?|loss"
)
"""Keys of a table of results; `risk_score` is a column of data."""

_HANDLES = frozenset("open reader writer figure subplot subplots add_subplot".split())
"""What gives a file or a figure, which people number: `f1 = open(...)` measures nothing."""

_MEASURED = frozenset({"own metric", "own accuracy"})

_WORLDS = ("env", "envs", "environment")
"""What learns by trial takes a step in, and is told by what it gets for it."""

NETWORKS = frozenset({"Module", "LightningModule", "Model", "Layer"})


def told_by_names(source: Source) -> Iterator[tuple[str, str, int]]:
    """Yield a sign for each name that shows something, once a name."""
    for name, line in _first(_functions(source)).items():
        yield from ((role, name, line) for role in _roles(name, "defined"))
    written = frozenset(_written_down(source))
    for name, line in _first(_stored(source)).items():
        roles = (role for role in _roles(name, "kept") if not (name in written and role in _MEASURED))
        yield from ((role, name, line) for role in roles)
    yield from (("own metric", name, line) for name, line in _first(list(_earned(source))).items())
    for call in source.nodes(ast.Call):
        if isinstance(call.func, ast.Attribute):
            if call.func.attr in ("std", "sem") and _spreads_scores(call):
                yield "uncertainty", call.func.attr, call.lineno
            elif call.func.attr == "step" and call.args and callee(call.func.value).lower().endswith(_WORLDS):
                yield "reinforcement", "step", call.lineno


def _earned(source: Source) -> Iterator[tuple[str, int]]:
    """Yield the variables that hold what the decisions of a model earn: a sum over rows that it was compared for."""
    for kind in (ast.Assign, ast.AugAssign):
        for node in source.nodes(kind):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            named = isinstance(target, ast.Name) and _EARNED.fullmatch(target.id.lower()) is not None
            if named and any(map(_asks_predictions, ast.walk(node.value))):
                yield target.id, node.lineno


def _asks_predictions(node: ast.AST) -> bool:
    """Whether an expression asks which rows were predicted to be what."""
    return isinstance(node, ast.Compare) and any(
        isinstance(one, ast.Name) and _PREDICTED.fullmatch(one.id.lower()) for one in (node.left, *node.comparators)
    )


def _stored(source: Source) -> list[tuple[str, int]]:
    handles = set(_handles(source))
    # Networks have residual connections, which are no errors.
    nets = any(callee(base) in NETWORKS for each in source.nodes(ast.ClassDef) for base in each.bases)
    return [
        (node.id, node.lineno)
        for node in source.stored
        if node.id not in handles and not (nets and "residual" in node.id.lower())
    ]


def _handles(source: Source) -> Iterator[str]:
    given = [(target, node.value) for node in source.nodes(ast.Assign) for target in node.targets]
    given += [(item.optional_vars, item.context_expr) for node in source.nodes(ast.With) for item in node.items]
    for target, value in given:
        if isinstance(value, ast.Call) and callee(value) in _HANDLES:
            yield from (node.id for node in ast.walk(target) if isinstance(node, ast.Name)) if target else ()


def _written_down(source: Source) -> Iterator[str]:
    """Yield the names that are given a fraction that stands in the code, and nothing else: nobody measured it here."""
    given = Counter(
        target.id
        for node in source.nodes(ast.Assign)
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, float) and node.value.value % 1
        for target in node.targets
        if isinstance(target, ast.Name)
    )
    stored = Counter(node.id for node in source.stored) if given else given
    yield from (name for name, times in given.items() if stored[name] == times)


def _functions(source: Source) -> list[tuple[str, int]]:
    found = [(function.name, function.line) for function in source.functions]
    return found + [(callee(call), call.lineno) for call in source.nodes(ast.Call) if _is_own(call)]


def _is_own(call: ast.Call) -> bool:
    """Whether it may well call a function of the project: by its bare name, of `self`, of a module called metrics."""
    if isinstance(call.func, ast.Name):
        return True
    receiver = getattr(call.func, "value", None)
    plots = callee(call).startswith("plot_") and callee(call) != "plot_model"
    return isinstance(receiver, ast.Name) and (receiver.id in _OWN_MODULES or plots)


def _first(named: list[tuple[str, int]]) -> dict[str, int]:
    return dict(reversed(named))


# In lower case, as the names are: a pattern that ignores case takes twice as long to compile.
_COMPILED = {
    place: tuple((role, lazy_pattern(pattern)) for role, pattern in table.items())
    for place, table in (("defined", _DEFINED), ("kept", _KEPT))
}


@lru_cache(maxsize=1 << 14)
def _roles(name: str, place: str) -> tuple[str, ...]:
    lower = name.lower()
    return tuple(role for role, pattern in _COMPILED[place] if pattern.fullmatch(lower))


def _spreads_scores(call: ast.Call) -> bool:
    """`scores.std()`, `np.std(cv_scores)`: the spread of results, not that of a column."""
    receiver = call.func.value if isinstance(call.func, ast.Attribute) else call.func
    given = map(_unpacked, (receiver, *call.args[:1]))
    return any(map(_is_score, given)) and not callee(receiver).startswith("df")


def _unpacked(node: ast.expr) -> ast.expr:
    """Return what an array is made of, where that has a name: `accuracies` of `torch.tensor(accuracies)`."""
    while isinstance(node, ast.Call) and callee(node) in _ARRAYS and node.args:
        node = node.args[0]
    return node


_ARRAYS = frozenset("array asarray tensor as_tensor FloatTensor Tensor stack Series list float".split())


def _is_score(node: ast.expr) -> bool:
    """Whether an expression says that it is a result: by a variable's name, a key, the function that made it."""
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
        return _SCORED.fullmatch(node.slice.value.lower()) is not None
    return _SCORES.fullmatch((node.id if isinstance(node, ast.Name) else callee(node)).lower()) is not None
