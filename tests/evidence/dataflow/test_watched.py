"""Sets that a training watches: when watching one is a test, and whom it tests."""

import pytest
from evidence.dataflow.programs import FIT, LOAD, SPLIT, found, kinds

from mlfolio.evidence.dataflow.leak import Kind


def test_every_set_that_boosting_watches_counts() -> None:
    honest = (
        "train, test = lgb.Dataset(X_train, y_train), lgb.Dataset(X_test, y_test)\n"
        "model = {call}\nprint(accuracy_score(y_train, model.predict(X_train) > 0.5))\n"
    )
    for call in (
        "lgb.train(p, train, 9, valid_sets=[train, test])",
        "xgb.train(p, train, 9, [(train, 'a'), (test, 'b')])",
    ):
        assert kinds(LOAD + SPLIT + honest.format(call=call)) == set()


LISTED = (
    "import xgboost as xgb\nd = load('a.joblib')\nX, y, day = d['x'], d['y'], d['day']\n{cut}"
    "train, valid = xgb.DMatrix({whole}), xgb.DMatrix({part})\n"
    "xgb.train(settings, train, 30, [(train, 'train'), (valid, 'valid')])\n"
)


@pytest.mark.parametrize(
    ("cut", "whole", "part", "leaks"),
    [
        # What a function picks is not followed: it is no proof that all rows are trained on.
        ("early, last = pick(day), day == 30\n", "X[early], y[early]", "X[last], y[last]", set()),
        (SPLIT, "X, y", "X_test, y_test", {Kind.OVERLAP}),
        (SPLIT, "X_train, y_train", "X_test, y_test", set()),
    ],
)
def test_a_set_listed_beside_the_training_rows_shares_some_where_a_split_took_it_of_them(
    cut: str, whole: str, part: str, leaks: set[Kind]
) -> None:
    assert kinds(LISTED.format(cut=cut, whole=whole, part=part)) == leaks


WATCHED = (
    "df, final = pd.read_csv('a.csv'), pd.read_csv('final.csv')\nX, y = df.drop(columns='y'), df['y']\n"
    "scaler = SimpleImputer()\nX = scaler.fit_transform(X)\n"
    "X_train, X_val, y_train, y_val = train_test_split(X, y, random_state=0)\nmodel = XGBClassifier()\n"
    "model.fit(X_train, y_train, eval_set=[(X_val, y_val)], early_stopping_rounds=9)\n"
    "guesses = model.predict(scaler.transform(final.drop(columns='y')))\n"
)
SCORED = "print(accuracy_score(final['y'], guesses))\n"


def test_what_is_only_watched_is_no_test_beside_an_honest_one() -> None:
    assert kinds(WATCHED) == {Kind.PREPROCESSING}
    assert kinds(WATCHED + SCORED) == set()
    learned_of_both = WATCHED.replace("fit_transform(X)", "fit(pd.concat([df, final])).transform(X)")
    assert kinds(learned_of_both + SCORED) == {Kind.PREPROCESSING}
    assert kinds(WATCHED + SCORED + "print(accuracy_score(y_val, model.predict(X_val)))\n") == {Kind.PREPROCESSING}


FILLED_WHOLE = (
    "df = pd.read_csv('a.csv')\ndf['age'] = df['age'].fillna(df['age'].median())\nX, y = df[['age']], df['y']\n"
    "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\nscaler = MinMaxScaler()\n"
    "X_train, X_test = scaler.fit_transform(X_train), scaler.transform(X_test)\nmodel = Sequential()\n"
    "model.fit(X_train, y_train, validation_split=0.1)\n"
)


def test_what_only_the_watched_rows_know_is_no_leak_whatever_else_spoils_the_test() -> None:
    tested = "print(accuracy_score(y_test, model.predict(X_test)))\n"
    (leak,) = found(FILLED_WHOLE + tested)[0]
    assert [fact.by for fact in leak.facts] == ["median"]
    assert any(fact.by == "MinMaxScaler" for leak in found(FILLED_WHOLE)[0] for fact in leak.facts)


WRAPPED = (
    "class Boosted:\n    def fit(self, X, y):\n        X = SelectFromModel(Ridge()).fit_transform(X, y)\n"
    "        mine, watched, answers, theirs = train_test_split(X, y, random_state=0)\n"
    "        self.model = lgb.train(params, lgb.Dataset(mine, answers), valid_sets=[lgb.Dataset(watched, theirs)])\n"
    "        return self\n    def predict(self, X):\n        return self.model.predict(X)\n"
)


def test_what_watches_a_training_in_a_class_that_others_use_is_no_test() -> None:
    assert kinds(WRAPPED) == set()
    assert kinds(LOAD + WRAPPED + "Boosted().fit(X, y)\n") == {Kind.PREPROCESSING}


def test_what_another_model_watched_is_no_choice_of_this_one() -> None:
    code = "coder = Sequential()\ncoder.fit(X_train, X_train, validation_data=(X_test, X_test))\n"
    assert kinds(LOAD + SPLIT + code + FIT) == set()
