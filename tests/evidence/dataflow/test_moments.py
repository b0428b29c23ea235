"""Dates as bounds: the same one, whatever makes a time of its text."""

import pytest
from evidence.dataflow.programs import kinds

from mlfolio.evidence.dataflow.leak import Kind

BUILDER = (
    "class Builder:\n"
    "    def __init__(self, table, until=None):\n"
    "        self.table = table.copy()\n"
    "        self.until = pd.Timestamp(until) if until else None\n"
    "    def build(self):\n"
    "        if self.until:\n"
    "            known = self.table[self.table['day'] < self.until]\n"
    "        else:\n"
    "            known = self.table\n"
    "        means = known.groupby('shop')['y'].agg(['mean', 'std'])\n"
    "        return self.table.merge(means, on='shop', how='left')\n"
)
SPLIT = (
    "early, late = df[df['day'] < BORDER], df[df['day'] >= BORDER]\n"
    "model = Ridge().fit(early[['mean']], early['y'])\nprint(model.score(late[['mean']], late['y']))\n"
)
BORDER = "BORDER = '2020-01-01'\n"


@pytest.mark.parametrize(
    ("until", "leaks"),
    [("BORDER", set()), ("'2020-01-01'", set()), ("None", {Kind.PREPROCESSING}), ("'2021-01-01'", set())],
)
def test_what_was_learned_before_the_border_tells_nothing_of_the_days_after(until: str, leaks: set[Kind]) -> None:
    """Whether a later date lies behind the border nobody compares, and so nothing is told."""
    assert kinds(BORDER + BUILDER + f"df = Builder(pd.read_csv('a.csv'), {until}).build()\n" + SPLIT) == leaks


@pytest.mark.parametrize(
    "made",
    ["pd.Timestamp(BORDER)", "pd.to_datetime(BORDER)", "np.datetime64(BORDER)", "date.fromisoformat('2020-01-01')"],
)
def test_a_time_is_the_bound_that_its_text_is(made: str) -> None:
    start = "df = pd.read_csv('a.csv')\n" + BORDER
    filled = f"mean = df.loc[df['day'] < {made}, 'mean'].mean()\ndf['mean'] = df['mean'].fillna(mean)\n"
    assert kinds(start + filled + SPLIT) == set()
    whole = "df['mean'] = df['mean'].fillna(df['mean'].mean())\n"
    assert kinds(start + whole + SPLIT) == {Kind.PREPROCESSING}
