"""What is told from other lines as a formula in plain letters."""

import pytest

from mlfolio.evidence.prose.equations import plain_formula


@pytest.mark.parametrize(
    "line",
    [
        "J(Theta0, Theta1) = Sum([h(X) - y]^2) / 2m",
        "Gini = (1 - sum(p*p)) * (group_size/total_samples)",
        "log(P(class_i|data)) = log(P(class_i)) + log(P(class_i|f_1))",
        "returns dL/dZ (logits)",
        "a line y = mx + c is fitted",
        "theta_t+1 = theta_t - beta_t * (d mse / d theta_t.T)",
        "w = w - lr * grad",
        "Precision: TP / (TP + FP)",
        "F1 score: 2 * precision * recall / (precision + recall)",
        "the update is w = w - a (x^2 - 1)",
    ],
)
def test_a_formula_may_be_in_plain_letters(line: str) -> None:
    assert plain_formula(line)


@pytest.mark.parametrize(
    "line",
    [
        "correct = np.sum(y * (y - 1), axis=1)",
        "total = scores.sum()",
        "EPOCHS = 3",
        "Extend the metrics to include R^2 score.",
        "Run it with `--k=3` (train/test).",
        "i = i + 1",
        "stop = start - 1",
        "the head and / or a tail of the d list / e list",
        "p(x) stands for the density",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert not plain_formula(line)
