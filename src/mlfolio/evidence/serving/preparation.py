"""Where code that answers requests prepares its input by itself, instead of by what training fitted."""

import ast

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.serving.services import may_serve

_PREPARERS = frozenset(
    "get_dummies LabelEncoder OneHotEncoder OrdinalEncoder StandardScaler MinMaxScaler RobustScaler CountVectorizer"
    " TfidfVectorizer SimpleImputer PCA fit_transform".split()
)
_LIBRARIES = frozenset("sklearn pandas cuml dask feature_engine category_encoders snowflake".split())


_PREDICTS = ("predict", "predict_proba")


@fact(may_serve)
def own_preparations(source: Source) -> tuple[tuple[str, int], ...]:
    """Return (name, line) of each call within a function that fits an encoder or scaler, or makes dummies; one a line.

    What stands outside functions may prepare once, when the service starts, and is left out.
    """
    definitions = source.definitions
    spans = [(one.lineno, one.end_lineno or one.lineno) for one in definitions]
    found: dict[int, str] = {}
    own = {function.name for function in source.functions} | _brought(source)
    for call in source.calls(*_PREPARERS):
        is_own = isinstance(call.func, ast.Name) and call.func.id in own
        if not is_own and any(first <= call.lineno <= last for first, last in spans):
            found.setdefault(call.lineno, callee(call))
    return tuple((name, line) for line, name in sorted(found.items()))


@fact(may_serve)
def prepared_by_others(source: Source) -> tuple[tuple[str, int], ...]:
    """Return (name, line) of each call of a function from elsewhere whose result a model predicts for."""
    brought = _brought(source)
    predictions = [call.lineno for call in source.calls(*_PREDICTS) if _predicted(call)]
    found: list[tuple[str, int]] = []
    for function in source.definitions:
        if not any(function.lineno <= line <= (function.end_lineno or line) for line in predictions):
            continue
        nodes = list(ast.walk(function))
        predicted = {one.id for node in nodes for one in _predicted(node)}
        for node in nodes:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
                name, targets = callee(node.value), {getattr(one, "id", "") for one in node.targets}
                if isinstance(node.value.func, ast.Name) and name in brought and targets & predicted:
                    found.append((name, node.value.lineno))
    return tuple(dict.fromkeys(found))


def _predicted(node: ast.AST) -> list[ast.Name]:
    """Return the variables that a model predicts for in a call."""
    if not (isinstance(node, ast.Call) and callee(node) in _PREDICTS):
        return []
    return [one for one in node.args if isinstance(one, ast.Name)]


def _brought(source: Source) -> set[str]:
    """Return the names that come from modules of no library known for them: a function of the project's own."""
    return {name for one in source.imports if one.level or one.top not in _LIBRARIES for name in one.names}
