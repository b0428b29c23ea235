"""Whether rows to test on lie in a file or folder of their own, beside those that are trained on."""

from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern

_ROWS = ("*.csv", "*.txt", "*.tsv", "*.json", "*.jsonl", "*.parquet", "*.npy", "*.npz", "*.data", "*.dat", "*.xlsx")
_PART_FOLDER = lazy_pattern(
    r"(?i)(?:(?P<train>train)|test|val(?:id)?|dev)(?:ing|ation)?(?:[_-]?(?:set|data|images?))?\Z"
)


def has_test_folder(files: Files) -> bool:
    """Return whether what is trained on and what is tested on lie in folders beside each other."""
    beside = {(folder.rpartition("/")[0], part) for folder in files.folders if (part := _part_of(folder))}
    return any((around, "test") in beside for around, part in beside if part == "train")


def has_test_file(files: Files) -> bool:
    """Return whether rows to train on and rows to test on lie in files of their own."""
    names = [path.rpartition("/")[2].lower() for path in files.named(*_ROWS)]
    return any("test" in name for name in names) and any("train" in name for name in names)


def _part_of(folder: str) -> str:
    """Return `train` or `test` for a folder that its name calls so, `test` for one to validate on, and else nothing."""
    found = _PART_FOLDER.match(folder.rpartition("/")[2])
    return ("train" if found["train"] else "test") if found else ""
