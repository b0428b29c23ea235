"""Folders of notebooks that show a technique or library each, or follow a syllabus by their numbers."""

from collections import defaultdict
from collections.abc import Iterable

from mlfolio.patterns import lazy_pattern

_FEWEST_SHOWN = 10
"""Notebooks of one folder that are named for a step of preparing data, half of those there: a project needs fewer."""

_SHOWN = lazy_pattern(
    r"(?i)imput(?:er|ation)|encod(?:er|ing)|scal(?:er|ing)\b|normali[sz]ation|standardi[sz]ation|binning|binari[sz]ation"
    r"|transformer|outlier|missing|(?:uni|bi|multi)variate|one[ _-]?hot"
)
_FEWEST_LIBRARIES = 3
_LIBRARY = lazy_pattern(r"(?i)(?:\d{1,2}[._ -]+)?(?:numpy|pandas|matplotlib|seaborn|scipy|plotly)\.ipynb")
"""Notebooks of one folder that are named for a library of arrays, tables or plots alone, half of those there."""

_FEWEST_TOPICS, _FEWEST_LESSONS = 3, 3
"""Numbered folders beside each other, and numbered notebooks in each, that make a syllabus."""

_TOPIC = lazy_pattern(
    r"(?i)\d{1,2}[._ -]+(?!\S*(?:data|clean|eda(?![a-z])|explor|prep|feature|deploy|result|report|evaluat|train))"
    r"[a-z].*"
)
"""A numbered folder whose name is no step of a project."""

_LESSON = lazy_pattern(r"\d{1,2}[a-z]?[._ -]+\S.*\.ipynb")


def demonstrations(paths: Iterable[str]) -> frozenset[str]:
    """Return the folders that hold `paths` and whose notebooks show a technique or library each or are a syllabus."""
    notebooks: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        if path.endswith(".ipynb"):
            folder, _, name = path.rpartition("/")
            notebooks[folder].append(name)
    notebooks.pop("", None)
    shown = (folder for folder, names in notebooks.items() if _shows_techniques(names) or _shows_libraries(names))
    return frozenset((*shown, *_syllabus(notebooks)))


def _shows_techniques(names: list[str]) -> bool:
    return sum(_SHOWN.search(name) is not None for name in names) >= max(_FEWEST_SHOWN, len(names) / 2)


def _shows_libraries(names: list[str]) -> bool:
    return sum(_LIBRARY.fullmatch(name) is not None for name in names) >= max(_FEWEST_LIBRARIES, len(names) / 2)


def _syllabus(notebooks: dict[str, list[str]]) -> Iterable[str]:
    beside: dict[str, list[str]] = defaultdict(list)
    for folder, names in notebooks.items():
        parent, _, own = folder.rpartition("/")
        if _TOPIC.fullmatch(own) and sum(_LESSON.fullmatch(name) is not None for name in names) >= _FEWEST_LESSONS:
            beside[parent].append(folder)
    return (folder for topics in beside.values() if len(topics) >= _FEWEST_TOPICS for folder in topics)
