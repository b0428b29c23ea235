"""What an estimator is trained on, and what it learned by it."""

import ast

from mlfolio.evidence.dataflow import knowledge
from mlfolio.evidence.dataflow.facts import NOTHING, Fact, Facts
from mlfolio.evidence.dataflow.library_table import CLUSTERS
from mlfolio.evidence.dataflow.plain import Value
from mlfolio.evidence.dataflow.run import Arguments, Run, as_data
from mlfolio.evidence.dataflow.values import Data, Estimator
from mlfolio.patterns import lazy_pattern

FIRST_NAMES = ("X", "x", "X_train", "data", "dataset", "generator", "df", "train_set", "dtrain", "raw_documents", "y")
"""What the argument with the rows is called."""

_CLUSTERS = lazy_pattern(r"(?i)^(?:k_?means_?)?clusters?(?:_?(?:labels?|ids?|no|num|number))?$")
"""How columns are called that hold the clusters that were found."""

_SIDES = lazy_pattern(r"(?i)^_*(?:is_?(?:train|test)(?:_?(?:set|data|row))?|adversarial(?:_?(?:target|label|y))?)$")
"""How columns are called that say of which of two tables a row is, which an adversarial validation tells apart."""

_TREATED = lazy_pattern(r"(?i)^(?:is_?)?treat(?:ed|ment)?$")
"""How columns are called that say who was treated, which a propensity is fitted to."""

_TEACHES_NOTHING = ("row-wise", "coder", "model", "splitter")


def first_data(arguments: Arguments, run: Run) -> Data | None:
    """Return the rows that a method of an estimator is given."""
    value = arguments.get(0, *FIRST_NAMES)
    return as_data(value, run) if value is not None else None


def answers_are_clusters(answers: Value | None) -> bool:
    """Whether the known answers were made by a clusterer, or stand in a column that is called after them.

    As little is to be known by heart where the answers are of which table each row is: it asks whether these differ.
    """
    if not isinstance(answers, Data):
        return False
    named = answers.column is not None and any(one.match(answers.column) for one in (_CLUSTERS, _SIDES))
    return named or any(CLUSTERS in fact.what for _, fact in answers.facts)


def describes(features: Value | None, answers: Value | None) -> bool:
    """Whether a model is fitted to give its features back, what another model predicts, or who was treated."""
    if not isinstance(answers, Data):
        return False
    treated = answers.column is not None and _TREATED.match(answers.column) is not None
    return answers is features or bool(answers.forwards) or treated


def facts_learned(owner: Estimator) -> Facts:
    """Return what an estimator learned by its trainings, or those inside it by theirs."""
    kinds = dict.fromkeys(_learned(owner, set()))
    what = " and ".join(one for one in kinds if not any(other.startswith(f"{one} and") for other in kinds))
    if not what:
        return NOTHING
    trainings = owner.trainings or tuple(training for one in owner.inner for training in one.trainings)
    return frozenset((None, Fact(owner.name, what, one.rows, one.site)) for one in trainings if one.rows)


def _learned(owner: Estimator, seen: set[Estimator]) -> list[str]:
    """Return what an estimator learns, or what those inside it do, each once; nothing where nobody knows."""
    if owner.effect in _TEACHES_NOTHING or owner in seen:
        return []
    seen.add(owner)
    own = owner.what or knowledge.learned_by_name(owner.name)
    return [own] if own else [what for one in owner.inner for what in _learned(one, seen)]


_USUAL = frozenset(
    "train training tr trn label labels target targets fit full mini small sub part data set res resampled resample"
    " sm smote ros rus over under bal balanced scaled norm enc encoded cv ytrain".split()
)
"""Words in the names of a target's variables that tell one from another only by how the rows were prepared."""


def target_of(arguments: Arguments) -> str | None:
    """Return the column of the known answers, or else what their variable's name says beyond the usual."""
    answers = arguments.get(1, "y", "Y")
    if not isinstance(answers, Data) or answers.column is not None or arguments.node is None:
        return answers.column if isinstance(answers, Data) else None
    given = arguments.node.args[1] if len(arguments.node.args) > 1 else None
    words = given.id.lower().split("_") if isinstance(given, ast.Name) else []
    return "_".join(word for word in words if word not in _USUAL and len(word) > 1) or None


def is_one_of_many(arguments: Arguments) -> bool:
    """Whether the answers ask for one category, or are one column, after the other, as the turns of a loop do."""
    answers = arguments.get(1, "y", "Y")
    if not isinstance(answers, Data):
        return False
    return answers.each or (answers.mask is not None and answers.mask[0][0] == "fold")
