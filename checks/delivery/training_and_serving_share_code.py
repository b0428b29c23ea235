"""Training and serving prepare their input with the same code."""

from collections.abc import Iterator

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.import_graph import ImportGraph
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.learning.mistakes.refits import functions_that_fit_anew
from mlfolio.evidence.serving.preparation import own_preparations, prepared_by_others
from mlfolio.evidence.serving.services import Services
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Verdict, failed, not_applicable, passed

_TRAINS = lazy_pattern(
    r"\.fit\(|\.train\(|\btrain_test_split\b|\.backward\(\)|\blgb\.train|\bxgb\.train|\bfit_transform\("
)
_SHARED = lazy_pattern(
    r"\b(?:make_pipeline|Pipeline|ColumnTransformer|make_column_transformer|ImbPipeline)\(|\b\w{0,60}(?:pipeline"
    r"|preprocess|transformer|vectori[sz]er"
    r"|tf-?idf|scaler|encoder|imputer|tokeni[sz]er|columns|features)\w{0,60}\s{0,9}=[^\n]{0,200}\bload\w{0,60}\("
)
_PLUMBING = lazy_pattern(r"(^|/)(__init__|config\w*|settings|constants|log\w*|exceptions?|errors?|paths|version)\.py$")
_TRAINING = "from sklearn.linear_model import LogisticRegression\n\nmodel = LogisticRegression().fit(x, y)\n"


@check(
    title="Training and serving prepare input with the same code",
    how="Where the repository both trains and serves in Python, the code that serves imports a module that trains too,"
    " loads the"
    " fitted preparation (a pipeline, scaler, encoder, vectoriser), or training saves both in one pipeline. Serving"
    " that"
    " fits its own encoder or scaler, in a function of another module, too, or calls get_dummies on a request, fails."
    " Unclear cases are not judged.",
    fix="Fit a Pipeline that holds the preparation and the model, save it whole, and let the service call only its"
    " predict.",
    # The commonest way in which a model that was good in the notebook is wrong in service.
    weight=2.5,
    source=Citation("B", "Building Your Portfolio", "build end-to-end machine learning solutions"),
    kinds=("deployed",),
    bad=[
        Example(
            {
                "train.py": _TRAINING,
                "app.py": "import pandas as pd\nfrom flask import request\n\n\ndef predict():\n"
                "    row = pd.get_dummies(pd.DataFrame([request.json])) <-- bad\n    return row\n",
            },
            note="one row has other dummies than the training data",
        ),
        Example(
            {
                "train.py": _TRAINING,
                "app.py": "import flask\nfrom sklearn.preprocessing import StandardScaler\n\n\ndef predict(x):\n"
                "    return StandardScaler().fit_transform([x]) <-- bad\n",
            },
            note="a single row, scaled by itself, is all zeros",
        ),
        Example(
            {
                "train.py": _TRAINING,
                "prepare.py": "from sklearn.preprocessing import StandardScaler\n\n\ndef prepare(x):\n"
                "    return StandardScaler().fit_transform(x)\n",
                "app.py": "import flask\nimport joblib\nfrom prepare import prepare\n\n\ndef answer(x):\n"
                "    rows = prepare([x]) <-- bad\n    return joblib.load('model.pkl').predict(rows)\n",
            },
            note="the same, in a module of its own",
        ),
    ],
    good=[
        Example(
            {
                "features.py": "def prepare(x):\n    return x * 2\n",
                "train.py": "from features import prepare\n" + _TRAINING,
                "app.py": "import flask\nfrom features import prepare\n\n\ndef predict(x):\n    return prepare(x)\n",
            }
        ),
        Example(
            {
                "support.py": "def get_dummies(x):\n    return x * 2\n",
                "train.py": "from support import get_dummies\n" + _TRAINING,
                "app.py": "import flask\nfrom support import get_dummies\n\n\ndef predict(x):\n"
                "    return get_dummies(x)\n",
            },
            note="a function of the project's own, whatever it is called",
        ),
        Example(
            {
                "train.py": "from sklearn.pipeline import make_pipeline\n\nmodel = make_pipeline(scaler,"
                " forest).fit(x, y)\n",
                "app.py": "import flask\nimport joblib\n\nmodel = joblib.load('model.joblib')\n",
            }
        ),
    ],
)
def training_and_serving_share_code(sources: Sources) -> Verdict:
    """A feature that is computed twice is computed in two ways, sooner or later.

    The model then sees in service what it has never seen in training, and says so to nobody.
    """
    serving = [source for source, _ in Services(sources).all]
    training = [one for one in sources.code if one not in serving and _TRAINS.search(one.text)]
    if not serving or not training:
        return not_applicable("it does not both train and serve, in different files of Python")
    # What splits data trains, too, and prepares for that.
    prepared = [(one, *own) for one in serving if "train_test_split" not in one.text for own in own_preparations(one)]
    prepared += [(one, *anew) for one in serving for anew in _fitted_anew(one, sources)]
    if prepared:
        return failed(*(one.finding(f"fits its own preparation: `{name}`", line) for one, name, line in prepared))
    shared = _shared_modules(serving, training, sources)
    if shared:
        return passed(f"both import {shared[0]}")
    if any(_SHARED.search(one.text) for one in (*serving, *training)):
        return passed("what was fitted for training is loaded for serving")
    return not_applicable("what is prepared for training and for serving cannot be told apart")


def _fitted_anew(serving: Source, sources: Sources) -> Iterator[tuple[str, int]]:
    """Yield (name, line) of each call of an own function that fits a transformer to what is then predicted for."""
    called = prepared_by_others(serving)
    graph = ImportGraph(sources.modules) if called else None
    modules = {one.path: one for one in sources.modules} if called else {}
    for name, line in called:
        brought = (one for one in serving.imports if name in one.names)
        paths = {path for one in brought if graph is not None and (path := graph.module(one, serving.path))}
        if any(name in functions_that_fit_anew(modules[path]) for path in paths):
            yield name, line


def _shared_modules(serving: list[Source], training: list[Source], sources: Sources) -> list[str]:
    graph = ImportGraph(sources.modules)
    served = {path for source in serving for path in graph.imported_by(source.path)}
    trained = {path for source in training if not source.is_notebook for path in graph.imported_by(source.path)}
    return sorted(path for path in served & trained if not _PLUMBING.search(path))
