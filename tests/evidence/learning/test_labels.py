"""Which plots write the names of columns at their axes by themselves."""

import ast

import pytest

from mlfolio.evidence.learning.labels import names_its_axes


@pytest.mark.parametrize(
    ("code", "name", "names"),
    [
        ("lineplot(x='hour', y='count', data=rows)", "seaborn.lineplot", True),
        ("histplot(rows['age'])", "seaborn.histplot", True),
        ("countplot(rows.kind)", "seaborn.countplot", True),
        ("pairplot(rows)", "seaborn.pairplot", True),
        ("scatter(rows, x='a', y='b')", "plotly.express.scatter", True),
        ("histplot(residuals)", "seaborn.histplot", False),
        ("heatmap(rows['a'])", "seaborn.heatmap", False),
        ("plot(rows['a'])", "matplotlib.pyplot.plot", False),
        ("scatterplot(x=a[:, 0], y=a[:, 1])", "seaborn.scatterplot", False),
    ],
)
def test_a_plot_that_is_given_columns_by_name_names_its_axes(code: str, name: str, names: bool) -> None:
    call = ast.parse(code, mode="eval").body
    assert isinstance(call, ast.Call)
    assert names_its_axes(call, name) is names
