"""Forecasts: they go on from the last training rows, and are scored on answers of a later time."""

import pytest
from evidence.dataflow.programs import LOAD, kinds

from mlfolio.evidence.dataflow.leak import Kind


def test_a_forecast_from_the_last_rows_is_no_test_on_them() -> None:
    code = "table = df[['a', 'b']]\nfitted = VAR(table).fit()\n{guess}\nprint(r2_score(later, guess))\n"
    assert kinds(LOAD + code.format(guess="guess = fitted.forecast(table.values[-3:], steps=9)")) == set()
    assert kinds(LOAD + code.format(guess="guess = fitted.predict(table.values[-3:])")) == {Kind.OVERLAP}


def test_a_forecast_goes_on_from_the_last_training_rows() -> None:
    code = (
        "def {name}(model, last):\n    return model.predict(last)\nhistory = df[:900]\n"
        "model = Ridge().fit(history[['a']], history['y'])\n"
        "print(r2_score(later, {name}(model, history[['a']][-24:])))\n"
    )
    assert kinds(LOAD + code.format(name="forecast")) == set()
    assert kinds(LOAD + code.format(name="answers")) == {Kind.OVERLAP}


FORECAST = (
    "def {name}(series, days):\n    X, y = windows(StandardScaler().fit_transform(series))\n    model = Sequential()\n"
    "    model.fit(X, y, validation_split=0.1)\n    return [model.predict(X[-1:]) for _ in days]\n\n\n"
    "{name}(pd.read_csv('a.csv')['y'], range(9))\n"
)


def test_what_a_forecast_watches_is_no_test() -> None:
    assert kinds(FORECAST.format(name="trained")) == {Kind.PREPROCESSING}
    assert kinds(FORECAST.format(name="forecast_days")) == set()


PANEL = (
    "weeks = pd.read_csv('a.csv').values\nside = np.load('side.npy')\nmodel = Ridge()\n"
    "model.fit(np.hstack([weeks[:, :-3], side]), weeks[:, {trained}])\n"
    "guesses = model.predict(np.hstack([weeks[:, 1:-2], side]))\n"
)


@pytest.mark.parametrize(
    "score",
    [
        "print(r2_score(weeks[:, {scored}], guesses))\n",
        "def summed(truth, guesses):\n    return np.mean((truth - guesses) ** 2)\n"
        "print(summed(weeks[:, {scored}], guesses))\n",
        "print(model.score(np.hstack([weeks[:, 1:-2], side]), weeks[:, {scored}]))\n",
    ],
)
def test_other_columns_of_the_same_rows_may_be_answers_that_nobody_trained_on(score: str) -> None:
    assert kinds(PANEL.format(trained=-3) + score.format(scored=-2)) == set()
    assert kinds(PANEL.format(trained=-3) + score.format(scored=-3)) == {Kind.TRAINING_SCORE}
    assert kinds(PANEL.format(trained="week - 1") + score.format(scored="week")) == set()


def test_what_comes_together_may_be_answers_of_different_times() -> None:
    code = (
        "train, validate, test = np.load('a.npy')\nside = np.load('side.npy')\n"
        "model = Ridge().fit(np.hstack([side, train]), validate)\n"
        "guesses = model.predict(np.hstack([side, train]))\nprint(r2_score({}, guesses))\n"
    )
    assert kinds(code.format("test")) == set()
    assert kinds(code.format("validate")) == {Kind.TRAINING_SCORE}
