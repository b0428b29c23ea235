"""Tests of the learning itself: shapes, determinism under a seed, overfitting one batch, a floor on a metric."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.files import Files
from mlfolio.evidence.testing.behaviours import behaviours
from mlfolio.evidence.testing.bodies import bodies
from mlfolio.evidence.testing.tests import Tests
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable

_ALL = 2
_FIT = "from model import Model\n\n\n"


@check(
    title="Tests try how the model behaves, not only that it runs",
    how="Of five behaviours, the share of two that asserting tests are about: the shape of what comes out, the same"
    " result under"
    " the same seed, a loss that falls or a batch that is overfitted, a floor on a metric, an invariance or a range (a"
    " sum"
    " of 1, order that does not matter). One earns half and passes. Told by names and by what is asserted, in any"
    " language.",
    fix="Fit the model on ten rows that it must be able to learn and assert the score; fit it twice with one seed and"
    " assert"
    " that the predictions are equal.",
    # A model that runs and learns nothing passes every other test.
    weight=2,
    source=Citation("C", "Role and Importance of a Machine Learning Engineer", "evaluating models, and adjusting them"),
    after=("has-tests",),
    kinds=("kaggle", "from-scratch", "deployed"),
    bad=[
        Example({"tests/test_model.py": _FIT + "def test_model():\n    assert Model().fit([1], [1]) is not None\n"}),
        Example(
            {"tests/test_text.py": "from text import clean\n\n\ndef test_clean():\n    assert clean(' a ') == 'a'\n"},
            note="nothing that learns is tested",
        ),
    ],
    good=[
        Example(
            {
                "tests/test_model.py": _FIT + "def test_it_learns_a_line():\n    model = Model().fit([[1], [2]], [1,"
                " 2])\n"
                "    assert model.score([[1], [2]], [1, 2]) > 0.99\n\n\ndef test_same_seed_same_model():\n"
                "    one, two = Model(seed=1).fit([[1]], [1]), Model(seed=1).fit([[1]], [1])\n"
                "    assert one.predict([[1]]) == two.predict([[1]])\n"
            }
        ),
        Example(
            {
                "tests/testthat/test-fit.R": 'test_that("probabilities sum to one", {\n  p <- predict(fit(d), d)\n'
                '  expect_equal(nrow(p), nrow(d))\n})\n\ntest_that("the loss falls", {\n  m <- fit(d)\n'
                "  expect_lt(m$loss[10], m$loss[1])\n  expect_gt(accuracy(m), 0.9)\n})\n"
            }
        ),
    ],
)
def behaviour_tests(tests: Tests, files: Files) -> Verdict:
    """Code that learns can be wrong and still run: it just learns less, and nobody notices.

    Tests of its behaviour are the only ones that see it.
    """
    if not tests:
        return not_applicable("there are no tests")
    found: set[str] = set()
    for body in bodies(tests, files):
        found |= behaviours(body)
        if len(found) >= _ALL:
            return graded(1)
    if found:
        return graded(0.5, passes_at=0.5, reason=f"tests are about {next(iter(found))} alone")
    return graded(0, [Finding("no test is about shapes, determinism, learning, a metric's floor or an invariance")])
