"""The test command is configured, and written down where a newcomer looks."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.automation.commands import Command
from mlfolio.evidence.automation.compose import services_scripts
from mlfolio.evidence.automation.documented_commands import documented_commands, says_how_to_test
from mlfolio.evidence.automation.runner_settings import runner_settings
from mlfolio.evidence.automation.running_tests import runs_tests
from mlfolio.evidence.automation.scripts import Script
from mlfolio.evidence.automation.workflows import Workflows
from mlfolio.evidence.files import Files, folders_of
from mlfolio.evidence.testing.tests import Tests
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable

_TEST = "def test_two():\n    assert 1 + len('a') == 2\n"
_FOUND_BY_NAME = lazy_pattern(r"/(?:test_[^/]*|[^/]*_test)\.py$")
_OPTION_OR_FOLDER = lazy_pattern(r"-{1,2}[a-z]\S*|(?:\./)?tests?[/\\]?|\.")
_TASK_RUNNERS = frozenset({"make", "just", "task", "invoke", "inv", "poe", "npm", "yarn", "pnpm", "nox", "tox"})
_MENTION = lazy_pattern(r"test|tox|nox|check|make|just|run", re.IGNORECASE)


@check(
    title="One command runs all the tests, and the documents name it",
    how=(
        "Half for configuration: a pytest section or file, an editor's settings that turn a runner on and say what it"
        " runs (.vscode), or a task that runs the tests (tox, nox, make, just, a package script, a shell script named"
        " for it, a service of a compose file, a test command of setup.py), or a language whose tool finds them by"
        " itself, or a build that registers them (CMake, Meson, .NET), or a document"
        " that gives `python -m unittest discover`, which does, as `pytest` does where all tests lie in a package or"
        " below a conftest.py, or gives what leads to a script or a container's entrypoint that runs them; at"
        " the root, or for all tests in the folders of the projects that they belong to. Half for documentation:"
        " README, CONTRIBUTING, docs/ or a makefile's `##` help gives a command that runs them, or says so of a"
        " command. Passes with both."
    ),
    fix=(
        'Add `[tool.pytest.ini_options]` with `testpaths = ["tests"]` to pyproject.toml, and write'
        ' "Run the tests with `pytest`" in the README.'
    ),
    # A convenience: it decides whether others run the tests, not whether they are good.
    weight=1,
    # Services and portfolios test in several ways: 22 of 33 findings there were true, 29 of 34 elsewhere.
    advice_for=("deployed", "portfolio"),
    source=Citation("A", "Programming Proficiency", "following best practices for testing and documentation"),
    after=("has-tests",),
    bad=[
        Example(
            {"tests/test_two.py": _TEST, "README.md": "# Two\n\nAdds.\n"}, note="neither configured nor documented"
        ),
        Example({"tests/test_two.py": _TEST, "README.md": "# Two\n\n```\npytest\n```\n"}, note="documented only"),
        Example({"tests/test_two.py": _TEST, "pytest.ini": "[pytest]\ntestpaths = tests\n"}, note="configured only"),
    ],
    good=[
        Example(
            {
                "tests/test_two.py": _TEST,
                "pyproject.toml": '[tool.pytest.ini_options]\ntestpaths = ["tests"]\n',
                "README.md": "# Two\n\nRun the tests with `pytest`.\n",
            }
        ),
        Example(
            {
                "tests/test_two.py": _TEST,
                "Makefile": "test: ## run the tests\n\tpython -m pytest -q\n",
                "CONTRIBUTING.md": "Before a pull request:\n\n```bash\n$ make test\n```\n",
            }
        ),
    ],
)
def one_command_runs_tests(tests: Tests, workflows: Workflows, files: Files) -> Verdict:
    """Tests are run when running them takes one command that nobody has to guess.

    A reviewer gives a repository five minutes: that command is the first thing many of them try.
    """
    if not tests:
        return not_applicable("there are no tests")
    folders = _folders_around(tests)
    commands = list(_documented(folders, tests, workflows, files))
    searched = {
        folder for one in commands if _finds_tests_itself(one, folder := _folder_of(one, folders), tests, files)
    }
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
    scripts = [script for task in workflows.tasks_of(folder) for script in task.scripts]
    scripts += services_scripts(folder, files)
    return runner_settings(files, folder) is not None or any(_runs(script, tests, workflows) for script in scripts)


def _documented(folders: list[str], tests: Tests, workflows: Workflows, files: Files) -> Iterator[Command]:
    """Yield the commands in documents that run tests."""
    for script in documented_commands(files, _MENTION, folders):
        yield from (one for one in workflows.commands_in(script) if runs_tests(one, tests.paths))


def _finds_tests_itself(command: Command, folder: str, tests: Tests, files: Files) -> bool:
    """Whether a command needs no settings: unittest's own search, or pytest's over tests that find the code.

    Pytest puts the folder around a package of tests on the path, and that of a conftest.py, so that they import what
    lies there. A command that a file of the repository holds, such as a container's entrypoint, is a task.
    """
    if command.path != command.origin[0]:
        return True
    if command.tool == "pytest":
        below = {path.removeprefix(folder) for path in tests.paths if path.startswith(folder)}
        named = [word for word in command.words[1:] if not _OPTION_OR_FOLDER.fullmatch(word)]
        return _are_found(folder, tests, files) and (not named or below <= {*named})
    asked = command.words[1:2]
    return command.tool == "unittest" and ("discover" in asked or any(_is_a_suite(one, folder, files) for one in asked))


def _is_a_suite(name: str, folder: str, files: Files) -> bool:
    """Whether a package brings its test cases in, so that unittest runs them all by its name."""
    return "TestCase" in (files.text(f"{folder}{name}/__init__.py") or "")


def _are_found(folder: str, tests: Tests, files: Files) -> bool:
    """Whether all tests below a folder are named as pytest looks for them, in packages or below a conftest.py."""
    below = [path.removeprefix(folder) for path in tests.paths if path.startswith(folder)]
    packages = {around for path in below for around in folders_of(path)}
    return all(map(_FOUND_BY_NAME.search, below)) and (
        files.exists(f"{folder}conftest.py") or all(files.exists(f"{folder}{one}/__init__.py") for one in packages)
    )


def _names_a_task(folders: list[str], workflows: Workflows, files: Files) -> bool:
    """Whether a document gives a task that is called test, whatever it leads to: a container, or a script's script."""
    every = [task.name for folder in folders for task in workflows.tasks_of(folder)]
    tasks = {name for name in every if "test" in name.lower()}
    words = (script.text.split() for script in documented_commands(files, _MENTION, folders) if tasks)
    return any(one[0] in _TASK_RUNNERS and not tasks.isdisjoint(one[1:]) for one in words if one)


def _is_described(tests: Tests, workflows: Workflows) -> bool:
    described = [script for _, task in workflows.tasks if task.help for script in task.scripts]
    return any(_runs(script, tests, workflows) for script in described)


def _runs(script: Script, tests: Tests, workflows: Workflows) -> bool:
    return any(runs_tests(command, tests.paths) for command in workflows.commands_in(script))
