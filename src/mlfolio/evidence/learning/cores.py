"""Algorithms that a project writes by hand, and where one of them calls the library that it reimplements."""

import ast
import re
from typing import NamedTuple

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.functions import Function
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.names import Names
from mlfolio.evidence.learning.roles import roles_of
from mlfolio.evidence.learning.training import trains_by_name
from mlfolio.patterns import lazy_pattern

_LEARNING = frozenset({"fit", "train", "forward", "backward", "predict", "learn", "step", "backprop", "cluster"})
"""Methods that make a class an algorithm."""

_SAME = {
    "KNeighbors": r"knn|neighbo",
    "KMeans": r"k_?means",
    "LinearRegression": r"linear",
    "LogisticRegression": r"logistic",
    "DecisionTree": r"tree",
    "RandomForest": r"forest",
    "SVC": r"sv[cm]|support_?vector",
    "NB": r"bayes|_nb$|^nb",
    "MLP": r"mlp|neural|perceptron|network",
    "Perceptron": r"perceptron",
    "AdaBoost": r"ada_?boost",
    "GradientBoosting": r"gradient_?boost|gbm|gbdt",
    "DBSCAN": r"dbscan",
    "GaussianMixture": r"gmm|gaussian_?mixture",
    "PCA": r"pca|principal",
    "Ridge": r"ridge",
    "Lasso": r"lasso",
}
"""Parts of the names of scikit-learn's classes, and what the same algorithm is called where it is written anew."""

_COMPARES = lazy_pattern(r"compar|sklearn|scikit|benchmark|reference|baseline|test|demo|main|eval|plot", re.IGNORECASE)


_PLAIN = (
    r"my|own|custom|simple|scratch|from|algorithm|model|classifier|regressor|regression|decision|random|build|make"
    r"|train|_|\d"
)
"""Words that say nothing more of an algorithm."""


class Core(NamedTuple):
    """A class or function that is an algorithm; `borrowed` names what it calls of the same kind, if it does."""

    name: str
    line: int
    borrowed: str = ""
    borrowed_at: int = 0


@fact(lambda source: source.is_code)
def cores_of(source: Source) -> tuple[Core, ...]:
    """Return the algorithms that a source defines: classes that fit or predict, functions that train by their name."""
    learning = {function.owner for function in source.functions if function.owner and function.name in _LEARNING}
    parts: dict[tuple[str, bool], list[Function]] = {}
    for function in source.functions:
        if function.owner and function.owner in learning:
            parts.setdefault((function.owner, True), []).append(function)
        elif not function.owner and trains_by_name(function.name):
            parts.setdefault((function.name, False), []).append(function)
    calls = _library_calls(source) if parts else []
    return tuple(_core(name, functions, calls) for (name, _), functions in parts.items() if not _COMPARES.search(name))


def _library_calls(source: Source) -> list[tuple[str, int]]:
    """Return the models of scikit-learn that are made in a source, with their lines."""
    names = Names(source)
    called = [(names.of(call.func), call.lineno) for call in source.nodes(ast.Call)]
    wanted = {"model", "simple model", "clusterer", "transformer"}
    return [
        (name.rpartition(".")[2], line)
        for name, line in called
        if name.startswith("sklearn.") and roles_of(name) & wanted
    ]


def _is_named(name: str, words: str) -> bool:
    """Whether a name says no more than that it is that algorithm: `MyKNN` does, `SemiSupervisedGMM` extends one."""
    return re.fullmatch(rf"(?:{_PLAIN}|{words})*", name, re.IGNORECASE) is not None and bool(
        re.search(words, name, re.IGNORECASE)
    )


def _core(name: str, functions: list[Function], calls: list[tuple[str, int]]) -> Core:
    own = [function for function in functions if not _COMPARES.search(function.name)]
    for called, line in calls:
        inside = any(function.line <= line <= function.end for function in own)
        if inside and any(part in called and _is_named(name, words) for part, words in _SAME.items()):
            return Core(name, functions[0].line, called, line)
    return Core(name, functions[0].line)
