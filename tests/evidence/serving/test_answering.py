"""Whether anything may answer requests."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.evidence.serving.answering import may_answer
from mlfolio.examples import Content
from mlfolio.repo import Repo
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

TRAINS = "import mlflow\n\nmlflow.set_tracking_uri('http://mlflow:5000')\nmodel.fit(X, y)\n"


@pytest.mark.parametrize(
    ("answers", "files"),
    [
        (False, {"train.py": TRAINS, "dvc.yaml": "stages: {}\n"}),
        (False, {"train.py": TRAINS, "Dockerfile": "ENV MLFLOW_S3_ENDPOINT_URL=http://minio\nCMD mlflow server\n"}),
        (False, {"src/App.js": "export default () => <h1>Me</h1>;\n"}),
        (True, {"train.py": TRAINS, "Makefile": "serve:\n\tmlflow models serve -m churn\n"}),
        (True, {"train.py": TRAINS, "README.md": "# Churn\n\nThe REST API answers at port 8000.\n"}),
        (True, {"app.py": "import gradio\n"}),
        (True, {"bot.py": "from telegram.ext import Updater\n"}),
        (True, {"work.ipynb": ["from flask import Flask"]}),
        (True, {"on_queue.py": "def handler(event, context):\n    return event\n"}),
        (True, {"api.R": "library(plumber)\n"}),
        (True, {"Api.java": "class Api {}\n"}),
        (True, {"src/App.js": "const answer = await fetch('/predict');\n"}),
    ],
)
def test_something_answers_where_it_is_named_or_cannot_be_told(
    answers: bool, files: dict[str, Content], tmp_path: Path
) -> None:
    repo = Repo(make(tmp_path, files))
    assert may_answer(repo.sources, repo.files) is answers


def test_what_trains_and_writes_files_is_not_asked(checks: tuple[Check, ...], tmp_path: Path) -> None:
    folder = make(tmp_path, {"train.py": TRAINS})
    for name in ("latency-measured", "monitoring-present"):
        assert ask(next(one for one in checks if one.id == name), folder).outcome is Outcome.NOT_APPLICABLE
