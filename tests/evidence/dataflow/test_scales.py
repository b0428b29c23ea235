"""Scales of columns, and the models that see them: trees do not."""

import pytest
from evidence.dataflow.programs import AGE, LEAKS, LOAD, NONE, SCALED, SPLIT, TEST, TEST_OF, kinds, prepared

from mlfolio.evidence.dataflow.leak import Kind


def test_what_a_loop_scales_by_is_learned_for_each_column() -> None:
    code = "for name in df.columns:\n    df[name] = df[name] / df[name].max()\nX, y = df[['a', 'b']], df['y']\n"
    assert kinds(LOAD + code + SPLIT + TEST) == {Kind.PREPROCESSING}


@pytest.mark.parametrize(
    ("scale", "leaks"),
    [
        ("band / 10000 if np.nanmax(band) > 2 else band", NONE),
        ("band / 10000 if not (band.min() >= 0 and band.max() <= 1) else band", NONE),
        ("band / (10000 if band.max() > 2 else 1)", NONE),
        ("band / band.max() if band.max() > 2 else band", LEAKS),
        ("band / (band.max() if band.max() > 0 else 1)", LEAKS),
        ("band > band.mean() if band.max() > 2 else band", LEAKS),
    ],
)
def test_a_statistic_that_only_decides_for_all_rows_is_in_none(scale: str, leaks: set[Kind]) -> None:
    code = f"def scale(band):\n    return {scale}\n\n\ndf['a'], df['b'] = map(scale, [df['a'], df['b']])\n"
    assert prepared(code) == leaks


def test_a_statistic_that_each_row_is_compared_with_is_in_it() -> None:
    code = "middle = df['a'].mean()\ndf['a'] = df['a'].apply(lambda value: 1 if value > middle else 0)\n"
    assert prepared(code) == LEAKS


TREES = ["RandomForestClassifier", "DecisionTreeRegressor", "XGBRegressor", "LGBMClassifier", "CatBoostClassifier"]


@pytest.mark.parametrize("tree", TREES)
def test_no_tree_sees_a_scale(tree: str) -> None:
    assert kinds(SCALED + SPLIT + TEST_OF.format(tree)) == set()
    assert kinds(LOAD + "X['a'] = X['a'].rank()\n" + SPLIT + TEST_OF.format(tree)) == set()
    assert kinds(SCALED + SPLIT + TEST_OF.format(tree) + TEST_OF.format("SVC")) >= LEAKS
    assert kinds(LOAD + "X = X.fillna(X.mean())\n" + SPLIT + TEST_OF.format(tree)) == LEAKS


FOREST_SCORE = "print(RandomForestClassifier().fit(X_train, y_train).score(X_test, y_test))\n"


@pytest.mark.parametrize(
    ("lines", "leaks"),
    [
        ("df = (df - df.mean()) / df.std()\n", NONE),
        ("low, high = df.min(), df.max()\ndf = (df - low) / (high - low)\n", NONE),
        ("df['a'] = df['a'] / df['a'].max()\n", NONE),
        ("df -= df.mean()\ndf /= df.std()\n", NONE),
        ("df = df.apply(lambda column: (column - column.mean()) / column.std())\n", NONE),
        ("df = pd.DataFrame(PowerTransformer().fit_transform(df))\n", NONE),
        ("df['a'], power = boxcox(df['a'])\n", NONE),
        ("df = pd.DataFrame(KBinsDiscretizer().fit_transform(df))\n", LEAKS),
        ("df['a'] = df['a'] - df.groupby('b')['a'].transform('mean')\n", LEAKS),
        ("df['a'] = df['a'] > df['a'].mean()\n", LEAKS),
        ("df['a'] = df['a'] - df['a'].mean() > 0\n", LEAKS),
        ("df['a'] = df['a'] / df['a'].std() + df['b'] / df['b'].std()\n", LEAKS),
        ("df['a'] = ((df['a'] - df['a'].mean()) / df['a'].std()).fillna(0)\n", LEAKS),
        (AGE + "df = df / 2\n", LEAKS),
        ("spread = df['a'].std()\nspread = spread if spread > 0 else 1.0\ndf['a'] = df['a'] / spread\n", NONE),
    ],
)
def test_trees_see_no_scale_that_is_computed_by_hand(lines: str, leaks: set[Kind]) -> None:
    assert prepared(lines, FOREST_SCORE) == leaks


@pytest.mark.parametrize(
    "more",
    [
        "X = PCA(2).fit_transform(X)\n",
        "X = KNNImputer().fit_transform(X)\n",
        "X['near'] = KMeans(3).fit_predict(X)\n",
        "X, y = SMOTE().fit_resample(X, y)\n",
    ],
)
def test_a_scale_reaches_trees_by_what_goes_by_distances(more: str) -> None:
    assert kinds(SCALED + more + SPLIT + TEST_OF.format("RandomForestClassifier")) >= LEAKS


def test_a_networks_scale_stays_told() -> None:
    assert kinds(SCALED + SPLIT + TEST_OF.format("MLPClassifier")) == LEAKS
