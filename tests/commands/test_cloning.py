"""Repositories elsewhere: cloned by every protocol that is spoken, nothing of them run, and nothing left behind."""

import functools
import http.server
import json
import os
import signal
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from commands.test_check import POOR, mlfolio
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
        ("git@example.org:/srv/b.git", Remote("git@example.org:/srv/b.git", None, "b")),
        ("file:///nowhere/b.git@v1", Remote("file:///nowhere/b.git", "v1", "b")),
        ("file:///nowhere/..", Remote("file:///nowhere/..", None, "repository")),
        ("some/folder", None),
        ("C:\\folder", None),
        (".", None),
    ],
)
def test_urls_are_told_from_folders(text: str, expected: Remote | None) -> None:
    assert remote(text) == expected


@pytest.mark.parametrize("text", ["http://ada:word@example.org/a/b", "git://example.org/a"])
def test_other_protocols_are_refused(text: str) -> None:
    with pytest.raises(UserError, match="no protocol") as raised:
        remote(text)
    assert "word" not in str(raised.value)


@pytest.mark.parametrize(
    "text", ["ext::sh -c x://y/z", "Ada,https://ada:word@example.org/a/b", '"https://example.org/a/b"']
)
def test_a_line_of_a_table_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="holds more than an address") as raised:
        remote(text)
    assert "word" not in str(raised.value)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("https://ada:word@example.org/a/b/tree/dev", "https://example.org/a/b@dev"),
        ("https://example.org/a/b/-/blob/main/README.md", "https://example.org/a/b@main"),
        ("https://example.org/a/tree", None),
        ("https://example.org/a/b", None),
    ],
)
def test_the_address_of_a_page_is_told_from_that_of_a_repository(text: str, meant: str | None) -> None:
    found = remote(text)
    assert found is not None
    assert found.meant == meant


@pytest.mark.parametrize("text", ["", "https://", "https://ada:word@example.org"])
def test_what_names_no_repository_is_refused(text: str) -> None:
    with pytest.raises(UserError) as raised:
        remote(text)
    assert "repository" in raised.value.problem
    assert "word" not in raised.value.problem


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


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """Serve a repository by https; return the address of the server, and the file of what vouches for it."""
    bare = tmp_path / "served" / "ada" / "titanic.git"
    subprocess.run(["git", "clone", "--quiet", "--bare", str(make(tmp_path / "titanic", POOR)), str(bare)], check=True)
    git(bare, "update-server-info")
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    handler = functools.partial(_Quiet, directory=str(tmp_path / "served"))
    with http.server.ThreadingHTTPServer(("localhost", 0), handler) as served:
        served.socket = context.wrap_socket(served.socket, server_side=True)
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield f"https://localhost:{served.server_port}", str(tmp_path / "authority.pem")
        served.shutdown()


def test_by_https(tmp_path: Path, server: tuple[str, str]) -> None:
    address, certificate = server
    url = f"{address}/ada/titanic.git@main"
    done = mlfolio("check", url, "--format", "json", GIT_SSL_CAINFO=certificate, no_proxy="localhost")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["repository"]["path"] == url
    assert found["score"] == json.loads(mlfolio("check", tmp_path / "titanic", "--format", "json").stdout)["score"]


def test_a_server_that_nobody_vouches_for_is_refused(server: tuple[str, str]) -> None:
    done = mlfolio("check", f"{server[0]}/ada/titanic.git", no_proxy="localhost")
    assert (done.returncode, done.stdout) == (2, "")
    assert "certificate" in done.stderr


@pytest.mark.parametrize("url", ["ssh://git@example.org{path}@v1", "git@example.org:{path}@v1"])
def test_by_ssh(tmp_path: Path, url: str) -> None:
    origin = make(tmp_path / "ada", POOR)
    git(origin, "tag", "v1")
    # Stands for ssh: takes the same arguments, and runs the command here instead of there.
    connect = tmp_path / "ssh"
    connect.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path / "asked"}\nfor last; do :; done\nexec sh -c "$last"\n')
    connect.chmod(0o755)
    done = mlfolio("check", url.format(path=origin), "--format", "json", GIT_SSH=str(connect))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["repository"]["path"].endswith(f"{origin}@v1")
    assert f"git@example.org git-upload-pack '{origin}'" in (tmp_path / "asked").read_text()


def test_a_host_that_refuses_is_told_with_what_git_said(tmp_path: Path) -> None:
    settings = tmp_path / "gitconfig"
    settings.write_text('[core]\n sshCommand = "echo Permission denied >&2; false"\n')
    done = mlfolio("check", "git@example.org:ada/titanic.git", GIT_CONFIG_GLOBAL=str(settings))
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be cloned (Permission denied; fatal: Could not read from remote repository.)" in done.stderr


@pytest.mark.parametrize(("ref", "said"), [("/nowhere", "cannot be cloned"), ("@v9", "no such branch, tag or commit")])
def test_what_cannot_be_cloned_is_said(tmp_path: Path, ref: str, said: str) -> None:
    done = mlfolio("check", f"file://{make(tmp_path / 'ada', POOR)}{ref}")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize(
    ("format_", "shown"), [("terminal", "ada/titanic@v1 · "), ("markdown", "`ada/titanic@v1` at ")]
)
def test_a_report_of_a_clone_says_whose_it_is(tmp_path: Path, format_: str, shown: str) -> None:
    origin = make(tmp_path / "ada" / "titanic.git", POOR)
    git(origin, "tag", "v1")
    done = mlfolio("check", f"file://{origin}@v1", "--select", "has-readme", "--format", format_)
    assert shown in done.stdout


def test_a_page_that_cannot_be_cloned_is_said_to_be_one(tmp_path: Path) -> None:
    done = mlfolio("check", f"file://{tmp_path}/ada/tree/dev")
    assert done.returncode == 2
    assert done.stderr.endswith(
        f"It is the address of a page: file://{tmp_path}/ada@dev names the repository at that branch.\n"
    )


def test_a_default_branch_that_is_not_there_is_no_empty_repository(tmp_path: Path) -> None:
    origin = make(tmp_path / "ada", POOR)
    git(origin, "branch", "-m", "dev")
    git(origin, "symbolic-ref", "HEAD", "refs/heads/gone")
    done = mlfolio("check", f"file://{origin}")
    assert done.returncode == 2
    assert "the default branch is not there" in done.stderr
    assert f"as in file://{origin}@dev." in done.stderr


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


@pytest.fixture
def heeded_hangup() -> Iterator[None]:
    """Let what is begun here heed a closed terminal, also where nohup has these tests ignore it."""
    before = signal.signal(signal.SIGHUP, lambda *_: None)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.mark.usefixtures("heeded_hangup")
def test_a_clone_is_gone_after_an_interrupt(tmp_path: Path) -> None:
    origin = make(tmp_path / "ada", {f"m{number}.py": "x = 1\n" * 2000 for number in range(60)})
    command = [sys.executable, "-m", "mlfolio", "check", f"file://{origin}"]
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
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
