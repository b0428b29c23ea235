"""Builders of folders that hold what no project holds: pipes, devices, links out of the tree, holes, endless depth."""

import os
import socket
import subprocess
from pathlib import Path

from repositories import git, make

CODE = {
    "train.py": "import numpy\n\n\ndef train():\n    return numpy.ones(3)\n",
    "README.md": "# Forest\n\nTrains a forest.\n",
}
_TARGETS = ("/dev/zero", "/dev/stdin", "/proc/self/mem", "/proc/kcore", "/etc/passwd", "..", "/", "loop.py")
_NAMES = ("README.md", "LICENSE", "requirements.txt", "pyproject.toml", "Makefile", "a.ipynb", "setup.py", ".gitignore")


def links_out_of_a_plain_folder(folder: Path) -> None:
    make(folder, {"train.py": "x = 1\n"}, git=False)
    for number, target in enumerate(_TARGETS):
        (folder / f"link{number}.py").symlink_to(target)
    for name, target in zip(_NAMES, _TARGETS, strict=True):
        (folder / name).symlink_to(target)
    (folder / "loop.py").symlink_to("loop.py")


def links_out_of_a_repository(folder: Path) -> None:
    links_out_of_a_plain_folder(folder)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "Link out of the tree")


def files_that_became_links(folder: Path) -> None:
    make(folder, {"train.py": "x = 1\n"} | dict.fromkeys(_NAMES, "some text\n"))
    for name, target in zip(_NAMES, _TARGETS, strict=True):
        (folder / name).unlink()
        (folder / name).symlink_to(target)


def folder_that_became_a_link(folder: Path) -> None:
    make(folder, CODE | {"src/model.py": "x = 1\n"})
    outside = make(folder.parent / "outside", {"model.py": "x ==\n"}, git=False)
    (folder / "src" / "model.py").unlink()
    (folder / "src").rmdir()
    (folder / "src").symlink_to(outside)


def pipes_and_sockets_in_a_plain_folder(folder: Path) -> None:
    make(folder, {"train.py": "x = 1\n"}, git=False)
    for name in (*_NAMES, "pipe.py", ".mailmap", ".gitattributes"):
        os.mkfifo(folder / name)
    here = Path.cwd()
    os.chdir(folder)
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("socket.py")
    finally:
        os.chdir(here)


def files_that_became_pipes(folder: Path) -> None:
    make(folder, {"train.py": "x = 1\n"} | dict.fromkeys(_NAMES, "some text\n"))
    for name in _NAMES:
        (folder / name).unlink()
        os.mkfifo(folder / name)
    os.mkfifo(folder / ".mailmap")
    os.mkfifo(folder / ".gitattributes")


def file_of_ten_gigabytes_that_is_a_hole(folder: Path) -> None:
    make(folder, dict.fromkeys(("train.py", *_NAMES, "data.csv"), "some text\n"))
    for name in ("train.py", *_NAMES, "data.csv", "untracked.py"):
        with (folder / name).open("wb") as stream:
            stream.truncate(10 * 1024**3)


def plain_folder_of_ten_gigabytes_that_is_a_hole(folder: Path) -> None:
    folder.mkdir()
    for name in ("train.py", *_NAMES, "data.csv", "model.pkl"):
        with (folder / name).open("wb") as stream:
            stream.truncate(10 * 1024**3)


def folders_two_thousand_deep(folder: Path) -> None:
    make(folder, CODE, git=False)
    here = os.open(folder, os.O_RDONLY)
    for _ in range(2_000):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)


def paths_two_thousand_deep_in_git(folder: Path) -> None:
    make(folder, CODE)
    blob = git(folder, "rev-parse", "HEAD:train.py")
    listed = f"100644 {blob}\t{'d/' * 1_900}model.py\n"
    subprocess.run(["git", "-C", folder, "update-index", "--index-info"], input=listed.encode(), check=True)
    git(folder, "commit", "--quiet", "-m", "Go deep")


def a_hundred_thousand_tiny_files(folder: Path) -> None:
    make(folder, CODE)
    blob = git(folder, "rev-parse", "HEAD:train.py")
    names = [*(f"d{n % 100}/{n}.txt" for n in range(25_000)), *(f"p{n % 100}/m{n}.csv" for n in range(55_000))]
    # As if each were a release of somebody's, unpacked.
    names += (f"release-1.{n}/LICENSE" for n in range(20_000))
    listed = "".join(f"100644 {blob}\t{name}\n" for name in names)
    subprocess.run(["git", "-C", folder, "update-index", "--index-info"], input=listed.encode(), check=True)
    git(folder, "commit", "--quiet", "-m", "Add many files")


def _a_million_tiny_files_in_git(folder: Path) -> None:
    make(folder, CODE)
    blob = git(folder, "rev-parse", "HEAD:train.py")
    listed = "".join(f"100644 {blob}\td{number % 1000}/{number}.txt\n" for number in range(1_000_000))
    subprocess.run(["git", "-C", folder, "update-index", "--index-info"], input=listed.encode(), check=True)


def _tiny_files_without_end_in_a_plain_folder(folder: Path) -> None:
    make(folder, CODE, git=False)
    for number in range(210):
        inner = folder / f"d{number}"
        inner.mkdir()
        (inner / "0.txt").write_text("x\n")
        # Links to one file are made faster than files.
        for other in range(1, 1_000):
            os.link(inner / "0.txt", inner / f"{other}.txt")


TOO_LARGE = [_a_million_tiny_files_in_git, _tiny_files_without_end_in_a_plain_folder]


def names_that_look_like_options_and_markup(folder: Path) -> None:
    names = ["-rf", "--upload-pack=touch canary", "--", "-", "@file", "$(touch canary).py", "`touch canary`.py", "a;touch canary.py",
             "<script>alert(1)</script>.py", "&lt;b&gt;.py", "=cmd|' /C calc'!A0.py", "[red]x[/].py", "a\nb.py", "a\x1b[2Jb.py",
             "a\u202eb.py", "a\x00".rstrip("\x00") + ".py", "%s%n{0}.py", "a" * 200 + ".py", "'; DROP TABLE.py", "]]>.py", "\x7f.py"]  # fmt: skip
    make(folder, CODE | {name.replace("/", "\u2215"): "import os\nx ==\n" for name in names})
    raw = os.fsencode(folder) + b"/\xff\xfe\xed\xa0\x80.py"
    Path(os.fsdecode(raw)).write_text("x ==\n")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "=1+1\t<img src=x onerror=alert(1)>\x1b[31m\u202e&amp;")


BUILDERS = [value for name, value in list(globals().items()) if not name.startswith("_") and callable(value) and
            getattr(value, "__module__", "") == __name__]  # fmt: skip
