"""Branches: which of them run, by what callers pass, and what holds after them."""

import pytest
from evidence.dataflow.programs import FIT, LEAKS, LOAD, NONE, SPLIT, TEST, TEST_OF, UNSEEDED, kinds

from mlfolio.evidence.dataflow.leak import Kind


def test_a_switch_that_is_off_is_off() -> None:
    code = (
        "def prepare(X, scale=False):\n    if scale:\n        X = StandardScaler().fit_transform(X)\n    return X\n"
        "X, y = load_iris(return_X_y=True)\nX = prepare(X{})\n"
    )
    assert kinds(code.format("") + UNSEEDED + FIT) == set()
    assert kinds(code.format(", scale=True") + UNSEEDED + FIT) == {Kind.PREPROCESSING}


def test_a_text_that_is_known_takes_one_branch() -> None:
    code = "def scaled(X, how='none'):\n    if how == 'standard':\n        X = StandardScaler().fit_transform(X)\n"
    code += "    return X\nX = scaled(X{how})\n"
    assert kinds(LOAD + code.format(how="") + SPLIT + FIT) == set()
    assert kinds(LOAD + code.format(how=", how='standard'") + SPLIT + FIT) == {Kind.PREPROCESSING}


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


CACHED = (
    "def counted(texts, path=None, constant=False):\n    counter = CountVectorizer()\n"
    "    if path:\n        return load(path)\n    if constant is not False:\n        return texts\n"
    "    return counter.fit_transform(texts)\n"
)


@pytest.mark.parametrize(
    ("given", "leaks"),
    [
        ("", LEAKS),
        (", path='kept.pkl'", set()),
        (", path=Path(folder) / 'kept.pkl'", set()),
        (", path=os.path.join(folder, 'kept.pkl')", set()),
        (", path=f'{folder}/kept.pkl'", set()),
        (", path=folder", LEAKS),
        (", constant=1", set()),
        (", constant=False", LEAKS),
        (", paths='kept.pkl'", set()),
    ],
)
def test_a_branch_that_no_caller_reaches_learns_nothing(given: str, leaks: set[Kind]) -> None:
    code = CACHED + f"df = pd.read_csv('a.csv')\nX, y = counted(df['text']{given}), df['y']\n"
    assert kinds(code + SPLIT + TEST) == leaks


def test_what_is_given_decides_what_a_function_does() -> None:
    code = (
        "def run(X, y, X_new, y_new=None):\n    data, new = xgb.DMatrix(X, y), xgb.DMatrix(X_new, y_new)\n"
        "    if y_new is not None:\n        model = xgb.train(p, data, 9, [(new, 'new')], early_stopping_rounds=9)\n"
        "    else:\n        model = xgb.train(p, data, 9)\n    return model.predict(new)\n"
        "print(accuracy_score(pd.read_csv('answers.csv'), run(X, y, pd.read_csv('test.csv'){answers})))\n"
    )
    assert kinds(LOAD + code.format(answers="")) == set()
    assert kinds(LOAD + code.format(answers=", answers")) == {Kind.MULTI_TEST}


def test_what_the_first_of_several_is_may_be_nothing() -> None:
    code = (
        "path = next((one for one in [Path('a') / 'kept.csv'] if one.exists()), None)\ndf = pd.read_csv('a.csv')\n"
        "if path is None:\n    df['a'] = df['a'].fillna(df['a'].mean())\nX, y = df.drop(columns='y'), df['y']\n"
    )
    assert kinds(code + SPLIT + TEST) == LEAKS


def test_a_table_is_no_dictionary() -> None:
    code = (
        "df = pd.read_csv('a.csv')\nif isinstance(df, {}):\n    df['a'] = df['a'] / df['a'].mean()\n"
        "X, y = df.drop(columns='y'), df['y']\n"
    )
    assert kinds(code.format("dict") + SPLIT + TEST_OF.format("SVC")) == set()
    assert kinds(code.format("Table") + SPLIT + TEST_OF.format("SVC")) == LEAKS


def test_what_a_loop_counts_up_decides_nothing() -> None:
    counted = "tries = 0\nfor name in names:\n    tries += 1\n{}if tries == 3:\n{}    X = X.fillna(X.mean())\n"
    for indents in (("    ", "    "), ("", "")):
        assert kinds(LOAD + counted.format(*indents) + SPLIT + TEST) == {Kind.PREPROCESSING}


def test_rows_that_came_by_different_branches_never_meet() -> None:
    code = (
        "X, y = load_iris(return_X_y=True)\nif by_time:\n"
        "    X_train, X_test, y_train, y_test = X[:99], X[99:], y[:99], y[99:]\n"
        f"else:\n    {UNSEEDED}"
    )
    assert kinds(code + FIT) == set()


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
