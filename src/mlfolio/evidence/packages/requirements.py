"""One requirement of a project, and the lines of pip's requirement files that state them."""

import re
from enum import IntEnum
from typing import NamedTuple

from mlfolio.patterns import lazy_pattern


class Bound(IntEnum):
    """How firmly a requirement fixes its version."""

    NONE = 0
    LOWER = 1
    UPPER = 2
    EXACT = 3


class Requirement(NamedTuple):
    """A distribution that a project asks for: normalised name, version specifier as pip writes it, and place.

    `group` is None for what the project needs to run; otherwise it names the extra or the purpose (dev, docs ...).
    """

    name: str
    specifier: str
    path: str
    line: int | None = None
    group: str | None = None

    @property
    def bound(self) -> Bound:
        """How firmly the version is fixed; a version that only bars one release (!=) fixes nothing."""
        return bound_of(self.specifier)


_LOOSE_LIMIT = 200
_ADDRESS_LIMIT = 500
"""Characters. What is longer was not written by a person, and would only keep the patterns busy."""

_EXACT = lazy_pattern(r"(^|,)\s*(===|==(?![^,]*\*)|@)")
_UPPER = lazy_pattern(r"<|~=|==")


def bound_of(specifier: str) -> Bound:
    """Return how firmly a specifier such as `>=1.2,<2` fixes the version."""
    if _EXACT.search(specifier):
        return Bound.EXACT
    if _UPPER.search(specifier):
        return Bound.UPPER
    return Bound.LOWER if ">" in specifier else Bound.NONE


def normalised(name: str) -> str:
    """Return a distribution's name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


class PipFile(NamedTuple):
    """What a requirement file of pip states, and the files that it includes (`-r`) or is bound by (`-c`)."""

    requirements: tuple[Requirement, ...]
    includes: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()
    problems: tuple[int, ...] = ()


_INCLUDE = lazy_pattern(r"(?:-r|--requirement)[\s=]*(\S.*)$")
_CONSTRAINT = lazy_pattern(r"(?:-c|--constraint)[\s=]*(\S.*)$")
_PIP = lazy_pattern(r"^pip3?\s+install\s+")
_EDITABLE = lazy_pattern(r"^(?:-e|--editable)[\s=]*")
_COMMENT = lazy_pattern(r"(^|\s)#.*$")
_OPTIONS = lazy_pattern(r"\s--?[a-z][\w-]*[\s=].*$")
_EGG = lazy_pattern(r"[#&]egg=([A-Za-z0-9][\w.-]*)")
_ARCHIVE = lazy_pattern(
    r"([A-Za-z0-9][\w.]{0,99}?)-(\d[\w.+!]{0,99}?)(?:-[\w.+-]{0,200})?\.(?:whl|tar\.gz|zip|tar\.bz2)\b"
)
_COMMIT = lazy_pattern(r"@[0-9a-f]{7,64}\b|@v?\d+(\.\d+)+")
_REPOSITORY = lazy_pattern(r"/([\w.-]+?)(?:\.git)?(?:@[\w./-]+)?/?(?:#.*)?$")
_SIMPLE = lazy_pattern(
    r"([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?:[ \t]*(==|>=|<=|!=|<|>)[ \t]*([0-9]+(?:\.[0-9]+)*))?"
)
"""A name, alone or with one plain version: what needs no parser."""

_CONDA_EXPORT = lazy_pattern(r"([A-Za-z0-9][\w.-]*)=(\d[\w.*]*)(?:=\w*)?$")
_LOOSE = lazy_pattern(r"([A-Za-z][\w.-]*)\s*(?:\[[^\]]*\]\s*)?(?:[(=<>~!^:\s]*v?\d[\w.*]*\)?)?,?$")


def read_pip_file(text: str, path: str, group: str | None = None) -> PipFile:
    """Read the text of a requirement file; a line that states nothing pip would understand is a problem."""
    found: list[Requirement] = []
    includes: list[str] = []
    constraints: list[str] = []
    problems: list[int] = []
    for number, line in _logical_lines(text):
        if include := _INCLUDE.match(line):
            includes.append(include[1].removeprefix("file:").strip())
        elif constraint := _CONSTRAINT.match(line):
            constraints.append(constraint[1].removeprefix("file:").strip())
        elif requirement := read_requirement(line, path, number, group):
            found.append(requirement)
        elif not line.startswith(("-", ".", "@")):
            problems.append(number)
    return PipFile(tuple(found), tuple(includes), tuple(constraints), tuple(problems))


def _logical_lines(text: str) -> list[tuple[int, str]]:
    """Return the lines that say something, joined where a backslash continues them, with their numbers."""
    lines: list[tuple[int, str]] = []
    held, start = "", 0
    for number, raw in enumerate(text.split("\n"), start=1):
        line = _COMMENT.sub("", raw[:2000]).strip().strip("\ufeff\x00")
        start = start or number
        if line.endswith("\\") and len(held) < 20_000:
            held += line[:-1] + " "
            continue
        whole = (held + line).strip()
        if whole:
            lines.append((start, whole))
        held, start = "", 0
    return lines


def read_requirement(line: str, path: str, number: int | None = None, group: str | None = None) -> Requirement | None:
    """Read one requirement as pip understands it, options cut off; None where the line states none."""
    stated = _EDITABLE.sub("", _PIP.sub("", line.strip())).strip()
    if stated.startswith("-"):
        return None
    if "://" in stated and " @ " not in stated:
        return _from_address(stated, path, number, group)
    stated = _unquoted(_OPTIONS.sub("", stated).strip())
    if not stated or stated.startswith(("-", ".", "/")):
        return None
    name, specifier = _parsed(stated) or (None, "")
    return Requirement(normalised(name), specifier, path, number, group) if name else None


def _unquoted(stated: str) -> str:
    return stated.strip(stated[0]) if stated[:1] in ("'", '"') else stated


def _parsed(stated: str) -> tuple[str, str] | None:
    if simple := _SIMPLE.fullmatch(stated):
        return simple[1], (simple[2] or "") + (simple[3] or "")
    # Imported here because it compiles patterns, and most requirements are as simple as that.
    from packaging.requirements import InvalidRequirement
    from packaging.requirements import Requirement as Parsed

    try:
        parsed = Parsed(stated)
    except (InvalidRequirement, RecursionError):
        return _loosely_parsed(stated)
    if parsed.url:
        return parsed.name, f"@{parsed.url}" if _COMMIT.search(parsed.url) or _ARCHIVE.search(parsed.url) else ""
    return parsed.name, str(parsed.specifier)


def _loosely_parsed(stated: str) -> tuple[str, str] | None:
    """Read what people write by hand: `numpy=1.2=py38_0` out of conda, `numpy 1.2`, `numpy (1.2)`."""
    if len(stated) > _LOOSE_LIMIT:
        return None
    if match := _CONDA_EXPORT.match(stated):
        return match[1], f"=={match[2]}"
    if match := _LOOSE.match(stated):
        return match[1], ""
    return None


def _from_address(stated: str, path: str, number: int | None, group: str | None) -> Requirement | None:
    stated = stated[:_ADDRESS_LIMIT]
    if "%" in stated:
        # Imported here because few addresses are escaped.
        from urllib.parse import unquote

        stated = unquote(stated)
    if archive := _ARCHIVE.search(stated.rpartition("/")[2]):
        return Requirement(normalised(archive[1]), f"=={archive[2]}", path, number, group)
    name = _EGG.search(stated) or _REPOSITORY.search(stated)
    if name is None:
        return None
    return Requirement(normalised(name[1]), f"@{stated}" if _COMMIT.search(stated) else "", path, number, group)
