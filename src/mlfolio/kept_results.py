"""Results that an earlier run reached on the same contents, and the facts of each file that has not changed since."""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mlfolio.cache import key
from mlfolio.edition import edition
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.repo import Repo
from mlfolio.results import Result, plain_result, restored_result
from mlfolio.verdicts import Outcome

if TYPE_CHECKING:
    from mlfolio.ahead import Ahead

_MOST_FILES = 50_000
"""Of more, telling whether each is as it was takes longer than it may save."""


def results_of(folder: Path, ids: Collection[str], repo: Repo) -> tuple[Result, ...]:
    """Return what `halves.run_catalogue` returns, from the repository's cache where it is there.

    Whatever the results follow from is in the key: the edition of mlfolio, the checks that are asked for, the kind that
    somebody chose, the commit, and the content of every file.
    """
    cache, state = repo.cache, _state(repo) if repo.cache.is_kept else None
    if state is None:
        return _run(folder, ids, repo)
    name = key("results", edition(), str(folder), *ids, *state)
    found = _restored(cache.load([name]).get(name), repo)
    if found is None:
        found, kept = _run_what_changed(folder, ids, repo)
        news = {name: (tuple(repo.kind), [plain_result(one) for one in found])} if _last(found) else {}
        cache.save(kept | news)
    return found


def _run(
    folder: Path, ids: Collection[str], repo: Repo, kept: tuple[Result, ...] = (), ahead: "Ahead | None" = None
) -> tuple[Result, ...]:
    # Imported here because results that were kept need nothing of what finds them.
    from mlfolio.halves import run_catalogue

    return run_catalogue(folder, ids, repo, kept, ahead)


def _run_what_changed(folder: Path, ids: Collection[str], repo: Repo) -> tuple[tuple[Result, ...], dict[bytes, Any]]:
    """Return the results, those of the last run among them that still hold, and what the next one may take over."""
    # Imported here because results that were kept need nothing of what finds them.
    from mlfolio import kept_verdicts
    from mlfolio.ahead import Ahead
    from mlfolio.kept_facts import KeptFacts

    facts = KeptFacts(repo)
    facts.recall()
    name = kept_verdicts.name_of(folder, ids, repo)
    last = kept_verdicts.last_run(name, repo)
    with Ahead(folder, ids, repo, last) as ahead:
        found = _run(folder, ids, repo, kept_verdicts.still_holding(last, repo, ahead.settle), ahead)
    news = kept_verdicts.to_keep(found, repo)
    return found, facts.to_keep() | ({} if news is None else {name: news})


def _state(repo: Repo) -> tuple[object, ...] | None:
    """Return what tells the repository as it is from any other; None where something in it has no identity."""
    if not repo.is_git or len(repo.files.paths) > _MOST_FILES:
        return None
    contents = [(path, repo.files.entry(path).mode, repo.files.identity(path)) for path in repo.files.paths]
    if any(identity is None for _, _, identity in contents):
        return None
    return (repo.commit, repo.objects, repo.chosen_kind and tuple(repo.chosen_kind), tuple(contents))


def _last(results: Iterable[Result]) -> bool:
    """Whether the results would be the same another time: nothing crashed, and no other program failed."""
    return not any(one.verdict.outcome is Outcome.ERROR or one.verdict.transient for one in results)


def _restored(kept: Any, repo: Repo) -> tuple[Result, ...] | None:
    """Return the results that were kept, and take the repository for what it was found to be."""
    if kept is None:
        return None
    kind, results = kept
    repo.take_for(Kind(*kind))
    return tuple(map(restored_result, results))
