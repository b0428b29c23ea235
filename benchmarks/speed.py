"""Time whole processes of mlfolio against other commands in the same run, and print the ratios.

    python benchmarks/speed.py REPOSITORY [REPOSITORY ...] [--rounds N]

Commands take turns round by round, so that whatever else the machine does falls on all of them; the figure is the
median over the rounds. repo-review must be installed with its command line and sp-repo-review (extra "benchmark").
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

CLICK = [sys.executable, "-c", "import click"]
MLFOLIO = [str(Path(sys.executable).with_name("mlfolio"))]
REPO_REVIEW = [str(Path(sys.executable).with_name("repo-review"))]


def main() -> None:
    """Print one line a comparison: both medians in milliseconds, and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("repositories", type=Path, nargs="*")
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    for flag in ("--help", "--version"):
        compare(f"mlfolio {flag} / import click", [*MLFOLIO, flag], CLICK, options.rounds)
    for path in options.repositories:
        review = [*REPO_REVIEW, "--format", "json", str(path)]
        compare(f"check {path.name} / repo-review", [*MLFOLIO, "check", str(path)], review, options.rounds)


def compare(name: str, ours: list[str], theirs: list[str], rounds: int) -> None:
    """Run both commands in turns and print their medians and ratio."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for command in (ours, theirs):
        once(command)
    for _ in range(rounds):
        for kept, command in zip(seconds, (ours, theirs), strict=True):
            kept.append(once(command))
    one, other = (statistics.median(kept) for kept in seconds)
    print(f"{name:<60} {one * 1000:7.0f} ms / {other * 1000:7.0f} ms = {one / other:.2f}")


def once(command: list[str]) -> float:
    """Return the seconds that one process takes from its start to its end."""
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    # repo-review exits with 1 where a check of its own fails; anything above means that it did not run.
    if done.returncode > 3 or b"Traceback" in done.stderr:
        sys.exit(f"{' '.join(command)} did not run:\n{done.stderr.decode(errors='replace')}")
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
