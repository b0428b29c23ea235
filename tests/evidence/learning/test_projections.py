"""Projections that are only drawn, and those that a model is given."""

import ast

import pytest

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.experiments import Reading
from mlfolio.evidence.learning.projections import only_drawn
from mlfolio.evidence.learning.python_code import signs_of

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


DISCRIMINANT = (
    "from sklearn.discriminant_analysis import LinearDiscriminantAnalysis\nlda = LinearDiscriminantAnalysis()\n"
    "flat = lda.fit(x, y).transform(x)\nplt.scatter(flat[:, 0], flat[:, 1])\n"
)


def test_a_model_that_only_projects_for_a_plot_is_no_training() -> None:
    assert drawn(DISCRIMINANT) >= 2
    assert not Reading("a.py", signs_of(Source("a.py", [(None, DISCRIMINANT)]))).trains


@pytest.mark.parametrize(
    "more", ["print(lda.predict(x))\n", "cross_val_score(lda, x, y)\n", "SVC().fit(flat, y)\n", "lda.score(x, y)\n"]
)
def test_a_model_that_is_asked_for_answers_is_trained(more: str) -> None:
    assert Reading("a.py", signs_of(Source("a.py", [(None, DISCRIMINANT + more)]))).trains


def test_a_curve_of_an_isotonic_regression_is_no_preparation() -> None:
    code = "from sklearn.isotonic import IsotonicRegression\nmodel = IsotonicRegression()\n"
    assert drawn(code + "line = model.fit_transform(x, y)\nplt.plot(x, line)\n") >= 2
