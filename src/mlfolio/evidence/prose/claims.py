"""What a README says of its repository and anyone can compare: files, modules, targets, drawn trees, badges."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.evidence.prose.badges import badges
from mlfolio.evidence.prose.document import Document
from mlfolio.evidence.prose.needs import Need
from mlfolio.evidence.prose.trees import drawn_entries
from mlfolio.evidence.prose.whereabouts import Whereabouts
from mlfolio.patterns import lazy_pattern

_CODE_FILE = lazy_pattern(r"(?:\./)?(?:\w[\w./-]*\.(?:py|rmd|qmd|r|sh|jl)|\w[\w./ -]*\.ipynb)", re.IGNORECASE)
_PLACEHOLDER = lazy_pattern(
    r"\b(?:your|my|some|path/to|example|foo|bar|x{2,}|yyyy|name)(?:[_/. -]|$)|^coverage\.py$"
    r"|^(?:\./)?(?:script|(?:script|file)[_-]?name|notebook|program)\.\w+$",
    re.IGNORECASE,
)
_NOT_OURS = lazy_pattern(
    r"\b(?:creat|renam|copy|copie|sav|writ|generat|output|produc|add|e\.g|for example|formerly|remov|replac"
    r"|deprecat|legacy|todo|plan|will|future|coming|original|upstream|official|download|fork|ported|translated"
    r"|inspired|based on|adapted|taken from|instead of|called|named|like|similar|rather than|no longer|export"
    r"|convert|your own|library|standard)",
    re.IGNORECASE,
)
"""What a line says of a file that need not be here: one to be made, one that is gone, one of somebody else."""

_NOT_NOW = lazy_pattern(
    r"\b(?:to ?do|roadmap|future|next steps|changelog|what'?s new|release notes|contribut|acknowledg|references?"
    r"|related|credits)\b",
    re.IGNORECASE,
)


class Claim(NamedTuple):
    """One claim: its kind, the name it is about, the line it stands on, and whether it holds.

    Kinds: "file", "one of", "module", "server", "target" (by a command, `says`), "named file", "drawn", and of badges
    "licence", "ci", "coverage", "tests", "build".
    """

    kind: str
    name: str
    line: int
    holds: bool
    says: str = ""


def claims(document: Document, whereabouts: Whereabouts, *, licensed: bool) -> list[Claim]:
    """Return every claim once, in the order of the lines; what may be made on the reader's machine is left out."""
    found = [
        *_of_commands(document, whereabouts),
        *_of_names(document, whereabouts),
        *_of_trees(document, whereabouts),
        *_of_badges(document, whereabouts, licensed=licensed),
    ]
    linked = {link.target.rpartition("/")[2] for link in document.links}
    once: dict[str, Claim] = {}
    for claim in sorted(found, key=lambda one: one.line):
        name = claim.name.rpartition("/")[2]
        if name not in linked:
            once.setdefault(name, claim)
    return list(once.values())


def _of_commands(document: Document, whereabouts: Whereabouts) -> Iterator[Claim]:
    for step in document.steps:
        for need in step.needs:
            holds = _is_met(need, whereabouts)
            if holds or (holds is not None and not _may_be_elsewhere(need, whereabouts)):
                yield Claim(need.kind, need.names[0], step.line, holds, step.text)


def _may_be_elsewhere(need: Need, whereabouts: Whereabouts) -> bool:
    """Whether a file is one that the reader makes, or is to put in place of the name that is given."""
    return need.kind == "file" and (
        whereabouts.is_ignored(need.names[0]) or _PLACEHOLDER.search(need.names[0]) is not None
    )


def _is_met(need: Need, whereabouts: Whereabouts) -> bool | None:
    """Return whether a need is met; None where nobody can tell from the repository."""
    name = need.names[0]
    if need.kind == "target":
        targets = whereabouts.make_targets
        return None if targets is None else name in targets
    if need.kind == "module":
        return whereabouts.holds_module(name) if whereabouts.holds_module(name.partition(".")[0]) else None
    if need.kind == "server":
        return whereabouts.holds_module(name)
    return any(whereabouts.holds(one) for one in need.names)


def is_met(need: Need, whereabouts: Whereabouts) -> bool:
    """Whether what a step needs is here, as far as anyone can tell."""
    return _is_met(need, whereabouts) is not False


def _of_names(document: Document, whereabouts: Whereabouts) -> Iterator[Claim]:
    for code in document.inline_code:
        name = code.text.removeprefix("./")
        if code.linked or not _CODE_FILE.fullmatch(code.text) or _PLACEHOLDER.search(name):
            continue
        later = any(_NOT_NOW.search(heading.text) for heading in document.headings_above(code.line))
        holds = whereabouts.holds(name)
        if holds or not (
            later
            or whereabouts.is_ignored(name)
            or _NOT_OURS.search(document.lines.get(code.line, "").replace(name, ""))
        ):
            yield Claim("named file", name, code.line, holds)


def _of_trees(document: Document, whereabouts: Whereabouts) -> Iterator[Claim]:
    for block in document.code:
        entries = [one for one in drawn_entries(block) if not whereabouts.is_ignored(one.path)]
        held = [whereabouts.holds_name(one.name) for one in entries]
        # A tree of which nothing is here draws something else: data to download, a project to be generated.
        if sum(held) >= 2:
            yield from (Claim("drawn", one.path, one.line, holds) for one, holds in zip(entries, held, strict=True))


def _of_badges(document: Document, whereabouts: Whereabouts, *, licensed: bool) -> Iterator[Claim]:
    for badge in badges(document):
        if badge.kind == "licence":
            yield Claim("licence", badge.says or "licence badge", badge.line, licensed)
        elif badge.typed:
            yield Claim(badge.kind, badge.says, badge.line, holds=False)
        else:
            yield Claim("ci", badge.says, badge.line, any(whereabouts.holds(path) for path in badge.files))
