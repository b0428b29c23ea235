"""Whether rows to test on lie in a file or folder of their own, or settings say what part of them is kept back."""

from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.experiments import Experiment
from mlfolio.patterns import lazy_pattern

_ROWS = (
    "*.csv",
    "*.txt",
    "*.tsv",
    "*.json",
    "*.jsonl",
    "*.parquet",
    "*.npy",
    "*.npz",
    "*.data",
    "*.dat",
    "*.xlsx",
    "*-ubyte*",
)
_TRAIN = lazy_pattern(
    r"(?i)(?<![a-z])(?:train(?:ing)?|learn|treino|treinamento|entrenamiento|apprentissage|addestramento|trainings?daten)(?![a-z])"
)
_TEST = lazy_pattern(
    r"(?i)(?<![a-z])(?:test(?:ing)?\d?|val(?:id|idation|ing)?|dev|eval(?:uation)?|hold[-_ ]?out|unseen|teste|prueba"
    r"|validaci[oó]n|valida[cç][aã]o|essai|testdaten)(?![a-z])"
)
"""What a file or folder of rows is called by what it is for; tests of code lie in `tests`."""

_ANSWERED = ("val", "valid", "validation", "dev", "truth", "t10k")
"""What stands in place of `train` in the name of rows that have answers; MNIST calls its own t10k."""

_SETTINGS = (
    "*.yaml",
    "*.yml",
    "*.toml",
    "*.ini",
    "*.cfg",
    "*.conf",
    "*.json",
    "*.sh",
    "*.bat",
    "makefile",
    "*.jsonnet",
)
_KEPT_BACK = lazy_pattern(
    r"(?i)(?<![a-z])(?:test|val|valid|validation|hold[-_]?out|eval)[-_]?"
    r"(?:size|split|ratio|fraction|frac|percent(?:age)?|pct|share)(?![a-z])"
    r"|(?<![a-z])(?:n_?folds|k_?folds?|cv_?folds|num_?folds)(?![a-z])"
)
_MOST, _LONGEST = 60, 50_000
"""Files of settings that a project has, and their characters."""


def has_rows_apart(experiment: Experiment, files: Files, answered: frozenset[str]) -> bool:
    """Return whether rows to test on lie in a file or folder beside those trained on, for someone to look at.

    `answered` are the `answered_files`; those below the folder of the experiment, or of its notebook, are its own.
    """
    name = experiment.name.lower()
    folder = name.rpartition("/")[0] if name.endswith(".ipynb") else name
    return (
        _has_test_folder(files)
        or any(path.startswith(f"{folder}/" if folder else "") for path in answered)
        or (experiment.shows("test set") and _has_test_file(files))
    )


def _has_test_folder(files: Files) -> bool:
    """Return whether what is trained on and what is tested on lie in folders beside each other."""
    parts = ((folder.rpartition("/")[0], folder.rpartition("/")[2]) for folder in files.folders)
    trains, tests = set(), set()
    for around, name in parts:
        if _TRAIN.search(name):
            trains.add(around)
        elif _TEST.search(name):
            tests.add(around)
    return not trains.isdisjoint(tests)


def _has_test_file(files: Files) -> bool:
    """Return whether rows to train on and rows to test on lie in files of their own."""
    names = [path.rpartition("/")[2].lower() for path in files.named(*_ROWS)]
    trains = [name for name in names if "train" in name or _TRAIN.search(name)]
    return bool(trains) and any(name not in trains and ("test" in name or _TEST.search(name)) for name in names)


def answered_files(files: Files) -> frozenset[str]:
    """Return the files of rows, in lower case, beside which others of the same name with answers lie to test on."""
    paths = {path.lower() for path in files.named(*_ROWS)}
    training = [path.rpartition("/") for path in paths if "train" in path.rpartition("/")[2]]
    return frozenset(
        "".join((folder, slash, name))
        for folder, slash, name in training
        if any("".join((folder, slash, name.replace("train", word))) in paths for word in _ANSWERED)
    )


def kept_back_by_settings(files: Files) -> bool:
    """Return whether a file of settings or a script of the shell says how much is kept back, or in how many folds."""
    named = [path for path in files.named(*_SETTINGS) if not path.startswith(".github/")]
    texts = (files.text(path) or "" for path in named[:_MOST] if (files.size(path) or 0) <= _LONGEST)
    return any(map(_KEPT_BACK.search, texts))
