"""Whether a model outlives the run that trains it: it is saved, loaded or lies there in a file."""

import re

from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.own_model import SAVED
from mlfolio.languages import CODE_PATTERNS
from mlfolio.patterns import lazy_pattern

_KEEPS = lazy_pattern(
    r"\b(?:joblib|c?pickle|cloudpickle|dill|skops|mlflow|bentoml|onnx\w*|tflite\w*|torchscript|\w*pmml\w*|from_pretrained"
    r"|InferenceSession|(?:save|load|dump|read|write|pin_read|pin_write)_?(?:rds|pickle|checkpoint|weights))\b"
    r"|\.(?:pkl|pickle|joblib|h5|hdf5|keras|pth?|onnx|tflite|safetensors|ubj|cbm|pb|rds|rda(?:ta)?|jls|bson)[\"'`]"
    r"|(?:load|save|restore|download)\w*_?(?:model|net|pipe|estimator|classif|predictor|artifact|state_dict)"
    r"|(?:model|net|network|pipe|pipeline|estimator|classifier|regressor|predictor)\.save\("
    # A schema that loads a request, and a record that goes into its table by `save()`, keep no model.
    r"|(?<!json\.)(?<!yaml\.)(?<!toml\.)(?<!schema\.)(?<!schema\(\)\.)\b(?:loads?|dumps?|saves?(?!\(\s*\)))\("
    # A package of spaCy's own is installed at the version that is asked for.
    r"(?!\s*[\"'][a-z]{2}_(?:core|dep|ent)_\w+[\"'])"
    r"|\btransformers\b|tensorflow_hub|\bhub\.",
    re.IGNORECASE,
)
"""What a model is kept by, brought back by or kept in. A broad net: where nothing is in it, nothing is asked."""

_RELEASED = lazy_pattern(
    r"(^|/)yolo(?:v|x|-nas)?\d{1,2}[a-z]?(?:[-_][a-z]{1,12})?\.(?:pth?|onnx|tflite)$",
    re.IGNORECASE,
)
"""Weights of a detector that others released, under the name of their release."""

_CODE = (*CODE_PATTERNS, "*.sh", "*.y*ml", "dockerfile*")


def keeps_a_model(files: Files) -> bool:
    """Whether a model may outlive the run that trains it: an app that trains while it is used has none to version."""
    if next(iter(files.named(*SAVED)), None):
        return True
    written = (path for path in files.named(*_CODE) if not path.lower().endswith(".min.js"))
    return any(_KEEPS.search(files.text(path) or "") for path in written)


def released_by_others(files: Files) -> str | None:
    """Return a file of a model where all that are kept bear the name under which others released them; else None."""
    kept = files.named(*SAVED)
    return kept[0] if kept and all(map(_RELEASED.search, kept)) else None
