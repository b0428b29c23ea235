"""What once made the analysis claim too much or see too little, each as a small program."""

import ast

import pytest

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of

FIT = "model = LogisticRegression().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y)\n"


def kinds(code: str) -> set[Kind]:
    """Return the kinds of leak in `code`, whose imports stand elsewhere."""
    return {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code).body))}


def test_the_same_seed_splits_a_part_anew() -> None:
    code = (
        "X, y = load_iris(return_X_y=True)\nrest, X_new, rest_y, y_new = train_test_split(X, y, random_state=0)\n"
        "X_train, X_test, y_train, y_test = train_test_split(rest, rest_y, random_state=0)\n"
    )
    assert kinds(code + FIT) == set()


def test_rows_that_came_by_different_branches_never_meet() -> None:
    code = (
        "X, y = load_iris(return_X_y=True)\nif by_time:\n"
        "    X_train, X_test, y_train, y_test = X[:99], X[99:], y[:99], y[99:]\n"
        f"else:\n    {SPLIT}"
    )
    assert kinds(code + FIT) == set()


def test_the_oldest_splitters_are_gone_over_themselves() -> None:
    code = (
        "X, y = load_iris(return_X_y=True)\nfor train, test in KFold(len(y), n_folds=3):\n"
        "    model = SVC().fit(X[train], y[train])\n    print(accuracy_score(y[test], model.predict(X[test])))\n"
    )
    assert kinds(code) == set()


def test_labels_of_a_table_are_no_column() -> None:
    code = (
        "df = pd.read_csv('a.csv')\ndf['y'] = df['y'].fillna(df['y'].mean())\ncodes = pd.get_dummies(df[names])\n"
        "codes.index = df.index\ndf = pd.concat([df, codes], axis=1)\nX, y = df.drop(['y'], axis=1), df['y']\n"
    )
    assert kinds(code + SPLIT + FIT) == set()


def test_what_is_computed_within_a_row_learns_nothing_of_others() -> None:
    code = (
        "df = pd.read_csv('a.csv')\ndf['n'] = df['text'].apply(lambda text: sum(map(len, text.split())) / max(1, 2))\n"
        "X, y = df[['n']], df['y']\n"
    )
    assert kinds(code + SPLIT + FIT) == set()


def test_a_switch_that_is_off_is_off() -> None:
    code = (
        "def prepare(X, scale=False):\n    if scale:\n        X = StandardScaler().fit_transform(X)\n    return X\n"
        "X, y = load_iris(return_X_y=True)\nX = prepare(X{})\n"
    )
    assert kinds(code.format("") + SPLIT + FIT) == set()
    assert kinds(code.format(", scale=True") + SPLIT + FIT) == {Kind.PREPROCESSING}


def test_a_separate_test_file_may_be_filled_with_its_own_mean() -> None:
    code = (
        "train, test = pd.read_csv('train.csv'), pd.read_csv('test.csv')\nfor df in [train, test]:\n"
        "    df['a'] = df['a'].fillna(df['a'].mean())\nmodel = SVC().fit(train[['a']], train['y'])\n"
        "print(accuracy_score(test['y'], model.predict(test[['a']])))\n"
    )
    assert kinds(code) == set()


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


def test_a_generator_of_another_subset_gives_other_rows() -> None:
    code = (
        "table = pd.read_csv('a.csv')\nflow = ImageDataGenerator(validation_split=0.2)\n"
        "train = flow.flow_from_dataframe(table, subset='training')\n"
        "valid = flow.flow_from_dataframe(table, subset='validation')\n"
        "model = Sequential()\nmodel.fit(train)\nmodel.evaluate(valid)\n"
    )
    assert kinds(code) == set()


TORCH = (
    "class Net(nn.Module):\n    def forward(self, x):\n        return x\n"
    "whole = TensorDataset(torch.load('x.pt'), torch.load('y.pt'))\n"
    "train, test = random_split(whole, [80, 20])\nmodel = Net()\nfor epoch in range(9):\n"
    "    for x, y in DataLoader(train):\n        loss = criterion(model(x), y)\n        loss.backward()\n"
)
SCORED = "for x, y in DataLoader({}):\n    right += (model(x).argmax(1) == y).sum()\n"


def test_torch_loops_train_and_test() -> None:
    assert kinds(TORCH + SCORED.format("test")) == set()


def test_watching_the_test_set_uses_it_up() -> None:
    indented = "".join(f"    {line}\n" for line in SCORED.format("test").splitlines())
    assert kinds(TORCH + indented) == {Kind.MULTI_TEST}
    keras = "X, y = load_digits(return_X_y=True)\n" + SPLIT + "model = Sequential()\n"
    watched = "model.fit(X_train, y_train, validation_data=(X_test, y_test))\nmodel.evaluate(X_test, y_test)\n"
    assert kinds(keras + watched) == {Kind.MULTI_TEST}


def test_a_baseline_beside_the_model_is_no_choice() -> None:
    code = "X, y = load_iris(return_X_y=True)\n" + SPLIT + FIT
    assert kinds(code + FIT.replace("LogisticRegression", "DummyClassifier")) == set()
    assert kinds(code + FIT.replace("LogisticRegression", "SVC")) == {Kind.MULTI_TEST}


@pytest.mark.parametrize(("name", "leaks"), [("Mean{}Baseline", set()), ("Mean{}Model", {Kind.MULTI_TEST})])
def test_classes_that_are_called_baselines_are_no_choice(name: str, leaks: set[Kind]) -> None:
    by_hand = (
        "class {name}:\n"
        "    def fit(self, X, y):\n        self.mean_ = y.mean()\n        return self\n"
        "    def predict(self, X):\n        return X['a'] * 0 + self.mean_\n"
    )
    code = "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\n" + SPLIT
    names = [name.format(which) for which in ("Daily", "Weekly")]
    code += "".join(by_hand.format(name=one) for one in names)
    code += f"for model in [{names[0]}(), {names[1]}()]:\n    model.fit(X_train, y_train)\n"
    assert kinds(code + "    print(r2_score(y_test, model.predict(X_test)))\n") == leaks


def test_a_validated_model_may_show_its_training_score() -> None:
    code = "X, y = load_iris(return_X_y=True)\nmodel = SVC().fit(X, y)\nprint(model.score(X, y))\n"
    assert kinds(code) == {Kind.TRAINING_SCORE}
    assert kinds(code + "print(cross_val_score(SVC(), X, y))\n") == set()
    assert kinds(code + "GridSearchCV(SVC(), {}).fit(X, y)\n") == set()


def test_transformers_nobody_knows_claim_nothing() -> None:
    code = (
        "X, y = load_iris(return_X_y=True)\nX = Pipeline([('a', Renamer()), ('b', Multiplier(2))]).fit_transform(X)\n"
    )
    assert kinds(code + SPLIT + FIT) == set()
