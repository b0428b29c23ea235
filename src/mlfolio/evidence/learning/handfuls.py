"""Whether all that a model is fitted to is a handful of rows, as where a call is shown."""

from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.experiments import Experiment
from mlfolio.patterns import lazy_pattern

_NAMED = lazy_pattern(r"([\w .&-]{1,80}\.(?:csv|tsv))(?=\\?[\"'])")
_ROWS = 30
"""Lines of a table, its head included; of fewer nobody can hold out a part, nor tell one error from another."""

_APART = ("split", "test set")


def fits_a_handful(experiment: Experiment, files: Files) -> bool:
    """Return whether nothing is measured or held out, and every table that what trains names is tiny and beside it."""
    if experiment.is_measured or experiment.shows(*_APART):
        return False
    tables = {table for one in experiment.readings if one.trains for table in _tables(one.path, files)}
    return bool(tables) and all(_is_tiny(path, files) for path in tables)


def _tables(path: str, files: Files) -> set[str]:
    folder = path.rpartition("/")[0]
    return {f"{folder}/{found.strip()}".lstrip("/") for found in _NAMED.findall(files.text(path) or "")}


def _is_tiny(path: str, files: Files) -> bool:
    found = files.find(path)
    return found is not None and (files.text(found) or "\n" * _ROWS).strip(" \r").count("\n") < _ROWS
