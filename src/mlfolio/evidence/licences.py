"""The licence that a repository's files grant, and the one that its metadata names."""

import re
from pathlib import PurePosixPath
from typing import NamedTuple

from mlfolio.evidence.files import Files
from mlfolio.evidence.structured import at, ini_sections, strings, toml_table
from mlfolio.patterns import lazy_pattern

_FILE = lazy_pattern(
    r"(?:(?:un)?licen[cs]es?|copying|copyright|mit-licen[cs]e)(?:[-_.](?:[a-z0-9.+-]{1,20}))?(?:\.(?:md|txt|rst|html|markdown))?",
    re.IGNORECASE,
)
_CODE = frozenset({".py", ".js", ".json", ".r", ".sh", ".c", ".cpp", ".h", ".yml", ".yaml", ".toml", ".png", ".svg"})

# The family, and words that only its text holds; the first that fits decides, so that the specific come first.
_TEXTS = tuple(
    (family, lazy_pattern(pattern, re.IGNORECASE | re.DOTALL))
    for family, pattern in (
        ("AGPL", r"gnu affero general public license"),
        ("LGPL", r"gnu (?:lesser|library) general public license"),
        ("GPL", r"gnu general public license|\bgpl-?[23]"),
        ("Apache-2.0", r"apache license,? version 2\.0|apache\.org/licenses/license-2\.0"),
        ("MPL-2.0", r"mozilla public license,? (?:version|v\.?) ?2\.0|mozilla\.org/mpl/2\.0"),
        ("EPL", r"eclipse public license"),
        ("EUPL", r"european union public licence"),
        ("BSL", r"boost software license"),
        ("CC0", r"cc0 1\.0 universal|creativecommons\.org/publicdomain/zero"),
        ("CC-BY-NC", r"attribution-?\s?noncommercial|creativecommons\.org/licenses/by-nc"),
        ("CC-BY-SA", r"attribution-?\s?sharealike|creativecommons\.org/licenses/by-sa"),
        ("CC-BY-ND", r"attribution-?\s?noderivatives|creativecommons\.org/licenses/by-nd"),
        ("CC-BY", r"creative commons attribution|attribution 4\.0 international|creativecommons\.org/licenses/by/"),
        ("Unlicense", r"this is free and unencumbered software|unlicense\.org"),
        ("WTFPL", r"do what the fuck you want to"),
        ("ISC", r"permission to use, copy, modify, and(?:/or)? distribute this software"),
        ("MIT", r"permission is hereby granted, free of charge, to any person obtaining"),
        ("BSD", r"redistribution and use in source and binary forms"),
        ("Zlib", r"this software is provided .as-is., without any express or implied warranty"),
        ("Artistic", r"the artistic license"),
        ("PSF", r"python software foundation license"),
        ("BUSL", r"business source license"),
        ("PolyForm", r"polyform \w+ license"),
        ("RAIL", r"responsible ai license|open ?rail"),
        # A short file that names its licence, as R packages and old projects have it.
        ("MIT", r"\A.{0,200}\bmit licen[cs]e|\A\s*year:\s*\d{4}.{0,40}copyright holder"),
    )
)
_NAMES = tuple(
    (family, lazy_pattern(pattern, re.IGNORECASE))
    for family, pattern in (
        ("AGPL", r"\bagpl|affero"),
        ("LGPL", r"\blgpl|lesser general public"),
        ("GPL", r"\bgpl|general public license"),
        ("Apache-2.0", r"\bapache"),
        ("MPL-2.0", r"\bmpl|mozilla"),
        ("EPL", r"\bepl\b|eclipse"),
        ("BSL", r"\bbsl\b|boost"),
        ("CC0", r"\bcc0"),
        ("CC-BY-NC", r"\bcc[ -]by[ -]nc"),
        ("CC-BY-SA", r"\bcc[ -]by[ -]sa"),
        ("CC-BY-ND", r"\bcc[ -]by[ -]nd"),
        ("CC-BY", r"\bcc[ -]by"),
        ("Unlicense", r"unlicense"),
        ("WTFPL", r"wtfpl"),
        ("ISC", r"\bisc\b"),
        ("MIT", r"\bmit\b"),
        ("BSD", r"\bbsd"),
        ("Zlib", r"\bzlib"),
        ("Artistic", r"artistic"),
    )
)
_SETUP = lazy_pattern(r"\blicense\s*=\s*(['\"])([^'\"\n]{1,80})\1", re.MULTILINE)
_CLASSIFIER = lazy_pattern(r"License :: (?:OSI Approved :: )?([^'\"\n]{3,80})")
_R_LICENCE = lazy_pattern(r"^License:\s*(.+)$", re.MULTILINE)


class Licence(NamedTuple):
    """A licence as a file grants it or as metadata name it; `family` is None where it is none that is known."""

    path: str
    family: str | None
    name: str = ""
    line: int | None = None


def granted(files: Files) -> list[Licence]:
    """Return the licence files with text, at the root and in LICENSES/; the root's first."""
    found = []
    for path in files.paths:
        folder, _, name = path.rpartition("/")
        fits = (
            _FILE.fullmatch(name) and PurePosixPath(name).suffix.lower() not in _CODE
            if not folder
            else folder == "LICENSES"
        )
        text = files.text(path) if fits else None
        if text and text.strip():
            found.append(Licence(path, family_of_text(text)))
    return sorted(found, key=lambda licence: licence.path.count("/"))


def family_of_text(text: str) -> str | None:
    """Return the family of licences that a text belongs to, or None."""
    plain = " ".join(text[:100_000].split())
    # A licence names itself at its head; further down it may speak of others (the MPL of the GPL).
    for part in (plain[:800], plain):
        for family, pattern in _TEXTS:
            if pattern.search(part):
                return family
    return None


def family_of_name(name: str) -> str | None:
    """Return the family that a licence's name ("MIT", "GPL (>= 3)", "Apache Software License") belongs to, or None."""
    return next((family for family, pattern in _NAMES if pattern.search(name)), None)


def declared(files: Files) -> list[Licence]:
    """Return the licences that the metadata at the root name and that are known: Python's and R's."""
    readers = (
        ("pyproject.toml", _pyproject),
        ("setup.cfg", _setup_cfg),
        ("setup.py", _setup_py),
        ("DESCRIPTION", _description),
    )
    found = []
    for path, reader in readers:
        text = files.text(path) if path in files.paths else None
        for name in dict.fromkeys(reader(text) if text else ()):
            family = family_of_name(name)
            if family and not any(one.path == path and one.family == family for one in found):
                found.append(Licence(path, family, name, _line(text or "", name)))
    return found


def _pyproject(text: str) -> list[str]:
    content = toml_table(text)
    names = []
    for value in (at(content, "project", "license"), at(content, "tool", "poetry", "license")):
        names += strings(value) + strings(at(value, "text"))
    classifiers = strings(at(content, "project", "classifiers")) + strings(at(content, "tool", "poetry", "classifiers"))
    # `text` may hold the whole licence: its name is in the first words.
    return [name[:80] for name in names] + [found[1] for one in classifiers if (found := _CLASSIFIER.match(one))]


def _setup_cfg(text: str) -> list[str]:
    metadata = ini_sections(text).get("metadata", {})
    return [metadata.get("license", "")] + [found[1] for found in _CLASSIFIER.finditer(metadata.get("classifiers", ""))]


def _setup_py(text: str) -> list[str]:
    return [found[2] for found in _SETUP.finditer(text)] + [found[1] for found in _CLASSIFIER.finditer(text)]


def _description(text: str) -> list[str]:
    return [part for found in _R_LICENCE.finditer(text) for part in found[1].split("|")]


def _line(text: str, name: str) -> int | None:
    at_name = text.find(name.partition("\n")[0])
    return text.count("\n", 0, at_name) + 1 if at_name >= 0 else None
