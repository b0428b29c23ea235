"""The pipeline: ingest, validate, train, evaluate, pass the gate, register, report."""

import logging
from typing import Any

from .evaluation import balanced_accuracy, evaluate, gate
from .ingest import ingest
from .provenance import commit, provenance, version_of
from .registry import register
from .reporting import report
from .settings import Settings
from .training import baseline_probabilities, is_male, split_by_season, train
from .validation import validate

logger = logging.getLogger(__name__)


def run(settings: Settings) -> dict[str, Any]:
    """Run every step, write the results, and return the metrics.

    Raises:
        PipelineError: a step refused; nothing is registered then, and the latest good model stays in service.
    """
    data_sha256 = ingest(settings.data)
    validated = validate(settings.data.raw, settings.data.most_rejected)
    split = split_by_season(validated.accepted, settings.data.test_years)
    model = train(split, settings)
    probability = model.predict_proba(split.test)
    truth = is_male(split.test)
    metrics = evaluate(
        split.test, truth, probability, baseline_probabilities(split), settings.evaluation, settings.seed
    )
    metrics |= {"train_rows": len(split.train), "rejected_rows": validated.rejected_rows}
    metrics["training_balanced_accuracy"] = balanced_accuracy(is_male(split.train), model.predict_proba(split.train))
    gate(metrics, settings.evaluation.least_gain)
    inputs = provenance(settings, data_sha256)
    metadata = {"commit": commit(), **inputs, "metrics": metrics}
    register(settings.service.models, version_of(inputs), model, split.train, metadata)
    report(settings.reports, metrics)
    return metrics
