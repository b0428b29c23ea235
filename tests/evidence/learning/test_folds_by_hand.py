"""Loops that cross-validate by hand, and loops over pairs."""

import pytest

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.folds_by_hand import folds_by_hand


def splits(code: str) -> int:
    return len(list(folds_by_hand(Source("a.py", [(None, code)]))))


@pytest.mark.parametrize(
    "code",
    [
        "for i in range(10):\n    testing = parts[i]\n    for j in range(10):\n        if i != j:\n"
        "            training = training.append(parts[j])\n    train(training)\n",
        "for k in range(5):\n    test = copy(parts[k])\n    train = parts[:k] + parts[k + 1:]\n",
    ],
)
def test_a_loop_tests_on_one_part_after_the_other(code: str) -> None:
    assert splits(code) == 1


@pytest.mark.parametrize(
    "code",
    [
        "for i in range(n):\n    a = rows[i]\n    for j in range(n):\n        far[i, j] = distance(a, rows[j])\n",
        "for i in range(n):\n    test = rows[i]\n    for j in range(n):\n        best = near(test, train[j])\n",
        "for i in range(n):\n    test_score = scores[i]\n",
    ],
)
def test_other_loops_part_nothing(code: str) -> None:
    assert splits(code) == 0
