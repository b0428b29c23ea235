"""Models that are tested on rows they were trained on: on some of these, or on all and on no others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.answers import are_others
from mlfolio.evidence.dataflow.comparisons import is_demonstrated
from mlfolio.evidence.dataflow.events import FORECAST, UNKNOWN_MODEL, Make
from mlfolio.evidence.dataflow.knowledge import LISTS_SETS, REGRESSIONS, SCORES, SEARCHED, VALIDATES, is_double
from mlfolio.evidence.dataflow.leak import Kind, Leak
from mlfolio.evidence.dataflow.meeting import cut_otherwise, is_split_from
from mlfolio.evidence.dataflow.pairs import Pair, is_scored, is_traced
from mlfolio.evidence.dataflow.rows import GRID, SHAPE, Atom, Rows, Site, kind_of, unfolded
from mlfolio.evidence.dataflow.score_labels import training_lines
from mlfolio.evidence.dataflow.whole_fits import is_fitted_on_whole


def overlaps(pairs: list[Pair], analysis: Analysis) -> Iterator[Leak]:
    """Yield one leak for each set of rows that models are tested on, of which they were trained on some.

    A score of the very training rows is a training score, whatever else is known of these.
    """
    seen = (pair for pair in _on_seen(pairs, analysis) if pair.training.rows != pair.test.rows)
    cut = [pair for pair in seen if cut_otherwise(pair.training.rows, pair.test.rows) and not _is_set_apart(pair)]
    yield from _by_rows(Kind.OVERLAP, cut)
    again = (pair for pair in pairs if is_fitted_on_whole(pair, pairs, analysis) and _has_honest(pair, pairs))
    yield from (leak._replace(honest_beside=True) for leak in _by_rows(Kind.OVERLAP, again))


def _is_set_apart(pair: Pair) -> bool:
    """Whether rows are listed beside the training rows to be watched: whoever lists both knows them from each other.

    What a split took of the rows trained on is among them all the same.
    """
    return pair.test.method in LISTS_SETS and not is_split_from(pair.test.rows, pair.training.rows)


def training_scores(pairs: list[Pair], analysis: Analysis) -> Iterator[Leak]:
    """Yield one leak for each data set on which models are scored that were trained on it.

    Predictions for data that was only computed count for nothing: least squares on it may be a tool, not a model;
    nor do training rows that are watched beside others while training.
    """
    seen = list(_on_seen(pairs, analysis))
    told = {pair.training.site for pair in seen if not _is_on_all(pair)}
    same = (pair for pair in seen if _is_on_all(pair) and pair.training.site not in told)
    shown = [pair for pair in same if pair.test.method not in VALIDATES and not _may_be_others(pair)]
    claimed = [pair for pair in shown if _says_how_good(pair, analysis) and not _has_double(pair, pairs)]
    labelled = training_lines(analysis.statements) if claimed else set()
    more = (pair for pair in claimed if not _is_called_training(pair, analysis, labelled))
    yield from _by_rows(Kind.TRAINING_SCORE, more)


def _is_on_all(pair: Pair) -> bool:
    """Whether a model is tested on all rows that it was trained on, be it piece by piece."""
    return pair.training.rows in (pair.test.rows, unfolded(pair.test.rows))


def _may_be_others(pair: Pair) -> bool:
    """Whether rows that are called a test set may be others than a model was trained on, and only look the same.

    What one split took is that part of it, whatever it is called.
    """
    return pair.test.apart and not all(atom.steps and kind_of(atom.steps[-1]) == "split" for atom in pair.test.rows)


def _says_how_good(pair: Pair, analysis: Analysis) -> bool:
    """Whether the score of a model on its training rows may be taken for its quality.

    Of a model that nobody knows it cannot be told, shapes that are made to be drawn are nothing to be good at, a
    baseline is there to be beaten, and a model written by hand that is put to made-up data works or does not; nor does
    it say so where it tells how well a line describes its points.
    """
    if _is_explanatory(pair, analysis) or is_demonstrated(pair.test) or pair.training.describes:
        return False
    shapes = any(_is_drawn(atom) for atom in pair.test.rows)
    known = pair.test.name != UNKNOWN_MODEL and not shapes and not pair.test.baseline
    return known and (pair.test.method in SCORES or all(atom.root[0] in ("file", "load") for atom in pair.test.rows))


def _is_drawn(atom: Atom) -> bool:
    """Whether rows are made to be looked at: shapes, or points that are laid out."""
    kind, name = atom.root
    return kind == GRID or (isinstance(name, tuple) and name[:1] == (SHAPE,))


def _is_called_training(pair: Pair, analysis: Analysis, lines: set[int]) -> bool:
    """Whether each score of a test is shown as a training score, in one of `lines` or by text before it."""
    places = analysis.scored.get(pair.test.site, set())
    return bool(places) and all(
        site.path == analysis.path and (site.first in lines or _is_declared(site, analysis)) for site in places
    )


def _is_declared(site: Site, analysis: Analysis) -> bool:
    """Whether it is said before that no rows are held out."""
    return analysis.unsplit is not None and site.line >= analysis.unsplit


def _is_explanatory(pair: Pair, analysis: Analysis) -> bool:
    """Whether a regression is there for its coefficients, which are read, and predicts nothing of other rows."""
    test = pair.test
    alone = all(one.rows == test.rows for one in analysis.tests if one.model == test.model)
    return test.kind in REGRESSIONS and test.model in analysis.explained and alone


def _has_double(pair: Pair, pairs: Iterable[Pair]) -> bool:
    """Whether a model written by hand and the library's of that name are put side by side, to see them agree.

    What either predicts besides, as for a grid of points to draw its borders, changes nothing of it.
    """
    is_own = pair.test.make is Make.BY_HAND
    others = (one.test for one in pairs if one.shares_rows and (one.test.make is Make.BY_HAND) != is_own)
    return any(is_double(one.kind, pair.test.kind) for one in others)


def _on_seen(pairs: list[Pair], analysis: Analysis) -> Iterator[Pair]:
    """Yield the pairs that test a model on rows it was trained on, and nothing tests it on others.

    How predictions are blended is fitted with a few weights, of which little is to be known by heart.
    """
    for pair in pairs:
        if pair.training.site in analysis.blends or are_others(pair, analysis):
            continue
        seen = pair.shares_rows and is_traced(pair) and pair.test.method not in ("forward", FORECAST)
        told = seen and is_scored(pair.test, analysis) and pair.test.name not in analysis.validated
        if told and not (_has_honest(pair, pairs) or _is_picked_by_a_search(pair, pairs)):
            yield pair


def _by_rows(kind: Kind, pairs: Iterable[Pair]) -> Iterator[Leak]:
    """Yield one leak for all models that are trained and tested on the same rows."""
    together: dict[tuple[Rows, Rows], list[Pair]] = defaultdict(list)
    for pair in pairs:
        together[pair.training.rows, pair.test.rows].append(pair)
    for those in together.values():
        yield Leak(kind, tuple(those))


def _has_honest(pair: Pair, pairs: Iterable[Pair]) -> bool:
    """Whether the model, or one of its kind, is tested on rows it did not train on as well.

    A search tests its models on folds; what it was trained on says nothing more when all of it is tested on again.
    """
    searched = pair.test.name.endswith("CV") and pair.training.rows == pair.test.rows
    honest = (one for one in pairs if not one.shares_rows and one.test.method != SEARCHED)
    return searched or any(_shows_alike(one, pair) for one in honest)


def _is_picked_by_a_search(pair: Pair, pairs: Iterable[Pair]) -> bool:
    """Whether a setting picks the model of several, and another of them is tested on a part of its training rows.

    What a search found best on rows held out is fitted once more on all rows; which kind that is, only a run tells.
    """
    others = {one.test.kind for one in pairs if one.test.model == pair.test.model} - {pair.test.kind}
    return any(
        one.test.kind in others and not one.shares_rows and is_split_from(one.test.rows, pair.training.rows)
        for one in pairs
    )


def _shows_alike(honest: Pair, pair: Pair) -> bool:
    """Whether an honest test shows how good the model of `pair` is, too, though it stands in a pipeline."""
    same = honest.test.kind == pair.test.kind and _is_of(honest, pair)
    return same or honest.training.site == pair.training.site or honest.test.name == pair.test.name


def _is_of(honest: Pair, pair: Pair) -> bool:
    """Whether a model was trained on the very rows of another, or, where that is scored on all of these, on folds."""
    folds = pair.training.rows == pair.test.rows == unfolded(honest.training.rows)
    return folds or honest.training.rows == pair.training.rows
