"""Findings of one more blind draw that its reader called wrong, arguable or inexact: programs of our own."""

import ast

import pytest

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of
from mlfolio.evidence.dataflow.story import Story, story_of

LOAD = "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
TEST = "model = {}().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
LEAKS = {Kind.PREPROCESSING}


def kinds(code: str) -> set[Kind]:
    """Return the kinds of leak in `code`, whose imports stand elsewhere."""
    return {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code).body))}


def stories(code: str) -> list[Story]:
    """Return the leaks in `code` as they are told, places by their lines."""
    analysis = analyse("a.py", ast.parse(code).body)
    return [story_of(leak, analysis, lambda head: lambda site: f"line {site.line}") for leak in leaks_of(analysis)]


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


@pytest.mark.parametrize(
    "windows",
    [
        "X = np.array([scaler.fit_transform(rows[n - 9 : n]) for n in range(9, len(rows))])\n",
        "X = np.array([scaler.fit_transform(rows[n - size : n].reshape(-1, 1)) for n in range(size, len(rows))])\n",
        "X = []\nfor n in range(9, len(rows)):\n    X.append(scaler.fit_transform(rows[n - 9 : n]))\nX = np.array(X)\n",
    ],
)
def test_a_window_that_is_scaled_by_itself_is_one_sample(windows: str) -> None:
    code = "rows, y, scaler = np.load('a.npy'), np.load('b.npy'), MinMaxScaler()\n"
    assert kinds(code + windows + SPLIT + TEST.format("SVC")) == set()
    assert kinds(code + "rows = scaler.fit_transform(rows)\n" + windows + SPLIT + TEST.format("SVC")) == LEAKS


TREES = ["RandomForestClassifier", "DecisionTreeRegressor", "XGBRegressor", "LGBMClassifier", "CatBoostClassifier"]
SCALED = LOAD + "X = StandardScaler().fit_transform(X)\n"


@pytest.mark.parametrize("tree", TREES)
def test_no_tree_sees_a_scale(tree: str) -> None:
    assert kinds(SCALED + SPLIT + TEST.format(tree)) == set()
    assert kinds(LOAD + "X['a'] = X['a'].rank()\n" + SPLIT + TEST.format(tree)) == set()
    assert kinds(SCALED + SPLIT + TEST.format(tree) + TEST.format("SVC")) >= LEAKS
    assert kinds(LOAD + "X = X.fillna(X.mean())\n" + SPLIT + TEST.format(tree)) == LEAKS


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
    assert kinds(SCALED + more + SPLIT + TEST.format("RandomForestClassifier")) >= LEAKS


def test_a_networks_scale_stays_told() -> None:
    assert kinds(SCALED + SPLIT + TEST.format("MLPClassifier")) == LEAKS


def test_the_larger_of_two_is_no_statistic() -> None:
    code = (
        "df = pd.read_csv('a.csv')\ndf['a'] = {}\nX, y = df.drop(columns='y'), df['y']\n" + SPLIT + TEST.format("SVC")
    )
    assert kinds(code.format("df['a'] / max(df['b'], 1)")) == set()
    assert kinds(code.format("df['a'] / max(df['b'])")) == LEAKS


def test_a_table_is_no_dictionary() -> None:
    code = (
        "df = pd.read_csv('a.csv')\nif isinstance(df, {}):\n    df['a'] = df['a'] / df['a'].mean()\n"
        "X, y = df.drop(columns='y'), df['y']\n"
    )
    assert kinds(code.format("dict") + SPLIT + TEST.format("SVC")) == set()
    assert kinds(code.format("Table") + SPLIT + TEST.format("SVC")) == LEAKS


def test_a_story_names_the_split_that_is_run() -> None:
    code = SCALED + SPLIT + TEST.format("SVC")
    idle = f"class Study:\n    def run(self):\n        {SPLIT}"
    (story,) = stories(idle + code)
    assert [chapter.site.line for chapter in story.chapters if chapter.role == "split"] == [7]


def test_what_several_learned_is_named_once() -> None:
    code = (
        "df = pd.read_csv('a.csv')\ny = df['y']\n"
        "both = FeatureUnion([('counts', CountVectorizer()), ('weights', TfidfVectorizer())])\n"
        "X = both.fit_transform(df['text'])\n"
    )
    (story,) = stories(code + SPLIT + TEST.format("SVC"))
    assert "learned the vocabulary and its weights from" in story.message


def test_a_forecast_is_told_by_the_call_that_makes_it() -> None:
    code = (
        SCALED
        + SPLIT
        + (
            "model = SVR().fit(X_train, y_train)\ndef forecast(rows):\n    return model.predict(rows)\n"
            "print(r2_score(y_test, forecast(X_test)))\n"
        )
    )
    (story,) = stories(code)
    assert "that `predict` tests on" in story.message


LEFT_OUT = [
    "X = df.filter(['a', 'b'])\n",
    "X = df.filter(items=['a', 'b'])\n",
    "df.pop('e')\nX = df.drop(columns='y')\n",
    "del df['e']\nX = df.drop(columns='y')\n",
    "X = df[[name for name in df.columns if name not in ['y', 'e']]]\n",
    "gone = ['y', 'e']\nnames = [name for name in df.columns if name not in gone]\nX = df[names]\n",
    "X = df[[name for name in df.columns if name != 'e']]\n",
    "X = df[df.columns.difference(['y', 'e'])]\n",
    "X = df[df.columns.drop('e')]\n",
]


@pytest.mark.parametrize("choice", LEFT_OUT)
def test_columns_that_are_left_out_in_whatever_way_teach_nothing(choice: str) -> None:
    code = "df = pd.read_csv('a.csv')\ndf['{}'] = df['{}'].fillna(df['{}'].mean())\n" + choice + "y = df['y']\n"
    assert kinds(code.replace("{}", "e") + SPLIT + TEST.format("SVC")) == set()
    assert kinds(code.replace("{}", "a") + SPLIT + TEST.format("SVC")) == LEAKS


def test_means_of_the_other_folds_are_learned_out_of_fold() -> None:
    code = (
        "df = pd.read_csv('a.csv')\nfor train, rest in KFold().split(df):\n"
        "    means = df.iloc[{}].groupby('kind')['y'].mean()\n"
        "    df.loc[df.index[rest], 'mean'] = df.iloc[rest]['kind'].map(means)\nX, y = df[['mean']], df['y']\n"
    )
    assert kinds(code.format("train") + SPLIT + TEST.format("SVC")) == set()
    assert kinds(code.format("rest") + SPLIT + TEST.format("SVC")) == LEAKS


def test_folds_of_a_kind_of_model_do_not_settle_a_search_that_saw_the_test_rows() -> None:
    code = (
        LOAD
        + SPLIT
        + (
            "print(cross_val_score(SVC(), X, y))\nsearch = GridSearchCV(SVC(), grid).fit(X, y)\n"
            "print(accuracy_score(y_test, search.best_estimator_.predict(X_test)))\n"
        )
    )
    assert kinds(code) == {Kind.OVERLAP}


def test_what_is_learned_from_the_test_rows_themselves_is_told_so() -> None:
    fitted = (
        "scaler = StandardScaler().fit(X_test)\nX_train, X_test = scaler.transform(X_train), scaler.transform(X_test)\n"
    )
    (story,) = stories(LOAD + SPLIT + fitted + TEST.format("SVC"))
    assert "from the very rows that `score` tests on" in story.message
    assert "before" not in story.message
