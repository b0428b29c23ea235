"""What names stand for, through aliases and star imports."""

import ast

import pytest

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.names import Names
from mlfolio.evidence.learning.roles import roles_of


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (
            "from sklearn.model_selection import train_test_split as tts\ntts(x)",
            "sklearn.model_selection.train_test_split",
        ),
        ("import numpy as np\nnp.random.seed(1)", "numpy.random.seed"),
        ("import sklearn.metrics\nsklearn.metrics.f1_score(a, b)", "sklearn.metrics.f1_score"),
        ("from tensorflow import keras\nkeras.Sequential()", "keras.Sequential"),
        ("import tensorflow as tf\ntf.keras.layers.Dense(1)", "keras.layers.Dense"),
        ("model.fit(x)", ".fit"),
        ("self.model.fit(x)", ".fit"),
        ("make()[0].fit(x)", ".fit"),
        ("train(x)", "train"),
        ("from .net import train\ntrain(x)", "train"),
    ],
)
def test_a_name_is_resolved(code: str, name: str) -> None:
    source = Source("a.py", [(None, code)])
    assert Names(source).of(source.nodes(ast.Call)[0].func) == name


@pytest.mark.parametrize(
    ("name", "stars", "role"),
    [
        ("sklearn.model_selection.train_test_split", (), "split"),
        ("train_test_split", ("sklearn.model_selection",), "split"),
        ("mlflow.log_metric", (), "tracker"),
        (".isnull", (), "missing looked"),
        ("plot_confusion_matrix", (), "errors"),
    ],
)
def test_a_role_is_looked_up(name: str, stars: tuple[str, ...], role: str) -> None:
    assert role in roles_of(name, stars)


@pytest.mark.parametrize("name", ["train_test_split", "mine.accuracy_score", "isnull", "sklearnex.KFold"])
def test_what_is_not_of_a_library_has_no_role_of_it(name: str) -> None:
    assert not roles_of(name)
