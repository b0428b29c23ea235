"""`mlfolio check`: put the checks to a repository, report, and say with which code to exit."""

import gc
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from mlfolio import catalogue, paths
from mlfolio.cache import Cache, folder_of_user
from mlfolio.examination import configured, examine
from mlfolio.ids import chosen
from mlfolio.objections import objections
from mlfolio.options import CheckOptions
from mlfolio.repo import Repo
from mlfolio.reports import writing
from mlfolio.reports.formats import format_of
from mlfolio.reports.report import Report
from mlfolio.verdicts import Outcome

DONE, BELOW, CRASHED = 0, 1, 3

_SAYING_WHY = ("terminal", "brief")
"""The formats in which whoever sits at the screen reads why a run does not pass."""


def run(path: Path, options: CheckOptions, origin: str | None = None) -> int:
    """Check the repository at `path`, write the report, and return the exit code; `origin` is where it was cloned from.

    Raises UserError for a path, an id, a configuration, a baseline or an output file that cannot be used.
    """
    # Syntax trees are many objects and no garbage: collecting it would look at all of them again and again, and makes
    # parsing a large repository four times slower. The process ends when the report is written.
    gc.disable()
    _ = chosen(catalogue.identify(paths.bundled("checks")), options.select, options.ignore)
    outputs = {output: format_of(output, options.format_) for output in options.outputs}
    for output in outputs:
        writing.insist_on_writable(output)
    report = _reported(_repo(path, options), options).coming_from(origin)
    for output, format_ in outputs.items():
        writing.write(report, format_, output, verbose=options.verbose)
    shown = None if outputs else options.format_ or "terminal"
    if shown:
        writing.write(report, shown, None, verbose=options.verbose)
    code = exit_code(report)
    if code != DONE and shown not in _SAYING_WHY:
        _say_why(report)
    return code


def _say_why(report: Report) -> None:
    """Say on the screen why a run does not pass whose report went to a file or a program: a job's log shows no more."""
    from mlfolio.reports import brief

    print(brief.render(report), end="", file=sys.stderr)


def _repo(path: Path, options: CheckOptions) -> Repo:
    return Repo(path, Cache(None if options.no_cache else folder_of_user()), staged=options.staged)


def _reported(repo: Repo, options: CheckOptions) -> Report:
    configuration = configured(repo, options)
    if options.baseline is None:
        with _progress(f"Checking {repo.root.name}"):
            return examine(repo, configuration, options)
    # Imported here because most runs have no baseline.
    from mlfolio import baseline, ratchet

    accepted = baseline.read(options.baseline, repo.root)
    with _progress(f"Checking {repo.root.name}"):
        report = examine(repo, configuration, options)
    held = ratchet.hold(report, accepted)._replace(file=str(options.baseline))
    if held.is_rewritten:
        baseline.write(options.baseline, held.kept)
    return report.with_ratchet(held)


def exit_code(report: Report) -> int:
    """Return 3 when a check crashed, 1 when there is another objection to `report`, 0 otherwise."""
    if report.with_outcome(Outcome.ERROR):
        return CRASHED
    return BELOW if objections(report) else DONE


def _progress(message: str) -> AbstractContextManager[object]:
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(f"{message} ...")
