"""The one place that runs git, with everything a hostile repository could hook into switched off."""

import os
import signal
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from mlfolio.interrupts import deferred
from mlfolio.programs import Program

# What a repository's own configuration could make git run or fetch while it only reads.
_HARMLESS = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.pager": "cat",
    "core.editor": "true",
    "core.askPass": "true",
    "core.sshCommand": "false",
    "core.attributesFile": os.devnull,
    "core.untrackedCache": "false",
    "core.splitIndex": "false",
    "core.quotePath": "false",
    "core.alternateRefsCommand": "true",
    # Ninety-six megabytes without it: taking them from the system page by page was a sixth of telling a long history.
    "core.deltaBaseCacheLimit": "16m",
    "credential.helper": "",
    "diff.external": "",
    # A file that git would wait for, where a named pipe stands in its place.
    "diff.orderFile": os.devnull,
    "log.mailmap": "false",
    "mailmap.file": os.devnull,
    # What would change the answers that are read.
    "color.ui": "false",
    "diff.ignoreSubmodules": "none",
    "diff.relative": "false",
    "i18n.logOutputEncoding": "UTF-8",
    "log.diffMerges": "off",
    "log.follow": "false",
    "gpg.program": "false",
    "log.showSignature": "false",
    "protocol.allow": "never",
    "submodule.recurse": "false",
    # Reading a repository that somebody else owns is safe once the settings above are in force.
    "safe.directory": "*",
}

_CLONING = {
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "submodule.recurse": "false",
    # A server that sends next to nothing for a minute will not send the rest either.
    "http.lowSpeedLimit": "1000",
    "http.lowSpeedTime": "60",
}

_OF_A_REPOSITORY = frozenset(
    "GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_COMMON_DIR "
    "GIT_NAMESPACE GIT_TEMPLATE_DIR GIT_PREFIX".split()
)
"""Variables by which git's own hooks and aliases point at the repository they run in."""

_PATIENCE = 600
"""Seconds. Git answers any question about the largest repositories sooner; what takes longer waits for something."""


class GitError(Exception):
    """Git could not answer; carries the line of its words that says why."""


def environment() -> dict[str, str]:
    """Return an environment for git that holds none of the caller's GIT_* variables and no user configuration."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_ATTR_NOSYSTEM": "1",
        # Into a pipe git writes each commit on its own otherwise, and a long history is read in tiny pieces.
        "GIT_FLUSH": "0",
        "LC_ALL": "C",
    }


def run(folder: Path, *arguments: str, stdin: Iterable[bytes] = (), index: Path | None = None) -> bytes:
    """Run git in `folder` and return its standard output; `index` stands for the repository's own index.

    Raises GitError when git is not installed, answers with an error, or does not answer at all.
    """
    with ask(folder, *arguments, stdin=stdin, index=index) as program:
        answer = program.output.read()
        insist_on_success(program, arguments[0])
    return answer


def blocks(folder: Path, *arguments: str) -> Iterator[bytes]:
    """Yield what git prints in `folder` while it goes on working. Raises what `run` does, the last of it at the end."""
    with ask(folder, *arguments) as program:
        yield from program.blocks()
        insist_on_success(program, arguments[0])


def ask(folder: Path, *arguments: str, stdin: Iterable[bytes] = (), index: Path | None = None) -> Program:
    """Start git in `folder`, to be used in a `with`. Raises GitError when git is not installed."""
    command = _command(folder, *arguments)
    try:
        return Program(command, stdin=stdin, env=_environment(index), patience=_PATIENCE)
    except FileNotFoundError as error:
        raise GitError("git is not installed") from error


def insist_on_success(program: Program, command: str) -> None:
    """Wait for its end, once all of its output was read; raise GitError unless that is a good one."""
    code, said = program.end()
    if program.is_late:
        raise GitError(f"git {command} did not answer in {_PATIENCE} seconds")
    if code != 0:
        raise GitError(_complaint(said) or f"git {command} ended with status {code}")


def _complaint(said: bytes) -> str:
    """Return what git says is wrong: its last fatal line, with the word of ssh before it, without the advice below."""
    lines = said.decode("utf-8", "replace").strip().splitlines()
    fatal = max((number for number, line in enumerate(lines) if line.startswith("fatal: ")), default=len(lines) - 1)
    if fatal < 1 or "Could not read from remote" not in lines[fatal]:
        return "".join(lines[fatal : fatal + 1])
    # Of another user's folder git says so in a fatal line of its own, with advice below; ssh in the line before.
    cause = next((line for line in lines[:fatal] if line.startswith("fatal: ")), lines[fatal - 1])
    return f"{cause}; {lines[fatal]}"


class BlobReader:
    """Reads blobs one at a time through one `git cat-file --batch`, which is started when the first is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Two processes that share the pipe after a fork would read each other's answers.
        self._running: dict[int, subprocess.Popen[bytes]] = {}

    def read(self, blob: str) -> bytes | None:
        """Return the content of `blob`; None where git has none that it can read."""
        running = self._running.get(os.getpid()) or self._start()
        try:
            running.stdin.write(f"{blob}\n".encode())
            running.stdin.flush()
            words = running.stdout.readline().split()
            if len(words) == 3:
                return running.stdout.read(int(words[2]) + 1)[:-1]
        except BrokenPipeError:
            words = []
        # A corrupt object ends the process; a missing one is answered in two words.
        if not words:
            self._stop()
        return None

    def __del__(self) -> None:
        if os.getpid() in self._running:
            self._stop()

    def _start(self) -> "subprocess.Popen[bytes]":
        started = subprocess.Popen(
            _command(self._folder, "cat-file", "--batch"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )
        self._running[os.getpid()] = started
        return started

    def _stop(self) -> None:
        ended = self._running.pop(os.getpid())
        ended.kill()
        ended.communicate()


def _environment(index: Path | None) -> dict[str, str]:
    return environment() | ({"GIT_INDEX_FILE": str(index)} if index else {})


def _command(folder: Path, *arguments: str) -> list[str]:
    settings = [part for name, value in _HARMLESS.items() for part in ("-c", f"{name}={value}")]
    return ["git", "--no-pager", *settings, "-C", str(folder), *arguments]


def path_text(raw: bytes) -> str:
    """Decode a path as git prints it; bytes that are not UTF-8 survive as surrogates, as in `os.fsdecode`."""
    return raw.decode("utf-8", "surrogateescape")


def clone(url: str, folder: Path, *, progress: bool) -> None:
    """Clone `url` into the new `folder`, with its history and without its files: `find_commit`, then check out.

    The caller's own configuration holds (proxies, keys, other addresses); hooks, templates, submodules and filters do
    not, and only https, ssh and file are spoken. Raises GitError when it cannot be cloned.
    """
    settings = [part for name, value in _CLONING.items() for part in ("-c", f"{name}={value}")]
    options = ["--no-checkout", "--template=", "--no-recurse-submodules", "--progress" if progress else "--quiet"]
    command = ["git", *settings, "clone", *options, "--", url, str(folder)]
    # In a terminal git shows its progress itself.
    code, said = _run_alone(command, None if progress else subprocess.PIPE)
    if code != 0:
        raise GitError(_complaint(said) or f"git clone ended with status {code}")


def _run_alone(command: list[str], stderr: int | None) -> tuple[int, bytes]:
    """Run a command that is ended, with all its helpers, before an interrupt goes on; return its code and stderr."""
    started: list[subprocess.Popen[bytes]] = []
    try:
        with deferred():
            process = subprocess.Popen(command, stderr=stderr, env=_cloning_environment(), start_new_session=True)
            started.append(process)
        _, said = process.communicate()
    except FileNotFoundError as error:
        raise GitError("git is not installed") from error
    except BaseException:
        for one in started:
            with suppress(ProcessLookupError):
                os.killpg(one.pid, signal.SIGKILL)
            one.wait()
        raise
    return process.returncode, said or b""


def _cloning_environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_REPOSITORY}
    return kept | {
        "GIT_ALLOW_PROTOCOL": "https:ssh:file",
        # Nobody is asked for a password: in a session of its own there is no terminal, and no window shall open.
        "GIT_TERMINAL_PROMPT": "0",
        "SSH_ASKPASS_REQUIRE": "never",
        "GIT_LFS_SKIP_SMUDGE": "1",
        "LC_ALL": "C",
    }


def find_commit(folder: Path, *names: str) -> str | None:
    """Return the commit that the first of `names` names that names one (a branch, a tag, a commit), or None."""
    for name in names:
        try:
            asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
            return run(folder, *asked).decode().strip()
        except GitError:
            continue
    return None
