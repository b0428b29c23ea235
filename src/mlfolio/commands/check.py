"""`mlfolio check`: put the checks to a repository, report, and say with which code to exit."""

import gc
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from mlfolio import catalogue, paths, scoring
from mlfolio.cache import Cache, folder_of_user
from mlfolio.commands.ids import unknown_id
from mlfolio.commands.options import CheckOptions
from mlfolio.configuration import NO_CONFIGURATION, OWN_FILE, Configuration, read_configuration
from mlfolio.evidence.kinds.kind import chosen as chosen_kind
from mlfolio.exclusion import leave_out
from mlfolio.kept_results import results_of
from mlfolio.repo import Repo
from mlfolio.reports import writing
from mlfolio.reports.formats import format_of
from mlfolio.reports.report import Report
from mlfolio.staleness import stale
from mlfolio.verdicts import Outcome

DONE, BELOW, CRASHED = 0, 1, 3


def run(path: Path, options: CheckOptions) -> int:
    """Check the repository at `path`, write the report, and return the exit code.

    Raises UserError for a path, an id, a configuration or an output file that cannot be used.
    """
    # Syntax trees are many objects and no garbage: collecting it would look at all of them again and again, and makes
    # parsing a large repository four times slower. The process ends when the report is written.
    gc.disable()
    _ = chosen(catalogue.identify(paths.bundled("checks")), options.select, options.ignore)
    repo = Repo(path, Cache(None if options.no_cache else folder_of_user()))
    configuration = configured(repo, options)
    outputs = {output: format_of(output, options.format_) for output in options.outputs}
    for output in outputs:
        writing.insist_on_writable(output)
    with _progress(f"Checking {repo.root.name}"):
        report = examine(repo, configuration, options)
    for output, format_ in outputs.items():
        writing.write(report, format_, output, verbose=options.verbose)
    if not outputs:
        writing.write(report, options.format_ or "terminal", None, verbose=options.verbose)
    return exit_code(report, bar(configuration, options))


def configured(repo: Repo, options: CheckOptions) -> Configuration:
    """Return the configuration of `repo`, or the defaults where `options` ask for none.

    Raises UserError for one that cannot be used.
    """
    return NO_CONFIGURATION if options.no_config else read_configuration(repo.files)


def examine(repo: Repo, configuration: Configuration, options: CheckOptions) -> Report:
    """Put the checks that `options` choose to `repo`; return the report, without a word to anybody.

    Raises UserError for an id that no check has.
    """
    _take_for(repo, configuration, options)
    folder = paths.bundled("checks")
    known = catalogue.identify(folder)
    ids = chosen(known, options.select, options.ignore)
    # What is asked for on the command line stands above what the repository selects.
    heeded = configuration._replace(select=()) if options.select else configuration
    results = leave_out(results_of(folder, ids, repo), heeded)
    score = scoring.score(results, heeded.set_aside(ids), repo.kind.name)
    notes = [*stale(heeded, known, score, repo.files.paths), *_unread(repo, options)]
    return Report(repo.root, repo.commit, score, repo.kind, heeded, tuple(notes), repo.files)


def _take_for(repo: Repo, configuration: Configuration, options: CheckOptions) -> None:
    if options.kind:
        repo.take_for(chosen_kind(options.kind, "--kind"))
    elif configuration.kind:
        repo.take_for(chosen_kind(configuration.kind, configuration.source))


def _unread(repo: Repo, options: CheckOptions) -> list[str]:
    if options.no_config or repo.files.exists(OWN_FILE) or not (repo.root / OWN_FILE).is_file():
        return []
    return [f"{OWN_FILE} is not read, because git does not track it: git add {OWN_FILE}"]


def chosen(known: Iterable[str], select: tuple[str, ...], ignore: tuple[str, ...]) -> list[str]:
    """Return the `known` ids that `select` names (all where it is empty) without those that `ignore` names.

    Raises UserError for an id that no check has.
    """
    every = list(known)
    for name in (*select, *ignore):
        if name not in every:
            raise unknown_id(name, every)
    return [name for name in every if (not select or name in select) and name not in ignore]


def bar(configuration: Configuration, options: CheckOptions) -> float | None:
    """Return the score to reach: what the command line says, else the configuration, else none."""
    return configuration.fail_under if options.fail_under is None else options.fail_under


def exit_code(report: Report, fail_under: float | None) -> int:
    """Return 3 when a check crashed, 1 for a critical finding or a score below `fail_under`, 0 otherwise.

    A critical check that the configuration sets aside caps the score all the same, and does not decide the code.
    """
    if any(one.result.verdict.outcome is Outcome.ERROR for one in report.score.checks):
        return CRASHED
    if report.critical:
        return BELOW
    total = report.score.total
    return BELOW if fail_under is not None and total is not None and total < fail_under else DONE


def _progress(message: str) -> AbstractContextManager[object]:
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(f"{message} ...")
