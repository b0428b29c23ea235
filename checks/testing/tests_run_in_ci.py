"""A workflow triggered by a push or a pull request runs the tests."""

from mlfolio.catalogue import ANY_OTHER, check
from mlfolio.documents import Citation
from mlfolio.evidence.automation.commands import Command
from mlfolio.evidence.automation.running_tests import runs_tests
from mlfolio.evidence.automation.workflows import Workflows
from mlfolio.evidence.testing.tests import Tests
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, failed, graded, not_applicable, passed

_TEST = "def test_two():\n    assert 1 + len('a') == 2\n"


def _workflow(*steps: str, on: str = "[push, pull_request]") -> dict[str, str]:
    lines = [
        f"on: {on}",
        "jobs:",
        "  test:",
        "    runs-on: ubuntu-latest",
        "    steps:",
        *(f"      {step}" for step in steps),
    ]
    return {".github/workflows/ci.yml": "\n".join(lines) + "\n", "tests/test_two.py": _TEST}


@check(
    title="Continuous integration runs the tests",
    how=(
        "A job that a push or a pull request triggers (GitHub, GitLab, Azure, CircleCI, Travis, Jenkins, Bitbucket"
        " and others) comes down to a command that runs tests, followed through make, tox, nox, just, package scripts,"
        " shell scripts, composite actions, reusable workflows and actions that are told what to run (cargo's `command:"
        " test`). Half where the tests may fail without failing the job (continue-on-error, allow_failure, `|| true`)."
    ),
    fix=(
        "Add .github/workflows/ci.yml with `on: [push, pull_request]` and a job whose steps check the repository out"
        " (`actions/checkout`), set Python up (`actions/setup-python`), install what is needed and run `python -m"
        " pytest`."
    ),
    fix_in={
        "R": (
            "Add .github/workflows/ci.yml with `on: [push, pull_request]` and steps that check out the repository, set"
            " R up (`r-lib/actions/setup-r`), install the packages and run `testthat`."
        ),
        ANY_OTHER: (
            "Add .github/workflows/ci.yml with `on: [push, pull_request]` and steps that build the project and"
            " run its tests."
        ),
    },
    # CI goes with judged quality at .50; 98 % of the poor band have none.
    weight=3,
    source=Citation("A", "Programming Proficiency", "following best practices for testing"),
    after=("has-tests",),
    bad=[
        Example({"tests/test_two.py": _TEST}, note="no CI"),
        Example(_workflow("- run: flake8 ."), paths=(".github/workflows/ci.yml",), note="CI that only lints"),
        Example(
            _workflow("- run: pytest  # <-- bad", on="workflow_dispatch"),
            note="only somebody's click runs them",
        ),
    ],
    good=[
        Example(
            _workflow(
                "- uses: actions/checkout@v4",
                "- uses: actions/setup-python@v5",
                "  with:",
                '    python-version: "3.12"',
                "- run: pip install -r requirements.txt pytest",
                "- run: python -m pytest",
            )
        ),
        Example(
            _workflow("- run: make check")
            | {"Makefile": "check: lint test\nlint:\n\truff check .\ntest:\n\tpytest -q\n"},
            note="followed through make",
        ),
        Example(
            {
                ".gitlab-ci.yml": "test:\n  script:\n    - tox -e py\n",
                "tox.ini": "[testenv]\ncommands = pytest\n",
                "tests/test_two.py": _TEST,
            }
        ),
    ],
)
def tests_run_in_ci(tests: Tests, workflows: Workflows) -> Verdict:
    """Tests that run on every push cannot be forgotten, and they run on a machine that is not the author's.

    A badge of passing tests is the one claim of quality that a visitor can verify at a glance.
    """
    if not tests:
        return not_applicable("there are no tests")
    running = [one for one in workflows.commands if runs_tests(one, tests.paths)]
    if any(not one.may_fail for one in running):
        return passed()
    if running:
        found = [_finding("may fail without failing the job", one) for one in running[:3]]
        return graded(0.5, found, passes_at=0.5)
    return failed(*_why_not(workflows, tests))


def _why_not(workflows: Workflows, tests: Tests) -> list[Finding]:
    if not workflows:
        return [Finding("there is no continuous integration")]
    for job in workflows.jobs:
        for command in [] if job.on_changes else workflows.commands_of(job):
            if runs_tests(command, tests.paths):
                shown = ", ".join(sorted(job.triggers)) or "nothing"
                return [_finding(f"runs only on {shown}, not when the code changes", command)]
    said = dict.fromkeys(workflows.broken, "holds no YAML that can be read: nothing of it runs")
    return [Finding(said.get(path, "no step runs the tests"), path) for path in workflows.paths[:3]]


def _finding(fact: str, command: Command) -> Finding:
    path, line = command.origin
    return Finding(f"`{command.text[:60]}` {fact}", path, line)
