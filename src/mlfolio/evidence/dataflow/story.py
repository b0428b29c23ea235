"""A leak told to a reader: what was learned on which rows, where it is tested, the places it passes, the repair."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.events import FORECAST
from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.knowledge import VALIDATES, applies_to_others
from mlfolio.evidence.dataflow.leak import Kind, Leak
from mlfolio.evidence.dataflow.library_table import PREDICTIONS
from mlfolio.evidence.dataflow.meeting import overlap, shared
from mlfolio.evidence.dataflow.pairs import Pair
from mlfolio.evidence.dataflow.rows import Rows, Site, kind_of

_BETTER = "what is chosen by it looks better than it is, while the rows set apart for the test stay clean"
"""What comes of a leak that stays inside the rows trained on."""

Where = Callable[[Site], str]
"""Names a place as a reader looks for it: "line 12", or "cell 3, line 1"."""

SeenFrom = Callable[[Site], Where]
"""Names places as a reader who is at some place looks for them: another file is named as well."""

_MOST_PLACES = 5

_SETS_BELOW = frozenset(["append", "concat", "concatenate", "vstack", "row_stack"])
"""What sets rows below rows, and makes copies of them when it is given some twice."""


class Chapter(NamedTuple):
    """One place of a story, and the part it plays: loaded, split, learned, trained or tested."""

    role: str
    site: Site


class Story(NamedTuple):
    """A leak in words; `site` is where the reader should look first."""

    site: Site
    message: str
    chapters: tuple[Chapter, ...]


def story_of(leak: Leak, analysis: Analysis, seen_from: SeenFrom) -> Story:
    """Return the story of one leak, with places named as they are `seen_from` its own."""
    site, message = _TELLERS[leak.kind](leak, seen_from)
    return Story(site, message, tuple(dict.fromkeys(_chapters(leak, analysis))))


def _chapters(leak: Leak, analysis: Analysis) -> Iterator[Chapter]:
    pair = leak.pairs[0]
    rows = _concerned(leak)
    yield from (Chapter("loaded", analysis.sites[key]) for key in _roots(rows) if key in analysis.sites)
    yield from (Chapter("split", _cut(key, pair, analysis)) for key in _parting(rows) if key in analysis.sites)
    yield from (Chapter("learned", fact.site) for fact in leak.facts)
    for one in leak.pairs if leak.kind is Kind.MULTI_TEST else leak.pairs[:1]:
        yield Chapter("trained", one.training.site)
        yield Chapter("tested", one.test.site)


def _concerned(leak: Leak) -> Rows:
    """Return the rows that a leak is about: of both sides, what something was learned from, or what they share."""
    test, training = leak.pairs[0].test.rows, leak.pairs[0].training.rows
    if leak.kind is Kind.MULTI_TEST:
        return test | training
    of_test, of_training = (leak.facts[0].over, leak.facts[0].over) if leak.facts else (training, test)
    return shared(test, of_test) | shared(training, of_training) or test | training


def _roots(rows: Rows) -> list[object]:
    return sorted({atom.root for atom in rows}, key=repr)


def _parting(rows: Rows) -> list[object]:
    """Return the keys of the cuts that part rows, without those that all of them were picked by; or of all."""
    common = set.intersection(*(set(atom.steps) for atom in rows)) if len(rows) > 1 else set()
    steps = list(dict.fromkeys(step for atom in sorted(rows, key=repr) for step in atom.steps))
    return list(dict.fromkeys(step.key for step in steps if step not in common))


def _cut(key: object, pair: Pair, analysis: Analysis) -> Site:
    """Return where rows were split by `key`: before the training, where several places split alike."""
    training = pair.training.site
    before = [one for one in analysis.cuts.get(key, []) if one.path == training.path and one.line <= training.line]
    return before[-1] if before else analysis.sites[key]


def _preprocessing(leak: Leak, seen_from: SeenFrom) -> tuple[Site, str]:
    first, pair = leak.facts[0], leak.pairs[0]
    where = seen_from(first.site)
    if leak.spares:
        return first.site, (
            f"{_learned(first, 'training rows')}, those among them that `{_method(pair)}` validates on "
            f"({where(pair.test.site)}){_more(leak.facts, where)}: {_BETTER}: {_repair_inside(first)}"
        )
    if first.what != PREDICTIONS and not overlap(first.over, pair.training.rows):
        return first.site, (
            f"`{first.by}` learned {first.what} from the very rows that `{_method(pair)}` tests on "
            f"({where(pair.test.site)}){_more(leak.facts, where)}: learn it from the training rows alone, and apply it "
            "to both parts"
        )
    return first.site, (
        f"{_learned(first, _named(first.over))}, those among them that `{_method(pair)}` tests on "
        f"({where(pair.test.site)}){_more(leak.facts, where)}: {_repair(first)}"
    )


def _method(pair: Pair) -> str:
    return "predict" if pair.test.method == FORECAST else pair.test.method


def _learned(fact: Fact, rows: str) -> str:
    if fact.what == PREDICTIONS:
        return f"{fact.by}, whose predictions become data, was trained on {rows}"
    return f"`{fact.by}` learned {fact.what} from {rows}"


def _more(facts: tuple[Fact, ...], where: Where) -> str:
    others = [fact for fact in facts if where(fact.site) != where(facts[0].site)]
    sites = list(dict.fromkeys(fact.site for fact in others))
    alike = all(fact.what == facts[0].what for fact in others)
    return f"; {'so did' if alike else 'more is learned from them in'} {_listed(sites, where)}" if sites else ""


def _listed(sites: list[Site], where: Where) -> str:
    named = list(dict.fromkeys(map(where, sites)))
    rest = len(named) - _MOST_PLACES
    return "; ".join(named[:_MOST_PLACES]) + (f" and {rest} more" if rest > 0 else "")


def _repair(fact: Fact) -> str:
    if fact.what == PREDICTIONS:
        return (
            "split first, and let it predict what it was not trained on: `cross_val_predict(model, X_train, y_train)`"
        )
    if applies_to_others(fact.by):
        return f"split first, or fit it inside each training: `make_pipeline({fact.by}(...), model)`"
    if fact.by[:1].isupper():
        return "split first, and fit it on the training rows alone"
    return "split first, compute it on the training rows, and use that value for both parts"


def _repair_inside(fact: Fact) -> str:
    if applies_to_others(fact.by) and fact.what != PREDICTIONS:
        return f"fit it inside each training: `make_pipeline({fact.by}(...), model)`"
    return "learn it from the rows of each training alone"


def _overlap(leak: Leak, seen_from: SeenFrom) -> tuple[Site, str]:
    pair = leak.pairs[0]
    where = seen_from(leak.facts[0].site if leak.facts else pair.test.site)
    if leak.facts:
        fact = leak.facts[0]
        if leak.spares:
            return fact.site, (
                f"`{fact.by}` copies training rows before those are taken that `{_method(pair)}` validates on "
                f"({where(pair.test.site)}): {_BETTER}: take the validation rows first, then resample the rest alone"
            )
        return fact.site, (
            f"`{fact.by}` copies rows before they are split, so that copies of the training rows are tested on "
            f"({where(pair.test.site)}): split first, then resample the training rows alone, "
            f"`{'train' if fact.by in _SETS_BELOW else 'X_train, y_train'} = {_resampling(fact)}`"
        )
    told = f"{pair.test.name} is tested on rows that it was trained on, too ({where(pair.training.site)})"
    if leak.honest_beside:
        return pair.test.site, f"{told}{_others(leak, where)}: score it before it is fitted on all rows"
    return pair.test.site, (
        f"{told}, and on no others alone{_others(leak, where)}: fit it on the training part, "
        "`model.fit(X_train, y_train)`"
    )


def _resampling(fact: Fact) -> str:
    if fact.by in _SETS_BELOW:
        return "pd.concat([train, more])"
    return f"{fact.by}().fit_resample(X_train, y_train)" if fact.by[:1].isupper() else f"{fact.by}(X_train, y_train)"


def _multi_test(leak: Leak, seen_from: SeenFrom) -> tuple[Site, str]:
    scored = [pair for pair in leak.pairs if pair.test.method not in VALIDATES]
    tests = list(dict.fromkeys(pair.test.site for pair in scored))
    if not leak.compared and len(scored) == len(leak.pairs):
        tests = [pair.test.site for pair in scored if pair.test.repeated]
    where = seen_from(tests[0])
    rows = "held-out rows" if leak.test_set_left else "test rows"
    if leak.compared:
        what = f"{_compared(leak.compared)} are scored on the same {rows} ({_places(tests, where)})"
    elif len(scored) < len(leak.pairs):
        return tests[0], (
            f"the rows tested on ({where(tests[0])}) are those that the training is watched on, so that no rows are "
            "left to test what is decided by watching: watch it on a part of the training rows, `validation_split=0.1`"
        )
    else:
        what = f"each turn of a loop or a search is scored on the same {rows} ({where(tests[0])})"
    if leak.test_set_left:
        return tests[0], f"{what}, and the test rows are never tested on: test the chosen one on them once"
    return tests[0], (
        f"{what}, and no rows are left to test the chosen one: choose with `cross_val_score(model, X_train, y_train)` "
        "or on a validation set, and test the chosen one once"
    )


def _places(tests: list[Site], where: Where) -> str:
    return _listed(tests, where) + (", each time it runs" if len(tests) == 1 else "")


def _compared(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return f"several settings of {names[0]}"
    first, rest = names[:_MOST_PLACES], len(names) - _MOST_PLACES
    return f"{', '.join(first)} and {rest} more" if rest > 0 else f"{', '.join(first[:-1])} and {first[-1]}"


def _training_score(leak: Leak, seen_from: SeenFrom) -> tuple[Site, str]:
    pair = leak.pairs[0]
    where = seen_from(pair.test.site)
    told = f"{pair.test.name} is scored on the very rows it was trained on ({where(pair.training.site)})"
    splits = [step for atom in pair.training.rows for step in atom.steps if kind_of(step) == "split"]
    if splits and splits[-1].part.relation == "rest":
        repair = "fit it on the part that the split left for training, `model.fit(X_train, y_train)`"
    elif splits:
        repair = "score it on the rows that the split held out, X_test"
    else:
        repair = "hold rows out with `X_train, X_test, y_train, y_test = train_test_split(X, y)` and score on X_test"
    return pair.test.site, f"{told}, and on no others{_others(leak, where)}: {repair}"


def _others(leak: Leak, where: Where) -> str:
    """Return where other models fare alike, as a clause."""
    first = leak.pairs[0].test.site
    sites = [site for site in dict.fromkeys(pair.test.site for pair in leak.pairs) if site != first]
    return f"; so {_listed(sites, where)}" if sites else ""


_TELLERS: dict[Kind, Callable[[Leak, SeenFrom], tuple[Site, str]]] = {
    Kind.PREPROCESSING: _preprocessing,
    Kind.OVERLAP: _overlap,
    Kind.MULTI_TEST: _multi_test,
    Kind.TRAINING_SCORE: _training_score,
}


def _named(rows: Rows) -> str:
    """Return the files that rows come from, in words."""
    names = sorted({str(atom.root[1]) for atom in rows if atom.root[0] == "file"})
    plain = list(dict.fromkeys(name.replace("\\", "/").rpartition("/")[2] for name in names if "(" not in name))
    return f"the rows of {' and '.join(plain[:2])}" if plain else "rows before they were split"
