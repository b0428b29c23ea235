"""What the other sources of a project settle that one leaves open: a last test of a saved model, a competition's."""

from collections.abc import Callable, Iterable

from mlfolio.evidence.code.facts import fact, when_asked
from mlfolio.evidence.code.sources import Source
from mlfolio.evidence.dataflow.entries import trains
from mlfolio.evidence.dataflow.leaks import Kind
from mlfolio.evidence.kinds.projects import project_of
from mlfolio.patterns import lazy_pattern

_SAVES = lazy_pattern(r"\b(?:dump|save_model|log_model|save|save_weights|to_pickle)\s*\(")
_LOADS = lazy_pattern(r"\b(?:load|load_\w*model\w*|read_pickle|load_weights|from_pretrained)\s*\(")
_APPLIES = lazy_pattern(r"\.\s*(?:predict\w*|score)\s*\(|\bevaluate\w*\s*\(")
_SCORES = lazy_pattern(r"(?i)(?:accuracy|score|error|report|matrix|evaluate|auc|f1|m[as]e|loss)(?:_\w+)?\s*\(")
_SUBMITS = lazy_pattern(
    r"(?i)[\"'][^\"'\n]*submi[^\"'\n]*\.(?:csv|zip|parquet)\b|\bsubmi\w*\s*\.\s*to_csv\b|\bsample_?submission\b"
)


@fact(when_asked)
def saves(source: Source) -> bool:
    """Whether something, which may be a model, is saved."""
    return _SAVES.search(source.text) is not None


@fact(when_asked)
def tests_what_it_loads(source: Source) -> bool:
    """Whether a model that was trained elsewhere may be scored."""
    text = source.text
    return not trains(source) and all(one.search(text) is not None for one in (_LOADS, _APPLIES, _SCORES))


@fact(when_asked)
def submits(source: Source) -> bool:
    """Whether predictions become a competition's entry, which its organisers test on rows that nobody else sees."""
    return _SUBMITS.search(source.text) is not None


def is_settled(kind: Kind, source: Source, sources: Iterable[Source]) -> bool:
    """Whether another source of its project does what a leak of that `kind` in `source` says that nobody does."""
    if kind is Kind.TRAINING_SCORE:
        return _any_beside(source, sources, saves) and _any_beside(source, sources, tests_what_it_loads)
    return kind is Kind.MULTI_TEST and _any_beside(source, sources, submits)


def _any_beside(source: Source, sources: Iterable[Source], does: Callable[[Source], bool]) -> bool:
    own = project_of(source.path)
    return any(_are_one(own, project_of(other.path)) and does(other) for other in sources)


def _are_one(project: str, other: str) -> bool:
    """Whether two folders are one project, or one holds the other."""
    shorter, longer = sorted((project, other), key=len)
    return not shorter or f"{longer}/".startswith(f"{shorter}/")
