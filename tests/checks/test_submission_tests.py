"""Where something makes a submission, so that its format is to be tested."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

_TEST = "from text import clean\n\n\ndef test_clean():\n    assert clean(' a ') == 'a'\n"


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("SUBMISSION_FOLDER = join(DATA, 'submission')\n", Outcome.NOT_APPLICABLE),
        ("SUBMISSION_FOLDER = join(DATA, 'submission')\n\nsave(rows, SUBMISSION_FOLDER)\n", Outcome.FAIL),
        ("rows.to_csv('data/train-cleaned.csv')\n", Outcome.NOT_APPLICABLE),
        ("rows.to_csv('data/train-cleaned.csv')\n\n\nfit(rows)\nfit(more)\nanswers = predict(rows)\n"
         "print('written, and to be sent')\nanswers.to_csv('answers.csv')\n", Outcome.FAIL),
        ("rows = read_csv('sample_submission.csv')\n", Outcome.NOT_APPLICABLE),
        ("rows = read_csv('sample_submission.csv')\nrows.to_csv('submission.csv')\n", Outcome.FAIL),
        ("# submission = make(rows)\n# submission.to_csv('answers.csv')\nshow(rows)\n", Outcome.NOT_APPLICABLE),
        ("import sys\n\nout = sys.argv[2]\npredicted.to_csv(out, index=False)\n", Outcome.NOT_APPLICABLE),
        ("import sys\n\nread(sys.argv[1])\npredicted.to_csv('answers.csv')\n", Outcome.FAIL),
        ("out = 'answers.csv'\npredicted.to_csv(out)\n", Outcome.FAIL),
        ("given = read_csv('sample_submission.csv')\nsubmission_ids = given.id\nprint(submission_ids)\n",
         Outcome.NOT_APPLICABLE),
        ("scores = []\nfor line in pasted_submissions:\n    scores.append(line)\n", Outcome.NOT_APPLICABLE),
        ("jobs = [threads.submit(mean, one) for one in rows]\nwrite(jobs)\n", Outcome.NOT_APPLICABLE),
        ("from out import make_submission\n\nmake_submission(rows)\n", Outcome.FAIL),
        ("with open('submission.csv', 'w') as out:\n    print(rows, file=out)\n", Outcome.FAIL),
        ("folds = compare(models)\nfolds.to_csv('reports/folds.csv')\n", Outcome.NOT_APPLICABLE),
    ],
)  # fmt: skip
def test_a_submission_is_more_than_a_folder_and_prepared_data(
    checks: tuple[Check, ...], tmp_path: Path, code: str, outcome: Outcome
) -> None:
    check = next(one for one in checks if one.id == "submission-tests")
    assert ask(check, make(tmp_path, {"run.py": code, "tests/test_text.py": _TEST})).outcome is outcome


def test_a_form_of_a_page_is_no_submission(checks: tuple[Check, ...], tmp_path: Path) -> None:
    check = next(one for one in checks if one.id == "submission-tests")
    files = {"run.py": "show(rows)\n", "tests/test_text.py": _TEST, "web/form.ts": "async submit() { send(rows) }\n"}
    assert ask(check, make(tmp_path, files)).outcome is Outcome.NOT_APPLICABLE


def test_a_heading_of_a_notebook_tells_of_one(checks: tuple[Check, ...], tmp_path: Path) -> None:
    check = next(one for one in checks if one.id == "submission-tests")
    files = {"a.ipynb": ["# Submission", "rows.to_csv(path)"], "tests/test_text.py": _TEST}
    assert ask(check, make(tmp_path, files)).outcome is Outcome.FAIL
