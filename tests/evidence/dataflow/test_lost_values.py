"""Where rows or fits once got lost, or were taken for others': each cause as a small program."""

import ast

import pytest

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of
from mlfolio.evidence.dataflow.pairs import evaluations

LOAD = "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
FIT = "model = LogisticRegression().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"


def kinds(code: str) -> set[Kind]:
    """Return the kinds of leak in `code`, whose imports stand elsewhere."""
    return {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code).body))}


@pytest.mark.parametrize(
    "scaling",
    [
        "get_ipython().run_line_magic('time', 'X = StandardScaler().fit_transform(X)')\n",
        "get_ipython().run_cell_magic('time', '', 'scaler = StandardScaler()\\nX = scaler.fit_transform(X)\\n')\n",
    ],
)
def test_magics_of_exported_notebooks_run(scaling: str) -> None:
    assert kinds(LOAD + scaling + SPLIT + FIT) == {Kind.PREPROCESSING}


def test_what_other_magics_hold_is_no_python() -> None:
    other = "get_ipython().run_cell_magic('bash', '', 'X = StandardScaler().fit_transform(X)')\n"
    assert kinds(LOAD + other + SPLIT + FIT) == set()


def test_a_splitter_of_one_fold_holds_out_rows_for_good() -> None:
    code = (
        "splitter = StratifiedShuffleSplit(n_splits=1, test_size=0.3)\nfor train, test in splitter.split(X, y):\n"
        "    X_train, X_test, y_train, y_test = X.iloc[train], X.iloc[test], y.iloc[train], y.iloc[test]\n"
        "scaler = StandardScaler().fit(X_train)\n"
        "X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)\n"
        "print(cross_val_score(SVC(), X_train, y_train))\n"
    )
    assert kinds(LOAD + code + FIT) == set()


def test_statistics_of_groups_do_not_cross_folds_of_groups() -> None:
    code = (
        "df['mean'] = df.groupby('day')['x'].transform('mean')\nX, y = df[['mean']], df['y']\n"
        "for train, test in {splitter}().split(X, y, df['day']):\n    model = SVC().fit(X.iloc[train], y.iloc[train])\n"
        "    print(model.score(X.iloc[test], y.iloc[test]))\n"
    )
    assert kinds(LOAD + code.format(splitter="GroupKFold")) == set()
    assert kinds(LOAD + code.format(splitter="KFold")) == {Kind.PREPROCESSING}


def test_predictions_made_out_of_fold_are_honest_features() -> None:
    code = (
        "stacked = np.zeros((len(X), 1))\nfor train, test in KFold(5).split(X, y):\n"
        "    base = SVR().fit(X.iloc[train], y.iloc[train])\n    stacked[test, 0] = base.predict(X.iloc[test])\n"
        "print(cross_val_score(Ridge(), stacked, y))\ntop = Ridge().fit(stacked, y)\n"
    )
    assert kinds(LOAD + code) == set()
    assert kinds(LOAD + code + "print(top.score(X, y))\n") == set()


def test_what_folds_fill_holds_the_rows_of_all() -> None:
    code = (
        "stacked = np.zeros((len(X), 1))\nfor train, test in KFold(5).split(X, y):\n"
        "    stacked[test] = StandardScaler().fit(X.iloc[train]).transform(X.iloc[test])\n"
        "top = Ridge().fit(stacked, y)\nprint(top.score(stacked, y))\n"
    )
    assert kinds(LOAD + code) == {Kind.TRAINING_SCORE}


def test_filling_gaps_with_predictions_tests_nothing() -> None:
    code = (
        "scaled = StandardScaler().fit_transform(df[['a']])\nknn = KNeighborsRegressor()\n"
        "knn.fit(scaled[df['b'].notnull()], df.loc[df['b'].notnull(), 'b'])\n"
        "df.loc[df['b'].isnull(), 'b'] = knn.predict(scaled[df['b'].isnull()])\n"
        "print(mean_squared_error(df['y'], df['c']))\n"
    )
    assert kinds(LOAD + code) == set()


def test_predictions_kept_in_a_column_are_scored_there() -> None:
    code = "model = SVC().fit(X, y)\ndf['guess'] = model.predict(X)\n"
    assert kinds(LOAD + code) == set()
    assert kinds(LOAD + code + "print(accuracy_score(df['y'], df['guess']))\n") == {Kind.TRAINING_SCORE}


def test_residuals_are_a_score() -> None:
    code = "X_train, X_test, y_train, y_test = X[:99], X[99:], y[:99], y[99:]\n"
    for number in (1, 2, 3):
        code += f"guess = Ridge(alpha={number}).fit(X_train, y_train).predict(X_test)\n"
        code += "print(((y_test - guess) ** 2).mean())\n"
    assert kinds(LOAD + code) == {Kind.MULTI_TEST}


def test_reshaping_a_table_learns_nothing() -> None:
    wide = "X = X.merge(df.pivot(index='match', columns='role', values='name'), on='match')\n"
    assert kinds(LOAD + wide + SPLIT + FIT) == set()


def test_a_name_bound_by_a_loops_first_turn_is_no_source_of_rows() -> None:
    code = (
        "def gathered(rows):\n    for number, name in enumerate(names):\n        part = rows[rows['name'] == name]\n"
        "        if number != 0:\n            merged = pd.concat([merged, part])\n"
        "        else:\n            merged = part\n    return merged\n"
        "df = pd.read_csv('a.csv')\n"
        "train, test = gathered(df[df['day'] < 9]), gathered(df[df['day'] >= 9])\n"
        "mean = train['x'].mean()\nX_train, X_test = train[['x']] - mean, test[['x']] - mean\n"
        "y_train, y_test = train['y'], test['y']\n"
    )
    analysis = analyse("a.py", ast.parse(code + FIT).body)
    assert [pair.shares_rows for pair in evaluations(analysis)] == [False]


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


def test_boosting_may_be_cross_validated_by_a_function() -> None:
    code = "data = xgb.DMatrix(X, y)\nxgb.cv(p, data)\nmodel = xgb.train(p, data)\n"
    code += "print(r2_score(y, model.predict(data)))\n"
    assert kinds(LOAD + code) == set()
    assert kinds(LOAD + code.replace("xgb.cv(p, data)\n", "")) == {Kind.TRAINING_SCORE}


def test_one_training_is_told_of_once() -> None:
    code = SPLIT + "model = SVC().fit(X, y)\nprint(model.score(X_test, y_test), model.score(X, y))\n"
    assert kinds(LOAD + code) == {Kind.OVERLAP}


@pytest.mark.parametrize(
    "loop",
    [
        "for row in rows:\n    if row.id in chosen:\n        train.append(row)\n    else:\n        test.append(row)\n",
        "for row in rows:\n    if row.id in chosen:\n        test.append(row)\n        continue\n"
        "    train.append(row)\n",
    ],
)
def test_a_loop_may_deal_rows_out(loop: str) -> None:
    code = "rows = pd.read_csv('a.csv')\ntrain, test = [], []\n" + loop
    code += "model = SVC().fit(np.array(train), y)\nprint(model.score(np.array(test), z))\n"
    assert kinds(code) == set()


def test_a_signal_resampled_is_no_row_drawn_again() -> None:
    code = "from scipy import signal\nX = signal.resample(X, 8000)\n"
    assert kinds(LOAD + code + SPLIT + FIT) == set()
    assert kinds(LOAD + "X, y = resample(X, y)\n" + SPLIT + FIT) == {Kind.OVERLAP}


def test_an_estimators_own_split_gives_rows_of_its_own() -> None:
    code = "net = NeuralNetClassifier()\nnet.fit(X, y)\n_, X_test, _, y_test = net.train_test_split(X, y, 0.2)\n"
    assert kinds(LOAD + code + "print(accuracy_score(y_test, net.predict(X_test)))\n") == set()


def test_queries_tell_parts_apart() -> None:
    code = "train, test = df.query('fold != 0'), df.query('fold == 0')\nX_train, y_train = train[['x']], train['y']\n"
    assert kinds(LOAD + code + "X_test, y_test = test[['x']], test['y']\n" + FIT) == set()


def test_positions_may_be_split_instead_of_rows() -> None:
    code = "count = len(df)\ntrain, test = train_test_split(list(range(count)))\n"
    code += "X = X.values\nX_train, X_test = X[train], X[test]\n"
    code += "y_train, y_test = y.values[train], y.values[test]\n"
    assert kinds(LOAD + code + FIT) == set()
    assert kinds(LOAD + "X = StandardScaler().fit_transform(X)\n" + code.replace("X = X.values\n", "") + FIT) == {
        Kind.PREPROCESSING
    }


def test_a_tool_gives_the_rows_it_is_put_to() -> None:
    code = "tokenizer = load_my_tokenizer('base')\nX = tokenizer.encode(df['text'])\nother = pd.read_csv('b.csv')\n"
    code += "model = SVC().fit(X, y)\nprint(model.score(tokenizer.encode(other['text']), other['y']))\n"
    assert kinds(LOAD + code) == set()


def test_one_model_on_many_test_sets_is_no_choice() -> None:
    code = "model = SVC().fit(X_train, y_train)\nfor number in range(9):\n"
    code = SPLIT + code + "    print(model.score(X_test[number], y_test[number]))\n"
    assert kinds(LOAD + code) == set()


def test_a_loop_of_new_splits_validates_across_them() -> None:
    code = (
        "for turn in range(9):\n    X_train, X_test, y_train, y_test = train_test_split(X, y{seed})\n"
        "    print(SVC(C=turn).fit(X_train, y_train).score(X_test, y_test))\n"
    )
    assert kinds(LOAD + code.format(seed="")) == set()
    assert kinds(LOAD + code.format(seed=", random_state=0")) == {Kind.MULTI_TEST}


def test_what_another_model_watched_is_no_choice_of_this_one() -> None:
    code = "coder = Sequential()\ncoder.fit(X_train, X_train, validation_data=(X_test, X_test))\n"
    assert kinds(LOAD + SPLIT + code + FIT) == set()


def test_masks_may_be_joined() -> None:
    code = (
        "train = df.loc[(df.fold != 1) & (df.kind == 0)]\ntest = df.loc[(df.fold == 1) | (df.kind == 1)]\n"
        "model = SVC().fit(train[['x']], train['y'])\nprint(model.score(test[['x']], test['y']))\n"
    )
    assert kinds(LOAD + code) == set()


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


def test_texts_cleaned_one_by_one_stay_the_rows_they_were() -> None:
    code = (
        "def cleaned(texts):\n    kept = []\n    for text in texts:\n        kept.append(Soup(text).get_text())\n"
        "    return kept\n"
        "X_train = pd.read_csv('train.csv')['text']\nX_test = pd.read_csv('test.csv')['text']\n"
        "X_train, X_test = cleaned(X_train), cleaned(X_test)\n"
    )
    assert kinds(code + FIT) == set()


def test_a_network_that_trains_on_has_seen_all_that_it_trained_on() -> None:
    code = "model = Sequential()\nmodel.fit(X, y)\n" + SPLIT + "model.fit(X_train, y_train)\n"
    assert kinds(LOAD + code + "print(model.evaluate(X_test, y_test))\n") == {Kind.OVERLAP}


def test_each_picture_is_scaled_by_itself() -> None:
    code = (
        "def scaled(table):\n    pictures = []\n    for number, row in table.iterrows():\n"
        "        band = np.array(row['band']).reshape(75, 75)\n        pictures.append(band / np.max(band))\n"
        "    return np.array(pictures)\nX = scaled(df)\n"
    )
    assert kinds(LOAD + code + SPLIT + FIT) == set()


def test_a_table_of_groups_holds_each_groups_own_rows() -> None:
    code = (
        "sums = df.groupby('customer').agg(['sum'])\nothers = features_of(df, 'customer')\n"
        "{table}\nX, y = table[['a']], table['y']\n"
    )
    together = "table = pd.concat([sums, others], axis=1).reset_index()"
    assert kinds(LOAD + code.format(table=together) + SPLIT + FIT) == set()
    assert kinds(LOAD + code.format(table="table = df.merge(sums, on='customer')") + SPLIT + FIT) == {
        Kind.PREPROCESSING
    }


def test_models_of_different_targets_are_no_choice() -> None:
    code = "X_train, X_test, a_train, a_test, b_train, b_test = train_test_split(X, df['a'], df['{other}'])\n"
    code += "print(SVC().fit(X_train, a_train).score(X_test, a_test))\n"
    code += "print(GaussianNB().fit(X_train, b_train).score(X_test, b_test))\n"
    assert kinds(LOAD + code.format(other="b")) == set()
    assert kinds(LOAD + code.format(other="a")) == {Kind.MULTI_TEST}


def test_what_is_given_decides_what_a_function_does() -> None:
    code = (
        "def run(X, y, X_new, y_new=None):\n    data, new = xgb.DMatrix(X, y), xgb.DMatrix(X_new, y_new)\n"
        "    if y_new is not None:\n        model = xgb.train(p, data, 9, [(new, 'new')], early_stopping_rounds=9)\n"
        "    else:\n        model = xgb.train(p, data, 9)\n    return model.predict(new)\n"
        "print(accuracy_score(pd.read_csv('answers.csv'), run(X, y, pd.read_csv('test.csv'){answers})))\n"
    )
    assert kinds(LOAD + code.format(answers="")) == set()
    assert kinds(LOAD + code.format(answers=", answers")) == {Kind.MULTI_TEST}


def test_a_function_may_be_given_one_model_after_the_other() -> None:
    code = (
        SPLIT + "def judge(model):\n    model.fit(X_train, y_train)\n    print(model.score(X_test, y_test))\n"
        "judge(SVC())\n"
    )
    assert kinds(LOAD + code) == set()
    assert kinds(LOAD + code + "judge(Ridge())\n") == {Kind.MULTI_TEST}


@pytest.mark.parametrize("picking", ["X.iloc[{part}, :]", "X.values[{part}_idx]"])
def test_rows_that_a_list_picks_are_not_the_others(picking: str) -> None:
    code = "train = train_idx = [n for n in range(9) if n % 2]\ntest = test_idx = [n for n in range(9) if not n % 2]\n"
    code += f"A = {picking.format(part='train')}\nB = {picking.format(part='test')}\n"
    code += "model = SVC().fit(A, y)\nprint(model.score(A, y), model.score(B, y))\n"
    assert kinds(LOAD + code) == set()


def test_a_model_for_each_category_is_no_choice() -> None:
    code = "for kind in df['kind'].unique():\n    model = SVC().fit(X_train, y_train{which})\n"
    code += "    print(roc_auc_score(y_test, model.predict_proba(X_test)))\n"
    assert kinds(LOAD + SPLIT + code.format(which=" == kind")) == set()
    assert kinds(LOAD + SPLIT + code.format(which="")) == {Kind.MULTI_TEST}


def test_parts_that_a_data_set_gives_by_index_are_parts() -> None:
    code = (
        "whole = lgb.Dataset(X, y)\nfor train, test in KFold().split(X):\n"
        "    model = lgb.train(p, whole.subset(train), valid_sets=whole.subset(test))\n"
        "    print(roc_auc_score(y[test], model.predict(X.values[test])))\n"
    )
    assert kinds(LOAD + code) == set()


def test_rows_lost_on_the_way_to_a_test_set_are_claimed_by_nobody() -> None:
    code = "env = make()\nfirst = env.reset()\nmodel = SVC().fit(first.train, first.y)\n"
    assert kinds(code + "print(accuracy_score(first.y, model.predict(first.features)))\n") == set()
    code = "class Own:\n    pass\nX_val = strange(X)\nmodel = SVC().fit(X, y)\nprint(model.score(X_val, y))\n"
    assert kinds(LOAD + code) == set()


def test_splits_of_different_sizes_share_rows() -> None:
    code = SPLIT + "model = SVC().fit(X_train, y_train)\n"
    code += "_, other, _, answers = train_test_split(X, y, random_state=0, test_size=0.7)\n"
    assert kinds(LOAD + code + "print(accuracy_score(answers, model.predict(other)))\n") == {Kind.OVERLAP}


def test_three_tables_set_together_come_apart_again() -> None:
    code = (
        "a, b, c = pd.read_csv('a.csv'), pd.read_csv('b.csv'), pd.read_csv('c.csv')\n"
        "whole = pd.concat([pd.concat([a, b]), c])\nX_train, X_val, X_test = whole[:9], whole[9:12], whole[12:]\n"
        "model = Sequential()\nmodel.fit(X_train, y, validation_data=(X_val, z))\n"
        "print(r2_score(z, model.predict(X_val)))\nguesses = model.predict(X_test)\n"
    )
    assert kinds(code) == set()


def test_files_are_scaled_one_by_one_too() -> None:
    code = (
        "pictures = np.zeros((len(df), 9))\nfor number in range(len(df)):\n    picture = read(df['file'][number])\n"
        "    pictures[number] = (picture - picture.mean()) / np.std(picture)\nX = pictures\n"
    )
    assert kinds(LOAD + code + SPLIT + FIT) == set()


def test_a_loop_may_average_models_instead_of_choosing() -> None:
    code = (
        SPLIT + "total = np.zeros(len(y_test))\nfor seed in range(9):\n    model = SVR(seed).fit(X_train, y_train)\n"
        "    guess = model.predict(X_test)\n    {sums}print(r2_score(y_test, guess))\n"
    )
    assert kinds(LOAD + code.format(sums="total += guess\n    ")) == set()
    assert kinds(LOAD + code.format(sums="")) == {Kind.MULTI_TEST}


def test_rows_drawn_from_each_group_are_no_statistic() -> None:
    code = "df = df.groupby('kind').apply(lambda rows: rows.{method})\nX, y = df[['a']], df['y']\n"
    assert kinds(LOAD + code.format(method="sample(n=9)") + SPLIT + FIT) == set()
    assert kinds(LOAD + code.format(method="fillna(rows.mean())") + SPLIT + FIT) == {Kind.PREPROCESSING}


def test_words_are_counted_within_their_text() -> None:
    code = (
        "listed = open('words.txt').read().split()\n"
        "def count(text):\n    words = re.findall('[a-z]+', text.lower())\n"
        "    return sum(word in listed for word in words)\n"
        "df['n'] = df['text'].apply(count)\nX, y = df[['n']], df['y']\n"
    )
    assert kinds(LOAD + code + SPLIT + FIT) == set()


BY_ITSELF = (
    "def scaled(band):\n    band = np.array(band)\n    return (band - band.min()) / band.max()\n"
    "old, new = pd.read_json('old.json'), pd.read_json('new.json')\n"
    "df = pd.concat([old, new])\nX, y = np.stack({values}.apply(scaled)), df['y']\n"
)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("old.band.append(new.band)", set()),
        ("pd.concat([old.band, new.band])", set()),
        ("pd.concat([old['left'], new['right']], ignore_index=True)", set()),
        ("pd.concat([old, new])['band']", set()),
        ("df['band'][df['good'] == 1]", set()),
        ("df.band.sample(90)", set()),
        ("df['band'].iloc[:50]", set()),
        ("df[['left', 'right']]", {Kind.PREPROCESSING}),
        ("pd.concat([old.band, new.band], axis=1)", {Kind.PREPROCESSING}),
    ],
)
def test_what_is_applied_to_a_column_is_given_one_value_after_the_other(values: str, expected: set[Kind]) -> None:
    assert kinds(BY_ITSELF.format(values=values) + SPLIT + FIT) == expected


@pytest.mark.parametrize(
    ("picked", "expected"), [("max(X['a'], key=len)", set()), ("X['a'].max()", {Kind.PREPROCESSING})]
)
def test_what_pythons_own_maximum_picks_by_a_key_is_no_statistic(picked: str, expected: set[Kind]) -> None:
    code = f"X['b'] = X['c'] / {picked}\n"
    test = "model = SVC().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
    assert kinds(LOAD + code + SPLIT + test) == expected
