"""What any check may follow from, beside what it reads: what sort of repository it is. It seldom changes."""

from typing import Any

from mlfolio.evidence.kinds.kind import Kind
from mlfolio.evidence.tracing import Reads, traced
from mlfolio.repo import Repo

_NAMES = ("is_short", "unread_language")


def found(repo: Repo) -> dict[str, tuple[Any, Any]]:
    """Return, as plain data, each premise with what it follows from."""
    return {name: (value, reads.plain()) for name in ("kind", *_NAMES) for value, reads in [_find(name, repo)]}


def hold(kept: dict[str, tuple[Any, Any]], changed: Reads, repo: Repo) -> bool:
    """Whether all are as they were `kept`; what did not change is not looked at, and what did is found anew."""
    for name, (value, plain) in kept.items():
        reads = Reads.of(plain)
        if reads.touches(changed):
            if _find(name, repo)[0] != value:
                return False
        elif name == "kind":
            repo.take_for(Kind(*value), reads)
    return True


def _find(name: str, repo: Repo) -> tuple[Any, Reads]:
    if name == "kind":
        kind, reads = repo.settled_kind()
        return tuple(kind), reads
    value, trace = traced(lambda: getattr(repo, name))
    return value, trace.reads()
