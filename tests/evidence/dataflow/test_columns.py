"""Which columns reach a model: names that are listed, left out, matched or made, and models that read none."""

import pytest
from evidence.dataflow.programs import (
    AGE,
    COLUMNS,
    FIT,
    LEAKS,
    LOAD,
    NONE,
    SPLIT,
    SVC_SCORE,
    TABLE,
    TEST,
    TEST_OF,
    UNSEEDED,
    found,
    kinds,
)

from mlfolio.evidence.dataflow.leak import Kind


@pytest.mark.parametrize(
    "loop",
    [
        "for name, column in df[numbers].items():\n    df[name] = df[name].fillna(df[name].median())\n",
        "for name in df:\n    df[name].fillna(np.mean(df[name]), inplace=True)\n",
    ],
)
def test_a_loop_over_a_table_goes_over_its_columns(loop: str) -> None:
    assert kinds(LOAD + loop + "X = df[numbers]\n" + SPLIT + FIT) == {Kind.PREPROCESSING}


@pytest.mark.parametrize(
    "names", ["df.columns.tolist()", "df.columns[df.isnull().any()].to_list()", "list(df.columns.drop('y'))"]
)
def test_names_of_columns_pick_no_rows(names: str) -> None:
    code = f"names = {names}\nfor name in names:\n    df[name].fillna(df[name].median(), inplace=True)\nX = df[names]\n"
    assert kinds(LOAD + code + "X_train, X_test = X[:9], X[9:]\ny_train, y_test = y[:9], y[9:]\n" + FIT) == {
        Kind.PREPROCESSING
    }


def test_labels_of_a_table_are_no_column() -> None:
    code = (
        "df = pd.read_csv('a.csv')\ndf['y'] = df['y'].fillna(df['y'].mean())\ncodes = pd.get_dummies(df[names])\n"
        "codes.index = df.index\ndf = pd.concat([df, codes], axis=1)\nX, y = df.drop(['y'], axis=1), df['y']\n"
    )
    assert kinds(code + UNSEEDED + FIT) == set()


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
    assert kinds(code.replace("{}", "e") + SPLIT + TEST_OF.format("SVC")) == set()
    assert kinds(code.replace("{}", "a") + SPLIT + TEST_OF.format("SVC")) == LEAKS


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


FILLED = "df['age_f'] = df['age'].fillna(df['age'].mean())\n"


@pytest.mark.parametrize(
    ("picked", "leaks"),
    [
        ("df.filter(like='lag')", NONE),
        ("df.filter(regex='^lag')", NONE),
        ("df[[c for c in df.columns if c.startswith('lag')]]", NONE),
        ("df[[c for c in df.columns if 'lag' in c and c != 'b']]", NONE),
        ("df[[c for c in df.columns if not c.endswith(('_f', '_g'))]]", NONE),
        ("df.loc[:, df.columns.str.startswith('lag')]", NONE),
        ("df[df.columns[df.columns.str.contains('lag')]]", NONE),
        ("df.filter(like='_f')", LEAKS),
        ("df.filter(regex='lag|age')", LEAKS),
        ("df[[c for c in df.columns if 'age' in c]]", LEAKS),
        ("df[[c for c in df.columns if 'lag' in c or wanted(c)]]", LEAKS),
        ("df[[c for c in df.columns if 'lag' not in c]]", LEAKS),
        ("df.loc[:, ~df.columns.str.startswith('lag')]", LEAKS),
    ],
)
def test_columns_whose_names_do_not_fit_are_left_out(picked: str, leaks: set[Kind]) -> None:
    assert kinds(TABLE + FILLED + f"X, y = {picked}, df['y']\n" + SPLIT + SVC_SCORE) == leaks


@pytest.mark.parametrize(
    ("lines", "features", "leaks"),
    [
        (
            "cols = [c for c in df.columns if c not in ['b', 'y']]\ndf['k'] = KMeans().fit_predict(df[cols])\n",
            "df[cols]",
            NONE,
        ),
        ("cols = df.columns.tolist()\ndf['k'] = KMeans().fit_predict(df)\n", "df[cols]", NONE),
        (
            "cols = df.select_dtypes('number').columns\ndf['k'] = KMeans().fit_predict(df[cols])\n",
            "df.loc[:, cols]",
            NONE,
        ),
        ("cols = df.columns.tolist()\ndf['k'] = KMeans().fit_predict(df)\ncols.append('k')\n", "df[cols]", LEAKS),
        ("cols = df.columns.tolist()\ndf['k'] = KMeans().fit_predict(df)\n", "df[cols + ['k']]", LEAKS),
        ("df['k'] = KMeans().fit_predict(df)\ncols = df.columns.tolist()\n", "df[cols]", LEAKS),
        ("cols = df.columns.tolist()\n" + AGE, "df[cols]", LEAKS),
        ("cols = df.columns.tolist()\ndf['age'] = df.age.fillna(df.age.mean())\n", "df[cols]", LEAKS),
    ],
)
def test_columns_made_after_the_names_were_listed_are_not_among_them(
    lines: str, features: str, leaks: set[Kind]
) -> None:
    assert kinds(TABLE + lines + f"X, y = {features}, df['y']\n" + SPLIT + SVC_SCORE) == leaks


NAMES = "names = [f'var_{i}' for i in range(200)]\nfor name in names:\n"
FILL = "df[name].fillna(df[name].mean())\n"
JUDGED = "    print(cross_val_score(LogisticRegression(), {features}, df['y']))\n"


@pytest.mark.parametrize(
    ("lines", "leaks"),
    [
        (NAMES + "    df[f'{name}_f'] = " + FILL + JUDGED.format(features="df[[name]]"), NONE),
        (NAMES + "    df[name + '_f'] = " + FILL + JUDGED.format(features="df[name]"), NONE),
        (NAMES + "    df[f'{name}_f'] = " + FILL + JUDGED.format(features="df[[f'{name}_f']]"), LEAKS),
        (NAMES + "    df[name] = " + FILL + JUDGED.format(features="df[[name]]"), LEAKS),
        (NAMES + "    df[f'{name}_f'] = " + FILL + JUDGED.format(features="df")[4:], LEAKS),
        (NAMES + "    df[f'{name}_f'] = " + FILL + JUDGED.format(features="df[['age_f', 'b']]")[4:], LEAKS),
        (NAMES + "    df[f'{name}_f'] = " + FILL + JUDGED.format(features="df[['age', 'b']]")[4:], NONE),
    ],
)
def test_a_name_that_is_put_together_in_a_loop_is_another_column(lines: str, leaks: set[Kind]) -> None:
    assert kinds(TABLE + lines) == leaks


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


@pytest.mark.parametrize(
    "written",
    [
        "df[names] = np.log1p(df[names])\n",
        "for name in df.columns:\n    df[name] = df[name] * 2\n",
        "for name in df.columns:\n    df[name] = df[name].fillna(df[name].mode()[0])\n",
    ],
)
def test_what_was_learned_for_the_answers_stays_with_them_when_all_columns_are_written(written: str) -> None:
    filled = "df['y'] = df['y'].fillna(df['y'].mean())\n"
    stories = found(TABLE + filled + written + COLUMNS + UNSEEDED + FIT)[0]
    assert not any(fact.site.line == 2 for leak in stories for fact in leak.facts)
