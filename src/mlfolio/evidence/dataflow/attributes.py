"""What an attribute of each kind of value stands for."""

from mlfolio.evidence.dataflow import knowledge
from mlfolio.evidence.dataflow.arithmetic import bounds_settled
from mlfolio.evidence.dataflow.code_values import Bound, Class, Function, Instance, Module
from mlfolio.evidence.dataflow.columns import columns
from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.holders import Either, Items, Mapping
from mlfolio.evidence.dataflow.joining import joined
from mlfolio.evidence.dataflow.library_table import AXES, IMPORTANCE
from mlfolio.evidence.dataflow.model_tests import searched
from mlfolio.evidence.dataflow.plain import PLAIN, Labels, Value
from mlfolio.evidence.dataflow.rows import union
from mlfolio.evidence.dataflow.run import Run
from mlfolio.evidence.dataflow.subscripts import names_a_part, part_named
from mlfolio.evidence.dataflow.values import Data, Estimator, Grouped, Library, Statistic, Windows

_SAME_ROWS = frozenset("values T str dt cat loc iloc ix at iat data target frame A array sparse tensors".split())
_COEFFICIENTS = frozenset(["coef_", "intercept_"])
_DESCRIBES = frozenset(
    "params pvalues bse tvalues resid rsquared rsquared_adj aic bic fvalue f_pvalue fittedvalues llf deviance".split()
)
"""What statsmodels says of how a model describes its rows."""
_IMPORTANCES = frozenset("coef_ feature_importances_ scores_ ranking_ support_".split())
_OF_TIMES = frozenset("days seconds year month day week quarter hour minute dayofyear tz".split())
"""What is asked of a time, or of how long something lasts."""
_LEARNED = frozenset(["components_", "cluster_centers_", "vocabulary_"])


def attribute_of(owner: Value, name: str, run: Run) -> Value:
    """Return what `owner.name` reads."""
    if isinstance(owner, Library):
        return Library(f"{owner.name}.{name}")
    if isinstance(owner, Data):
        return _of_data(owner, name)
    if isinstance(owner, Instance):
        return _of_instance(owner, name, run)
    if isinstance(owner, Estimator):
        return _of_estimator(owner, name, run)
    if isinstance(owner, Module | Class):
        return (owner.scope.own(name) if isinstance(owner, Module) else owner.find(name)) or PLAIN
    if isinstance(owner, Either):
        return joined(attribute_of(option, name, run) for option in owner.options)
    if isinstance(owner, Statistic):
        return bounds_settled(owner) if name in _OF_TIMES else owner
    texts = isinstance(owner, Labels) and name in ("str", "values")
    return owner if texts or isinstance(owner, Grouped | Windows | Mapping | Items) else PLAIN


def _of_data(owner: Data, name: str) -> Value:
    if name in knowledge.ATTRIBUTES_WITHOUT_ROWS:
        return _labels_of(owner) if name == "columns" else PLAIN
    if name in _SAME_ROWS:
        return owner
    if name == "index":
        return _index(owner)
    if names_a_part(name):
        return part_named(owner, name)
    made = columns(owner, [name])
    made.base = owner
    return made


def _index(owner: Data) -> Data:
    """Return the labels of rows, which pick just these."""
    made = owner.derived()
    made.picks = owner.rows
    return made


def _labels_of(owner: Data) -> Labels:
    return Labels(owner.dropped, born=owner.born)


def _of_instance(owner: Instance, name: str, run: Run) -> Value:
    if name in owner.attributes:
        return owner.attributes[name]
    found = owner.kind.find(name)
    if isinstance(found, Function):
        return Function(found.node, found.scope, owner)
    if found is not None:
        return found
    if owner.role is not None or any(isinstance(base, Library) for base in owner.kind.bases):
        return Bound(owner, name)
    value = run.fresh("attribute", None, (owner.kind.name, name))
    owner.attributes[name] = value
    return value


def _of_estimator(owner: Estimator, name: str, run: Run) -> Value:
    if name in _COEFFICIENTS or (owner.effect == "model-of-data" and name in _DESCRIBES):
        run.explained.add(id(owner))
    if name in _IMPORTANCES or name in _LEARNED:
        what = IMPORTANCE if name in _IMPORTANCES else owner.what or AXES
        return Statistic(frozenset(Fact(owner.name, what, one.rows, one.site) for one in owner.trainings), owner.site)
    if name == knowledge.SEARCHED and owner.name.endswith("SearchCV"):
        searched(owner, run)
        return PLAIN
    if name == "labels_" and owner.effect == "clusterer" and owner.trainings:
        return _labels(owner)
    return owner if not name.endswith("_") or "estimator" in name else PLAIN


def _labels(owner: Estimator) -> Data:
    """Return what a clusterer says of the rows that it was fitted on."""
    rows = union(one.rows for one in owner.trainings)
    return Data(rows, frozenset((None, Fact(owner.name, owner.what, one.rows, one.site)) for one in owner.trainings))
