"""The rules that turn pairs of trainings and tests into leaks, each told once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.comparisons import chooses, names_compared
from mlfolio.evidence.dataflow.events import UNKNOWN_MODEL
from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.knowledge import IGNORE_FEATURES, SEARCHED
from mlfolio.evidence.dataflow.last_tests import is_left_after, is_test_set_left, is_watched
from mlfolio.evidence.dataflow.leak import Kind, Leak
from mlfolio.evidence.dataflow.library_table import OF_GROUPS
from mlfolio.evidence.dataflow.pairs import Pair, evaluations, is_fold, is_scored, is_traced, measuring
from mlfolio.evidence.dataflow.pooled import is_learned_with_the_unlabelled
from mlfolio.evidence.dataflow.rows import MADE_UP, Root, Rows, Site
from mlfolio.evidence.dataflow.seen_rows import overlaps, training_scores
from mlfolio.evidence.dataflow.spared import spared_by
from mlfolio.evidence.dataflow.trees import no_tree_sees
from mlfolio.evidence.dataflow.unread import Unread
from mlfolio.evidence.dataflow.watched import only_watched


def leaks_of(analysis: Analysis) -> list[Leak]:
    """Return the leaks of a source, each once: pairs that one cause spoils stand together.

    What a notebook defines and does not use, nobody does.
    """
    pairs = evaluations(analysis)
    if analysis.path.endswith(".ipynb"):
        pairs = [pair for pair in pairs if not pair.test.idle]
    measured, honest = measuring(pairs, analysis), _kept_honest(pairs)
    unread = Unread(pairs, analysis)
    told = [
        *_preprocessing(measured, honest, analysis),
        *_copies(measured, honest),
        *overlaps(pairs, analysis),
        *training_scores(pairs, analysis),
    ]
    read = (leak for one in told if (leak := _by_what_is_read(one, unread, analysis)) is not None)
    told = [leak._replace(spares=spared_by(leak, pairs, analysis)) for leak in map(_by_what_runs, read)]
    return [*told, *_multi_tests([pair for pair in pairs if pair not in unread], analysis)]


def _by_what_is_read(leak: Leak, unread: Unread, analysis: Analysis) -> Leak | None:
    """Return a leak with the tests alone of which somebody reads something, scores first; None where there are none."""
    read = [pair for pair in leak.pairs if pair not in unread]
    read.sort(key=lambda pair: not is_scored(pair.test, analysis))
    return leak._replace(pairs=tuple(read)) if read else None


def _by_what_runs(leak: Leak) -> Leak:
    """Return a leak with the tests alone that do not stand in idle functions, where there are some."""
    running = tuple(pair for pair in leak.pairs if not pair.test.idle)
    return leak._replace(pairs=running or leak.pairs)


def _preprocessing(pairs: list[Pair], honest: frozenset[Root], analysis: Analysis) -> Iterator[Leak]:
    """Yield one leak for each set of tests that the same learning spoils."""
    spoiled: dict[Fact, list[Pair]] = defaultdict(list)
    for pair in pairs:
        told = pair.learned and not (pair.shares_rows or _validates(pair, honest) or pair.test.kind in IGNORE_FEATURES)
        if told:
            watched = only_watched(pair, analysis)
            for fact in (one for one in pair.learned if one not in watched):
                settled = _is_searched_before_a_test(fact, pair, pairs) or _is_of_a_stand_in(fact, pair)
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


def _is_of_a_stand_in(fact: Fact, pair: Pair) -> bool:
    """Whether something was learned only from data that is made up where the data set cannot be loaded."""
    made_up = all(atom.root[0] == MADE_UP for atom in fact.over)
    return made_up and any(atom.root[0] != MADE_UP for atom in pair.test.rows)


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
