"""Real repositories made on the spot, for what examples cannot say."""

import subprocess
from pathlib import Path

from mlfolio import testing
from mlfolio.examples import Content, Example


def make(folder: Path, files: dict[str, Content], *, git: bool = True) -> Path:
    """Write `files` into `folder`, in one commit unless `git` is off, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    testing.build(Example(files, git=git), folder)
    return folder


def git(folder: Path, *arguments: str) -> str:
    """Run git in `folder` as its author would, and return what it printed."""
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "protocol.file.allow=always"]
    done = subprocess.run(["git", *who, "-C", folder, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()
