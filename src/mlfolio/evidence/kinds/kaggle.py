"""The signs of an entry to a competition."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from mlfolio.evidence.code.facts import fact, when_asked
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.kinds.clues import Clues, head, quoted
from mlfolio.evidence.kinds.competitions import NAMED_AFTER_ONE
from mlfolio.evidence.kinds.deployed import serves
from mlfolio.evidence.kinds.kind import Sign
from mlfolio.patterns import lazy_pattern

_TITLE = lazy_pattern(
    # A capstone challenge is set by a course, to each of its students.
    r"kaggle(?!\W(?:competitions|challenges|projects)\b)|playground[- ]series|\bcompetition\b"
    r"|(?<!capstone )\bchallenge\b|\b\d+(?:st|nd|rd|th)[- ]place|\bwinning solution|\bsolution (?:to|for|of)\b",
    re.IGNORECASE,
)
_HOSTS = r"(?:kaggle(?:'s|\.com)?|driven ?data(?:'s|\.org)?|zindi(?:'s)?|aicrowd|analytics vidhya(?:'s)?|hackerearth)"
"""Who hosts competitions, and little else."""

_OPENING = lazy_pattern(
    rf"{_HOSTS}\W{{0,3}}(?:\w+\W+){{0,4}}?(?:competition|challenge|contest|hackathon)"
    rf"|(?:competition|challenge|contest|hackathon)\W+(?:\w+\W+){{0,5}}?{_HOSTS}"
    r"|\b(?:in|for) this competition\b|\bkaggle ids?\b|\bleader ?board\b"
    r"|\b(?:public|private) LB\b|\bLB scores?\b"
    r"|\b\d+(?:st|nd|rd|th)[- ]place\b|\b(?:first|second|third)[- ]place\b|prize[- ]winning|winning solution"
    r"|\b(?:placed|ranked|finished|came) "
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b",
    re.IGNORECASE,
)
_ADDRESS = lazy_pattern(r"https?://\S+|\b(?:www\.)?kaggle\.com/\S*", re.IGNORECASE)
_LINK = lazy_pattern(
    r"kaggle\.com/(?:c|competitions)/[\w-]+|drivendata\.org/competitions/\d+|zindi\.africa/competitions/[\w-]+"
    r"|aicrowd\.com/challenges/[\w-]+|numer\.ai\b|datahack\.analyticsvidhya\.com/contest/[\w-]+",
    re.IGNORECASE,
)
_DOWNLOADED = lazy_pattern(r"kaggle competitions download (?:-\w |--\w+ ){0,3}[\w-]+")
"""The command that brings a competition's data, which takes an account that has entered it."""

_SCRIPTS = ("*.sh", "*.bat", "makefile")

_BEGINNING = 250
"""Characters of a README in which a link to a competition says what the work is for; below, it may be for its data."""

_SOURCE = lazy_pattern(r"\W*(?:data|source)", re.IGNORECASE)

_GIVEN = lazy_pattern(r"(^|/)(?:sample|gender)_?submission[^/]*\.(?:csv|zip|gz)$")
_HANDED_IN = lazy_pattern(r"(^|/)[^/]*submissions?[^/]*(?:/[^/]+)?\.csv(?:\.gz|\.zip)?$")
_SPLIT = lazy_pattern(r"(^|/)(train|test)\.(?:csv|csv\.gz|csv\.zip|zip)$")
_OWN_SPLIT = lazy_pattern(r"processed|interim|split|clean|artifact|ingest")
_THIRD = ("val.csv", "valid.csv", "validation.csv", "dev.csv", "eval.csv")
_WRITES_A_HALF = lazy_pattern(
    r"to_csv\(\s{0,20}[\"'](?:\.{1,2}/){0,5}((?:[\w-]{1,60}/){0,5}(?:train|test)\.csv)[\"']", re.IGNORECASE
)
"""The line that writes a half of the rows to a path that it spells out."""

_NAMED = lazy_pattern(r"kaggle(?![-_ ]?(?:course|learn|exercise|tutorial))[^/]*(?:/[^/]+)?\.(?:py|ipynb|r|rmd|qmd)$")
"""What is named after the host, and not after what it teaches."""

_SURE = 2
"""Sources that name a submission, of which one may be an exercise."""

_MANY, _HARDLY = 40, 20
"""Sources, of which one in so many is hardly any."""

_SUBMISSION = lazy_pattern(
    r"(?:sample|gender)_?submission|submission_?format|submission\w*(?:/[\w{}%.-]{1,60})?\.csv", re.IGNORECASE
)
_VALUES = lazy_pattern(r"train_values\w{0,20}\.csv")
_LABELS = lazy_pattern(r"train_labels\w{0,20}\.csv")
"""The two tables in which DrivenData gives what is to be learnt; hardly anybody else parts it under these names."""

_COLUMNS = 20_000
"""Bytes of a table, which hold the names of its columns."""

_OF_A_PAPER = lazy_pattern(
    r"\bofficial (?:\w+ )?(?:implementation|code|repo(?:sitory)?)\b[^.]{0,80}\bpaper\b", re.IGNORECASE
)
"""What comes with a paper, whose methods stand in tables of leaders, too."""

_HOSTED_BY = ("kaggle", "drivendata", "zindi", "competition")
_BESIDE = 60
"""Characters between the name of a competition and its host's, or the word for one, where a README says of which it
speaks."""

_WRITTEN = lazy_pattern(r"submission\w{0,40}\.to_csv\(|(?:to_csv|write[._]csv)\([^\n]{0,80}submission", re.IGNORECASE)
"""The line that writes one, mostly the last of a source."""


def signs(clues: Clues) -> Iterator[Sign]:
    """Yield what says that the work was handed in, or made to be."""
    submission = list(_submissions(clues))
    told = [*_told(clues), *submission]
    entered = [*told, *_handed_in(clues, alone=not told)]
    yield from entered
    # A served model may have learned from a competition's data, too: they alone say little of it.
    share = 1 if entered or not serves(clues) else 0.5
    for sign in _of_its_data(clues, bool(submission)):
        yield sign._replace(weight=sign.weight * share)


def _handed_in(clues: Clues, *, alone: bool) -> Iterator[Sign]:
    """Yield the signs of sources: named after the host, or reading its data; two that name a submission are enough.

    So is one that writes it, or does what else nobody does but for one, where the sources tell `alone`.
    """
    named = next(clues.paths(_NAMED, "kaggle"), None)
    if named:
        yield Sign("kaggle", 1, f"it holds {named}")
    loose = [one for one in clues.code if not clues.is_in_a_project(one.path)]
    if alone and (done := _done(clues, loose)):
        yield Sign("kaggle", 1.5 if _is_rare(loose) else 2, done)
        return
    first, submitting = "", 0
    for one in loose:
        held = _named(one)
        first = first or (one.path if held else "")
        submitting += held == "submission"
        if submitting == _SURE:
            break
    if first:
        weight = 2 if submitting == _SURE else 1.5
        yield Sign("kaggle", weight, f"{first} reads a competition's data or writes a submission")


def _done(clues: Clues, code: Sequence[Source]) -> str | None:
    """Return what a source or a script does that is done in a competition alone, in words."""
    by_code = (f"{one.path} {deed}" for one in code if (deed := _deed(one)))
    scripts = (path for path in clues.files.named(*_SCRIPTS) if not clues.is_in_a_project(path))
    bringing = (path for path in scripts if _DOWNLOADED.search(clues.files.text(path) or ""))
    by_script = (f"{path} brings the data of a competition" for path in bringing)
    return next(chain(by_code, by_script), None)


def _is_rare(code: Sequence[Source]) -> bool:
    """Whether hardly any of many sources know of a competition, as in a heap of exercises."""
    return len(code) > _MANY and sum(bool(_named(one) or _deed(one)) for one in code) * _HARDLY < len(code)


def _told(clues: Clues) -> Iterator[Sign]:
    """Yield what a README says of a competition."""
    if _TITLE.search(clues.title):
        yield Sign("kaggle", 4, f"its README is titled {quoted(clues.title)}")
    opening = _OPENING.search(_ADDRESS.sub("", clues.opening))
    if opening and not _OF_A_PAPER.search(clues.opening):
        yield Sign("kaggle", 3, f"its README says {quoted(opening[0])}")


def _of_its_data(clues: Clues, submitted: bool) -> Iterator[Sign]:
    """Yield what says from which competition the data are; `submitted` where its submission is there, too."""
    if not _TITLE.search(clues.title) and NAMED_AFTER_ONE.search(clues.title):
        yield Sign("kaggle", 2.5, f"its README is titled {quoted(clues.title)}, after a competition")
    elif named := _named_beside_its_host(_ADDRESS.sub("", clues.opening)):
        yield Sign("kaggle", 2, f"its README speaks of {quoted(named)} and a competition")
    link = _LINK.search(clues.readme.text) if clues.readme else None
    if link:
        yield Sign("kaggle", 2 if _opens_with(link) else 1.5, f"its README links {link[0]}")
    elif fetched := _DOWNLOADED.search(clues.readme.text) if clues.readme else None:
        yield Sign("kaggle", 2, f"its README says {quoted(fetched[0])}")
    halves = (path for path in clues.paths(_SPLIT, "train.", "test.") if not _is_own_split(path, clues))
    split = {path.rpartition("/")[2].lower()[:4]: path for path in halves}
    if len(split) > 1 and not (_have_the_same_columns(split.values(), clues) or _are_written(split.values(), clues)):
        # Beside the sample of a submission they say no more than it does: whose data it is.
        yield Sign("kaggle", 0.5 if submitted else 2, f"it holds {' and '.join(split.values())}")


def _opens_with(link: re.Match[str]) -> bool:
    """Whether a README opens with that link, and not to say where its data are from."""
    line = link.string.rfind("\n", 0, link.start()) + 1
    return link.start() < _BEGINNING and not _SOURCE.match(link.string, line)


def _submissions(clues: Clues) -> Iterator[Sign]:
    """Yield the files of a submission, or the sample of one."""
    given, handed_in = (next(clues.paths(pattern, "submission"), None) for pattern in (_GIVEN, _HANDED_IN))
    if given or handed_in:
        yield Sign("kaggle", 3 if given else 2.5, f"it holds {given or handed_in}")


def _is_own_split(path: str, clues: Clues) -> bool:
    """Whether the author parted the rows: the folder says so, or a third part lies beside, which no host gives."""
    folder = path[: path.rfind("/") + 1]
    return bool(_OWN_SPLIT.search(path.lower())) or any(map(clues.files.find, (f"{folder}{name}" for name in _THIRD)))


def _named_beside_its_host(text: str) -> str | None:
    """Return the name of a competition that stands beside that of its host in a text."""
    lower = text.lower()
    named = NAMED_AFTER_ONE.finditer(text) if _names_a_host(lower) else ()
    beside = (one[0] for one in named if _names_a_host(lower[max(one.start() - _BESIDE, 0) : one.end() + _BESIDE]))
    return next(beside, None)


def _names_a_host(lower: str) -> bool:
    return any(host in lower for host in _HOSTED_BY)


def _have_the_same_columns(tables: Collection[str], clues: Clues) -> bool:
    """Whether the tables all hold the same columns: no host of a competition gives away the answers to test."""
    starts = ((clues.files.start(path, _COLUMNS) or b"").removeprefix(b"\xef\xbb\xbf") for path in tables)
    names = {start.partition(b"\n")[0].strip() for start in starts}
    return len(names) == 1 and any(mark in min(names) for mark in (b",", b";", b"\t"))


def _are_written(paths: Collection[str], clues: Clues) -> bool:
    """Whether the code writes these tables itself: the author parted the rows."""
    written = {name for one in clues.code for name in _tables(one)}
    return all(any(f"/{path.lower()}".endswith(f"/{name}") for name in written) for path in paths)


@fact(when_asked)
def _tables(source: Source) -> tuple[str, ...]:
    """Return the tables that a source writes as halves of the rows, by their paths from wherever it runs."""
    text = source.text
    return tuple(sorted({name.lower() for name in _WRITES_A_HALF.findall(text)})) if "to_csv(" in text else ()


@fact(lambda source: source.is_code)
def _named(source: Source) -> str:
    """Return which of a competition's files the beginning of a source names: its submission, its input, or neither."""
    text = head(source)
    if "ubmission" in text and _SUBMISSION.search(text):
        return "submission"
    return "input" if "/kaggle/input" in text or "../input/" in text else ""


@fact(lambda source: source.is_code)
def _deed(source: Source) -> str:
    """Return what a source does that is done in a competition alone; empty where it does nothing of the kind."""
    text = source.text
    if "ubmission" in text and _WRITTEN.search(text):
        return "writes a submission"
    if "train_values" in text and _VALUES.search(text) and _LABELS.search(text):
        return "reads the tables of a competition at DrivenData"
    return "brings the data of a competition" if "kaggle comp" in text and _DOWNLOADED.search(text) else ""
