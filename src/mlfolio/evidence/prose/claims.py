"""What a README says of its repository and anyone can compare: files, modules, targets, drawn trees, badges."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.evidence.prose.badges import badges
from mlfolio.evidence.prose.document import Document
from mlfolio.evidence.prose.listings import is_of_each, listed_entries
from mlfolio.evidence.prose.named_files import is_a_julia_package, named_file
from mlfolio.evidence.prose.need import Need
from mlfolio.evidence.prose.needs import purpose
from mlfolio.evidence.prose.other_repositories import stands_elsewhere
from mlfolio.evidence.prose.trees import Entry, drawn_entries
from mlfolio.evidence.prose.whereabouts import Whereabouts
from mlfolio.patterns import lazy_pattern

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
    r"|related|credits|upcoming|(?:suggested|possible|potential|planned|proposed|further)"
    r" (?:\w+ )?(?:extensions?|improvements?|enhancements?|features|work|steps|additions))\b",
    re.IGNORECASE,
)
_SINCE_REMOVED = lazy_pattern(
    r"[\W_]{0,3}(?:(?:is|was|has|have|been|now|since|then|ist|wurde|a|été|fue|foi) ){0,4}"
    r"(?:deleted|removed|gelöscht|entfernt|supprimée?|eliminado|removido)\b|[\W_]{0,3}已经?被?(?:删除|移除|刪除)",
    re.IGNORECASE,
)
"""What a log of the work says behind the name of a file that it made before."""


_MADE_PAGE = lazy_pattern(r"\.html?$", re.IGNORECASE)
"""What documentation, coverage and reports are built into."""

_OF_THE_MACHINE = lazy_pattern(r"(?:^|/)\.?(?:\w*venv\w*|env|virtualenv|node_modules)/", re.IGNORECASE)
"""Where the reader's own environment lies."""

_CODE_OF_OURS = lazy_pattern(
    r"(?:^|/)(?:tests?|unit_tests|notebooks?|src|scripts?)(?:/|$)|\.(?:py|ipynb|r|rmd|sh|jl|ts|js)$", re.IGNORECASE
)
_PRIVATE = lazy_pattern(
    r"config|setting|secret|credential|password|token|key|local|private|auth|env|scratch|param", re.IGNORECASE
)
"""Code that each reader writes alone."""

_LEFT_OUT = lazy_pattern(
    r"ignore|generat|creat|download|local|not (?:tracked|included|committed|in)|private|made|after|optional",
    re.IGNORECASE,
)
"""What a tree remarks on an entry that need not be here."""

_SAYS_TESTS = lazy_pattern(r"\bautomated test(?:s|ing)\b|\bunit[- ]test(?:s|ed)\b|\bpytest\b", re.IGNORECASE)
_SAYS_LICENCE = lazy_pattern(r"\bsee (?:the )?\W?licen[cs]e(?:\.md|\.txt)?\W? (?:file )?for\b", re.IGNORECASE)
_NOT_YET = lazy_pattern(
    r"\b(?:no|not|without|lack\w*|missing|add\w*|write|writing|when|complet\w*|should|could|would|need\w*|plan\w*|want|learn\w*|improv\w+"
    r"|next|later|todo|to do|future|yet|course|task)\b|n't\b|[\u2610\u25a1]",
    re.IGNORECASE,
)
_UNTICKED = lazy_pattern(r"^\s*\[ ?\]|[\u2610\u25a1]", re.MULTILINE)
"""A list of what is to be done: what stands elsewhere may be part of it."""


class Claim(NamedTuple):
    """One claim: its kind, the name it is about, the line it stands on, and whether it holds.

    Kinds: "file", "one of", "module", "server", "target", "tested" (by a command, `says`), "named file", "listed",
    "drawn", "said" (in words), and of badges "licence", "ci", "coverage", "tests", "build".
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
        *_of_lists(document, whereabouts),
        *_of_words(document, whereabouts),
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
    is_plan = any(_UNTICKED.search(paragraph.text) for paragraph in document.paragraphs)
    for step in document.steps:
        for need in (one for one in step.needs if not (is_plan and one.kind == "tested")):
            holds = _is_met(need, whereabouts)
            if holds is False and need.kind == "file":
                holds = whereabouts.holds_spaced(need.names[0], step.text)
            told = holds is False and purpose(step.text.split()) is None and _stands_for_several(need, whereabouts)
            if holds or not (
                holds is None
                or told
                or _may_be_elsewhere(need, whereabouts)
                or stands_elsewhere(need.names[0], step.line, document)
            ):
                yield Claim(need.kind, need.names[0], step.line, holds, step.text)


def _may_be_elsewhere(need: Need, whereabouts: Whereabouts) -> bool:
    """Whether a file is one that the reader makes, or is to put in place of the name that is given."""
    name = need.names[0]
    return need.kind == "file" and (
        whereabouts.is_ignored(name)
        or _PLACEHOLDER.search(name) is not None
        or _OF_THE_MACHINE.search(name) is not None
        or _MADE_PAGE.search(name) is not None
    )


def _is_met(need: Need, whereabouts: Whereabouts) -> bool | None:
    """Return whether a need is met; None where nobody can tell from the repository."""
    name = need.names[0]
    if need.kind == "tested":
        return whereabouts.holds_tests
    if need.kind == "target":
        targets = whereabouts.make_targets
        return None if targets is None else name in targets
    if need.kind == "module":
        return whereabouts.holds_module(name) if whereabouts.holds_module(name.partition(".")[0]) else None
    if need.kind == "server":
        return whereabouts.holds_module(name)
    return any(map(whereabouts.holds, need.names))


def is_met(need: Need, whereabouts: Whereabouts) -> bool:
    """Whether what a step needs is here, as far as anyone can tell."""
    return _is_met(need, whereabouts) is not False or _stands_for_several(need, whereabouts)


def _stands_for_several(need: Need, whereabouts: Whereabouts) -> bool:
    """Whether files have what is named for their end: "open the demo.ipynb" of each folder, called tree_demo.ipynb."""
    return need.kind == "file" and any(map(whereabouts.holds_ending, need.names))


def _of_names(document: Document, whereabouts: Whereabouts) -> Iterator[Claim]:
    for code in document.inline_code:
        name = named_file(code.text, whereabouts)
        if code.linked or not name or _PLACEHOLDER.search(name):
            continue
        holds = whereabouts.holds(name)
        if holds or not (
            _is_of_another_time(code.line, document)
            or _is_told_removed(name, document)
            or whereabouts.is_ignored(name)
            or stands_elsewhere(name, code.line, document)
            or _NOT_OURS.search(document.lines.get(code.line, "").replace(name, ""))
        ):
            yield Claim("named file", name, code.line, holds)


def _is_of_another_time(line: int, document: Document) -> bool:
    """Whether a line stands under a heading of what is to be done, was done once, or is somebody else's."""
    return any(_NOT_NOW.search(heading.text) for heading in document.headings_above(line))


def _is_told_removed(name: str, document: Document) -> bool:
    """Whether any line or cell of the document says that the file was there and is no longer."""
    cells = (cell for table in document.tables for row in table.rows for cell in row)
    told = (text for text in (*document.lines.values(), *cells) if name in text)
    return any(_SINCE_REMOVED.match(behind) for text in told for behind in text.split(name)[1:])


def _of_trees(document: Document, whereabouts: Whereabouts) -> Iterator[Claim]:
    for block in document.code:
        lines = block.text.split("\n")
        drawn = list(drawn_entries(block))
        left_out = {one.path for one in drawn if _is_left_out(one, lines[one.line - block.line], whereabouts)}
        entries = [one for one in drawn if one.path not in left_out and not _holds_only(one, drawn, left_out)]
        held = [whereabouts.holds_name(one.name) for one in entries]
        # A tree of which nothing is here draws something else: data to download, a project to be generated.
        if sum(held) >= 2 and not is_of_each(block.line, document):
            yield from (Claim("drawn", one.path, one.line, holds) for one, holds in zip(entries, held, strict=True))


def _holds_only(folder: Entry, drawn: list[Entry], left_out: set[str]) -> bool:
    """Whether all that is drawn in a folder need not be here: then nor need the folder."""
    below = [one.path for one in drawn if one.path.startswith(f"{folder.path}/")]
    return bool(below) and left_out.issuperset(below)


def _is_left_out(entry: Entry, remark: str, whereabouts: Whereabouts) -> bool:
    """Whether an entry need not be here: what is ignored, unless it is code that a reader is shown as the project's."""
    if not whereabouts.is_ignored(entry.path):
        return False
    is_ours = _CODE_OF_OURS.search(entry.path) and not _PRIVATE.search(entry.path)
    return not is_ours or _LEFT_OUT.search(remark.replace(entry.name, "")) is not None


def _of_lists(document: Document, whereabouts: Whereabouts) -> Iterator[Claim]:
    for entry in listed_entries(document):
        said = document.lines.get(entry.line, "")
        holds = whereabouts.holds_name(entry.name)
        excused = (
            _is_of_another_time(entry.line, document)
            or whereabouts.is_ignored(entry.path)
            or _PLACEHOLDER.search(entry.path)
            or stands_elsewhere(entry.path, entry.line, document)
            or is_of_each(entry.line, document)
            or is_a_julia_package(entry.path, whereabouts)
        )
        if holds or not (excused or _NOT_OURS.search(said.replace(entry.path, "")) or _LEFT_OUT.search(said)):
            yield Claim("listed", entry.path, entry.line, holds)


def _of_words(document: Document, whereabouts: Whereabouts) -> Iterator[Claim]:
    """Yield tests that a list says there are, and a licence that the reader is sent to, where there are none."""
    for line, text in document.lines.items():
        if _SAYS_LICENCE.search(text) and not whereabouts.holds_name("LICENSE"):
            yield Claim("said", "LICENSE", line, holds=False)
    if whereabouts.holds_tests or any(_UNTICKED.search(paragraph.text) for paragraph in document.paragraphs):
        return
    for paragraph in document.paragraphs:
        later = _is_of_another_time(paragraph.line, document)
        if _SAYS_TESTS.search(paragraph.text) and not later and not _NOT_YET.search(paragraph.text):
            yield Claim("said", "tests", paragraph.line, holds=False)


def _of_badges(document: Document, whereabouts: Whereabouts, *, licensed: bool) -> Iterator[Claim]:
    for badge in badges(document):
        if badge.kind == "licence":
            yield Claim("licence", badge.says or "licence badge", badge.line, licensed)
        elif badge.typed:
            yield Claim(badge.kind, badge.says, badge.line, holds=False)
        else:
            yield Claim("ci", badge.says, badge.line, any(whereabouts.holds(path) for path in badge.files))
