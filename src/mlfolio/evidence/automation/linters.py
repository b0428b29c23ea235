"""Which linters, formatters and type checkers a repository configures or runs."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from mlfolio.evidence.automation.commands import Command
from mlfolio.evidence.automation.makefiles import read_makefile
from mlfolio.evidence.automation.scripts import Task
from mlfolio.evidence.automation.workflows import Workflows
from mlfolio.evidence.files import Files
from mlfolio.evidence.structured import at, ini_sections, listed, strings, table, toml_table, yaml_table
from mlfolio.patterns import lazy_pattern

TYPE_CHECKERS = frozenset({"mypy", "pyright", "basedpyright", "pyre", "pytype", "ty"})
"""Tools that look at types alone."""

_STYLE_TOOLS = frozenset(
    "ruff flake8 pylint black isort yapf autopep8 pycodestyle pydocstyle pyflakes pylama prospector blue docformatter"
    " nbqa wemake-python-styleguide lintr styler air juliaformatter super-linter pep8 autoflake pyink darker".split()
)
LINTERS = _STYLE_TOOLS | TYPE_CHECKERS
"""The tools that are looked for."""

_FILES = {
    ".flake8": "flake8",
    "black.toml": "black",
    "ruff.toml": "ruff",
    ".ruff.toml": "ruff",
    "pylintrc": "pylint",
    ".pylintrc": "pylint",
    ".pylintrc.toml": "pylint",
    ".isort.cfg": "isort",
    ".style.yapf": "yapf",
    ".pycodestyle": "pycodestyle",
    ".pydocstyle": "pydocstyle",
    ".pydocstyle.ini": "pydocstyle",
    ".pep8": "pep8",
    "pylama.ini": "pylama",
    ".prospector.yaml": "prospector",
    ".prospector.yml": "prospector",
    "mypy.ini": "mypy",
    ".mypy.ini": "mypy",
    "pyrightconfig.json": "pyright",
    ".lintr": "lintr",
    "air.toml": "air",
    ".juliaformatter.toml": "juliaformatter",
    ".clang-format": "clang-format",
    ".clang-tidy": "clang-tidy",
}


_EDITOR = ".vscode/settings.json"
_CHOSEN = lazy_pattern(
    r'"python\.formatting\.provider"\s*:\s*"(\w+)"|"python\.linting\.(\w+?)Enabled"\s*:\s*true'
    r'|"editor\.defaultFormatter"\s*:\s*"(?:charliermarsh|ms-python)\.(\w+?)(?:-formatter)?"'
    # What it is told: a list that is empty tells nothing.
    r'|"python\.(?:linting|formatting)\.([a-z]\w*?)Args"\s*:\s*\[\s*"'
    r'|"(ruff|flake8|pylint|black|isort|autopep8)(?:-formatter)?\.(?:lint\.|format\.)?args"\s*:\s*\[\s*"'
    r'|"(ruff)\.(?:enable|fixAll|organizeImports)"\s*:\s*true'
)
"""What settings of Visual Studio Code, in which comments may stand, let the editor format or lint with."""

_REFUSED = lazy_pattern(r'"python\.linting\.(\w+?)Enabled"\s*:\s*false')


class Tool(NamedTuple):
    """A linter, formatter or type checker, and the file that configures or runs it.

    `folder` is where it looks (with a slash at its end): "" is everywhere, as what the root or CI runs does.
    """

    name: str
    path: str
    folder: str = ""

    @property
    def is_type_checker(self) -> bool:
        """Whether it looks at types alone."""
        return self.name in TYPE_CHECKERS


def tools_of(files: Files, workflows: Workflows) -> Iterator[Tool]:
    """Yield each tool that a file outside vendored folders configures, then each that a task or CI runs."""
    for path in files.own:
        name = path.rpartition("/")[2].lower()
        found = [_FILES[name]] if name in _FILES else _READERS[name](files.text(path)) if name in _READERS else []
        if path.endswith(_EDITOR):
            found = _in_editor(files.text(path))
        yield from (Tool(tool, path, _folder(path).removesuffix(".vscode/")) for tool in found)
    for command in _commands(workflows):
        yield from (Tool(tool, command.path) for tool in _run_by(command))
    # Each project of a portfolio may have a makefile of its own.
    for path in (path for path in files.named("makefile") if "/" in path):
        for task in read_makefile(files, _folder(path)).tasks.values():
            yield from (Tool(tool, path, _folder(path)) for one in _run_in(task, workflows) for tool in _run_by(one))


def _folder(path: str) -> str:
    return path[: path.rfind("/") + 1]


def _commands(workflows: Workflows) -> Iterator[Command]:
    for _, task in workflows.tasks:
        yield from _run_in(task, workflows)
    for job in workflows.jobs:
        yield from workflows.commands_of(job)


def _run_in(task: Task, workflows: Workflows) -> Iterator[Command]:
    return (command for script in task.scripts for command in workflows.commands_in(script))


def _run_by(command: Command) -> list[str]:
    if command.tool != "uses":
        return [command.tool] if command.tool in LINTERS else []
    # An action's name holds that of its tool: psf/black@stable, chartboost/ruff-action.
    words = re.split(r"[\s/@]+", command.text)
    return [word for one in words for word in (one, *one.split("-")) if word in LINTERS][:1]


def _in_editor(text: str | None) -> list[str]:
    refused = {name.lower() for name in _REFUSED.findall(text or "")}
    chosen = (name.lower() for one in _CHOSEN.finditer(text or "") for name in one.groups() if name)
    return [name for name in chosen if name in LINTERS - refused]


def _in_pyproject(text: str | None) -> list[str]:
    return [str(name) for name in table(at(toml_table(text), "tool")) if name in LINTERS]


def _in_sections(text: str | None) -> list[str]:
    firsts = (re.split(r"[:.]", name.removeprefix("tool:"))[0].lower() for name in ini_sections(text))
    return [name for name in firsts if name in LINTERS]


def _in_hooks(text: str | None) -> list[str]:
    repos = yaml_table(text).get("repos")
    hooks = [hook for one in (repos if isinstance(repos, list) else []) for hook in listed(at(one, "hooks"))]
    ids = [word for hook in hooks for word in strings([table(hook).get("id"), table(hook).get("entry")])]
    # Hooks are called black-jupyter, ruff-format, nbqa-isort, or run `uv run ruff`.
    return [tool for one in ids for tool in re.split(r"[\s/]+|-(?=[a-z])", one) if tool in LINTERS]


_READERS: dict[str, Callable[[str | None], list[str]]] = {
    "pyproject.toml": _in_pyproject,
    "setup.cfg": _in_sections,
    "tox.ini": _in_sections,
    ".pre-commit-config.yaml": _in_hooks,
    ".pre-commit-config.yml": _in_hooks,
}
