"""When nobody is asked for a Dockerfile: where a host builds the image itself."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.kept_results import results_of
from mlfolio.paths import bundled
from mlfolio.repo import Repo
from mlfolio.scoring import score
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome


@pytest.fixture
def safely(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "container-builds-safely")


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"Procfile": "web: gunicorn app:app\n"}, Outcome.NOT_APPLICABLE),
        ({"README.md": "# Churn\n\nTry it at https://churn.streamlit.app/.\n"}, Outcome.NOT_APPLICABLE),
        ({"README.md": "# Churn\n\nMade with https://streamlit.io/.\n"}, Outcome.FAIL),
        ({"app.yaml": "runtime: python312\n"}, Outcome.NOT_APPLICABLE),
        ({"render.yaml": "services:\n  - type: web\n    runtime: python\n"}, Outcome.NOT_APPLICABLE),
        ({"render.yaml": "services:\n  - type: web\n    runtime: docker\n"}, Outcome.FAIL),
        ({"app.yaml": "name: churn\n"}, Outcome.FAIL),
        ({"cog.yaml": "build:\n  python_version: '3.12'\n"}, Outcome.NOT_APPLICABLE),
        ({"deploy.py": "from servicefoundry import Build, PythonBuild\n"}, Outcome.NOT_APPLICABLE),
        ({"s.py": "import bentoml\n\n\nclass S(bentoml.BentoService):\n    x = 1\n"}, Outcome.NOT_APPLICABLE),
        ({"s.py": "import bentoml\n\nbentoml.sklearn.save_model('a', a)\n"}, Outcome.FAIL),
        ({"main.tf": 'image = "1.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1"\n'}, Outcome.NOT_APPLICABLE),
        ({"job.json": '{"image": "1.dkr.ecr.eu-west-1.amazonaws.com/churn:1"}\n'}, Outcome.FAIL),
        (
            {"blue.yml": "environment: azureml://registries/azureml/environments/sklearn-1.5/versions/1\n"},
            Outcome.NOT_APPLICABLE,
        ),
        ({"job.yml": "environment: azureml:AzureML-sklearn-1.5@latest\n"}, Outcome.NOT_APPLICABLE),
        ({"job.yml": "environment: azureml:churn@latest\n"}, Outcome.FAIL),
        ({"serve.py": "import sagemaker\n\nmodel.deploy(1, 'ml.m5.large')\n"}, Outcome.NOT_APPLICABLE),
        ({"load.py": "import sagemaker\n\nsagemaker.Session().upload_data('a.csv')\n"}, Outcome.FAIL),
        (
            {"up.py": "from google.cloud import storage\nimage = 'europe-docker.pkg.dev/vertex-ai/prediction/a:1'\n"},
            Outcome.NOT_APPLICABLE,
        ),
        ({"Procfile": "web: gunicorn app:app\n", "Dockerfile": "FROM python\nCOPY lost.py .\n"}, Outcome.FAIL),
    ],
)
def test_a_host_that_builds_the_image_needs_no_dockerfile(
    files: dict[str, str], outcome: Outcome, safely: Check, tmp_path: Path
) -> None:
    assert ask(safely, make(tmp_path, {"app.py": "print(1)\n", **files})).outcome is outcome


@pytest.mark.parametrize(
    ("dockerfile", "outcome", "as_advice"),
    [
        (None, Outcome.FAIL, True),
        # Else whoever adds one that runs as root would have fewer points than before.
        ("FROM python:latest\nCMD python app.py\n", Outcome.PASS, True),
        ("FROM python:3.12\nCOPY requirements.txt .\n", Outcome.FAIL, False),
    ],
)
def test_only_one_that_does_not_build_costs_points(
    dockerfile: str | None, outcome: Outcome, as_advice: bool, safely: Check, tmp_path: Path
) -> None:
    files = {"app.py": "1\n"} | ({"Dockerfile": dockerfile} if dockerfile else {})
    verdict = ask(safely, make(tmp_path, files))
    assert (verdict.outcome, verdict.as_advice) == (outcome, as_advice)


def test_adding_one_that_builds_never_lowers_the_score(tmp_path: Path) -> None:
    app = {"app.py": "import flask\n\napp = flask.Flask('x')\n", "README.md": "# Churn API\n\nServes a model.\n"}
    without = results_of(bundled("checks"), ["container-builds-safely", "has-readme"], Repo(make(tmp_path / "a", app)))
    poor = {**app, "Dockerfile": "FROM python:latest\nCMD python app.py\n"}
    with_one = results_of(
        bundled("checks"), ["container-builds-safely", "has-readme"], Repo(make(tmp_path / "b", poor))
    )
    assert [one.asked for one in with_one] == [True, True]
    assert (score(with_one, kind="deployed").total or 0) >= (score(without, kind="deployed").total or 0)
