"""`mlfolio new` as a user meets it: what it makes, what it refuses, and that nothing is left of what it refused."""

import keyword
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader
from projects import ROOT
from repositories import git
from test_check import mlfolio

ADA = {"GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org"} | {
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
}
NOBODY = dict.fromkeys(("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"), os.devnull)


def new(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return mlfolio("new", *arguments, cwd=cwd, **{**NOBODY, **ADA, **environment})


def assert_refused(done: subprocess.CompletedProcess[str], said: str, folder: Path) -> None:
    assert done.returncode == 2, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(folder.iterdir())


def test_a_project_has_one_commit_on_main_and_a_clean_tree(tmp_path: Path) -> None:
    done = new("kaggle", "my-entry", "--defaults", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    project = tmp_path / "my-entry"
    assert git(project, "log", "--format=%an <%ae> %s", "main").startswith(
        "Ada <ada@example.org> Begin a kaggle project"
    )
    assert git(project, "rev-list", "--count", "HEAD") == "1"
    assert git(project, "status", "--porcelain") == ""
    assert "cd my-entry" in done.stdout
    assert done.stdout.index("make run") < done.stdout.index("git commit")
    assert [path.name for path in tmp_path.iterdir()] == ["my-entry"]


def test_the_place_and_the_person_give_the_defaults(tmp_path: Path) -> None:
    project = tmp_path / "Über 3 Pinguine"
    assert new("kaggle", project, "--defaults").returncode == 0
    answers = yaml.safe_load((project / ".copier-answers.yml").read_text(encoding="utf-8"))
    assert answers["project_name"] == "Über 3 Pinguine"
    assert answers["package_name"] == "uber_3_pinguine"
    assert answers["author_name"] == "Ada"
    assert not [name for name in answers if name.startswith("_")]


@pytest.mark.parametrize(
    ("name", "package"),
    [
        ('it\'s a "test"', "it_s_a_test"),
        ("数据 🎉", "project"),
        ("Étude sur l'Œuvre", "etude_sur_l_oeuvre"),
        ("E\u0301tude", "etude"),
        ("Straße, łódź & señor", "strasse_lodz_senor"),
        ("3d-vision", "project_3d_vision"),
        ("calendar", "project_calendar"),
        ("{{ 7*7 }} $HOME", "project_7_7_home"),
        ("-x", "x"),
        ("x" * 80, "x" * 30),
    ],
)
def test_any_name_of_a_folder_gives_a_package_that_can_be_imported(tmp_path: Path, name: str, package: str) -> None:
    project = tmp_path / name
    done = new("--defaults", "--no-git", "--", "from-scratch", name, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (project / "README.md").read_text(encoding="utf-8").startswith(f"# {name}\n")
    code = f"import {package}; print({package}.__file__)"
    said = subprocess.check_output([sys.executable, "-c", code], cwd=project / "src", text=True)
    assert Path(said.strip()).is_relative_to(project)


def test_no_package_takes_the_name_of_python_s_own() -> None:
    taken = Environment(loader=FileSystemLoader(ROOT)).get_template("templates/shared/taken.jinja").module.TAKEN
    words = {*sys.stdlib_module_names, *keyword.kwlist, *keyword.softkwlist}
    assert {word for word in words if word.islower() and not word.startswith("_")} <= set(taken)


def test_answers_come_from_a_file_and_the_command_line_wins(tmp_path: Path) -> None:
    file = tmp_path / "answers.yml"
    file.write_text(
        "_src_path: elsewhere\nkind: kaggle\ntask: regression\nlicence: MIT\nyear: '2019'\n", encoding="utf-8"
    )
    done = new("kaggle", tmp_path / "p", "--defaults", "--data-file", file, "--data", "licence=Apache-2.0")
    assert done.returncode == 0, done.stderr
    assert 'target = "body_mass_g"' in (tmp_path / "p" / "config.toml").read_text(encoding="utf-8")
    assert "Copyright 2019 Ada" in (tmp_path / "p" / "LICENSE").read_text(encoding="utf-8")


def test_the_recorded_answers_make_the_same_project_again(tmp_path: Path) -> None:
    first, again = tmp_path / "first", tmp_path / "again"
    asked = ("--no-git", "--defaults", "--data", "scheme=group", "--data", 'description=A "test": of: quotes')
    assert new("kaggle", first, *asked).returncode == 0
    done = new("kaggle", again, "--no-git", "--defaults", "--data-file", first / ".copier-answers.yml")
    assert done.returncode == 0, done.stderr
    subprocess.run(["diff", "-r", first, again], check=True)


def test_without_git_there_is_no_repository_and_no_identity_needed(tmp_path: Path) -> None:
    done = mlfolio("new", "kaggle", tmp_path / "p", "--defaults", "--no-git", **NOBODY)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "p" / ".git").exists()
    assert "git commit" not in done.stdout
    assert "The authors of p" in (tmp_path / "p" / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["kagle", "p"], "kagle: there is no such kind"),
        (["kaggle", "p", "--data", "licens=MIT"], "Did you mean licence?"),
        (["kaggle", "p", "--data", "MIT"], "this is no KEY=VALUE"),
        (["kaggle", "p", "--data", "licence=WTFPL"], "Choose one of MIT"),
        (["kaggle", "p", "--data", "metric=rmse"], "metric: rmse does not go with the other answers"),
        (["kaggle", "p", "--data", "metric=rmse"], "Choose one of roc-auc, log-loss, accuracy, f1."),
        (["kaggle", "p", "--data", "task="], "task: nothing is not offered"),
        (["kaggle", "p", "--data", "package_name=3d"], "begins with a letter"),
        (["kaggle", "p", "--data", "package_name=import"], "the name of something else"),
        (["from-scratch", "p", "--data", "package_name=experiments"], "the name of something else"),
        (["kaggle", "x" * 81], "--data project_name="),
        (["kaggle", "p", "--data", f"package_name={'x' * 31}"], "at most 30 characters"),
        (["kaggle", "p", "--data", f"project_name={'x' * 81}"], "at most 80 characters"),
        (["kaggle", "p", "--data", "project_name=two\nlines"], "one line"),
        (["kaggle", "a [b](c)"], "square brackets"),
        (["kaggle", "p", "--data", "year=soon"], "four digits"),
        (["kaggle", "p", "--data-file", "absent.yml"], "absent.yml: cannot be read"),
        (["kaggle", "nowhere/p"], "nowhere: there is no such folder"),
    ],
)
def test_what_cannot_be_used_is_refused_and_leaves_nothing(tmp_path: Path, arguments: list[str], said: str) -> None:
    assert_refused(new(*arguments, "--defaults", cwd=tmp_path), said, tmp_path)


@pytest.mark.parametrize("name", ["yes", "007", "2024-01-01", "1e3"])
def test_an_answer_in_a_file_is_the_text_that_stands_there(tmp_path: Path, name: str) -> None:
    file = tmp_path / "answers.yml"
    file.write_text(f"project_name: {name}\nyear: 2019\n", encoding="utf-8")
    done = new("kaggle", tmp_path / "p", "--defaults", "--no-git", "--data-file", file)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "p" / "README.md").read_text(encoding="utf-8").startswith(f"# {name}\n")


@pytest.mark.parametrize(
    "text",
    [
        "- a list\n",
        "a: [\n",
        "kind: deployed\n",
        "task: [binary]\n",
        "task: {a: b}\n",
    ],
)
def test_a_file_that_holds_no_answers_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "answers.yml"
    file.write_text(text, encoding="utf-8")
    done = new("kaggle", tmp_path / "p", "--defaults", "--data-file", file)
    assert done.returncode == 2
    assert "answers.yml: " in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["answers.yml"]


@pytest.mark.parametrize(
    ("text", "said"), [("project_name: null", "this cannot be empty"), ("licence:", "licence: nothing is not offered")]
)
def test_null_in_a_file_is_an_empty_answer(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "answers.yml"
    file.write_text(f"{text}\n", encoding="utf-8")
    done = new("kaggle", tmp_path / "p", "--defaults", "--data-file", file)
    assert done.returncode == 2
    assert said in done.stderr


def test_without_an_identity_nothing_is_made(tmp_path: Path) -> None:
    done = mlfolio("new", "kaggle", "p", "--defaults", cwd=tmp_path, **NOBODY, HOME=str(tmp_path))
    assert_refused(done, "git config --global user.email", tmp_path)


def test_what_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / ".hidden").write_text("mine", encoding="utf-8")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "link").symlink_to("full")
    for name, said in (("full", "not empty"), ("file", "no folder"), ("link", "no folder")):
        done = new("kaggle", name, "--defaults", cwd=tmp_path)
        assert done.returncode == 2
        assert said in done.stderr
    assert sorted(path.name for path in tmp_path.rglob("*")) == [".hidden", "file", "full", "link"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert new("kaggle", "empty", "--defaults", cwd=tmp_path).returncode == 0
    assert (tmp_path / "empty" / "README.md").is_file()


def test_the_current_folder_can_be_filled(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    done = new("kaggle", ".", "--defaults", cwd=folder)
    assert done.returncode == 0
    assert (folder / "src" / "here").is_dir()
    assert done.stdout.startswith("Made here. Next:\n\n  make run")


def test_a_clone_that_is_to_be_filled_is_told_how(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "clone")
    done = new("kaggle", ".", "--defaults", cwd=tmp_path / "clone")
    assert done.returncode == 2
    assert "git remote add origin" in done.stderr
    assert [path.name for path in (tmp_path / "clone").iterdir()] == [".git"]


def test_a_project_within_another_repository_is_told_that_it_would_be_lost_there(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    done = new("kaggle", "entry", "--defaults", cwd=tmp_path)
    assert done.returncode == 0
    assert f"within the repository {tmp_path}" in done.stderr
    assert "--no-git" not in new("kaggle", "other", "--defaults", "--no-git", cwd=tmp_path).stderr


def test_the_users_hooks_and_ignore_rules_do_not_touch_the_first_commit(tmp_path: Path) -> None:
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    (hooks / "pre-commit").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (hooks / "pre-commit").chmod(0o755)
    (tmp_path / "ignored").write_text("*.toml\n", encoding="utf-8")
    config = tmp_path / "gitconfig"
    config.write_text(f"[core]\n hooksPath = {hooks}\n excludesFile = {tmp_path / 'ignored'}\n", encoding="utf-8")
    done = new("kaggle", tmp_path / "p", "--defaults", GIT_CONFIG_GLOBAL=str(config))
    assert done.returncode == 0, done.stderr
    assert "pyproject.toml" in git(tmp_path / "p", "ls-files")


def test_a_commit_that_git_refuses_leaves_nothing(tmp_path: Path) -> None:
    config = tmp_path / "gitconfig"
    config.write_text("[commit]\n gpgSign = true\n[gpg]\n program = false\n", encoding="utf-8")
    done = new("kaggle", tmp_path / "p", "--defaults", GIT_CONFIG_GLOBAL=str(config))
    assert done.returncode == 2
    assert "git commit failed" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["gitconfig"]


def test_without_a_terminal_it_says_what_to_add(tmp_path: Path) -> None:
    assert_refused(new("kaggle", "p", cwd=tmp_path), "Add --defaults", tmp_path)


def on_a_terminal(folder: Path, keys: bytes) -> tuple[int, str]:
    """Run `mlfolio new kaggle p`, press the keys at each question, and return its exit code and what it said."""
    mine, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "mlfolio", "new", "kaggle", "p"],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, **NOBODY, **ADA, "TERM": "xterm"},
    )
    os.close(theirs)
    said, question, give_up = b"", "\U0001f3a4".encode(), time.monotonic() + 120
    while process.poll() is None and time.monotonic() < give_up:
        silent = not select.select([mine], [], [], 1)[0]
        try:
            text = b"" if silent else os.read(mine, 65536)
        except OSError:
            break
        said += text
        # The terminal library asks where the cursor is.
        if b"\x1b[6n" in text:
            os.write(mine, b"\x1b[1;1R")
        elif question in text or (silent and question in said):
            # A question that came with the cursor's, or in two pieces, has not been answered: silence follows it.
            os.write(mine, keys)
    os.close(mine)
    return process.wait(timeout=60), said.decode("utf-8", "replace")


def test_on_a_terminal_it_asks_and_takes_the_answers(tmp_path: Path) -> None:
    code, said = on_a_terminal(tmp_path, b"\r")
    assert code == 0, said
    assert (tmp_path / "p" / "README.md").read_text(encoding="utf-8").startswith("# p\n")
    assert "licence" in said


def test_an_end_of_input_is_told_as_that(tmp_path: Path) -> None:
    # Control and U empty the line; control and D end the input of an empty one.
    code, said = on_a_terminal(tmp_path, b"\x15\x04")
    assert code == 2, said
    assert "the questions came to an end" in said
    assert not list(tmp_path.iterdir())


def test_the_list_names_every_kind_and_question() -> None:
    said = mlfolio("new", "--list").stdout
    for word in ("kaggle", "from-scratch", "deployed", "package_name", "stratified*, group, time, plain", "MIT*"):
        assert word in said
    assert "shared_files" not in said


def test_kind_and_folder_are_needed(tmp_path: Path) -> None:
    done = new("kaggle", cwd=tmp_path)
    assert done.returncode == 2
    assert "--list" in done.stderr
