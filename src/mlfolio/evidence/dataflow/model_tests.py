"""Tests of models: which rows a trained model is put to, and how it was trained."""

import ast

from mlfolio.evidence.dataflow import knowledge
from mlfolio.evidence.dataflow.code_values import Instance
from mlfolio.evidence.dataflow.events import FORECAST, UNKNOWN_MODEL, Exam, Make, Test
from mlfolio.evidence.dataflow.facts import NOTHING, Fact, Facts
from mlfolio.evidence.dataflow.joining import parts_of
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.library_table import PREDICTIONS
from mlfolio.evidence.dataflow.plain import PLAIN, Value
from mlfolio.evidence.dataflow.rows import GROUPS, NO_ROWS, Part, Rows, Step, narrowed
from mlfolio.evidence.dataflow.run import Arguments, Run, as_data
from mlfolio.evidence.dataflow.training import answers_are_clusters, facts_learned, first_data
from mlfolio.evidence.dataflow.values import Data, Estimator, Forward, Training
from mlfolio.patterns import lazy_pattern

_APART = lazy_pattern(r"(?i)(?:^|_|\b[xy]_?)(?:test|valid(?:ation)?|val|dev|hold_?out|unseen)(?:$|_|\d|\b)")
"""How data is called that was kept apart."""

_BASELINE = lazy_pattern(r"^Dummy|Base[Ll]ine")
"""How models are called that are there to be compared with."""

BOOSTED = {"xgboost": "XGBoost", "lightgbm": "LightGBM"}
"""What models are called that a function of their library trains."""


def tested(owner: Estimator, name: str, arguments: Arguments, run: Run) -> Value:
    """Record that a model is put to rows; return a score, or its predictions for them."""
    data = first_data(arguments, run)
    if data is None:
        return PLAIN
    site = run.site(arguments.node)
    run.named_sets.use(data.rows)
    exam = Exam(
        FORECAST if name not in knowledge.SCORES and run.is_running(FORECAST) else name,
        data.rows,
        data.facts,
        site,
        is_of_one=_is_single(arguments),
        baseline=_is_baseline(owner, arguments, run),
        apart=_is_called_apart(arguments),
    )
    record(owner, exam, run)
    if name in knowledge.SCORES:
        run.compare([site], arguments.get(1, "y"))
        run.score([site])
        return PLAIN
    facts = data.facts | _learned_by_model(owner)
    made_data = data.derived(facts=facts)
    made_data.parts = data.parts
    made_data.forwards = frozenset([Forward(owner, data.rows, data.facts, site)])
    return made_data


def _is_single(arguments: Arguments) -> bool:
    """Whether it is one row that is tested on, as a loop takes one after the other."""
    given = list(parts_of(arguments.get(0) or PLAIN))
    return bool(given) and all(isinstance(one, Data) and one.single for one in given)


def _is_baseline(owner: Estimator, arguments: Arguments, run: Run) -> bool:
    """Whether a name, a heading or a comment says that the model is there to be compared with."""
    called = ast.unparse(arguments.node.func).lower() if arguments.node is not None else ""
    if "baseline" in called or "dummy" in called or _BASELINE.search(owner.name):
        return True
    return run.is_shown(owner.site, run.site(arguments.node), *(one.site for one in owner.trainings))


def _is_called_apart(arguments: Arguments) -> bool:
    given = arguments.node.args[0] if arguments.node is not None and arguments.node.args else None
    return given is not None and _APART.search(ast.unparse(given)) is not None


def _learned_by_model(owner: Estimator) -> Facts:
    what = owner.what if owner.effect == "clusterer" else PREDICTIONS
    return frozenset((None, Fact(owner.name, what, one.rows, one.site)) for one in owner.trainings if one.rows)


def record(owner: Estimator, exam: Exam, run: Run) -> None:
    """Record a test of `owner`; the trainings that may be in force at one place add up."""
    if not owner.trainings:
        return
    key = (id(owner), exam.method, exam.site, exam.rows)
    before = run.tests.get(key)
    trainings = owner.trainings if before is None else (*before.trainings, *owner.trainings)
    run.kept += [owner, *([run.alternatives] if run.alternatives else [])]
    kind, make = _made(owner)
    run.tests[key] = Test(
        id(run.alternatives or owner),
        owner.name,
        exam.method,
        exam.rows,
        exam.facts,
        exam.site,
        tuple(dict.fromkeys(trainings)),
        repeated=exam.chooses or (not exam.is_of_one and _is_repeated(owner, exam.rows, run)),
        supervised=not owner.groups and owner.effect != "transformer",
        assumed=run.assumed,
        baseline=exam.baseline,
        apart=exam.apart,
        kind=kind,
        make=make,
        worlds=frozenset(run.taken),
        idle=run.idle if before is None else before.idle,
        one_of_several=run.alternatives is not None,
    )


def _made(owner: Estimator) -> tuple[str, Make]:
    """Return the kind of model that stands inside, and how it came about."""
    inside = owner
    while (held := _held(inside)) is not None:
        inside = held
    if owner.by_hand:
        return inside.name, Make.BY_HAND
    return inside.name, Make.SEARCHED if owner.name.endswith("SearchCV") else Make.PLAIN


def _held(owner: Estimator) -> Estimator | None:
    """Return the model that a search or a pipeline holds."""
    held = [one for one in owner.inner if one.effect != "splitter"]
    if not held or not (owner.name == "Pipeline" or owner.name.endswith("SearchCV")):
        return None
    return held[-1] if owner.name == "Pipeline" else held[0]


def _is_repeated(owner: Estimator, rows: Rows, run: Run) -> bool:
    """Whether a loop trains and tests here turn by turn, and not on rows that each turn loads for itself."""
    own = bool(rows) and all(atom.root in run.of_turn for atom in rows)
    return run.tries(owner.site) and not own and any(one.site in run.looped for one in owner.trainings)


def forward(owner: Estimator, arguments: Arguments, run: Run) -> Value:
    """Return a network's output: a loss on it may train the network, otherwise it may be a test."""
    data = first_data(arguments, run)
    if data is None:
        return owner if owner.effect != "model" else PLAIN
    site = run.site(arguments.node)
    run.named_sets.use(data.rows)
    if owner.effect == "model":
        run.forwards[owner, site] = (data, run.in_loop, run.taken)
    made_data = data.derived(facts=data.facts | facts_learned(owner))
    made_data.forwards = data.forwards | {Forward(owner, data.rows, data.facts, site)}
    return made_data


def backward(loss: Data, arguments: Arguments, run: Run) -> None:
    """A loss's `backward` trains the networks that made it."""
    for one in loss.forwards:
        training = Training(one.rows, one.facts, one.site)
        run.forwards.pop((one.model, one.site), None)
        run.train(one.model, tuple(dict.fromkeys((*one.model.trainings, training))))


def record_forwards(run: Run) -> None:
    """Record as tests the outputs of networks that no loss trained on."""
    for (owner, site), (data, in_loop, taken) in run.forwards.items():
        run.taken = taken
        record(owner, Exam("forward", data.rows, data.facts, site, chooses=in_loop), run)


def searched(owner: Estimator, run: Run) -> None:
    """Record the test that a search over settings made of each fold that it cut itself, where its score is read."""
    site = run.site(None)
    for one in () if owner.own_folds else owner.trainings:
        key = ("fold", one.site, "searched")
        run.sites[key] = one.site
        judge = Estimator(owner.name, "model", "", one.site, owner.inner)
        judge.trainings = (one._replace(rows=narrowed(one.rows, Step(key, Part("part"), random=True))),)
        rest = narrowed(one.rows, Step(key, Part("rest"), random=True))
        record(judge, Exam(knowledge.SEARCHED, rest, one.facts, site), run)
        run.score([site])


def cross_validated(known: Call, arguments: Arguments, run: Run) -> Value:
    """Record the test that a cross-validation makes of each fold, by a model trained on the others."""
    name = known.name
    estimator = next((part for part in parts_of(arguments.get(0, "estimator") or PLAIN)), PLAIN)
    if isinstance(estimator, Instance):
        estimator = estimator.role or PLAIN
    data = as_data(arguments.get(1, "X") or PLAIN, run)
    if data is None:
        return PLAIN
    site = run.site(arguments.node)
    key = ("fold", site, GROUPS) if "groups" in arguments.named else ("fold", site)
    run.sites[key] = site
    label = estimator.name if isinstance(estimator, Estimator) else BOOSTED.get(known.library, UNKNOWN_MODEL)
    inner = estimator.inner[-1:] if isinstance(estimator, Estimator) and label == "Pipeline" else ()
    judge = Estimator(label, "model", "", site, inner)
    mine = narrowed(data.rows, Step(key, Part("part"), random=True))
    of_clusters = answers_are_clusters(arguments.get(2, "y"))
    judge.trainings = (Training(mine, data.facts, site, of_clusters=of_clusters),)
    rest = narrowed(data.rows, Step(key, Part("rest"), random=True))
    record(judge, Exam(name, rest, data.facts, site), run)
    run.score([site])
    if name == "cross_val_predict":
        made_data = data.derived()
        made_data.forwards = frozenset([Forward(judge, NO_ROWS, NOTHING, site)])
        return made_data
    return PLAIN
