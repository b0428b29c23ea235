"""Text that says that no rows are held out: a score below it is shown as one on training rows."""

import ast

import pytest
from evidence.dataflow.programs import LOAD

from mlfolio.evidence.dataflow.analysis import Said, analyse
from mlfolio.evidence.dataflow.leaks import leaks_of
from mlfolio.evidence.dataflow.unsplit import unsplit_from


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("We do not make a train, test split here, as there are 12 rows.", 2),
        ("For real work you should always do a train/test split.", 2),
        ("Fitted without a train-test split.", 2),
        ("We didn't split the data this time", 2),
        ("It is not clear what to drop. Then comes the train-test split.", None),
        ("Make a train test split, without shuffling", None),
        ("A test set is not touched", None),
    ],
)
def test_text_may_say_that_no_rows_are_held_out(text: str, line: int | None) -> None:
    assert unsplit_from([("code", "a = 1"), ("markdown", text), ("code", "b = 2")]) == line
    assert unsplit_from([("code", f"a = 1\nb = 2  # {text}\n")]) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("## Model Validation on train data set", 2),
        ("# How it works\n### Accuracy on the training data:", 2),
        ("Model validation on the train data set would tell nothing.", None),
        ("## Evaluation on training and test data", None),
        ("## Fitting on training data", None),
    ],
)
def test_a_heading_may_say_that_the_training_data_is_judged_on(text: str, line: int | None) -> None:
    assert unsplit_from([("code", "a = 1"), ("markdown", text), ("code", "b = 2")]) == line


def test_a_score_after_such_text_is_shown_as_a_training_score() -> None:
    statements = ast.parse(LOAD + "model = SVC().fit(X, y)\nprint(model.score(X, y))\n").body
    told = {unsplit: leaks_of(analyse("a.py", statements, said=Said(unsplit=unsplit))) for unsplit in (None, 3, 5)}
    assert [len(leaks) for leaks in told.values()] == [1, 0, 1]
