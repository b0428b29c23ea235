"""Scores on the training rows that claim nothing of others: called training scores, or beside coefficients."""

import ast

import pytest

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of
from mlfolio.evidence.dataflow.training_words import says_training

FIT = (
    "table = pd.read_csv('prices.csv')\nX, y = table[['size']], table['price']\n"
    "line = {model}()\nline.fit(X, y)\nguesses = line.predict(X)\n"
)


def kinds(code: str, model: str = "LinearRegression") -> set[Kind]:
    """Return the kinds of leak in `code`, after a model was fitted on all rows."""
    return {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(FIT.format(model=model) + code).body))}


@pytest.mark.parametrize(
    "code",
    [
        "print('R2 on train', r2_score(y, guesses))\n",
        "print('Score on the training set:')\nprint(r2_score(y, guesses))\n",
        "fitted = r2_score(y, guesses)\nprint(f'in-sample R2 is {fitted}')\n",
        "train_r2 = r2_score(y, guesses)\nprint(train_r2)\n",
        "found = {}\nfound['train_r2'] = r2_score(y, guesses)\nprint(found)\n",
        "importances = pd.DataFrame()\nimportances['trn_score'] = r2_score(y, guesses)\n",
        "def report(name):\n    print(name)\n    print('train:')\n    print(r2_score(y, guesses))\nreport('line')\n",
        "for _ in range(2):\n    print('training accuracy', line.score(X, y))\n",
    ],
)
def test_a_score_that_is_called_a_training_score_claims_no_more(code: str) -> None:
    assert kinds(code) == set()


@pytest.mark.parametrize(
    "code",
    [
        "print('R2', r2_score(y, guesses))\n",
        "print('training the model')\nprint(r2_score(y, guesses))\n",
        "print('R2 after training:', r2_score(y, guesses))\n",
        "print('train and test score', r2_score(y, guesses))\n",
        "print('R2 on train', r2_score(y, guesses))\nprint('R2', line.score(X, y))\n",
        "fitted = r2_score(y, guesses)\nprint('train R2', fitted)\nprint('How good it is:', fitted)\n",
    ],
)
def test_any_other_score_on_training_rows_is_taken_for_the_models_quality(code: str) -> None:
    assert kinds(code) == {Kind.TRAINING_SCORE}


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Train accuracy", True),
        ("MSE (training)", True),
        ("in-sample fit", True),
        ("trained on 90 rows", False),
        ("training took", False),
        ("train score, not a test score", False),
    ],
)
def test_a_label_says_training_of_rows_or_scores(label: str, expected: bool) -> None:
    assert says_training(label) is expected


@pytest.mark.parametrize("read", ["print(line.coef_)\n", "slope, start = line.coef_[0], line.intercept_\n"])
def test_a_line_whose_coefficients_are_read_describes_its_points(read: str) -> None:
    code = "print(r2_score(y, guesses))\n" + read
    assert kinds(code) == set()
    assert kinds(code, model="SVR") == {Kind.TRAINING_SCORE}


def test_a_line_that_predicts_other_rows_is_judged_by_its_score() -> None:
    code = "print(r2_score(y, guesses), line.coef_)\nlater = pd.read_csv('later.csv')\n"
    assert kinds(code) == set()
    assert kinds(code + "later['price'] = line.predict(later[['size']])\n") == {Kind.TRAINING_SCORE}
