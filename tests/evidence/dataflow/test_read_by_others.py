"""Findings on repositories that no rule had seen, which readers called wrong or arguable: small programs of our own."""

import ast
from pathlib import Path

import pytest
import repositories

from mlfolio.evidence.dataflow.analysis import Analysis, analyse
from mlfolio.evidence.dataflow.leaks import Kind, Leak, leaks_of
from mlfolio.evidence.dataflow.story import Story, story_of
from mlfolio.repo import Repo

LOAD = "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
TEST = "model = SVC().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"


def found(code: str) -> tuple[list[Leak], Analysis]:
    """Return the leaks in `code`, whose imports stand elsewhere, and what they follow from."""
    analysis = analyse("a.py", ast.parse(code).body)
    return leaks_of(analysis), analysis


def kinds(code: str) -> set[Kind]:
    """Return the kinds of leak in `code`."""
    return {leak.kind for leak in found(code)[0]}


def story(code: str) -> Story:
    """Return the story of the one leak in `code`."""
    (leak,), analysis = found(code)
    return story_of(leak, analysis, lambda _: lambda site: f"line {site.line}")


APPENDED = (
    "df = pd.read_csv('a.csv')\nfolds = pd.read_csv('folds.csv')\nn = len(df)\ndf['fold'] = folds['fold']\n"
    "more = pd.read_csv('back_translated.csv')\nmore = df[['id', 'fold']].merge(more, on='id')\n"
    "more = more[{picked}]\ndf = df.append(more)\n"
    "X, y = df[['a']].values[:{end}], df['y'].values[:{end}]\n"
    "train, held_out = folds['fold'] != k, folds['fold'] == k\n"
    "model = SVC().fit(X[train], y[train])\nprint(model.score(X[held_out], y[held_out]))\n"
)


def test_rows_appended_of_the_other_folds_are_no_copies_of_tested_ones() -> None:
    assert kinds(APPENDED.format(picked="more['fold'] != k", end="")) == set()
    assert kinds(APPENDED.format(picked="more['fold'] != k + 1", end="")) == {Kind.OVERLAP}


def test_rows_appended_and_cut_off_again_are_no_copies() -> None:
    appended = APPENDED.format(picked="more['length'] > 9", end="{end}")
    assert kinds(appended.format(end="")) == {Kind.OVERLAP}
    assert kinds(appended.format(end="n")) == set()


def test_what_one_branch_trains_is_not_in_force_in_the_other() -> None:
    code = "model = Sequential()\nif whole:\n    model.fit(X, y)\n{other}"
    tested = SPLIT + "model.fit(X_train, y_train)\nprint(accuracy_score(y_test, model.predict(X_test)))\n"
    inside = "else:\n" + "".join(f"    {line}\n" for line in tested.splitlines())
    assert kinds(LOAD + code.format(other=tested)) == {Kind.OVERLAP}
    assert kinds(LOAD + code.format(other=inside)) == set()


def test_what_the_only_branch_trains_is_in_force_afterwards() -> None:
    code = "model = SVC()\nif not os.path.exists('model.bin'):\n    model.fit(X, y)\n{leaves}"
    tested = SPLIT + "print(model.score(X_test, y_test))\n"
    assert kinds(LOAD + code.format(leaves="") + tested) == {Kind.OVERLAP}
    returns = "".join(f"    {line}\n" for line in code.format(leaves="    return model\n").splitlines())
    assert kinds(f"def trained(X, y):\n{returns}{LOAD}model = trained(X, y)\n{tested}") == {Kind.OVERLAP}


@pytest.mark.parametrize(
    ("step", "leaks"),
    [
        ("X = X.groupby('brand').filter(lambda g: len(g) > 9)", set()),
        ("X = X.groupby('brand').filter(lambda g: g['price'].mean() > 9)", set()),
        ("X['price'] = X.groupby('brand')['price'].transform('mean')", {Kind.PREPROCESSING}),
    ],
)
def test_a_filter_of_groups_only_keeps_or_drops_rows(step: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + step + "\n" + SPLIT + TEST) == leaks


@pytest.mark.parametrize(("axis", "count"), [("axis=1", 0), ("axis='columns'", 0), ("axis=0", 1)])
def test_a_draw_of_columns_is_no_split(axis: str, count: int) -> None:
    code = f"X = pd.DataFrame(StandardScaler().fit_transform(X))\ntrain = X.sample(frac=0.9, {axis})\n"
    test = "print(SVC().fit(train, y).score(X.drop(train.index), y))\n"
    told = story(LOAD + code + test)
    assert sum(chapter.role == "split" and chapter.site.line == 4 for chapter in told.chapters) == count


def test_a_draw_that_both_sides_are_of_is_no_split() -> None:
    told = story(LOAD + "X = StandardScaler().fit_transform(X.sample(frac=0.5))\n" + SPLIT + TEST)
    assert [chapter.site.line for chapter in told.chapters if chapter.role == "split"] == [4]


def test_the_split_shown_is_the_one_before_the_training() -> None:
    scaled = "X = StandardScaler().fit_transform(X)\n" + SPLIT + TEST
    told = story(LOAD + scaled + "old = X_train\n" + SPLIT + "print(len(X_train))\n")
    assert [chapter.site.line for chapter in told.chapters if chapter.role == "split"] == [4]


@pytest.mark.parametrize(
    ("transformer", "learned"),
    [
        ("CountVectorizer()", "`CountVectorizer` learned the vocabulary from"),
        ("TfidfVectorizer()", "`TfidfVectorizer` learned the vocabulary and its weights from"),
        ("make_pipeline(SimpleImputer(), OneHotEncoder())", "learned what fills the gaps from"),
        (
            "make_pipeline(SimpleImputer(), StandardScaler())",
            "learned what fills the gaps and the scale of the columns",
        ),
    ],
)
def test_what_is_learned_is_told_by_its_name(transformer: str, learned: str) -> None:
    assert learned in story(LOAD + f"X = {transformer}.fit_transform(X)\n" + SPLIT + TEST).message


def test_places_that_learn_something_else_are_told_apart() -> None:
    code = LOAD + "X = {first}.fit_transform(X)\nX = StandardScaler().fit_transform(X)\n" + SPLIT + TEST
    assert "; so did line 4:" in story(code.format(first="MinMaxScaler()")).message
    assert "; more is learned from them in line 4:" in story(code.format(first="PCA()")).message


IMPORTS = "import pandas as pd\nfrom sklearn.metrics import mean_squared_error\nfrom xgboost import XGBRegressor\n"
REFIT = IMPORTS + (
    "train, test = pd.read_csv('train.csv'), pd.read_csv('test.csv')\nX, y = train.drop(columns='y'), train['y']\n"
    "model = XGBRegressor().fit(X, y)\nprint('error', mean_squared_error(y, model.predict(X)))\n"
)
ENTRY = "pd.DataFrame({'id': test['id'], 'y': model.predict(test)}).to_csv('submission.csv', index=False)\n"
FOLDS = IMPORTS + (
    "from sklearn.model_selection import cross_val_score\n\n"
    "train = pd.read_csv('train.csv')\n{model}print(cross_val_score({name}(), train.drop(columns='y'), train['y']))\n"
)
RIVAL = "test = pd.read_csv('test.csv')\nmodel = XGBRegressor().fit(train.drop(columns='y'), train['y'])\n"
RIDGE = "from sklearn.linear_model import Ridge\n" + RIVAL.replace("XGBRegressor", "Ridge")
KEPT = "import joblib\n\njoblib.dump(model, 'model.pkl')\n"
BARE_ENTRY = "np.savetxt('mine.csv', np.c_[ids, model.predict(test)], delimiter=',', header='id,y')\n"
TURNS = IMPORTS + (
    "import numpy as np\nfrom sklearn.svm import SVR\n\n\n"
    "def turn(rows, number, of):\n    size = len(rows) // of\n    first, last = number * size, (number + 1) * size\n"
    "    return np.concatenate([rows[:first], rows[last:]]), rows[first:last]\n\n\n"
    "rows = pd.read_csv('train.csv').to_numpy()\nfor number in range(5):\n"
    "    mine, held = turn(rows, number, 5)\n    model = XGBRegressor().fit(mine[:, 1:], mine[:, 0])\n"
    "    print('error', mean_squared_error(held[:, 0], model.predict(held[:, 1:])))\n"
)
OTHER = FOLDS.format(model="from sklearn.linear_model import Ridge\n", name="Ridge")
SAME = FOLDS.format(model="", name="XGBRegressor")


@pytest.mark.parametrize(
    ("files", "count"),
    [
        ({"predict.py": REFIT + ENTRY}, 1),
        ({"predict.py": REFIT + ENTRY, "folds.py": SAME}, 0),
        ({"predict.py": REFIT + ENTRY, "folds.py": OTHER}, 1),
        ({"predict.py": REFIT + ENTRY, "folds.py": SAME + RIVAL + ENTRY}, 1),
        ({"predict.py": REFIT + ENTRY, "folds.py": SAME + RIDGE + ENTRY}, 0),
        ({"predict.py": REFIT + BARE_ENTRY, "folds.py": TURNS}, 0),
        ({"predict.py": REFIT + BARE_ENTRY, "folds.py": TURNS.replace("XGBRegressor", "SVR")}, 1),
        ({"predict.py": REFIT, "folds.py": SAME}, 1),
        ({"fit.py": REFIT + KEPT, "folds.py": SAME}, 0),
        ({"fit.py": REFIT + KEPT, "folds.py": OTHER}, 1),
        ({"fit.py": REFIT + KEPT}, 1),
        ({"fit.py": REFIT + "model.save_model('model.json')\n", "folds.py": SAME}, 0),
        (
            {"a/src/predict.py": REFIT + ENTRY, "a/README.md": "# A\n", "b/src/folds.py": SAME, "b/README.md": "# B\n"},
            1,
        ),
    ],
)
def test_the_last_fit_for_a_competition_may_be_shown_elsewhere(
    tmp_path: Path, files: dict[str, str], count: int
) -> None:
    assert len(Repo(repositories.make(tmp_path, files)).dataflow.findings(Kind.TRAINING_SCORE)) == count


def test_masks_that_turns_pick_from_a_list_cut_the_rows() -> None:
    code = (
        "masks = [(df['day'] < 9, df['day'] == 9), (df['day'] < 19, df['day'] == 19)]\nfor n in range(2):\n"
        "    mine, others = {picked}\n"
        "    model = SVC().fit(X[mine], y[mine])\n    print(model.score(X[others], y[others]))\n"
    )
    assert kinds(LOAD + code.format(picked="masks[n][0], masks[n][1]")) == set()
    assert kinds(LOAD + code.format(picked="df.index, df.index")) == {Kind.TRAINING_SCORE}


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


FORECAST = (
    "def {name}(series, days):\n    X, y = windows(StandardScaler().fit_transform(series))\n    model = Sequential()\n"
    "    model.fit(X, y, validation_split=0.1)\n    return [model.predict(X[-1:]) for _ in days]\n\n\n"
    "{name}(pd.read_csv('a.csv')['y'], range(9))\n"
)


def test_what_a_forecast_watches_is_no_test() -> None:
    assert kinds(FORECAST.format(name="trained")) == {Kind.PREPROCESSING}
    assert kinds(FORECAST.format(name="forecast_days")) == set()


BINNED = (
    "df = pd.read_csv('a.csv')\ndf['level'] = pd.cut(df['age'], bins=3)\ncoded = df.copy()\n"
    "for name in df.select_dtypes('category').columns:\n    coded[name] = LabelEncoder().fit_transform(df[name])\n"
)
CHOSEN = "wanted = [one for one in ({wanted}) if one in coded.columns]\nX, y = coded[wanted].copy(), df['y']\n"


@pytest.mark.parametrize(
    ("wanted", "leaks"),
    [("['age', 'b']", set()), ("['age'] + ['b']", set()), ("['age', 'level']", {Kind.PREPROCESSING})],
)
def test_columns_that_a_list_leaves_out_do_not_reach_the_model(wanted: str, leaks: set[Kind]) -> None:
    assert kinds(BINNED + CHOSEN.format(wanted=wanted) + SPLIT + TEST) == leaks


def test_what_a_loop_scales_by_is_learned_for_each_column() -> None:
    code = "for name in df.columns:\n    df[name] = df[name] / df[name].max()\nX, y = df[['a', 'b']], df['y']\n"
    assert kinds(LOAD + code + SPLIT + TEST) == {Kind.PREPROCESSING}


MERGED = "means = df.group_by('shop').agg(mean_price=('price', 'mean'))\ndf = df.merge(means, on='shop')\n"
KEPT = "df['by_town'] = df.groupby('town')['price'].transform('mean')\nX, y = df[['price', 'by_town']], df['y']\n"


def test_what_is_known_to_be_a_feature_leads() -> None:
    assert story(LOAD + MERGED + KEPT + SPLIT + TEST).site.line == 5
    filled = "df['age'] = df['age'].fillna(df['age'].median())\n"
    scaled = KEPT.replace("X, y", filled + "X, y").replace("['price', ", "['age', ")
    assert story(LOAD + scaled + SPLIT + TEST).site.line == 4


COUNTED = (
    "train, test = pd.read_csv('train.csv'), pd.read_csv('test.csv')\nboth = pd.concat([train, test])\n"
    "train['often'] = train['shop'].map({over}['shop'].{learned})\n"
    "X, y = train.drop(columns='y'), train['y']\n" + SPLIT + TEST
)
GUESSES = "guesses = model.predict(test)\n"


@pytest.mark.parametrize(
    ("over", "learned", "then", "leaks"),
    [
        ("both", "value_counts()", GUESSES, set()),
        ("both", "value_counts()", "", {Kind.PREPROCESSING}),
        ("both", "value_counts()", GUESSES + "print(accuracy_score(test['y'], guesses))\n", {Kind.PREPROCESSING}),
        ("train", "value_counts()", GUESSES, {Kind.PREPROCESSING}),
        ("both", "mean()", GUESSES, set()),
        ("train", "mean()", GUESSES, {Kind.PREPROCESSING}),
    ],
)
def test_what_needs_no_answers_may_be_taken_over_the_rows_to_be_predicted(
    over: str, learned: str, then: str, leaks: set[Kind]
) -> None:
    assert kinds(COUNTED.format(over=over, learned=learned) + then) == leaks


@pytest.mark.parametrize(
    ("filled", "leaks"),
    [("df.interpolate()", set()), ("df.ffill()", set()), ("df.fillna(df.mean())", {Kind.PREPROCESSING})],
)
def test_what_is_taken_from_neighbouring_rows_is_no_statistic(filled: str, leaks: set[Kind]) -> None:
    code = f"df = {filled}\ndf['age'] = StandardScaler().fit_transform(df[['age']])\n"
    assert kinds(LOAD + code + "X, y = df[['a', 'b']], df['y']\n" + SPLIT + TEST) == leaks
    assert kinds(LOAD + code + "X, y = df[['a', 'age']], df['y']\n" + SPLIT + TEST) == {Kind.PREPROCESSING}


@pytest.mark.parametrize(
    ("model", "leaks"),
    [
        ("DummyRegressor(strategy='median')", set()),
        ("make_pipeline(DummyClassifier())", set()),
        ("Ridge()", {Kind.PREPROCESSING}),
    ],
)
def test_what_was_learned_of_the_features_reaches_no_model_that_ignores_them(model: str, leaks: set[Kind]) -> None:
    code = LOAD + "X = X.fillna(X.mean())\n" + SPLIT
    assert kinds(code + TEST.replace("SVC()", model)) == leaks
    beside = "baseline = DummyRegressor().fit(X_train, y_train)\nprint(baseline.score(X_test, y_test))\n"
    assert kinds(code + TEST.replace("SVC()", model) + beside) == leaks


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
