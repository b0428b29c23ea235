"""Drift: compare the requests of late with the data that the model learned from."""

import logging
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import ks_2samp

from .errors import PipelineError
from .features import CATEGORICAL, MEASURED
from .registry import load_latest
from .service.request_log import read_requests
from .settings import DriftSettings, Settings

logger = logging.getLogger(__name__)


class ColumnDrift(NamedTuple):
    """How far one column has moved; a column of categories has no Kolmogorov-Smirnov test."""

    column: str
    psi: float
    ks_statistic: float | None
    ks_p_value: float | None
    drifted: bool


def population_stability_index(expected: np.ndarray, observed: np.ndarray) -> float:
    """Return the PSI of two lists of counts over the same bins: the sum of (q - p) ln(q / p) over the bins' shares.

    Half a count is added to each bin, so that an empty one has a finite share. Source: Siddiqi (2006), Credit Risk
    Scorecards; it is the symmetrised Kullback-Leibler divergence of Kullback & Leibler (1951).
    """
    smoothed = [(counts + 0.5) / (counts.sum() + 0.5 * len(counts)) for counts in (expected, observed)]
    return float(np.sum((smoothed[1] - smoothed[0]) * np.log(smoothed[1] / smoothed[0])))


def measured_drift(reference: pd.Series, recent: pd.Series, settings: DriftSettings, tests: int) -> ColumnDrift:
    """Compare two samples of a number: PSI over the reference's quantiles, and the two-sample KS test."""
    inner = np.unique(np.quantile(reference, np.linspace(0, 1, settings.bins + 1)[1:-1]))
    edges = np.concatenate([[-np.inf], inner, [np.inf]])
    psi = population_stability_index(np.histogram(reference, edges)[0], np.histogram(recent, edges)[0])
    statistic, p_value = ks_2samp(reference, recent)
    drifted = psi > settings.most_psi or p_value < settings.significance / tests
    return ColumnDrift(str(reference.name), psi, float(statistic), float(p_value), bool(drifted))


def categorical_drift(reference: pd.Series, recent: pd.Series, settings: DriftSettings) -> ColumnDrift:
    """Compare two samples of categories by PSI."""
    values = sorted(set(reference) | set(recent))
    counts = [sample.value_counts().reindex(values, fill_value=0).to_numpy() for sample in (reference, recent)]
    psi = population_stability_index(*counts)
    return ColumnDrift(str(reference.name), psi, None, None, psi > settings.most_psi)


def drift(reference: pd.DataFrame, recent: pd.DataFrame, settings: DriftSettings) -> list[ColumnDrift]:
    """Compare each column of the requests with the training data."""
    measured = [measured_drift(reference[name], recent[name], settings, len(MEASURED)) for name in MEASURED]
    return measured + [categorical_drift(reference[name], recent[name], settings) for name in CATEGORICAL]


def monitor(settings: Settings) -> list[ColumnDrift]:
    """Compare the logged requests with the training data of the model in service.

    Raises:
        PipelineError: no model is registered, or too few requests are logged to tell.
    """
    reference = load_latest(settings.service.models).reference
    requests = read_requests(settings.service.request_log, settings.drift.window)
    if len(requests) < settings.drift.least_requests:
        raise PipelineError(
            f"{len(requests)} requests are logged in {settings.service.request_log}, "
            f"and drift.least_requests asks for {settings.drift.least_requests}: too few to tell."
        )
    return drift(reference, pd.DataFrame(requests), settings.drift)
