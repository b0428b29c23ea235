{% set worked = starter == "worked" %}
"""Principal component analysis by the singular value decomposition."""

from typing import Self

import numpy as np
from numpy.typing import ArrayLike

from {{ package_name }}.estimator import Transformer


class PCA(Transformer):
    """Describe each row by its coordinates along the directions in which the rows vary most.

    Args:
        n_components: how many directions to keep; a share between 0 and 1 keeps as many as explain that much of the
            variance; None keeps all.

    Attributes:
        components_: the directions, orthonormal, shape (k, d), by falling variance.
        explained_variance_: the variance along each.
        explained_variance_ratio_: its share of the total variance.
        singular_values_: the singular values of the centred rows.
        mean_: the mean of the training rows.

    Sources: Pearson, On lines and planes of closest fit (1901); Jolliffe, Principal Component Analysis (2002), chapters
    1 to 3; Eckart and Young, The approximation of one matrix by another of lower rank (1936).
    """

    def __init__(self, n_components: float | None = None):
        self.n_components = n_components

    def fit(self, X: ArrayLike, y: None = None) -> Self:
        """Learn the directions; ``y`` is ignored.

        Raises:
            ValueError: when ``n_components`` is more than the data can give, or there is only 1 sample.
        """
        X = self._training_rows(X)
        if len(X) < 2:
            raise ValueError("PCA needs two rows or more to see variance, got n_samples = 1.")
        check_number(self.n_components, min(X.shape))
        self.mean_ = X.mean(axis=0)
        components, singular_values = principal_axes(X - self.mean_)
        variances = singular_values**2 / (len(X) - 1)
        kept = slice(number_of_components(self.n_components, variances))
        self.components_, self.singular_values_ = components[kept], singular_values[kept]
        self.explained_variance_ = variances[kept]
        self.explained_variance_ratio_ = shares(variances)[kept]
        return self

    def transform(self, X: ArrayLike) -> np.ndarray:
        """Return the coordinates Z = (X - μ)Vᵀ of each row along the components, shape (n, k)."""
        {% if worked %}
        return (self._new_rows(X) - self.mean_) @ self.components_.T
        {% else %}
        raise NotImplementedError("transform: docs/derivation.md says what it computes")
        {% endif %}

    def inverse_transform(self, Z: ArrayLike) -> np.ndarray:
        """Return the rows X̂ = ZV + μ with these coordinates: the nearest points that k components can describe."""
        {% if worked %}
        return np.asarray(Z) @ self.components_ + self.mean_
        {% else %}
        raise NotImplementedError("inverse_transform: docs/derivation.md says what it computes")
        {% endif %}


def principal_axes(X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the right singular vectors of centred rows, one a row, and the singular values, largest first.

    They are the eigenvectors of XᵀX; decomposing X itself keeps the digits that squaring would lose. The sign of a
    direction is free: the entry largest in size is made positive, so that runs agree.
    """
    {% if worked %}
    _, singular_values, Vt = np.linalg.svd(X, full_matrices=False)
    largest = np.take_along_axis(Vt, np.abs(Vt).argmax(axis=1)[:, None], axis=1)
    return Vt * np.where(largest < 0, -1, 1), singular_values
    {% else %}
    raise NotImplementedError("principal_axes: docs/derivation.md says what it computes")
    {% endif %}


def check_number(wanted: float | None, most: int) -> None:
    """Raise ValueError when fewer than 1 or more than ``most`` components are wanted."""
    if wanted is not None and not _is_share(wanted) and not 1 <= wanted <= most:
        raise ValueError(f"n_components must lie between 1 and min(n_samples, n_features)={most}, got {wanted}.")


def number_of_components(wanted: float | None, variances: np.ndarray) -> int:
    """Return how many components are wanted: all, a number, or as many as explain a share of the variance."""
    if wanted is None:
        return len(variances)
    if _is_share(wanted):
        return int(np.searchsorted(np.cumsum(shares(variances)), wanted) + 1)
    return int(wanted)


def _is_share(wanted: float) -> bool:
    return isinstance(wanted, float) and 0 < wanted < 1


def shares(variances: np.ndarray) -> np.ndarray:
    """Return each variance as a share of their sum; without any variance all shares are 0."""
    total = variances.sum()
    return variances / total if total > 0 else np.zeros_like(variances)
