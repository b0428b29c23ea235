"""Rows that a mask or an index picks of which nothing is known but how it is written."""

import pytest
from evidence.dataflow.programs import kinds

from mlfolio.evidence.dataflow.leak import Kind

LOAD = (
    "import elsewhere\ndf = pd.read_csv('a.csv')\n"
    "X, y, day = df.drop(columns='y').values, df['y'].values, df['day'].values\n"
)
TEST = "model = SVC().fit(X[{one}], y[{one}])\nprint(model.score(X[{other}], y[{other}]))\n"


@pytest.mark.parametrize(
    "picks",
    [
        "from elsewhere import pick\n",
        "def pick(day, low, high):\n    return (day >= low) & (day < high)\n",
        "def pick(day, low, high):\n    return day == np.datetime64(low)\n",
        "def pick(day, low, high):\n    return day.eq(parse(low))\n",
        "def pick(day, low, high):\n    return np.logical_and(day >= parse(low), day < parse(high))\n",
        "def pick(day, low, high):\n    return day.apply(lambda one: low <= one < high)\n",
        "def pick(day, low, high):\n    return np.array([low <= one < high for one in day])\n",
    ],
)
def test_a_function_may_pick_other_rows_in_each_call(picks: str) -> None:
    calls = {"one": "pick(day, '2020', '2021')", "other": "pick(day, '2021', '2022')"}
    assert kinds(LOAD + picks + TEST.format(**calls)) == set()
    named = "first = pick(day, '2020', '2021')\nsecond = pick(day, '2021', '2022')\n"
    assert kinds(LOAD + picks + named + TEST.format(one="first", other="second")) == set()


def test_a_name_that_is_bound_anew_picks_other_rows() -> None:
    first = "keep = elsewhere.pick(day, 1)\nmodel = SVC().fit(X[keep], y[keep])\n"
    scored = "print(model.score(X[keep], y[keep]))\n"
    assert kinds(LOAD + first + scored) == {Kind.TRAINING_SCORE}
    assert kinds(LOAD + first + "keep = elsewhere.pick(day, 2)\n" + scored) == set()


def test_the_index_of_all_rows_picks_all() -> None:
    code = "df2 = df.loc[df.index]\nmodel = SVC().fit(df[['a']], df['y'])\nprint(model.score(df2[['a']], df2['y']))\n"
    assert kinds(LOAD + code) == {Kind.TRAINING_SCORE}


def test_a_mask_and_its_opposite_are_known_to_share_nothing() -> None:
    code = "keep = elsewhere.pick(day)\nX = StandardScaler().fit_transform(X)\n"
    assert kinds(LOAD + code + TEST.format(one="keep", other="~keep")) == {Kind.PREPROCESSING}


@pytest.mark.parametrize(
    ("brings", "first", "second"),
    [
        ("cuts = json.load(open('cuts.json'))\n", "cuts['a']", "cuts['b']"),
        ("cuts = pd.read_csv('cuts.csv')\n", "cuts.a", "~cuts.a"),
        ("cuts = elsewhere.make()\n", "cuts.pick(1)", "cuts.pick(2)"),
        ("some = elsewhere.make()\nrows = np.array(some)\n", "rows", "np.setdiff1d(np.arange(len(X)), some)"),
    ],
)
def test_indexes_that_others_hold_pick_what_nobody_knows(brings: str, first: str, second: str) -> None:
    assert kinds(LOAD + brings + TEST.format(one=first, other=second)) == set()
    assert kinds(LOAD + brings + TEST.format(one=first, other=first)) == {Kind.TRAINING_SCORE}


@pytest.mark.parametrize("part", ["Subset(X, cuts['{}'])", "np.take(X, cuts['{}'], 0)", "df.take(cuts['{}'])"])
def test_calls_pick_by_indexes_too(part: str) -> None:
    code = LOAD + "cuts = json.load(open('cuts.json'))\nmodel = SVC().fit({})\nprint(model.score({}))\n"
    assert kinds(code.format(part.format("a"), part.format("b"))) == set()
    assert kinds(code.format(part.format("a"), part.format("a"))) == {Kind.TRAINING_SCORE}


def test_numbers_that_a_cut_leaves_are_made_by_it() -> None:
    code = (
        "def scored(X, y, pieces, k):\n    mine = pieces[k]\n    others = np.delete(np.arange(0, X.shape[0]), mine)\n"
        "    model = SVC().fit(X[others, :], y[others])\n    return model.score(X[mine, :], y[mine])\n"
        "pieces = np.array_split(np.random.permutation([n for n in range(0, X.shape[0])]), 5)\n"
        "print([scored(X, y, pieces, k) for k in range(5)])\n"
    )
    assert kinds(LOAD + code) == set()
    assert kinds(LOAD + "X = scale(X)\n" + code) == {Kind.PREPROCESSING}


@pytest.mark.parametrize(
    "rest",
    [
        "np.isin(idx, fold, invert=True)",
        "~np.isin(idx, fold)",
        "~np.isin(np.arange(len(X)), fold)",
        "np.setdiff1d(idx, fold)",
    ],
)
def test_what_is_not_of_a_piece_of_the_numbers_is_the_rest(rest: str) -> None:
    code = (
        "idx = np.arange(len(X))\nfor fold in np.array_split(idx, 5):\n    rest = {}\n"
        "    model = SVC().fit(X[rest], y[rest])\n    print(model.score(X[fold], y[fold]))\n"
    )
    assert kinds(LOAD + code.format(rest)) == set()
    assert kinds(LOAD + "X = scale(X)\n" + code.format(rest)) == {Kind.PREPROCESSING}
    assert kinds(LOAD + code.format("np.delete(idx, fold)")) == set()
    assert kinds(LOAD + code.format("idx")) == kinds(LOAD + code.format("fold")) == {Kind.TRAINING_SCORE}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("elsewhere.window(df, 0, 5)", "elsewhere.window(df, 5, 9)"),
        ("elsewhere.window(df, part='one')", "elsewhere.window(df, part='two')"),
        ("elsewhere.earlier(df)", "elsewhere.later(df)"),
        ("df.groupby('id').head(-1)", "df.groupby('id').tail(1)"),
        ("df.take(range(50))", "df.take(range(50, 90))"),
        ("df.nlargest(50, 'day')", "df.nsmallest(50, 'day')"),
    ],
)
def test_a_call_that_is_not_read_may_give_others_of_the_rows(first: str, second: str) -> None:
    code = LOAD + "one, other = {}, {}\nmodel = SVC().fit(one[['a']], one['y'])\n"
    scored = "print(model.score(other[['a']], other['y']))\n"
    assert kinds(code.format(first, second) + scored) == set()
    assert kinds(code.format(first, first) + scored) == {Kind.TRAINING_SCORE}
    filled = "df['a'] = df['a'].fillna(df['a'].mean())\n"
    parts = "one, other = train_test_split(elsewhere.clean(df, 3))\nmodel = SVC().fit(one[['a']], one['y'])\n"
    assert kinds(LOAD + filled + parts + scored) == {Kind.PREPROCESSING}


def test_what_is_picked_of_a_fold_stays_of_it() -> None:
    code = (
        "X = StandardScaler().fit_transform(X)\nnoisy = elsewhere.pick(day)\nfor a, b in KFold().split(X):\n"
        "    good = a[~noisy[a]]\n    kept = np.concatenate([good, rng.choice(a[noisy[a]], 9)])\n"
        "    model = SVC().fit(X[kept], y[kept])\n    print(accuracy_score(y[b], model.predict(X[b])))\n"
    )
    assert kinds(LOAD + code) == {Kind.PREPROCESSING}


def test_a_validation_set_stays_one_whatever_is_made_of_it() -> None:
    code = (
        "import elsewhere\ndf = pd.read_csv('a.csv')\n"
        "X_train, {0}, y_train, {1} = train_test_split(df[['a']], df['y'])\n"
        "for n in [1, 10, 50, 100]:\n    model = RandomForestClassifier(n)\n"
        "    model.fit(elsewhere.turned(X_train, 'b l'), y_train)\n"
        "    print(accuracy_score({1}, model.predict(elsewhere.turned({0}, 'b l'))))\n"
    )
    assert kinds(code.format("X_val", "y_val")) == set()
    assert kinds(code.format("X_test", "y_test")) == {Kind.MULTI_TEST}


def test_what_is_not_read_is_no_draw() -> None:
    code = (
        "numbers = elsewhere.some(load(), 3)\nweight = X[numbers[0]].sum(0)\n"
        "model = SVC().fit(X[day < 5] * weight, y[day < 5])\n"
        "print(accuracy_score(y[day >= 5], model.predict(X[day >= 5] * weight)))\n"
    )
    assert kinds(LOAD + code) == set()
