"""Models that are tested on the same rows: when they are compared, and when there is nothing to choose."""

from textwrap import indent

import pytest
from evidence.dataflow.programs import FIT, LOAD, SPLIT, kinds

from mlfolio.evidence.dataflow.leak import Kind


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


def test_two_settings_of_a_model_show_what_a_change_did_and_three_are_a_choice() -> None:
    two = LOAD + SPLIT + FIT + FIT.replace("()", "(C=9)", 1)
    assert kinds(two) == set()
    assert kinds(two + FIT.replace("()", "(C=99)", 1)) == {Kind.MULTI_TEST}


def test_a_function_may_be_given_one_model_after_the_other() -> None:
    code = (
        SPLIT + "def judge(model):\n    model.fit(X_train, y_train)\n    print(model.score(X_test, y_test))\n"
        "judge(SVC())\n"
    )
    assert kinds(LOAD + code) == set()
    assert kinds(LOAD + code + "judge(Ridge())\n") == {Kind.MULTI_TEST}


def test_one_model_on_many_test_sets_is_no_choice() -> None:
    code = "model = SVC().fit(X_train, y_train)\nfor number in range(9):\n"
    code = SPLIT + code + "    print(model.score(X_test[number], y_test[number]))\n"
    assert kinds(LOAD + code) == set()


def test_models_of_different_targets_are_no_choice() -> None:
    code = "X_train, X_test, a_train, a_test, b_train, b_test = train_test_split(X, df['a'], df['{other}'])\n"
    code += "print(SVC().fit(X_train, a_train).score(X_test, a_test))\n"
    code += "print(GaussianNB().fit(X_train, b_train).score(X_test, b_test))\n"
    assert kinds(LOAD + code.format(other="b")) == set()
    assert kinds(LOAD + code.format(other="a")) == {Kind.MULTI_TEST}


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


def test_networks_of_branches_that_exclude_each_other_are_not_compared() -> None:
    network = "class Net(nn.Module):\n    def forward(self, x):\n        return x\n"
    code = (
        "if kind == 'line':\n    print(accuracy_score(y_test, LogisticRegression().fit(X_train, y_train)"
        ".predict(X_test)))\nelse:\n    net = Net()\n    loss(net(X_train), y_train).backward()\n"
        "    print(accuracy_score(y_test, net(X_test)))\n"
    )
    assert kinds(LOAD + SPLIT + network + code) == set()
    assert kinds(LOAD + SPLIT + network + code.replace("else:", "if deep:")) == {Kind.MULTI_TEST}


def test_points_laid_out_to_draw_a_boundary_are_no_last_test() -> None:
    code = (
        "for k in [1, 3, 5]:\n    model = KNeighborsClassifier(k).fit(X_train, y_train)\n"
        "    print(model.score(X_test, y_test))\n    xx, yy = np.meshgrid(np.arange(9), np.arange(9))\n"
        "    plt.contourf(xx, yy, model.predict(np.c_[xx.ravel(), yy.ravel()]))\n"
    )
    assert kinds(LOAD + SPLIT + code) == {Kind.MULTI_TEST}


def test_numbers_laid_out_to_draw_a_curve_are_no_last_test() -> None:
    code = "for power in [1, 2, 3]:\n    model = SVC(C=power).fit(X_train, y_train)\n"
    code += "    print(model.score(X_test, y_test))\nx = np.arange(low, high, 0.1)\nplt.plot(x, model.predict(x))\n"
    assert kinds(LOAD + SPLIT + code) == {Kind.MULTI_TEST}
