"""Scores on rows held out by models that were fitted on all rows again, beside honest ones."""

import ast

import pytest

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of
from mlfolio.evidence.dataflow.story import story_of

SPLIT = (
    "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\n"
    "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
)
FIT = "model.fit({rows})\n"
SCORE = "print(model.score(X_test, y_test))\n"
HONEST = "model = SVC()\n" + FIT.format(rows="X_train, y_train") + SCORE


def told(code: str) -> list[str]:
    """Return what is told of rows that overlap in `code`, whose imports stand elsewhere."""
    analysis = analyse("a.py", ast.parse(code).body)
    leaks = [leak for leak in leaks_of(analysis) if leak.kind is Kind.OVERLAP]
    return [story_of(leak, analysis, lambda _: lambda site: f"line {site.line}").message for leak in leaks]


@pytest.mark.parametrize(
    "scored",
    [
        SCORE,
        "print(accuracy_score(y_test, model.predict(X_test)))\n",
        "guesses = model.predict(X_test)\nprint('error', 1 - accuracy_score(y_test, guesses))\n",
    ],
)
def test_a_score_after_a_fit_on_all_rows_is_told_beside_an_honest_one(scored: str) -> None:
    assert told(SPLIT + HONEST + FIT.format(rows="X, y") + scored) == [
        "SVC is tested on rows that it was trained on, too (line 7): score it before it is fitted on all rows"
    ]


def test_the_models_of_a_loop_are_told_once() -> None:
    loop = "for model in models:\n    model.fit({rows})\n    print(model.score(X_test, y_test))\n"
    models = "models = [SVC(), GaussianNB()]\n"
    assert len(told(SPLIT + models + loop.format(rows="X_train, y_train") + loop.format(rows="X, y"))) == 1


@pytest.mark.parametrize(
    "then",
    [
        FIT.format(rows="X, y") + "guesses = model.predict(pd.read_csv('new.csv'))\n",
        FIT.format(rows="X, y") + "print(model.predict(X_test)[:5])\n",
        FIT.format(rows="X, y") + HONEST,
        "other = SVC().fit(X, y)\nprint(other.coef_)\n" + SCORE,
    ],
)
def test_a_last_fit_on_all_rows_is_no_test(then: str) -> None:
    assert told(SPLIT + HONEST + then) == []


def test_a_score_on_all_rows_beside_an_honest_one_is_let_be() -> None:
    assert told(SPLIT + HONEST + FIT.format(rows="X, y") + "print(model.score(X, y))\n") == []


def test_a_line_that_fits_on_both_says_nothing() -> None:
    code = "def scored(model, X, y):\n    model.fit(X, y)\n    return model.score(X_test, y_test)\n\n\n"
    calls = "print(scored(SVC(), X_train, y_train))\nprint(scored(SVC(), X, y))\n"
    assert told(SPLIT + code + calls) == []
