"""Verdicts of the last run on the same paths that still hold: nothing that they follow from has changed since."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from mlfolio import premises
from mlfolio.cache import key
from mlfolio.changes import changes_since, seen_now
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


def still_holding(name: bytes, repo: Repo) -> tuple[Result, ...]:
    """Return the results of the last run that need not be found again."""
    kept = repo.cache.load([name]).get(name)
    if kept is None:
        return ()
    seen, before, values, results = kept
    try:
        changed = changes_since(seen, repo)
        if changed is None:
            return ()
        repo.remembered.remember(values, changed)
        if not premises.hold(before, changed, repo):
            return ()
    except (GitError, EvidenceUnavailable):
        return ()
    every = (restored_result(one)._replace(reads=Reads.of(reads)) for one, reads in results)
    return tuple(one for one in every if not one.reads.touches(changed))


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
