"""Steps of pipelines: their names, and what those of the code's own learn."""

from mlfolio.evidence.dataflow.code_values import Bound, Instance
from mlfolio.evidence.dataflow.facts import NOTHING, Facts
from mlfolio.evidence.dataflow.holders import Items
from mlfolio.evidence.dataflow.joining import facts_of, parts_of
from mlfolio.evidence.dataflow.plain import PLAIN, Plain, Value
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.values import Data, Estimator


def named_steps(name: str, arguments: Arguments) -> dict[str | int, Value]:
    """Return the steps that a pipeline is given, by their names and positions; none where they are not written out."""
    listed = arguments.get(0, "steps")
    if name != "Pipeline" or not isinstance(listed, Items) or not listed.whole:
        return {}
    pairs = [one.elements for one in listed.elements if isinstance(one, Items) and len(one.elements) == 2]
    known = {key.value: step for key, step in pairs if isinstance(key, Plain) and isinstance(key.value, str)}
    if len(known) < len(listed.elements):
        return {}
    steps = list(known.values())
    return {**known, **dict(enumerate(steps)), **{number - len(steps): step for number, step in enumerate(steps)}}


def step_of(owner: Estimator, key: Value) -> Value:
    """Return a step of a pipeline, which was trained when the pipeline was; nothing known where it is not named."""
    step = owner.steps.get(key.value) if isinstance(key, Plain) and isinstance(key.value, str | int) else None
    if isinstance(step, Estimator) and not step.trainings:
        step.trainings = owner.trainings
    return step or PLAIN


def own_steps(arguments: Arguments) -> tuple[Value, ...]:
    """Return the objects of classes of the code that an estimator is given, those inside of others included."""
    given = [part for value in arguments.all() for part in parts_of(value)]
    nested = (one for part in given if isinstance(part, Estimator) for one in part.own)
    return tuple(dict.fromkeys([*(part for part in given if isinstance(part, Instance)), *nested]))


def learned_by_own(owner: Estimator, name: str, data: Data, run: Run) -> Facts:
    """Return what steps of the code's own learn of rows that a pipeline is fitted on and changes at once."""
    if name != "fit_transform" or owner.name not in ("Pipeline", "FeatureUnion"):
        return NOTHING
    made = (run.call(Bound(one, name), Arguments([data.derived()], {})) for one in owner.own)
    return frozenset((None, fact) for value in made for fact in facts_of(value))
