"""A leak told to a reader: what was learned on which rows, where it is tested, the places it passes, the repair."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.leaks import Kind, Leak, Pair
from mlfolio.evidence.dataflow.rows import Rows, Site
from mlfolio.evidence.dataflow.values import Fact


class Chapter(NamedTuple):
    """One place of a story, and the part it plays: loaded, split, learned, trained or tested."""

    role: str
    site: Site


class Story(NamedTuple):
    """A leak in words; `site` is where the reader should look first."""

    site: Site
    message: str
    chapters: tuple[Chapter, ...]


def story_of(leak: Leak, analysis: Analysis) -> Story:
    """Return the story of one leak."""
    site, message = _TELLERS[leak.kind](leak)
    return Story(site, message, tuple(dict.fromkeys(_chapters(leak, analysis))))


def _chapters(leak: Leak, analysis: Analysis) -> Iterator[Chapter]:
    pair = leak.pairs[0]
    rows = pair.test.rows | pair.training.rows
    yield from (Chapter("loaded", analysis.sites[key]) for key in _roots(rows) if key in analysis.sites)
    yield from (Chapter("split", analysis.sites[key]) for key in _cuts(rows) if key in analysis.sites)
    yield from (Chapter("learned", fact.site) for fact in leak.facts)
    for one in leak.pairs if leak.kind is Kind.MULTI_TEST else leak.pairs[:1]:
        yield Chapter("trained", one.training.site)
        yield Chapter("tested", one.test.site)


def _roots(rows: Rows) -> list[object]:
    return sorted({atom.root for atom in rows}, key=repr)


def _cuts(rows: Rows) -> list[object]:
    return list(dict.fromkeys(step.key for atom in sorted(rows, key=repr) for step in atom.steps))


def _preprocessing(leak: Leak) -> tuple[Site, str]:
    first, pair = leak.facts[0], leak.pairs[0]
    more = _more(leak.facts[1:])
    message = (
        f"`{first.by}` learned {first.what} from {_named(first.over)}, which holds the rows that `{pair.test.method}` "
        f"tests on (line {pair.test.site.line}){more}: {_repair(first)}"
    )
    return first.site, message


def _more(others: Iterable[Fact]) -> str:
    lines = sorted({fact.site.line for fact in others})
    if not lines:
        return ""
    shown = ", ".join(map(str, lines[:5])) + (" ..." if len(lines) > 5 else "")
    return f"; so did {len(lines)} more {'call' if len(lines) == 1 else 'calls'} (line {shown})"


def _repair(fact: Fact) -> str:
    if fact.by[:1].isupper():
        return f"split first, or fit it inside each training: `make_pipeline({fact.by}(...), model)`"
    return "split first, compute it on the training rows, and use that value for both parts"


def _overlap(leak: Leak) -> tuple[Site, str]:
    pair = leak.pairs[0]
    if leak.facts:
        fact = leak.facts[0]
        return fact.site, (
            f"`{fact.by}` copies rows before the split, so that copies of the training rows are tested on (line "
            f"{pair.test.site.line}): split first and resample the training rows only, `X_train, y_train = "
            f"{_resampling(fact)}`"
        )
    return pair.test.site, (
        f"{pair.test.name} is tested on rows that it was trained on, too (line "
        f"{pair.training.site.line}): fit it on the training part alone, `model.fit(X_train, y_train)`"
    )


def _resampling(fact: Fact) -> str:
    return f"{fact.by}().fit_resample(X_train, y_train)" if fact.by[:1].isupper() else f"{fact.by}(X_train, y_train)"


def _multi_test(leak: Leak) -> tuple[Site, str]:
    tests = list(dict.fromkeys(pair.test.site for pair in leak.pairs))
    pair = leak.pairs[0]
    if len(tests) > 1:
        names = len({one.training.site for one in leak.pairs})
        what = (
            f"{names} models are compared on the same test rows (lines {', '.join(str(one.line) for one in tests[:6])})"
        )
    else:
        what = f"each setting that the loop tries is scored on the same test rows (line {tests[0].line})"
    return tests[0], (
        f"{what}, which then say too much of the best: choose with `cross_val_score({pair.test.name}(...), X_train, "
        "y_train)` and test the chosen one once"
    )


def _training_score(leak: Leak) -> tuple[Site, str]:
    pair = leak.pairs[0]
    return pair.test.site, (
        f"{pair.test.name} is scored on the very rows it was trained on (line {pair.training.site.line}), and on no "
        "others: hold rows out with `X_train, X_test, y_train, y_test = train_test_split(X, y)` and score on X_test"
    )


_TELLERS: dict[Kind, Callable[[Leak], tuple[Site, str]]] = {
    Kind.PREPROCESSING: _preprocessing,
    Kind.OVERLAP: _overlap,
    Kind.MULTI_TEST: _multi_test,
    Kind.TRAINING_SCORE: _training_score,
}


def _named(rows: Rows) -> str:
    """Return the files that rows come from, in words."""
    names = sorted({str(atom.root[1]) for atom in rows if isinstance(atom.root, tuple) and atom.root[0] == "file"})
    plain = [name.rpartition("/")[2] for name in names if "(" not in name]
    return f"the rows of {' and '.join(plain[:2])}" if plain else "all rows"


def first_pair(leak: Leak) -> Pair:
    """Return the pair that a leak is shown by."""
    return leak.pairs[0]
