"""Where a source trains a model: by a library's `fit`, by steps of a gradient, by functions of the project."""

import ast
from collections.abc import Iterator
from functools import lru_cache

from mlfolio.evidence.code.callees import callee, last_name, receiver, spelled
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.closed_forms import descents_of_formulas
from mlfolio.evidence.learning.densities import answers_are_constant, constant_names, fits_a_density
from mlfolio.evidence.learning.fitted import fitted, makers, only_transforms
from mlfolio.evidence.learning.library import libraries
from mlfolio.evidence.learning.modes import mode_switches
from mlfolio.evidence.learning.names import Names
from mlfolio.evidence.learning.other_trainings import other_trainings
from mlfolio.evidence.learning.roles import Called, roles_of
from mlfolio.evidence.learning.weight_updates import without_idle_steps
from mlfolio.patterns import lazy_pattern

_FITS = frozenset({".fit", ".partial_fit", ".fit_predict", ".fit_generator", ".fit_one_cycle"})
_STATISTICS = frozenset("GLM GLS Logit OLS Probit WLS glm logit ols KaplanMeierFitter CoxPHFitter".split())

_OWN_TRAINING = lazy_pattern(
    r"(train|learn|fit|create_(decision_)?tree\w*|sgd|((stochastic|batch|mini_?batch)_)?gradient_?descent"
    r"|(build|grow|make)_?(decision_?)?tree|decision_tree_algorithm|perceptron|back_?prop\w*|train_?(model|network|nn|step"
    r"|epoch|one_epoch|loop|classifier|regressor|and_evaluate|and_test)\w*|fit_?model\w*|(linear|logistic)_regression"
    r"|random_?forest(_algorithm)?|adaboost)"
)
_MIXED = lazy_pattern(r"[a-z]+_[A-Z]\w*tree\w*|ID3|CART|SGD|buildTree|createTree|trainModel")
"""Functions of a project that train, by their name in lower case or as it is."""


_GROUPS = lazy_pattern(
    r"(?i)k_?means|cluster|pca|gmm|mixture(?!_?of_?exp)|dbscan|gan\b|gan\.|vae|diffus|auto_?encod|tokeni"
)
"""What is trained without answers that a prediction could be compared with."""
_EMBEDS = lazy_pattern(r"(?i)cbow|skip_?gram|word2?vec")
"""Networks whose weights are what is wanted, and not their answers."""

_CLUSTERS = lazy_pattern(r"(?i)k_?means|k_?medoids|clustering|dbscan|gmm\b|gaussian_?mixture")

_DRAWS_GROUPS = frozenset({"KElbowVisualizer", "SilhouetteVisualizer", "InterclusterDistance", "KElbow", "Silhouette"})
"""Yellowbrick's, which fit the clusterer that they are given."""

_MARKOV = lazy_pattern(r"(?i)hmm|markov|baum_?welch")
_OBSERVED = lazy_pattern(r"(?i)obs|emission|seq|x$")

_OWN_METHODS = frozenset({"train", "learn", "SGD", "sgd", "train_model"})
_OWN_ACRONYMS = frozenset({"ID3", "CART", "SGD"})


def trainings(source: Source, names: Names, called: list[Called]) -> Iterator[tuple[str, str, int]]:
    """Yield a sign for every place that trains, with the role `trained`; models that are named have their own."""
    made_by = makers(source, names, called)
    clustering = clusterings(source)
    delegating = _delegating_lines(source)
    density = fits_a_density(source)
    # What is written by hand in a file called word2vec learns words; a library's model there may be trained on them.
    embeds = _EMBEDS.search(source.path) is not None
    constants = constant_names(source)
    switches = mode_switches(source)
    own = {function.name for function in source.functions}
    called = _without_formulas(source, called)
    yield from other_trainings(source, names, called, clustering)
    for call, name, roles in without_idle_steps(source, called):
        if "step" in roles or (name.endswith((".train", ".cv")) and "model" in roles):
            grouping = density or _EMBEDS.search(spelled(call.func))
            yield "clustered" if grouping else "trained", name.rpartition(".")[2], call.lineno
        elif name in _FITS:
            what = None if call.lineno in delegating else fitted(call, made_by)
            if what is not None:
                groups = _fits_itself(call) or receiver(call) in clustering or name == ".fit_predict"
                groups = groups or (density and what == "?") or answers_are_constant(call, constants)
                yield ("clustered" if groups else _role(what)), what, call.lineno
        elif "cross-validation" in roles and call.args and not name.rpartition(".")[2][0].isupper():
            yield "trained", name.rpartition(".")[2], call.lineno
        elif call.lineno not in delegating and _is_own_training(call, name, own) and call not in switches:
            grouping = density or embeds or _GROUPS.search(spelled(call.func)) or _learns_sequences(call)
            word = name.rpartition(".")[2]
            yield "clustered" if grouping else "own training", word, call.lineno
            if word in own:
                yield "training defined", word, call.lineno


def _without_formulas(source: Source, called: list[Called]) -> list[Called]:
    """Return the calls but for those of functions that descend a formula, which is no model."""
    formulas = descents_of_formulas(source)
    return [one for one in called if callee(one[0]) not in formulas] if formulas else called


def clusterings(source: Source) -> frozenset[str]:
    """Return the variables that a clustering is kept in, by its name, or another object that one is put into."""
    made = [node for node in source.nodes(ast.Assign) if isinstance(node.value, ast.Call)]
    alone = frozenset(
        spelled(target) for node in made if _CLUSTERS.search(last_name(node.value)) for target in node.targets
    )
    around = (node for node in made if _is_put_into(node.value, alone))  # type: ignore[arg-type]
    return alone.union(spelled(target) for node in around for target in node.targets)


def _is_put_into(call: ast.Call, clusterings: frozenset[str]) -> bool:
    """Whether a call is given a clustering first of all, as one that draws it is."""
    given = call.args[0] if call.args else None
    if isinstance(given, ast.Call):
        return _CLUSTERS.search(last_name(given)) is not None
    return bool(clusterings) and given is not None and spelled(given) in clusterings


def _role(what: str) -> str:
    """Return what fitting that class shows: groups have no answers to hold out, and a statistic is no prediction."""
    if what in _DRAWS_GROUPS or "clusterer" in roles_of(f"sklearn.{what}"):
        return "clustered"
    return "inference" if what in _STATISTICS else "trained"


def _is_own_training(call: ast.Call, name: str, own: set[str]) -> bool:
    word = name.rpartition(".")[2]
    if not trains_by_name(word):
        return False
    # `model.train()` without arguments only says how layers behave from here on.
    if name.startswith("."):
        owner = last_name(call.func.value) if isinstance(call.func, ast.Attribute) else ""
        return bool(call.args or call.keywords) and word in _OWN_METHODS and not only_transforms(owner)
    # A class that is made is not trained yet.
    if word[:1].isupper() and (word not in _OWN_ACRONYMS or _is_given_weights(call)):
        return False
    return word in own or name.partition(".")[0] not in libraries()


def _is_given_weights(call: ast.Call) -> bool:
    """Whether it is like `SGD(net.parameters(), lr=0.1)`, which makes an optimiser and takes no step yet."""
    first = call.args[0] if call.args else None
    return isinstance(first, ast.Call) and callee(first) in ("parameters", "get_parameters", "named_parameters")


@lru_cache(maxsize=1 << 14)
def trains_by_name(word: str) -> bool:
    """Return whether a function of that name is one that trains."""
    return bool(_OWN_TRAINING.fullmatch(word.lower()) or _MIXED.fullmatch(word))


def _fits_itself(call: ast.Call) -> bool:
    """Whether what is learned is the data itself, as by an autoencoder: there is no answer that could be wrong."""
    named = {keyword.arg: spelled(keyword.value) for keyword in call.keywords}
    given = [*map(spelled, call.args[:2]), *(named[name] for name in ("x", "y") if name in named)]
    return len(given) > 1 and given[0] == given[1]


def _learns_sequences(call: ast.Call) -> bool:
    """Whether a Markov model is trained on what was observed alone, and not on tagged text."""
    is_markov = _MARKOV.search(spelled(call.func)) is not None
    return is_markov and len(call.args) == 1 and _OBSERVED.match(last_name(call.args[0])) is not None


def _delegating_lines(source: Source) -> frozenset[int]:
    """Return the lines of methods called fit: what is fitted there belongs to the estimator, and nothing runs yet."""
    if source.is_notebook:
        return frozenset()
    methods = [
        each for each in source.functions if each.owner and each.name.strip("_").startswith(("fit", "partial_fit"))
    ]
    return frozenset(line for method in methods for line in range(method.line, method.end + 1))
