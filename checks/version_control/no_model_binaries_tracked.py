"""No trained model is tracked as an ordinary file."""

import re

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.files import Files
from mlfolio.evidence.saved_models import what_was_fitted
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, not_applicable, passed_unless

_ABOUT_MODEL = lazy_pattern(r"(^|[/_-])(metadata|thresholds?|fingerprint)\.\w+$", re.IGNORECASE)
_FOR_TESTS = lazy_pattern(r"(^|/)(tests?|testing|test[_-]?data|fixtures)/", re.IGNORECASE)
_FOREST = b"\x80\x02csklearn.ensemble._forest\nRandomForestClassifier\n)\x81."


@check(
    title="Trained models are kept out of git",
    how=(
        "No tracked file is a serialised model (.pkl, .joblib, .h5, .pt, .pth, .onnx, ..., a TensorFlow checkpoint "
        "or a booster saved as text). A pickle is asked which classes it names, without being loaded: estimators and "
        "what else was fitted count, tables, lists and dictionaries do not; what R saved tells by the call that fitted "
        "it. What is no text in a folder of models (.rds, .dat, ...) counts "
        "unless it is called data or results. Git LFS pointers and DVC files are fine, and so are stubs, "
        "what tests work with, and what is called metadata or a threshold."
    ),
    fix=(
        "Publish models as release assets, with Git LFS, DVC or a model registry, and say in the README how to "
        "fetch or train them."
    ),
    # On 102 real repositories this hardly goes with quality (-.09, PRACTICES.md): a clone is slow, the work no worse.
    weight=1,
    source=Citation("A", "Programming Proficiency", "using version control systems like Git"),
    after=("under-version-control",),
    bad=[Example({"train.py": "print(1)\n", "models/forest.pkl": _FOREST}, paths=("models/forest.pkl",))],
    good=[
        Example({"train.py": "print(1)\n", "models/README.md": "Run train.py to make the model.\n"}),
        Example(
            {"models/forest.pkl": "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"},
            note="a Git LFS pointer",
        ),
        Example(
            {"models/forest.pkl": "", "models/model_columns.pkl": b"\x80\x04]\x8c\x03ageae."},
            note="nothing that was fitted: an empty file, and the names of columns",
        ),
    ],
)
def no_model_binaries_tracked(files: Files) -> Verdict:
    """Git keeps every version of a binary for ever and cannot show what changed in it.

    A pickle, moreover, runs code when it is loaded.
    """
    if not files.tracked:
        return not_applicable("git tracks nothing here")
    kept = [path for path in files.own if not any(one.search(path) for one in (_ABOUT_MODEL, _FOR_TESTS))]
    found = [(path, what) for path in kept if (what := what_was_fitted(path, files))]
    return passed_unless(Finding(f"holds {what}, and is in git", path) for path, what in found)
