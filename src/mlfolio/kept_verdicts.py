"""Verdicts of the last run on the same paths that still hold: nothing that they follow from has changed since."""

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from mlfolio import premises
from mlfolio.cache import key
from mlfolio.changes import Seen, changed_files, changes_since, seen_now
from mlfolio.edition import edition
from mlfolio.errors import EvidenceUnavailable
from mlfolio.evidence.tracing import Reads
from mlfolio.git import GitError
from mlfolio.repo import Repo
from mlfolio.results import Result, plain_result, restored_result
from mlfolio.verdicts import Outcome


def name_of(folder: Path, ids: Collection[str], repo: Repo) -> bytes:
    """Return the key under which the verdicts of the checks below `folder` that `ids` names are kept.

    There is one for whatever the contents of the same paths are: the last run's.
    """
    listed = tuple((path, repo.files.entry(path).mode) for path in repo.files.paths)
    return key("verdicts", edition(), str(folder), *ids, repo.chosen_kind and tuple(repo.chosen_kind), listed)


class LastRun(NamedTuple):
    """What the last run kept: what it saw, the premises of all checks, what it remembers of the whole, its results.

    `changed` are the files that are others now.
    """

    seen: Any
    premises: dict[str, Any]
    values: dict[str, Any]
    results: tuple[Result, ...]
    changed: dict[str, Seen]


def last_run(name: bytes, repo: Repo) -> LastRun | None:
    """Return what was kept under `name`; None where nothing was, or git cannot tell what has changed since."""
    kept = repo.cache.load([name]).get(name)
    if kept is None:
        return None
    seen, before, values, results = kept
    every = tuple(restored_result(one)._replace(reads=Reads.of(reads)) for one, reads in results)
    try:
        return LastRun(seen, before, values, every, changed_files(seen, repo))
    except (GitError, EvidenceUnavailable):
        return None


def still_holding(
    last: LastRun | None, repo: Repo, settle: Callable[[Reads], None] = lambda _: None
) -> tuple[Result, ...]:
    """Return the results of the last run that need not be found again.

    `settle` is called with all that has changed, once that and the kind are known.
    """
    if last is None:
        return ()
    try:
        changed = changes_since(last.seen, last.changed, repo)
        if changed is None:
            return ()
        repo.remembered.remember(last.values, changed)
        if not premises.hold(last.premises, changed, repo):
            return ()
    except (GitError, EvidenceUnavailable):
        return ()
    settle(changed)
    return tuple(one for one in last.results if not one.reads.touches(changed))


def to_keep(results: Iterable[Result], repo: Repo) -> Any:
    """Return, as plain data, what a later run wants to know of this one; None where there is nothing to be sure of."""
    lasting = [(plain_result(one), one.reads.plain()) for one in _with_roots(results)]
    try:
        return seen_now(repo), premises.found(repo), repo.remembered.plain(), lasting
    except (GitError, EvidenceUnavailable):
        return None


def _with_roots(results: Iterable[Result]) -> Iterator[Result]:
    """Yield the results that would be the same another time, each with what its roots have read as well."""
    by_id = {one.check.id: one for one in results}
    for one in by_id.values():
        chain = list(_chain(one, by_id))
        if all(map(_is_lasting, chain)):
            yield one._replace(reads=Reads.union(link.reads for link in chain))


def _chain(one: Result, by_id: dict[str, Result]) -> Iterator[Result]:
    yield one
    for root in one.check.after:
        if root in by_id:
            yield from _chain(by_id[root], by_id)


def _is_lasting(one: Result) -> bool:
    """Whether nothing crashed, and no other program failed."""
    return one.verdict.outcome is not Outcome.ERROR and not one.verdict.transient
