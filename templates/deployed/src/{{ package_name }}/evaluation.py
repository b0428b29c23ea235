"""Evaluate: metrics with bootstrap intervals, by group, and the gate that a model must pass."""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from sklearn.metrics import balanced_accuracy_score, brier_score_loss, confusion_matrix, roc_auc_score

from .errors import PipelineError
from .settings import EvaluationSettings

THRESHOLD = 0.5


class Interval(NamedTuple):
    """An estimate and the bounds of its interval."""

    value: float
    low: float
    high: float


def balanced_accuracy(truth: np.ndarray, probability: np.ndarray) -> float:
    """Return the mean of the two sexes' shares of right answers: the metric of the task."""
    return float(balanced_accuracy_score(truth, probability >= THRESHOLD))


def resampled_accuracies(truth: np.ndarray, right: np.ndarray, resamples: int, seed: int) -> np.ndarray:
    """Return the balanced accuracy of each prediction over bootstrap resamples of the same rows.

    Args:
        truth: 1 for male, 0 for female. Rows are drawn within each sex, so that every resample holds both.
        right: A row a prediction, with whether it was right about each penguin.
        resamples: How many times to draw.
        seed: Seeds the drawing.
    """
    random = np.random.default_rng(seed)
    sexes = [np.flatnonzero(truth == sex) for sex in (0, 1)]
    drawn = [random.choice(rows, (resamples, len(rows))) for rows in sexes]
    return np.mean([right[:, rows].mean(axis=2) for rows in drawn], axis=0)


def interval(value: float, resampled: np.ndarray, confidence: float) -> Interval:
    """Return `value` with the percentile bootstrap interval (Efron & Tibshirani 1993, chapter 13)."""
    tail = (1 - confidence) / 2
    low, high = np.quantile(resampled, [tail, 1 - tail])
    return Interval(value, float(low), float(high))


def evaluate(
    test: pd.DataFrame,
    truth: np.ndarray,
    model: np.ndarray,
    baseline: np.ndarray,
    settings: EvaluationSettings,
    seed: int,
) -> dict[str, Any]:
    """Return every figure that the reports need, from the held-out penguins, their true sexes and two predictions.

    Args:
        test: The held-out penguins, for their groups.
        truth: 1 for male, 0 for female.
        model: The model's probabilities of male.
        baseline: The baseline's probabilities of male.
        settings: How many resamples, and which confidence.
        seed: Seeds the resampling.
    """
    return {
        **compared(truth, model, baseline, settings, seed),
        "roc_auc": float(roc_auc_score(truth, model)),
        "brier_score": float(brier_score_loss(truth, model)),
        "confusion": confusion_matrix(truth, model >= THRESHOLD).tolist(),
        "groups": [row for column in ("species", "island") for row in group_errors(test[column], truth, model)],
        "test_rows": len(test),
    }


def compared(
    truth: np.ndarray, model: np.ndarray, baseline: np.ndarray, settings: EvaluationSettings, seed: int
) -> dict[str, dict[str, float]]:
    """Return the balanced accuracy of both and the gain, each with its interval over the same resamples (paired)."""
    right = np.array([(probability >= THRESHOLD) == (truth == 1) for probability in (model, baseline)])
    ours, theirs = resampled_accuracies(truth, right, settings.resamples, seed)
    accuracy, reference = balanced_accuracy(truth, model), balanced_accuracy(truth, baseline)
    return {
        "balanced_accuracy": interval(accuracy, ours, settings.confidence)._asdict(),
        "baseline": interval(reference, theirs, settings.confidence)._asdict(),
        "gain": interval(accuracy - reference, ours - theirs, settings.confidence)._asdict(),
    }


def group_errors(group: pd.Series, truth: np.ndarray, probability: np.ndarray) -> list[dict[str, Any]]:
    """Return, for each value of `group`, how many penguins it has and how often each sex is mistaken."""
    wrong = (probability >= THRESHOLD) != (truth == 1)
    rows = []
    for value in sorted(group.unique()):
        inside = (group == value).to_numpy()
        rows.append(
            {
                "group": str(group.name),
                "value": str(value),
                "count": int(inside.sum()),
                "error": float(wrong[inside].mean()),
                "females_mistaken": _share(wrong[inside & (truth == 0)]),
                "males_mistaken": _share(wrong[inside & (truth == 1)]),
            }
        )
    return rows


def _share(wrong: np.ndarray) -> float:
    return float(wrong.mean()) if wrong.size else float("nan")


def gate(metrics: dict[str, Any], least_gain: float) -> None:
    """Let a model pass that is surely better than the baseline.

    Raises:
        PipelineError: the lower bound of the gain in balanced accuracy is not above `least_gain`.
    """
    gain = metrics["gain"]
    if gain["low"] <= least_gain:
        raise PipelineError(
            f"The model is not registered: it gains {gain['value']:.3f} [{gain['low']:.3f}, {gain['high']:.3f}] in"
            f" balanced accuracy over body mass alone, and the whole interval must lie above {least_gain}."
        )
