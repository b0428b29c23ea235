"""No trained model is tracked as an ordinary file."""

import re

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.files import Files
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, not_applicable, passed_unless

_BINARY = lazy_pattern(
    r"\.(pkl|pickle|p|joblib|jbl|dill|sav|h5|hdf5|keras|pt|pth|ckpt|onnx|pb|tflite|caffemodel|mlmodel|cbm|safetensors"
    r"|gguf|skops|pmml|ubj)"
    r"(\.(gz|bz2|xz|z))?$",
    re.IGNORECASE,
)
_NAMED_MODEL = lazy_pattern(r"(model|weights|policy|trained|checkpoint)[^/]*\.(bin|model|dat|rds)$", re.IGNORECASE)
_DATA = lazy_pattern(
    r"mnist|cifar|dataset|(^|/)data/|features?|x_train|y_train|(^|/)(train|test)(_\w+)?\.", re.IGNORECASE
)
_ABOUT_MODEL = lazy_pattern(r"(^|[/_-])(metadata|thresholds?)\.\w+$", re.IGNORECASE)
_TEXT_MODEL = lazy_pattern(r"(^|/)[^/]*(xgb|lgb|lightgbm|booster|model)[^/]*\.(json|txt)$", re.IGNORECASE)
_LFS_POINTER = b"version https://git-lfs"


@check(
    title="Trained models are kept out of git",
    how=(
        "No tracked file is a serialised model (.pkl, .joblib, .h5, .pt, .pth, .onnx, ... or a booster saved as "
        "text). "
        "Git LFS pointers and DVC files are fine, and so are pickled data sets, empty files, and what is called "
        "metadata or a threshold."
    ),
    fix=(
        "Publish models as release assets, with Git LFS, DVC or a model registry, and say in the README how to "
        "fetch or train them."
    ),
    # On 102 real repositories this hardly goes with quality (-.09, PRACTICES.md): a clone is slow, the work no worse.
    weight=1,
    source=Citation("A", "Programming Proficiency", "using version control systems like Git"),
    after=("under-version-control",),
    bad=[Example({"train.py": "print(1)\n", "models/forest.pkl": b"\x80\x04forest"}, paths=("models/forest.pkl",))],
    good=[
        Example({"train.py": "print(1)\n", "models/README.md": "Run train.py to make the model.\n"}),
        Example(
            {"models/forest.pkl": "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"},
            note="a Git LFS pointer",
        ),
        Example(
            {"models/forest.pkl": "", "models/model_metadata.pkl": b"\x80\x04names"},
            note="nothing that was fitted: an empty file, and names that go with a model",
        ),
    ],
)
def no_model_binaries_tracked(files: Files) -> Verdict:
    """Git keeps every version of a binary for ever and cannot show what changed in it.

    A pickle, moreover, runs code when it is loaded.
    """
    if not files.tracked:
        return not_applicable("git tracks nothing here")
    found = [path for path in files.own if _is_model(path, files)]
    return passed_unless(Finding("holds what was fitted, and is in git", path) for path in found)


def _is_model(path: str, files: Files) -> bool:
    if _TEXT_MODEL.search(path):
        return _is_booster(path, files)
    if not (_BINARY.search(path) or _NAMED_MODEL.search(path)) or _DATA.search(path) or _ABOUT_MODEL.search(path):
        return False
    size = files.size(path)
    data = files.data(path) if size is not None and size < 1024 else None
    return data is None or not (data == b"" or data.startswith(_LFS_POINTER))


def _is_booster(path: str, files: Files) -> bool:
    start = (files.data(path) or b"")[:64].lstrip()
    return start.startswith((b'{"learner"', b"tree\nversion", b"tree\r\nversion"))
