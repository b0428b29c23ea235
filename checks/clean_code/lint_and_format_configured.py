"""A linter or formatter configured, or run by pre-commit or CI."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.automation.linters import LINTERS, TYPE_CHECKERS, Tool, tools_of
from mlfolio.evidence.automation.workflows import Workflows
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.code.unread import is_written_elsewhere
from mlfolio.evidence.files import Files
from mlfolio.evidence.packages.dependencies import Dependencies
from mlfolio.evidence.packages.requirements import Requirement
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, failed, graded, not_applicable, passed

HALF = 0.5
"""Granted for a type checker alone, or a tool that is installed and nothing more: the intention shows."""

ENOUGH = 0.5
"""The share of the Python files that passes: in a portfolio, most of the projects."""

LINTED_LANGUAGES = (".r", ".rmd", ".jl")


@check(
    title="A linter or formatter is set up",
    how="A linter or formatter (ruff, flake8, pylint, black, isort, yapf, lintr ...) has a configuration file or a"
    " section in pyproject.toml, setup.cfg or tox.ini, is chosen or told what to do in Visual Studio Code's"
    " settings, or is run by pre-commit, CI, make, tox, nox or another task"
    " runner. What stands in a project's own folder counts for the share of the Python files there, and passes from"
    " 50 %. Half is granted for a type checker alone, or for a linter among the declared dependencies that nothing"
    " configures or runs. Not applicable where neither is found and ten times as much code is in other languages.",
    fix="Add `[tool.ruff]` with the rules you want to pyproject.toml, and run `ruff check` and `ruff format` in CI.",
    fix_in={
        "R": "Add a .lintr with the linters you want, and run `lintr::lint_dir()` and `styler::style_dir()` in CI.",
    },
    # A tool that looks at every change marks the best (.68 with the judges' marks of code on 49 repositories); of
    # learners one in eight has one, whose code is hardly better (.30 on 74 where nobody had tuned).
    weight=1.5,
    source=Citation("A", "Programming Proficiency", "clean, maintainable code"),
    bad=[
        Example({"train.py": "print(1)\n"}, note="no tool at all"),
        Example(
            {"train.py": "print(1)\n", "requirements-dev.txt": "black==24.1.0 <-- bad\n"}, note="installed, never run"
        ),
        Example(
            {"train.py": "print(1)\n", "mypy.ini": "[mypy]\nstrict = true\n"}, paths=("mypy.ini",), note="types alone"
        ),
        Example(
            {
                "train.py": "print(1)\n",
                "mypy.ini": "[mypy]\n",
                "setup.py": "from setuptools import setup\n\nsetup(extras_require={'dev': ['black', 'mypy']})\n",
            },
            paths=("mypy.ini",),
            note="types, and a formatter that is installed and never run",
        ),
        Example(
            {"a/.flake8": "[flake8]\n", "a/fit.py": "x = 1\n", "b/fit.py": "y = 1\n", "c/fit.py": "z = 1\n"},
            paths=("a/.flake8",),
            note="set up for one project of three",
        ),
    ],
    good=[
        Example({"train.py": "print(1)\n", "pyproject.toml": "[tool.ruff]\nline-length = 100\n"}),
        Example(
            {
                "train.py": "print(1)\n",
                ".github/workflows/ci.yml": "on: push\njobs:\n  lint:\n    steps:\n      - run: flake8 . --count\n",
            }
        ),
        Example(
            {
                "train.py": "print(1)\n",
                ".pre-commit-config.yaml": "repos:\n- repo: https://github.com/psf/black\n  hooks:\n  - id: black\n",
            }
        ),
    ],
)
def lint_and_format_configured(
    files: Files, sources: Sources, dependencies: Dependencies, workflows: Workflows
) -> Verdict:
    """A linter finds slips before a reader does, and a formatter ends all talk of style.

    With the configuration in the repository, everyone who works on it gets the same answer.
    """
    if not sources and not any(path.lower().endswith(LINTED_LANGUAGES) for path in files.own):
        return not_applicable("no code in a language with a linter that is in common use")
    tools = list(tools_of(files, workflows))
    style = [tool for tool in tools if not tool.is_type_checker]
    if style:
        return _judged(style, [source.path for source in sources])
    installed = _installed(dependencies)
    if tools:
        return graded(HALF, [Finding(_said_of_types(tools[0], installed), tools[0].path)])
    if installed:
        message = f"`{installed.name}` is installed, and nothing configures or runs it"
        return graded(HALF, [Finding(message, installed.path, installed.line)])
    if is_written_elsewhere(files, sources):
        return not_applicable("nearly all of the code is in languages whose linters are not looked for")
    of_r = any(path.lower().endswith(LINTED_LANGUAGES) for path in files.own)
    languages = " or ".join(name for name, is_there in (("Python", bool(sources)), ("R", of_r)) if is_there)
    return failed(Finding(f"no linter or formatter of {languages} is configured or run"))


def _installed(dependencies: Dependencies) -> Requirement | None:
    """Return the first tool among the dependencies, a linter or formatter before what looks at types alone."""
    found = [one for one in dependencies.requirements if one.name in LINTERS]
    return min(found, key=lambda one: one.name in TYPE_CHECKERS, default=None)


def _said_of_types(tool: Tool, installed: Requirement | None) -> str:
    looks = f"`{tool.name}` checks types"
    if installed is None or installed.name in TYPE_CHECKERS:
        return f"{looks}; no linter or formatter is set up"
    return f"{looks}; `{installed.name}` is installed, and nothing configures or runs it"


def _judged(tools: list[Tool], paths: list[str]) -> Verdict:
    """Return the verdict on linters and formatters by the share of the Python files that one of them looks at."""
    folders = tuple({tool.folder for tool in tools if _holds_code(tool.folder, paths)} or {""})
    missed = [path for path in paths if not path.startswith(folders)]
    if not missed:
        return passed(f"{tools[0].name} in {tools[0].path}")
    said = f"`{tools[0].name}` is set up here, and not for {len(missed)} of the {len(paths)} Python files"
    return graded(1 - len(missed) / len(paths), [Finding(said, tools[0].path)], passes_at=ENOUGH)


def _holds_code(folder: str, paths: list[str]) -> bool:
    return any(path.startswith(folder) for path in paths)
