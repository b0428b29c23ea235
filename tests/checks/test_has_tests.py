"""Edge cases of has-tests: what a script that only tries the code earns."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import HINT, Outcome

TRIED = (
    "import joblib\n\nmodel = joblib.load('model.pkl')\nsample = [[5.1, 3.5, 1.4, 0.2]]\nprint(sample)\n"
    "print(model.predict(sample))\n"
)


@pytest.fixture
def check(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "has-tests")


@pytest.mark.parametrize("path", ["test_model.py", "scripts/test_api.py", "tests/test_model.py"])
def test_a_script_that_tries_the_code_is_a_hint(check: Check, tmp_path: Path, path: str) -> None:
    verdict = ask(check, make(tmp_path, {path: TRIED}))
    assert (verdict.outcome, verdict.share) == (Outcome.FAIL, HINT)
    assert [one.path for one in verdict.findings] == [path]


@pytest.mark.parametrize(
    ("path", "share"),
    [
        ("NetTests.ipynb", HINT),
        ("model_test.ipynb", HINT),
        ("checks/tests.ipynb", HINT),
        ("latest.ipynb", 0),
        ("contest.ipynb", 0),
        ("Greatest.ipynb", 0),
    ],
)
def test_a_notebook_that_is_called_tests_is_a_hint_where_it_asserts(
    check: Check, tmp_path: Path, path: str, share: float
) -> None:
    verdict = ask(check, make(tmp_path, {path: ["assert f(1) == 2\nassert f(2) == 3"]}))
    assert (verdict.outcome, verdict.share) == (Outcome.FAIL, share)


@pytest.mark.parametrize(
    "files",
    [
        {"test.py": TRIED},
        {"ab_test.py": TRIED, "features/make_test.py": TRIED},
        {"shop/test_views.py": "from django.test import TestCase\n\n# Create your tests here.\n"},
        {"test_model.py": "# one\n# two\n# three\n# four\nimport model\n"},
        {"predict.py": TRIED},
    ],
)
def test_what_is_no_hint_earns_nothing(check: Check, tmp_path: Path, files: dict[str, str]) -> None:
    verdict = ask(check, make(tmp_path, files))
    assert (verdict.outcome, verdict.share) == (Outcome.FAIL, 0.0)


@pytest.mark.parametrize("path", ["test1.py", "tests2.py", "testing_api.py", "verify_api.py", "tests/api.py"])
def test_what_only_prints_is_named_where_its_function_is_called_a_test(check: Check, tmp_path: Path, path: str) -> None:
    prints = "def test_the_api():\n    print(1)\n\n\nif __name__ == '__main__':\n    test_the_api()\n"
    verdict = ask(check, make(tmp_path, {path: prints, "api.py": "def test_rows():\n    return 1\n"}))
    assert [(one.message, one.path) for one in verdict.findings] == [("holds no test that checks anything", path)]


IMAGE = {
    "Dockerfile": "FROM rocker/tidyverse:4.3\n",
    "build.sh": "docker compose build\n",
    "scripts/install.sh": "apt_install() { apt-get install -y $1; }\n",
}


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ({}, Outcome.NOT_APPLICABLE),
        ({"fit.R": "fit <- function(x) x\n"}, Outcome.FAIL),
        ({"rows.sql": "select 1;\n"}, Outcome.FAIL),
        ({"Dockerfile": None}, Outcome.FAIL),
    ],
)
def test_an_image_has_nothing_to_test(
    check: Check, tmp_path: Path, more: dict[str, str | None], outcome: Outcome
) -> None:
    files = {path: text for path, text in (IMAGE | more).items() if text is not None}
    assert ask(check, make(tmp_path, files)).outcome == outcome


def test_one_real_test_beside_it_earns_half(check: Check, tmp_path: Path) -> None:
    files = {
        "test_model.py": TRIED,
        "test_fit.py": "from model import fit\n\n\ndef test_fit():\n    assert fit(1) == 2\n",
    }
    assert ask(check, make(tmp_path, files)).share == 0.5


def test_what_to_do_says_in_every_language_that_one_test_is_half_of_it(check: Check) -> None:
    """Who did what was said, once, got half of what was promised."""
    practice = check.practice
    assert all(said.endswith("One test earns half.") for said in (practice.fix, *(text for _, text in practice.fix_in)))
