"""Put each check to a repository, roots first, so that one cause costs once and a crash stays with its own check."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from mlfolio.cache import key
from mlfolio.catalogue import Check, Practice
from mlfolio.edition import edition
from mlfolio.errors import EvidenceUnavailable, ProgramFailed
from mlfolio.evidence.tracing import NOTHING, Reads, traced, untraced
from mlfolio.git import GitError
from mlfolio.repo import ENOUGH_CODE, Repo, evidence
from mlfolio.results import Result, plain_verdict, restored_verdict
from mlfolio.verdicts import Outcome, Verdict, not_applicable, unknown

Roots = Callable[[], dict[str, Verdict]]
"""Returns the verdicts of roots that are put elsewhere."""


def run(checks: Iterable[Check], repo: Repo, roots: Roots = dict) -> tuple[Result, ...]:
    """Return the result of every check, in the order given.

    `roots` returns the verdicts of roots that are put elsewhere; it is asked when the first of them is needed. A check
    whose root did not pass is not put at all: it is not applicable, and the root says how bad that is.
    """
    every = tuple(checks)
    if not repo.files.paths:
        return tuple(Result(check.practice, not_applicable("there is no file here")) for check in every)
    if any("lint" in check.evidence for check in every):
        repo.begin_to_lint()
    # What waits for ruff is asked last.
    last_with_ruff = tuple(sorted(every, key=lambda check: "lint" in check.evidence))
    said, reads = _ask_all(last_with_ruff, repo, roots)
    kind = repo.kind.name
    return tuple(
        Result(_put(one, kind, said[one.id]), said[one.id], 0, one.is_asked_of(kind), reads.get(one.id, NOTHING))
        for one in every
    )


def _put(check: Check, kind: str, verdict: Verdict) -> Practice:
    practice = check.practice.put_to(kind)
    return practice._replace(advice=True) if verdict.as_advice else practice


def _ask_all(checks: tuple[Check, ...], repo: Repo, roots: Roots) -> tuple[dict[str, Verdict], dict[str, Reads]]:
    """Return what each check says, and what each that was asked has read."""
    own = {check.id for check in checks}
    said: dict[str, Verdict] = {}
    reads: dict[str, Reads] = {}
    # What hangs on a root that is put elsewhere is asked last, when that root will have been.
    for check in _roots_first(sorted(checks, key=lambda check: not own.issuperset(check.after))):
        if not own.issuperset(check.after):
            said = {**roots(), **said}
        verdict = _without_asking(check, repo.kind.name, said)
        if verdict is None:
            verdict, trace = traced(partial(_ask, check, repo))
            reads[check.id] = trace.reads()
        said[check.id] = verdict
    return said, reads


def heeding_roots(results: Iterable[Result], kind: str, said: dict[str, Verdict]) -> Iterator[Result]:
    """Yield the results of checks that were put before their roots had been, as if these had been asked first."""
    for result in results:
        verdict = _without_asking(result.check, kind, said)
        yield result if verdict is None else result._replace(verdict=verdict, reads=NOTHING)


def _without_asking(check: Practice, kind: str, said: dict[str, Verdict]) -> Verdict | None:
    """Return the verdict of a check that is asked of other kinds alone, or hangs on a root that did not pass."""
    if not check.is_asked_of(kind):
        return not_applicable(f"asked of {_listed(check.kinds)} repositories, and this one is {kind}")
    root = next((said[name] for name in check.after if name in said and said[name].stops), None)
    return _without_root(check, root, said) if root else None


def _listed(kinds: tuple[str, ...]) -> str:
    return " and ".join(filter(None, (", ".join(kinds[:-1]), kinds[-1])))


def _roots_first(checks: Iterable[Check]) -> Iterator[Check]:
    by_id = {check.id: check for check in checks}
    done: set[str] = set()

    def visit(check: Check) -> Iterator[Check]:
        if check.id not in done:
            done.add(check.id)
            for name in check.after:
                if name in by_id:
                    yield from visit(by_id[name])
            yield check

    for check in checks:
        yield from visit(check)


def _without_root(check: Practice, root: Verdict, said: dict[str, Verdict]) -> Verdict:
    name = next(name for name in check.after if said.get(name) is root)
    if root.outcome is Outcome.FAIL:
        return not_applicable(f"{name} failed, and costs once")
    if root.outcome is Outcome.PASS:
        return not_applicable(f"{name} found next to nothing, and costs once")
    return Verdict(
        root.outcome if root.outcome is not Outcome.ERROR else Outcome.UNKNOWN,
        reason=f"{name}: {root.reason}",
        transient=root.transient,
    )


def _is_of_code(check: Check) -> bool:
    """Whether it says something of how the code is written, which a script beside a program in C++ does not tell."""
    return "sources" in check.evidence and check.category in ("clean-code", "documentation")


def _judged(check: Check, repo: Repo) -> Verdict:
    return check.judge(**evidence(repo, check.evidence))


def _judged_by_history(check: Check, repo: Repo) -> Verdict:
    """Return a verdict that follows from the commit alone, from the cache where an earlier run left it."""
    kept = kept_verdict(check.id, repo)
    if kept is not None:
        return restored_verdict(kept)
    verdict = _judged(check, repo)
    if repo.cache.is_kept:
        repo.cache.save({_verdict_key(check.id, repo): plain_verdict(verdict)})
    return verdict


def kept_verdict(id_: str, repo: Repo) -> tuple[Any, ...] | None:
    """Return, as plain data, what an earlier run said of a check that follows from the commit alone, or None."""
    name = _verdict_key(id_, repo) if repo.cache.is_kept else b""
    return repo.cache.load([name]).get(name) if name else None


def _verdict_key(id_: str, repo: Repo) -> bytes:
    return key("verdict", edition(), id_, repo.commit, repo.objects)


def _ask(check: Check, repo: Repo) -> Verdict:
    try:
        verdict = _judged_by_history(check, repo) if check.evidence == ("history",) else _judged(check, repo)
        # These two are premises of all checks, which seldom change when what they follow from does.
        if _is_of_code(check) and verdict.outcome in (Outcome.PASS, Outcome.FAIL):
            language = untraced(lambda: repo.unread_language)
            if language:
                return not_applicable(f"nearly all of the code is in {language}, which is not judged")
        if check.absence and verdict.outcome is Outcome.PASS and untraced(lambda: repo.is_short):
            return not_applicable(f"no fault in fewer than {ENOUGH_CODE} lines of code shows little")
        return verdict
    except EvidenceUnavailable as error:
        return unknown(str(error), transient=isinstance(error, ProgramFailed))
    except GitError as error:
        return unknown(f"git cannot read it: {error}", transient=True)
    except Exception as error:  # Whatever one check does wrong, the others still speak.
        # Imported here because hardly any does.
        import traceback

        place = traceback.extract_tb(error.__traceback__)[-1]
        return Verdict(Outcome.ERROR, reason=f"{type(error).__name__}: {error} ({place.filename}:{place.lineno})")
