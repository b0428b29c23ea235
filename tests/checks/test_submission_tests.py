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
        ("folds = compare(models)\nfolds.to_csv('reports/folds.csv')\n", Outcome.NOT_APPLICABLE),
    ],
)  # fmt: skip
def test_a_submission_is_more_than_a_folder_and_prepared_data(
    checks: tuple[Check, ...], tmp_path: Path, code: str, outcome: Outcome
) -> None:
    check = next(one for one in checks if one.id == "submission-tests")
    assert ask(check, make(tmp_path, {"run.py": code, "tests/test_text.py": _TEST})).outcome is outcome
