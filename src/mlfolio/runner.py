"""Put each check to a repository, roots first, so that one cause costs once and a crash stays with its own check."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mlfolio import catalogue, parallel
from mlfolio.cache import key
from mlfolio.catalogue import Check
from mlfolio.edition import edition
from mlfolio.errors import EvidenceUnavailable, ProgramFailed
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.evidence.tracing import NOTHING, Reads, traced, untraced
from mlfolio.git import GitError
from mlfolio.repo import ENOUGH_CODE, EVIDENCE, Repo, evidence
from mlfolio.results import Result, plain_result, plain_verdict, restored_result, restored_verdict
from mlfolio.verdicts import Outcome, Verdict, not_applicable, unknown

if TYPE_CHECKING:
    from mlfolio.evidence.code.shared_facts import SharedFacts

_ELSEWHERE = ("version-control", "documentation")
_EXCEPTIONS = frozenset(
    "public-api-documented maths-derived evaluated-on-unseen-data no-preprocessing-leakage no-overlap-leakage"
    " no-multi-test-leakage notebooks-free-of-errors notebooks-run-from-the-top notebooks-run-in-order".split()
)
"""The categories that a second process puts, and the checks that go the other way: what asks for the facts of every
source is put here, so that one process alone parses them all; history, prose, dataflow and how notebooks run are read
there, which takes about as long."""

_TOLD = ("holds-out-data",)
"""The roots among the checks that are put here of what is put elsewhere: asked first, and their verdicts told."""

_OF_HISTORY = "incremental-history"
"""The check whose verdict, where it is not known, says that the history will be read."""

WORTH_SHARING = 300
"""Sources. What is to be known of fewer is found before a second process has read the modules that find it."""

_CODE = (".py", ".ipynb")
_ABOUT_SOURCES = frozenset({"dataflow", "dependencies", "learning", "lint", "sources", "tests"})


def run_catalogue(folder: Path, ids: Collection[str], repo: Repo, kept: Iterable[Result] = ()) -> tuple[Result, ...]:
    """Return the results of the checks below `folder` that `ids` names, in the order of the catalogue.

    Those that `kept` holds are not put again. The others are put in two processes, each of which reads only its own
    checks. Raises catalogue.CatalogueError for a check that is not well formed.
    """
    categories = catalogue.identify(folder)
    # What all checks share is read before the two part.
    _ = repo.files.paths
    before = {result.check.id: result for result in kept}
    left = [name for name in ids if name not in before]
    elsewhere = [name for name in left if is_put_elsewhere(name, categories[name])]
    here = [name for name in left if name not in elsewhere]
    said = {name: result.verdict for name, result in before.items()}
    if before and not elsewhere:
        results = run(_load(folder, here), repo, lambda: said)
    else:
        begin = partial(_begin, elsewhere, repo)
        loads = [cache(partial(_load, folder, names)) for names in (here, elsewhere)]
        results = _run_in_two(*loads, repo, said, begin)
    order = {name: number for number, name in enumerate(categories)}
    return tuple(sorted((*before.values(), *results), key=lambda result: order[result.check.id]))


def is_put_elsewhere(name: str, category: str) -> bool:
    """Whether the check is one that the second process puts."""
    return (category in _ELSEWHERE) != (name in _EXCEPTIONS)


Load = Callable[[], tuple[Check, ...]]
Roots = Callable[[], dict[str, Verdict]]


def _load(folder: Path, ids: list[str]) -> tuple[Check, ...]:
    return catalogue.load(folder, EVIDENCE, ids) if ids else ()


def _begin(ids: list[str], repo: Repo) -> None:
    """Let git tell the history while other things are read, where a check needs it."""
    if _OF_HISTORY in ids and _kept_verdict(_OF_HISTORY, repo) is None:
        repo.begin_to_read_history()


def _run_in_two(
    here: Load, elsewhere: Load, repo: Repo, said: dict[str, Verdict], begin: Callable[[], None]
) -> tuple[Result, ...]:
    """Return the results of both halves of the checks: some are put here, the others in a child; some are `said`.

    The child also tells the kind, for which it reads the README that its checks need, and finds half of the facts where
    there are many to find.
    """
    facts = _facts_to_share(here, elsewhere, repo)
    find = [lambda: (facts.find(), repo.files.news())[1]] if facts else []
    learn = [lambda: repo.files.learn(child.hear() or {})] if facts else []
    follow = [lambda: facts.follow(repo)] if facts else []

    def put_the_rest() -> tuple[list[tuple[Any, Any]], dict[str, dict[str, Any]]]:
        results = run(elsewhere(), repo, cache(heard))
        return [(plain_result(one), tuple(one.reads)) for one in results], repo.files.news()

    def heard() -> dict[str, Verdict]:
        told = child.hear()
        return {name: restored_verdict(one) for name, one in told.items()} if told else said

    def settled_kind() -> tuple[tuple[Any, ...], ...]:
        begin()
        return tuple(map(tuple, repo.settled_kind()))

    child = parallel.Elsewhere(settled_kind, *find, *learn, *follow, *learn, put_the_rest)
    with child:
        checks = here()
        if any("lint" in check.evidence for check in checks):
            repo.begin_to_lint()
        if facts:
            facts.find()
        elif any("tests" in check.evidence for check in checks):
            # What needs no kind is read until the child has told it; what fails fails again where a check asks for it.
            with suppress(Exception):
                _ = repo.tests
        kind, reads = child.result()
        repo.take_for(Kind(*kind), Reads(*reads))
        if facts:
            _exchange(facts, child, repo)
        roots = run((check for check in checks if check.id in _TOLD), repo, lambda: said)
        said |= {result.check.id: result.verdict for result in roots}
        child.tell({name: plain_verdict(verdict) for name, verdict in said.items()})
        own = run((check for check in checks if check.id not in _TOLD), repo, lambda: said)
        others, news = child.result()
    repo.files.learn(news)
    return (*roots, *own, *(restored_result(one)._replace(reads=Reads(*reads)) for one, reads in others))


def _exchange(facts: "SharedFacts", child: parallel.Elsewhere, repo: Repo) -> None:
    """Learn the child's facts and tell it those found here; then follow the data, and tell it what that came to."""
    found = repo.files.news()
    repo.files.learn(child.result())
    child.tell(found)
    child.result()
    facts.follow(repo)
    child.tell(repo.files.news())
    # It has followed the data, too, and has heard.
    child.result()
    child.result()


def _facts_to_share(here: Load, elsewhere: Load, repo: Repo) -> "SharedFacts | None":
    """Return the facts that both processes are to find; None where one of them is done with it soon enough."""
    if sum(path.endswith(_CODE) for path in repo.files.own) < WORTH_SHARING:
        return None
    unknown = frozenset(repo.files.unknown(*_CODE))
    asked = {name for check in (*here(), *elsewhere()) for name in check.evidence}
    if "dataflow" not in asked and not (len(unknown) >= WORTH_SHARING and asked & _ABOUT_SOURCES):
        return None
    from mlfolio.evidence.code.shared_facts import SharedFacts

    return SharedFacts([source for source in repo.sources if source.path in unknown], len(repo.sources.all), asked)


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
        Result(one.practice, said[one.id], 0, one.is_asked_of(kind), reads.get(one.id, NOTHING)) for one in every
    )


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


def _without_asking(check: Check, kind: str, said: dict[str, Verdict]) -> Verdict | None:
    """Return the verdict of a check that is asked of other kinds alone, or hangs on a root that did not pass."""
    if not check.is_asked_of(kind):
        return not_applicable(f"asked of {_listed(check.kinds)} repositories, and this one is {kind}")
    root = next((said[name] for name in check.after if name in said and _stops(said[name])), None)
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


def _stops(verdict: Verdict) -> bool:
    # A root that is there in part leaves something to look at; one that is not there at all does not.
    return verdict.outcome is not Outcome.PASS and not verdict.share


def _without_root(check: Check, root: Verdict, said: dict[str, Verdict]) -> Verdict:
    name = next(name for name in check.after if said.get(name) is root)
    if root.outcome is Outcome.FAIL:
        return not_applicable(f"{name} failed, and costs once")
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
    kept = _kept_verdict(check.id, repo)
    if kept is not None:
        return restored_verdict(kept)
    verdict = _judged(check, repo)
    if repo.cache.is_kept:
        repo.cache.save({_verdict_key(check.id, repo): plain_verdict(verdict)})
    return verdict


def _kept_verdict(id_: str, repo: Repo) -> tuple[Any, ...] | None:
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
