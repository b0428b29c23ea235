"""The model that is served has a version."""

import re
from collections.abc import Iterator

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.code.unread import CODE_PATTERNS
from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.own_model import COMPILED, SAVED, has_a_model
from mlfolio.evidence.project_templates import is_a_project_template
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.prose.stand_ins import is_called_a_template
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, failed, not_applicable, passed

_REGISTRY = lazy_pattern(
    r"\bregister_model\(|\bregistered_model_name\b|models:/|\bMlflowClient\b|\bbentoml\.(?:\w+\.)?(?:save_model|get"
    r"|load_model)\(|\bwandb\.Artifact\("
    r"|\bexperiment\.log_model\(|\blog_artifact\(|\bmlflow\.\w+\.log_model\(|\bhf_hub_download\([^)]*revision|\bfrom_pretrained\([^)]*revision|\bModelRegistry\b"
    r"|\bmodel_registry\b|\bcreate_model_package(?:_group)?\(|\bModelPackageName\b|:model-package/[\w-]{1,80}/\d"
    # A tag or commit of a repository that PyTorch's hub reads.
    r"|\bhub\.load\(\s*(?:repo_or_dir\s*=\s*)?[\"'][\w.-]{1,60}/[\w.-]{1,100}:(?!main\b|master\b|latest\b)\w"
)
_STATED = lazy_pattern(r"\b(?:models?_?version|MODELS?_?VERSION|model_?tag|model_?id|model_?hash|model_?sha)\b")
_VALUED = lazy_pattern(
    r"\bmodel_?(?:version\s*(?::=|[:=])\s*[\"']v?|(?:id|tag)\s*(?::=|[:=])\s*[\"']\w{1,60}[-./]v)\d{1,3}(?:\.\d{1,3}){0,3}[\"']",
    re.IGNORECASE,
)
"""The same in other languages, where the word alone may name whatever a service elsewhere is asked for."""

_ANSWERED = lazy_pattern(
    r"[\"'](?:model(?:_?name)?|predict(?:ions?|ed))[\"']\s*:[^\n{}]{0,80},\s*[\"']version[\"']\s*:"
    r"|[\"']version[\"']\s*:[^\n{}]{0,80},\s*[\"'](?:model(?:_?name)?|predict(?:ions?|ed))[\"']\s*:",
    re.IGNORECASE,
)
"""The version beside the name of the model, or beside what it predicts, as an answer tells them."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|(?:nov|dec)(?:ember)?)"
)
_NAMED = lazy_pattern(
    rf"(?:[-_./]v\d+(?:[._]\d+)*|\d{{4}}[-_]?\d{{2}}[-_]?\d{{2}}\w*|\d+\.\d+\.\d+"
    rf"|(?<!\d)\d{{1,2}}[-_]?{_MONTH}[-_]?\d{{2,4}}|(?<![a-z]){_MONTH}[-_]?\d{{0,2}}[-_]?20\d\d)"
    r"[^/]*\.(?:pkl|joblib|pt|pth|onnx|h5|keras|sav"
    r"|cbm|ubj|safetensors|pickle|json|txt)$"
    r"|(?:model|artifact)s?/(?:v\d+|\d+)/"
)
_FORMATS = r"(?:pkl|joblib|pth?|onnx|h5|keras|cbm|ubj|safetensors|pickle|sav|bin|rds)"
_NAMED_IN_CODE = lazy_pattern(
    rf"[-_./]v\d{{1,3}}(?:[._]\d{{1,3}}){{0,3}}[^\"'\n/]{{0,40}}\.{_FORMATS}[\"']"
    rf"|\{{[^{{}}\n]{{0,80}}(?:strftime|time_?stamp|\bnow\(|run_?id|version)[^{{}}\n]{{0,60}}\}}[^\"'\n]{{0,20}}\.{_FORMATS}[\"']",
    re.IGNORECASE,
)
"""The name that code gives to the file of a model, with a number, a date or a run in it."""

_HASHED = lazy_pattern(r"(?:sha\d{1,3}|md5|hash|checksum)\w{0,40}\([^()\n]{0,60}model", re.IGNORECASE)
"""The hash of a model's file, which tells it from every other."""

_DATED_IN_CODE = lazy_pattern(
    r"[\"'](?:train(?:ed|ing)?|built|fitted|saved|exported)_?(?:at|on|date\w{0,8}|time\w{0,8})[\"']\s*(?:\]\s*=|:)"
    r"[^\n,]{0,20}(?:datetime|\bnow\(|utcnow|strftime|Timestamp)",
    re.IGNORECASE,
)
"""The day of a training, as code writes it beside the model."""

_KEPT = lazy_pattern(
    r"(^|/)(?:dvc\.(?:ya?ml|lock)|[^/]+\.(?:pkl|joblib|pt|pth|onnx|h5|keras|bin|pickle)\.dvc|models?\.dvc|mlruns/.*"
    r"|bentofile\.ya?ml)$"
)
_DESCRIBED = lazy_pattern(r"(^|/)[^/]*(?:model|metadata|manifest|registry)[^/]*\.(?:json|ya?ml|toml)$")
_DATED = lazy_pattern(
    r"[\"'](?:built|created|train(?:ed|ing)|fitted|saved|exported)(?:_?(?:at|on|date(?:time)?|time(?:stamp)?))?(?:_utc)?[\"']"
    r"\s*:\s*[\"']\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)
"""When a model was made, as the description beside it says."""

_WRITTEN = lazy_pattern(
    r"[\"'](?:generated(?:_?(?:at|on))?|time_?stamp|date(?:time)?)(?:_utc)?[\"']\s*:\s*[\"']\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)
_NAMES_ITS_FILE = lazy_pattern(rf"\.{_FORMATS}[\"']", re.IGNORECASE)
"""When a summary was written, and the file of the model that it is about."""

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
    r"(^|/)(?:yolo(?:v|x|-nas)?\d{1,2}[a-z]?(?:[-_][a-z]{1,12})?|craft_mlt_\d+k|[a-z_]{2,30}_g\d)\.(?:pth?|onnx|tflite)$",
    re.IGNORECASE,
)
"""Weights that others released (Ultralytics, EasyOCR), under the name of their release."""

_CARD = lazy_pattern(r"(^|/)[^/]*model[-_ ]?cards?(?:/.*|[^/]*)\.(?:md|rst|txt|ya?ml|json)$")
_ON_THE_CARD = lazy_pattern(r"^[\W_]{0,9}(?:model[ _]?)?version[\W_]{1,9}v?\d", re.IGNORECASE | re.MULTILINE)
"""The line of a model card that gives the model's version."""

_ARCHIVED = lazy_pattern(r"\btorch-model-archiver\b(?:[^\n]|\\\r?\n){0,600}?(?:\s--version|\s-v)[ =]+[\w\"'$.]")
"""What packs a network for TorchServe gives it a version."""

_CODE = (*CODE_PATTERNS, "*.sh", "*.y*ml", "dockerfile*")
_COMMANDS = ("*.sh", "*.ps1", "*.bat", "*.y*ml", "*dockerfile*", "makefile", "justfile")
_WORDS = (".dvc", "dvc.", "mlruns/", "bentofile", "model", "artifact")


@check(
    title="The model that is served has a version",
    how="A registry or a store keeps its versions (MLflow, BentoML, SageMaker, Weights & Biases, Comet, DVC, a revision"
    " on a hub), code that serves or saves it names a model version, an answer tells the version beside the model or"
    " what it predicts, the archiver of TorchServe is told one, or the file itself carries one, as it lies there or as"
    " code names it: a number, a date, a run or a hash, or a file beside it or a model card that says so, or"
    " code that writes the day of the training."
    " Not applicable where no model is kept: no file of one, and no code that saves or loads anything but settings"
    " (JSON, YAML), requests (by a schema), records of a database and a package of spaCy's own, or nothing but weights"
    " that others released, by their names (yolov8n.pt, english_g2.pth),"
    " nor in a template that projects are generated from or that the README's title or opening calls so (starter app,"
    " scaffolding, boilerplate), nor for a web site whose packages run no model.",
    fix="Save the model as models/<name>-<version>.joblib with a JSON of its data, date and metrics beside it, and"
    " return the version"
    " with each prediction.",
    # Without it, nobody can say which model gave the answer that somebody complains about.
    weight=1.5,
    # Versions are told in too many ways: 58 of 79 findings of services that no rule had seen were true.
    advice=True,
    source=Citation(
        "B", "The Evolution of Machine Learning Roles", "the operational aspects of machine learning systems"
    ),
    kinds=("deployed",),
    bad=[
        Example({"app.py": "import joblib\n\nmodel = joblib.load('model.pkl')\n", "model.pkl": b"\x80"}),
        Example(
            {
                "extension/manifest.json": '{"manifest_version": 3, "version": "1.0"}\n',
                "app.js": "const model = await tf.loadLayersModel('model.json')\n",
            },
            note="the version of a browser's extension",
        ),
        Example(
            {
                "train.py": "import time\n\nimport joblib\n\njoblib.dump(model, 'model.joblib')\n"
                "metrics = {'training_time': time.time() - start}\n"
            },
            note="how long it took",
        ),
    ],
    good=[
        Example({"app.py": "import joblib\n\nMODEL_VERSION = '2024-05'\nmodel = joblib.load('model.pkl')\n"}),
        Example(
            {
                "app.py": "import joblib\n\nmodel = joblib.load('models/churn-v3.joblib')\n",
                "models/churn-v3.joblib": b"\x80",
            }
        ),
        Example(
            {"app.py": "import torch\n\nmodel = torch.hub.load('pytorch/vision:v0.6.0', 'deeplabv3_resnet101')\n"},
            note="a tag of the hub's repository",
        ),
        Example(
            {
                "register.py": "import boto3\n\nmodel = 'model.tar.gz'\nclient = boto3.client('sagemaker')\n"
                "client.create_model_package(ModelPackageGroupName='churn')\njoblib.load(path)\n"
            },
            note="SageMaker numbers the packages of a group",
        ),
        Example({"train.py": "import mlflow\n\nmlflow.sklearn.log_model(m, 'm', registered_model_name='churn')\n"}),
        Example(
            {
                "app.py": "import joblib\n\nmodel = joblib.load('models/model.pkl')\n",
                "models/model.pkl": b"\x80",
                "models/model_meta.json": '{"features": ["age"], "built": "2026-07-25"}\n',
            },
            note="the day on which it was built, beside it",
        ),
        Example({"train.py": "import mlflow\n\nmlflow.sklearn.log_model(m, 'm')\n"}, note="kept under its run"),
        Example(
            {
                "train.py": "from comet_ml import Experiment\n\nexperiment = Experiment()\n"
                "net.save('model.h5')\nexperiment.log_model('model', 'model.h5')\n"
            }
        ),
        Example(
            {
                "app.py": "import joblib\n\nmodel = joblib.load('model.pkl')\n",
                "model.pkl": b"\x80",
                "models/model_cards/churn.md": "# Churn\n\n- **Name**: churn\n- **Version**: 1.0.0\n",
            },
            note="on its model card",
        ),
        Example({"app.py": "import joblib\n\nmodel = joblib.load('models/model_v2_text.joblib')\n"}),
        Example(
            {"app.py": "import joblib\n", "models/churn_2_oct_2021.pkl": b"\x80"}, note="a date with the month's name"
        ),
        Example(
            {
                "pack.sh": "torch-model-archiver --model-name churn \\\n  --version 1.0 --serialized-file churn.pth\n",
                "app.py": "import torch\n\nnet = torch.load('churn.pth')\n",
            },
            note="as TorchServe's archiver is told",
        ),
        Example(
            {
                "app.py": "import joblib\n\nnet = joblib.load('model.pkl')\n\n\ndef predict(row):\n    return {\n"
                "        'answer': net.predict(row),\n        'model': 'tree',\n        'version': '1.0'\n    }\n"
            },
            note="in each answer",
        ),
        Example(
            {
                "churn/predict.py": "import joblib\n\nfrom churn import __version__\n\n"
                "model = joblib.load('model.pkl')\n\n\ndef predict(row):\n"
                "    return {'prediction': model.predict(row), 'version': __version__}\n"
            },
            note="the version of the package that holds the model, beside what it predicts",
        ),
        Example(
            {"app.py": "import joblib\n\nprint(sha256_of(settings['model_path']))\nmodel = joblib.load('m.joblib')\n"}
        ),
        Example(
            {
                "train.py": "from datetime import datetime\n\nimport joblib\n\n"
                "joblib.dump(model, f'churn_{datetime.now():%Y%m%d}.joblib')\n"
            },
            note="the day of the training in the name that it is saved under",
        ),
        Example(
            {
                "train.py": "import json\nfrom datetime import datetime\n\nimport joblib\n\n"
                "joblib.dump(model, 'model.joblib')\n"
                "json.dump({'training_datetime': datetime.now().isoformat()}, open('a.json', 'w'))\n"
            },
            note="or beside it",
        ),
    ],
)
def model_versioned(sources: Sources, files: Files, readme: Readme | None) -> Verdict:
    """A model is replaced again and again, while its answers live on in decisions.

    A version ties each answer to the data and the code that made it.
    """
    shown = next(_versions(sources, files), None)
    if shown:
        return passed(shown)
    if is_a_project_template(files):
        return not_applicable("a template of projects keeps no model of its own")
    if is_called_a_template(readme):
        return not_applicable("who begins with this template puts a model of their own in")
    if not _keeps_a_model(files) or not (sources.code or has_a_model(sources, files)):
        return not_applicable("no model is saved or loaded here")
    kept = list(files.named(*SAVED))
    if kept and all(_RELEASED.search(path) for path in kept):
        return not_applicable(f"{kept[0]} is kept under the name of its release, by others")
    return failed(Finding("nothing gives the model a version"))


def _keeps_a_model(files: Files) -> bool:
    """Whether a model may outlive the run that trains it: an app that trains while it is used has none to version."""
    if next(iter(files.named(*SAVED)), None):
        return True
    written = (path for path in files.named(*_CODE) if not path.lower().endswith(".min.js"))
    return any(_KEEPS.search(files.text(path) or "") for path in written)


def _versions(sources: Sources, files: Files) -> Iterator[str]:
    yield from (path for path in files.own if _is_versioned(path.lower()))
    for source in sources.code:
        if "odel" in source.text:
            patterns = (_REGISTRY, _STATED, _ANSWERED, _NAMED_IN_CODE, _DATED_IN_CODE, _HASHED)
            found = next(filter(None, (pattern.search(source.text) for pattern in patterns)), None)
            if found:
                yield f"{source.path}: {found[0]}"
    yield from (path for path in files.named(*COMPILED) if _VALUED.search(files.text(path) or ""))
    yield from (path for path in files.named(*_COMMANDS) if _ARCHIVED.search(files.text(path) or ""))
    yield from (path for path in files.own if _tells_version(path.lower(), files, path))


def _is_versioned(lower: str) -> bool:
    """Whether the name of a file, in small letters, says that versions of a model are kept, or has one in it."""
    return any(word in lower for word in _WORDS) and bool(_KEPT.search(lower) or _NAMED.search(lower))


def _tells_version(lower: str, files: Files, path: str) -> bool:
    """Whether a description of the model, by the name of its file, tells its version."""
    is_card = _CARD.search(lower) is not None
    if not (is_card or _DESCRIBED.search(lower)):
        return False
    text = (files.text(path) or "")[:20_000]
    return (is_card and _ON_THE_CARD.search(text) is not None) or (
        _DESCRIBED.search(lower) is not None and _states_version(text, of_a_model="model" in lower)
    )


def _states_version(text: str, *, of_a_model: bool) -> bool:
    """Whether it tells a version, or the date of a model; the manifest of a browser's extension has its own."""
    if of_a_model and (_DATED.search(text) or (_WRITTEN.search(text) and _NAMES_ITS_FILE.search(text))):
        return True
    return '"version"' in text and '"manifest_version"' not in text
