"""What has changed in a repository since an earlier run: which contents, and which facts of the files that changed."""

from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from typing import Any, NamedTuple

from mlfolio.cache import key
from mlfolio.edition import edition
from mlfolio.errors import EvidenceUnavailable
from mlfolio.evidence.files import BLOBS
from mlfolio.evidence.known import is_same
from mlfolio.evidence.tracing import Reads
from mlfolio.repo import COMMIT, Repo

MOST_CHANGED = 100
"""Files. After more have changed hardly a verdict holds, and two processes find sooner what there is to know."""


class Seen(NamedTuple):
    """A file as a run saw it: what git stores, what tells its content from any other, and what was known of it."""

    blob: str | None
    identity: tuple[str, int] | None
    facts: tuple[str, ...]


def facts_key(path: str, identity: tuple[str, int]) -> bytes:
    """Return the key of the facts of a file of this path and content."""
    return key("facts", edition(), path, *identity)


def seen_now(repo: Repo) -> Any:
    """Return, as plain data, all that `changed_files` and `changes_since` compare with."""
    files = repo.files
    once: dict[tuple[str, ...], tuple[str, ...]] = {}
    known = (files.known(path).names for path in files.paths)
    seen = [
        (files.blob(path), files.identity(path), once.setdefault(names, names))
        for path, names in zip(files.paths, known, strict=True)
    ]
    return (repo.commit, repo.objects), seen


def changed_files(kept: Any, repo: Repo) -> dict[str, Seen]:
    """Return the files that are not as they were when `seen_now` returned `kept`, of the same paths."""
    files = repo.files
    seen = {path: Seen(*one) for path, one in zip(files.paths, kept[1], strict=True)}
    return {path: one for path, one in seen.items() if one[:2] != (files.blob(path), files.identity(path))}


def changes_since(kept: Any, changed: dict[str, Seen], repo: Repo) -> Reads | None:
    """Return what is not as it was when `seen_now` returned `kept`; `changed` are the files that are not.

    None where too much has changed, or it cannot be told.
    """
    if len(changed) > MOST_CHANGED:
        return None
    facts = _changed_facts(changed, repo)
    if facts is None:
        return None
    if kept[0] != (repo.commit, repo.objects):
        facts.add(COMMIT)
    if any(one.blob != repo.files.blob(path) for path, one in changed.items()):
        facts.add(BLOBS)
    return Reads(frozenset(changed), frozenset(facts))


def _changed_facts(changed: dict[str, Seen], repo: Repo) -> set[str] | None:
    """Return the names of the facts that are others now, or that nobody can tell; None where the old ones are lost."""
    had = {path: one for path, one in changed.items() if one.facts}
    keys = {path: facts_key(path, one.identity or ("", 0)) for path, one in had.items()}
    old = repo.cache.load(keys.values())
    if any(not old.get(keys[path], {}).keys() >= set(one.facts) for path, one in had.items()):
        return None
    _find_again(had, repo)
    found: set[str] = set()
    for path, one in had.items():
        before, now = old[keys[path]], repo.files.known(path).everything()
        found |= {name for name in one.facts if name not in now or not is_same(before[name], now[name])}
    return found


def _find_again(seen: dict[str, Seen], repo: Repo) -> None:
    """Find the facts that were known of these paths, as far as they are told of each file for itself."""
    # Imported here because most changes are of one file, and it may be none that ruff reads.
    from mlfolio.evidence.code.lint import SAID

    is_linted = any(SAID in one.facts for one in seen.values())
    if is_linted:
        repo.begin_to_lint()
    for path, one in seen.items():
        _find(one.facts, path, repo)
    if is_linted:
        with suppress(EvidenceUnavailable):
            _ = repo.lint


def _find(names: Iterable[str], path: str, repo: Repo) -> None:
    """Find the facts of these names of the file at `path`, those that are told by a function of it."""
    # Imported here because a run that finds all as it was does without.
    from mlfolio.evidence.code.facts import FACTS
    from mlfolio.evidence.file_facts import FILE_FACTS

    source = next((one for one in repo.sources if one.path == path), None)
    for name in names:
        # What fails here fails again where it is asked for.
        with suppress(Exception):
            if name.startswith("mlfolio."):
                import_module(name.rpartition(".")[0])
            if name in FILE_FACTS:
                FILE_FACTS[name](path, repo.files)
            elif name in FACTS and source is not None:
                FACTS[name](source)
