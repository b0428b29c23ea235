"""The model that is served has a version."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.own_model import has_a_model
from mlfolio.evidence.project_templates import is_a_project_template
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.prose.templates import is_called_a_template
from mlfolio.evidence.serving.kept_models import keeps_a_model, released_by_others
from mlfolio.evidence.serving.model_versions import versions
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, failed, not_applicable, passed


@check(
    title="The model that is served has a version",
    how="A registry or a store keeps its versions (MLflow, BentoML, SageMaker, Weights & Biases, Comet, DVC, a revision"
    " on a hub), code that serves or saves it names a model version, an answer tells the version beside the model or"
    " what it predicts, the archiver of TorchServe is told one, or the file itself carries one, as it lies there or as"
    " code names it: a number, a date, a run or a hash, or a file beside it or a model card that says so, or"
    " code that writes the day of the training."
    " Not applicable where no model is kept: no file of one, and no code that saves or loads anything but settings"
    " (JSON, YAML), requests (by a schema), records of a database and a package of spaCy's own, or nothing but weights"
    " that others released, by their names (yolov8n.pt),"
    " nor in a template that projects are generated from or that the README's title or opening calls so (starter app,"
    " scaffolding, boilerplate), nor for a web site whose packages run no model.",
    fix="Save the model as models/<name>-<version>.joblib with a JSON of its data, date and metrics beside it, and"
    " return the version"
    " with each prediction.",
    fix_in={
        "R": (
            "Save the model as models/<name>-<version>.rds with a JSON of its data, date and metrics beside it"
            " (or use `vetiver`), and show the version with each prediction."
        ),
    },
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
    shown = next(versions(sources, files), None)
    if shown:
        return passed(shown)
    if is_a_project_template(files):
        return not_applicable("a template of projects keeps no model of its own")
    if readme and is_called_a_template(readme.document):
        return not_applicable("who begins with this template puts a model of their own in")
    if not keeps_a_model(files) or not (sources.code or has_a_model(sources, files)):
        return not_applicable("no model is saved or loaded here")
    if path := released_by_others(files):
        return not_applicable(f"{path} is kept under the name of its release, by others")
    return failed(Finding("nothing gives the model a version"))
