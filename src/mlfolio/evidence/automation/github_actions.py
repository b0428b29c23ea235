"""GitHub's workflows: their triggers and jobs, with reusable workflows and composite actions of the repository."""

import posixpath
import re
import shlex
from collections.abc import Iterator
from typing import Any, NamedTuple

from mlfolio.evidence.automation.ci_jobs import Job
from mlfolio.evidence.automation.scripts import Script
from mlfolio.evidence.automation.yaml_lines import Text, is_true, mapping, read_documents, scalars
from mlfolio.evidence.files import Files
from mlfolio.evidence.structured import json_table, listed, table
from mlfolio.patterns import lazy_pattern

WORKFLOW = lazy_pattern(r"^\.(?:github|forgejo|gitea)/workflows/[^/]+\.ya?ml$")
"""Those of Forgejo (Codeberg) and Gitea, too, which run the same steps."""

_DEPTH = 3
_NEVER = lazy_pattern(r"^\s*+(?:\$\{\{)?\s*+false\s*+(?:\}\})?\s*+$", re.IGNORECASE)
_STANDS_FOR = {
    "astral-sh/ruff-action": "ruff check",
    "chartboost/ruff-action": "ruff check",
    "psf/black": "black --check .",
    "pre-commit/action": "pre-commit run --all-files",
    "pre-commit-ci/lite-action": "pre-commit run --all-files",
    "julia-actions/julia-runtest": "julia -e Pkg.test()",
    "matlab-actions/run-tests": "matlab -batch runtests",
    "r-lib/actions/check-r-package": "R CMD check",
    "pavelzw/pytest-action": "pytest",
    "cclauss/find-python-syntax-errors-action": "ruff check",
    "py-actions/flake8": "flake8",
    "jpetrucciani/mypy-check": "mypy",
    "isort/isort-action": "isort --check",
    "fedora-python/tox-github-action": "tox",
    "threeal/ctest-action": "ctest",
    "cypress-io/github-action": "cypress run",
    "classroom-resources/autograding-python-grader": "pytest",
}
_GIVEN = {
    **dict.fromkeys(
        ("actions-rs/cargo", "clechasseur/rs-cargo", "clementtsang/cargo-action", "houseabsolute/actions-rust-cross"),
        ("cargo", "command"),
    ),
    **dict.fromkeys(
        ("gradle/gradle-build-action", "eskatos/gradle-command-action", "burrunan/gradle-cache-action"),
        ("gradle", "arguments"),
    ),
    "borales/actions-yarn": ("yarn", "cmd"),
    "matlab-actions/run-command": ("matlab", "command"),
    **dict.fromkeys(
        ("nick-fields/retry", "nick-invision/retry", "classroom-resources/autograding-command-grader"), ("", "command")
    ),
    **dict.fromkeys(
        ("gabrielbb/xvfb-action", "coactions/setup-xvfb", "addnab/docker-run-action", "uraimo/run-on-arch-action"),
        ("", "run"),
    ),
    "devcontainers/ci": ("", "runCmd"),
}
"""Actions that run what one of their inputs says: the tool that it is told to, none where it is shell, and the input.

Both tables name actions in lower case: GitHub does not heed it.
"""

_TOOLS = frozenset({"cargo", "gradle", "yarn"})
_CLASSROOM, _CLASS_TESTS = "education/autograding", ".github/classroom/autograding.json"
"""The action by which GitHub Classroom grades, and the commands that it runs."""


class _Context(NamedTuple):
    """Where steps are read: the file, the folder they run in, their shell, and whether their failure is ignored."""

    files: Files
    path: str
    folder: str = ""
    shell: str = ""
    may_fail: bool = False
    depth: int = 0


def read_github(files: Files) -> Iterator[Job]:
    """Yield the jobs of every workflow, disabled ones left out."""
    for path in filter(WORKFLOW.match, files.paths):
        content = _content(files, path)
        yield from _jobs(_Context(files, path), content, _triggers(content.get("on")))


def _content(files: Files, path: str) -> dict[Text, Any]:
    return mapping(next(iter(read_documents(files.text(path))), None))


def _triggers(on: Any) -> frozenset[str]:
    events = set(mapping(on)) or set(scalars(on))
    push = mapping(mapping(on).get("push"))
    if "tags" in push and "branches" not in push and "branches-ignore" not in push:
        events = events - {"push"} | {"tag"}
    return frozenset(str(event) for event in events)


def _jobs(context: _Context, content: dict[Text, Any], triggers: frozenset[str]) -> Iterator[Job]:
    context = _with_defaults(context, content)
    for name, raw in mapping(content.get("jobs")).items():
        job = mapping(raw)
        if _NEVER.match(str(job.get("if", ""))):
            continue
        called = job.get("uses")
        if isinstance(called, Text) and called.startswith("./") and context.depth < _DEPTH:
            path = posixpath.normpath(called)
            inner = context._replace(path=path, depth=context.depth + 1)
            yield from _jobs(inner, _content(context.files, path), triggers)
            continue
        may_fail = context.may_fail or is_true(job.get("continue-on-error"))
        inside = _with_defaults(context, job)._replace(may_fail=may_fail)
        scripts = tuple(_steps(inside, job.get("steps")))
        yield Job("GitHub Actions", str(name), context.path, name.line, triggers, scripts)


def _with_defaults(context: _Context, holder: dict[Text, Any]) -> _Context:
    run = mapping(mapping(holder.get("defaults")).get("run"))
    return context._replace(
        folder=_folder(run.get("working-directory")) or context.folder,
        shell=str(run.get("shell", context.shell)),
    )


def _folder(name: Any) -> str:
    if not isinstance(name, Text) or name.startswith(("/", "$", "~")):
        return ""
    path = posixpath.normpath(name)
    return "" if path.startswith("..") or path == "." else f"{path}/"


def _steps(context: _Context, steps: Any) -> Iterator[Script]:
    for raw in steps if isinstance(steps, list) else []:
        step = mapping(raw)
        if _NEVER.match(str(step.get("if", ""))):
            continue
        may_fail = context.may_fail or is_true(step.get("continue-on-error"))
        here = context._replace(may_fail=may_fail, folder=_folder(step.get("working-directory")) or context.folder)
        run, action = step.get("run"), step.get("uses")
        if isinstance(run, Text):
            yield _run(here, run, str(step.get("shell", context.shell)))
        elif isinstance(action, Text):
            yield from _action(here, action, mapping(step.get("with")))


def _run(context: _Context, run: Text, shell: str) -> Script:
    """Return what a step runs in a shell, in another language, or as the words that a tool is given."""
    program = shell.partition(" ")[0]
    if program in _TOOLS:
        return Script(context.path, run.line, f"{program} {run}", context.may_fail, context.folder)
    # A step in another language is one command of its interpreter.
    text = f"{program} -e {shlex.quote(run)}" if program in ("Rscript", "R", "julia", "python", "matlab") else str(run)
    return Script(context.path, run.line, text, context.may_fail, context.folder)


def _action(context: _Context, action: Text, inputs: dict[Text, Any]) -> Iterator[Script]:
    if action.startswith("./"):
        folder = posixpath.normpath(action)
        path = next((one for end in ("yml", "yaml") if context.files.exists(one := f"{folder}/action.{end}")), None)
        if path and context.depth < _DEPTH:
            steps = mapping(_content(context.files, path).get("runs")).get("steps")
            yield from _steps(context._replace(path=path, depth=context.depth + 1), steps)
        return
    name = action.partition("@")[0].lower()
    if name == _CLASSROOM:
        yield from _graded_in_class(context)
        return
    tool, asked = _GIVEN.get(name, ("", ""))
    given = inputs.get(asked)
    if isinstance(given, Text):
        yield _run(context, given, tool)
        return
    command = _STANDS_FOR.get(name, f"uses {shlex.quote(action)}")
    yield Script(context.path, action.line, command, context.may_fail, context.folder)


def _graded_in_class(context: _Context) -> Iterator[Script]:
    for one in listed(json_table(context.files.text(_CLASS_TESTS)).get("tests")):
        if isinstance(command := table(one).get("run"), str):
            yield Script(_CLASS_TESTS, 1, command, context.may_fail)
