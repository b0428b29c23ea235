"""The rules that turn pairs of trainings and tests into leaks, each told once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.answers import are_others
from mlfolio.evidence.dataflow.comparisons import chooses, is_demonstrated, names_compared
from mlfolio.evidence.dataflow.events import FORECAST, UNKNOWN_MODEL, Make
from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.knowledge import IGNORE_FEATURES, REGRESSIONS, SCORES, SEARCHED, VALIDATES
from mlfolio.evidence.dataflow.last_tests import is_left_after, is_test_set_left, is_watched
from mlfolio.evidence.dataflow.library_table import OF_GROUPS
from mlfolio.evidence.dataflow.pairs import Pair, evaluations, is_fold, is_scored, is_traced, measuring
from mlfolio.evidence.dataflow.pooled import is_learned_with_the_unlabelled
from mlfolio.evidence.dataflow.rows import GRID, SHAPE, Atom, Root, Rows, Site, cut_otherwise, unfolded
from mlfolio.evidence.dataflow.score_labels import training_lines
from mlfolio.evidence.dataflow.trees import no_tree_sees
from mlfolio.evidence.dataflow.watched import is_only_watched
from mlfolio.evidence.dataflow.whole_fits import is_fitted_on_whole


class Kind(StrEnum):
    """The ways in which a test says too much."""

    PREPROCESSING = "preprocessing"
    OVERLAP = "overlap"
    MULTI_TEST = "multi-test"
    TRAINING_SCORE = "training-score"


class Leak(NamedTuple):
    """One leak: its kind, the pairs it spoils (the first is shown), and what was learned, copied or compared for it.

    `test_set_left` says that models are compared on validation rows, and a test set is never tested on, `honest_beside`
    that models of the kind are tested on rows held out of their training as well.
    """

    kind: Kind
    pairs: tuple[Pair, ...]
    facts: tuple[Fact, ...] = ()
    compared: tuple[str, ...] = ()
    test_set_left: bool = False
    honest_beside: bool = False


def leaks_of(analysis: Analysis) -> list[Leak]:
    """Return the leaks of a source, each once: pairs that one cause spoils stand together.

    What a notebook defines and does not use, nobody does.
    """
    pairs = evaluations(analysis)
    if analysis.path.endswith(".ipynb"):
        pairs = [pair for pair in pairs if not pair.test.idle]
    measured, honest = measuring(pairs, analysis), _kept_honest(pairs)
    told = [
        *_preprocessing(measured, honest, analysis),
        *_copies(measured, honest),
        *_overlaps(pairs, analysis),
        *_training_scores(pairs, analysis),
    ]
    return [*map(_by_what_runs, told), *_multi_tests(pairs, analysis)]


def _by_what_runs(leak: Leak) -> Leak:
    """Return a leak with the tests alone that do not stand in idle functions, where there are some."""
    running = tuple(pair for pair in leak.pairs if not pair.test.idle)
    return leak._replace(pairs=running or leak.pairs)


def _preprocessing(pairs: list[Pair], honest: frozenset[Root], analysis: Analysis) -> Iterator[Leak]:
    """Yield one leak for each set of tests that the same learning spoils."""
    spoiled: dict[Fact, list[Pair]] = defaultdict(list)
    for pair in pairs:
        told = pair.learned and not (pair.shares_rows or _validates(pair, honest) or pair.test.kind in IGNORE_FEATURES)
        if told and not is_only_watched(pair, analysis):
            for fact in pair.learned:
                settled = _is_searched_before_a_test(fact, pair, pairs)
                if not (settled or is_learned_with_the_unlabelled(fact, pair, analysis)):
                    spoiled[fact].append(pair)
    together: dict[tuple[Pair, ...], list[Fact]] = defaultdict(list)
    for fact, those in spoiled.items():
        if not no_tree_sees(fact, those):
            together[tuple(those)].append(fact)
    for those_pairs, facts in together.items():
        yield Leak(Kind.PREPROCESSING, those_pairs, tuple(_foremost_first(facts, those_pairs[0])))


def _is_searched_before_a_test(fact: Fact, pair: Pair, pairs: Iterable[Pair]) -> bool:
    """Whether a search only chooses by its folds, and a test follows on rows that this was not learned from."""
    if pair.test.method != SEARCHED:
        return False
    roots = {atom.root for atom in pair.test.rows}
    later = (one for one in pairs if not (one.shares_rows or is_fold(one.test.rows)) and fact not in one.learned)
    return any(atom.root in roots for one in later for atom in one.test.rows)


def _foremost_first(facts: list[Fact], pair: Pair) -> list[Fact]:
    """Return the facts, statistics of groups last, of these first what is known to stand in a column of the features.

    A group may be what belongs together anyway, and of a merged table of groups not each column is a feature.
    """
    anywhere = {fact for column, fact in pair.training.facts | pair.test.facts if column is None}
    return sorted(facts, key=lambda fact: (fact.what == OF_GROUPS, fact.what == OF_GROUPS and fact in anywhere))


def _kept_honest(pairs: Iterable[Pair]) -> frozenset[Root]:
    """Return where the rows come from that an honest test is made on, too."""
    return frozenset(atom.root for pair in pairs if _is_honest(pair) for atom in pair.test.rows)


def _validates(pair: Pair, honest: frozenset[Root]) -> bool:
    """Whether a pair only validates on the way to such a test."""
    return is_fold(pair.test.rows) and any(atom.root in honest for atom in pair.test.rows)


def _is_honest(pair: Pair) -> bool:
    """Whether a pair tests on rows that were kept apart for good, and from which nothing was learned."""
    return not (pair.overlaps or pair.learned or is_fold(pair.test.rows))


def _copies(pairs: list[Pair], honest: frozenset[Root]) -> Iterator[Leak]:
    """Yield one leak for each call that copied rows of both sides."""
    spoiled: dict[Fact, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if not pair.shares_rows and not _validates(pair, honest):
            for fact in pair.copies:
                spoiled[fact].append(pair)
    by_site: dict[Site, tuple[Fact, list[Pair]]] = {}
    for fact, those in spoiled.items():
        by_site.setdefault(fact.site, (fact, []))[1].extend(those)
    for fact, those in by_site.values():
        yield Leak(Kind.OVERLAP, tuple(dict.fromkeys(those)), (fact,))


def _overlaps(pairs: list[Pair], analysis: Analysis) -> Iterator[Leak]:
    seen = _on_seen(pairs, analysis)
    yield from _by_rows(Kind.OVERLAP, [pair for pair in seen if cut_otherwise(pair.training.rows, pair.test.rows)])
    again = (pair for pair in pairs if is_fitted_on_whole(pair, pairs, analysis) and _has_honest(pair, pairs))
    yield from (leak._replace(honest_beside=True) for leak in _by_rows(Kind.OVERLAP, again))


def _training_scores(pairs: list[Pair], analysis: Analysis) -> Iterator[Leak]:
    """Yield one leak for each data set on which models are scored that were trained on it.

    Predictions for data that was only computed count for nothing: least squares on it may be a tool, not a model;
    nor do training rows that are watched beside others while training.
    """
    seen = list(_on_seen(pairs, analysis))
    told = {pair.training.site for pair in seen if pair.training.rows != pair.test.rows}
    same = (pair for pair in seen if pair.training.rows == pair.test.rows and pair.training.site not in told)
    shown = [pair for pair in same if pair.test.method not in VALIDATES and not pair.test.apart]
    claimed = [pair for pair in shown if _says_how_good(pair, analysis) and not _has_double(pair, shown)]
    labelled = training_lines(analysis.statements) if claimed else set()
    more = (pair for pair in claimed if not _is_called_training(pair, analysis, labelled))
    yield from _by_rows(Kind.TRAINING_SCORE, more)


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
    """Whether a model written by hand and the library's of that name are put side by side, to see them agree."""
    by_hand = pair.test.make is Make.BY_HAND
    return any(one.test.kind == pair.test.kind and (one.test.make is Make.BY_HAND) != by_hand for one in pairs)


def _on_seen(pairs: list[Pair], analysis: Analysis) -> Iterator[Pair]:
    """Yield the pairs that test a model on rows it was trained on, and nothing tests it on others.

    How predictions are blended is fitted with a few weights, of which little is to be known by heart.
    """
    for pair in pairs:
        if pair.training.site in analysis.blends or are_others(pair, analysis):
            continue
        seen = pair.shares_rows and is_traced(pair) and pair.test.method not in ("forward", FORECAST)
        told = seen and is_scored(pair.test, analysis) and pair.test.name not in analysis.validated
        if told and not _has_honest(pair, pairs):
            yield pair


def _without_turns_of_targets(pairs: list[Pair]) -> list[Pair]:
    """Return the pairs, those of a loop that trains for one target after the other as if there were no loop."""
    seen: dict[Site, set[str | None]] = defaultdict(set)
    for pair in pairs:
        seen[pair.training.site].add(pair.training.target)
    several = {site for site, targets in seen.items() if len(targets) > 1}
    return [
        pair._replace(test=pair.test._replace(repeated=False)) if pair.training.site in several else pair
        for pair in pairs
    ]


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


def _shows_alike(honest: Pair, pair: Pair) -> bool:
    """Whether an honest test shows how good the model of `pair` is, too, though it stands in a pipeline."""
    same = honest.test.kind == pair.test.kind and _is_of(honest, pair)
    return same or honest.training.site == pair.training.site or honest.test.name == pair.test.name


def _is_of(honest: Pair, pair: Pair) -> bool:
    """Whether a model was trained on the very rows of another, or, where that is scored on all of these, on folds."""
    folds = pair.training.rows == pair.test.rows == unfolded(honest.training.rows)
    return folds or honest.training.rows == pair.training.rows


def _multi_tests(pairs: list[Pair], analysis: Analysis) -> Iterator[Leak]:
    by_rows: dict[Rows, list[Pair]] = defaultdict(list)
    for pair in filter(is_traced, pairs):
        apart = not pair.shares_rows and pair.test.rows and not is_fold(pair.test.rows)
        if apart and pair.test.name != UNKNOWN_MODEL:
            by_rows[pair.test.rows].append(pair)
    for rows, those in by_rows.items():
        choice = next((same for same in _by_target(those) if chooses(same, analysis)), [])
        if choice and not is_left_after(choice, rows, analysis):
            left = not is_watched(choice) and is_test_set_left(choice, analysis)
            yield Leak(Kind.MULTI_TEST, tuple(choice), (), names_compared(choice, analysis), left)


def _by_target(pairs: list[Pair]) -> list[list[Pair]]:
    """Return the pairs that predict the same column, for each: models of different targets are no choice."""
    targets = dict.fromkeys(pair.training.target for pair in pairs if pair.training.target is not None)
    pairs = _without_turns_of_targets(pairs)
    return [[pair for pair in pairs if pair.training.target in (target, None)] for target in targets or [None]]
