"""Pictures: how dark and how bright a pixel may be is a constant of their format, whatever rows there are."""

from mlfolio.evidence.dataflow.run import Arguments
from mlfolio.patterns import lazy_pattern

EXTREMES = frozenset(["max", "amax", "min", "amin"])
"""What pictures have in common by their format."""

_READERS = frozenset(["imread", "imdecode", "load_img", "image_dataset_from_directory"])
_LOADED = lazy_pattern(r"(?:mnist|cifar\d+)\.load_data$")
_DATASETS = lazy_pattern(r"(?i)mnist|cifar")


def reads_images(name: str, arguments: Arguments) -> bool:
    """Whether a library's function reads pictures, by its name or by that of the data set that it is asked for."""
    last = name.rpartition(".")[2]
    if last in _READERS or (last == "load_data" and _LOADED.search(name)):
        return True
    asked = getattr(arguments.get(0, "name"), "value", None)
    return name.endswith(("fetch_openml", "tfds.load")) and isinstance(asked, str) and bool(_DATASETS.search(asked))
