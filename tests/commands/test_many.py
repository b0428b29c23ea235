"""Several repositories, and those elsewhere: each once, none in another's way, and nothing left behind."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from commands.test_check import KEY, POOR, mlfolio
from repositories import git, make

from mlfolio.errors import UserError
from mlfolio.targets import Remote, remote


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/ada/titanic", Remote("https://example.org/ada/titanic", None, "titanic")),
        ("https://example.org/ada/titanic.git@v1", Remote("https://example.org/ada/titanic.git", "v1", "titanic")),
        ("https://example.org/a/b@x/y", Remote("https://example.org/a/b", "x/y", "b")),
        ("https://ada:word@example.org/a/b", Remote("https://ada:word@example.org/a/b", None, "b")),
        ("ssh://git@example.org:22/a/b.git@v1", Remote("ssh://git@example.org:22/a/b.git", "v1", "b")),
        ("git@example.org:a/b.git", Remote("git@example.org:a/b.git", None, "b")),
        ("git@example.org:b@v1", Remote("git@example.org:b", "v1", "b")),
        ("file:///nowhere/b.git@v1", Remote("file:///nowhere/b.git", "v1", "b")),
        ("file:///nowhere/..", Remote("file:///nowhere/..", None, "repository")),
        ("some/folder", None),
        ("C:\\folder", None),
        (".", None),
    ],
)
def test_urls_are_told_from_folders(text: str, expected: Remote | None) -> None:
    assert remote(text) == expected


@pytest.mark.parametrize("text", ["http://example.org/a/b", "git://example.org/a", "ext::sh -c x://y/z"])
def test_other_protocols_are_refused(text: str) -> None:
    if "::" in text:
        assert remote(text) is None
        return
    with pytest.raises(UserError, match="no protocol"):
        remote(text)


def test_a_password_is_never_shown() -> None:
    found = remote("https://ada:word@example.org/a/b@v1")
    assert found is not None
    assert found.shown == "https://example.org/a/b@v1"


def clones(folder: Path) -> list[Path]:
    return list(folder.glob("mlfolio-*"))


def test_a_repository_elsewhere_is_cloned_checked_and_gone(tmp_path: Path) -> None:
    origin = make(tmp_path / "ada", POOR)
    git(origin, "tag", "v1")
    (origin / "README.md").write_text("# Forest\n\nTrains a forest.\n")
    git(origin, "add", "--all")
    git(origin, "commit", "--quiet", "-m", "Describe the forest")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    found = {}
    for ref in ("", "@v1", "@main"):
        done = mlfolio("check", f"file://{origin}{ref}", "--format", "json", TMPDIR=str(scratch))
        assert done.returncode == 0, done.stderr
        found[ref] = json.loads(done.stdout)
    assert clones(scratch) == []
    outcomes = {ref: next(c["outcome"] for c in one["checks"] if c["id"] == "has-readme") for ref, one in found.items()}
    assert outcomes == {"": "pass", "@v1": "fail", "@main": "pass"}
    assert found["@v1"]["repository"]["path"] == f"file://{origin}@v1"
    assert found[""]["score"] == json.loads(mlfolio("check", origin, "--format", "json").stdout)["score"]


@pytest.mark.parametrize(("ref", "said"), [("/nowhere", "cannot be cloned"), ("@v9", "no such branch, tag or commit")])
def test_what_cannot_be_cloned_is_said(tmp_path: Path, ref: str, said: str) -> None:
    done = mlfolio("check", f"file://{make(tmp_path / 'ada', POOR)}{ref}")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_nothing_of_a_hostile_repository_runs_while_it_is_cloned(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    origin = make(tmp_path / "ada", POOR | {".gitattributes": "* filter=lfs\n", "a.bin": "version 1\n"})
    git(origin, "submodule", "--quiet", "add", str(make(tmp_path / "inner", POOR)), "inner")
    git(origin, "commit", "--quiet", "-m", "Use another")
    template = tmp_path / "template" / "hooks"
    template.mkdir(parents=True)
    (template / "post-checkout").write_text(f"#!/bin/sh\ntouch {canary}\n")
    (template / "post-checkout").chmod(0o755)
    settings = tmp_path / "gitconfig"
    smudge = f'[filter "lfs"]\n smudge = touch {canary}\n required = true\n[submodule]\n recurse = true\n'
    settings.write_text(f"[init]\n templateDir = {template.parent}\n{smudge}")
    environment = {"GIT_CONFIG_GLOBAL": str(settings), "GIT_TEMPLATE_DIR": str(template.parent)}
    done = mlfolio("check", f"file://{origin}", **environment)
    assert done.returncode == 0, done.stderr
    assert not canary.exists()


def test_a_clone_is_gone_after_an_interrupt(tmp_path: Path) -> None:
    origin = make(tmp_path / "ada", {f"m{number}.py": "x = 1\n" * 2000 for number in range(60)})
    command = [sys.executable, "-m", "mlfolio", "check", f"file://{origin}"]
    for number in (signal.SIGINT, signal.SIGTERM):
        process = subprocess.Popen(
            command, env={**os.environ, "TMPDIR": str(tmp_path)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        until = time.monotonic() + 60
        while not clones(tmp_path) and time.monotonic() < until:
            time.sleep(0.01)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
        assert (process.returncode, said.decode().strip()) == (130, "Interrupted.")
        assert clones(tmp_path) == []


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_several_are_checked_and_a_failing_one_stops_none(tmp_path: Path) -> None:
    good = make(tmp_path / "good", POOR | {"README.md": "# Forest\n\nTrains a forest.\n"})
    leaking = make(tmp_path / "leaking", {"key.py": f'KEY = "{KEY}"\n'})
    listing = tmp_path / "list.txt"
    listing.write_text(f"# the class\n\n{good}\n{tmp_path / 'nowhere'}\nfile://{leaking}\n{good}\n")
    done = mlfolio("check", "--from-file", listing, "--output", tmp_path / "scores.jsonl")
    assert done.returncode == 2
    found = {line["given"]: line for line in lines(tmp_path / "scores.jsonl")}
    assert len(lines(tmp_path / "scores.jsonl")) == len(found) == 3
    assert found[str(good)]["report"]["score"] > 0
    assert found[f"file://{leaking}"]["exit_code"] == 1
    assert "no such folder" in found[str(tmp_path / "nowhere")]["error"]
    table = done.stdout.splitlines()
    assert table[0].split()[:3] == ["score", "kind", "repository"]
    assert "good" in table[1]
    assert "capped" in done.stdout
    assert table[-1] == "2 checked, 1 could not be."


def test_json_lines_go_to_the_screen(tmp_path: Path) -> None:
    one, two = make(tmp_path / "one", POOR), make(tmp_path / "two", POOR)
    done = mlfolio("check", one, two, "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    assert {json.loads(line)["given"] for line in done.stdout.splitlines()} == {str(one), str(two)}


def test_resuming_goes_on_where_a_killed_run_stopped(tmp_path: Path) -> None:
    folders = [make(tmp_path / f"r{number}", POOR) for number in range(3)]
    target = tmp_path / "scores.jsonl"
    assert mlfolio("check", folders[0], tmp_path / "none", "--output", target).returncode == 2
    whole = target.read_text(encoding="utf-8")
    target.write_text(whole + whole[:40], encoding="utf-8")
    assert mlfolio("check", *folders, "--output", target).returncode == 2
    done = mlfolio("check", *folders, "--output", target, "--resume")
    assert done.returncode == 0, done.stderr
    assert sorted(line["given"] for line in lines(target)) == sorted(map(str, folders))
    assert target.read_text(encoding="utf-8").splitlines()[0] in whole.splitlines()


@pytest.mark.parametrize(
    "options",
    [["--format", "html"], ["--output", "a.html"], ["--resume"], ["--staged"], ["--output", "a", "--output", "b"]],
)
def test_options_for_one_repository_are_refused_for_several(tmp_path: Path, options: list[str]) -> None:
    make(tmp_path / "one", POOR)
    done = mlfolio("check", "one", "one", *options, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")


def test_an_interrupt_keeps_what_is_done(tmp_path: Path) -> None:
    quick = make(tmp_path / "quick", POOR)
    slow = make(tmp_path / "slow", {f"m{number}.py": "x = 1\n" * 1000 for number in range(60)})
    target = tmp_path / "scores.jsonl"
    command = [sys.executable, "-m", "mlfolio", "check", quick, slow, f"file://{slow}", "--output", target]
    with tempfile.TemporaryDirectory(dir=tmp_path) as scratch:
        process = subprocess.Popen(
            command, env={**os.environ, "TMPDIR": scratch}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        until = time.monotonic() + 60
        while not (target.exists() and target.stat().st_size) and time.monotonic() < until:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=60)
        assert clones(Path(scratch)) == []
    assert process.returncode in (0, 130)
    assert str(quick)[-20:] in said
    assert str(quick) in {line["given"] for line in lines(target)}
