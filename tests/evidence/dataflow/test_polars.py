"""Tables of polars: expressions that learn from the table that they are put to, and columns that are asked for."""

import pytest
from evidence.dataflow.programs import kinds

from mlfolio.evidence.dataflow.leak import Kind


@pytest.mark.parametrize(
    ("column", "leaks"),
    [
        ("((pl.col('x') - pl.col('x').mean()) / pl.col('x').std()).alias('z')", {Kind.PREPROCESSING}),
        ("pl.col('x').mean().over('shop').alias('z')", {Kind.PREPROCESSING}),
        ("z=pl.col('x').fill_null(strategy='mean')", {Kind.PREPROCESSING}),
        ("z=pl.col('x').fill_null(strategy='zero')", set()),
        ("[(pl.col(name) - means[name]).alias('z') for name in names]", {Kind.PREPROCESSING}),
        ("(pl.col('x') + 1).alias('z')", set()),
    ],
)
def test_polars_learns_from_the_table_that_an_expression_is_put_to(column: str, leaks: set[Kind]) -> None:
    code = (
        "df = pl.read_csv('a.csv')\n"
        "means = dict(zip(names, df.select([pl.col(name).mean() for name in names]).row(0)))\n"
        f"df = df.with_columns({column})\ntrain, test = train_test_split(df, random_state=0)\n"
        "model = SVC().fit(train.select('z'), train['y'])\nprint(model.score(test.select('z'), test['y']))\n"
    )
    assert kinds(code) == leaks


def test_columns_that_polars_is_not_asked_for_are_left_out() -> None:
    code = (
        "df = pl.read_csv('a.csv')\ndf['z'] = df['x'] / df['x'].mean()\n"
        "train, test = train_test_split(df, random_state=0)\n"
        "model = SVC().fit(train.select({0}), train['y'])\nprint(model.score(test.select({0}), test['y']))\n"
    )
    assert kinds(code.format("'x', 'q'")) == kinds(code.format("['x', 'q']")) == set()
    assert kinds(code.format("'x', 'z'")) == kinds(code.format("pl.all()")) == {Kind.PREPROCESSING}
