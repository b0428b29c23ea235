"""The share of the project's modules that tests import."""

from collections.abc import Container

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.retired import is_a_copy, superseded_folders
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files, folders_of
from mlfolio.evidence.testing.testable import is_testable, needs_no_test
from mlfolio.evidence.testing.tests import Tests
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable, unknown

_PASSES_AT = 0.5
_COPIED = 10
"""Lines from which on two files that are alike are copies."""


@check(
    title="The tests reach the project's modules",
    how=(
        "The share of Python modules that a test file imports, directly or through other modules of the repository"
        " (absolute, relative, by folder, first by those added to `sys.path`, or by a name or path in a string)."
        " Left out are tests (also called smoke,"
        " load or stress tests), generated modules, stubs, notes, exercises (and answers called q7.py or problem2.py),"
        " setup.py and its like, docs, examples, demos and benchmarks (folders, and files by their first or last"
        " word, and scripts without functions by the first words of their comment, as references are), migrations,"
        " notebooks, static/, what is put away (by its folder, its name, its first comment, as the copy of a module"
        " beside it), scripts that lay out a project's folders or move its files there, modules of imports and"
        " constants, and statements on names that another tool binds (blocks of Mage,"
        " `spark` in Databricks), and where no test imports it what is in a folder numbered as a version beside a"
        " higher one, a module of settings and declared fields, a service that says it is a demo, and a script that"
        " keeps notebooks, README or machine in order. An exact copy of what tests import counts as imported. Unknown"
        " where what tests import does not parse, and the rest would fail."
        " Airflow's DagBag in a test reaches dags/, Hydra's `instantiate` in what tests reach the modules that a"
        " `_target_` in YAML names, a test that sends requests (requests, httpx ...) the module"
        " that answers at their address, and one that opens this machine's first page in a browser (selenium,"
        " playwright) the only module that serves. Passes from one half on."
    ),
    fix="Import the module in a test and assert on its main function; move code of scripts into functions to import.",
    # An import is not coverage: a coarse measure, worth less than that tests exist and assert.
    weight=2,
    source=Citation("A", "Programming Proficiency", "following best practices for testing"),
    after=("has-tests",),
    bad=[
        Example(
            {
                "clean.py": "def clean(rows):\n    return [row for row in rows if row]\n",
                "train.py": "def train(rows):\n    return sum(rows)\n",
                "report.py": "def report(score):\n    return f'{score:.2f}'\n",
                "tests/test_clean.py": "from clean import clean\n\n\ndef test_it():\n    assert clean([0, 1]) == [1]\n",
            },
            paths=("train.py", "report.py"),
            note="one module of three",
        ),
    ],
    good=[
        Example(
            {
                "src/shop/__init__.py": "",
                "src/shop/clean.py": "def clean(rows):\n    return [row for row in rows if row]\n",
                "src/shop/train.py": "from .clean import clean\n\n\ndef train(rows):\n    return sum(clean(rows))\n",
                "tests/test_train.py": "from shop.train import train\n\n\ndef test_it():\n    assert train([1]) == 1\n",
            },
            note="clean.py is reached through train.py",
        ),
    ],
)
def tests_reach_the_code(tests: Tests, sources: Sources, files: Files) -> Verdict:
    """A module that no test imports can break in silence, down to a misspelt name.

    What the tests leave out is often the part that trains and decides.
    """
    tested = tests.in_python
    own = [
        source for source in sources.modules if source.path not in tested and not source.is_test and is_testable(source)
    ]
    paths = {source.path for source in sources.modules}
    own = [source for source in own if not is_a_copy(source.path, paths)]
    # What nobody misses a test of counts where tests reach it.
    before = superseded_folders(source.path for source in own)
    own = [one for one in own if one.path in tests.reached or not (_is_within(before, one) or needs_no_test(one))]
    if not tested:
        return not_applicable("no tests in Python")
    if not own:
        return not_applicable("no modules of its own to reach")
    same = {files.identity(one.path) for one in own if one.path in tests.reached} - {None}
    left = (one for one in own if one.path not in tests.reached and not _is_among(same, one, files))
    missed = sorted(left, key=lambda one: (-one.line_count, one.path))
    share = 1 - len(missed) / len(own)
    if share < _PASSES_AT and any(one.problems for one in sources.modules if one.path in tests.reached):
        return unknown("what tests import does not parse, and may bring in more")
    return graded(share, _findings(missed), passes_at=_PASSES_AT)


def _is_within(folders: frozenset[str], one: Source) -> bool:
    return bool(folders) and not folders.isdisjoint(folders_of(one.path))


def _is_among(same: Container[tuple[str, int] | None], one: Source, files: Files) -> bool:
    return one.line_count >= _COPIED and files.identity(one.path) in same


def _findings(missed: list[Source]) -> list[Finding]:
    return [Finding("no test imports it", source.path) for source in missed]
