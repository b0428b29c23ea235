"""What safe-deserialisation says of a load, and which of several it names."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask


@pytest.fixture
def safe(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "safe-deserialisation")


LOAD = "import joblib\n\nmodel = joblib.load('a.joblib')\n"


def test_the_load_that_the_service_makes_is_named_before_one_of_a_script(safe: Check, tmp_path: Path) -> None:
    folder = make(
        tmp_path,
        {"a_script.py": LOAD, "app/main.py": "import flask\nfrom predict import model\n", "app/predict.py": LOAD},
    )
    assert [one.path for one in ask(safe, folder).findings] == ["app/predict.py"]


def test_what_is_downloaded_is_not_said_to_be_sent_by_somebody(safe: Check, tmp_path: Path) -> None:
    code = "import pickle\n\nimport requests\nimport streamlit\n\nmodel = pickle.loads(requests.get(url).content)\n"
    found = ask(safe, make(tmp_path, {"app.py": code}))
    assert [one.message for one in found.findings] == ["`pickle.loads` runs what an address returns, whatever that is"]
    assert found.share == 0


@pytest.mark.parametrize("path", ["promote.py", "app.py"])
def test_what_the_project_wrote_is_a_pickle_of_its_own(safe: Check, tmp_path: Path, path: str) -> None:
    load = "import torch\n\nmodel = torch.load('a.ckpt', weights_only=False)\n"
    files = {"app.py": "import flask\n"}
    assert ask(safe, make(tmp_path, files | {path: files.get(path, "") + load})).share == 0.7
