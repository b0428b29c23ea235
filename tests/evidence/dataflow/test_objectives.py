"""Searches that call a function with one setting after the other: what it scores on is chosen by."""

import pytest
from evidence.dataflow.programs import kinds

from mlfolio.evidence.dataflow.leak import Kind

LOAD = (
    "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\n"
    "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
    "X_fit, X_val, y_fit, y_val = train_test_split(X_train, y_train, random_state=0)\n"
)
OBJECTIVE = (
    "def objective(setting):\n    model = RandomForestClassifier(max_depth=setting.suggest_int('depth', 2, 9))\n"
    "    model.fit({fit})\n    return f1_score({truth}, model.predict({rows}))\n"
)
ON_TEST = OBJECTIVE.format(fit="X_train, y_train", truth="y_test", rows="X_test")
ON_VALIDATION = OBJECTIVE.format(fit="X_fit, y_fit", truth="y_val", rows="X_val")
LAST_TEST = "best = RandomForestClassifier().fit(X_train, y_train)\nprint(f1_score(y_test, best.predict(X_test)))\n"
SEARCHES = [
    "study = optuna.create_study(direction='maximize')\nstudy.optimize(objective, n_trials=50)\n",
    "study.optimize(lambda setting: objective(setting), n_trials=50)\n",
    "found = fmin(fn=objective, space=space, algo=tpe.suggest, max_evals=50)\n",
    "found = gp_minimize(objective, space, n_calls=50)\n",
]


@pytest.mark.parametrize("search", SEARCHES)
def test_a_search_whose_objective_scores_on_the_test_rows_chooses_by_them(search: str) -> None:
    assert kinds(LOAD + ON_TEST + search) == {Kind.MULTI_TEST}
    assert not kinds(LOAD + ON_VALIDATION + search + LAST_TEST)


def test_an_objective_that_nothing_searches_with_is_scored_once() -> None:
    assert not kinds(LOAD + ON_TEST + "print(objective(settings))\n")
