"""Repositories in every state that people leave them in: each gets a score or one clear message, never a traceback."""

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
import pytest
from commands.test_check import mlfolio
from repositories import git, make

from mlfolio.cache import Cache
from mlfolio.errors import UserError
from mlfolio.place import existing_folder
from mlfolio.reports.writing import insist_on_writable

LINES = "".join(f"VALUE_{number} = {number}\n" for number in range(120))
CODE = {"train.py": f"import numpy\n\n{LINES}", "README.md": "# Forest\n\nTrains a forest.\n"}


def outcomes(folder: Path) -> dict[str, str]:
    """Check `folder`; return the outcome of every check, having seen that none crashed."""
    done = mlfolio("check", folder, "--format", "json")
    assert done.returncode in (0, 1), done.stderr + done.stdout[:2000]
    assert done.stderr == ""
    found = {check["id"]: check["outcome"] for check in json.loads(done.stdout)["checks"]}
    assert "error" not in found.values()
    return found


def message(*arguments: str | Path) -> str:
    """Run mlfolio with arguments that it must refuse; return its message, having seen that it is no traceback."""
    done = mlfolio(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_plain_folder_is_checked_without_its_history(tmp_path: Path) -> None:
    found = outcomes(make(tmp_path, CODE, git=False))
    assert found["under-version-control"] == "fail"
    assert found["incremental-history"] == "not-applicable"
    assert found["has-readme"] == "pass"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert f"{tmp_path / 'nowhere'}: no such folder" in message("check", tmp_path / "nowhere")


def test_a_file_is_refused_with_what_to_give_instead(tmp_path: Path) -> None:
    make(tmp_path, CODE)
    assert "train.py: is a file" in message("check", tmp_path / "train.py")


def test_a_repository_without_commits(tmp_path: Path) -> None:
    make(tmp_path, CODE, git=False)
    git(tmp_path, "init", "--quiet")
    found = outcomes(tmp_path)
    assert (found["under-version-control"], found["has-readme"]) == ("fail", "pass")
    git(tmp_path, "add", "train.py")
    found = outcomes(tmp_path)
    assert (found["under-version-control"], found["has-readme"]) == ("fail", "fail")


def test_a_repository_without_python(tmp_path: Path) -> None:
    found = outcomes(make(tmp_path, {"analysis.R": "x <- read.csv('a.csv')\n", "README.md": "# Analysis in R\n"}))
    assert found["code-parses"] == "not-applicable"
    assert found["has-readme"] == "pass"


def test_a_repository_of_one_file(tmp_path: Path) -> None:
    assert outcomes(make(tmp_path, {"notes.txt": "hello\n"}))["has-readme"] == "fail"


def test_a_detached_head(tmp_path: Path) -> None:
    make(tmp_path, CODE)
    git(tmp_path, "checkout", "--quiet", "--detach")
    assert outcomes(tmp_path)["under-version-control"] == "pass"


def test_a_shallow_clone_does_not_hold_the_cut_against_its_author(tmp_path: Path) -> None:
    make(tmp_path / "origin", CODE)
    git(tmp_path / "origin", "commit", "--quiet", "--allow-empty", "-m", "Describe the forest")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{tmp_path}/origin", "shallow")
    found = outcomes(tmp_path / "shallow")
    assert (found["under-version-control"], found["incremental-history"]) == ("pass", "unknown")


def test_a_partial_clone_never_fetches_what_it_lacks(tmp_path: Path) -> None:
    origin = make(tmp_path / "origin", CODE | {"data.csv": "1,2\n" * 100})
    git(origin, "rm", "--quiet", "data.csv")
    git(origin, "commit", "--quiet", "-m", "Keep the data out of git")
    git(origin, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", f"file://{origin}", "partial")
    before = git(tmp_path / "partial", "count-objects", "-v")
    assert outcomes(tmp_path / "partial")["has-readme"] == "pass"
    assert git(tmp_path / "partial", "count-objects", "-v") == before


def test_a_bare_repository_is_checked_at_head(tmp_path: Path) -> None:
    make(tmp_path / "origin", CODE)
    git(tmp_path, "clone", "--quiet", "--bare", str(tmp_path / "origin"), "bare.git")
    assert outcomes(tmp_path / "bare.git") == outcomes(tmp_path / "origin")


def test_a_repository_with_a_submodule_and_the_submodule_itself(tmp_path: Path) -> None:
    inner = make(tmp_path / "inner", {"bad.py": "print 'Python 2'\n"})
    outer = make(tmp_path / "outer", CODE)
    git(outer, "submodule", "--quiet", "add", str(inner), "lib")
    git(outer, "commit", "--quiet", "-m", "Use the library")
    assert outcomes(outer)["code-parses"] == "pass"
    assert outcomes(outer / "lib")["code-parses"] == "fail"


def test_a_subfolder_is_checked_as_the_repository_it_belongs_to(tmp_path: Path) -> None:
    make(tmp_path, CODE | {"src/model.py": "RATE = 1\n"})
    assert outcomes(tmp_path / "src") == outcomes(tmp_path)


def test_links_are_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "outside.py"
    secret.write_text("print 'Python 2'\n")
    folder = make(tmp_path / "repo", CODE)
    (folder / "loop").symlink_to(folder)
    (folder / "self.py").symlink_to("self.py")
    (folder / "outside.py").symlink_to(secret)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "Link to this and that")
    assert outcomes(folder)["code-parses"] == "pass"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"cells": 1}',
        '{"cells": [1]}',
        '{"cells": [{"cell_type": "code"}]}',
        '{"cells": [{"cell_type": "code", "source": 5, "outputs": {"a": 1}}], "nbformat": "four", "metadata": []}',
        "[" * 100_000,
    ],
)
def test_a_broken_notebook(tmp_path: Path, text: str) -> None:
    outcomes(make(tmp_path, CODE | {"eda.ipynb": text}))


def test_a_notebook_of_format_3(tmp_path: Path) -> None:
    cell = {"cell_type": "code", "input": ["print 'Python 2'"], "language": "python", "outputs": [], "metadata": {}}
    old = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {"name": ""},
        "worksheets": [{"cells": [cell], "metadata": {}}],
    }
    assert outcomes(make(tmp_path, CODE | {"old.ipynb": json.dumps(old)}))["code-parses"] == "fail"


def test_files_in_other_encodings(tmp_path: Path) -> None:
    encoded = {
        "requirements.txt": "numpy==2.0\n".encode("utf-16"),
        "latin.py": "# -*- coding: latin-1 -*-\nNAME = 'caf\xe9'\n".encode("latin-1"),
        "data.csv": b"\xff\xfe\xfd,\x80\n",
        "LICENSE": "MIT \xa9 2024".encode("latin-1"),
    }
    found = outcomes(make(tmp_path, CODE | encoded))
    assert (found["code-parses"], found["dependencies-declared"]) == ("pass", "pass")


def test_python_2(tmp_path: Path) -> None:
    assert outcomes(make(tmp_path, {"old.py": "print 'hello'\n"}))["code-parses"] == "fail"


def test_a_file_of_fifty_megabytes(tmp_path: Path) -> None:
    folder = make(tmp_path, CODE | {"big.py": b"x = 1\n" * 8_500_000, "big.md": b"word " * 10_000_000})
    outcomes(folder)


def test_names_that_are_awkward(tmp_path: Path) -> None:
    folder = make(tmp_path, CODE)
    for name in (b"with space.py", b"new\nline.py", b"caf\xe9.py", b"-rf.py", b"@list.py", "naïve.py".encode()):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text("import os\nx ==\n")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "Name files in every way")
    assert outcomes(folder)["code-parses"] == "fail"
    shown = mlfolio("check", folder, "--verbose", "--select", "code-parses").stdout
    assert "caf\\xe9.py" in shown
    assert "new\\nline.py" in shown


def test_an_unreadable_file(tmp_path: Path) -> None:
    folder = make(tmp_path, CODE)
    (folder / "train.py").unlink()
    (folder / "train.py").mkdir()
    os.mkfifo(folder / "pipe.py")
    outcomes(folder)


def test_a_file_that_is_tracked_and_gone_is_read_from_git(tmp_path: Path) -> None:
    folder = make(tmp_path, CODE)
    (folder / "README.md").unlink()
    assert outcomes(folder)["has-readme"] == "pass"


def test_an_unfinished_merge(tmp_path: Path) -> None:
    folder = make(tmp_path, CODE)
    git(folder, "checkout", "--quiet", "-b", "other")
    (folder / "train.py").write_text("print(2)\n")
    git(folder, "commit", "--quiet", "-am", "Print two")
    git(folder, "checkout", "--quiet", "main")
    (folder / "train.py").write_text("print(3)\n")
    git(folder, "commit", "--quiet", "-am", "Print three")
    with pytest.raises(Exception, match="merge"):
        git(folder, "merge", "other")
    assert outcomes(folder)["no-conflict-markers"] == "fail"


def test_a_repository_that_git_cannot_read_is_said_so(tmp_path: Path) -> None:
    folder = make(tmp_path, CODE)
    (folder / ".git" / "index").write_bytes(b"not an index")
    said = message("check", folder)
    assert str(folder) in said
    assert "git fsck" in said


def test_a_name_that_is_too_long_is_that_of_nothing(tmp_path: Path) -> None:
    make(tmp_path, CODE)
    assert "no such folder" in message("check", tmp_path / ("a" * 300))
    assert "cannot be written (File name too long)" in message("check", tmp_path, "--output", f"{'a' * 300}.html")
    assert "neither a file nor a revision" in message("diff", "a" * 300, "HEAD", "--repo", tmp_path)


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder that nobody may enter, in the eyes of somebody who is not root: nothing is closed to root."""
    with TemporaryDirectory() as above:
        Path(above).chmod(0o755)
        folder = Path(above) / "closed"
        folder.mkdir(mode=0o000)
        if os.getuid() == 0:
            os.setresuid(65534, 65534, 0)
        yield folder
        _, _, kept = os.getresuid()
        os.setresuid(kept, kept, kept)
        folder.chmod(0o700)


def test_what_is_closed_to_whoever_asks_is_said(closed: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        existing_folder(closed)
    with pytest.raises(UserError, match="no such folder"):
        existing_folder(closed / "project")
    with pytest.raises(UserError, match="its folder does not exist"):
        insist_on_writable(closed / "reports" / "report.html")
    assert Cache(closed / "kept").load([b"key"]) == {}


def _become_nobody_special() -> None:
    """Take from root the right to read what is closed, for the program that this process is about to become."""
    if os.getuid() == 0:
        drop, override, read_search = 24, 1, 2  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        system = ctypes.CDLL(None, use_errno=True)
        if any(system.prctl(drop, right, 0, 0, 0) for right in (override, read_search)):
            raise OSError(ctypes.get_errno(), "root keeps the right to read what is closed")


@pytest.mark.parametrize("in_git", [False, True])
def test_what_is_closed_within_a_repository_is_said(tmp_path: Path, *, in_git: bool) -> None:
    make(tmp_path, CODE | {"data/load.py": "print(1)\n", "gone.py": "print(2)\n"}, git=in_git)
    (tmp_path / "train.py").chmod(0o000)
    (tmp_path / "gone.py").unlink()
    (tmp_path / "data").chmod(0o000)
    try:
        said, written, alerts, table = (
            subprocess.run(
                [sys.executable, "-m", "mlfolio", "check", "--no-cache", str(tmp_path), *more],
                capture_output=True,
                text=True,
                check=False,
                preexec_fn=_become_nobody_special,
            ).stdout
            for more in ([], ["--format", "json"], ["--format", "sarif"], [str(tmp_path / ".git")])
        )
    finally:
        (tmp_path / "data").chmod(0o755)
    closed = "data/load.py" if in_git else "data/"
    assert f"Not read, because you may not: {closed} and 1 more." in said
    found = json.loads(written)
    jsonschema.validate(found, json.loads(files("mlfolio.reports").joinpath("report.schema.json").read_text("utf-8")))
    assert found["repository"]["closed"] == [closed, "train.py"]
    told = json.loads(alerts)["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert [one["message"]["text"].rpartition(": ")[2] for one in told] == [closed, "train.py"]
    assert f"Read in part, because you may not read all of it: {tmp_path}." in table
    assert "Not read" not in mlfolio("check", tmp_path / "data").stdout
