"""Loops that test in each turn: those that try settings or models, and those that choose nothing."""

import pytest
from evidence.dataflow.programs import FIT, LOAD, SPLIT, kinds

from mlfolio.evidence.dataflow.leak import Kind


@pytest.mark.parametrize("grid", ["np.logspace(-3, 3, 7)", "np.arange(0.1, 2, 0.1)", "tqdm(10 * np.array(range(9)))"])
def test_a_loop_over_numbers_laid_out_tries_settings(grid: str) -> None:
    code = f"for power in {grid}:\n    model = SVC(C=power).fit(X_train, y_train)\n"
    code += "    print(model.score(X_test, y_test))\n"
    assert kinds(LOAD + SPLIT + code) == {Kind.MULTI_TEST}


def test_models_shown_on_made_up_data_are_no_choice_and_sweeps_are() -> None:
    made = "X, y = make_moons(noise=0.3)\n" + SPLIT
    assert kinds(made + FIT + FIT.replace("LogisticRegression", "SVC")) == set()
    sweep = "for power in (1, 10, 100):\n    model = SVC(C=power).fit(X_train, y_train)\n"
    assert kinds(made + sweep + "    print(model.score(X_test, y_test))\n") == {Kind.MULTI_TEST}


@pytest.mark.parametrize(
    ("models", "expected"), [("[('svm', SVC())]", set()), ("[('svm', SVC()), ('nb', GaussianNB())]", {Kind.MULTI_TEST})]
)
def test_a_loop_over_a_list_of_one_has_one_turn(models: str, expected: set[Kind]) -> None:
    code = f"models = {models}\nfor number, (name, model) in enumerate(models):\n    model.fit(X_train, y_train)\n"
    assert kinds(LOAD + SPLIT + code + "    print(model.score(X_test, y_test))\n") == expected


def test_a_list_that_is_filled_later_may_have_more_turns() -> None:
    code = "models = [SVC()]\nfor power in options.powers:\n    models.append(SVC(C=power))\nfor model in models:\n"
    test = "    model.fit(X_train, y_train)\n    print(model.score(X_test, y_test))\n"
    assert kinds(LOAD + SPLIT + code + test) == {Kind.MULTI_TEST}


def test_a_menu_tries_no_settings() -> None:
    code = (
        "while True:\n    depth = int({asked})\n    model = DecisionTreeClassifier(max_depth=depth)\n"
        "    model.fit(X_train, y_train)\n    print(model.score(X_test, y_test))\n"
    )
    assert kinds(LOAD + SPLIT + code.format(asked="input('depth?')")) == set()
    assert kinds(LOAD + SPLIT + code.format(asked="next_depth()")) == {Kind.MULTI_TEST}


def test_a_loop_may_average_models_instead_of_choosing() -> None:
    code = (
        SPLIT + "total = np.zeros(len(y_test))\nfor seed in range(9):\n    model = SVR(seed).fit(X_train, y_train)\n"
        "    guess = model.predict(X_test)\n    {sums}print(r2_score(y_test, guess))\n"
    )
    assert kinds(LOAD + code.format(sums="total += guess\n    ")) == set()
    assert kinds(LOAD + code.format(sums="")) == {Kind.MULTI_TEST}


AGAIN = (
    "for {turn}:\n    {seed}\n    model = RandomForestClassifier({given}).fit(X_train, y_train)\n"
    "    score = model.score(X_test, y_test)\n    {rest}\n"
)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"turn": "trial in range(10)"}, set()),
        ({"turn": "seed in range(10)", "given": "random_state=seed", "rest": "scores.append((seed, score))"}, set()),
        ({"turn": "seed in SEEDS", "seed": "np.random.seed(seed)", "rest": "print(seed, score)"}, set()),
        ({"turn": "seed in range(10)", "given": "random_state=seed", "rest": "best = max(best, score)"}, None),
        ({"turn": "depth in range(10)", "given": "max_depth=depth"}, None),
    ],
)
def test_turns_that_differ_by_chance_alone_show_its_spread(parts: dict[str, str], expected: set[Kind] | None) -> None:
    code = AGAIN.format(**{"seed": "pass", "given": "", "rest": "pass"} | parts)
    assert kinds(LOAD + SPLIT + code) == ({Kind.MULTI_TEST} if expected is None else expected)


EACH = (
    "for {turns}:\n    y = {target}\n    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
    "    model = SVC({setting}).fit(X_train, y_train)\n    print(model.score(X_test, y_test))\n"
)


@pytest.mark.parametrize(
    ("turns", "target"),
    [
        ("name in ['a', 'b', 'c']", "df[name].copy()"),
        ("n in range(9)", "df[df.columns[n]]"),
        ("n in range(9)", "labels.values[:, n]"),
    ],
)
def test_turns_that_predict_other_columns_choose_nothing(turns: str, target: str) -> None:
    code = LOAD + "labels = df[names]\n"
    assert kinds(code + EACH.format(turns=turns, target=target, setting="")) == set()
    setting = {"turns": turns, "target": "df['y']", "setting": f"C={turns.partition(' ')[0]}"}
    assert kinds(code + EACH.format(**setting)) == {Kind.MULTI_TEST}


def test_a_model_for_each_category_is_no_choice() -> None:
    code = "for kind in df['kind'].unique():\n    model = SVC().fit(X_train, y_train{which})\n"
    code += "    print(roc_auc_score(y_test, model.predict_proba(X_test)))\n"
    assert kinds(LOAD + SPLIT + code.format(which=" == kind")) == set()
    assert kinds(LOAD + SPLIT + code.format(which="")) == {Kind.MULTI_TEST}


def test_rows_that_each_turn_loads_for_itself_are_not_tested_on_again() -> None:
    code = (
        "for town in range(9):\n    df = pd.read_csv({path})\n    X, y = df[['a']], df['y']\n"
        "    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
        "    model = SVC(C=town).fit(X_train, y_train)\n    print(model.score(X_test, y_test))\n"
    )
    assert kinds(code.format(path="f'town{town}.csv'")) == set()
    assert kinds(code.format(path="'towns.csv'")) == {Kind.MULTI_TEST}
