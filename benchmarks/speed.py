"""Time whole processes of mlfolio against other commands in the same run, and print the table of docs/performance.md.

    python benchmarks/speed.py --small REPOSITORY --large REPOSITORY [--rounds N] [--only WORD,..]

Commands take turns round by round, so that whatever else the machine does falls on all of them; the figures are
medians over the rounds. repo-review must be installed with its command line and sp-repo-review (extra "benchmark"), and
mlfolio from a wheel, with its compiled modules: `pip install .[benchmark]` in an environment of its own. Cold is
without mlfolio's cache, warm with what the run before left in it; both have the files in the system's memory.
Repositories that need not be real are made in a temporary folder.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cases import Case, clone, copies, many_commits, many_notebooks
from measuring import Taken, median, once, turns

CLICK = [sys.executable, "-c", "import click"]
MLFOLIO = [str(Path(sys.executable).with_name("mlfolio"))]
REPO_REVIEW = [str(Path(sys.executable).with_name("repo-review")), "--format", "json"]
PARSE = """
import ast, pathlib, sys
for path in pathlib.Path(sys.argv[1]).rglob("*.py"):
    ast.parse(path.read_bytes())
"""
LOADS = """
import json, pathlib, sys
for path in pathlib.Path(sys.argv[1]).glob("*.ipynb"):
    json.loads(path.read_bytes())
"""


def main() -> None:
    """Print one line a case: both medians of wall clock and of processor time, their ratio, and the target."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=Path, help="a repository of some 100 files and 400 commits")
    parser.add_argument("--large", type=Path, help="a repository of some 1,700 modules and 6,000 commits")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--only", default="", help="cases whose name holds one of these words")
    options = parser.parse_args()
    words = options.only.split(",")
    with tempfile.TemporaryDirectory(prefix="mlfolio-speed-") as scratch:
        os.environ["MLFOLIO_CACHE_DIR"] = str(Path(scratch) / "cache")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        print("| case | mlfolio | against | ratio | target | processor time | memory |\n|---|---|---|---|---|---|---|")
        for case in _cases(options.small, options.large, Path(scratch)):
            if any(word in case.name for word in words):
                _show(case, options.rounds)
        if options.small and any(word in "growth" for word in words):
            _show_growth(options.small, Path(scratch), min(options.rounds, 5))


def check(path: Path, *arguments: str) -> list[str]:
    """Return the command that checks `path`."""
    return [*MLFOLIO, "check", str(path), "--format", "json", *arguments]


def _cases(small: Path | None, large: Path | None, scratch: Path) -> Iterator[Case]:
    yield Case("--help", [*MLFOLIO, "--help"], CLICK, 1.1)
    yield Case("--version", [*MLFOLIO, "--version"], CLICK, 1.1)
    if small:
        copy = clone(small, scratch / "small")
        yield Case("small, cold", check(copy, "--no-cache"), [*REPO_REVIEW, str(copy)], 1.0)
        yield Case("small, warm", check(copy), CLICK, 4.0)
    if large:
        copy = clone(large, scratch / "large")
        parse = [sys.executable, "-W", "ignore", "-c", PARSE, str(copy)]
        yield Case("large, cold", check(copy, "--no-cache"), parse, 1.2, rounds=3)
        changed = next(path for path in sorted(copy.rglob("*.py")) if path.stat().st_size > 5_000)
        yield Case("large, one file changed", check(copy), parse, 0.25, change=changed, rounds=5)
    notebooks = many_notebooks(scratch / "notebooks")
    loads = [sys.executable, "-c", LOADS, str(notebooks)]
    yield Case("100 notebooks of 1 MB, cold", check(notebooks, "--no-cache"), loads, 3.0, rounds=5)
    commits = many_commits(scratch / "commits", 20_000)
    log = ["git", "-C", str(commits), "log", "--numstat"]
    yield Case("20,000 commits, cold", check(commits, "--no-cache"), log, 1.0, rounds=5)


def _show(case: Case, rounds: int) -> None:
    ours, theirs = turns(case, min(rounds, case.rounds))
    ratio = ours.wall / theirs.wall
    print(
        f"| {case.name} | {_shown(ours)} | {_shown(theirs)} | {ratio:.2f} | {case.target:.2f} |"
        f" {ours.processor * 1000:.0f} / {theirs.processor * 1000:.0f} ms = {ours.processor / theirs.processor:.2f} |"
        f" {ours.memory // 2**20} MB |",
        flush=True,
    )


def _show_growth(small: Path, scratch: Path, rounds: int) -> None:
    """Print what a file costs in trees of 1, 4 and 16 times the size: flat where nothing grows faster than the work."""
    print("\n| growth, cold | files | time | a file | processor time a file | memory |\n|---|---|---|---|---|---|")
    for count in (1, 4, 16):
        tree = copies(small, scratch / f"times_{count}", count)
        files = sum(1 for path in tree.rglob("*") if path.is_file() and ".git" not in path.parts)
        once(check(tree, "--no-cache"))
        taken = median([once(check(tree, "--no-cache")) for _ in range(rounds)])
        print(
            f"| {count} x | {files} | {_shown(taken)} | {taken.wall / files * 1000:.2f} ms |"
            f" {taken.processor / files * 1000:.2f} ms | {taken.memory // 2**20} MB |",
            flush=True,
        )


def _shown(taken: Taken) -> str:
    return f"{taken.wall * 1000:.0f} ms"


if __name__ == "__main__":
    main()
