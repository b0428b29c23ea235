"""What is written to files: what is handed in to a competition, and what it came to."""

import pytest

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.python_code import signs_of


def roles(code: str) -> set[str]:
    """Return the roles that the code shows."""
    return {sign.role for sign in signs_of(Source("a.py", [(None, code)]))}


@pytest.mark.parametrize(
    "code",
    [
        "def write_results(y_pred, path):\n    pass",
        "write_results(y_pred, 'out/run.csv')",
        "save_csv(test_label, 'knn_results.csv')",
        "open('result.csv', 'w')",
    ],
)
def test_what_is_handed_in_is_no_record(code: str) -> None:
    assert "record" not in roles(code)


@pytest.mark.parametrize(
    "code",
    [
        "def append_result(y_true, y_pred, path):\n    pass",
        "save_csv(scores, 'knn_results.csv')",
        "open('results.csv', 'w')",
    ],
)
def test_what_predictions_came_to_is_a_record(code: str) -> None:
    assert "record" in roles(code)
