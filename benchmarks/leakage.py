"""Compare the dataflow analysis with labelled leaks: pairs, notebooks, leaking and mended twins, and time.

    python benchmarks/leakage.py NOTEBOOKS [--truth FOLDER] [--twins FOLDER] [--half given|odd|even] [--disagreements]

NOTEBOOKS is the folder that the labels' paths start from. The truth holds leakage.csv and leakage-notebooks.csv, and
the twins' folder CSV files with a leaking and a mended version of each case. A labelled pair that the analysis does
not make counts as predicted without a leak. Where the labelled lines hold several calls, or a function that is called
several times, the label does not say which is meant: the one that agrees is taken, and with `--strict` any that leaks.
`--half` takes the files whose name has an odd or even checksum.
"""

import argparse
import ast
import csv
import io
import re
import statistics
import sys
import time
import tokenize
import zlib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mlfolio.evidence.code.magics import python_of
from mlfolio.evidence.code.parsing import parse
from mlfolio.evidence.dataflow.analysis import Analysis, analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of
from mlfolio.evidence.dataflow.pairs import pairs_of
from mlfolio.evidence.dataflow.rows import Site

Row = dict[str, str]


class Outcome(NamedTuple):
    """One judgement: what was predicted, what the label says, and which case it is."""

    predicted: bool
    labelled: bool
    case: str


def main() -> None:
    """Print the tables that the options ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", type=Path)
    parser.add_argument("--truth", type=Path, default=Path("../shared/ground-truth"))
    parser.add_argument("--twins", type=Path)
    parser.add_argument("--half", choices=["all", "odd", "even"], default="all")
    parser.add_argument("--strict", action="store_true", help="count any call on a labelled line")
    parser.add_argument("--disagreements", action="store_true", help="list each case where label and analysis differ")
    options = parser.parse_args()
    wanted = in_half(options.half)
    show = options.disagreements
    pairs = [row for row in read(options.truth / "leakage.csv") if wanted(row["file"])]
    print("pairs                        n   overlap P / R   preproc P / R")
    for labelset in ("E1-2024", "ALL-2026", "E2-2024"):
        for quality in (("exact",), ("exact", "shift")):
            print_pairs(options, pairs, labelset, quality)
    labels = [row for row in read(options.truth / "leakage-notebooks.csv") if wanted(row["file"])]
    print_notebooks(options.notebooks / "data/Experiment2", labels, show=show)
    if options.twins:
        print_twins(options.twins, wanted, show=show)
    print_times(options.notebooks, {row["path"] for row in pairs})


def read(path: Path) -> list[Row]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def in_half(half: str) -> Callable[[str], bool]:
    """Return whether a file belongs to the half."""
    return lambda name: half == "all" or zlib.crc32(name.removesuffix(".py").encode()) % 2 == (half == "odd")


@cache
def analysed(path: Path) -> Analysis:
    """Return the analysis of an exported notebook."""
    return analyse(path.name, statements(path.read_text(encoding="utf-8", errors="replace")))


def statements(code: str) -> list[ast.stmt]:
    """Return the statements of code that may hold magics; none where it does not parse."""
    parsed = parse(python_of(code))
    return parsed.body if isinstance(parsed, ast.Module) else []


def holds(site: Site, line: str) -> bool:
    """Whether a labelled line falls on the call, or on its statement before it."""
    return site.first <= int(line) <= site.last


def predicted(analysis: Analysis, row: Row, *, strict: bool) -> tuple[bool, bool]:
    """Return (overlap, preproc) for a labelled pair; preprocessing is asked only where no rows are shared."""
    found = {
        (pair.overlaps, bool(pair.learned) and not pair.shares_rows)
        for test in analysis.tests
        if holds(test.site, row["test_line"])
        for pair in pairs_of(test)
        if holds(pair.training.site, row["train_line"])
    }
    label = (row["overlap"] == "1", row["preproc"] == "1")
    if label in found and not strict:
        return label
    return any(overlaps for overlaps, _ in found), any(learned for _, learned in found)


def print_pairs(options: argparse.Namespace, rows: list[Row], labelset: str, quality: tuple[str, ...]) -> None:
    """Print precision and recall over the pairs of one label set."""
    wanted = [row for row in rows if row["labelset"] == labelset and row["map_quality"] in quality]
    overlap, preproc = [], []
    for row in wanted:
        answer = predicted(analysed(options.notebooks / row["path"]), row, strict=options.strict)
        case = f"{row['path']}:{row['train_line']}->{row['test_line']}"
        overlap.append(Outcome(answer[0], row["overlap"] == "1", f"overlap {case}"))
        preproc.append(Outcome(answer[1], row["preproc"] == "1", f"preproc {case} {row['preproc_pattern']}"))
    name = f"{labelset}, {' and '.join(quality)}"
    print(f"{name:<26} {len(wanted):>4}   {rates(overlap)}     {rates(preproc)}")
    if options.disagreements and quality == ("exact",):
        print_disagreements([*overlap, *preproc])


def rates(outcomes: list[Outcome]) -> str:
    """Return precision and recall as text."""
    hits = sum(one.predicted and one.labelled for one in outcomes)
    claimed, true = sum(one.predicted for one in outcomes), sum(one.labelled for one in outcomes)
    return f"{hits / claimed if claimed else 1:.2f} / {hits / true if true else 1:.2f}"


def f1(outcomes: list[Outcome]) -> float:
    """Return the harmonic mean of precision and recall."""
    hits = sum(one.predicted and one.labelled for one in outcomes)
    either = sum(one.predicted for one in outcomes) + sum(one.labelled for one in outcomes)
    return 2 * hits / either if either else 1.0


def print_disagreements(outcomes: Iterable[Outcome]) -> None:
    """Print each case where label and analysis differ."""
    for one in outcomes:
        if one.predicted != one.labelled:
            print(f"    {'claimed, not labelled' if one.predicted else 'labelled, not claimed'}: {one.case}")


def print_notebooks(folder: Path, labels: list[Row], *, show: bool) -> None:
    """Print F1 for the kinds of leak that whole notebooks are labelled with."""
    print("\nnotebooks of ASE 2022: F1 (P / R)")
    kinds = {
        "preprocessing": {Kind.PREPROCESSING},
        "overlap": {Kind.OVERLAP, Kind.TRAINING_SCORE},
        "multi_test": {Kind.MULTI_TEST},
    }
    for column, wanted in kinds.items():
        outcomes = [
            Outcome(
                bool(wanted & {leak.kind for leak in leaks_of(analysed(folder / row["file"]))}),
                row[column] == "yes",
                f"{column} {row['file']}",
            )
            for row in labels
        ]
        print(f"  {column:<14} {f1(outcomes):.2f} ({rates(outcomes)})  n={len(outcomes)}")
        if show:
            print_disagreements(outcomes)


def print_twins(folder: Path, wanted: Callable[[str], bool], *, show: bool) -> None:
    """Print precision and recall over cases that come leaking and mended, their comments stripped."""
    print("\nleaking and mended twins (P / R)")
    everything: list[Outcome] = []
    for path in sorted(folder.glob("*.csv")):
        outcomes: list[Outcome] = []
        for number, row in enumerate(read(path)):
            case = f"{path.stem[-8:].strip()} {number}"
            if wanted(case):
                codes = [(row["Leak"], True), (row["Fix"], False)]
                outcomes += [
                    Outcome(leaks(code), leaking, f"{case} {leaking}") for code, leaking in codes if code.strip()
                ]
        print(f"  {path.stem[-8:].strip():<10} {rates(outcomes)}  n={len(outcomes)}")
        everything += outcomes
        if show:
            print_disagreements(outcomes)
    print(f"  all        {rates(everything)}  n={len(everything)}")


def leaks(code: str) -> bool:
    """Whether the analysis finds a leak in numbered lines of code; a test set that is used twice is no part of it."""
    plain = re.sub(r"(?m)^ {0,3}\d+ ?", "", code)
    analysis = analyse("twin.py", statements(without_comments(plain)))
    return any(leak.kind is not Kind.MULTI_TEST for leak in leaks_of(analysis))


def without_comments(code: str) -> str:
    """Return code without its comments; as it is where it cannot be tokenized."""
    try:
        kept = [one for one in tokenize.generate_tokens(io.StringIO(code).readline) if one.type != tokenize.COMMENT]
        return tokenize.untokenize(kept)
    except (tokenize.TokenError, SyntaxError):
        return code


def print_times(notebooks: Path, paths: set[str]) -> None:
    """Print how much CPU time a notebook takes, reading and parsing included."""
    times = []
    for path in sorted(paths):
        start = time.process_time()
        analysed.__wrapped__(notebooks / path)
        times.append(time.process_time() - start)
    ordered = sorted(times)
    print(f"\nCPU seconds a notebook: median {statistics.median(ordered):.3f}, ", end="")
    print(f"95th percentile {ordered[int(len(ordered) * 0.95)]:.3f}, longest {ordered[-1]:.3f}, n={len(ordered)}")


if __name__ == "__main__":
    sys.exit(main())
