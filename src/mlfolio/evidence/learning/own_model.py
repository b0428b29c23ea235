"""Whether there is a model at all: code that trains, loads or holds one, or is in a language where that is not told."""

import ast
import re
from collections import Counter
from collections.abc import Set

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.facts import fact, when_asked
from mlfolio.evidence.code.imports import Import
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.learning.library import LEARNING_LIBRARIES
from mlfolio.patterns import lazy_pattern

MODELS = LEARNING_LIBRARIES | frozenset(
    "bentoml cloudpickle cv2 diffusers dill easyocr face_recognition gym gymnasium huggingface_hub implicit joblib"
    " lightfm mediapipe mlflow mlx networkx nltk numba onnx onnxruntime peft pickle pytorch_lightning river"
    " sentence_transformers skops sktime stable_baselines3 tflite_runtime torchvision tsfresh umap vowpalwabbit".split()
)
"""Libraries that models are trained with, kept with or brought by."""

_BY_HAND = lazy_pattern(
    r"\bdef (?:\w{0,40}_)?(?:fit|train(?!(?:ing)?_?(?:data|sets?\b|df|test|rows|frame))|predict(?!ion)|infer|forward"
    r"|back_?(?:ward|prop)|classif"
    r"|recommend(?!ation)|cluster|forecast|knn|neighbou?r|gradient)"
    r"|\bclass \w{0,40}(?:Model\b|Network|Layer|Classif|Regress|Tree|Forest|KNN|Recommend)"
)
READ_BY_WORDS = ("*.r", "*.rmd", "*.qmd", "*.m")
COMPILED = ("*.jl", "*.cpp", "*.java", "*.scala", "*.go", "*.rs")
SAVED = (
    "*.pkl", "*.pickle", "*.joblib", "*.h5", "*.keras", "*.onnx", "*.pt", "*.pth", "*.tflite", "*.safetensors",
)  # fmt: skip
_OTHER = (*COMPILED, *SAVED)

_AROUND_READY_MADE = frozenset({"transformers", "torch", "huggingface_hub"})
_OTHERWISE = lazy_pattern(
    r"\bTrainer\b|\.fit\(|\.backward\(|fine[-_ ]?tun|accuracy|f1_score|compute_metrics"
    r"|load_state_dict|torch\.load|nn\.Module\b|sklearn\.metrics|load_dataset"
)
_TAKEN = frozenset({"pipeline", "from_pretrained"})
_PUBLISHED = lazy_pattern(
    r"(?!(?:\w*models?|check_?points?|outputs?|results?|saved\w*|artifacts?|data|weights|src|app|assets)/)\w[\w.-]{0,60}/\w[\w.-]{0,95}|bert-base-(?:un)?cased|gpt2|distilbert-base-(?:un)?cased"
)
"""Names of models on Hugging Face's hub: owner and model, or those that came first."""

_OF_PAGES = ("*.tsx", "*.jsx", "*.vue", "*.svelte", "*.js", "*.mjs", "*.ts")
_IN_BROWSER = lazy_pattern(
    r"tensorflow|onnxruntime|brain\.js|ml5|\"ml-[\w-]{1,40}\"\s*:|@xenova|@huggingface|mediapipe|danfo|openai"
)
OF_MODELS = frozenset(
    "trained|own training|clustered|clusterer|inference|predicted|model|simple model|own model|reinforcement|style"
    "|search|cross-validation|metric accuracy|metric classification|metric other|own accuracy|submission".split("|")
)
"""Roles of what trains, groups, predicts or is measured."""

_ROUTE = lazy_pattern(r"(?:\A|\n)[ \t]*@[\w.]{1,60}\.(?:route|get|post|put|api_route|endpoint)\([^\n]{0,200}\)\Z")
_DECORATED = 300
"""Characters before a function in which its decorator stands."""

_LONGEST_LIST, _MOST_PACKAGES = 50_000, 20


def has_a_model(sources: Sources, files: Files, learning: Learning | None = None) -> bool:
    """Whether anything here may train, load or be a model; false for code that asks a service elsewhere, or none.

    R and MATLAB may, unless what they show of learning is given, and is nothing.
    """
    if not sources.code:
        return not _is_in_javascript(files)
    models = MODELS - _own_packages(files)
    if any(brings_one(one, models) for source in sources.code for one in source.imports):
        return True
    if any(map(defines_one, sources.code)) or next(iter(files.named(*_OTHER)), None):
        return True
    return has_other(files) if learning is None else _shows_one(learning)


def brings_one(one: Import, models: Set[str]) -> bool:
    """Return whether an import is of one of the `models`, libraries that train or bring one."""
    # Spark alone moves tables.
    return one.top in models and (one.top != "pyspark" or "ml" in one.module or bool({"ml", "mllib"} & set(one.names)))


def _shows_one(learning: Learning) -> bool:
    """Whether R or MATLAB code, which is read by its words, trains, groups, predicts or measures anything."""
    others = (one for one in learning.readings if one.path.lower().endswith((".r", ".rmd", ".qmd", ".m")))
    return any(sign.role in OF_MODELS for one in others for sign in one.signs)


def _own_packages(files: Files) -> set[str]:
    """Return the names of the packages at the root or in src/: one may be called like a library."""
    parts = (path.removeprefix("src/").split("/") for path in files.named("__init__.py"))
    return {names[0] for names in parts if len(names) == 2}


def is_ready_made(sources: Sources, files: Files) -> bool:
    """Whether all models here come ready from Hugging Face by a task or a name: others trained and measured them.

    A model that is chosen by a variable, or lies in a folder, may be the author's own.
    """
    tops = {one.top for source in sources.code for one in source.imports} & MODELS
    if "transformers" not in tops or tops - _AROUND_READY_MADE or has_other(files):
        return False
    takings = [found for source in sources.code if (found := _ready_made(source)) is not None]
    return any(takings) and all(takings) and not any(map(_does_more, sources.code))


def _ready_made(source: Source) -> bool | None:
    """Return whether all models that `source` takes are named as others published them; None where it takes none."""
    takings = [call for call in source.nodes(ast.Call) if callee(call) in _TAKEN]
    if not takings:
        return None
    names = _texts_by_name(source)
    return all(_takes_ready_made(call, names) for call in takings)


def _takes_ready_made(call: ast.Call, names: dict[str, str]) -> bool:
    if callee(call) == "from_pretrained":
        return _PUBLISHED.fullmatch(_text(call.args[0], names) if call.args else ".") is not None
    chosen = [*call.args[1:2], *(one.value for one in call.keywords if one.arg in ("model", "tokenizer"))]
    named = (one.value if isinstance(one, ast.Constant) else "." for one in chosen)
    return all(not str(name).startswith((".", "/")) for name in named)


def _text(value: ast.expr, names: dict[str, str]) -> str:
    """Return the text that `value` is or is a name for; a dot where it cannot be told."""
    if isinstance(value, ast.Constant):
        return str(value.value)
    return names.get(value.id, ".") if isinstance(value, ast.Name) else "."


def _texts_by_name(source: Source) -> dict[str, str]:
    """Return the names that are given a text in `source`, and given one once."""
    given = [
        (target.id, one.value)
        for one in source.nodes(ast.Assign)
        for target in one.targets
        if isinstance(target, ast.Name)
    ]
    often = {name for name, times in Counter(name for name, _ in given).items() if times > 1}
    return {
        name: value.value
        for name, value in given
        if name not in often and isinstance(value, ast.Constant) and isinstance(value.value, str)
    }


def _does_more(source: Source) -> bool:
    """Whether it trains, measures or takes a model otherwise than by a pipeline."""
    return _OTHERWISE.search(source.text) is not None


def has_other(files: Files) -> bool:
    """Whether a model was saved in a file, or there is code in another language."""
    return next(iter(files.named(*READ_BY_WORDS, *_OTHER)), None) is not None


def _is_in_javascript(files: Files) -> bool:
    """Whether all code is for the browser or Node, and the packages it asks for hold none that models run with."""
    packages = list(files.named("package.json"))[:_MOST_PACKAGES]
    if not packages or has_other(files) or files.named("*.ipynb") or not next(iter(files.named(*_OF_PAGES)), None):
        return False
    return not any(_IN_BROWSER.search((files.text(one) or "")[:_LONGEST_LIST]) for one in packages)


def is_of_pages_alone(sources: Sources, files: Files) -> bool:
    """Whether all code is that of a site, whose pages show what a README would tell."""
    if sources.code or has_other(files) or files.named("*.ipynb"):
        return False
    return files.find("package.json") is not None and next(iter(files.named(*_OF_PAGES)), None) is not None


@fact(when_asked)
def defines_one(source: Source) -> bool:
    """Return whether `source` defines a function or class named for what a model does, and no route of a service."""
    return any(_is_no_route(source.text, found) for found in _BY_HAND.finditer(source.text))


def _is_no_route(text: str, found: re.Match[str]) -> bool:
    """Whether it is more than what a service calls the function behind an address, `@app.route("/predict")`."""
    above = text[max(0, found.start() - _DECORATED) : found.start()].rstrip(" \t").removesuffix("async").rstrip()
    return not _ROUTE.search(above)
