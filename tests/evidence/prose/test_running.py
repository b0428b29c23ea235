"""Which functions of a notebook are run, and which only stand there."""

import pytest

from mlfolio.evidence.prose.running import running

_SCORE = "import a\n\ndef score(model):\n    b = 1\n\n    return model.score(b)\n\nc = 2"


@pytest.mark.parametrize(
    ("codes", "run"),
    [
        (["x = 1", "plt.plot(x)"], ["x = 1", "plt.plot(x)"]),
        ([_SCORE, "x = 1"], ["import a\n\n\nc = 2", "x = 1"]),
        ([_SCORE, "score(forest)"], [_SCORE, "score(forest)"]),
        ([_SCORE, "list(map(score, forests))"], [_SCORE, "list(map(score, forests))"]),
        ([_SCORE, _SCORE], ["import a\n\n\nc = 2"] * 2),
    ],
)
def test_a_function_that_no_cell_names_is_not_run(codes: list[str], run: list[str]) -> None:
    assert running(codes) == run
