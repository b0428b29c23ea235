"""What one row stands for: statistics of a group that is a row of the split table tell it of no others."""

import ast

import pytest

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of

LEAKS = {Kind.PREPROCESSING}
LOAD = "sales = pd.read_csv('sales.csv')\n"
TEST = (
    "X_train, X_test, y_train, y_test = train_test_split(table.drop(columns='y'), table['y'], random_state=0)\n"
    "model = SVC().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
)


def kinds(code: str) -> set[Kind]:
    """Return the kinds of leak in a program that makes a `table` of `sales`, and tests a model on a part of it."""
    return {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(LOAD + code + TEST).body))}


@pytest.mark.parametrize(
    "melted",
    [
        "sales.melt(id_vars=['bill'], value_vars=['mon', 'tue'])",
        "pd.melt(sales, id_vars='bill')",
        "pd.wide_to_long(sales, ['day'], i='bill', j='number').reset_index()",
        "sales.set_index('bill')[['mon', 'tue']].stack().reset_index()",
    ],
)
def test_groups_by_the_rows_that_were_spread_are_these_rows(melted: str) -> None:
    code = "long = " + melted + "\ntable = sales.merge(long.groupby({})['value'].max().reset_index(), on='bill')\n"
    assert kinds(code.format("'bill'")) == set()
    assert kinds(code.format("['bill', 'kind']")) == set()
    assert kinds(code.format("'variable'")) == LEAKS


def test_levels_of_the_index_tell_the_rows_that_were_spread() -> None:
    code = "table = sales.copy()\ntable['top'] = sales[['mon', 'tue']].stack().groupby(level={}).max()\n"
    assert kinds(code.format(0)) == set()
    assert kinds(code.format(1)) == LEAKS


@pytest.mark.parametrize(
    "shops",
    [
        "sales.drop_duplicates('shop')",
        "sales.drop_duplicates(subset=['shop']).reset_index(drop=True)",
        "sales.groupby('shop').head(1)",
        "sales.groupby('shop').nth(0)",
    ],
)
@pytest.mark.parametrize(
    "told",
    [
        "table = shops.merge(sales.groupby('{key}')['price'].mean().reset_index(), on='{key}')\n",
        "table = shops\ntable['mean'] = shops['{key}'].map(sales.groupby('{key}')['price'].mean())\n",
        "table = pd.merge(sales.groupby('{key}').agg('mean'), shops, on='{key}')\n",
    ],
)
def test_a_table_with_one_row_a_group_takes_over_what_the_group_comes_to(shops: str, told: str) -> None:
    assert kinds(f"shops = {shops}\n" + told.format(key="shop")) == set()
    assert kinds(f"shops = {shops}\n" + told.format(key="town")) == LEAKS
    assert kinds("shops = sales.copy()\n" + told.format(key="shop")) == LEAKS


def test_a_table_that_is_matched_with_finer_ones_has_lost_its_key() -> None:
    code = (
        "shops = sales.drop_duplicates('shop')\nmore = sales[['shop', 'item']]\ntable = shops.merge(more, on='shop')\n"
    )
    assert kinds(code) == set()
    assert kinds(code + "table = table.merge(sales.groupby('shop').mean(), on='shop')\n") == LEAKS


@pytest.mark.parametrize(("how", "on", "expected"), [
    ("right", "['shop', 'price']", set()),
    ("inner", "['shop', 'price']", set()),
    ("left", "['shop', 'price']", LEAKS),
    ("right", "['shop']", LEAKS),
])  # fmt: skip
def test_rows_looked_up_by_the_largest_of_each_group_are_one_for_each(how: str, on: str, expected: set[Kind]) -> None:
    code = "top = sales.groupby('shop')['price'].max().reset_index()\n"
    assert kinds(code + f"table = pd.merge(sales, top, on={on}, how='{how}')\n") == expected
    assert kinds(code + f"table = sales.merge(top, how='{how}', on={on})\n") == expected


def test_features_of_a_series_by_its_id_are_a_table_of_these_ids() -> None:
    features = "extract_features(sales, column_id='shop', column_sort='day')"
    assert kinds(f"table = sales.groupby('shop').mean().merge({features}, on='shop')\n") == set()
    assert kinds(f"table = sales.merge({features}, on='shop')\n") == LEAKS


def test_tables_of_groups_beside_each_other_stay_one() -> None:
    code = "table = sales.groupby('shop').mean().merge(sales.groupby('shop').std(), on='shop')\n"
    scaled = "table = StandardScaler().fit_transform(table)\n"
    assert kinds(code) == set()
    assert kinds(code + scaled) == LEAKS
    assert kinds(code + "table = sales.merge(table, on='shop')\n") == LEAKS


def test_a_function_that_sums_up_each_group_makes_a_table_of_groups() -> None:
    code = "table = sales.groupby('shop').apply(lambda rows: rows['price'].{})\n"
    assert kinds(code.format("max()")) == set()
    assert kinds(code.format("sub(rows['price'].max())")) == LEAKS


@pytest.mark.parametrize(
    "counted",
    [
        "table = sales.join(sales.groupby(by='{key}').agg(n=pd.NamedAgg('item', aggfunc='count')), on='{key}')\n",
        "table = sales.merge(sales.groupby('{key}').size().reset_index(), on='{key}')\n",
        "table = sales\ntable['n'] = sales.groupby('{key}')['item'].transform('count')\n",
        "table = sales.join(sales.groupby('{key}').agg({{'item': ['count', 'size']}}), on='{key}')\n",
        "table = sales.join(sales.groupby('{key}').agg(n=('item', 'count')), on='{key}')\n",
    ],
)
def test_how_many_belong_to_a_party_is_no_statistic_and_how_often_a_category_occurs_is(counted: str) -> None:
    assert kinds(counted.format(key="Group")) == set()
    assert kinds(counted.format(key="booking_id")) == set()
    assert kinds(counted.format(key="town")) == LEAKS
    assert kinds(counted.format(key="age_group")) == LEAKS


@pytest.mark.parametrize(
    "counted",
    [
        "sales.groupby('Group').agg(n=('item', 'count'), paid=('price', 'mean'))",
        "sales.groupby('Group').agg('max')",
        "sales.groupby(['Group', 'y']).size()",
        "sales[sales['y'] == 1].groupby('Group').size()",
    ],
)
def test_what_uses_values_or_the_target_is_more_than_a_count(counted: str) -> None:
    assert kinds(f"table = sales.join({counted}, on='Group')\n") == LEAKS
