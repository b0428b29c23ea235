"""What is learned of training rows and rows to be predicted together, or of these by themselves."""

import pytest
from evidence.dataflow.programs import SPLIT, TEST, kinds

from mlfolio.evidence.dataflow.leak import Kind

COUNTED = (
    "train, test = pd.read_csv('train.csv'), pd.read_csv('test.csv')\nboth = pd.concat([train, test])\n"
    "train['often'] = train['shop'].map({over}['shop'].{learned})\n"
    "X, y = train.drop(columns='y'), train['y']\n" + SPLIT + TEST
)
GUESSES = "guesses = model.predict(test)\n"


@pytest.mark.parametrize(
    ("over", "learned", "then", "leaks"),
    [
        ("both", "value_counts()", GUESSES, set()),
        ("both", "value_counts()", "", {Kind.PREPROCESSING}),
        ("both", "value_counts()", GUESSES + "print(accuracy_score(test['y'], guesses))\n", {Kind.PREPROCESSING}),
        ("train", "value_counts()", GUESSES, {Kind.PREPROCESSING}),
        ("both", "mean()", GUESSES, set()),
        ("train", "mean()", GUESSES, {Kind.PREPROCESSING}),
    ],
)
def test_what_needs_no_answers_may_be_taken_over_the_rows_to_be_predicted(
    over: str, learned: str, then: str, leaks: set[Kind]
) -> None:
    assert kinds(COUNTED.format(over=over, learned=learned) + then) == leaks


POOLED = (
    "train, test = pd.read_csv('train.csv'), pd.read_csv('test.csv')\nboth = pd.concat([train, test])\n"
    "both['a'], power = boxcox(both['a'])\ntrain, test = both[:len(train)], both[len(train):]\n"
    "X, y = train[['a']], train['y']\n"
)


def test_a_power_that_is_learned_with_the_rows_to_be_predicted_is_no_leak() -> None:
    entry = "pd.DataFrame(model.predict(test[['a']])).to_csv('entry.csv')\n"
    assert kinds(POOLED + SPLIT + TEST) == {Kind.PREPROCESSING}
    assert kinds(POOLED + SPLIT + TEST + entry) == set()


def test_a_separate_test_file_may_be_filled_with_its_own_mean() -> None:
    code = (
        "train, test = pd.read_csv('train.csv'), pd.read_csv('test.csv')\nfor df in [train, test]:\n"
        "    df['a'] = df['a'].fillna(df['a'].mean())\nmodel = SVC().fit(train[['a']], train['y'])\n"
        "print(accuracy_score(test['y'], model.predict(test[['a']])))\n"
    )
    assert kinds(code) == set()


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
