"""All that a repository shows of machine learning, read in one pass over its code."""

import ast
from collections.abc import Callable
from functools import partial

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.coursework.handouts import handed_out
from mlfolio.evidence.coursework.series import lesson_folders, stands_in
from mlfolio.evidence.coursework.sheets import sheets
from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.balanced_classes import are_counted_evenly, readmes_of_balanced_data
from mlfolio.evidence.learning.boundaries import experiments_of, homes
from mlfolio.evidence.learning.declared import signs_declared
from mlfolio.evidence.learning.experiments import Experiment, Reading, together
from mlfolio.evidence.learning.hollow import without_hollow
from mlfolio.evidence.learning.library import LEARNING_LIBRARIES
from mlfolio.evidence.learning.other_code import signs_of_other_code
from mlfolio.evidence.learning.python_code import signs_of
from mlfolio.evidence.learning.shown import (
    dashboards,
    draws_charts,
    pages,
    pictures_of_errors,
    pictures_of_numbers,
    plots_in_its_language,
    shown_in_page,
    shows_what_it_draws,
    texts_of_results,
    texts_with_pictures,
    told_in_text,
    unread_reports,
)
from mlfolio.evidence.learning.told import signs_told
from mlfolio.evidence.learning.traces import ANYTHING, BALANCED, DRAWN, LOOKED, traces, traces_of
from mlfolio.evidence.learning.uncalled import without_tested, without_uncalled
from mlfolio.evidence.learning.uncalled_measures import without_uncalled_accuracies
from mlfolio.evidence.notebooks import Notebook
from mlfolio.patterns import lazy_pattern

_SEVERAL = ("portfolio", "from-scratch")
"""Kinds of repository that may hold several works side by side, each with a beginning of its own."""


_UNREAD = ("*.scala", "*.java", "*.kt", "*.jl", "*.cpp", "*.cc", "*.cs", "*.go", "*.rs", "*.swift", "*.lua")
"""Sources whose words alone are read, and only where a practice is found nowhere else."""


_SPLITS = lazy_pattern(r"(?i)splitter|split_?data|\bget_?(?:test|train)|test_?set\b|cross_?valid|validation")


class Learning:
    """The experiments of a repository; empty where nothing is trained."""

    def __init__(self, readings: list[Reading], experiments: tuple[Experiment, ...], *, has_reference: bool) -> None:
        self.readings = tuple(readings)
        """Every file of code with its signs, those that train nothing included."""
        self.experiments = experiments
        """What is trained, one for each project."""
        self.works = tuple(one for one in experiments if not one.is_exercise)
        """Those that are no exercises, which claim no result."""
        self.results = tuple(one for one in self.works if not one.is_stand_in)
        """Works that somebody may believe: a model that its own file calls a toy or dummy claims nothing."""
        self.has_reference = has_reference
        """Whether tests that check something use a library that models are trained with."""

    def __bool__(self) -> bool:
        return bool(self.experiments)


def read_learning(files: Files, sources: Sources, notebooks: list[Notebook], kind: str) -> Learning:
    """Read the signs in all code that somebody wrote and that is no test, in whatever language can be read.

    A repository of a `kind` that holds one work is one experiment.
    """
    read = [source for source in sources.code if _is_read(source)]
    readings = without_hollow([Reading(source.path, signs_of(source), partial(traces_of, source)) for source in read])
    readings = without_uncalled(readings, (*sources.code, *sources.tests))
    readings = without_tested(readings, read)
    readings = without_uncalled_accuracies(readings, sources.code)
    other = signs_of_other_code(files, notebooks)
    readings += [Reading(path, signs, partial(traces, code)) for path, code, signs in other]
    readings += [Reading(path, signs) for path, signs in signs_told(files, notebooks) if signs]
    readings += [Reading(path, signs) for path, signs in signs_declared(files)]
    # What tests look at is no part of the work, and may still be all that is looked at.
    readings += [Reading(source.path, (), partial(traces_of, source)) for source in sources.tests]
    readings += [Reading(path, (), partial(_traces_in, files, path)) for path in files.named(*_UNREAD)]
    readings += [Reading(path, (), lambda: ("errors",)) for path in pictures_of_errors(files)]
    readings += [Reading(path, (), lambda: (DRAWN,)) for path in (*pictures_of_numbers(files), *dashboards(files))]
    readings += [Reading(path, (), partial(_shown_in, files, path)) for path in pages(files)]
    readings += [Reading(path, (), partial(_drawn_in, files, path)) for path in texts_with_pictures(files)]
    readings += [Reading(path, (), partial(_told_in, files, path)) for path in texts_of_results(files)]
    readings += [Reading(path, (), lambda: (BALANCED,)) for path in readmes_of_balanced_data(files)]
    # A notebook without a cell of code may be what is left where the notebook itself was kept out.
    readings += [Reading(one.path, (), lambda: ANYTHING) for one in notebooks if one.problem or not one.code]
    readings += [Reading(path, (), lambda: ("errors", LOOKED, DRAWN), is_report=True) for path in unread_reports(files)]
    readings = _with_counts(readings, notebooks)
    readings = _with_lessons(readings, files, sources, handed_out(notebooks, files))
    parted = experiments_of(readings, _homes(readings, files, sources)) if kind in _SEVERAL else together(readings)
    has_reference = any(_checks_with_library(test) for test in sources.tests)
    return Learning(readings, parted, has_reference=has_reference)


def _with_counts(readings: list[Reading], notebooks: list[Notebook]) -> list[Reading]:
    """Return `readings`, those of notebooks that show all classes to be as frequent with a trace of it."""
    even = {one.path for one in notebooks if are_counted_evenly(one)}
    return [one._replace(trace=partial(_balanced, one.trace)) if one.path in even else one for one in readings]


def _balanced(trace: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    return (*trace(), BALANCED)


def _with_lessons(readings: list[Reading], files: Files, sources: Sources, handed_out: frozenset[str]) -> list[Reading]:
    """Return `readings`, those that a course hands out, or that stand in a series of lessons, marked as such.

    What lies beside a sheet that is filled in, as a script that tries it out does, is of the same course.
    """
    series = lesson_folders(files, sources)
    given = sheets(files, sources)
    beside = frozenset(path.rpartition("/")[0] for path in given) - {""}
    if not (series or handed_out or given):
        return readings
    return [one._replace(is_lesson=_is_lesson(one.path, series, handed_out | given, beside)) for one in readings]


def _is_lesson(path: str, series: frozenset[str], given: frozenset[str], beside: frozenset[str]) -> bool:
    return path in given or path.rpartition("/")[0] in beside or stands_in(path, series)


def _traces_in(files: Files, path: str) -> tuple[str, ...]:
    """Return the traces in a source of a language that is not read: what splits or measures there may be all."""
    text = files.text(path) or ""
    found = traces(text)
    counted = ("errors",) if "class measure" in found else ()
    drawn = (DRAWN,) if plots_in_its_language(text) else ()
    return (*found, *counted, *drawn, *(("holdout",) if _SPLITS.search(text) else ()))


def _shown_in(files: Files, path: str) -> tuple[str, ...]:
    text = files.text(path) or ""
    return (*shown_in_page(text), *((DRAWN,) if draws_charts(text) else ()))


def _drawn_in(files: Files, path: str) -> tuple[str, ...]:
    return (DRAWN,) if shows_what_it_draws(files.text(path) or "") else ()


def _told_in(files: Files, path: str) -> tuple[str, ...]:
    return told_in_text(files.text(path) or "")


def _homes(readings: list[Reading], files: Files, sources: Sources) -> dict[str, str]:
    packages = frozenset(path.rpartition("/")[0] for path in files.own if path.endswith("/__init__.py"))
    imports = {source.path: source.imports for source in sources.code if _is_read(source)}
    return homes((reading.path for reading in readings), packages, imports)


@fact(lambda source: source.is_test)
def _checks_with_library(source: Source) -> bool:
    if not any(one.top in LEARNING_LIBRARIES for one in source.imports):
        return False
    return bool(source.nodes(ast.Assert)) or any("assert" in callee(call) for call in source.nodes(ast.Call))


def _is_read(source: Source) -> bool:
    return source.path.rpartition("/")[2] not in ("setup.py", "conf.py")
