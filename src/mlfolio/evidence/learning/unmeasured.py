"""Results put forward, a submission or a model that is served, though nothing here measures how good they are."""

from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.evidence.learning.experiments import MEASURES
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.learning.own_model import SAVED
from mlfolio.evidence.learning.traces import ANYTHING
from mlfolio.evidence.prose.demonstrations import says_the_model_was_given
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.prose.sibling_repositories import model_repository
from mlfolio.evidence.prose.told_tests import page_of_a_test, tells_its_result
from mlfolio.evidence.serving.loading import loadings
from mlfolio.languages import PYTHON, main_language
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding

_ASKED = lazy_pattern(r"\.predict(?:_proba)?\(")
_MODEL = lazy_pattern(r"(?i)model|clf|classif|regress|pipe|estimator|predictor|forest|xgb|lgb|svm|svc|knn|_rf|rf_")
"""The line that loads a model, which an encoder or a table beside it is not."""

_MODEL_OR_METHOD = lazy_pattern(
    r"(?i)\.predict(?:_proba)?\(|no_grad|inference_mode|load_model|from_pretrained|joblib|pickle|\bmodel\.|\.(?:pkl|h5|onnx|pth?|keras)\b"
    r"|\bsklearn\.(?!datasets)|xgboost|lightgbm|catboost|statsmodels|prophet|torch|keras|tensorflow|onnx|spacy|nltk"
    r"|gensim|textblob|vader|cv2|mediapipe|ultralytics|yolo|deepface|whisper|transformers|hugging|openai|anthropic"
    r"|langchain|groq|genai|gemini|ollama|llama|boto3|sagemaker|azureml|mlflow|bentoml|vertex|similarity|cosine"
    r"|euclid|centroid|entropy|(?<!linear-)gradient|sigmoid|requests\.post\("
)
"""What a model, a service that holds one, or a method written by hand is known by."""

_READY = lazy_pattern(
    r"(?i)pre-?train|hugging ?face|\bdownload\w* (?:the )?(?:\w{1,20} )?(?:models?|weights|checkpoint)|\byolo|haar"
    r"|resnet|\bvgg|mobile_?net|inception|efficientnet|\bbert\b|whisper|spacy|imagenet"
)
"""What says that a model came ready from elsewhere, where it was tested."""

_KEPT_MODELS = (*SAVED, "*.rds", "*.pb", "model.json")

_LEARNS = frozenset({"trained", "own training", "clustered", "inference", "split", "cross-validation", *MEASURES})


def put_forward_unmeasured(learning: Learning, kind: Kind, sources: Sources, files: Files) -> Finding | None:
    """Return what fails although nothing is trained: a submission or a service, and no way to see how good it is."""
    if kind.name == "kaggle":
        return _handed_in(learning)
    return _served(learning, sources, files) if kind.name == "deployed" else None


def measured_elsewhere(
    learning: Learning, kind: Kind, sources: Sources, files: Files, readme: Readme | None
) -> str | None:
    """Return why a result that nothing here measures may be measured all the same; None where it is not."""
    if any(reading.trace() == ANYTHING for reading in learning.readings if not reading.signs):
        return "a notebook that cannot be read may hold out a part"
    if kind.name != "deployed":
        return None
    if page := page_of_a_test(readme, files):
        return f"{page} tells of a test of the model, which is trained elsewhere"
    if readme and (repository := model_repository(readme.document)):
        return f"{repository} is where the model is made"
    if readme and says_the_model_was_given(readme.text):
        return "the README says that the model was given, and may have been tested there"
    texts = (*(source.text for source in sources.code), readme.text if readme else "")
    return "a model that comes ready from elsewhere was tested there" if any(map(_READY.search, texts)) else None


def _handed_in(learning: Learning) -> Finding | None:
    """Return where predictions are handed in, if nothing in the repository tests what makes them."""
    signs = [sign for reading in learning.readings for sign in reading.signs]
    if any(sign.role in ("split", "cross-validation") for sign in signs):
        return None
    found = next((sign for sign in signs if sign.role == "submission"), None)
    return (
        found.finding("predictions are handed in from here, and nothing measures them on data with answers")
        if found
        else None
    )


def _served(learning: Learning, sources: Sources, files: Files) -> Finding | None:
    """Return where a model is loaded from a file, or that there is none, if nothing in the repository trains any."""
    roles = {sign.role for reading in learning.readings for sign in reading.signs}
    # Where no model is asked, what is called accuracy is typed in or sent.
    if not roles.isdisjoint(_LEARNS - {"own accuracy"}):
        return None
    if not any(_ASKED.search(one.text) for one in sources.code):
        return None if _may_hold_a_model(sources, files) else Finding("nothing here trains, loads or measures a model")
    if "own accuracy" in roles:
        return None
    silent = (one for one in sources.code if not tells_its_result(one))
    loaded = ((one, loading) for one in silent for loading in loadings(one) if loading.problem is None)
    found = next(((one, loading) for one, loading in loaded if _MODEL.search(one.lines[loading.line - 1])), None)
    return found and Finding("a model is loaded that nothing here trains or measures", found[0].path, found[1].line)


def _may_hold_a_model(sources: Sources, files: Files) -> bool:
    """Whether a source or a file shows a sign of a model, or most of the code is in another language than Python."""
    if main_language(files) != PYTHON or not sources.code or files.named(*_KEPT_MODELS):
        return True
    return any(_MODEL_OR_METHOD.search(one.text) for one in sources.code)
