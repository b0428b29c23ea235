"""Sequences of which the last items are left out: what was cut by other bounds is not taken for the same rows."""

import ast

import pytest

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of

VISITS = "visits = pd.read_csv('visits.csv').sort_values('day')\n"
LISTS = VISITS + "histories = visits.groupby('guest')['room'].{collected}\nfor guest, history in histories.items():\n"
GROUPS = VISITS + "for guest, stays in visits.groupby('guest'):\n    history = stays['room'].{listed}\n"
CUT = (
    "    known = history[:-2]\n"
    "    for start in range(len(known) - 4):\n"
    "        seen.append(known[start : start + 4])\n        following.append(known[start + 4])\n"
    "    asked.append({window})\n    answers.append(history[-1])\n"
)
TEST = (
    "model = Sequential()\nmodel.fit(np.array(seen), np.array(following))\n"
    "print(model.evaluate(np.array(asked), np.array(answers)))\n"
)


def kinds(code: str) -> set[Kind]:
    """Return the kinds of leak in `code`, whose imports and empty lists stand elsewhere."""
    lists = "seen, following, asked, answers = [], [], [], []\n"
    return {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(lists + code).body))}


@pytest.mark.parametrize(
    "window", ["history[:-1][-4:]", "known[-4:]", "history[-5:-1]", "history[-6:-2]", "known[:-1][1:]"]
)
@pytest.mark.parametrize(
    "sequences",
    [
        LISTS.format(collected="apply(list)"),
        LISTS.format(collected="agg(list).to_dict()"),
        GROUPS.format(listed="tolist()"),
        GROUPS.format(listed="values"),
    ],
)
def test_a_window_of_what_came_before_is_no_tested_row(sequences: str, window: str) -> None:
    assert kinds(sequences + CUT.format(window=window) + TEST) == set()


def test_rows_of_a_group_that_are_cut_alike_are_the_same() -> None:
    code = (
        VISITS
        + "for guest, stays in visits.groupby('guest'):\n    {cut}\n    seen.append(part)\n    asked.append({asked})\n"
    )
    scored = (
        "X, new = pd.concat(seen), pd.concat(asked)\nmodel = SVC().fit(X, X['y'])\nprint(model.score(new, new['y']))\n"
    )
    assert kinds(code.format(cut="part = stays[:-3]", asked="stays[:-3]") + scored) == {Kind.TRAINING_SCORE}
    assert kinds(code.format(cut="part = stays[:-3]", asked="stays[-3:]") + scored) == set()


def test_a_table_cut_twice_still_holds_its_own_rows() -> None:
    code = VISITS + "train = visits[:-90]\nlate = train[-9:]\nmodel = SVC().fit(train, train['y'])\n"
    assert kinds(code + "print(model.score(late, late['y']))\n") == {Kind.OVERLAP}


def test_what_is_learned_of_all_groups_is_still_told() -> None:
    code = VISITS + (
        "visits['usual'] = visits.groupby('room')['price'].transform('mean')\n"
        "X, X_test, y, y_test = train_test_split(visits[['usual']], visits['y'], random_state=0)\n"
        "print(SVC().fit(X, y).score(X_test, y_test))\n"
    )
    assert kinds(code) == {Kind.PREPROCESSING}


def test_what_may_be_a_table_or_a_dictionary_is_unpacked() -> None:
    code = (
        "def read(path, named):\n    if named:\n        return {'x': 1, 'y': 2}\n    return pd.read_csv(path)\n\n\n"
        "x, y = read('visits.csv', named)\nmodel = LogisticRegression()\nmodel.fit(x, y)\n"
        "print(model.score(x, y))\n"
    )
    analysis = analyse("a.py", ast.parse(code).body)
    assert analysis.problem is None
    assert {leak.kind for leak in leaks_of(analysis)} == {Kind.TRAINING_SCORE}
