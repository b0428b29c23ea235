"""Splits by splitters and by hand: parts that share rows, and parts that share none."""

import pytest
from evidence.dataflow.programs import FIT, LOAD, SPLIT, kinds

from mlfolio.evidence.dataflow.leak import Kind


def test_the_same_seed_splits_a_part_anew() -> None:
    code = (
        "X, y = load_iris(return_X_y=True)\nrest, X_new, rest_y, y_new = train_test_split(X, y, random_state=0)\n"
        "X_train, X_test, y_train, y_test = train_test_split(rest, rest_y, random_state=0)\n"
    )
    assert kinds(code + FIT) == set()


def test_splits_of_different_sizes_share_rows() -> None:
    code = SPLIT + "model = SVC().fit(X_train, y_train)\n"
    code += "_, other, _, answers = train_test_split(X, y, random_state=0, test_size=0.7)\n"
    assert kinds(LOAD + code + "print(accuracy_score(answers, model.predict(other)))\n") == {Kind.OVERLAP}


def test_a_splitter_of_one_fold_holds_out_rows_for_good() -> None:
    code = (
        "splitter = StratifiedShuffleSplit(n_splits=1, test_size=0.3)\nfor train, test in splitter.split(X, y):\n"
        "    X_train, X_test, y_train, y_test = X.iloc[train], X.iloc[test], y.iloc[train], y.iloc[test]\n"
        "scaler = StandardScaler().fit(X_train)\n"
        "X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)\n"
        "print(cross_val_score(SVC(), X_train, y_train))\n"
    )
    assert kinds(LOAD + code + FIT) == set()


def test_an_estimators_own_split_gives_rows_of_its_own() -> None:
    code = "net = NeuralNetClassifier()\nnet.fit(X, y)\n_, X_test, _, y_test = net.train_test_split(X, y, 0.2)\n"
    assert kinds(LOAD + code + "print(accuracy_score(y_test, net.predict(X_test)))\n") == set()


def test_positions_may_be_split_instead_of_rows() -> None:
    code = "count = len(df)\ntrain, test = train_test_split(list(range(count)))\n"
    code += "X = X.values\nX_train, X_test = X[train], X[test]\n"
    code += "y_train, y_test = y.values[train], y.values[test]\n"
    assert kinds(LOAD + code + FIT) == set()
    assert kinds(LOAD + "X = StandardScaler().fit_transform(X)\n" + code.replace("X = X.values\n", "") + FIT) == {
        Kind.PREPROCESSING
    }


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


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("(x, y), (x_test, y_test) = mnist.load_data()\n", set()),
        ("((x, y), (x_test, y_test)), info = tfds.load('mnist')\n", set()),
        ("data = np.load('a.npz')\nx, y, x_test, y_test = (data[k] for k in names)\n", set()),
    ],
)
def test_data_that_comes_in_parts_shares_no_rows(code: str, expected: set[Kind]) -> None:
    fit = "model = Sequential()\nmodel.fit(x, y)\nmodel.evaluate(x_test, y_test)\n"
    assert kinds(code + fit) == expected


READ = "def table(path):\n    return np.loadtxt(path, delimiter=',')\n\n\nold, new = table('old.csv'), table({other})\n"


@pytest.mark.parametrize(("other", "leaks"), [("'new.csv'", set()), ("'old.csv'", {Kind.TRAINING_SCORE})])
def test_files_that_one_function_loads_are_told_apart_by_their_paths(other: str, leaks: set[Kind]) -> None:
    fit = "model = SVC().fit(old[:, 1:], old[:, 0])\nprint(model.score(new[:, 1:], new[:, 0]))\n"
    assert kinds(READ.format(other=other) + fit) == leaks


APART = [
    "rng = np.random.default_rng(0)\ntrain, test = rng.normal(size=(9, 2)), rng.normal(size=(9, 2))\n",
    "def load(kind):\n    return np.load('a.npz')['X_' + kind]\ntrain, test = load('a'), load('b')\n",
    "def load(kind):\n    return pd.read_csv(f'{kind}.csv')\ntrain, test = load('a'), load('b')\n",
    "train, test = [pd.read_csv(f'{kind}.csv') for kind in ['a', 'b']]\n",
    "train, test = [load(names) for names in (some, others)]\n",
    "parts = []\nfor kind in ['a', 'b']:\n    parts.append(pd.read_csv(kind + '.csv'))\ntrain, test = parts\n",
    "parts = {}\nfor kind in ['a', 'b']:\n    parts[kind] = np.load(os.path.join(home, kind))\n"
    "train, test = parts['a'], parts['b']\n",
    "def part(rows, low, high):\n    return rows[low:high]\ndf = pd.read_csv('a.csv')\n"
    "train, test = part(df, 0, n), part(df, n, len(df))\n",
    "class Part(Dataset):\n    def __init__(self, df, late):\n"
    "        self.df = df[df['day'] > 9] if late else df[df['day'] <= 9]\n"
    "df = pd.read_csv('a.csv')\ntrain, test = Part(df, False), Part(df, True)\n",
    "df = pd.read_csv('a.csv')\ntrain = df.sample(frac=0.8)\n"
    "test = df.merge(train, how='outer', indicator=True).query('_merge == \"left_only\"')\n",
    "df = pd.read_csv('a.csv')\ntrain = df.sample(frac=0.8)\n"
    "test = pd.concat([df, train]).drop_duplicates(keep=False)\n",
    "book = pd.ExcelFile('a.xlsx')\ntrain, test = book.parse('a'), book.parse('b')\n",
    "df = pd.read_csv('a.csv')\npick = np.random.choice([True, False], len(df))\ntrain, test = df[pick], df[~pick]\n",
    "rows = np.load('a.npy')\ntrain, test = rows[::2], rows[1::2]\n",
]


@pytest.mark.parametrize("parts", APART)
def test_rows_that_are_brought_in_or_picked_apart_are_not_the_same(parts: str) -> None:
    assert kinds(parts + "model = SVC().fit(train, y)\nprint(model.score(test, z))\n") == set()
    assert kinds(parts + "model = SVC().fit(train, y)\nprint(model.score(train, z))\n") != set()


def test_rows_lost_on_the_way_to_a_test_set_are_claimed_by_nobody() -> None:
    code = "env = make()\nfirst = env.reset()\nmodel = SVC().fit(first.train, first.y)\n"
    assert kinds(code + "print(accuracy_score(first.y, model.predict(first.features)))\n") == set()
    code = "class Own:\n    pass\nX_val = strange(X)\nmodel = SVC().fit(X, y)\nprint(model.score(X_val, y))\n"
    assert kinds(LOAD + code) == set()


def test_one_training_is_told_of_once() -> None:
    code = SPLIT + "model = SVC().fit(X, y)\nprint(model.score(X_test, y_test), model.score(X, y))\n"
    assert kinds(LOAD + code) == {Kind.OVERLAP}


AGAIN_AND_AGAIN = (
    "def cut(shares, *tables, keep=1.0):\n"
    "    if keep < 1:\n"
    "        halves = train_test_split(*tables, test_size=1 - keep)\n"
    "        tables = [halves[2 * i] for i in range(len(tables))]\n"
    "    kept = []\n"
    "    for share in shares:\n"
    "        halves = train_test_split(*tables, test_size=share)\n"
    "        kept.append([halves[2 * i] for i in range(len(tables))])\n"
    "        tables = [halves[2 * i + 1] for i in range(len(tables))]\n"
    "    kept.append(tables)\n"
    "    return tuple([one for each in zip(*kept) for one in each])\n"
    "X_train, X_val, X_test, y_train, y_val, y_test = cut((0.6, 0.5), X, y)\n"
    "model = SVC().fit(X_train, y_train)\n"
)
TRAINING, TESTING = "print(model.score(X_train, y_train))\n", "print(model.score(X_test, y_test))\n"


def test_parts_in_an_order_that_only_a_run_tells_share_nothing_for_certain() -> None:
    assert kinds(LOAD + AGAIN_AND_AGAIN + TRAINING + TESTING) == set()
    assert kinds(LOAD + AGAIN_AND_AGAIN + TESTING) == set()


def test_the_score_of_all_training_rows_is_no_test_of_a_part_of_them() -> None:
    code = LOAD + "a, _, b, _ = train_test_split(X, y)\nc, _, d, _ = train_test_split(X, y, test_size=0.1)\n"
    code += "model = SVC().fit(np.concatenate([a, c]), np.concatenate([b, d]))\n"
    assert kinds(code + "print(model.score(np.concatenate([a, c]), np.concatenate([b, d])))\n") == {Kind.TRAINING_SCORE}
    assert kinds(code + "print(model.score(a, b))\n") == {Kind.OVERLAP}


@pytest.mark.parametrize("kept", ["{name: held[name] for name in held}", "{name: [held[name]] for name in held}"])
def test_what_stands_under_two_names_that_nobody_knows_is_not_known_to_be_the_same(kept: str) -> None:
    first = "[0]" if ": [" in kept else ""
    code = f"held = np.load(path)\nheld = {kept}\nearly = np.isin(held['unit']{first}, units)\n"
    code += f"model = Ridge().fit(held['first']{first}[early], held['a']{first}[early])\n"
    assert kinds(f"{code}print(model.score(held['last']{first}, held['b']{first}))\n") == set()
    assert kinds(f"{code}print(model.score(held['first']{first}, held['a']{first}))\n") == {Kind.OVERLAP}
