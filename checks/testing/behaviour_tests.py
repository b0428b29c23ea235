"""Tests of the learning itself: shapes, determinism under a seed, overfitting one batch, a floor on a metric."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.own_model import has_a_model
from mlfolio.evidence.testing.behaviours import behaviours, compares_values
from mlfolio.evidence.testing.bodies import bodies
from mlfolio.evidence.testing.tests import Test, Tests
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable, unknown

_ALL = 2
_NONE = "no test is about the model's shapes, its determinism, what it learns, a metric's floor or an invariance"
_FIT = "from model import Model\n\n\n"
_MODEL = {"model.py": "class Model:\n    def fit(self, x, y):\n        return self\n"}


@check(
    title="Tests try how the model behaves, not only that it runs",
    how="Of five behaviours, the share of two that asserting tests are about: the shape of what comes out, the same"
    " result under"
    " the same seed, a loss that falls or a batch that is overfitted, a floor on a metric, an invariance or a range (a"
    " sum"
    " of 1, order that does not matter). One earns half and passes. Told by names and by what is asserted, in any"
    " language; unknown where a test compares a model's answers with something else, not applicable where no model is"
    " trained or loaded.",
    fix="Fit the model on ten rows that it must be able to learn and assert the score; fit it twice with one seed and"
    " assert"
    " that the predictions are equal.",
    # Advice: a test of a model's behaviour has too many forms for its absence to cost points (docs/precision.md).
    weight=0,
    advice=True,
    source=Citation("C", "Role and Importance of a Machine Learning Engineer", "evaluating models, and adjusting them"),
    after=("has-tests",),
    kinds=("kaggle", "from-scratch", "deployed"),
    bad=[
        Example(
            {
                **_MODEL,
                "tests/test_model.py": _FIT + "def test_model():\n    assert Model().fit([1], [1]) is not None\n",
            }
        ),
        Example(
            {
                **_MODEL,
                "tests/test_text.py": "from text import clean\n\n\ndef test_clean():\n    assert clean(' a ') == 'a'\n",
            },
            note="nothing that learns is tested",
        ),
        Example(
            {
                "app.py": "import joblib\n\nmodel = joblib.load('m.joblib')\n",
                "tests/test_app.py": "from app import client\n\n\ndef test_predict():\n"
                "    response = client.post('/predict', json={'age': 3})\n    assert response.status_code == 200\n"
                "    assert 'prediction' in response.json()\n",
            },
            note="how the service answers, whatever it answers",
        ),
    ],
    good=[
        Example(
            {
                **_MODEL,
                "tests/test_model.py": _FIT + "def test_it_learns_a_line():\n    model = Model().fit([[1], [2]], [1,"
                " 2])\n"
                "    assert model.score([[1], [2]], [1, 2]) > 0.99\n\n\ndef test_same_seed_same_model():\n"
                "    one, two = Model(seed=1).fit([[1]], [1]), Model(seed=1).fit([[1]], [1])\n"
                "    assert one.predict([[1]]) == two.predict([[1]])\n",
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
def behaviour_tests(tests: Tests, files: Files, sources: Sources) -> Verdict:
    """Code that learns can be wrong and still run: it just learns less, and nobody notices.

    Tests of its behaviour are the only ones that see it.
    """
    if not tests:
        return not_applicable("there are no tests")
    if not has_a_model(sources, files):
        return not_applicable("no model is trained or loaded here")
    found: set[str] = set()
    doubtful = None
    for body in bodies(tests, files):
        found |= behaviours(body)
        if len(found) >= _ALL:
            return graded(1)
        if doubtful is None and not found and compares_values(body):
            doubtful = body.test
    if found:
        return graded(0.5, passes_at=0.5, reason=f"tests are about {next(iter(found))} alone")
    doubtful = doubtful or _of_a_script(sources, tests, files)
    if doubtful:
        return unknown(f"{doubtful.path}, line {doubtful.line}, may be about the model's behaviour in words of its own")
    return graded(0, [Finding(_NONE)])


def _of_a_script(sources: Sources, tests: Tests, files: Files) -> Test | None:
    """Return where a script that no runner takes for a test is about a behaviour."""
    scripts = (Test(one.path, one.path, 1, checks=True) for one in sources.tests if one.path not in tests.paths)
    return next((body.test for body in bodies(scripts, files) if behaviours(body)), None)
