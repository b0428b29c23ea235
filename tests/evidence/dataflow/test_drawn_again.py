"""Findings of a draw that reading showed to be wrong, each as a small program of our own."""

import ast

import pytest

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of

LOAD = "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
SCORE = "print(accuracy_score(y_test, model.predict(X_test)))\n"


def kinds(code: str) -> set[Kind]:
    """Return the kinds of leak in `code`, whose imports stand elsewhere."""
    return {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code).body))}


def test_the_best_of_several_searches_is_one_that_is_tested() -> None:
    searches = "".join(f"gs{n} = GridSearchCV(SVC(), grid{n}).fit(X_train, y_train)\n" for n in range(3))
    best = (
        "best = np.argmax([gs0.best_score_, gs1.best_score_, gs2.best_score_])\n"
        "if best == 0:\n    model = gs0.best_estimator_\nelif best == 1:\n    model = gs1.best_estimator_\n"
        "else:\n    model = gs2.best_estimator_\n"
    )
    assert kinds(LOAD + SPLIT + searches + best + SCORE) == set()
    each = "".join(SCORE.replace("model", f"gs{n}") for n in range(3))
    assert kinds(LOAD + SPLIT + searches + each) == {Kind.MULTI_TEST}


@pytest.mark.parametrize(("name", "leaks"), [("validation", set()), ("x_dev", set()), ("later", {Kind.MULTI_TEST})])
def test_a_file_that_is_named_a_validation_set_is_one(name: str, leaks: set[Kind]) -> None:
    code = (
        f"held = pd.read_parquet('data/{name}.parquet')\nX_test, y_test = held[['a']].values, held['y'].values\n"
        "for n in [10, 50, 100, 500]:\n    model = RandomForestClassifier(n).fit(X[['a']].values, y)\n    " + SCORE
    )
    assert kinds(LOAD + code) == leaks


FITS = (
    "def fits(both, answers):\n    mine, others = both\n    model = SVC().fit(mine, answers)\n"
    "    return model.predict(others)\n"
    "scaler = StandardScaler()\nmine, others = scaler.fit_transform(X_train), scaler.transform(X_test)\n"
)


@pytest.mark.parametrize(
    "call",
    [
        "pool.imap(partial(fits, answers=y_train), [[mine, others], [mine, others]])",
        "pool.starmap(fits, [([mine, others], y_train)])",
        "list(map(functools.partial(fits, answers=y_train), [[mine, others]]))",
    ],
)
def test_a_function_waits_for_all_that_it_is_given(call: str) -> None:
    with_pool = (
        "import functools, multiprocessing\nfrom functools import partial\npool = multiprocessing.Pool()\n"
        + LOAD
        + SPLIT
    )
    score = f"shown = {call}\nprint(accuracy_score(y_test, shown[0]))\n"
    assert kinds(with_pool + FITS + score) == set()
    assert kinds(with_pool + FITS + score.replace(".imap", ".map")) == set()
    leaking = FITS.replace("fit_transform(X_train)", "fit(X).transform(X_train)")
    assert kinds(with_pool + leaking + score) == {Kind.PREPROCESSING}
