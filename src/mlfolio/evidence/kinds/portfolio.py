"""The signs of several projects in one repository."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from mlfolio.evidence.kinds.clues import Clues, quoted
from mlfolio.evidence.kinds.kind import Sign
from mlfolio.evidence.kinds.projects import ENOUGH, is_code, is_of_the_whole
from mlfolio.patterns import lazy_pattern

_ITSELF = (
    r"(?<!stock )(?<!investment )(?<!loan )(?<!credit )"
    r"\bportfolio\b(?!\W(?:project\b|optimi[sz]|selection|management|allocation|construction|theory|risk|returns?\b))"
)
"""The word for work that is shown; of shares and loans there are portfolios, too."""

_TITLE = lazy_pattern(
    rf"{_ITSELF}|\bprojects\b|\bcase studies\b|\bassignments\b|\bprojets\b|\bproyectos\b", re.IGNORECASE
)
_OF_ENTRIES = lazy_pattern(r"\bcompetitions\b|\bchallenges\b", re.IGNORECASE)
"""What somebody entered several of, which is told of one work as well: "solutions to Kaggle competitions"."""

_COURSEWORK = lazy_pattern(r"\bcoursework\b", re.IGNORECASE)
"""What somebody did in a course, which may be one work or all of them."""

_OPENING = lazy_pattern(
    r"\b(?:collection|series|set) of (?:[\w-]+,? ){0,6}(?:projects|case studies|assignments|tasks|exercises)\b"
    r"|\b(?:contains?|holds?|includes?|has) (?:\d+|multiple|several|various|different|many|a number of) "
    r"(?:[\w-]+,? ){0,5}projects\b"
    rf"|\b(?:my|this|online) (?:[\w-]+ ){{0,3}}{_ITSELF}"
    r"|\b(?:all|my|the|programming|course|weekly|homework) assignments (?:of|for|from|in|done)\b",
    re.IGNORECASE,
)

_WORKS = lazy_pattern(r"\b(?:featured|selected|highlighted) (?:[\w-]+ ){0,2}projects\b", re.IGNORECASE)
"""A heading under which somebody shows several works."""

_ITEM = lazy_pattern(r"^[ \t]*(?:[-*+]|\d{1,3}\.) \**\[[^\]\n]+\]\((?:\./)?([^)\s/]+)/?\)", re.MULTILINE)
"""An item of a list that begins with a link to a folder here, or a file."""

_EXAMPLE = lazy_pattern(r"(?i)[-_]examples?$")
"""What a folder's name ends in, which is an example of a package, and a work where it is listed as others are."""

_STEP = lazy_pattern(
    r"(?i)(?:\d+[-_. ]*)?(?:eda|(?:pre-?|post-?)?process|train|eval|feature|predict|inference|serving|model|clean|analy"
    r"|report|visuali[sz]|orchestrat|track|batch|stream|ingest|monitor|deploy)"
)
"""How folders are called that are steps of one work."""


def signs(clues: Clues) -> Iterator[Sign]:
    """Yield what says that there are several works side by side, each with its own beginning."""
    yield from _told(clues)
    if len(clues.projects) >= ENOUGH:
        shown = ", ".join(sorted(clues.projects)[:2])
        yield Sign("portfolio", 3, f"{len(clues.projects)} folders are projects of their own ({shown} ...)")
        linked = _linked(clues)
        if len(linked) >= ENOUGH:
            # What a list of works says, of a competition for one, it says of one of them.
            yield Sign("portfolio", 6, f"its README is a list of {len(linked)} of them")
    elif len(listed := _listed(clues)) >= ENOUGH:
        yield Sign(
            "portfolio", 2.5, f"its README is a list of {len(listed)} folders ({', '.join(sorted(listed)[:2])} ...)"
        )


def _told(clues: Clues) -> Iterator[Sign]:
    """Yield what the README says of itself."""
    if _TITLE.search(clues.title):
        # What serves, or was handed in, is then one of them.
        yield Sign("portfolio", 6, f"its README is titled {quoted(clues.title)}")
    elif _OF_ENTRIES.search(clues.title):
        yield Sign("portfolio", 4, f"its README is titled {quoted(clues.title)}")
    elif _COURSEWORK.search(clues.title):
        yield Sign("portfolio", 1.5, f"its README is titled {quoted(clues.title)}")
    opening = _OPENING.search(clues.opening)
    if opening:
        yield Sign("portfolio", 2, f"its README says {quoted(opening[0])}")
    if shown := _heading_of_works(clues):
        yield Sign("portfolio", 2, f"its README has a part called {quoted(shown)}")


def _heading_of_works(clues: Clues) -> str | None:
    """Return the heading under which the README shows several works."""
    headings = clues.readme.document.headings if clues.readme else ()
    return next((one.text for one in headings if _WORKS.search(one.text)), None)


def _listed(clues: Clues) -> set[str]:
    """Return the folders of code that the README lists by links, without those that are a step or part of one work."""
    listed = {unquote(name) for name in _ITEM.findall(clues.readme.text)} if clues.readme else set()
    coded = {path.partition("/")[0] for path in clues.files.own if "/" in path and is_code(path)}
    return {name for name in listed & coded if not (is_of_the_whole(f"{_EXAMPLE.sub('', name)}/") or _STEP.match(name))}


def _linked(clues: Clues) -> set[str]:
    """Return the projects that the README links to, by a path here or an address of the folder at the host."""
    targets = [unquote(link.target).rstrip("/") for link in clues.readme.document.links] if clues.readme else []
    return {folder for folder in clues.projects if any(f"/{target}".endswith(f"/{folder}") for target in targets)}
