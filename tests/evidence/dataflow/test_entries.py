"""Which sources the analysis begins with."""

import pytest

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.dataflow.entries import trains


@pytest.mark.parametrize(
    "code",
    [
        "booster = xgb.train(parameters)",
        "booster = lightgbm.train (parameters)",
        "trainer.train(rows, answers)",
        "model.fit(rows)",
        "loss.backward()",
    ],
)
def test_what_trains_is_told_by_its_call(code: str) -> None:
    assert trains(Source("a.py", [(None, code)]))


@pytest.mark.parametrize("code", ["net.train()", "axgb.train(parameters)", "fit = 1", "loss.backward_hook()"])
def test_other_calls_train_nothing(code: str) -> None:
    assert not trains(Source("a.py", [(None, code)]))
