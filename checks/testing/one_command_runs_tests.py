"""The test command is configured, and written down where a newcomer looks."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from mlfolio.catalogue import ANY_OTHER, check
from mlfolio.documents import Citation
from mlfolio.evidence.automation.commands import Command
from mlfolio.evidence.automation.compose import services_scripts
from mlfolio.evidence.automation.default_search import finds_tests_itself
from mlfolio.evidence.automation.documented_commands import documented_commands, says_how_to_test
from mlfolio.evidence.automation.runner_settings import runner_settings
from mlfolio.evidence.automation.running_tests import runs_tests
from mlfolio.evidence.automation.scripts import Script
from mlfolio.evidence.automation.workflows import Workflows
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.testing.tests import Tests
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable

_TEST = "from two import add\n\n\ndef test_two():\n    assert add(1, 1) == 2\n"
_TWO = {"two.py": "def add(a, b):\n    return a + b\n", "tests/test_two.py": _TEST}
_TASK_RUNNERS = frozenset({"make", "just", "task", "invoke", "inv", "poe", "npm", "yarn", "pnpm", "nox", "tox"})
_LISTED = lazy_pattern(r"(?:make|just|echo(?: -e)?)[\"' ]{1,20}+(?!(?:make|just) )([\w-]{1,60})")
_COMPARING = frozenset({"diff", "cmp"})
"""What the test of a program by its output ends in."""

_CALLED_TEST = lazy_pattern(r"tests?|check", re.IGNORECASE)
_MENTION = lazy_pattern(r"test|tox|nox|check|make|just|run", re.IGNORECASE)


@check(
    title="One command runs all the tests, and the documents name it",
    how=(
        "Half for configuration: a pytest section or file, an editor's settings that turn a runner on and say what it"
        " runs (.vscode), or a task that runs the tests (tox, nox, make, just, a package script, a shell script named"
        " for it, a service of a compose file, a test command of setup.py, a target called test that compares two files"
        " by `diff`), or a language whose tool finds them by itself, or a build that registers them (CMake, Meson,"
        " .NET), or a document, or a step of CI at the root, that gives a command which finds them all without"
        " settings: unittest's own search, a file of tests that runs itself, or `pytest` where the tests find what they"
        " import (in a package, below a conftest.py, beside the code, or by setting sys.path), or gives what leads to a"
        " script or a container's entrypoint that runs them; at"
        " the root, or for all tests in the folders of the projects that they belong to. Half for documentation:"
        " README, CONTRIBUTING, docs/ or a makefile's help (`##` by a target, `#` where its help looks for it, or"
        " echoed) gives a command that runs them or compares two files, or says so of a command. Passes with both."
    ),
    fix=(
        'Add `[tool.pytest.ini_options]` with `testpaths = ["tests"]` and `pythonpath = ["."]` (where the modules are'
        " that the tests import) to pyproject.toml, and write"
        ' "Run the tests with `pytest`" in the README.'
    ),
    fix_in={
        "R": (
            "Add a target `test` to a Makefile that runs `Rscript -e 'testthat::test_dir(\"tests/testthat\")'`,"
            ' and write "Run the tests with `make test`" in the README.'
        ),
        ANY_OTHER: "Let one command run all tests (a target `test` of the build), and write it in the README.",
    },
    # A convenience: it decides whether others run the tests, not whether they are good.
    weight=1,
    # The command is told in too many ways: 31 of 43 findings of services and portfolios were true, 58 of 74 of others.
    advice=True,
    source=Citation("A", "Programming Proficiency", "following best practices for testing and documentation"),
    after=("has-tests",),
    bad=[
        Example({**_TWO, "README.md": "# Two\n\nAdds.\n"}, note="neither configured nor documented"),
        Example(
            {**_TWO, "README.md": "# Two\n\n```\npytest\n```\n"},
            note="documented only: without settings, pytest does not find two.py",
        ),
        Example({**_TWO, "pytest.ini": "[pytest]\ntestpaths = tests\n"}, note="configured only"),
    ],
    good=[
        Example(
            {
                **_TWO,
                "pyproject.toml": '[tool.pytest.ini_options]\ntestpaths = ["tests"]\npythonpath = ["."]\n',
                "README.md": "# Two\n\nRun the tests with `pytest`.\n",
            }
        ),
        Example(
            {
                **_TWO,
                "Makefile": "test: ## run the tests\n\tpython -m pytest -q\n",
                "CONTRIBUTING.md": "Before a pull request:\n\n```bash\n$ make test\n```\n",
            }
        ),
    ],
)
def one_command_runs_tests(tests: Tests, workflows: Workflows, files: Files, sources: Sources) -> Verdict:
    """Tests are run when running them takes one command that nobody has to guess.

    A reviewer gives a repository five minutes: that command is the first thing many of them try.
    """
    if not tests:
        return not_applicable("there are no tests")
    folders = _folders_around(tests)
    commands = list(_documented(folders, tests, workflows, files))
    searched = {
        folder for one in commands if finds_tests_itself(one, folder := _folder_of(one, folders), tests, files, sources)
    }
    if _is_found_in_ci(tests, workflows, files, sources):
        searched.add("")
    findings = list(_unconfigured(folders, searched, tests, workflows, files))
    documented = bool(commands) or _is_described(tests, workflows) or says_how_to_test(files, folders)
    documented = documented or _names_a_task(folders, workflows, files)
    configured = not findings
    findings += [] if documented else [Finding("no document gives the command that runs the tests")]
    return graded(0.5 * configured + 0.5 * documented, findings)


def _folders_around(tests: Tests) -> list[str]:
    """Return the folders that tests lie in, at any depth: the root, and where a project of its own may be."""
    parents = {parent for path in tests.paths for parent in PurePosixPath(path).parents}
    return ["", *sorted(f"{parent}/" for parent in parents if parent != PurePosixPath("."))]


def _folder_of(command: Command, folders: list[str]) -> str:
    """Return the folder whose document gives a command: that of a project, or the root for docs/."""
    return max((folder for folder in folders if command.origin[0].startswith(folder)), key=len)


def _is_found_in_ci(tests: Tests, workflows: Workflows, files: Files, sources: Sources) -> bool:
    """Whether a step of CI, at the root throughout, runs all tests without settings."""
    scripts = (script for job in workflows.jobs if job.on_changes for script in job.scripts if not script.folder)
    for script in scripts:
        commands = workflows.commands_in(script)
        if any(one.words[0] in ("cd", "pushd") for one in commands):
            continue
        runs = (one for one in commands if runs_tests(one, tests.paths))
        if any(finds_tests_itself(one, "", tests, files, sources) for one in runs):
            return True
    return False


def _unconfigured(
    folders: list[str], searched: set[str], tests: Tests, workflows: Workflows, files: Files
) -> Iterator[Finding]:
    scripts = [Script(path, 1, f"./{path}") for path in files.named("*test*.sh", "*test*.bat", "check.sh", "ci.sh")]
    if any(_runs(script, tests, workflows) for script in scripts):
        return
    configured = tuple(
        folder for folder in folders if folder in searched or _is_configured(folder, tests, workflows, files)
    )
    left = sorted(path for path in tests.paths if not path.startswith(configured))
    if left and configured:
        yield Finding(f"no settings and no task tell a runner how to run this (files: {len(left)})", left[0])
    elif left:
        yield Finding("no settings and no task tell a runner how to run the tests")


def _is_configured(folder: str, tests: Tests, workflows: Workflows, files: Files) -> bool:
    tasks = workflows.tasks_of(folder)
    comparing = (script for task in tasks if _CALLED_TEST.fullmatch(task.name) for script in task.scripts)
    if any(_compares(one) for script in comparing for one in workflows.commands_in(script)):
        return True
    scripts = [script for task in tasks for script in task.scripts]
    scripts += services_scripts(folder, files)
    return runner_settings(files, folder) is not None or any(_runs(script, tests, workflows) for script in scripts)


def _documented(folders: list[str], tests: Tests, workflows: Workflows, files: Files) -> Iterator[Command]:
    """Yield the commands in documents that run tests."""
    beside: dict[str, frozenset[str]] = {}
    for script in documented_commands(files, _MENTION, folders):
        for one in workflows.commands_in(script):
            folder = _folder_of(one, folders)
            if folder not in beside:
                beside[folder] = tests.paths.union(path.removeprefix(folder) for path in tests.paths)
            if runs_tests(one, beside[folder]) or _compares(one):
                yield one


def _compares(command: Command) -> bool:
    """Whether it compares two files; `diff = a - b` is no command."""
    operands = [word for word in command.words[1:] if not word.startswith("-")]
    return command.tool in _COMPARING and len(operands) == 2 and "=" not in operands


def _names_a_task(folders: list[str], workflows: Workflows, files: Files) -> bool:
    """Whether a document gives a task that is called test, whatever it leads to: a container, or a script's script."""
    every = [task.name for folder in folders for task in workflows.tasks_of(folder)]
    tasks = {name for name in every if "test" in name.lower()}
    words = (script.text.split() for script in documented_commands(files, _MENTION, folders) if tasks)
    return any(one[0] in _TASK_RUNNERS and not tasks.isdisjoint(one[1:]) for one in words if one)


def _is_described(tests: Tests, workflows: Workflows) -> bool:
    helps = (script.text for _, task in workflows.tasks if task.name == "help" for script in task.scripts)
    listed = {name for text in helps for name in _LISTED.findall(text)}
    described = (task for _, task in workflows.tasks if task.help or task.name in listed)
    return any(_runs(script, tests, workflows) for task in described for script in task.scripts)


def _runs(script: Script, tests: Tests, workflows: Workflows) -> bool:
    return any(runs_tests(command, tests.paths) for command in workflows.commands_in(script))
