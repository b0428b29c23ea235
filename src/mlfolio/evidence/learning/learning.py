"""All that a repository shows of machine learning, read in one pass over its code."""

from functools import cached_property

from mlfolio.evidence.code.sources import Source, Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.experiments import Experiment, Reading, experiments_of
from mlfolio.evidence.learning.other_code import signs_of_other_code
from mlfolio.evidence.learning.python_code import signs_of
from mlfolio.evidence.notebooks import Notebook


class Learning:
    """The experiments of a repository; empty where nothing is trained."""

    def __init__(self, readings: list[Reading], packages: frozenset[str]) -> None:
        self.readings = tuple(readings)
        self._packages = packages

    def __bool__(self) -> bool:
        return bool(self.experiments)

    @cached_property
    def experiments(self) -> tuple[Experiment, ...]:
        """What is trained, one for each project."""
        return experiments_of(list(self.readings), self._packages)


def read_learning(files: Files, sources: Sources, notebooks: list[Notebook]) -> Learning:
    """Read the signs in all code that somebody wrote and that is no test, in whatever language can be read."""
    readings = [Reading(source.path, tuple(signs_of(source))) for source in sources.code if _is_read(source)]
    readings += [Reading(path, signs) for path, signs in signs_of_other_code(files, notebooks)]
    packages = frozenset(path.rpartition("/")[0] for path in files.own if path.endswith("/__init__.py"))
    return Learning(readings, packages)


def _is_read(source: Source) -> bool:
    return not source.path.endswith(("setup.py", "conf.py"))
