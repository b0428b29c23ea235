"""What leaves open where a service runs."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Content
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

_BY_HAND = "# Churn\n\n## Deployment\n\nLog in to your host via SSH.\n\n### Start\n\nRun `docker compose up -d`.\n"
_OF_THE_HUB = "*.7z filter=lfs\n*.arrow filter=lfs diff=lfs\n*.zst filter=lfs\n*tfevents* filter=lfs\n"
_COMPOSE = {"docker-compose.yml": "services: {}\n"}


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({**_COMPOSE, "README.md": _BY_HAND}, Outcome.UNKNOWN),
        ({**_COMPOSE, "README.md": "# Churn\n\n## Deploy em Produção\n\nNa VPS: `make up`.\n"}, Outcome.UNKNOWN),
        ({"README.md": _BY_HAND}, Outcome.FAIL),
        ({"api/README.md": "# API\n\n```bash\ngcloud run deploy churn --image gcr.io/a/churn\n```\n"}, Outcome.UNKNOWN),
        ({"README.md": "# API\n\nMany use `gcloud run deploy` for this.\n"}, Outcome.FAIL),
        ({"api/.gcloudignore": ".git\n"}, Outcome.UNKNOWN),
        ({**_COMPOSE, "README.md": "# Churn\n\n## Deployment\n\nRun `docker compose up`.\n"}, Outcome.FAIL),
        ({"entrypoint.sh": "if [ \"${DYNO}\" = 'worker' ]; then\n  celery\nfi\n"}, Outcome.UNKNOWN),
        ({"app.py": "import os\n\nif os.getenv('K_SERVICE'):\n    start()\n"}, Outcome.UNKNOWN),
        ({"entrypoint.sh": "gunicorn --bind 0.0.0.0:$PORT app:app\n"}, Outcome.FAIL),
        ({"app.py": "DYNO = 'a dynamometer'\n"}, Outcome.FAIL),
        ({"deploy.sh": "docker compose up -d\n"}, Outcome.FAIL),
        ({**_COMPOSE, "README.md": "# Churn\n\n## Deployment\n\nTo do.\n\n## Data\n\nThe server.\n"}, Outcome.FAIL),
    ],
)
def test_a_server_of_ones_own(
    checks: tuple[Check, ...], files: dict[str, Content], outcome: Outcome, tmp_path: Path
) -> None:
    deployed = next(one for one in checks if one.id == "deploy-target-configured")
    assert ask(deployed, make(tmp_path, files)).outcome is outcome


@pytest.mark.parametrize(
    "files",
    [
        {"cookiecutter.json": "{}\n", "{{cookiecutter.name}}/app.py": "print(1)\n"},
    ],
)
def test_what_has_no_host_of_its_own(checks: tuple[Check, ...], files: dict[str, Content], tmp_path: Path) -> None:
    deployed = next(one for one in checks if one.id == "deploy-target-configured")
    assert ask(deployed, make(tmp_path, files)).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"deploy/api/README.md": "---\ntitle: Churn\nsdk: docker\n---\n\n# Churn\n"}, Outcome.PASS),
        ({"deploy/api/README.md": "# Churn\n\nsdk: docker\n"}, Outcome.FAIL),
        ({"spaces/api/Dockerfile": "FROM python:3.12\n", "spaces/api/.gitattributes": _OF_THE_HUB}, Outcome.PASS),
        ({"Dockerfile": "FROM python:3.12\n", "spaces/api/.gitattributes": _OF_THE_HUB}, Outcome.FAIL),
        ({"Dockerfile": "FROM python:3.12\n", ".gitattributes": "*.pkl filter=lfs\n"}, Outcome.FAIL),
        ({"deploy.sh": "git push https://huggingface.co/spaces/joe/churn main\n"}, Outcome.PASS),
        ({"deploy.sh": "git push\n# The model comes from Hugging Face\n"}, Outcome.FAIL),
    ],
)
def test_a_space(checks: tuple[Check, ...], files: dict[str, Content], outcome: Outcome, tmp_path: Path) -> None:
    deployed = next(one for one in checks if one.id == "deploy-target-configured")
    assert ask(deployed, make(tmp_path, files)).outcome is outcome
