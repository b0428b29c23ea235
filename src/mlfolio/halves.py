"""Put the checks in two processes, each of which reads only its own, while a third follows the data and puts some."""

import ast
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mlfolio import catalogue, parallel
from mlfolio.catalogue import Check
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.evidence.prose.document import Document
from mlfolio.evidence.tracing import Reads
from mlfolio.remaining import FOLLOWING_DATA, Load, parted, put_remaining
from mlfolio.repo import EVIDENCE, Repo
from mlfolio.results import Result
from mlfolio.runner import heeding_roots, kept_verdict, run
from mlfolio.told import Told, heard, told
from mlfolio.verdicts import Verdict

if TYPE_CHECKING:
    from mlfolio.ahead import Ahead
    from mlfolio.evidence.code.shared_facts import SharedFacts

_ELSEWHERE = ("version-control", "documentation")
_EXCEPTIONS = frozenset(
    "public-api-documented maths-derived readme-reports-results data-described notebooks-free-of-errors"
    " notebooks-run-from-the-top notebooks-run-in-order limits-and-ethics-stated".split()
)
"""The categories that a second process puts, and the checks that go the other way: what asks for the facts of every
source is put here, so that one process alone parses them all; history, prose and how notebooks run are read there."""

PUT_TWICE = frozenset({"has-readme"})
"""Roots of checks of both processes, which cost less than to wait for the other one's verdict."""

PUT_BY_FOLLOWER = FOLLOWING_DATA.union(
    "conventional-names maths-derived no-duplicated-code vectorised-numerics".split()
)
"""Those that a third process puts, where one follows the data: these, and what else takes long with sources alone."""

_OF_HISTORY = "incremental-history"
"""The check whose verdict, where it is not known, says that the history will be read."""

_OF_OLD_CONTENTS = "no-secrets-in-history"
"""The check that takes as long as all others of the history together, so that it is begun before them."""

WORTH_SHARING = 300
"""Sources. What is to be known of fewer is found before a second process has read the modules that find it."""

_CODE = (".py", ".ipynb")
_ABOUT_SOURCES = frozenset({"dataflow", "dependencies", "learning", "lint", "sources", "tests"})


Names = tuple[tuple[str, ...], tuple[str, ...]]
"""The ids of the checks that are put here, and of those that are put elsewhere."""


def run_catalogue(
    folder: Path, ids: Collection[str], repo: Repo, kept: Iterable[Result] = (), ahead: "Ahead | None" = None
) -> tuple[Result, ...]:
    """Return the results of the checks below `folder` that `ids` names, in the order of the catalogue.

    Those that `kept` holds are not put again. The others are put in two processes, each of which reads only its own
    checks; `ahead` may have begun to put some. Raises catalogue.CatalogueError for a check that is not well formed.
    """
    categories = catalogue.identify(folder)
    _read_what_all_share(repo)
    before = {result.check.id: result for result in kept}
    left = [name for name in ids if name not in before]
    elsewhere = tuple(name for name in left if is_put_elsewhere(name, categories[name]))
    here = tuple(name for name in left if name not in elsewhere or name in PUT_TWICE)
    said = {name: result.verdict for name, result in before.items()}
    if before and not elsewhere:
        results = put_remaining(partial(_load, folder), here, repo, said, ahead)
    else:
        results = _Halves(cache(partial(_load, folder)), (here, elsewhere), repo, said, ahead).run()
    found = before | {result.check.id: result for result in results}
    return tuple(found[name] for name in categories if name in found)


def _read_what_all_share(repo: Repo) -> None:
    """Read the list of files, and notebooks of which nothing is known: the kind and most checks ask for their code."""
    _ = repo.files.paths
    if repo.files.unknown(".ipynb"):
        # What fails here fails again where a check asks for it.
        with suppress(Exception):
            _ = repo.notebooks


def is_put_elsewhere(name: str, category: str) -> bool:
    """Whether the check is one that the second process puts."""
    return (category in _ELSEWHERE) != (name in _EXCEPTIONS)


def _load(folder: Path, ids: tuple[str, ...]) -> tuple[Check, ...]:
    return catalogue.load(folder, EVIDENCE, ids) if ids else ()


class _Halves:
    """Both halves of the checks: those that are put here, and those of a forked child; some verdicts are `said`.

    The child also tells the kind, for which it reads the README that its checks need, and finds half of the facts where
    there are many to find. Where its checks ask for the history, git tells it meanwhile.
    Where there are few, a second child follows the data through the sources that were parsed here, and puts some; or
    one does that has begun `ahead`.
    """

    def __init__(self, load: Load, names: Names, repo: Repo, said: dict[str, Verdict], ahead: "Ahead | None") -> None:
        here, elsewhere = names
        self._load, self._elsewhere, self._repo, self._said = load, elsewhere, repo, said
        self._ahead = ahead if ahead and ahead.is_settled else None
        self._here, self._beside = parted(here, FOLLOWING_DATA if self._ahead else frozenset())
        self._facts = _facts_to_share(partial(load, self._here), partial(load, elsewhere), repo)
        self._child = parallel.Elsewhere(*self._works_of_the_child())
        self._follows = not (self._facts or FOLLOWING_DATA.isdisjoint(self._here)) and bool(repo.files.unknown(*_CODE))
        if self._follows:
            self._here, self._beside = parted(here, PUT_BY_FOLLOWER)
        self._follower = parallel.Elsewhere(*([self._put_beside] if self._follows else []))

    def run(self) -> tuple[Result, ...]:
        """Return the results of both."""
        with self._child:
            if self._follows:
                self._parse()
            with self._follower:
                self._prepare()
                kind, reads, readme = self._child.result()
                self._take(kind, reads)
                self._repo.told_readme = readme and Document.of(readme)
                if self._facts:
                    self._exchange(self._facts)
                self._follower.tell((tuple(kind), tuple(reads)))
                own = self._put_ours()
            return (*own, *heard(self._child.result(), self._repo))

    def _works_of_the_child(self) -> Iterator[Callable[[], Any]]:
        yield self._settle_kind
        if self._facts:
            yield partial(self._find, self._facts)
            yield self._learn
            yield partial(self._follow_half, self._facts)
        yield self._put_theirs

    def _settle_kind(self) -> tuple[tuple[Any, ...] | None, ...]:
        """Return the kind, what shows it, and the README's document where the kind was told by it."""
        if _OF_HISTORY in self._elsewhere and kept_verdict(_OF_HISTORY, self._repo) is None:
            self._repo.begin_to_read_history()
        is_told = self._repo.chosen_kind is None
        kind, reads = self._repo.settled_kind()
        readme = self._repo.readme if is_told else None
        return tuple(kind), tuple(reads), readme and readme.document.plain()

    def _take(self, kind: Any, reads: Any) -> None:
        self._repo.take_for(Kind(*kind), Reads(*reads))

    def _find(self, facts: "SharedFacts") -> dict[str, dict[str, Any]]:
        facts.find()
        return self._repo.files.news()

    def _follow_half(self, facts: "SharedFacts") -> dict[str, dict[str, Any]]:
        facts.follow(self._repo)
        return self._repo.files.news()

    def _learn(self) -> None:
        self._repo.files.learn(self._child.hear() or {})

    def _put_theirs(self) -> Told:
        checks = self._load(self._elsewhere)
        if _OF_OLD_CONTENTS in self._elsewhere:
            self._repo.credentials.begin()
        return told(run(checks, self._repo, lambda: self._said), self._repo)

    def _parse(self) -> None:
        """Parse what nothing is known of, and gather its nodes: this process and the second child then have both."""
        unknown = frozenset(self._repo.files.unknown(*_CODE))
        # What fails here fails again where a check asks for it.
        with suppress(Exception):
            for source in self._repo.sources:
                if source.path in unknown:
                    _ = source.nodes(ast.Module)

    def _put_beside(self) -> Told:
        """Follow the data, then put the checks of the second child, whatever their roots say, which are put here."""
        with suppress(Exception):
            self._repo.dataflow.find(range(len(self._repo.sources.all)))
        if settled := self._follower.hear():
            self._take(*settled)
        return told(run(self._load(self._beside), self._repo), self._repo)

    def _prepare(self) -> None:
        """Read what needs no kind until the child has told it."""
        checks = self._load(self._here)
        if any("lint" in check.evidence for check in checks):
            self._repo.begin_to_lint()
        if self._facts:
            self._facts.find()
        elif any("tests" in check.evidence for check in checks):
            # What fails here fails again where a check asks for it.
            with suppress(Exception):
                _ = self._repo.tests

    def _exchange(self, facts: "SharedFacts") -> None:
        """Learn the child's facts, and tell it those found here; then follow the data, and learn where it goes."""
        found = self._repo.files.news()
        self._repo.files.learn(self._child.result())
        self._child.tell(found)
        self._child.result()
        facts.follow(self._repo)
        self._repo.files.learn(self._child.result())

    def _put_ours(self) -> tuple[Result, ...]:
        """Put the checks of this process, and learn what those say that follow the data elsewhere."""
        own = run(self._load(self._here), self._repo, lambda: self._said)
        if not self._beside:
            return own
        answer = self._follower.result() if self._follows else self._answer_ahead()
        theirs = (one for one in heard(answer, self._repo) if one.check.id in self._beside)
        said = self._said | {result.check.id: result.verdict for result in own}
        return (*own, *heeding_roots(theirs, self._repo.kind.name, said))

    def _answer_ahead(self) -> Told:
        answer = self._ahead.results() if self._ahead else None
        return answer or told(run(self._load(self._beside), self._repo), self._repo)


def _facts_to_share(
    here: Callable[[], tuple[Check, ...]], elsewhere: Callable[[], tuple[Check, ...]], repo: Repo
) -> "SharedFacts | None":
    """Return the facts that both processes are to find; None where one of them is done with it soon enough."""
    if sum(path.endswith(_CODE) for path in repo.files.own) < WORTH_SHARING:
        return None
    unknown = frozenset(repo.files.unknown(*_CODE))
    asked = {name for check in (*here(), *elsewhere()) for name in check.evidence}
    if "dataflow" not in asked and not (len(unknown) >= WORTH_SHARING and asked & _ABOUT_SOURCES):
        return None
    from mlfolio.evidence.code.shared_facts import SharedFacts

    return SharedFacts([source for source in repo.sources if source.path in unknown], len(repo.sources.all), asked)
