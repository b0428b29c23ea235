"""Compare scores with judgement and verdicts with facts, over real repositories that somebody judged.

    python benchmarks/agreement.py REPOSITORIES [--truth FOLDER] [--reports FOLDER]

REPOSITORIES holds one clone a repository, named owner__name. FOLDER of the truth holds labels.csv (judgements) and
facts.csv (facts). Printed are the rank correlation (Spearman) of the total with the mean of the judges, overall and by
kind, what it is when one repository is left out, that of each category with its mark, the medians of the bands, how
often the kind is the one that the judges gave, and for every fact the precision and recall of failing, with each
disagreement by name.
"""

import argparse
import csv
import json
import statistics
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import spearmanr

from mlfolio.catalogue import CATEGORIES

# check: (column of facts.csv, the value that means the check should fail)
FACTS = {
    "has-readme": ("has_readme", "no"),
    "readme-shows-how-to-run": ("readme_has_run_instructions", "no"),
    "readme-has-a-figure": ("readme_has_image", "no"),
    "readme-reports-results": ("readme_reports_results", "no"),
    "model-card": ("model_card", "no"),
    "container-builds-safely": ("dockerfile", "no"),
    "has-licence": ("has_license", "no"),
    "has-tests": ("has_tests", "no"),
    "tests-assert": ("tests_assert", "no"),
    "tests-run-in-ci": ("ci_runs_tests", "no"),
    "dependencies-declared": ("has_dependency_file", "no"),
    "has-gitignore": ("has_gitignore", "no"),
    "no-generated-files-tracked": ("committed_env_or_cache", "yes"),
    "no-model-binaries-tracked": ("committed_model_binary", "yes"),
    "no-large-files-tracked": ("committed_data_over_5MB", "yes"),
    "no-large-files-in-history": ("blob_over_5MB_in_history", "yes"),
    "no-absolute-paths": ("absolute_paths_in_code", "yes"),
    "no-secrets-tracked": ("secret_committed", "yes"),
    "no-secrets-in-history": ("secret_in_history", "yes"),
    "public-api-documented": ("has_docstrings_majority", "no"),
    "code-parses": ("py_unparsable", ""),
    "holds-out-data": ("train_test_split_or_cv", "no"),
    "randomness-seeded": ("seeds_set", "no"),
    "notebooks-run-in-order": ("notebooks_executed_in_order", "no"),
    "notebooks-free-of-errors": ("notebook_has_error_output", "yes"),
}
MARKS = {
    "version-control": "version_control",
    "testing": "testing",
    "documentation": "documentation",
    "clean-code": "clean_code",
    "ml-practice": "ml_practice",
}
KINDS = {"K": "kaggle", "S": "from-scratch", "D": "deployed", "L": "library", "P": "portfolio"}
FACTORS = (0.5, 1.0, 2.0)
"""What the weight of each category is multiplied by where weights are fitted, to see how much fitting would show."""

BANDS = {"excellent": (70, 101), "ok": (40, 70), "poor": (-1, 40)}

Report = dict[str, Any]
Row = dict[str, str]


def main() -> None:
    """Check every repository that has a label, and print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("repositories", type=Path)
    parser.add_argument("--truth", type=Path, default=Path("../shared/ground-truth"))
    parser.add_argument("--reports", type=Path, help="keep each JSON report in this folder")
    options = parser.parse_args()
    labels, facts = read(options.truth / "labels.csv"), read(options.truth / "facts.csv")
    names = [name for name in labels if folder(options.repositories, name).is_dir()]
    with ThreadPoolExecutor(2) as pool:
        reports = dict(zip(names, pool.map(lambda name: check(folder(options.repositories, name)), names), strict=True))
    if options.reports:
        keep(reports, options.reports)
    print(f"{len(names)} of {len(labels)} repositories; missing: {sorted(set(labels) - set(names)) or 'none'}\n")
    print_errors(reports)
    print_correlations(reports, labels)
    print_left_out(reports, labels)
    print_kinds(reports, labels)
    print_bands(reports, labels)
    print_facts(reports, facts)


def read(path: Path) -> dict[str, Row]:
    """Return the rows of a CSV file by the name of their repository."""
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["repo"]: row for row in csv.DictReader(stream)}


def folder(repositories: Path, name: str) -> Path:
    """Return where the clone of owner/name is."""
    return repositories / name.replace("/", "__")


def check(path: Path) -> Report:
    """Return the JSON report of a whole `mlfolio check` process."""
    command = [sys.executable, "-m", "mlfolio", "check", str(path), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1, 3):
        sys.exit(f"{path}: {done.stderr}")
    return json.loads(done.stdout)


def keep(reports: dict[str, Report], target: Path) -> None:
    """Write each report to a file of its own."""
    target.mkdir(parents=True, exist_ok=True)
    for name, report in reports.items():
        (target / f"{name.replace('/', '__')}.json").write_text(json.dumps(report, indent=1), encoding="utf-8")


def print_errors(reports: dict[str, Report]) -> None:
    """Print every check that crashed and every repository without a score."""
    for name, report in reports.items():
        crashed = [f"{one['id']} ({one['reason']})" for one in report["checks"] if one["outcome"] == "error"]
        if crashed or report["score"] is None:
            print(f"!! {name}: score {report['score']}, crashed: {crashed}")


def print_correlations(reports: dict[str, Report], labels: dict[str, Row]) -> None:
    """Print the rank correlations of totals and categories with the judges' means."""
    print("rank correlation (Spearman) with the mean of the judges")
    everything = [(report["score"], float(labels[name]["overall"])) for name, report in reports.items()]
    print(f"  total            {correlation(everything):6.3f}   n={len(everything)}")
    for kind in sorted({row["kind"] for row in labels.values()}):
        pairs = [
            (reports[name]["score"], float(labels[name]["overall"])) for name in reports if labels[name]["kind"] == kind
        ]
        print(f"  total, kind {kind}    {correlation(pairs):6.3f}   n={len(pairs)}")
    for category, column in MARKS.items():
        pairs = [(category_score(reports[name], category), float(labels[name][column])) for name in reports]
        known = [(score, mark) for score, mark in pairs if score is not None]
        print(f"  {category:<16} {correlation(known):6.3f}   n={len(known)}")


def print_left_out(reports: dict[str, Report], labels: dict[str, Row]) -> None:
    """Print the correlation when one repository is left out, and when the weights are fitted to all but the one scored.

    The second says how much of the agreement would come from fitting the categories' weights to these repositories.
    """
    names = list(reports)
    judged = np.array([float(labels[name]["overall"]) for name in names])
    shipped = np.array([reports[name]["score"] for name in names])
    without = [correlation(list(zip(*others, strict=True))) for others in each_left_out(shipped, judged)]
    print(f"  one left out     {min(without):6.3f}   at the lowest")
    choices = [rescaled(reports, names, factors) for factors in product(FACTORS, repeat=len(CATEGORIES))]
    fitted = [best_without(number, choices, judged)[number] for number in range(len(names))]
    print(f"  weights fitted   {correlation(list(zip(fitted, judged, strict=True))):6.3f}   to all but the one scored")


def each_left_out(*columns: "np.ndarray") -> Iterator[list["np.ndarray"]]:
    """Yield the columns without each of their rows in turn."""
    for number in range(len(columns[0])):
        yield [np.delete(column, number) for column in columns]


def rescaled(reports: dict[str, Report], names: list[str], factors: tuple[float, ...]) -> "np.ndarray":
    """Return the totals as they would be if each category's weight were multiplied by its factor; caps hold."""
    weight = dict(zip(CATEGORIES, factors, strict=True))
    totals = []
    for name in names:
        granted = sum(weight[one["id"]] * one["granted"] for one in reports[name]["categories"])
        possible = sum(weight[one["id"]] * one["possible"] for one in reports[name]["categories"])
        cap = reports[name]["cap"]
        totals.append(min(100 * granted / possible, cap["score"] if cap else 100))
    return np.array(totals)


def best_without(number: int, choices: list["np.ndarray"], judged: "np.ndarray") -> "np.ndarray":
    """Return the totals of the weights that agree best with the judges on all repositories but one."""
    others = np.delete(judged, number)
    return max(choices, key=lambda totals: spearmanr(np.delete(totals, number), others).statistic)


def print_kinds(reports: dict[str, Report], labels: dict[str, Row]) -> None:
    """Print how often the kind that was told is the one that the judges gave, and where it is not."""
    told = [(name, reports[name]["repository"]["kind"], KINDS.get(labels[name]["kind"])) for name in reports]
    wrong = [f"{name}: {kind}, not {given}" for name, kind, given in told if given and kind != given]
    known = sum(given is not None for _, _, given in told)
    print(f"\nkinds told right: {known - len(wrong)} of {known}")
    for line in wrong:
        print(f"      {line}")


def category_score(report: Report, category: str) -> float | None:
    """Return the score of one category of a report."""
    return next(one["score"] for one in report["categories"] if one["id"] == category)


def correlation(pairs: Sequence[tuple[float, float]]) -> float:
    """Return Spearman's rank correlation; not a number where it is not defined."""
    left, right = zip(*pairs, strict=True) if pairs else ((), ())
    if len(set(left)) < 2 or len(set(right)) < 2:
        return float("nan")
    return float(spearmanr(left, right).statistic)


def print_bands(reports: dict[str, Report], labels: dict[str, Row]) -> None:
    """Print the median score of each band of quality."""
    print("\nscores by the judges' band: median (lowest to highest)")
    for band, (low, high) in BANDS.items():
        scores = [reports[name]["score"] for name in reports if low <= float(labels[name]["overall"]) < high]
        if scores:
            spread = f"({min(scores):.1f} to {max(scores):.1f}), n={len(scores)}"
            print(f"  {band:<10} {statistics.median(scores):5.1f} {spread}")


def print_facts(reports: dict[str, Report], facts: dict[str, Row]) -> None:
    """Print the precision and recall of failing for every fact, and each disagreement."""
    print("\nfailing against the facts")
    for id_, (column, bad) in FACTS.items():
        pairs = [(name, *verdict_and_fact(report, facts[name], id_, column, bad)) for name, report in reports.items()]
        judged = [(name, failed, should) for name, failed, should in pairs if failed is not None and should is not None]
        if judged:
            print_fact(id_, judged)


def verdict_and_fact(report: Report, row: Row, id_: str, column: str, bad: str) -> tuple[bool | None, bool | None]:
    """Return whether the check failed and whether it should have; None where one of them does not say."""
    outcome = next((one["outcome"] for one in report["checks"] if one["id"] == id_), None)
    failed = outcome == "fail" if outcome in ("pass", "fail") else None
    if row[column] == "na":
        return failed, None
    return failed, row[column] == bad if bad else int(row[column]) > 0


def print_fact(id_: str, judged: Iterable[tuple[str, bool | None, bool | None]]) -> None:
    """Print one fact's precision and recall, and where the two disagree."""
    every = list(judged)
    hit = sum(1 for _, failed, should in every if failed and should)
    failed_count, should_count = sum(bool(one[1]) for one in every), sum(bool(one[2]) for one in every)
    precision = hit / failed_count if failed_count else 1.0
    recall = hit / should_count if should_count else 1.0
    print(f"  {id_:<28} P {precision:.2f}  R {recall:.2f}   n={len(every)}, failing {should_count}")
    for name, failed, should in every:
        if failed != should:
            print(f"      {'failed' if failed else 'passed'}, the fact says otherwise: {name}")


if __name__ == "__main__":
    main()
