"""Folders of lessons: numbered for techniques, or named for studies."""

from collections import defaultdict
from collections.abc import Iterable

from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files, folders_of
from mlfolio.evidence.learning.library import LEARNING_LIBRARIES
from mlfolio.patterns import lazy_pattern

_FEWEST, _SHARE = 5, 3 / 4
"""Folders named for a technique, and of all that are numbered there, from which on they are a series; projects that are
numbered are named for their data as often."""

_NUMBERED = lazy_pattern(r"(?:part|section|module|unit|topic)?[ _-]?\d{1,2}(?:\.\d{1,2}){0,3}[.)]?[ _-]*(?=[a-z])(.+)")
_WORD = lazy_pattern(r"[a-z]+\d?")
_TECHNIQUES = frozenset(
    "adaboost ann apriori bagging bayes bayesian boosting clustering cnn dbscan descent encoding ensemble forest"
    " forests grid kmeans knn lasso machine machines means neighbor neighbors neighbour neighbours network networks pca"
    " regression regularization ridge rnn scaling selection split svm svr tree trees tuning validation xgboost".split()
)

_STUDIED = lazy_pattern(
    r"(?i)(?:my[-_ ])?(?:courses?|notes|lectures?|lessons|books?|tutorials?|exercises|study|cheat[-_ ]?sheets?)"
)
_BESIDE_STUDIES = lazy_pattern(r"(?i)(?:refs?|references|papers?|examples?|snippets|practi[cs]e)")
_FEWEST_STUDIED = 2
"""Folders at the root that hold notebooks, from which on they say together that somebody studies."""


def lesson_folders(files: Files, sources: Sources) -> frozenset[str]:
    """Return all folders of lessons, by whichever sign, the root being the empty string."""
    return _numbered_lessons(files.folders, sources) | _studied_folders(files)


def stands_in(path: str, folders: frozenset[str]) -> bool:
    """Return whether the file at `path` lies in one of `folders`, or below it; the root is the empty string."""
    return bool(folders) and not folders.isdisjoint((*folders_of(path), ""))


def _studied_folders(files: Files) -> frozenset[str]:
    """Return the folders at the root that hold notebooks, where all of them are named for what is studied.

    One of them has to be named for courses, books, notes or the like: a library has examples and references too.
    """
    notebooks = files.named("*.ipynb")
    tops = {path.partition("/")[0] if "/" in path else "" for path in notebooks}
    named = {top for top in tops if _STUDIED.fullmatch(top)}
    if len(tops) < _FEWEST_STUDIED or not named or not all(map(_BESIDE_STUDIES.fullmatch, tops - named)):
        return frozenset()
    return frozenset(tops)


def _numbered_lessons(folders: Iterable[str], sources: Sources) -> frozenset[str]:
    """Return the folders, of `folders`, that are lessons of a series on techniques by their names.

    Where the algorithms are written out, in folders half of which import no library that learns, they are works.
    """
    numbered: dict[str, list[str]] = defaultdict(list)
    for folder in folders:
        parent, _, name = folder.rpartition("/")
        if _NUMBERED.fullmatch(name.lower()):
            numbered[parent].append(folder)
    series = (folder for beside in numbered.values() if _is_series(beside) for folder in beside)
    return _with_a_library(frozenset(series), sources)


def _is_series(folders: list[str]) -> bool:
    techniques = sum(map(_is_named_for_a_technique, folders))
    return techniques >= max(_FEWEST, _SHARE * len(folders))


def _is_named_for_a_technique(folder: str) -> bool:
    found = _NUMBERED.fullmatch(folder.rpartition("/")[2].lower())
    return found is not None and not _TECHNIQUES.isdisjoint(_WORD.findall(found[1]))


def _with_a_library(series: frozenset[str], sources: Sources) -> frozenset[str]:
    if not series:
        return series
    coded, learning = set(), set()
    for source in sources.code:
        within = series.intersection(folders_of(source.path))
        coded |= within
        if any(one.top in LEARNING_LIBRARIES for one in source.imports):
            learning |= within
    return series if coded and len(learning) > len(coded) / 2 else frozenset()
