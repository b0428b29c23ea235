"""Models that predict for a whole table, and are scored on some of its rows alone."""

import pytest
from evidence.dataflow.programs import kinds

from mlfolio.evidence.dataflow.leak import Kind

BY_DATE = (
    "df = pd.read_csv('sales.csv')\n"
    "early, late = df[df['day'] < '2020'].copy(), df[df['day'] >= '2020'].copy()\n"
    "model = Ridge().fit(early[['a']], early['y'])\n"
)
TOGETHER = BY_DATE + "both = pd.concat([early, late])\n"
BY_HAND = (
    "class LastValue:\n"
    "    def fit(self, table):\n        self.median_ = table['y'].median()\n        return self\n"
    "    def predict(self, table):\n        return table.groupby('shop')['y'].shift(1).fillna(self.median_)\n"
)


@pytest.mark.parametrize(
    "scoring",
    [
        "guessed = pd.Series(model.predict(both[['a']]), index=both.index)\n"
        "print(mean_absolute_error(late['y'], guessed.loc[late.index]))\n",
        "both['guess'] = model.predict(both[['a']])\nseen = both.loc[late.index]\n"
        "print(mean_absolute_error(seen['y'], seen['guess']))\n",
        "df['guess'] = model.predict(df[['a']])\nlast = df[df['day'] >= '2020']\n"
        "print(r2_score(last['y'], last['guess']))\n",
    ],
)
def test_only_the_rows_that_are_scored_are_tested_on(scoring: str) -> None:
    assert kinds(TOGETHER + scoring) == set()


def test_gaps_that_are_left_out_of_a_score_change_nothing() -> None:
    code = TOGETHER + (
        "def error(true, guess):\n"
        "    known = ~(np.isnan(true) | np.isnan(guess))\n"
        "    true, guess = true[known], guess[known]\n"
        "    large = np.abs(true) > 1\n"
        "    share = np.mean(np.abs((true[large] - guess[large]) / true[large]))\n"
        "    return np.mean(np.abs(true - guess)), share\n"
        "guessed = pd.Series(model.predict(both[['a']]), index=both.index)\n"
    )
    assert kinds(code + "print(error(late['y'].values, guessed.loc[late.index].values))\n") == set()
    assert kinds(code + "print(error(both['y'].values, guessed.values))\n") == {Kind.OVERLAP}


def test_so_it_is_with_a_model_written_by_hand() -> None:
    code = BY_HAND + TOGETHER + "model = LastValue().fit(early)\nguessed = model.predict(both)\n"
    assert kinds(code + "print(mean_absolute_error(late['y'], guessed.loc[late.index].values))\n") == set()
    assert kinds(code + "print(mean_absolute_error(both['y'], guessed.values))\n") == {Kind.OVERLAP}


@pytest.mark.parametrize(
    ("chosen", "leaks"),
    [("early", {Kind.TRAINING_SCORE}), ("both", {Kind.OVERLAP})],
)
def test_rows_that_were_trained_on_are_so_whatever_else_is_predicted(chosen: str, leaks: set[Kind]) -> None:
    scoring = f"print(r2_score({chosen}['y'], guessed.loc[{chosen}.index]))\n"
    assert kinds(TOGETHER + "guessed = pd.Series(model.predict(both[['a']]), index=both.index)\n" + scoring) == leaks


def test_a_score_of_all_rows_beside_that_of_some_is_still_one_of_all() -> None:
    scores = "guessed = model.predict(df[['a']])\nlast = df['day'] >= '2020'\nprint(r2_score(df['y'], guessed))\n"
    more = "print(r2_score(df['y'][last], guessed[last]))\n"
    assert kinds(BY_DATE + scores) == {Kind.OVERLAP}
    assert kinds(BY_DATE + scores + more) == {Kind.OVERLAP}
