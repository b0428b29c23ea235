"""Results compared with a trusted implementation."""

from collections import Counter

from mlfolio.catalogue import ANY_OTHER, check
from mlfolio.documents import Citation
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.testing.bodies import bodies
from mlfolio.evidence.testing.references import references
from mlfolio.evidence.testing.tests import Tests
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, failed, not_applicable, passed

_OF_ONE_ALGORITHM = frozenset(
    "neat deap pygad gplearn pyswarms mealpy hmmlearn pomegranate minisom xgboost lightgbm catboost hdbscan umap faiss"
    " stable_baselines3 prophet libsvm liblinear pyearth pgmpy".split()
)
"""Libraries that each hold one algorithm, or one family of them."""

_ASK_MODELS = frozenset("openai ollama anthropic litellm mcp groq cohere mistralai langchain langgraph".split())
"""Clients of language models that answer elsewhere."""

_COMPUTE = frozenset("numpy math cmath torch tensorflow jax scipy numba cupy mlx keras statistics".split())
"""What code that computes something imports."""

_BESIDE = lazy_pattern(r"(^|/)(examples?|docs?|benchmarks?|notebooks?|tests?|demos?)/|(^|/)(setup|conf)\.py$")


@check(
    title="Tests compare the result with a trusted implementation",
    how="At least one asserting test names an implementation that others trust (scikit-learn, SciPy, PyTorch,"
    " TensorFlow, JAX,"
    " statsmodels; lm, glm, rpart and their like in R) and compares the own result with it, or with"
    " values of six digits that its comments say it gave, or its gradients with finite differences."
    " NumPy is one where the test's name says so (matches_numpy). Its data sets and"
    " splits are no implementation to compare with, and a metric is one only beside the project's own of that name."
    " Not applicable where half of the modules are built on a library of the algorithm itself (neat, hmmlearn, deap"
    " ...), which nobody needs to compare with itself, or where modules import clients of language models and"
    " nothing to compute with.",
    fix="Fit scikit-learn's estimator and your own on the same data in a test, and assert that the predictions or"
    " coefficients"
    " are close; or compare your gradients with finite differences.",
    fix_in={
        "R": (
            "Fit a package's function of the same name (`glm`, `e1071::svm`, `kmeans`) and your own on the same data in"
            " a test, and check with `expect_equal` that the predictions or coefficients are close."
        ),
        ANY_OTHER: (
            "Run a trusted implementation (scikit-learn, or a library of your language) once on a small data set, keep"
            " what it predicts beside the tests, and assert that your own comes close."
        ),
    },
    # The only way to know that an algorithm which looks right is right.
    weight=2,
    # There may be nothing to compare with: 15 of 21 findings that no rule had seen were true.
    advice=True,
    source=Citation("B", "Building Your Portfolio", "implement classic ML algorithms from scratch"),
    after=("has-tests",),
    kinds=("from-scratch",),
    bad=[
        Example(
            {
                "tests/test_line.py": "from sklearn.datasets import load_iris\nfrom line import Line\n\n\n"
                "def test_line():\n    x, y = load_iris(return_X_y=True)\n    assert Line().fit(x, y).score(x, y) >"
                " 0.5\n"
            },
            note="scikit-learn's data, and nothing of its results",
        ),
        Example(
            {
                "tests/test_line.py": "from line import Line\n\n\n# As in scikit-learn, fit returns self\n"
                "def test_line():\n    assert abs(Line().fit([1], [2]).slope - 2) < 0.000001\n"
            },
            note="a tolerance is no value of a reference",
        ),
    ],
    good=[
        Example(
            {
                "tests/test_line.py": "import numpy as np\nfrom sklearn.linear_model import LinearRegression\nfrom"
                " line import Line\n\n\n"
                "def test_same_as_scikit_learn():\n    x, y = np.eye(3), np.ones(3)\n"
                "    theirs = LinearRegression().fit(x, y)\n    assert np.allclose(Line().fit(x, y).coef,"
                " theirs.coef_)\n"
            }
        ),
        Example(
            {
                "tests/test_grad.py": "from grad import Value\n\n\n# What PyTorch gives: values from torch 2.3\n"
                "def test_more():\n    a = Value(-4.0)\n    (a * a / 3.1).backward()\n"
                "    assert abs(a.grad - -2.5806451) < 1e-6\n"
            },
            note="the reference's values, written down",
        ),
        Example(
            {
                "tests/test_grad.py": "from grad import slope, value\n\n\n"
                "def numerical_gradient(f, x, eps=1e-6):\n    return (f(x + eps) - f(x - eps)) / (2 * eps)\n\n\n"
                "def test_slope():\n    assert abs(slope(3.0) - numerical_gradient(value, 3.0)) < 1e-6\n"
            },
            note="finite differences need nobody's implementation",
        ),
        Example(
            {
                "tests/testthat/test-ols.R": 'test_that("same as lm", {\n'
                "  expect_equal(ols(d)$coef, coef(lm(y ~ x, d)), tolerance = 1e-8)\n})\n"
            }
        ),
    ],
)
def reference_parity_tests(tests: Tests, files: Files, sources: Sources) -> Verdict:
    """An implementation from scratch is as good as its agreement with one that thousands have tried.

    A test of that agreement also shows where the two part, and why.
    """
    if not tests:
        return not_applicable("there are no tests")
    if _only_asks_models(sources):
        return not_applicable("the code asks language models by their interface, and computes no result itself")
    if wrapped := _wrapped(sources):
        return not_applicable(f"the code is built on {wrapped}, which does the work")
    for body in bodies(tests, files):
        reference = next(references(body), None)
        if reference:
            return passed(f"{body.test.name} compares with {reference}")
    return failed(Finding("no test compares a result with a trusted implementation"))


def _own(sources: Sources) -> list[Source]:
    own = (one for one in sources.modules if not one.is_test and not _BESIDE.search(one.path))
    return [one for one in own if one.imports]


def _only_asks_models(sources: Sources) -> bool:
    """Return whether the modules import clients of language models, and nothing to compute with."""
    imported = {each.top for one in _own(sources) for each in one.imports}
    return not imported.isdisjoint(_ASK_MODELS) and imported.isdisjoint(_COMPUTE)


def _wrapped(sources: Sources) -> str | None:
    """Return the library of one algorithm that at least half of the modules import; None where there is none."""
    own = _own(sources)
    used = Counter(name for one in own for name in {each.top for each in one.imports} & _OF_ONE_ALGORITHM)
    name, count = next(iter(used.most_common(1)), ("", 0))
    return name if count and 2 * count >= len(own) else None
