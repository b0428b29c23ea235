"""Folds of splitters and folds by hand, and what is predicted out of fold."""

import pytest
from evidence.dataflow.programs import LEAKS, LOAD, kinds

from mlfolio.evidence.dataflow.leak import Kind


def test_the_oldest_splitters_are_gone_over_themselves() -> None:
    code = (
        "X, y = load_iris(return_X_y=True)\nfor train, test in KFold(len(y), n_folds=3):\n"
        "    model = SVC().fit(X[train], y[train])\n    print(accuracy_score(y[test], model.predict(X[test])))\n"
    )
    assert kinds(code) == set()


def test_a_loop_of_new_splits_validates_across_them() -> None:
    code = (
        "for turn in range(9):\n    X_train, X_test, y_train, y_test = train_test_split(X, y{seed})\n"
        "    print(SVC(C=turn).fit(X_train, y_train).score(X_test, y_test))\n"
    )
    assert kinds(LOAD + code.format(seed="")) == set()
    assert kinds(LOAD + code.format(seed=", random_state=0")) == {Kind.MULTI_TEST}


@pytest.mark.parametrize(
    ("train", "test"),
    [
        ("df[df.fold != turn]", "df[df.fold == turn]"),
        ("df.query(f'fold != {turn}')", "df.query(f'fold == {turn}')"),
        ("df[: turn * 9]", "df[turn * 9 : turn * 9 + 9]"),
    ],
)
def test_folds_may_be_made_by_hand(train: str, test: str) -> None:
    code = (
        f"def run(turn):\n    train, test = {train}, {test}\n    model = SVC(C=turn).fit(train[['x']], train['y'])\n"
        "    print(model.score(test[['x']], test['y']))\nfor turn in range(1, 5):\n    run(turn)\n"
    )
    assert kinds(LOAD + code) == set()


def test_folds_cut_from_shuffled_row_numbers_are_folds() -> None:
    code = (
        "rows, X, y = np.arange(len(X)), X.values, y.values\nsize = len(X) // 5\nnp.random.shuffle(rows)\n"
        "for fold in range(5):\n    start, end = fold * size, (fold + 1) * size\n    test = rows[start:end]\n"
        "    train = np.concatenate([rows[:start], rows[end:]])\n    model = SVC().fit(X[train], y[train])\n"
        "    scores.append(model.score(X[test], y[test]))\n"
    )
    assert kinds(LOAD + code) == set()
    assert kinds(LOAD + "X = (X - X.mean()) / X.std()\n" + code) == {Kind.PREPROCESSING}


FOLDS_BY_HAND = [
    "for n in range(len(X)):\n    model = SVC().fit(np.delete(X, n, axis=0), y)\n"
    "    found.append(model.predict(X[n : n + 1]))\n",
    "folds = np.array_split(X, 5)\nfor n in range(5):\n"
    "    model = SVC().fit(np.concatenate(folds[:n] + folds[n + 1 :]), y)\n    found.append(model.predict(folds[n]))\n",
    "train, test = X[:80], X[80:]\nfor n in range(len(test)):\n"
    "    model = SVC().fit(train, y)\n    found.append(model.predict([test[n]]))\n",
]


@pytest.mark.parametrize("folds", FOLDS_BY_HAND)
def test_turns_that_leave_out_what_they_test_on_share_no_row(folds: str) -> None:
    assert kinds("X, found = np.load('a.npy'), []\n" + folds + "print(accuracy_score(z, found))\n") == set()


def test_masks_that_turns_pick_from_a_list_cut_the_rows() -> None:
    code = (
        "masks = [(df['day'] < 9, df['day'] == 9), (df['day'] < 19, df['day'] == 19)]\nfor n in range(2):\n"
        "    mine, others = {picked}\n"
        "    model = SVC().fit(X[mine], y[mine])\n    print(model.score(X[others], y[others]))\n"
    )
    assert kinds(LOAD + code.format(picked="masks[n][0], masks[n][1]")) == set()
    assert kinds(LOAD + code.format(picked="df.index, df.index")) == {Kind.TRAINING_SCORE}


def test_parts_that_a_data_set_gives_by_index_are_parts() -> None:
    code = (
        "whole = lgb.Dataset(X, y)\nfor train, test in KFold().split(X):\n"
        "    model = lgb.train(p, whole.subset(train), valid_sets=whole.subset(test))\n"
        "    print(roc_auc_score(y[test], model.predict(X.values[test])))\n"
    )
    assert kinds(LOAD + code) == set()


def test_what_folds_fill_holds_the_rows_of_all() -> None:
    code = (
        "stacked = np.zeros((len(X), 1))\nfor train, test in KFold(5).split(X, y):\n"
        "    stacked[test] = StandardScaler().fit(X.iloc[train]).transform(X.iloc[test])\n"
        "top = Ridge().fit(stacked, y)\nprint(top.score(stacked, y))\n"
    )
    assert kinds(LOAD + code) == {Kind.TRAINING_SCORE}


def test_predictions_made_out_of_fold_are_honest_features() -> None:
    code = (
        "stacked = np.zeros((len(X), 1))\nfor train, test in KFold(5).split(X, y):\n"
        "    base = SVR().fit(X.iloc[train], y.iloc[train])\n    stacked[test, 0] = base.predict(X.iloc[test])\n"
        "print(cross_val_score(Ridge(), stacked, y))\ntop = Ridge().fit(stacked, y)\n"
    )
    assert kinds(LOAD + code) == set()
    assert kinds(LOAD + code + "print(top.score(X, y))\n") == set()


STACKED = (
    "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y').fillna(df.mean()).values, df['y'].values\n"
    "outputs = np.zeros((len(X), 1))\nfor train, rest in KFold().split(X):\n"
    "    first = SVC().fit(X[train], y[train])\n    outputs[rest, 0] = first.predict(X[rest])\n"
    "last = LogisticRegression().fit(outputs, y)\n"
)


def test_predictions_that_another_model_learns_from_test_nothing() -> None:
    assert kinds(STACKED) == set()
    assert kinds(STACKED + "print(accuracy_score(y, outputs[:, 0] > 0.5))\n") == LEAKS


def test_blends_and_models_on_made_up_data_claim_nothing() -> None:
    assert kinds(STACKED.replace(".fillna(df.mean())", "") + "print(last.score(outputs, y))\n") == set()
    model = "class Line:\n    def fit(self, X, y):\n        return self\n    def score(self, X, y):\n        return 1\n"
    made_up = "rng = np.random.default_rng(0)\nX = rng.normal(size=(9, 2))\ny = X.sum(axis=1)\n"
    tried = "line = {}()\nline.fit(X, y)\nprint(line.score(X, y))\n"
    assert kinds(model + made_up + tried.format("Line")) == set()
    assert kinds(model + made_up + tried.format("SVR")) == {Kind.TRAINING_SCORE}
    assert kinds(model + LOAD + tried.format("Line")) == {Kind.TRAINING_SCORE}
