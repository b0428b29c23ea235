"""Findings of the last draws that readers called wrong or arguable, and what they saw beside: programs of our own."""

import ast
from pathlib import Path

import pytest
import repositories

from mlfolio.evidence.dataflow.analysis import Said, analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of
from mlfolio.evidence.dataflow.story import story_of
from mlfolio.evidence.dataflow.unsplit import unsplit_from
from mlfolio.repo import Repo

LOAD = "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
TEST = "model = SVC().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"


def kinds(code: str, path: str = "a.py") -> set[Kind]:
    """Return the kinds of leak in `code`, whose imports stand elsewhere."""
    return {leak.kind for leak in leaks_of(analyse(path, ast.parse(code).body))}


FILLED = (
    "def filled(X, fill{default}):\n    if {asked}:\n        return X.fillna(X.mean())\n"
    "    return X.fillna(0 if fill is None else fill)\n"
)


@pytest.mark.parametrize(
    ("default", "asked", "given", "leaks"),
    [
        ("=-1", "fill == 'mean'", "", set()),
        ("=-1", "fill == 'mean'", ", 'mean'", {Kind.PREPROCESSING}),
        ("=-1", "fill == 'mean'", ", way", {Kind.PREPROCESSING}),
        ("=1", "fill == 2", "", set()),
        ("=2", "fill == 2", "", {Kind.PREPROCESSING}),
        ("=2", "fill != 2 or fill == 'mean'", "", set()),
        ("=2", "fill != 2 or unknown(X)", "", {Kind.PREPROCESSING}),
        ("=1", "fill in ('mean', 'average')", "", set()),
        ("='mean'", "fill in ('mean', 'average')", "", {Kind.PREPROCESSING}),
        ("=1", "fill not in ['zero']", "", {Kind.PREPROCESSING}),
        ("=1", "fill == 'mean' and len(X) > 9", "", set()),
    ],
)
def test_a_branch_is_taken_by_what_callers_really_pass(default: str, asked: str, given: str, leaks: set[Kind]) -> None:
    function = FILLED.format(default=default, asked=asked)
    assert kinds(function + LOAD + f"X = filled(X{given})\n" + SPLIT + TEST) == leaks


def test_what_a_loop_counts_up_decides_nothing() -> None:
    counted = "tries = 0\nfor name in names:\n    tries += 1\n{}if tries == 3:\n{}    X = X.fillna(X.mean())\n"
    for indents in (("    ", "    "), ("", "")):
        assert kinds(LOAD + counted.format(*indents) + SPLIT + TEST) == {Kind.PREPROCESSING}


IDS = (
    "train_ids, held = train_test_split(df['id'], random_state=0)\n"
    "val_ids, test_ids = train_test_split(held, random_state=0)\n"
)
POLARS = "df.filter({})"
PANDAS = "df[{}]"


@pytest.mark.parametrize(
    ("pick", "train", "test", "leaks"),
    [
        (POLARS, "pl.col('id').is_in(train_ids)", "pl.col('id').is_in(held)", set()),
        (POLARS, "pl.col('id').is_in(train_ids)", "~pl.col('id').is_in(train_ids)", set()),
        (POLARS, "pl.col('id').is_in(train_ids)", "pl.col('id').is_in(test_ids)", set()),
        (POLARS, "~pl.col('id').is_in(test_ids)", "pl.col('id').is_in(held)", {Kind.OVERLAP}),
        (POLARS, "pl.col('fold') != 1", "pl.col('fold') == 1", set()),
        (POLARS, "pl.col('fold') != 1", "pl.col('id').is_in(held)", {Kind.OVERLAP}),
        (PANDAS, "df['id'].isin(train_ids)", "df['id'].isin(test_ids)", set()),
        (PANDAS, "df['id'].isin(train_ids)", "~df['id'].isin(train_ids)", set()),
        (PANDAS, "df['fold'] != 1", "df['id'].isin(test_ids)", {Kind.OVERLAP}),
    ],
)
def test_rows_are_picked_by_the_ids_of_a_split(pick: str, train: str, test: str, leaks: set[Kind]) -> None:
    code = (
        "df = pl.read_csv('a.csv')\n" + IDS + f"train, test = {pick.format(train)}, {pick.format(test)}\n"
        "model = SVC().fit(train[['a', 'b']], train['y'])\nprint(model.score(test[['a', 'b']], test['y']))\n"
    )
    assert kinds(code) == leaks


TOGETHER = (
    "train, test = {cut}\ndf = pd.concat([{parts}])\n"
    "again, held = {cut}\nmodel = SVC().fit({of}[['a', 'b']], {of}['y'])\n"
    "print(model.score(held[['a', 'b']], held['y']))\n"
)
CUTS = [
    "train_test_split(df, random_state=0)",
    "df[~df['quarter'].isin(['q3', 'q4'])], df[df['quarter'].isin(['q3', 'q4'])]",
    "df[:900], df[900:]",
]


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("of", ["train", "again"])
def test_parts_that_are_together_again_are_the_whole(cut: str, of: str) -> None:
    load = "df = pd.read_csv('a.csv')\n"
    assert kinds(load + TOGETHER.format(cut=cut, parts="train, test", of=of)) == set()


def test_some_parts_together_are_not_the_whole() -> None:
    load = "df = pd.read_csv('a.csv')\n"
    cut = "train_test_split(df, random_state=0)"
    assert kinds(load + TOGETHER.format(cut=cut, parts="train, pd.read_csv('b.csv')", of="train")) == {Kind.OVERLAP}


OWN_CUT = (
    "def cut(table, city=None, whole=False):\n    if city:\n        table = table[table['city'].str.contains(city)]\n"
    "    table = table.sample(frac=1)\n    train = table[~table['quarter'].isin(['q3', 'q4'])]\n"
    "    test = table.drop(train.index)\n    return pd.concat([train, test]) if whole else (train, test)\n"
    "table = pd.read_csv('a.csv')\nif small:\n    table = table[table['size'] < 9]\n"
    "table = cut(table, city, whole=True)\nif cheap:\n    table = table[table['price'] < 9]\n"
    "train, test = cut(table)\nmodel = SVC().fit(train[['a']], train['y'])\n"
    "print(model.score({tested}[['a']], {tested}['y']))\n"
)


def test_rows_that_may_be_cut_in_many_ways_are_cut_apart_all_the_same() -> None:
    assert kinds(OWN_CUT.format(tested="test")) == set()
    assert kinds(OWN_CUT.format(tested="table")) == {Kind.OVERLAP}


INFLATION = (
    "df = pd.read_csv('a.csv')\nfor name in df.columns:\n    X, y = df.drop(columns=[name]), df[name]\n"
    "    r = LinearRegression().fit(X, y).score(X, y)\n    print(name, {})\n"
)


def test_r_squared_in_a_variance_inflation_factor_is_no_score() -> None:
    assert kinds(INFLATION.format("r")) == {Kind.TRAINING_SCORE}
    assert kinds(INFLATION.format("1 / (1 - r) if r < 1 else np.inf")) == set()
    assert kinds(INFLATION.format("1 / (2 - r)")) == {Kind.TRAINING_SCORE}


SCALED = "df = pd.read_csv('a.csv')\nX, y = StandardScaler().fit_transform(df[['a', 'b']]), df['y']\n"


@pytest.mark.parametrize(
    "found",
    [
        "y = KMeans(3).fit_predict(X)",
        "y = KMeans(3).fit(X).predict(X)",
        "groups = KMeans(3)\ngroups.fit(X)\ny = groups.labels_",
        "groups = KMeans(3)\ngroups.fit(X)\ndf['group'] = groups.labels_\ny = df['group']",
        "y = df['cluster']",
    ],
)
def test_a_model_that_is_to_give_back_clusters_is_not_tested(found: str) -> None:
    folds = "print(cross_val_score(SVC(), X, y))\n"
    for test in (SPLIT + TEST, folds):
        assert kinds(SCALED + test) == {Kind.PREPROCESSING}
        assert kinds(SCALED + found + "\n" + test) == set()


def test_clusters_of_all_rows_are_learned_from_test_rows() -> None:
    clustered = "groups = KMeans(3)\ngroups.fit(X)\nX['group'] = groups.labels_\n"
    assert kinds(LOAD + clustered + SPLIT + TEST) == {Kind.PREPROCESSING}
    honest = "groups = KMeans(3)\ngroups.fit(X_train)\nX_train['group'] = groups.labels_\n"
    assert kinds(LOAD + SPLIT + honest + TEST) == set()


@pytest.mark.parametrize(
    ("measure", "leaks"), [("adjusted_rand_score", set()), ("accuracy_score", {Kind.PREPROCESSING})]
)
def test_how_alike_two_groupings_are_is_no_test(measure: str, leaks: set[Kind]) -> None:
    again = (
        "def alike(model):\n    again = clone(model)\n    again.fit(X_train)\n"
        f"    return {measure}(y_test, again.predict(X_test))\n"
    )
    assert kinds(SCALED + SPLIT + again + "print(alike(pickle.load(file)))\n") == leaks


def test_a_clusterer_that_others_hold_is_one() -> None:
    code = SCALED + SPLIT + "model = Pipeline([('whole', make_pipeline(PCA(2), {}))])\nmodel.fit(X_train)\n"
    code += "print(accuracy_score(y_test, model.predict(X_test)))\n"
    assert kinds(code.format("KMeans(3)")) == set()
    assert kinds(code.format("SVC()")) == {Kind.PREPROCESSING}


@pytest.mark.parametrize(
    ("column", "leaks"),
    [
        ("np.sin(2 * np.pi * df['hour'] / df['hour'].max())", set()),
        ("np.cos(df['hour'] * (2 * np.pi / (df['hour'].max() + 1)))", set()),
        ("np.sin(2 * np.pi * df['month'] / df['month'].nunique())", set()),
        ("np.sin(df['hour'] - df['hour'].mean())", {Kind.PREPROCESSING}),
        ("df['hour'] / df['hour'].max()", {Kind.PREPROCESSING}),
    ],
)
def test_the_length_of_a_period_is_not_learned(column: str, leaks: set[Kind]) -> None:
    table = f"df = pd.read_csv('a.csv')\ndf['turn'] = {column}\nX, y = df[['turn']], df['y']\n"
    assert kinds(table + SPLIT + TEST) == leaks


PICTURES = (
    "import cv2\nfrom keras.utils import load_img\npictures = []\nfor path in paths:\n    one = {read}\n"
    "    pictures.append(cv2.resize(one, (9, 9)))\nX = np.asarray(pictures).astype('float32')\n"
)


@pytest.mark.parametrize(
    ("read", "by", "leaks"),
    [
        ("cv2.imread(path)", "X / np.max(X)", set()),
        ("load_img(path)", "(X - X.min()) / (X.max() - X.min())", set()),
        ("cv2.imread(path)", "X - X.mean()", {Kind.PREPROCESSING}),
        ("np.load(path)", "X / X.max()", {Kind.PREPROCESSING}),
    ],
)
def test_the_brightest_pixel_is_a_constant_of_the_format(read: str, by: str, leaks: set[Kind]) -> None:
    assert kinds(PICTURES.format(read=read) + f"X = {by}\n" + SPLIT + TEST) == leaks


def test_pictures_of_a_known_data_set_are_pictures() -> None:
    load = "from keras.datasets import {0}\n(X, y), (more, answers) = {0}.load_data()\nX = X / X.max()\n"
    assert kinds(load.format("mnist") + SPLIT + TEST) == set()
    assert kinds(load.format("boston_housing") + SPLIT + TEST) == {Kind.PREPROCESSING}
    load = "X, y = fetch_openml('{}', return_X_y=True)\nX = X / X.max()\n"
    assert kinds(load.format("mnist_784") + SPLIT + TEST) == set()
    assert kinds(load.format("adult") + SPLIT + TEST) == {Kind.PREPROCESSING}


@pytest.mark.parametrize(
    ("used", "leaks"),
    [
        ("print('predicted:', model.predict(X_test)[:9])", set()),
        ("p = model.predict(X_test)\nplt.plot(p)\nprint(f'{p[0]}')", set()),
        ("p = model.predict(X_test)\nshow(model, of=(X_test, p))", set()),
        ("p = model.predict(X_test)\nprint(p)\nprint(my_own(y_test, p))", {Kind.PREPROCESSING}),
        ("p = model.predict(X_test)\nprint(p == y_test)", {Kind.PREPROCESSING}),
        ("p = model.predict(X_test)\nplot_confusion(y_test, p, plot_matrix(p))", {Kind.PREPROCESSING}),
        ("p = model.predict(X_test)\nplot_roc(y_test, p)", {Kind.PREPROCESSING}),
        ("p = model.predict(X_test)\nfor one in p:\n    print(one)", {Kind.PREPROCESSING}),
    ],
)
def test_predictions_that_are_only_shown_measure_nothing(used: str, leaks: set[Kind]) -> None:
    assert kinds(SCALED + SPLIT + "model = SVC().fit(X_train, y_train)\n" + used + "\n") == leaks


@pytest.mark.parametrize("echoed", ["model.predict(X_test)", "p = model.predict(X_test)\np[:9]"])
def test_a_notebook_shows_what_stands_by_itself(echoed: str) -> None:
    code = SCALED + SPLIT + "model = SVC().fit(X_train, y_train)\n" + echoed + "\n"
    assert kinds(code, "a.ipynb") == set()
    assert kinds(code) == {Kind.PREPROCESSING}


WRAPPED = (
    "class Boosted:\n    def fit(self, X, y):\n        X = SelectFromModel(Ridge()).fit_transform(X, y)\n"
    "        mine, watched, answers, theirs = train_test_split(X, y, random_state=0)\n"
    "        self.model = lgb.train(params, lgb.Dataset(mine, answers), valid_sets=[lgb.Dataset(watched, theirs)])\n"
    "        return self\n    def predict(self, X):\n        return self.model.predict(X)\n"
)


def test_what_watches_a_training_in_a_class_that_others_use_is_no_test() -> None:
    assert kinds(WRAPPED) == set()
    assert kinds(LOAD + WRAPPED + "Boosted().fit(X, y)\n") == {Kind.PREPROCESSING}


COMPARED = (
    "import pandas as pd\nfrom sklearn.linear_model import Ridge\n"
    "from sklearn.model_selection import train_test_split\nfrom sklearn.svm import SVR\n"
    + LOAD
    + SPLIT
    + "for model in (Ridge(), SVR()):\n"
    "    model.fit(X_train, y_train)\n    print(model.score(X_test, y_test))\n"
)
ENTRY = "import pandas as pd\n\npd.DataFrame(answers).to_csv('submission.csv')\n"


@pytest.mark.parametrize(
    ("entry", "count"),
    [("part1/entry.py", 0), ("entry.py", 0), ("part2/entry.py", 1), ("part2/deep/entry.py", 1), ("src/entry.py", 0)],
)
def test_an_entry_of_another_part_of_a_course_settles_nothing(tmp_path: Path, entry: str, count: int) -> None:
    repo = Repo(repositories.make(tmp_path, {"part1/compare.py": COMPARED, entry: ENTRY}))
    assert len(repo.dataflow.findings(Kind.MULTI_TEST)) == count


FITTED = LOAD + "first = {}.fit(X, y)\n"


@pytest.mark.parametrize(
    ("model", "chosen"),
    [
        ("Lasso()", "X = X[X.columns[first.coef_ != 0]]"),
        ("RandomForestClassifier()", "X = X.iloc[:, np.argsort(first.feature_importances_)[::-1][:9]]"),
        ("RandomForestClassifier()", "X = X[pd.Series(first.feature_importances_, index=X.columns).nlargest(9).index]"),
        (
            "XGBClassifier()",
            "by = pd.DataFrame({'name': X.columns, 'gain': first.feature_importances_}).sort_values('gain')\n"
            "X = X[by['name'].head(9).tolist()]",
        ),
        ("SelectKBest(k=9)", "X = X[X.columns[first.get_support()]]"),
        ("RFE(SVC())", "X = X.drop(columns=X.columns[~first.support_])"),
        (
            "PermutationImportance(SVC())",
            "X = X[[X.columns[n] for n, g in enumerate(first.feature_importances_) if g]]",
        ),
        ("SVC()", "gains = permutation_importance(first, X, y).importances_mean\nX = X[X.columns[gains > 0]]"),
    ],
)
def test_columns_are_chosen_by_what_was_learned_from_all_rows(model: str, chosen: str) -> None:
    code = FITTED.format(model)
    assert kinds(code + SPLIT + TEST) == set()
    assert kinds(code + chosen + "\n" + SPLIT + TEST) == {Kind.PREPROCESSING}


def test_columns_chosen_by_the_training_rows_are_no_leak() -> None:
    chosen = "first = Lasso().fit(X_train, y_train)\nnames = X.columns[first.coef_ != 0]\n"
    code = LOAD + SPLIT + chosen + "X_train, X_test = X_train[names], X_test[names]\n" + TEST
    assert kinds(code) == set()
    by_gaps = "X = X[X.columns[X.isnull().mean() < 0.5]]\n"
    assert kinds(LOAD + by_gaps + SPLIT + TEST) == set()


SEARCHED = "search = GridSearchCV(SVC(), grid, cv=5).fit({}, y)\n"


def test_the_score_of_a_search_is_one_of_folds() -> None:
    code = SCALED + SEARCHED.format("X")
    assert kinds(code) == set()
    assert kinds(code + "print(search.best_score_)\n") == {Kind.PREPROCESSING}
    assert kinds(LOAD + SEARCHED.format("X") + "print(search.best_score_)\n") == set()


@pytest.mark.parametrize(
    ("column", "leaks"),
    [
        ("((pl.col('x') - pl.col('x').mean()) / pl.col('x').std()).alias('z')", {Kind.PREPROCESSING}),
        ("pl.col('x').mean().over('shop').alias('z')", {Kind.PREPROCESSING}),
        ("z=pl.col('x').fill_null(strategy='mean')", {Kind.PREPROCESSING}),
        ("z=pl.col('x').fill_null(strategy='zero')", set()),
        ("[(pl.col(name) - means[name]).alias('z') for name in names]", {Kind.PREPROCESSING}),
        ("(pl.col('x') + 1).alias('z')", set()),
    ],
)
def test_polars_learns_from_the_table_that_an_expression_is_put_to(column: str, leaks: set[Kind]) -> None:
    code = (
        "df = pl.read_csv('a.csv')\n"
        "means = dict(zip(names, df.select([pl.col(name).mean() for name in names]).row(0)))\n"
        f"df = df.with_columns({column})\ntrain, test = train_test_split(df, random_state=0)\n"
        "model = SVC().fit(train.select('z'), train['y'])\nprint(model.score(test.select('z'), test['y']))\n"
    )
    assert kinds(code) == leaks


def test_columns_that_polars_is_not_asked_for_are_left_out() -> None:
    code = (
        "df = pl.read_csv('a.csv')\ndf['z'] = df['x'] / df['x'].mean()\n"
        "train, test = train_test_split(df, random_state=0)\n"
        "model = SVC().fit(train.select({0}), train['y'])\nprint(model.score(test.select({0}), test['y']))\n"
    )
    assert kinds(code.format("'x', 'q'")) == kinds(code.format("['x', 'q']")) == set()
    assert kinds(code.format("'x', 'z'")) == kinds(code.format("pl.all()")) == {Kind.PREPROCESSING}


@pytest.mark.parametrize(
    ("model", "read", "leaks"),
    [
        ("sm.OLS(y, X).fit()", "print(model.summary())", set()),
        ("smf.ols('y ~ a', df).fit()", "model.summary()", set()),
        ("sm.OLS(y, X).fit()", "print('fitted')", {Kind.TRAINING_SCORE}),
        ("Sequential()\nmodel.fit(X, y)", "model.summary()", {Kind.TRAINING_SCORE}),
    ],
)
def test_a_regression_whose_summary_is_read_is_there_to_explain(model: str, read: str, leaks: set[Kind]) -> None:
    code = LOAD + f"model = {model}\n{read}\nprint(mean_squared_error(y, model.predict(X)))\n"
    assert kinds(code) == leaks


@pytest.mark.parametrize(
    ("cv", "leaks"),
    [
        ("5", {Kind.OVERLAP}),
        ("KFold(5)", {Kind.OVERLAP}),
        ("KFold(5).split(X)", {Kind.OVERLAP}),
        ("[(mine, theirs)]", set()),
        ("PredefinedSplit(parts)", set()),
    ],
)
def test_a_search_that_is_given_its_folds_may_keep_copies_apart(cv: str, leaks: set[Kind]) -> None:
    copied = "X_train, y_train = SMOTE().fit_resample(X_train, y_train)\n"
    together = "X, y = pd.concat([X_train, X_test]), pd.concat([y_train, y_test])\n"
    together += "mine, theirs = rows_of(X_train, X_test)\n"
    search = f"search = GridSearchCV(SVC(), grid, cv={cv}).fit(X, y)\nprint(search.best_score_)\n"
    assert kinds(LOAD + SPLIT + copied + together + search) == leaks


def test_the_score_of_a_search_on_all_rows_is_no_test_of_what_it_found() -> None:
    code = LOAD + SPLIT + SEARCHED.format("X") + "print(search.best_score_, search.score(X_test, y_test))\n"
    assert kinds(code) == {Kind.OVERLAP}


@pytest.mark.parametrize(
    ("used", "leaks"),
    [
        ("X.columns[X.isnull().sum() == 0]", set()),
        ("[name for name in X.columns if X[name].isna().mean() < 0.5]", set()),
        ("X.columns[SelectKBest().fit(X, y).get_support()]", {Kind.PREPROCESSING}),
    ],
)
def test_how_many_values_are_missing_is_not_learned(used: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + f"X = X[{used}].fillna(0)\n" + SPLIT + TEST) == leaks


POOLED = (
    "train, test = pd.read_csv('train.csv'), pd.read_csv('test.csv')\nboth = pd.concat([train, test])\n"
    "both['a'], power = boxcox(both['a'])\ntrain, test = both[:len(train)], both[len(train):]\n"
    "X, y = train[['a']], train['y']\n"
)


def test_a_power_that_is_learned_with_the_rows_to_be_predicted_is_no_leak() -> None:
    entry = "pd.DataFrame(model.predict(test[['a']])).to_csv('entry.csv')\n"
    assert kinds(POOLED + SPLIT + TEST) == {Kind.PREPROCESSING}
    assert kinds(POOLED + SPLIT + TEST + entry) == set()


@pytest.mark.parametrize(
    ("picked", "leaks"),
    [
        ("by = df.corr()['y'].abs()\nX = X[by[by > 0.3].index.drop('y')]", {Kind.PREPROCESSING}),
        ("X = X.drop(columns=df.corr()['y'].nsmallest(3).index)", {Kind.PREPROCESSING}),
        ("by = df.corr()\nX = X.drop(columns=[name for name in X.columns if (by[name] > 0.9).any()])", set()),
        ("sns.heatmap(df[df.corr()['y'].nlargest(9).index])", set()),
    ],
)
def test_columns_are_chosen_by_how_they_go_with_the_answers(picked: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + picked + "\n" + SPLIT + TEST) == leaks


def test_a_pipeline_that_holds_another_twice_many_times_over_is_read_once() -> None:
    nested = "whole = StandardScaler()\n" + "whole = make_pipeline(whole, whole)\n" * 40
    assert kinds(LOAD + nested + "X = whole.fit_transform(X)\n" + SPLIT + TEST) == {Kind.PREPROCESSING}
    own = "class Same(BaseEstimator):\n    pass\n" + nested.replace("StandardScaler", "Same")
    assert kinds(LOAD + own + "X = whole.fit_transform(X)\n" + SPLIT + TEST) == set()


def test_a_search_that_a_test_follows_only_chooses() -> None:
    load = LOAD + "X = X.fillna(X.mean())\n" + SPLIT
    scaled = "scaler = StandardScaler()\nX_train, X_test = scaler.fit_transform(X_train), scaler.transform(X_test)\n"
    search = "search = GridSearchCV(SVC(), grid, cv=5).fit(X_train, y_train)\nprint(search.best_score_)\n"
    (mean, scale), (only,) = (
        sorted(fact.by for leak in leaks_of(analyse("a.py", ast.parse(code).body)) for fact in leak.facts)
        for code in (load + scaled + search, load + scaled + search + TEST)
    )
    assert (mean, scale, only) == ("StandardScaler", "mean", "mean")


PARTS = (
    "def parts_of(y, shares):\n    parts = [[] for _ in shares]\n    for label in np.unique(y):\n"
    "        drawn = np.flatnonzero(y == label)\n        rng.shuffle(drawn)\n"
    "        for part, piece in zip(parts, np.split(drawn, cuts_of(shares, len(drawn)))):\n"
    "            part.extend(piece.tolist())\n    return [np.array(sorted(part)) for part in parts]\n\n\n"
)


@pytest.mark.parametrize("parts", ["parts_of(y, (0.7, 0.3))", "[np.where(y == label)[0] for label in labels]"])
def test_what_one_list_gives_to_several_names_is_not_the_very_same(parts: str) -> None:
    tested = "model = SVC().fit(X.to_numpy()[mine], y[mine])\nprint(model.score(X.to_numpy()[yours], y[yours]))\n"
    assert kinds(PARTS + LOAD + f"mine, yours = {parts}\n" + tested) == set()


def test_features_and_answers_of_one_list_are_the_very_same_rows() -> None:
    code = "X, y = [part.to_numpy() for part in (X, y)]\nmodel = SVC().fit(X, y)\nprint(model.score(X, y))\n"
    assert kinds(LOAD + code) == {Kind.TRAINING_SCORE}


LAGS = (
    "def lags_of(df, most):\n    names = {before}\n    for lag in range(1, most + 1):\n"
    "        df[f'lag{{lag}}'] = df['move'].shift(lag)\n        names.append(f'lag{{lag}}')\n    return names\n\n\n"
    "df = pd.read_csv('a.csv')\nfirst = LinearRegression().fit(df[['open']], df['move'])\n"
    "df['guess'] = first.predict(df[['open']])\nnames = {names}\ntrain, test = train_test_split(df, shuffle=False)\n"
    "second = Ridge().fit(train[names], train['move'])\nprint(second.score(test[names], test['move']))\n"
)


@pytest.mark.parametrize(
    ("before", "names", "leaks"),
    [
        ("[]", "lags_of(df, 5)", set()),
        ("['guess']", "lags_of(df, 5)", {Kind.PREPROCESSING}),
        ("[]", "[one for one in df.columns if one != 'move']", {Kind.PREPROCESSING}),
        ("[]", "['open', 'high']", set()),
    ],
)
def test_predictions_are_learned_only_for_a_model_that_reads_them(before: str, names: str, leaks: set[Kind]) -> None:
    assert kinds(LAGS.format(before=before, names=names)) == leaks


POLYNOMIAL = (
    "curve = PolynomialFeatures()\nbent = curve.fit_transform(X_train)\nmodel = LinearRegression().fit(bent, y_train)\n"
    "print(r2_score(y_train, model.predict(bent)))\n"
)
PIPED = (
    "whole = make_pipeline(PolynomialFeatures(), {model}).fit(X_train, y_train)\nprint(whole.score(X_test, y_test))\n"
)


@pytest.mark.parametrize(("model", "leaks"), [("LinearRegression()", set()), ("Lasso()", {Kind.TRAINING_SCORE})])
def test_the_same_model_in_a_pipeline_shows_how_good_it_is(model: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + SPLIT + POLYNOMIAL + PIPED.format(model=model)) == leaks


@pytest.mark.parametrize(
    ("split", "repair"), [(SPLIT, "that the split held out, X_test"), ("", "train_test_split(X, y)")]
)
def test_rows_that_are_held_out_already_are_not_to_be_split_again(split: str, repair: str) -> None:
    rows = "X_train, y_train" if split else "X, y"
    code = LOAD + split + f"model = SVC().fit({rows})\nprint(model.score({rows}))\n"
    analysis = analyse("a.py", ast.parse(code).body)
    (leak,) = leaks_of(analysis)
    assert repair in story_of(leak, analysis, lambda _: lambda site: f"line {site.line}").message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("We do not make a train, test split here, as there are 12 rows.", 2),
        ("For real work you should always do a train/test split.", 2),
        ("Fitted without a train-test split.", 2),
        ("We didn't split the data this time", 2),
        ("It is not clear what to drop. Then comes the train-test split.", None),
        ("Make a train test split, without shuffling", None),
        ("A test set is not touched", None),
    ],
)
def test_text_may_say_that_no_rows_are_held_out(text: str, line: int | None) -> None:
    assert unsplit_from([("code", "a = 1"), ("markdown", text), ("code", "b = 2")]) == line
    assert unsplit_from([("code", f"a = 1\nb = 2  # {text}\n")]) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("## Model Validation on train data set", 2),
        ("# How it works\n### Accuracy on the training data:", 2),
        ("Model validation on the train data set would tell nothing.", None),
        ("## Evaluation on training and test data", None),
        ("## Fitting on training data", None),
    ],
)
def test_a_heading_may_say_that_the_training_data_is_judged_on(text: str, line: int | None) -> None:
    assert unsplit_from([("code", "a = 1"), ("markdown", text), ("code", "b = 2")]) == line


@pytest.mark.parametrize(
    ("change", "leaks"),
    [
        ("df['gap'] = (df['a'] == df['a'].max()).astype(int)\n", set()),
        ("df['gap'] = (df['a'] == df['b'].max()).astype(int)\n", {Kind.PREPROCESSING}),
        ("df['gap'] = (df['a'] > df['a'].max() / 2).astype(int)\n", {Kind.PREPROCESSING}),
        ("df['a'] = df['a'].fillna(df['a'].mode())\n", set()),
        ("df['a'] = df['a'].fillna(df['a'].mode()[0])\n", {Kind.PREPROCESSING}),
    ],
)
def test_a_mark_of_the_largest_value_and_a_fill_of_one_row_learn_nothing(change: str, leaks: set[Kind]) -> None:
    load = "df = pd.read_csv('a.csv')\n" + change + "X, y = df.drop(columns='y'), df['y']\n"
    assert kinds(load + SPLIT + TEST) == leaks


def test_a_score_after_such_text_is_shown_as_a_training_score() -> None:
    statements = ast.parse(LOAD + "model = SVC().fit(X, y)\nprint(model.score(X, y))\n").body
    told = {unsplit: leaks_of(analyse("a.py", statements, said=Said(unsplit=unsplit))) for unsplit in (None, 3, 5)}
    assert [len(leaks) for leaks in told.values()] == [1, 0, 1]


READ = "def table(path):\n    return np.loadtxt(path, delimiter=',')\n\n\nold, new = table('old.csv'), table({other})\n"


@pytest.mark.parametrize(("other", "leaks"), [("'new.csv'", set()), ("'old.csv'", {Kind.TRAINING_SCORE})])
def test_files_that_one_function_loads_are_told_apart_by_their_paths(other: str, leaks: set[Kind]) -> None:
    fit = "model = SVC().fit(old[:, 1:], old[:, 0])\nprint(model.score(new[:, 1:], new[:, 0]))\n"
    assert kinds(READ.format(other=other) + fit) == leaks


FOLDS = "fold = np.array(pd.read_csv('folds.csv').fold)\n"
NUMBERED = FOLDS + (
    "first, second = np.where(fold {relation} 0){end}, np.where(fold == 0){end}\n"
    "model = SVC().fit(table[first{columns}], y.values[first])\n"
    "print(model.score(table[second{columns}], y.values[second]))\n"
)


@pytest.mark.parametrize(("relation", "leaks"), [("!=", set()), ("==", {Kind.TRAINING_SCORE})])
@pytest.mark.parametrize("end", ["", "[0]", "[0].tolist()"])
@pytest.mark.parametrize("columns", ["", ", :"])
def test_row_numbers_of_a_condition_pick_the_rows_that_its_mask_does(
    relation: str, leaks: set[Kind], end: str, columns: str
) -> None:
    assert kinds(LOAD + "table = X.values\n" + NUMBERED.format(relation=relation, end=end, columns=columns)) == leaks


SLICED = FOLDS + (
    "for turn in range(5):\n"
    "    first = np.where(fold {relation} turn)[0].tolist()\n"
    "    second = np.where(fold == turn)[0].tolist()\n"
    "    part, rest = whole.slice(first), whole.slice(second)\n"
    "    model = xgb.train({{}}, part, 10)\n"
    "    print(roc_auc_score(rest.get_label(), model.predict(rest)))\n"
)


@pytest.mark.parametrize(("relation", "leaks"), [("!=", set()), ("==", {Kind.TRAINING_SCORE})])
def test_a_matrix_of_xgboost_is_sliced_by_row_numbers(relation: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + "whole = xgb.DMatrix(X, label=y)\n" + SLICED.format(relation=relation)) == leaks


WINDOWS = (
    "def windows(X, y, back):\n    Xs, ys = [], []\n    for i in range(back, len(X)):\n"
    "        Xs.append(X[i - back:i])\n        ys.append(y[i])\n    return np.asarray(Xs), np.asarray(ys)\n\n\n"
)
PARTS = (
    "X, y = X.to_numpy(), y.to_numpy()\nscaler = StandardScaler().fit({fitted})\n"
    "first, middle, end = scaler.transform(X[:low]), scaler.transform(X[low:high]), scaler.transform(X[{last}:])\n"
    "seen, answers = windows(np.vstack([first, middle, end]), y, back)\n"
    "model = SVC().fit(seen[:low - back], answers[:low - back])\n"
    "print(model.score(seen[low - back:], answers[low - back:]))\n"
)


@pytest.mark.parametrize(
    ("fitted", "last", "leaks"),
    [("X[:low]", "high", set()), ("X", "high", {Kind.PREPROCESSING}), ("X[:low]", "other", set())],
)
def test_slices_that_follow_on_one_another_are_the_whole_again(fitted: str, last: str, leaks: set[Kind]) -> None:
    assert kinds(WINDOWS + LOAD + PARTS.format(fitted=fitted, last=last)) == leaks


HOURS = (
    "df = pd.read_csv('a.csv')\nhours = pd.date_range(df['time'].min(), df['time'].max(), freq='h')\n"
    "df = df.set_index('time').reindex(hours{filled}).reset_index()\nX, y = df.drop(columns='y'), df['y']\n"
)


@pytest.mark.parametrize(("filled", "leaks"), [("", set()), (", fill_value=df['x'].min()", {Kind.PREPROCESSING})])
def test_the_first_and_the_last_time_only_bound_the_times_between(filled: str, leaks: set[Kind]) -> None:
    assert kinds(HOURS.format(filled=filled) + SPLIT + TEST) == leaks


def test_days_up_to_the_last_are_counted_from_a_place_of_zero() -> None:
    days = "X['days'] = (X['day'].max() - X['day']).dt.days\n"
    assert kinds(LOAD + days + SPLIT + TEST) == set()


PACKED = (
    "def packed(first, second):\n    return {{'train': {{'X': first}}, 'test': {{'X': second}}}}\n\n\n"
    "def parts(df, by_time):\n    if by_time:\n        df = df.sort_values('t')\n"
    "        return packed({trained}, df.iloc[n:])\n    return packed(*train_test_split(df, random_state=0))\n\n\n"
    "s = parts(pd.read_csv('a.csv'), by_time)\ntrain, test = s['train']['X'], s['test']['X']\n"
    "model = SVC().fit(train.drop(columns='y'), train['y'])\n"
    "print(model.score(test.drop(columns='y'), test['y']))\n"
)


@pytest.mark.parametrize(("trained", "leaks"), [("df.iloc[:n]", set()), ("df", {Kind.OVERLAP})])
def test_what_a_dictionary_of_parts_holds_goes_together_whichever_split_made_it(trained: str, leaks: set[Kind]) -> None:
    assert kinds(PACKED.format(trained=trained)) == leaks


@pytest.mark.parametrize(
    ("of", "leaks"),
    [
        ("[word.vector for word in text]", set()),
        ("[word.vector for word in text], dtype=float", set()),
        ("[word.vector for word in df['text']]", {Kind.PREPROCESSING}),
        ("[before, [word.vector for word in text]]", {Kind.PREPROCESSING}),
    ],
)
def test_what_one_row_is_made_of_stays_within_it_when_it_is_stacked(of: str, leaks: set[Kind]) -> None:
    vectors = f"before = df.drop(columns='y')\ndef vector(text):\n    return np.nanmean(np.vstack({of}), axis=0)\n"
    assert kinds(LOAD + vectors + "X = np.vstack([vector(text) for text in df['text']])\n" + SPLIT + TEST) == leaks


@pytest.mark.parametrize(
    ("made", "leaks"),
    [
        ("sum([X['a'], X['b']])", set()),
        ("sum(2 ** X[name] for name in names)", set()),
        ("np.mean([X['a'], X['b']], axis=0)", set()),
        ("np.mean([X['a'], X['b']])", {Kind.PREPROCESSING}),
        ("sum(X['a'])", {Kind.PREPROCESSING}),
        ("sum((X.get(c, 0) == 'yes').astype(int) for c in names if c in X.columns)", set()),
        ("sum(v for v in X['a'])", {Kind.PREPROCESSING}),
        ("[sum(map(is_noun, words_of(text))) for text in X['a']]", set()),
        ("np.stack([X['a'], X['b']], axis=0).astype(float).mean(axis=0)", set()),
        ("np.stack([X['a'], X['b']]).std(axis=0)", set()),
        ("np.stack([X['a'], X['b']], axis=1).mean(axis=0)", {Kind.PREPROCESSING}),
        ("np.stack([X['a'], X['b']]).mean()", {Kind.PREPROCESSING}),
        ("sum(X[i] for i in range(9))", {Kind.PREPROCESSING}),
    ],
)
def test_what_is_added_up_across_listed_columns_stays_in_its_row(made: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + f"X['all'] = X['a'] / {made}\n" + SPLIT + TEST) == leaks


@pytest.mark.parametrize(
    ("scaled", "leaks"),
    [
        ("X = (X / np.sum(X, axis=0)).T\n", set()),
        ("X = X / X.sum(axis=0)\nX = X.T\n", set()),
        ("X = X / np.sum(X, axis=0)\n", {Kind.PREPROCESSING}),
        ("X = (X / np.sum(X)).T\n", {Kind.PREPROCESSING}),
    ],
)
def test_what_is_computed_of_columns_that_become_rows_is_of_each_by_itself(scaled: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + scaled + SPLIT + TEST) == leaks


def test_a_scale_of_columns_is_told_where_the_parts_are_turned_over_afterwards() -> None:
    turned = "X = X / np.sum(X, axis=0)\n" + SPLIT + "X_train, X_test = X_train.T, X_test.T\n"
    assert kinds(LOAD + turned + TEST) == {Kind.PREPROCESSING}


@pytest.mark.parametrize(("named", "leaks"), [("SVMClassifier", set()), ("Kernels", {Kind.TRAINING_SCORE})])
def test_a_model_written_by_hand_is_the_double_of_its_method(named: str, leaks: set[Kind]) -> None:
    code = (
        f"class {named}:\n    def fit(self, X, y):\n        self.rows = X\n\n    def predict(self, X):\n"
        f"        return np.sign(X @ self.w)\n\n\nmine = {named}()\nmine.fit(X, y)\n"
        "print(accuracy_score(y, mine.predict(X)))\n"
        "other = SVC().fit(X, y)\nprint(accuracy_score(y, other.predict(X)))\n"
    )
    assert kinds(LOAD + code) == leaks
