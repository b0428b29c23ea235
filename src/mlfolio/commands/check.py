"""`mlfolio check`: put the checks to a repository, report, and say with which code to exit."""

import gc
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from mlfolio import catalogue, paths, runner, scoring
from mlfolio.commands.ids import unknown_id
from mlfolio.repo import Repo
from mlfolio.reports import writing
from mlfolio.reports.report import Report
from mlfolio.verdicts import Outcome

DONE, BELOW, CRASHED = 0, 1, 3


def run(
    path: Path,
    format_: str,
    output: Path | None,
    fail_under: float | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    *,
    verbose: bool,
) -> int:
    """Check the repository at `path`, write the report, and return the exit code.

    Raises UserError for a path, an id or an output file that cannot be used.
    """
    # Syntax trees are many objects and no garbage: collecting it would look at all of them again and again, and makes
    # parsing a large repository four times slower. The process ends when the report is written.
    gc.disable()
    folder = paths.bundled("checks")
    ids = chosen(catalogue.identify(folder), select, ignore)
    repo = Repo(path)
    if output is not None:
        writing.insist_on_writable(output)
    with _progress(f"Checking {repo.root.name}"):
        report = Report(repo.root, repo.commit, scoring.score(runner.run_catalogue(folder, ids, repo)))
    writing.write(report, format_, output, verbose=verbose)
    return exit_code(report, fail_under)


def chosen(known: Iterable[str], select: tuple[str, ...], ignore: tuple[str, ...]) -> list[str]:
    """Return the `known` ids that `select` names (all where it is empty) without those that `ignore` names.

    Raises UserError for an id that no check has.
    """
    every = list(known)
    for name in (*select, *ignore):
        if name not in every:
            raise unknown_id(name, every)
    return [name for name in every if (not select or name in select) and name not in ignore]


def exit_code(report: Report, fail_under: float | None) -> int:
    """Return 3 when a check crashed, 1 for a critical finding or a score below `fail_under`, 0 otherwise."""
    results = [scored.result for scored in report.score.checks]
    if any(result.verdict.outcome is Outcome.ERROR for result in results):
        return CRASHED
    if any(result.check.critical and result.verdict.outcome is Outcome.FAIL for result in results):
        return BELOW
    total = report.score.total
    return BELOW if fail_under is not None and total is not None and total < fail_under else DONE


def _progress(message: str) -> AbstractContextManager[object]:
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(f"{message} ...")
