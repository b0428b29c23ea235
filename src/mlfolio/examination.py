"""Examine one repository: its settings, the results of the checks that were asked for, and its points."""

import os

from mlfolio import catalogue, paths, scoring
from mlfolio.configuration import NO_CONFIGURATION, OWN_FILE, Configuration, insist_on_known, read_configuration
from mlfolio.evidence.kinds.kind import chosen as chosen_kind
from mlfolio.exclusion import leave_out
from mlfolio.ids import chosen
from mlfolio.kept_results import results_of
from mlfolio.languages import language_at, main_language
from mlfolio.options import CheckOptions
from mlfolio.repo import Repo
from mlfolio.reports.report import Report
from mlfolio.results import Result
from mlfolio.staleness import stale


def configured(repo: Repo, options: CheckOptions) -> Configuration:
    """Return the configuration of `repo`, or the defaults where `options` ask for none.

    Raises UserError for one that cannot be used.
    """
    if options.no_config:
        return NO_CONFIGURATION
    configuration = read_configuration(repo.files)
    insist_on_known(configuration, catalogue.identify(paths.bundled("checks")))
    return configuration


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
    language = main_language(repo.files)
    told = (_told(one, language) for one in results_of(folder, ids, repo))
    results = leave_out(told, heeded)
    score = scoring.score(results, heeded.set_aside(ids), repo.kind.name)
    notes = [*stale(heeded, known, score, repo.files.paths), *unread(repo, options), *_of_several(repo)]
    bar = heeded.fail_under if options.fail_under is None else options.fail_under
    return Report(
        repo.root, repo.commit, score, repo.kind, heeded, tuple(notes), repo.files, bar, staged=options.staged
    )


def _told(result: Result, language: str) -> Result:
    """Return `result` with what to do told in the language of the code that it finds fault with, else the main one."""
    at = language_at(finding.path for finding in result.verdict.findings if finding.path)
    return result._replace(check=result.check.told_in(at or language))


def _take_for(repo: Repo, configuration: Configuration, options: CheckOptions) -> None:
    if options.kind:
        repo.take_for(chosen_kind(options.kind, "--kind"))
    elif configuration.kind:
        repo.take_for(chosen_kind(configuration.kind, configuration.source))


def unread(repo: Repo, options: CheckOptions) -> list[str]:
    """Return a sentence where the settings of the repository's own file are not read, and why."""
    if options.no_config:
        return []
    if repo.files.exists(OWN_FILE):
        reason = None if repo.files.text(OWN_FILE) is not None else _unreadable(repo)
    else:
        untracked = os.path.isfile(repo.root / OWN_FILE)
        reason = f"git does not track it: git add {OWN_FILE}" if untracked else None
    return [f"{OWN_FILE} is not read, because {reason}"] if reason else []


def _of_several(repo: Repo) -> list[str]:
    """Return a sentence where a folder without git holds clones, which make one heap of strangers' work of it."""
    if repo.is_git:
        return []
    own = sorted(one.name for one in os.scandir(repo.root) if os.path.lexists(os.path.join(one.path, ".git")))
    if len(own) < 2:
        return []
    named = f"{own[0]}, {own[1]}{', ...' if own[2:] else ''}"
    apart = f"for one each, mlfolio check {repo.root.name}/*"
    said = f"This folder holds {len(own)} repositories of their own ({named}), and the score is of all of them together"
    return [f"{said}: {apart}"]


def _unreadable(repo: Repo) -> str:
    """Return why the settings that are there have no text."""
    if OWN_FILE in repo.files.closed:
        return "you may not: ask for the right to read it"
    if os.path.islink(repo.root / OWN_FILE) or (OWN_FILE in repo.files.paths and repo.files.entry(OWN_FILE).is_link):
        return "it is a link: put the settings themselves there"
    return "it is no text file: write it anew"
