"""Where a source trains a model: by a library's `fit`, by steps of a gradient, by functions of the project."""

import ast
from collections.abc import Iterator
from functools import lru_cache

from mlfolio.evidence.code.callees import callee, spelled
from mlfolio.evidence.code.sources import Source
from mlfolio.evidence.learning.closed_forms import descents_of_formulas
from mlfolio.evidence.learning.densities import answers_are_constant, constant_names, fits_a_density
from mlfolio.evidence.learning.library import libraries
from mlfolio.evidence.learning.names import Names
from mlfolio.evidence.learning.other_trainings import other_trainings
from mlfolio.evidence.learning.roles import roles_of
from mlfolio.patterns import lazy_pattern

Called = tuple[ast.Call, str, frozenset[str]]
"""A call, the dotted name of what is called, and its roles."""

_MODELS = frozenset({"model", "simple model", "baseline", "search", "clusterer", "wrapper"})
_FITS = frozenset({".fit", ".partial_fit", ".fit_predict", ".fit_generator", ".fit_one_cycle"})
_PIPELINES = frozenset({"Pipeline", "make_pipeline"})
_STATISTICS = frozenset("GLM GLS Logit OLS Probit WLS glm logit ols KaplanMeierFitter CoxPHFitter".split())
_TRANSFORMS = lazy_pattern(
    r"scal|enc(oder)?\b|encode|vec(tor)?|tf_?idf|imput|pca|svd|tsne|umap|lda|transform|binariz|normaliz|^(le|ohe|sc|ss|mms"
    r"|cv|ct|poly|selector|tokenizer|mlb|lb|norm|rfe|kbest|prep\w*)\d*$|_(le|sc|enc)$|poly|bow|token|select"
)
"""Names of what is fitted only to transform data, in lower case: ignoring case takes twice as long to compile."""

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

_OF_STATES = frozenset({"viterbi", "baum_welch"})

_OWN_METHODS = frozenset({"train", "learn", "SGD", "sgd", "train_model"})
_OWN_ACRONYMS = frozenset({"ID3", "CART", "SGD"})


def trainings(source: Source, names: Names, called: list[Called]) -> Iterator[tuple[str, str, int]]:
    """Yield a sign for every place that trains, with the role `trained`; models that are named have their own."""
    makers = _makers(source, names, called)
    clustering = clusterings(source)
    delegating = _delegating_lines(source)
    density = fits_a_density(source)
    # What is written by hand in a file called word2vec learns words; a library's model there may be trained on them.
    embeds = _EMBEDS.search(source.path) is not None
    constants = constant_names(source)
    own = {function.name for function in source.functions}
    called = _without_formulas(source, called)
    yield from other_trainings(source, names, called, clustering)
    steps = _without_steps_back(source, called)
    for call, name, roles in steps if _updates(source) else [one for one in steps if not _only_derives(one[0])]:
        if "step" in roles or (name.endswith((".train", ".cv")) and "model" in roles):
            grouping = density or _EMBEDS.search(spelled(call.func))
            yield "clustered" if grouping else "trained", name.rpartition(".")[2], call.lineno
        elif name in _FITS:
            what = None if call.lineno in delegating else _fitted(call, makers)
            if what is not None:
                groups = _fits_itself(call) or _receiver(call) in clustering or name == ".fit_predict"
                groups = groups or (density and what == "?") or answers_are_constant(call, constants)
                yield ("clustered" if groups else _role(what)), what, call.lineno
        elif "cross-validation" in roles and call.args and not name.rpartition(".")[2][0].isupper():
            yield "trained", name.rpartition(".")[2], call.lineno
        elif call.lineno not in delegating and _is_own_training(call, name, own):
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
        spelled(target) for node in made if _CLUSTERS.search(_word(node.value)) for target in node.targets
    )
    around = (node for node in made if _is_put_into(node.value, alone))  # type: ignore[arg-type]
    return alone.union(spelled(target) for node in around for target in node.targets)


def _is_put_into(call: ast.Call, clusterings: frozenset[str]) -> bool:
    """Whether a call is given a clustering first of all, as one that draws it is."""
    given = call.args[0] if call.args else None
    if isinstance(given, ast.Call):
        return _CLUSTERS.search(_word(given)) is not None
    return bool(clusterings) and given is not None and spelled(given) in clusterings


def _receiver(call: ast.Call) -> str:
    return spelled(call.func.value) if isinstance(call.func, ast.Attribute) else ""


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
        receiver = _word(call.func.value) if isinstance(call.func, ast.Attribute) else ""
        return bool(call.args or call.keywords) and word in _OWN_METHODS and not _TRANSFORMS.search(receiver.lower())
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


def _makers(source: Source, names: Names, called: list[Called]) -> dict[str, str]:
    """Return what made each variable: the class's name for a library's model or transformer, by the last assignment."""
    known = {id(call): (name, roles) for call, name, roles in called if roles}
    made: dict[str, str] = {}
    for node in source.nodes(ast.Assign):
        if isinstance(node.value, ast.Call) and id(node.value) in known:
            name, roles = known[id(node.value)]
            kind = "" if _only_prepares(node.value, name, known) else _kind(name, roles)
            for target in node.targets:
                made[spelled(target)] = kind
    return made


def _only_prepares(call: ast.Call, name: str, known: dict[int, tuple[str, frozenset[str]]]) -> bool:
    """Whether it is a pipeline all of whose steps are made right there, none of them by what may be a model."""
    if name.rpartition(".")[2] not in _PIPELINES:
        return False
    steps = [step for one in call.args for step in (one.elts if isinstance(one, ast.List) else [one])]
    made = [step.elts[-1] if isinstance(step, ast.Tuple) and step.elts else step for step in steps]
    return bool(made) and all(isinstance(one, ast.Call) and _is_preparation(one, known) for one in made)


def _is_preparation(step: ast.Call, known: dict[int, tuple[str, frozenset[str]]]) -> bool:
    name, roles = known.get(id(step), ("", frozenset()))
    if roles & _MODELS:
        return False
    return bool(roles & {"transformer", "preprocessing"}) or _PREPARES.search(name or _word(step)) is not None


_PREPARES = lazy_pattern(
    r"(?i)impute|encod|scal|transform|vectori|select|drop|normali|discreti|binn|mapper|feature|prepro|clean|trimm|outlier"
)
"""Names of what prepares data; all else in a pipeline may be a model."""


def _kind(name: str, roles: frozenset[str]) -> str:
    word = name.rpartition(".")[2]
    if roles & _MODELS or word in _PIPELINES:
        return word
    return "" if roles & {"transformer", "pipeline"} else word


def _fitted(call: ast.Call, makers: dict[str, str]) -> str | None:
    """Return what a `.fit` trains: a class's name, `?` where it is not known; None where nothing is trained."""
    receiver = call.func.value if isinstance(call.func, ast.Attribute) else call.func
    made = makers.get(spelled(receiver)) if not isinstance(receiver, ast.Call) else None
    if made is not None:
        return made if made and (made not in _PIPELINES or _is_labelled(call)) else None
    word = _word(receiver)
    if _TRANSFORMS.search(word.lower()):
        return None
    if isinstance(receiver, ast.Call) and word[:1].isupper():
        return None if "transformer" in roles_of(f"sklearn.{word}") else word
    # One argument alone holds no answers, unless it is a data set that a network, a pipeline or Spark takes whole.
    return "?" if _is_labelled(call) else None


def _fits_itself(call: ast.Call) -> bool:
    """Whether what is learned is the data itself, as by an autoencoder: there is no answer that could be wrong."""
    named = {keyword.arg: spelled(keyword.value) for keyword in call.keywords}
    given = [*map(spelled, call.args[:2]), *(named[name] for name in ("x", "y") if name in named)]
    return len(given) > 1 and given[0] == given[1]


def _learns_sequences(call: ast.Call) -> bool:
    """Whether a Markov model is trained on what was observed alone, and not on tagged text."""
    is_markov = _MARKOV.search(spelled(call.func)) is not None
    return is_markov and len(call.args) == 1 and _OBSERVED.match(_word(call.args[0])) is not None


def _is_labelled(call: ast.Call) -> bool:
    # What `**` unpacks was put together elsewhere, with the answers among it: a transformer needs no such thing.
    if len(call.args) > 1 or any(keyword.arg is None or keyword.arg in _WITH_ANSWERS for keyword in call.keywords):
        return True
    return bool(call.args) and _TAKES_SETS.search(_word(call.args[0])) is not None


_WITH_ANSWERS = frozenset({"y", "epochs", "validation_data", "eval_set", "batch_size", "steps_per_epoch"})
_TAKES_SETS = lazy_pattern(r"(?i)train|data_?set|loader|_ds$|generator|_gen$")


def _word(node: ast.expr) -> str:
    """Return the last name in an expression: `scaler` of `self.scaler`, `LogisticRegression` of its call."""
    if isinstance(node, ast.Call):
        return _word(node.func)
    if isinstance(node, ast.Subscript):
        return _word(node.value)
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _without_steps_back(source: Source, called: list[Called]) -> list[Called]:
    """Return the calls outside methods in which a layer hands the gradient on: what trains calls these.

    Over the states of a Markov model, whose best path is looked for beside it, a backward pass is no gradient's.
    """
    if any(each.name.strip("_") in _OF_STATES for each in source.functions):
        called = [one for one in called if callee(one[0]) != "backward" or _receiver(one[0]) != "self"]
    methods = [each for each in source.functions if each.owner and each.name.strip("_") in ("backward", "backprop")]
    lines = frozenset(line for method in methods for line in range(method.line, method.end + 1))
    return [one for one in called if one[0].lineno not in lines]


def _only_derives(call: ast.Call) -> bool:
    """Whether it is `loss.backward()`, which finds gradients and changes no weight."""
    return callee(call) == "backward" and not call.args and not call.keywords and _receiver(call) != "self"


_UPDATES = lazy_pattern(r"(?i)step|appl(?:y|ies)|update|optim|descent|sgd|adam|train|learn|fit")


def _updates(source: Source) -> bool:
    """Whether anything in the source may change weights: a call named for it, or numbers that are counted down."""
    if any(isinstance(one.op, ast.Sub) or spelled(one.target).endswith(".data") for one in source.nodes(ast.AugAssign)):
        return True
    if any(_takes_away(one) for one in source.nodes(ast.Assign)):
        return True
    return any(_UPDATES.search(callee(call)) and not _copies_weights(call) for call in source.nodes(ast.Call))


def _copies_weights(call: ast.Call) -> bool:
    """Whether it is given what a parameter holds, and no number is taken from it: `mine.update(theirs.data)`."""
    given = [node for one in call.args for node in ast.walk(one)]
    holds = any(isinstance(node, ast.Attribute) and node.attr == "data" for node in given)
    return holds and callee(call) == "update" and not any(isinstance(node, ast.BinOp) for node in given)


def _takes_away(assignment: ast.Assign) -> bool:
    """Whether something is taken away from what is set: `w = w - rate * slope`."""
    value = assignment.value
    takes = isinstance(value, ast.BinOp) and isinstance(value.op, ast.Sub)
    return takes and spelled(value.left) == spelled(assignment.targets[0])  # type: ignore[attr-defined]


def _delegating_lines(source: Source) -> frozenset[int]:
    """Return the lines of methods called fit: what is fitted there belongs to the estimator, and nothing runs yet."""
    if source.is_notebook:
        return frozenset()
    methods = [
        each for each in source.functions if each.owner and each.name.strip("_").startswith(("fit", "partial_fit"))
    ]
    return frozenset(line for method in methods for line in range(method.line, method.end + 1))
