"""Real test functions, outside vendored folders."""

import ast
import re

from mlfolio.catalogue import ANY_OTHER, check
from mlfolio.documents import Citation
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.testing.checking_names import is_like_a_test
from mlfolio.evidence.testing.tests import Tests
from mlfolio.examples import Example
from mlfolio.languages import CODE_PATTERNS
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, failed, graded, hinted, not_applicable, passed

_LOOKS_LIKE_TESTS = lazy_pattern(
    r"(^|/)(test_[^/]*|(?!(ab|a_b|train|(\w+_)?hypothesis)_test\.)[^/]*_test|tests?\d*)\.(py|r|jl|m)$", re.IGNORECASE
)
_TRIES_THE_CODE = lazy_pattern(r"(^|/)test_[^/]*\.py$")
"""What is called `features_test.py` makes the features of the test set as often as it tries something."""

_TESTS_OF_A_NOTEBOOK = lazy_pattern(r"(?:(?:^|[/ _-])[Tt]|(?<=[a-z])T)ests?\.ipynb$")
"""What is called tests, as a word of its own or by a capital: the latest of several notebooks is not."""

_ELSEWHERE = ("*.sql", "*.php", "*.rb", "*.pl", "*.html", "*.vue", "*.zip", "*.tar.gz")
"""What may hold code that is not looked into."""

_LINES = 5
"""Lines of code in a script that tries something; with fewer it is a stub that somebody, or a tool, left to fill."""
_SHOWN = 5


@check(
    title="Automated tests exist",
    how=(
        "At least one test function that a runner would collect: pytest, unittest, testthat, RUnit, MATLAB's and"
        " Julia's own, Jest, GoogleTest, JUnit and their like. Doctests, scripts that only print and functions called"
        " `test` that a training script fills with a model do not count, nor the test of its first page that a new"
        " project of React, Angular, Vue or Flutter comes with, or that of a new file in PyCharm. A single test earns"
        " half. A script called test_*.py, of five lines or more, fails and earns a tenth: it tries the code, and"
        " leaves the verdict to whoever reads what it prints; so does a notebook called tests that asserts, which no"
        " runner collects. Does not apply to an image alone: a Dockerfile and scripts of shell, and no code."
    ),
    fix=(
        "Create tests/test_<module>.py, import one function of your code (move it into a module first if it"
        " stands in a notebook, or in a script that trains as soon as it is imported), call it on a tiny input you can"
        " work out by hand and assert the result; run it with `python -m pytest` in the top folder."
        " One test earns half."
    ),
    fix_in={
        "R": (
            'Create tests/testthat/test-<name>.R, source one file of your code (`source("../../<name>.R")`, one that'
            " only defines functions), call a function on a tiny input you can work out by hand and check the result"
            " with `expect_equal`; run it with `Rscript -e 'testthat::test_dir(\"tests/testthat\")'` in the top folder."
            " One test earns half."
        ),
        "MATLAB": (
            "Create tests/test<Name>.m with `functiontests(localfunctions)`, call one function of your code on a"
            " tiny input you can work out by hand and check the result with `verifyEqual`; run it with"
            ' `runtests("tests")`. One test earns half.'
        ),
        "Julia": (
            "Create test/runtests.jl with `using Test`, call one function of your code on a tiny input you can"
            " work out by hand and check the result with `@test`; run it with `julia --project test/runtests.jl`."
            " One test earns half."
        ),
        ANY_OTHER: (
            "Write a first test with the framework of your language (GoogleTest, JUnit, `cargo test`, `go"
            " test`): call one function on a tiny input you can work out by hand and assert the result."
            " One test earns half."
        ),
    },
    # That there are tests goes with judged quality (.59 on 102 real repositories; 91 % of the poor band have none), and
    # who has none loses all of the category by it. Among those who have some it tells nothing: what they reach does.
    weight=2,
    source=Citation("A", "Programming Proficiency", "following best practices for testing"),
    bad=[
        Example({"model.py": "def fit(x):\n    return sum(x)\n"}, note="no test at all"),
        Example(
            {
                "test_model.py": "from model import fit\n\nprint(fit([1, 2]))\n",
                "model.py": "def fit(x):\n    return sum(x)\n",
            },
            paths=("test_model.py",),
            note="a script that prints: somebody has to read it each time",
        ),
        Example(
            {"NetTests.ipynb": ["from net import f\nassert f(1) == 2\nassert f(2) == 3"], "net.py": "f = abs\n"},
            paths=("NetTests.ipynb",),
            note="somebody has to run the notebook",
        ),
        Example(
            {"shop/tests.py": "from django.test import TestCase\n\n# Create your tests here.\n"},
            paths=("shop/tests.py",),
            note="the stub that Django generates",
        ),
        Example(
            {
                "tests.py": (
                    "import unittest\n\n\nclass MyTestCase(unittest.TestCase):\n    def test_something(self):\n"
                    "        self.assertEqual(True, False)\n\n\nif __name__ == '__main__':\n    unittest.main()\n"
                ),
            },
            paths=("tests.py",),
            note="the test that PyCharm puts into a new file",
        ),
        Example(
            {
                "test_net.py": (
                    "import torch\n\n\ndef test(model, loader):\n    with torch.no_grad():\n"
                    "        return [model(batch) for batch in loader]\n"
                ),
            },
            paths=("test_net.py",),
            note="evaluation on the test set is no test of the code",
        ),
    ],
    good=[
        Example(
            {
                "tests/test_model.py": (
                    "from model import fit, predict\n\n\ndef test_fit_adds():\n    assert fit([1, 2]) == 3\n\n\n"
                    "def test_predict_keeps_the_length():\n    assert len(predict([1, 2])) == 2\n"
                ),
            }
        ),
        Example(
            {
                "tests.py": (
                    "import unittest\n\n\nclass FitTest(unittest.TestCase):\n    def test_empty(self):\n"
                    "        self.assertEqual(sum([]), 0)\n\n    def test_two(self):\n"
                    "        self.assertEqual(sum([1, 2]), 3)\n"
                ),
            }
        ),
        Example(
            {
                "tests/testthat/test-clean.R": (
                    'test_that("rows without an age go", {\n  expect_equal(nrow(clean(d)), 2)\n})\n\n'
                    'test_that("names stay", {\n  expect_named(clean(d))\n})\n'
                ),
            },
            note="R",
        ),
    ],
)
def has_tests(tests: Tests, files: Files, sources: Sources) -> Verdict:
    """Tests are how anybody, the author included, knows that a change broke nothing.

    To a reader who hires they are the clearest sign that code was written to last.
    """
    if not tests:
        stubs = [Finding("holds no test that checks anything", path) for path in _stubs(files, sources)]
        by_hand = [
            Finding("asserts, and no runner collects a notebook", one.path) for one in sources.code if _asserts(one)
        ]
        if by_hand:
            return hinted(*by_hand, *stubs)
        if not stubs:
            if _is_an_image(files):
                return not_applicable("there is a container's image, and no code")
            return failed(Finding("there is no test function"))
        return hinted(*stubs) if _is_tried(sources) else failed(*stubs)
    if len(tests) == 1:
        only = tests.all[0]
        return graded(0.5, [Finding(f"`{only.name}` is the only test", only.path, only.line)], passes_at=0.5)
    return passed(f"{len(tests)} tests in {len(tests.paths)} {'file' if len(tests.paths) == 1 else 'files'}")


def _is_an_image(files: Files) -> bool:
    """Whether only container files, and what sets them up in shell, stand there."""
    return any(files.named("Dockerfile*", "*.Dockerfile")) and not any(files.named(*CODE_PATTERNS, *_ELSEWHERE))


def _is_tried(sources: Sources) -> bool:
    """Whether a script that is called a test does something: its author looked, and the next one has to look again."""
    return any(one.code_lines >= _LINES for one in sources.authored if _TRIES_THE_CODE.search(one.path))


def _asserts(source: Source) -> bool:
    return _TESTS_OF_A_NOTEBOOK.search(source.path) is not None and len(source.nodes(ast.Assert)) > 1


def _stubs(files: Files, sources: Sources) -> list[str]:
    """Return the files that look like tests, by their name or by that and what their functions are called."""
    named = [path for path in files.own if _LOOKS_LIKE_TESTS.search(path)]
    defining = [one.path for one in sources.authored if _defines_what_is_called_a_test(one)]
    return list(dict.fromkeys((*named, *defining)))[:_SHOWN]


def _defines_what_is_called_a_test(source: Source) -> bool:
    is_of_tests = source.is_test or is_like_a_test(source)
    return is_of_tests and any(one.name.startswith("test_") for one in source.functions)
