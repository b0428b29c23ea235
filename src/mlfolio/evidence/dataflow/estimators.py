"""Estimators: what their methods learn, apply, train and test."""

import ast

from mlfolio.evidence.dataflow import given, knowledge, pipelines, tuners
from mlfolio.evidence.dataflow.events import UNKNOWN_MODEL, Exam
from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.gaps import NOWHERE
from mlfolio.evidence.dataflow.holders import Items
from mlfolio.evidence.dataflow.joining import data_of, parts_of
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.library_table import FILL
from mlfolio.evidence.dataflow.model_tests import BOOSTED, record, tested
from mlfolio.evidence.dataflow.plain import PLAIN, Plain, Value
from mlfolio.evidence.dataflow.rows import GROUPS, NO_ROWS, Part, Rows, Step, narrowed
from mlfolio.evidence.dataflow.run import Arguments, Run, as_data
from mlfolio.evidence.dataflow.sequences import Folds, folds_of
from mlfolio.evidence.dataflow.training import (
    FIRST_NAMES,
    answers_are_clusters,
    describes,
    facts_learned,
    first_data,
    is_one_of_many,
    target_of,
)
from mlfolio.evidence.dataflow.values import Data, Estimator, Statistic, Training

ONCE = "once"
"""What a splitter that yields one fold is marked with."""


def made(name: str, effect: str, arguments: Arguments, run: Run, what: str = "") -> Estimator:
    """Return a new estimator, with those it is given inside it."""
    inner = tuple(part for value in arguments.all() for part in parts_of(value) if isinstance(part, Estimator))
    effect, what = given.left_to_learn(name, effect, what, arguments)
    estimator = Estimator(name, effect, what, run.site(arguments.node), inner)
    estimator.own, estimator.steps = pipelines.own_steps(arguments), pipelines.named_steps(name, arguments)
    if effect == "splitter" and arguments.literal("n_splits", "n_iter") == 1:
        estimator.what = ONCE
    estimator.own_folds = not _makes_folds(arguments.named.get("cv", PLAIN))
    if arguments.literal("oob_score") is True:
        run.validated.add(name)
    if effect == "model-of-data":
        estimator.pending = _statsmodels_data(arguments)
    return estimator


def _makes_folds(cv: Value) -> bool:
    """Whether a search is told how many folds to make, or by which splitter, and not which rows they hold."""
    if isinstance(cv, Estimator):
        return cv.effect == "splitter" and cv.name != "PredefinedSplit"
    return isinstance(cv, Plain | Folds)


def _statsmodels_data(arguments: Arguments) -> Data | None:
    return data_of(arguments.get(1, "exog", "data", "X") or arguments.get(0, "endog") or PLAIN)


def role_of(owner: Data, run: Run) -> Estimator:
    """Return what data nobody knows is when it is used as a model."""
    if owner.role is None:
        owner.role = Estimator(UNKNOWN_MODEL, "unknown", "", run.site(None))
    return owner.role


def call_method(owner: Estimator, name: str, arguments: Arguments, run: Run) -> Value:
    """Return what a method of an estimator gives."""
    if owner.effect == "splitter":
        return _folds(owner, arguments, run) if name == "split" else PLAIN
    if name in ("fit_resample", "fit_sample"):
        return _resampled(owner, arguments, run)
    if name in ("fit_transform", "fit_predict", "fit_transform_resample"):
        fit(owner, arguments, run)
        return _apply(owner, name, arguments, run)
    if name in knowledge.TRAINS or (name == tuners.SEARCHES and owner.name in tuners.TUNERS):
        fit(owner, arguments, run)
        return owner
    if name in knowledge.APPLIES:
        return _apply(owner, name, arguments, run)
    if name in knowledge.TESTS:
        return tested(owner, name, arguments, run)
    if owner.name in tuners.TUNERS:
        return tuners.found(owner, name, arguments, run)
    return _other(owner, name, arguments, run)


_EXPLAINS = frozenset("summary summary2 get_influence conf_int outlier_test f_test t_test wald_test".split())
"""Methods that tell what a model says of the rows that it was fitted to."""

_SAVES = frozenset(["save", "save_model", "save_pretrained"])

_RETURN_THEIR_OWNER = frozenset("set_params to cuda cpu float double train eval".split())
"""Methods that give their object back, whatever they are given: a device, a mode."""


def _other(owner: Estimator, name: str, arguments: Arguments, run: Run) -> Value:
    if name in _EXPLAINS:
        run.explained.add(id(owner))
    if name in _SAVES:
        run.saved.add(id(owner))
    if name in ("add", "compile", "summary", "get_params"):
        return PLAIN
    if name in _RETURN_THEIR_OWNER:
        return owner
    if "split" in name:
        return run.fresh("call", arguments.node)
    if name == "get_support":
        return Statistic(frozenset(fact for _, fact in facts_learned(owner)), owner.site)
    given = first_data(arguments, run)
    if given is not None:
        return given.derived(facts=given.facts | facts_learned(owner))
    return PLAIN


def fit(owner: Estimator, arguments: Arguments, run: Run) -> None:
    """Train an estimator; what is validated while it trains counts as a test."""
    value = arguments.get(0, *FIRST_NAMES)
    data = owner.pending if owner.pending is not None else as_data(value, run) if value is not None else None
    train_on(owner, data or Data(), arguments, run)


def train_on(owner: Estimator, data: Data, arguments: Arguments, run: Run) -> None:
    """Record that an estimator was trained on `data`."""
    site = run.site(arguments.node)
    _note(owner, data, arguments, run)
    rows = _without_validation(owner, data, arguments, run)
    before = owner.trainings if owner.name in knowledge.GOES_ON or _goes_on(arguments) else ()
    trained = rows.union(*(one.rows for one in before))
    if owner.what == FILL and data.gaps == NOWHERE:
        # What fills gaps learns nothing that is used where there are none.
        trained = NO_ROWS
    answers = arguments.get(1, "y", "Y")
    target, of_clusters = target_of(arguments), answers_are_clusters(answers)
    describing = describes(arguments.get(0, *FIRST_NAMES), answers)
    place = answers.place if isinstance(answers, Data) else ()
    training = Training(trained, data.facts, site, target, of_clusters, describing, place)
    run.train(owner, (*before, training))
    for name in sorted(knowledge.VALIDATES & arguments.named.keys()):
        for seen in _validated(name, arguments.named[name]):
            record(owner, Exam(name, seen.rows, seen.facts, site, chooses=_stops_early(arguments)), run)


def _note(owner: Estimator, data: Data, arguments: Arguments, run: Run) -> None:
    """Note what a training says beside what is learned: whose predictions it learns from, and what it tries."""
    if data.forwards:
        run.fed.update(one.site for one in data.forwards)
        run.blends.add(run.site(arguments.node))
    if run.in_loop and not is_one_of_many(arguments):
        run.looped.add(run.site(arguments.node))
    if owner.name.endswith("SearchCV"):
        run.validated.update(one.name for one in owner.inner)


def _without_validation(owner: Estimator, data: Data, arguments: Arguments, run: Run) -> Rows:
    """Return the rows but for those that a share keeps back, on which a test is recorded."""
    split = arguments.named.get("validation_split")
    if not isinstance(split, Plain) or split.value == 0:
        return data.rows
    site = run.site(arguments.node)
    key = ("validation", site)
    rows, rest = (narrowed(data.rows, Step(key, Part(part))) for part in ("part", "rest"))
    validated = Estimator(owner.name, "model", "", site)
    validated.trainings = (Training(rows, data.facts, site),)
    record(validated, Exam("validation_split", rest, data.facts, site), run)
    return rows


def _goes_on(arguments: Arguments) -> bool:
    """Whether the method goes on from the training before, whatever the model."""
    called = arguments.node.func if arguments.node is not None else None
    return isinstance(called, ast.Attribute) and called.attr in ("partial_fit", "train_on_batch")


def _validated(name: str, value: Value) -> list[Data]:
    """Return the features of each (features, target) pair, or each set, given for validation."""
    if isinstance(value, Data):
        return [value]
    if not isinstance(value, Items) or not value.elements:
        return []
    first = value.elements[0]
    if isinstance(first, Data) and name not in knowledge.LISTS_SETS:
        return [first]
    return [data for one in value.elements if (data := _leading(one)) is not None]


def _leading(pair: Value) -> Data | None:
    first = pair.elements[0] if isinstance(pair, Items) and pair.elements else pair
    return first if isinstance(first, Data) else None


def _apply(owner: Estimator, name: str, arguments: Arguments, run: Run) -> Value:
    data = first_data(arguments, run)
    if data is None:
        return PLAIN
    if data.single and name == "fit_transform":
        # What is fitted to one row or window after the other learns of each by itself.
        return data.derived()
    made_data = data.derived(facts=data.facts | facts_learned(owner) | pipelines.learned_by_own(owner, name, data, run))
    made_data.column = data.column
    subset = arguments.literal("subset")
    if isinstance(subset, str):
        made_data.rows = narrowed(data.rows, Step("subset", Part("is", subset)))
    return made_data


def _resampled(owner: Estimator, arguments: Arguments, run: Run) -> Value:
    results: list[Value] = []
    for value in arguments.positional[:2] or arguments.all()[:2]:
        data = data_of(value) or Data()
        facts = data.facts
        if owner.effect != "undersampler":
            site = run.site(arguments.node)
            facts |= {(None, Fact(owner.name, "copies of rows", data.rows, site, copies=True))}
        results.append(data.derived(facts=facts))
    return Items(results)


def _folds(owner: Estimator, arguments: Arguments, run: Run) -> Value:
    """Return the indices of folds; a splitter of a single fold does what `train_test_split` does."""
    data = data_of(arguments.get(0, "X") or PLAIN) or Data()
    site = run.site(arguments.node)
    key = ("split", site) if owner.what == ONCE else ("fold", site, *_groups(owner.name))
    run.sites[key] = site
    return Folds([folds_of(data, key)])


def _groups(splitter: str) -> tuple[str, ...]:
    return (GROUPS,) if "Group" in splitter else ()


def _stops_early(arguments: Arguments) -> bool:
    """Whether the training picks its best moment by what it is validated on."""
    return "early_stopping_rounds" in arguments.named or any(
        isinstance(part, Estimator) and part.name in knowledge.CHOOSES for part in _callbacks(arguments)
    )


def _callbacks(arguments: Arguments) -> list[Value]:
    given = arguments.named.get("callbacks")
    return list(parts_of(given)) if given is not None else []


def trained_by_function(known: Call, arguments: Arguments, run: Run) -> Estimator:
    """Return the model that `xgb.train(settings, data, rounds, watched)` trains."""
    estimator = Estimator(BOOSTED[known.library], "model", "", run.site(arguments.node))
    data = data_of(arguments.get(1, "dtrain", "train_set", "data") or PLAIN) or Data()
    watched = {"evals": arguments.positional[3]} if len(arguments.positional) > 3 else {}
    train_on(estimator, data, arguments._replace(named=watched | arguments.named), run)
    return estimator
