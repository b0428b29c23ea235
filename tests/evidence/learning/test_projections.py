"""Projections that are only drawn, and those that a model is given."""

import ast

import pytest

from mlfolio.evidence.code.sources import Source
from mlfolio.evidence.learning.projections import only_drawn

DRAWN = "from sklearn.decomposition import PCA\npca = PCA(2)\nflat = pca.fit_transform(x)\nplt.scatter(flat[:, 0], y)\n"


def drawn(code: str) -> int:
    return len(only_drawn(Source("a.py", [(None, code)])))


@pytest.mark.parametrize(
    "code",
    [
        DRAWN,
        "plot(PCA().fit_transform(x), y)\n",
        DRAWN.replace("plt.scatter(flat[:, 0], y)", "table = pd.DataFrame(flat)\nsns.scatterplot(x='a', data=table)"),
        DRAWN.replace("plt.scatter(flat[:, 0], y)", "z = TSNE().fit_transform(flat)\nplt.scatter(z[:, 0], z[:, 1])"),
    ],
)
def test_what_is_only_drawn_prepares_nothing(code: str) -> None:
    assert drawn(code) >= 2


@pytest.mark.parametrize(
    "code",
    [
        DRAWN + "model.fit(flat, y)\n",
        DRAWN + "table = pd.DataFrame(flat)\na, b = train_test_split(table)\n",
        DRAWN + "def give():\n    return flat\n",
        DRAWN.replace("PCA", "StandardScaler"),
        "steps = [PCA(2), SVC()]\n",
    ],
)
def test_what_goes_on_is_a_step(code: str) -> None:
    assert drawn(code) == 0


def test_the_calls_are_those_that_make_and_apply_it() -> None:
    source = Source("a.py", [(None, DRAWN)])
    made = {id(call) for call in source.nodes(ast.Call)}
    assert only_drawn(source) < made
