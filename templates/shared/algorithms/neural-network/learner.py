{% set worked = starter == "worked" %}
"""A neural network for classification: dense layers, ReLU, softmax, backpropagation and Adam."""

{% if worked %}
import itertools
{% endif %}
from collections.abc import Iterator
from typing import Self

import numpy as np
from numpy.typing import ArrayLike

from {{ package_name }}.estimator import Classifier

Arrays = list[np.ndarray]


class MLPClassifier(Classifier):
    """Predict class probabilities by layers of weighted sums with a kink (ReLU) between them.

    Args:
        hidden_layer_sizes: the width of each hidden layer.
        alpha: strength λ of the ridge penalty on the weights.
        learning_rate: Adam's step.
        batch_size: training rows a step.
        max_iter: passes over the training rows (epochs) at most.
        tol: training stops when the loss of ten epochs in a row improved by less than this.
        random_state: seed of the first weights and of the shuffling, or None.

    Attributes:
        classes_: the classes, sorted.
        coefs_: the weights of each layer, shape (inputs, outputs).
        intercepts_: the intercepts of each layer.
        loss_curve_: the mean loss of each epoch.
        n_iter_: epochs run.

    Sources: Rumelhart, Hinton and Williams, Learning representations by back-propagating errors (1986); He and others,
    Delving deep into rectifiers (2015); Kingma and Ba, Adam (2015).
    """

    def __init__(
        self,
        hidden_layer_sizes: tuple[int, ...] = (64,),
        alpha: float = 1e-4,
        learning_rate: float = 1e-3,
        batch_size: int = 32,
        max_iter: int = 200,
        tol: float = 1e-4,
        random_state: int | None = None,
    ):
        self.hidden_layer_sizes = hidden_layer_sizes
        self.alpha = alpha
        self.learning_rate = learning_rate
        self.batch_size = batch_size
        self.max_iter = max_iter
        self.tol = tol
        self.random_state = random_state

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Learn the weights by stochastic gradient descent on the log loss.

        Raises:
            ValueError: when a parameter makes no sense or the data cannot be learnt from.
        """
        if self.batch_size < 1 or self.learning_rate <= 0:
            raise ValueError(f"batch_size must be at least 1 and learning_rate above 0, got {self!r}.")
        X = self._training_rows(X)
        places = self._training_classes(X, y)
        rng = np.random.default_rng(self.random_state)
        sizes = [X.shape[1], *self.hidden_layer_sizes, len(self.classes_)]
        self.coefs_, self.intercepts_ = first_weights(sizes, rng)
        self._descend(X, np.eye(len(self.classes_))[places], rng)
        return self

    def predict_proba(self, X: ArrayLike) -> np.ndarray:
        """Return the probability of each class for each row, shape (n, K)."""
        return np.exp(forward(self._new_rows(X), self.coefs_, self.intercepts_)[-1])

    def _descend(self, X: np.ndarray, Y: np.ndarray, rng: np.random.Generator) -> None:
        {% if worked %}
        optimiser = Adam([*self.coefs_, *self.intercepts_], self.learning_rate)
        self.loss_curve_ = []
        for _ in range(self.max_iter):
            losses = [self._step(X[rows], Y[rows], optimiser) for rows in batches(len(X), self.batch_size, rng)]
            self.loss_curve_.append(float(np.mean(losses)))
            if stalled(self.loss_curve_, self.tol):
                break
        self.n_iter_ = len(self.loss_curve_)
        {% else %}
        raise NotImplementedError("_descend: docs/derivation.md says what it computes")
        {% endif %}

    def _step(self, X: np.ndarray, Y: np.ndarray, optimiser: "Adam") -> float:
        loss, coef_gradients, intercept_gradients = loss_and_gradients(X, Y, self.coefs_, self.intercepts_, self.alpha)
        optimiser.step([*coef_gradients, *intercept_gradients])
        return loss


class Adam:
    """Adam's update of arrays in place, with the constants of Kingma and Ba (2015)."""

    def __init__(self, arrays: Arrays, learning_rate: float):
        self.arrays = arrays
        self.learning_rate = learning_rate
        self.means = [np.zeros_like(array) for array in arrays]
        self.squares = [np.zeros_like(array) for array in arrays]
        self.steps = 0

    def step(self, gradients: Arrays, decay: float = 0.9, decay_of_squares: float = 0.999) -> None:
        """Move each array against the running mean of its gradient, over the root of that of its square."""
        {% if worked %}
        self.steps += 1
        rate = self.learning_rate * np.sqrt(1 - decay_of_squares**self.steps) / (1 - decay**self.steps)
        for array, gradient, mean, square in zip(self.arrays, gradients, self.means, self.squares, strict=True):
            mean += (1 - decay) * (gradient - mean)
            square += (1 - decay_of_squares) * (gradient**2 - square)
            array -= rate * mean / (np.sqrt(square) + 1e-8)
        {% else %}
        raise NotImplementedError("step: docs/derivation.md says what it computes")
        {% endif %}


def first_weights(sizes: list[int], rng: np.random.Generator) -> tuple[Arrays, Arrays]:
    """Draw weights of variance 2 / inputs (He), which keeps the signal's size through ReLU; intercepts start at 0."""
    {% if worked %}
    pairs = list(itertools.pairwise(sizes))
    coefs = [rng.normal(0, np.sqrt(2 / inputs), (inputs, outputs)) for inputs, outputs in pairs]
    return coefs, [np.zeros(outputs) for _, outputs in pairs]
    {% else %}
    raise NotImplementedError("first_weights: docs/derivation.md says what it computes")
    {% endif %}


def forward(X: np.ndarray, coefs: Arrays, intercepts: Arrays) -> Arrays:
    """Return what each layer gives: the input, max(0, AW + b) of the hidden layers, log softmax(AW + b) of the last."""
    {% if worked %}
    outputs = [X]
    for coef, intercept in zip(coefs[:-1], intercepts[:-1], strict=True):
        outputs.append(np.maximum(outputs[-1] @ coef + intercept, 0))
    return [*outputs, log_softmax(outputs[-1] @ coefs[-1] + intercepts[-1])]
    {% else %}
    raise NotImplementedError("forward: docs/derivation.md says what it computes")
    {% endif %}


def log_softmax(scores: np.ndarray) -> np.ndarray:
    """Return log(exp(s) / Σ exp(s)) of each row; subtracting the largest score first keeps exp from overflowing."""
    {% if worked %}
    scores = scores - scores.max(axis=1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    {% else %}
    raise NotImplementedError("log_softmax: docs/derivation.md says what it computes")
    {% endif %}


def loss_and_gradients(
    X: np.ndarray, Y: np.ndarray, coefs: Arrays, intercepts: Arrays, alpha: float
) -> tuple[float, Arrays, Arrays]:
    """Return the mean of -log p(true class) plus λ/2n Σ‖W‖², and its gradients by weights and by intercepts."""
    {% if worked %}
    outputs = forward(X, coefs, intercepts)
    penalty = 0.5 * alpha * sum(np.sum(coef**2) for coef in coefs)
    loss = (penalty - np.sum(Y * outputs[-1])) / len(X)
    return float(loss), *backward(outputs, Y, coefs, alpha)
    {% else %}
    raise NotImplementedError("loss_and_gradients: docs/derivation.md says what it computes")
    {% endif %}


def backward(outputs: Arrays, Y: np.ndarray, coefs: Arrays, alpha: float) -> tuple[Arrays, Arrays]:
    """Return the gradients by the chain rule, from the last layer to the first.

    δ = (P - Y) / n at the top; a layer's weights get Aᵀδ + λW/n and its intercepts Σδ; below it δ becomes δWᵀ where
    ReLU was open.
    """
    {% if worked %}
    n = len(Y)
    delta = (np.exp(outputs[-1]) - Y) / n
    coef_gradients, intercept_gradients = [], []
    for output, coef in zip(outputs[-2::-1], coefs[::-1], strict=True):
        coef_gradients.append(output.T @ delta + alpha * coef / n)
        intercept_gradients.append(delta.sum(axis=0))
        delta = (delta @ coef.T) * (output > 0)
    return coef_gradients[::-1], intercept_gradients[::-1]
    {% else %}
    raise NotImplementedError("backward: docs/derivation.md says what it computes")
    {% endif %}


def batches(n: int, size: int, rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Return the rows in random order, cut into batches."""
    order = rng.permutation(n)
    return (order[start : start + size] for start in range(0, n, size))


def stalled(curve: list[float], tol: float, patience: int = 10) -> bool:
    """Tell whether the best loss of the last epochs is no better, by ``tol``, than the best before them."""
    return len(curve) > patience and min(curve[-patience:]) > min(curve[:-patience]) - tol
