"""The share of tests that check something."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.testing.placeholders import placeholders
from mlfolio.evidence.testing.tests import Test, Tests
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable


@check(
    title="The tests check something",
    how=(
        "The share of test functions with an assertion: assert, pytest.raises or warns, self.assert..., numpy, pandas"
        " and torch testing, a mock's assert_called... or what chainmock and flexmock expect of one, a"
        " result that has to fit a schema (jsonschema, pydantic), an"
        " error raised on a condition, or a helper of the repository (in other languages, of the file)"
        " that does one of these. `assert True`, comparing constants and `x == x` do not count. A test that only"
        " imports (which fails by itself, or answers a runner of its own that exits by the answers), is skipped, or"
        " whose name says that no error may come (`does_not_raise`, `accepts_2d`, or `valid` beside a test that expects"
        " the same call to be refused, or that what it hands to a parser parses), or a comment (`# should not raise`)"
        " where it calls what is named as a check (`require_...`, `validate...`) or builds an object (`# no error`), is"
        " left out. In Cypress"
        " and Playwright, waiting for a request is an assertion, as is `t.equal` of tape, tap and ava. Passes where at"
        " least one test in ten checks something; the points follow the share."
    ),
    fix="End each test by asserting what the result must be: a value, a shape, an error that is raised.",
    # A test that cannot fail is worse than none: it looks like safety.
    # Nearly all do, so that it tells less among those who have tests than what these reach.
    weight=2,
    source=Citation("A", "Programming Proficiency", "following best practices for testing"),
    after=("has-tests",),
    bad=[
        Example(
            {"tests/test_model.py": "from model import fit\n\n\ndef test_fit():  # <-- bad\n    print(fit([1, 2]))\n"},
            note="it passes whatever fit returns",
        ),
        Example(
            {
                "tests/test_model.py": (
                    "import unittest\n\n\nclass ModelTest(unittest.TestCase):\n    def test_works(self):  # <-- bad\n"
                    "        self.assertTrue(True)\n\n    def test_adds(self):  # <-- bad\n        assert 1 + 1 == 2\n"
                ),
            },
            note="constants say nothing of the code",
        ),
    ],
    good=[
        Example({"tests/test_model.py": "from model import fit\n\n\ndef test_fit():\n    assert fit([1, 2]) == 3\n"}),
        Example(
            {
                "tests/checks.py": "def same(a, b):\n    if a != b:\n        raise AssertionError(a)\n",
                "tests/test_model.py": (
                    "import pytest\nfrom tests.checks import same\nfrom model import fit\n\n\n"
                    "def test_fit():\n    same(fit([1, 2]), 3)\n\n\n"
                    "def test_refuses_text():\n    with pytest.raises(TypeError):\n        fit('x')\n"
                ),
            },
            note="a helper that asserts, and an error that must come",
        ),
        Example(
            {
                "tests/test_model.py": "import pytest\n\n\ndef test_import():\n    import model  # noqa: F401\n\n\n"
                "def test_on_a_gpu():\n    pytest.skip('Needs a GPU')\n\n\n"
                "def test_an_empty_table_does_not_raise():\n    import model\n\n    model.fit([])\n\n\n"
                "def test_fit():\n    from model import fit\n\n    assert fit([1, 2]) == 3\n"
            },
            note="imports and calls that must not fail, and what is skipped",
        ),
    ],
)
def tests_assert(tests: Tests, sources: Sources) -> Verdict:
    """A test without an assertion passes as long as nothing crashes, so wrong results go unnoticed.

    Tests that assert tell a reader what the author believes the code must do.
    """
    if not tests:
        return not_applicable("there are no tests")
    left_out = {
        (source.path, line) for source in sources.modules if source.path in tests.paths for line in placeholders(source)
    }
    judged = [test for test in tests if test.checks or (test.path, test.line) not in left_out]
    if not judged:
        return not_applicable("the tests only import, must not fail or are skipped")
    silent = [test for test in judged if not test.checks]
    return graded(1 - len(silent) / len(judged), _findings(silent), passes_at=0.1)


def _findings(silent: list[Test]) -> list[Finding]:
    return [Finding(f"`{test.name}` asserts nothing", test.path, test.line) for test in silent]
