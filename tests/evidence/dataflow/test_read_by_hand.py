"""Situations met while reading learners' code that the analysis had not seen: each as a small program of our own."""

import ast
import json
from pathlib import Path
from textwrap import indent

import pytest
import repositories

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of
from mlfolio.evidence.dataflow.story import story_of
from mlfolio.repo import Repo

LOAD = "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
FIT = "model = LogisticRegression().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"


def kinds(code: str) -> set[Kind]:
    """Return the kinds of leak in `code`, whose imports stand elsewhere."""
    return {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code).body))}


def test_a_table_made_with_an_index_holds_the_data_it_is_given() -> None:
    code = "X = pd.DataFrame(StandardScaler().fit_transform(X), columns=['a'], index=df.index)\n"
    assert kinds(LOAD + code + SPLIT + FIT) == {Kind.PREPROCESSING}


def test_the_rows_come_before_a_target_given_by_name() -> None:
    code = SPLIT + "model = SVC()\nmodel.fit(X_train, y=y_train)\nprint(model.score(X_test, y=y_test))\n"
    assert kinds(LOAD + "X = minmax_scale(X)\n" + code) == {Kind.PREPROCESSING}


def test_a_text_put_together_of_words_stays_its_row() -> None:
    code = (
        "corpus = []\nfor text in df['text']:\n    words = [stem(word) for word in text.lower().split()]\n"
        "    corpus.append(' '.join(words))\nX = CountVectorizer(max_features=1500).fit_transform(corpus)\n"
    )
    assert kinds(LOAD + code + SPLIT + FIT) == {Kind.PREPROCESSING}


@pytest.mark.parametrize(
    "loop",
    [
        "for name, column in df[numbers].items():\n    df[name] = df[name].fillna(df[name].median())\n",
        "for name in df:\n    df[name].fillna(np.mean(df[name]), inplace=True)\n",
    ],
)
def test_a_loop_over_a_table_goes_over_its_columns(loop: str) -> None:
    assert kinds(LOAD + loop + "X = df[numbers]\n" + SPLIT + FIT) == {Kind.PREPROCESSING}


def test_a_network_moved_to_a_device_stays_itself() -> None:
    code = (
        "device = pick_device()\nwhole = TensorDataset(torch.tensor({values}))\n"
        "train, test = random_split(whole, [0.8, 0.2])\nclass Net(nn.Module):\n    def forward(self, x):\n"
        "        return x\nmodel = Net().to(device)\nfor x, y in DataLoader(train):\n"
        "    loss = criterion(model(x), y)\n    loss.backward()\n"
        "for x, y in DataLoader(test):\n    right += (model(x).argmax(1) == y).sum()\n"
    )
    assert kinds(LOAD + code.format(values="(X - X.mean(0)) / X.std(0)")) == {Kind.PREPROCESSING}
    assert kinds(LOAD + code.format(values="X")) == set()


@pytest.mark.parametrize("method", ["rolling(7).mean()", "ewm(span=7).std()", "expanding().max()"])
def test_windows_that_end_at_a_row_tell_of_no_later_one(method: str) -> None:
    assert kinds(LOAD + f"X['average'] = df['price'].{method}\n" + SPLIT + FIT) == set()
    grouped = f"X['average'] = df.groupby('shop')['price'].transform(lambda one: one.shift(1).{method})\n"
    assert kinds(LOAD + grouped + SPLIT + FIT) == set()


def test_columns_repeated_beside_others_make_new_rows() -> None:
    code = "X = pd.DataFrame({{'cost': df['cost'], 'from': np.repeat(towns, 9){rest}}})\n"
    assert kinds("towns = pd.read_csv('t.csv')\n" + LOAD + code.format(rest="") + SPLIT + FIT) == set()
    copied = "X, y = np.repeat(X, 9), np.repeat(y, 9)\nX = pd.DataFrame({'a': X})\n"
    assert kinds(LOAD + copied + SPLIT + FIT) == {Kind.OVERLAP}


def test_rows_that_each_turn_loads_for_itself_are_not_tested_on_again() -> None:
    code = (
        "for town in range(9):\n    df = pd.read_csv({path})\n    X, y = df[['a']], df['y']\n"
        "    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
        "    model = SVC(C=town).fit(X_train, y_train)\n    print(model.score(X_test, y_test))\n"
    )
    assert kinds(code.format(path="f'town{town}.csv'")) == set()
    assert kinds(code.format(path="'towns.csv'")) == {Kind.MULTI_TEST}


WATCHED = (
    "train, val, test_loader = make_loaders()\nclass Net(nn.Module):\n    def forward(self, x):\n        return x\n"
    "model = Net()\nfor epoch in range(9):\n    for x, y in train:\n        loss = criterion(model(x), y)\n"
    "        loss.backward()\n    for x, y in {watched}:\n        right += (model(x).argmax(1) == y).sum()\n"
)


def test_a_network_may_be_watched_where_a_test_set_is_left() -> None:
    assert kinds(WATCHED.format(watched="val")) == set()
    assert kinds(WATCHED.replace("test_loader", "rest").format(watched="val")) == {Kind.MULTI_TEST}
    assert kinds(WATCHED.format(watched="test_loader")) == {Kind.MULTI_TEST}


@pytest.mark.parametrize(
    ("after", "leaks"),
    [
        ("    print(epoch, right)\n", set()),
        ("    print(epoch, right)\n    best = max(best, right)\n", {Kind.MULTI_TEST}),
        ("    print(epoch, right)\n    if right > 90:\n        break\n", {Kind.MULTI_TEST}),
        ("    scores.append(right)\n", {Kind.MULTI_TEST}),
    ],
)
def test_what_a_training_only_prints_chooses_nothing(after: str, leaks: set[Kind]) -> None:
    assert kinds(WATCHED.format(watched="test_loader") + after) == leaks


def test_windows_slid_over_a_series_are_rows_and_no_folds() -> None:
    code = (
        "series = MinMaxScaler().fit_transform(df[['price']])\nwindows, later = [], []\n"
        "for i in range(len(series) - 60):\n    windows.append(series[i : i + 60])\n    later.append(series[i + 60])\n"
        "X, y = np.array(windows), np.array(later)\nX_train, X_test = X[:900], X[900:]\n"
        "y_train, y_test = y[:900], y[900:]\nnetwork = Sequential()\nnetwork.fit(X_train, y_train)\n"
        "print(network.evaluate(X_test, y_test))\n"
    )
    assert kinds(LOAD + SPLIT + FIT + code) == {Kind.PREPROCESSING}


PREPARE = (
    "import pandas as pd\nfrom sklearn.model_selection import train_test_split\nfrom sklearn.preprocessing import scale"
    "\n\n\ndef parts(path):\n    rows = pd.read_csv(path)\n    return train_test_split(scale(rows), rows['y'])\n"
)
TRAIN = (
    "from sklearn.svm import SVC\n\n\ndef train(X, y):\n    return SVC().fit(X, y)\n\n\n"
    "def test(model, X, y):\n    return model.score(X, y)\n"
)
MAIN = (
    "from prepare import parts\nfrom train import test, train\n\n\ndef main():\n"
    "    X_train, X_test, y_train, y_test = parts('a.csv')\n    print(test(train(X_train, y_train), X_test, y_test))\n"
)


@pytest.mark.parametrize("start", ["\n\nif __name__ == '__main__':\n    main()\n", "\n\nprint(main())\n"])
def test_a_script_that_only_calls_what_trains_is_followed(tmp_path: Path, start: str) -> None:
    files = {"prepare.py": PREPARE, "train.py": TRAIN, "main.py": MAIN + start}
    (finding,) = Repo(repositories.make(tmp_path, files)).dataflow.findings(Kind.PREPROCESSING)
    assert (finding.path, finding.line) == ("prepare.py", 8)


def test_a_module_that_nothing_runs_is_no_start(tmp_path: Path) -> None:
    files = {"prepare.py": PREPARE, "train.py": TRAIN, "main.py": MAIN}
    assert set(Repo(repositories.make(tmp_path, files)).dataflow.flows) == {"train.py"}


def test_a_notebook_that_brings_its_training_in_is_followed(tmp_path: Path) -> None:
    files = {"prepare.py": PREPARE, "train.py": TRAIN, "main.py": MAIN, "a.ipynb": ["from main import main\nmain()"]}
    (finding,) = Repo(repositories.make(tmp_path, files)).dataflow.findings(Kind.PREPROCESSING)
    assert finding.path == "prepare.py"


def test_a_forecast_from_the_last_rows_is_no_test_on_them() -> None:
    code = "table = df[['a', 'b']]\nfitted = VAR(table).fit()\n{guess}\nprint(r2_score(later, guess))\n"
    assert kinds(LOAD + code.format(guess="guess = fitted.forecast(table.values[-3:], steps=9)")) == set()
    assert kinds(LOAD + code.format(guess="guess = fitted.predict(table.values[-3:])")) == {Kind.OVERLAP}


def test_counted_row_numbers_pick_parts() -> None:
    code = (
        "def parts(n):\n    cut = int(n * 0.8)\n    return np.arange(0, cut), np.arange(cut, n)\n"
        "train, test = parts(len(df))\nmodel = SVC().fit(X.iloc[train], y.iloc[train])\n"
        "print(model.score(X.iloc[{tested}], y.iloc[{tested}]))\n"
    )
    assert kinds(LOAD + code.format(tested="test")) == set()
    assert kinds(LOAD + code.format(tested="train")) == {Kind.TRAINING_SCORE}


def test_a_forest_may_be_tested_on_what_its_trees_left_out() -> None:
    code = "forest = RandomForestClassifier({setting})\nforest.fit(X, y)\nprint(forest.score(X, y))\n"
    assert kinds(LOAD + code.format(setting="oob_score=True")) == set()
    assert kinds(LOAD + code.format(setting="oob_score=False")) == {Kind.TRAINING_SCORE}


def test_models_that_a_setting_picks_from_are_not_compared() -> None:
    picked = "if options.fast:\n    model = GaussianNB()\nelse:\n    model = SVC()\n"
    test = "model.fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
    assert kinds(LOAD + SPLIT + picked + test) == set()
    assert kinds(LOAD + SPLIT + picked + test + "model = SVR()\n" + test) == {Kind.MULTI_TEST}
    named = "models = {'nb': GaussianNB(), 'svm': SVC()}\n"
    assert kinds(LOAD + SPLIT + named + "model = models[options.name]\n" + test) == set()
    loop = "for name in list_names():\n    model = models[name]\n    model.fit(X_train, y_train)\n"
    loop += "    print(model.score(X_test, y_test))\n"
    assert kinds(LOAD + SPLIT + named + loop) == {Kind.MULTI_TEST}


@pytest.mark.parametrize(
    "names", ["df.columns.tolist()", "df.columns[df.isnull().any()].to_list()", "list(df.columns.drop('y'))"]
)
def test_names_of_columns_pick_no_rows(names: str) -> None:
    code = f"names = {names}\nfor name in names:\n    df[name].fillna(df[name].median(), inplace=True)\nX = df[names]\n"
    assert kinds(LOAD + code + "X_train, X_test = X[:9], X[9:]\ny_train, y_test = y[:9], y[9:]\n" + FIT) == {
        Kind.PREPROCESSING
    }


BY_HAND = (
    "class Logistic:\n    def fit(self, X, y):\n        self.w = np.linalg.lstsq(X, y)[0]\n        return self\n"
    "    def predict(self, X):\n        return X @ self.w > 0\n"
)
GUESS = "print(accuracy_score(y_test, {}.fit(X_train, y_train).predict(X_test)))\n"


def test_a_model_written_by_hand_and_the_librarys_are_one_candidate() -> None:
    code = LOAD + SPLIT + BY_HAND + GUESS.format("Logistic()") + GUESS.format("LogisticRegression()")
    assert kinds(code) == set()
    assert kinds(code + GUESS.format("SVC()")) == set()
    assert kinds(code + 2 * GUESS.format("Logistic()")) == {Kind.MULTI_TEST}


def test_what_a_class_by_hand_calls_to_train_and_its_clusterings_are_known() -> None:
    code = "X = (X - X.mean()) / X.std()\n" + SPLIT + BY_HAND.replace("def fit", "def train") + "model = Logistic()\n"
    code += "model.train(X_train, y_train)\nprint(np.mean(model.predict(X_test) == y_test))\n"
    assert kinds(LOAD + code) == {Kind.PREPROCESSING}
    groups = BY_HAND.replace("Logistic", "KMeans") + "groups = KMeans().fit(X, y)\nprint(accuracy_score(y, {}))\n"
    assert kinds(LOAD + groups.format("groups.predict(X)")) == set()


def test_points_laid_out_to_draw_a_boundary_are_no_last_test() -> None:
    code = (
        "for k in [1, 3, 5]:\n    model = KNeighborsClassifier(k).fit(X_train, y_train)\n"
        "    print(model.score(X_test, y_test))\n    xx, yy = np.meshgrid(np.arange(9), np.arange(9))\n"
        "    plt.contourf(xx, yy, model.predict(np.c_[xx.ravel(), yy.ravel()]))\n"
    )
    assert kinds(LOAD + SPLIT + code) == {Kind.MULTI_TEST}


def test_imports_are_known_in_cells_that_ran_before_them(tmp_path: Path) -> None:
    models = "class Tree:\n    def fit(self, X, y):\n        return self\n    def predict(self, X):\n        return X\n"
    imports = "from sklearn.tree import DecisionTreeClassifier as Theirs\nfrom trees import Tree as Mine"
    test = f"import pandas as pd\n{LOAD}{SPLIT}{GUESS.format('Theirs()')}{GUESS.format('Mine()')}"
    cells = [
        {"cell_type": "code", "metadata": {}, "outputs": [], "source": source, "execution_count": count}
        for source, count in ((imports, 9), (test, 2))
    ]
    notebook = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    files = {"trees.py": models, "a.ipynb": notebook}
    assert Repo(repositories.make(tmp_path, files)).dataflow.findings(Kind.MULTI_TEST) == []


CHOICE = (
    "if {first}:\n    model = SVC().fit(X_train, y_train)\n    print(model.score(X_test, y_test))\n"
    "{second}:\n    other = GaussianNB().fit(X_train, y_train)\n    print(other.score(X_test, y_test))\n"
)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("kind == 'svm'", "elif kind == 'nb'", set()),
        ("kind == 'svm'", "else", set()),
        ("options.svm", "if options.nb", {Kind.MULTI_TEST}),
    ],
)
def test_models_of_branches_that_exclude_each_other_are_not_compared(
    first: str, second: str, expected: set[Kind]
) -> None:
    code = CHOICE.format(first=first, second=second)
    assert kinds(LOAD + SPLIT + code) == expected
    assert kinds(LOAD + SPLIT + "for kind in list_kinds():\n" + indent(code, "    ")) == {Kind.MULTI_TEST}


def test_what_follows_a_branch_that_returns_excludes_it() -> None:
    code = CHOICE.format(first="kind == 'svm'", second="    return\nif kind == 'nb'")
    assert kinds(LOAD + SPLIT + "def train(kind):\n" + indent(code, "    ") + "train(sys.argv[1])\n") == set()
    twice = "train('svm')\ntrain('nb')\n"
    assert kinds(LOAD + SPLIT + "def train(kind):\n" + indent(code, "    ") + twice) == {Kind.MULTI_TEST}


def test_a_text_that_is_known_takes_one_branch() -> None:
    code = "def scaled(X, how='none'):\n    if how == 'standard':\n        X = StandardScaler().fit_transform(X)\n"
    code += "    return X\nX = scaled(X{how})\n"
    assert kinds(LOAD + code.format(how="") + SPLIT + FIT) == set()
    assert kinds(LOAD + code.format(how=", how='standard'") + SPLIT + FIT) == {Kind.PREPROCESSING}


def test_models_shown_on_made_up_data_are_no_choice_and_sweeps_are() -> None:
    made = "X, y = make_moons(noise=0.3)\n" + SPLIT
    assert kinds(made + FIT + FIT.replace("LogisticRegression", "SVC")) == set()
    sweep = "for power in (1, 10, 100):\n    model = SVC(C=power).fit(X_train, y_train)\n"
    assert kinds(made + sweep + "    print(model.score(X_test, y_test))\n") == {Kind.MULTI_TEST}


def test_a_menu_tries_no_settings() -> None:
    code = (
        "while True:\n    depth = int({asked})\n    model = DecisionTreeClassifier(max_depth=depth)\n"
        "    model.fit(X_train, y_train)\n    print(model.score(X_test, y_test))\n"
    )
    assert kinds(LOAD + SPLIT + code.format(asked="input('depth?')")) == set()
    assert kinds(LOAD + SPLIT + code.format(asked="next_depth()")) == {Kind.MULTI_TEST}


COMPARED = (
    "import pandas as pd\nfrom sklearn.model_selection import train_test_split\n"
    f"from sklearn.naive_bayes import GaussianNB\nfrom sklearn.svm import SVC\n"
    f"{LOAD}{SPLIT}{FIT.replace('LogisticRegression', 'SVC')}"
    f"{FIT.replace('LogisticRegression', 'GaussianNB')}"
)
SUBMIT = "import pandas as pd\n\nsubmission = pd.DataFrame(answers)\nsubmission.to_csv(path, index=False)\n"


@pytest.mark.parametrize(
    ("path", "count"), [("predict.py", 0), ("titanic/src/predict.py", 0), ("houses/predict.py", 1)]
)
def test_a_competition_holds_rows_for_the_last_test(tmp_path: Path, path: str, count: int) -> None:
    files = {"titanic/src/train.py": COMPARED, path: SUBMIT}
    assert len(Repo(repositories.make(tmp_path, files)).dataflow.findings(Kind.MULTI_TEST)) == count


SAVED = (
    f"import joblib\nimport pandas as pd\nfrom sklearn.svm import SVC\n{LOAD}model = SVC().fit(X, y)\n"
    "print(model.score(X, y))\njoblib.dump(model, f'{name}.joblib')\n"
)
LOADED = "import joblib\nmodel = joblib.load(path)\nprint({})\n"


@pytest.mark.parametrize(("call", "count"), [("model.score(X_new, y_new)", 0), ("model.predict(X_new)", 1)])
def test_a_saved_model_may_be_tested_where_it_is_loaded(tmp_path: Path, call: str, count: int) -> None:
    files = {"notebooks/train.ipynb": [SAVED], "notebooks/test.ipynb": [LOADED.format(call)]}
    assert len(Repo(repositories.make(tmp_path, files)).dataflow.findings(Kind.TRAINING_SCORE)) == count


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


def test_answers_and_their_probabilities_are_one_test_of_a_model() -> None:
    code = (
        "model = SVC().fit(X_train, y_train)\nprint(accuracy_score(y_test, model.predict(X_test)))\n"
        "print(roc_auc_score(y_test, model.predict_proba(X_test)[:, 1]))\n"
        "print(roc_auc_score(y_test, model.decision_function(X_test)))\n"
    )
    assert kinds(LOAD + SPLIT + code) == set()


def test_a_model_that_goes_on_learning_stays_the_same() -> None:
    code = (
        "model = SGDClassifier().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
        "model.partial_fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
    )
    again = "SVC().fit(X_train, y_train)\n"
    assert kinds(LOAD + SPLIT + code) == set()
    assert kinds(LOAD + SPLIT + code + f"other = {again}print(other.score(X_test, y_test))\n") == {Kind.MULTI_TEST}


SEARCH = "search = GridSearchCV({}, grid).fit(X_train, y_train)\n"


@pytest.mark.parametrize(
    "tuned", ["search", "search.best_estimator_", "SVC(**search.best_params_).fit(X_train, y_train)"]
)
def test_before_and_after_a_search_on_the_training_rows_is_no_choice(tuned: str) -> None:
    code = LOAD + SPLIT + FIT.replace("LogisticRegression", "SVC") + SEARCH.format("SVC()")
    assert kinds(code + f"print(({tuned}).score(X_test, y_test))\n") == set()


def test_other_kinds_and_more_settings_beside_a_search_are_a_choice() -> None:
    code = (
        LOAD + SPLIT + SEARCH.format("make_pipeline(StandardScaler(), SVC())") + "print(search.score(X_test, y_test))\n"
    )
    assert kinds(code + FIT) == {Kind.MULTI_TEST}
    settings = "".join(FIT.replace("LogisticRegression()", f"SVC(C={power})") for power in (1, 2, 3))
    assert kinds(code + settings) == {Kind.MULTI_TEST}


def test_two_settings_of_a_model_show_what_a_change_did_and_three_are_a_choice() -> None:
    two = LOAD + SPLIT + FIT + FIT.replace("()", "(C=9)", 1)
    assert kinds(two) == set()
    assert kinds(two + FIT.replace("()", "(C=99)", 1)) == {Kind.MULTI_TEST}


def test_a_finding_names_what_is_compared() -> None:
    analysis = analyse("a.py", ast.parse(LOAD + SPLIT + FIT + FIT.replace("LogisticRegression", "SVC")).body)
    (leak,) = leaks_of(analysis)
    message = story_of(leak, analysis, lambda _: lambda site: f"line {site.line}").message
    assert message.startswith(
        "LogisticRegression and SVC are scored on the same test rows (line 5; line 7), and no rows"
    )


def test_residuals_that_are_drawn_are_no_score() -> None:
    code = "model = LinearRegression().fit(X, y)\nresiduals = y - model.predict(X)\nplt.scatter(X, residuals)\n"
    assert kinds(LOAD + code) == set()
    assert kinds(LOAD + code + "print(np.mean(residuals**2))\n") == {Kind.TRAINING_SCORE}


def test_the_stages_of_boosting_are_no_score() -> None:
    code = (
        "class Boosting:\n    def fit(self, X, y):\n        guess = np.zeros(len(y))\n        for tree in self.trees:\n"
        "            left = y - guess\n            tree.fit(X, left)\n            guess += 0.1 * tree.predict(X)\n"
        "model = Boosting()\nmodel.fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
    )
    assert kinds(LOAD + SPLIT + code) == set()


def test_folds_cut_from_shuffled_row_numbers_are_folds() -> None:
    code = (
        "rows, X, y = np.arange(len(X)), X.values, y.values\nsize = len(X) // 5\nnp.random.shuffle(rows)\n"
        "for fold in range(5):\n    start, end = fold * size, (fold + 1) * size\n    test = rows[start:end]\n"
        "    train = np.concatenate([rows[:start], rows[end:]])\n    model = SVC().fit(X[train], y[train])\n"
        "    scores.append(model.score(X[test], y[test]))\n"
    )
    assert kinds(LOAD + code) == set()
    assert kinds(LOAD + "X = (X - X.mean()) / X.std()\n" + code) == {Kind.PREPROCESSING}


def test_a_place_that_tests_several_models_is_said_to_run_for_each() -> None:
    code = LOAD + SPLIT + "def test(model):\n    print(model.fit(X_train, y_train).score(X_test, y_test))\n"
    analysis = analyse("a.py", ast.parse(code + "test(SVC())\ntest(GaussianNB())\n").body)
    (leak,) = leaks_of(analysis)
    message = story_of(leak, analysis, lambda _: lambda site: f"line {site.line}").message
    assert message.startswith("SVC and GaussianNB are scored on the same test rows (line 5, each time it runs)")


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


def test_what_stands_for_a_clusterer_is_one() -> None:
    code = (
        "class KMeansScratch:\n    def fit(self, X): ...\n\n    def predict(self, X): ...\n\n\n"
        "rows = pd.read_csv('rows.csv')\nX, y = rows.drop(columns='y'), rows['y']\nmodel = KMeansScratch()\n"
        "model.fit(X, y)\nprint(accuracy_score(y, model.predict(X)))\n"
    )
    assert not {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code).body))}
    assert {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code.replace("KMeans", "Tree")).body))}


def test_a_change_from_the_row_before_learns_of_no_later_one() -> None:
    code = (
        "prices = pd.read_csv('prices.csv')\nprices['change'] = prices.groupby('shop')['price'].{}\n"
        "train, test = train_test_split(prices)\nmodel = Ridge()\nmodel.fit(train[['change']], train['sold'])\n"
        "print(model.score(test[['change']], test['sold']))\n"
    )
    kinds = {name: leaks_of(analyse("a.py", ast.parse(code.format(name)).body)) for name in ("pct_change()", "rank()")}
    assert not kinds["pct_change()"]
    assert kinds["rank()"]


@pytest.mark.parametrize(
    ("train", "test"),
    [
        ("both.xs('old')", "both.xs('new')"),
        ("both.loc['old']", "both.loc['new']"),
        ("both.xs('old')", "both.xs('old')"),
    ],
)
def test_tables_set_together_under_keys_are_taken_apart_by_them(train: str, test: str) -> None:
    code = (
        "old, new = pd.read_csv('old.csv'), pd.read_csv('new.csv')\nboth = pd.concat([old, new], keys=['old', 'new'])\n"
        "both['a'] -= both['a'].mean()\nrows, others = {}, {}\nmodel = Ridge().fit(rows[['a']], rows['y'])\n"
        "print(model.score(others[['a']], others['y']))\n"
    )
    expected = {Kind.TRAINING_SCORE} if train == test else {Kind.PREPROCESSING}
    assert {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code.format(train, test)).body))} == expected


@pytest.mark.parametrize(
    ("searched", "made", "expected"),
    [
        ("X_test", "picked", {Kind.MULTI_TEST}),
        ("X_train", "picked", {Kind.TRAINING_SCORE}),
        ("X_test", "own", {Kind.TRAINING_SCORE, Kind.MULTI_TEST}),
    ],
)
def test_what_a_search_picks_on_rows_held_out_may_be_fitted_on_all(
    searched: str, made: str, expected: set[Kind]
) -> None:
    models = {
        "picked": "{'boosted': LGBMClassifier, 'forest': RandomForestClassifier}[params.pop('kind')](**params)",
        "own": "RandomForestClassifier()",
    }
    code = (
        "\ndef tries(trial):\n    model = LGBMClassifier(max_depth=trial.suggest_int('depth', 2, 9))\n"
        "    model.fit(X_train, y_train)\n"
        f"    return roc_auc_score(y_test, model.predict_proba({searched})[:, 1])\n\nstudy = optuna.create_study()\n"
        f"study.optimize(tries)\nparams = study.best_params\nbest = {models[made]}\nbest.fit(X, y)\n"
        "print(roc_auc_score(y, best.predict_proba(X)[:, 1]))\n"
    )
    assert kinds(LOAD + SPLIT + code) == expected


@pytest.mark.parametrize(("column", "expected"), [("ticket", set()), ("town", {Kind.PREPROCESSING})])
def test_how_many_travel_together_is_known_of_whoever_comes_next(column: str, expected: set[Kind]) -> None:
    code = f"X['together'] = df['{column}'].map(df['{column}'].value_counts())\n"
    test = "model = SVC().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
    assert kinds(LOAD + code + SPLIT + test) == expected


@pytest.mark.parametrize(
    ("column", "expected"), [("is_test", set()), ("_is_train", set()), ("sold", {Kind.PREPROCESSING})]
)
def test_an_adversarial_validation_measures_no_model(column: str, expected: set[Kind]) -> None:
    code = (
        f"old, new = pd.read_csv('old.csv'), pd.read_csv('new.csv')\nold['{column}'], new['{column}'] = 0, 1\n"
        "both = pd.concat([old, new])\nboth['a'] = both['a'].fillna(both['a'].mean())\n"
        f"X, y = both.drop('{column}', axis=1), both['{column}']\n"
        "for train, test in StratifiedKFold().split(X, y):\n    model = SVC().fit(X.iloc[train], y.iloc[train])\n"
        "    print(roc_auc_score(y.iloc[test], model.predict(X.iloc[test])))\n"
    )
    assert kinds(code) == expected


@pytest.mark.parametrize(("part", "advice"), [("train", "held out, X_test"), ("test", "`model.fit(X_train, y_train)`")])
def test_who_trains_on_the_test_rows_is_told_to_train_on_the_others(part: str, advice: str) -> None:
    code = f"model = SVC().fit(X_{part}, y_{part})\nprint(model.score(X_{part}, y_{part}))\n"
    analysis = analyse("a.py", ast.parse(LOAD + SPLIT + code).body)
    (leak,) = leaks_of(analysis)
    assert story_of(leak, analysis, lambda _: lambda site: f"line {site.line}").message.endswith(advice)


@pytest.mark.parametrize(("own", "expected"), [("BayesScratch", set()), ("Forest", {Kind.TRAINING_SCORE})])
def test_borders_drawn_of_a_model_by_hand_leave_it_beside_the_librarys(own: str, expected: set[Kind]) -> None:
    code = (
        f"from sklearn.naive_bayes import Bayes\nclass {own}:\n    def fit(self, X, y): ...\n\n"
        "    def prob(self, X):\n        return X @ self.w\n\n    def predict(self, X):\n"
        "        return self.prob(X) > 0.5\n\nX, y = make_classification(random_state=0)\n"
        f"mine, theirs = {own}(), Bayes()\nmine.fit(X, y)\ntheirs.fit(X, y)\n"
        "a, b = np.meshgrid(np.linspace(-1, 1, 9), np.linspace(-1, 1, 9))\n"
        "plt.contourf(a, b, mine.predict(np.c_[a.ravel(), b.ravel()]))\n"
        "print(accuracy_score(y, mine.predict(X)))\nprint(theirs.score(X, y))\n"
    )
    assert kinds(code) == expected
