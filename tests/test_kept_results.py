"""A run with the cache says what a run without it says, whatever happened to the repository in between."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from repositories import git, make

ROOT = Path(__file__).parents[1]
FILES = {
    "README.md": "# Sums\n\nAdds numbers.\n\n```sh\npython main.py\n```\n",
    "main.py": "import numpy as np\n\n\ndef total(rows):\n    return np.sum(rows)\n\n\nprint(total([1]))\n",
    "tests/test_main.py": "from main import total\n\n\ndef test_total():\n    assert total([1, 2]) == 3\n",
    "broken.py": "def f(:\n",
    "eda.ipynb": ["import os, sys", "print(os.getcwd())"],
}


def said(folder: Path, cache: Path | None, *options: str) -> str:
    where = {"MLFOLIO_CACHE_DIR": str(cache), "MLFOLIO_NO_CACHE": ""} if cache else {"MLFOLIO_NO_CACHE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "mlfolio", "check", folder, "--format", "json", *options],
        capture_output=True,
        text=True,
        env={**os.environ, **where},
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def age(folder: Path) -> None:
    """Let the index be newer than the files, as it is a moment after a commit."""
    os.utime(folder / ".git" / "index", (os.stat(folder / "main.py").st_mtime + 9,) * 2)


def insist_on_the_same(folder: Path, cache: Path, *options: str) -> str:
    """Check that cold, warm and without the cache a run says the same, and return it."""
    fresh = said(folder, None, *options)
    assert said(folder, cache, *options) == fresh
    assert said(folder, cache, *options) == fresh
    return fresh


def test_what_changes_is_seen(tmp_path: Path) -> None:
    folder, cache = make(tmp_path / "a", FILES), tmp_path / "cache"
    age(folder)
    first = insist_on_the_same(folder, cache)
    (folder / "main.py").write_text((folder / "main.py").read_text() + "import os\n")
    changed = insist_on_the_same(folder, cache)
    git(folder, "commit", "-qam", "Rename")
    committed = insist_on_the_same(folder, cache)
    (folder / "broken.py").write_text("def f(): pass\n")
    assert len({first, changed, committed, insist_on_the_same(folder, cache)}) == 4


def test_a_change_of_the_same_size_within_the_same_tick_is_seen(tmp_path: Path) -> None:
    folder, cache = make(tmp_path / "a", {"main.py": "x = 1\nfrom b import *\n"}), tmp_path / "cache"
    status, index = (folder / "main.py").stat(), (folder / ".git" / "index").stat()
    said(folder, cache)
    (folder / "main.py").write_text("x = 1\nfrom b import c\n"[:22])
    os.utime(folder / "main.py", ns=(status.st_atime_ns, status.st_mtime_ns))
    os.utime(folder / ".git" / "index", ns=(index.st_atime_ns, status.st_mtime_ns))
    insist_on_the_same(folder, cache)


@pytest.mark.parametrize("options", [("--select", "has-tests"), ("--ignore", "has-tests"), ("--kind", "library")])
def test_options_do_not_meet_the_results_of_others(tmp_path: Path, options: tuple[str, str]) -> None:
    folder, cache = make(tmp_path / "a", FILES), tmp_path / "cache"
    whole = said(folder, cache)
    assert insist_on_the_same(folder, cache, *options) != whole


def test_the_same_contents_elsewhere_share_what_was_found_and_say_where_they_are(tmp_path: Path) -> None:
    first, cache = make(tmp_path / "a", FILES), tmp_path / "cache"
    said(first, cache)
    git(tmp_path, "clone", "-q", str(first), "b")
    assert json.loads(said(tmp_path / "b", cache))["repository"]["path"] == str(tmp_path / "b")
    insist_on_the_same(tmp_path / "b", cache)


def test_a_folder_without_git_and_a_bare_repository_are_found_anew_or_alike(tmp_path: Path) -> None:
    make(tmp_path / "plain", FILES, git=False)
    make(tmp_path / "a", FILES)
    git(tmp_path, "clone", "-q", "--bare", "a", "bare")
    for name in ("plain", "bare"):
        insist_on_the_same(tmp_path / name, tmp_path / "cache")


def test_no_cache_keeps_nothing_and_asks_nothing(tmp_path: Path) -> None:
    folder, cache = make(tmp_path / "a", FILES), tmp_path / "cache"
    fresh = said(folder, cache, "--no-cache")
    assert not cache.exists()
    assert said(folder, cache) == fresh


def test_a_real_repository_is_judged_alike_both_ways(tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", str(ROOT), "real")
    insist_on_the_same(tmp_path / "real", tmp_path / "cache")
