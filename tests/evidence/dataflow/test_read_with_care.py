"""What looks like learning from test rows and is none: earlier periods, gaps that are not there, unread scores."""

import ast

import pytest

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of
from mlfolio.evidence.dataflow.story import Story, story_of

LOAD = "df = pd.read_csv('a.csv')\n"
COLUMNS = "X, y = df.drop(columns='y'), df['y']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
TEST = "print(SVC().fit(X_train, y_train).score(X_test, y_test))\n"
TREES = "print(RandomForestClassifier().fit(X_train, y_train).score(X_test, y_test))\n"
BY_MONTH = (
    "train, test = df[df.month < 30], df[df.month >= 30]\nmodel = Ridge().fit(train.drop(columns='y'), train['y'])\n"
    "print(model.score(test.drop(columns='y'), test['y']))\n"
)
NONE: set[Kind] = set()
LEAKS = {Kind.PREPROCESSING}


def kinds(code: str) -> set[Kind]:
    """Return the kinds of leak in `code`, whose imports stand elsewhere."""
    return {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code).body))}


def prepared(lines: str, test: str = TEST) -> set[Kind]:
    """Return the kinds of leak where `lines` prepare a table before it is split."""
    return kinds(LOAD + lines + COLUMNS + SPLIT + test)


def story(code: str) -> Story:
    """Return the story of the first leak in `code`."""
    analysis = analyse("a.py", ast.parse(code).body)
    return story_of(leaks_of(analysis)[0], analysis, lambda head: lambda site: f"line {site.line}")


MEANS = "means = df.groupby(['month', 'shop'])['y'].mean().reset_index()\n"
JOINED = "df = df.merge(means, on=['month', 'shop'], how='left')\n"
NAMED = "means.columns = ['month', 'shop', 'average']\n"


@pytest.mark.parametrize(
    ("lines", "leaks"),
    [
        (MEANS + "means['month'] += 1\n" + JOINED, NONE),
        (MEANS + "means['month'] = means['month'] + pd.DateOffset(months=1)\n" + JOINED, NONE),
        (MEANS + "later = means.copy()\nlater['month'] += 1\n" + JOINED.replace("means", "later"), NONE),
        ("df['before'] = df['month'].map(df.groupby('month')['y'].mean().shift(1))\n", NONE),
        (
            MEANS
            + NAMED
            + JOINED
            + "df['lag'] = df.groupby('shop')['average'].shift(1)\ndf = df.drop(columns='average')\n",
            NONE,
        ),
        (MEANS + JOINED, LEAKS),
        (MEANS + "means['month'] += -1\n" + JOINED, LEAKS),
        (MEANS + "means['month'] -= 1\n" + JOINED, LEAKS),
        (MEANS + "means['shop'] += 1\n" + JOINED, LEAKS),
        ("df['after'] = df['month'].map(df.groupby('month')['y'].mean().shift(-1))\n", LEAKS),
        ("df['before'] = df['shop'].map(df.groupby('shop')['y'].mean().shift(1))\n", LEAKS),
        (MEANS + NAMED + JOINED + "df['lag'] = df.groupby('shop')['average'].shift(1)\n", LEAKS),
    ],
)
def test_a_statistic_of_an_earlier_period_tells_nothing_of_this_one(lines: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + lines + BY_MONTH) == leaks


SUMMED = "sums = df.groupby('id')['amount'].mean().reset_index()\n"
FEATURES = "X, y = base.drop(columns='y'), base['y']\n"


@pytest.mark.parametrize(
    ("lines", "leaks"),
    [
        ("base = df[['id']].drop_duplicates()\n" + SUMMED + "base = base.merge(sums, on='id')\n", NONE),
        (
            "base = df.drop_duplicates('id')\nbase = base.merge(pd.read_csv('b.csv'), on='id', how='left')\n"
            + SUMMED
            + "base = base.merge(sums, on='id')\n",
            NONE,
        ),
        ("base = df[['id', 'day']].drop_duplicates()\n" + SUMMED + "base = base.merge(sums, on='id')\n", LEAKS),
        (
            "base = df.drop_duplicates('id')\nbase = base.merge(pd.read_csv('b.csv'), on='day', how='left')\n"
            + SUMMED
            + "base = base.merge(sums, on='id')\n",
            LEAKS,
        ),
    ],
)
def test_a_group_that_is_one_row_stays_one_through_merges(lines: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + lines + FEATURES + SPLIT + TEST) == leaks


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
    assert kinds(LOAD + FILLED + f"X, y = {picked}, df['y']\n" + SPLIT + TEST) == leaks


SCALED = (
    "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\nZ = StandardScaler().fit_transform(X)\n"
    "Z_train, Z_test, u_train, u_test = train_test_split(Z, y)\n"
)


@pytest.mark.parametrize(
    ("lines", "leaks"),
    [
        ("found = SVC().fit(Z_train, u_train).score(Z_test, u_test)\nfound = 0\n", NONE),
        ("found = SVC().fit(Z_train, u_train).predict(Z_test)\nfound = None\n", NONE),
        ("if later:\n    found = SVC().fit(Z_train, u_train).score(Z_test, u_test)\n    found = 0\n", NONE),
        ("found = SVC().fit(Z_train, u_train).score(Z_test, u_test)\nprint(found)\nfound = 0\n", LEAKS),
        ("found = SVC().fit(Z_train, u_train).score(Z_test, u_test)\nfound = found + 1\n", LEAKS),
        ("found = SVC().fit(Z_train, u_train).score(Z_test, u_test)\nif later:\n    found = 0\n", LEAKS),
        ("found = SVC().fit(Z_train, u_train).score(Z_test, u_test)\n", LEAKS),
    ],
)
def test_a_score_that_is_overwritten_unread_says_nothing(lines: str, leaks: set[Kind]) -> None:
    assert kinds(SCALED + lines) == leaks


@pytest.mark.parametrize(
    ("line", "leaks"),
    [
        ("[mean_squared_error(y[one], model.predict(X)) for one in answers]\n", NONE),
        ("[print(mean_squared_error(y[one], model.predict(X))) for one in answers]\n", {Kind.TRAINING_SCORE}),
        ("found = [mean_squared_error(y[one], model.predict(X)) for one in answers]\n", {Kind.TRAINING_SCORE}),
    ],
)
def test_a_list_of_scores_that_a_script_drops_says_nothing(line: str, leaks: set[Kind]) -> None:
    code = "df = pd.read_csv('a.csv')\nX, y = df.drop(columns=answers), df[answers]\nmodel = Ridge().fit(X, y)\n" + line
    assert kinds(code) == leaks


AGE = "df['age'] = df['age'].fillna(df['age'].mean())\n"


@pytest.mark.parametrize(
    ("lines", "leaks"),
    [
        ("df = df.dropna()\n" + AGE, NONE),
        ("df.dropna(inplace=True)\ndf['age'].fillna(df['age'].mean(), inplace=True)\n", NONE),
        ("df = df.dropna().reset_index(drop=True)\nif df['age'].isnull().any():\n    " + AGE, NONE),
        ("df = df.fillna(0)\ndf = df.fillna(df.median())\n", NONE),
        ("df = df.dropna()\ndf['age'] = 1\n" + AGE, NONE),
        ("df = df.dropna()\ndf = pd.DataFrame(SimpleImputer().fit_transform(df))\n", NONE),
        ("df = load_iris(as_frame=True).frame\ndf = df.fillna(df.mean())\n", NONE),
        ("df = df.dropna(subset=['y'])\n" + AGE, LEAKS),
        ("df = df.dropna(how='all')\n" + AGE, LEAKS),
        ("df = df.dropna().merge(pd.read_csv('b.csv'), on='k', how='left')\n" + AGE, LEAKS),
        ("df = df.dropna()\ndf['age'] = pd.to_numeric(df['age'], errors='coerce')\n" + AGE, LEAKS),
        ("df = df.dropna()\ndf.loc[df['age'] == 0, 'age'] = np.nan\n" + AGE, LEAKS),
        ("df = df.dropna()\ndf = df.replace(0, np.nan)\n" + AGE, LEAKS),
        ("df = df.dropna()\ndf = pd.DataFrame(StandardScaler().fit_transform(df))\n", LEAKS),
        (AGE + "df = df.dropna()\n", LEAKS),
    ],
)
def test_what_fills_no_gap_changes_nothing(lines: str, leaks: set[Kind]) -> None:
    assert prepared(lines) == leaks


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
    ],
)
def test_trees_see_no_scale_that_is_computed_by_hand(lines: str, leaks: set[Kind]) -> None:
    assert prepared(lines, TREES) == leaks


SINCE = "def since(day, first):\n    return (day - first).days\n"
OVER = "def over(value, mean):\n    return value > mean\n"
BOUNDS = "low, high = df['t'].min(), df['t'].max()\n"


@pytest.mark.parametrize(
    ("lines", "leaks"),
    [
        (SINCE + "df['t'] = df['day'].apply(since, first=df['day'].min())\n", NONE),
        (SINCE + "df['t'] = df['day'].apply(since, args=(df['day'].min(),))\n", NONE),
        (BOUNDS + "df['t'] = (df['t'] - low).dt.days / (high - low).days\n", NONE),
        ("now = df['day'].max() + pd.Timedelta(days=1)\ndf['t'] = (now - df['day']).dt.days\n", NONE),
        (OVER + "df['t'] = df['a'].apply(over, mean=df['a'].mean())\n", LEAKS),
        (BOUNDS + "df['t'] = (df['t'] - low) / (high - low)\n", LEAKS),
    ],
)
def test_a_span_from_the_earliest_day_learns_nothing(lines: str, leaks: set[Kind]) -> None:
    assert prepared(lines) == leaks


SPLITS = (
    "def main(split=False):\n    X = pd.read_csv('a.csv')\n    y = X.pop('y')\n    if {first}:\n"
    "        X, X_test, y, y_test = train_test_split(X, y)\n    model = SVC().fit(X, y)\n    {second}\n"
    "        print(accuracy_score(y_test, model.predict(X_test)))\nmain(split=bool(args.split))\n"
)


def test_what_one_branch_alone_binds_belongs_to_the_runs_that_take_it() -> None:
    assert kinds(SPLITS.format(first="split", second="if split:")) == NONE
    assert kinds(SPLITS.format(first="not split", second="if not split:")) == NONE
    scaled = SPLITS.replace("        X, X_test", "        X = StandardScaler().fit_transform(X)\n        X, X_test")
    assert kinds(scaled.format(first="split", second="if split:")) == LEAKS


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
    assert kinds(LOAD + lines + f"X, y = {features}, df['y']\n" + SPLIT + TEST) == leaks


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
    assert kinds(LOAD + lines) == leaks


OWN = "class Own({base}):\n    def fit(self, X):\n        return self.{fits}(X)\n"


def test_a_class_is_what_the_class_of_a_library_is_that_it_inherits_from() -> None:
    words = (
        "    def transform(self, X):\n        return pad(self.texts_to_sequences(X))\nown = Own()\nown.fit(df.text)\n"
    )
    codes = OWN.format(base="Tokenizer", fits="fit_on_texts") + words + "X, y = own.transform(df.text), df['y']\n"
    assert kinds(LOAD + codes + SPLIT + TEST) == NONE
    scaler = "class Own(StandardScaler):\n    kind = 1\nX, y = Own().fit_transform(df[['a']]), df['y']\n"
    assert kinds(LOAD + scaler + SPLIT + TEST) == LEAKS


def test_groups_that_are_labelled_by_a_later_period_are_of_an_earlier_one() -> None:
    means = "means = df.groupby('month')['y'].agg(['mean'])\n"
    joined = "df = df.merge(means, left_on='month', right_index=True)\n"
    assert kinds(LOAD + means + "means.index = means.index + relativedelta(months=n)\n" + joined + BY_MONTH) == NONE
    assert kinds(LOAD + means + "means.index += 1\n" + joined + BY_MONTH) == NONE
    assert kinds(LOAD + means + joined + BY_MONTH) == LEAKS


TUNED = (
    "import keras_tuner as kt\n" + LOAD + "X, y = MinMaxScaler().fit_transform(df.drop(columns='y')), df['y']\n"
    "for train, test in KFold().split(X):\n    tuner = kt.Hyperband(build, objective='val_loss')\n"
    "    tuner.search(X[train], y[train], validation_data=(X[test], y[test]))\n"
)


@pytest.mark.parametrize(
    "best",
    [
        "    model = tuner.get_best_models(1)[0]\n    print(model.evaluate(X[test], y[test]))\n",
        "    model = tuner.hypermodel.build(tuner.get_best_hyperparameters()[0])\n    model.fit(X[train], y[train])\n"
        "    print(model.evaluate(X[test], y[test]))\n",
        "",
    ],
)
def test_a_search_of_keras_tuner_trains(best: str) -> None:
    assert kinds(TUNED + best) == {Kind.PREPROCESSING}


def test_a_story_names_the_data_that_it_is_about() -> None:
    code = (
        "df = pd.read_csv('a.csv')\nmore = pd.read_csv('b.csv')\ndf['age'] = df['age'].fillna(df['age'].mean())\n"
        "train, test = train_test_split(df)\nboth = pd.concat([train, more])\n"
        "print(SVC().fit(both[['age']], both['y']).score(test[['age']], test['y']))\n"
    )
    told = [(chapter.role, chapter.site.line) for chapter in story(code).chapters]
    assert told == [("loaded", 1), ("split", 4), ("learned", 3), ("trained", 6), ("tested", 6)]


def test_a_story_names_a_test_that_is_scored() -> None:
    code = (
        "df = pd.read_csv('a.csv')\ndf['age'] = df['age'].fillna(df['age'].mean())\n"
        "train, test = train_test_split(df)\n"
        "model = SVC().fit(train[['age']], train['y'])\nshown = model.predict(test[['age']])\nsend(shown)\n"
        "print(model.score(test[['age']], test['y']))\n"
    )
    assert "`score` tests on (line 7)" in story(code).message
