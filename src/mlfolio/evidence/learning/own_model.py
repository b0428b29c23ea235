"""Whether there is a model at all: code that trains, loads or holds one, or is in a language where that is not told."""

from mlfolio.evidence.code.facts import fact, when_asked
from mlfolio.evidence.code.sources import Source, Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.library import LEARNING_LIBRARIES
from mlfolio.patterns import lazy_pattern

_MODELS = LEARNING_LIBRARIES | frozenset(
    "bentoml cloudpickle cv2 diffusers dill easyocr face_recognition gym gymnasium huggingface_hub implicit joblib"
    " lightfm mediapipe mlflow mlx networkx nltk numba onnx onnxruntime peft pickle pytorch_lightning river"
    " sentence_transformers skops sktime stable_baselines3 tflite_runtime torchvision tsfresh umap vowpalwabbit".split()
)
"""Libraries that models are trained with, kept with or brought by."""

_BY_HAND = lazy_pattern(
    r"\bdef (?:\w{0,40}_)?(?:fit|train|predict(?!ion)|infer|forward|back_?(?:ward|prop)|classif"
    r"|recommend(?!ation)|cluster|forecast|knn|neighbou?r|gradient)"
    r"|\bclass \w{0,40}(?:Model\b|Network|Layer|Classif|Regress|Tree|Forest|KNN|Recommend)"
)
_OTHER = (
    "*.r", "*.rmd", "*.qmd", "*.jl", "*.m", "*.cpp", "*.java", "*.scala", "*.go", "*.rs",
    "*.pkl", "*.pickle", "*.joblib", "*.h5", "*.keras", "*.onnx", "*.pt", "*.pth", "*.tflite", "*.safetensors",
)  # fmt: skip


def has_a_model(sources: Sources, files: Files) -> bool:
    """Whether anything here may train, load or be a model; false for code that asks a service elsewhere, or none."""
    if not sources.code or any(one.top in _MODELS for source in sources.code for one in source.imports):
        return True
    return any(map(_defines_one, sources.code)) or next(iter(files.named(*_OTHER)), None) is not None


@fact(when_asked)
def _defines_one(source: Source) -> bool:
    return _BY_HAND.search(source.text) is not None
