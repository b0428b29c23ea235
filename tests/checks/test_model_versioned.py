"""Where there is a model to give a version to, and where none is kept."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Content
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

_LOADED: dict[str, Content] = {"app.py": "import joblib\n\nmodel = joblib.load(path)\n"}
_SUMMARY = '{{"path": "models/{}", "generated_at_utc": "2026-07-12T18:09:14"}}\n'


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"server.R": "server <- function(input, output) {\n  fit <- glm(y ~ ., data = d())\n}\n"}, "not-applicable"),
        ({"app.py": "import streamlit as st\n\nst.bar_chart(table)\n"}, "not-applicable"),
        ({"app.py": "import json\n\nfit(request)\nanswer = json.dumps(drawn)\n"}, "not-applicable"),
        (
            {"app.py": "fit(rows)\nasked = PlaceSchema().load(sent)\nword, errors = schema.load(asked)\n"},
            "not-applicable",
        ),
        ({"server.js": "const word = new Words({score: 1});\nword.save().then(send);\n"}, "not-applicable"),
        ({"app.js": "fit(rows);\n", "js/tabs.min.js": "a.load(b)"}, "not-applicable"),
        ({"app.py": "import spacy\n\nfit(rows)\nwords = spacy.load('en_core_web_sm')\n"}, "not-applicable"),
        ({"app.py": "import spacy\n\nfit(rows)\nwords = spacy.load('models/own')\n"}, "fail"),
        ({"app.py": "import ultralytics\n", "yolov8n.pt": b"\x80", "best.pt": b"\x80"}, "fail"),
        ({"app.py": "fit(rows)\nmodel.save()\n"}, "fail"),
        ({"app.py": "fit(rows)\nkept.save(path)\n"}, "fail"),
        (
            {
                "cookiecutter.json": "{}\n",
                "{{cookiecutter.name}}/app.py": "import joblib\n\nmodel = joblib.load(path)\n",
            },
            "not-applicable",
        ),
        ({"server.R": 'fit <- readRDS("fit.rds")\n'}, "fail"),
        ({"app.py": "import joblib\n", "models/churn_oct2021.pkl": b"\x80"}, "pass"),
        ({"app.py": "import joblib\n", "models/churn_12decision_30.pkl": b"\x80"}, "fail"),
        ({"app.py": "import joblib\n", "models/marvel_2000.pkl": b"\x80"}, "fail"),
        ({"app.py": "import torch\ntorch.load(path)\n", "p.sh": "torch-model-archiver --model-name a\n"}, "fail"),
        ({"app.py": "import joblib\n\nmodel = joblib.load(path)\n"}, "fail"),
        ({"app.py": "import serving\n", "model.onnx": b"\x08"}, "fail"),
        ({"app.py": "import torch\n\nmodel = torch.hub.load('pytorch/vision:main', 'vit')\n"}, "fail"),
        ({"Score.java": 'Model m = load("m.bin");\nthis.modelId = "txn_model.v1";\n'}, "pass"),
        ({"Score.java": 'Model m = load("m.bin");\nthis.modelId = "txn_model";\n'}, "fail"),
        ({**_LOADED, "reports/model_summary.json": _SUMMARY.format("model.joblib")}, "pass"),
        ({**_LOADED, "reports/model_summary.json": _SUMMARY.format("rows.csv")}, "fail"),
        ({**_LOADED, "README.md": "# Model server scaffolding\n"}, "not-applicable"),
        (
            {**_LOADED, "README.md": "# Churn\n\nThis repository contains a starter app for your model.\n"},
            "not-applicable",
        ),
        ({**_LOADED, "README.md": "# Churn\n\nBegun from a starter app.\n"}, "fail"),
        (
            {"package.json": '{"name": "ml-works"}', "app/skills.ts": 'export const known = ["Transformers"];\n'},
            "not-applicable",
        ),
        ({"package.json": '{"ml-knn": "3"}', "app/skills.ts": 'export const known = ["Transformers"];\n'}, "fail"),
    ],
)
def test_only_a_model_that_is_kept_is_asked_for_its_version(
    files: dict[str, Content], outcome: str, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    versioned = next(one for one in checks if one.id == "model-versioned")
    assert ask(versioned, make(tmp_path / "r", files)).outcome is Outcome(outcome)
