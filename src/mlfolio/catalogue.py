"""What a check is, and how a folder of them is read: folder = category, file = id, one practice each."""

import importlib.util
import inspect
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from mlfolio.documents import DOCUMENTS, Citation
from mlfolio.examples import Example
from mlfolio.kinds import KINDS
from mlfolio.languages import LANGUAGES, PYTHON
from mlfolio.verdicts import Verdict

ANY_OTHER = "any other"
"""Stands in `fix_in` for every language but Python that has no line of its own."""

CATEGORIES = ("version-control", "testing", "documentation", "clean-code", "ml-practice", "delivery")


class CatalogueError(Exception):
    """A check that is not well formed, or a folder without any; names the file."""


class Practice(NamedTuple):
    """One practice in words: what it asks, why, how it is decided, where it comes from, what to do about a failure.

    `weight` is relative to the other checks of its category. `after` names the checks whose failure makes this one
    not applicable (one root cause costs once). `advice` earns its weight where it passes, and weighs little or nothing
    where it fails (weights.UNFOLLOWED); `advice_for` names the kinds of repository for which that holds. `caps_at` is
    the most that the score can be where nothing of the practice is there; `critical` caps it too, and is an exit code
    of its own; `caps_because` is what the report says then.
    `absence` says that passing means that no fault was found, which shows little where there is little code. `kinds`
    names the kinds of repository that it is asked of; empty stands for all. `fix` is told to who writes Python;
    `fix_in` pairs other languages, ANY_OTHER last, with what is told there.
    """

    id: str
    category: str
    title: str
    why: str
    how: str
    fix: str
    weight: float
    source: Citation
    after: tuple[str, ...]
    advice: bool
    critical: bool
    absence: bool
    kinds: tuple[str, ...] = ()
    caps_at: float | None = None
    caps_because: str = ""
    advice_for: tuple[str, ...] = ()
    fix_in: tuple[tuple[str, str], ...] = ()

    def put_to(self, kind: str) -> "Practice":
        """Return the practice as it is put to a repository of that kind: as advice, where it is such for the kind."""
        return self._replace(advice=True) if kind in self.advice_for else self

    def told_in(self, language: str) -> "Practice":
        """Return the practice with what to do about a failure in that language."""
        if language == PYTHON or not self.fix_in:
            return self
        said = dict(self.fix_in)
        return self._replace(fix=said.get(language) or said.get(ANY_OTHER) or self.fix)

    def is_asked_of(self, kind: str) -> bool:
        """Whether a repository of that kind is asked at all."""
        return not self.kinds or kind in self.kinds


class Check(Practice):
    """A practice with the function that judges a repository by it, and the examples that show and test it."""

    judge: Callable[..., Verdict]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]

    def __new__(
        cls, practice: Practice, judge: Callable[..., Verdict], bad: tuple[Example, ...], good: tuple[Example, ...]
    ) -> "Check":
        """Return `practice` with the function that judges by it, and its examples."""
        check = super().__new__(cls, *practice)
        check.judge, check.bad, check.good = judge, bad, good
        return check

    @property
    def practice(self) -> Practice:
        """The practice alone: plain data, which can go from one process to another."""
        return Practice(*self)

    @property
    def evidence(self) -> tuple[str, ...]:
        """The kinds of evidence the check asks for: the names of its function's parameters."""
        code = self.judge.__code__
        return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]


def check(
    *,
    title: str,
    how: str,
    fix: str,
    weight: float,
    source: Citation,
    bad: list[Example],
    good: list[Example],
    after: tuple[str, ...] = (),
    advice: bool = False,
    critical: bool = False,
    absence: bool = False,
    kinds: tuple[str, ...] = (),
    caps_at: float | None = None,
    caps_because: str = "",
    advice_for: tuple[str, ...] = (),
    fix_in: Mapping[str, str] | None = None,
) -> Callable[[Callable[..., Verdict]], Check]:
    """Declare the decorated function a check: its parameters are its evidence, its docstring says why it matters.

    The id is the function's name with hyphens; the category is filled in from the folder by `load`.
    """

    def declare(judge: Callable[..., Verdict]) -> Check:
        practice = Practice(
            id=judge.__name__.replace("_", "-"),
            category="",
            title=title,
            why=inspect.getdoc(judge) or "",
            how=how,
            fix=fix,
            weight=weight,
            source=source,
            after=after,
            advice=advice,
            critical=critical,
            absence=absence,
            kinds=kinds,
            caps_at=caps_at,
            caps_because=caps_because,
            advice_for=advice_for,
            fix_in=tuple((fix_in or {}).items()),
        )
        return Check(practice, judge, tuple(bad), tuple(good))

    return declare


def identify(folder: Path) -> dict[str, str]:
    """Return the category of every check below `folder` by its id, without reading any of them.

    Raises CatalogueError when there is none: an absent catalogue must never score in silence.
    """
    found = {_id(name): category for category, name in _files(folder)}
    if not found:
        raise CatalogueError(f"{folder}: no checks found; reinstall mlfolio")
    return found


def load(folder: Path, evidence: frozenset[str], ids: Collection[str] | None = None) -> tuple[Check, ...]:
    """Read the checks below `folder` (all, or those of `ids`), in the order of the categories and then of the ids.

    `evidence` holds the names a check may ask for. Raises CatalogueError, with the file's name, for a check that is
    not well formed, and when there is none at all.
    """
    known = identify(folder)
    wanted = known if ids is None else ids
    files = ((category, name) for category, name in _files(folder) if _id(name) in wanted)
    checks = tuple(_read(folder / _folder(category) / name, category, evidence) for category, name in files)
    for one in checks:
        for root in one.after:
            if known.get(root) != one.category:
                raise CatalogueError(f"{folder}: {one.id} comes after {root}, which is no check of {one.category}")
    return checks


def _id(name: str) -> str:
    return name.removesuffix(".py").replace("_", "-")


def _folder(category: str) -> str:
    return category.replace("-", "_")


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the category and the name of the file of each check."""
    for category in CATEGORIES:
        with suppress(FileNotFoundError):
            names = os.listdir(folder / _folder(category))
            yield from ((category, name) for name in sorted(names) if name.endswith(".py") and name[0] != "_")


def _read(path: Path, category: str, evidence: frozenset[str]) -> Check:
    found = getattr(_import(path), path.stem, None)
    if not isinstance(found, Check):
        raise CatalogueError(f"{path}: defines no check called {path.stem}")
    problem = _problem(found, evidence)
    if problem:
        raise CatalogueError(f"{path}: {problem}")
    return Check(found.practice._replace(category=category), found.judge, found.bad, found.good)


def _import(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"mlfolio_checks.{path.parent.name}.{path.stem}", path)
    if spec is None or spec.loader is None:
        raise CatalogueError(f"{path}: cannot be imported")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _problem(found: Check, evidence: frozenset[str]) -> str | None:
    misspelt = [name for name in found.evidence if name not in evidence]
    if misspelt:
        return f"asks for evidence that does not exist: {', '.join(misspelt)}"
    if not (found.title and found.why and found.how and found.fix):
        return "needs a title, a docstring that says why, how it decides, and a fix"
    strange = _strange_name(found)
    if strange:
        return strange
    if not (found.bad and found.good):
        return "needs at least one bad and one good example"
    if not found.advice and found.weight <= 0:
        return "needs a weight above 0, or advice=True"
    document = DOCUMENTS.get(found.source.document)
    if document is None or found.source.topic not in document.topics:
        return f"cites a topic that no document has: {found.source.document}, {found.source.topic}"
    return None


def _strange_name(found: Check) -> str | None:
    """Return what is wrong with the kinds and languages that the check names, None where nothing is."""
    strange = [kind for kind in (*found.kinds, *found.advice_for) if kind not in KINDS]
    if strange:
        return f"is asked of a kind that does not exist: {', '.join(strange)}"
    unasked = [kind for kind in found.advice_for if not found.is_asked_of(kind)]
    if unasked:
        return f"is advice for a kind that it is not asked of: {', '.join(unasked)}"
    unknown = [language for language, _ in found.fix_in if language not in LANGUAGES - {PYTHON} | {ANY_OTHER}]
    if unknown:
        return f"tells what to do in a language that does not exist: {', '.join(unknown)}"
    return None
