"""Repositories that mean harm: whatever their configuration names is never run, and nothing outside is read."""

import json
from pathlib import Path

import pytest
from commands.test_check import mlfolio
from repositories import git, make

CODE = {"train.py": "print(1)\n", "README.md": "# Forest\n", "note.txt": "a\n"}


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A file that every trap tries to make."""
    return tmp_path / "canary"


def trap(folder: Path, canary: Path) -> str:
    """Return the path of a program that makes the canary."""
    program = folder / "trap.sh"
    program.write_text(f"#!/bin/sh\ntouch {canary}\ncat\n")
    program.chmod(0o755)
    return str(program)


def insist_on_score(folder: Path, canary: Path, *options: str, **environment: str) -> None:
    done = mlfolio("check", folder, "--format", "json", *options, cwd=folder, **environment)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["score"] is not None
    assert not canary.exists()


@pytest.mark.parametrize(
    "setting",
    [
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "core.askPass",
        "core.alternateRefsCommand",
        "diff.external",
        "gpg.program",
        "credential.helper",
        "filter.trap.clean",
        "filter.trap.smudge",
        "filter.trap.process",
        "diff.trap.textconv",
        "diff.trap.command",
        "alias.log",
        "alias.ls-files",
        "log.showSignature",
    ],
)
def test_no_setting_of_the_repository_runs_a_program(tmp_path: Path, canary: Path, setting: str) -> None:
    folder = make(tmp_path / "repo", CODE | {".gitattributes": "* filter=trap diff=trap\n"})
    git(folder, "config", setting, trap(tmp_path, canary))
    (folder / "note.txt").write_text("b\n")
    insist_on_score(folder, canary)
    insist_on_score(folder, canary, "--staged")


def test_no_hook_of_the_repository_runs(tmp_path: Path, canary: Path) -> None:
    folder = make(tmp_path / "repo", CODE)
    program = trap(tmp_path, canary)
    hooks = folder / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "post-checkout", "reference-transaction", "fsmonitor-watchman"):
        (hooks / name).symlink_to(program)
    git(folder, "config", "core.hooksPath", str(hooks))
    insist_on_score(folder, canary)


def test_an_included_configuration_runs_nothing_either(tmp_path: Path, canary: Path) -> None:
    folder = make(tmp_path / "repo", CODE)
    (tmp_path / "more").write_text(f"[core]\n\tfsmonitor = {trap(tmp_path, canary)}\n")
    git(folder, "config", "include.path", str(tmp_path / "more"))
    insist_on_score(folder, canary)


def test_nothing_in_the_current_folder_is_imported(tmp_path: Path, canary: Path) -> None:
    line = f"open({str(canary)!r}, 'w').close()\n"
    names = (
        "sitecustomize",
        "usercustomize",
        "conftest",
        "json",
        "yaml",
        "ruff",
        "click",
        "rich",
        "tomllib",
        "checks/__init__",
    )
    insist_on_score(make(tmp_path / "repo", CODE | {f"{name}.py": line for name in names}), canary)


def test_a_ruff_in_the_repository_is_not_the_one_that_runs(tmp_path: Path, canary: Path) -> None:
    folder = make(tmp_path / "repo", CODE | {"ruff.toml": "extend = '/nonexistent.toml'\n"})
    program = trap(tmp_path, canary)
    (folder / "ruff").symlink_to(program)
    insist_on_score(folder, canary)


def test_the_environment_of_the_caller_does_not_redirect_git(tmp_path: Path, canary: Path) -> None:
    other = make(tmp_path / "other", {"secret.py": "x ==\n"})
    folder = make(tmp_path / "repo", CODE)
    insist_on_score(folder, canary, GIT_DIR=str(other / ".git"), GIT_WORK_TREE=str(other), GIT_INDEX_FILE="/dev/null")


def test_terminal_controls_in_names_and_messages_are_shown_not_obeyed(tmp_path: Path) -> None:
    folder = make(tmp_path / "repo", {**CODE, "\x1b[2Jevil\u202e.py": "x ==\n"})
    said = mlfolio("check", folder, "--verbose").stdout
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "\\x1b[2Jevil\\u202e.py" in said


def test_markup_of_the_terminal_library_is_text(tmp_path: Path) -> None:
    folder = make(tmp_path / "repo", {**CODE, "[bold red]a[/] :boom:.py": "x ==\n"})
    assert "[bold red]a[/] :boom:.py" in mlfolio("check", folder, "--verbose").stdout
