"""A licence file with a recognised text, agreeing with the metadata."""

import re

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.files import Files
from mlfolio.evidence.licences import Licence, declared, granted
from mlfolio.evidence.prose.readme import Readme
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, failed, graded, passed

_DISAGREES = 0.6
_UNRECOGNISED = 0.4
_OF_A_LICENCE = lazy_pattern(r"licen[cs](?!e[- ]?plate)", re.IGNORECASE)
_PLAIN_NAMES = ("license", "licence", "license.md", "licence.md", "license.txt", "licence.txt", "copying")
_MIT = (
    "MIT License\n\nCopyright (c) 2024 Ada\n\nPermission is hereby granted, free of charge, to any person"
    " obtaining a copy of this software and associated documentation files.\n"
)


@check(
    title="A licence says what others may do",
    how="A file at the root (LICENSE, LICENCE, COPYING, UNLICENSE, any case and suffix) or in LICENSES/ holds the"
    " text of a known licence: MIT, BSD, Apache, GPL, LGPL, AGPL, MPL, EPL, ISC, Zlib, Boost, Unlicense, CC0,"
    " CC-BY and others. Metadata (pyproject.toml, setup.cfg, setup.py, DESCRIPTION) that name another earn 0.6,"
    " which passes; a text that is no known licence earns 0.4, which does not. A licence in the README or the"
    " metadata alone does not count.",
    fix="Add a LICENSE file with the full text of a licence, from choosealicense.com for example, and name the"
    " same one in pyproject.toml or DESCRIPTION, where there is one.",
    # Goes with judged quality at .59 on 102 real repositories (PRACTICES.md), less with the mark of their
    # documentation, which is told better on five judged sets with 3 than with 4 (docs/scoring.md).
    weight=3,
    source=Citation("A", "Practical Experience", "contributing to open-source projects"),
    bad=[
        Example({"train.py": "print(1)\n"}, note="no licence: by law, nobody may use it"),
        Example({"LICENSE": "\n"}, paths=("LICENSE",), note="an empty file"),
        Example({"LICENSE": "All rights reserved, ask me first.\n"}, paths=("LICENSE",)),
        Example({"pyproject.toml": '[project]\nname = "tree"\nlicense = "MIT" <-- bad\n'}, note="named, never granted"),
    ],
    good=[
        Example({"LICENSE": _MIT}),
        Example({"licence.md": _MIT, "setup.cfg": "[metadata]\nlicense = MIT\n"}),
    ],
)
def has_licence(files: Files, readme: Readme | None) -> Verdict:
    """Without a licence, nobody may legally use, change or build on the work.

    A reader takes its absence for a first project, and its presence for an intent to share.
    """
    found, named = granted(files), declared(files)
    if not found:
        return failed(_unfounded(files, named, readme))
    known = [licence for licence in found if licence.family]
    if not known:
        return graded(_UNRECOGNISED, [Finding("holds no licence that is known", found[0].path)])
    other = [one for one in named if not any(_agree(one, licence) for licence in known)]
    if other:
        held = f"{known[0].path} holds {known[0].family}"
        findings = [Finding(f"says {one.name.strip()}, while {held}", one.path, one.line) for one in other]
        return graded(_DISAGREES, findings, passes_at=_DISAGREES)
    return passed(f"{known[0].path}: {known[0].family}")


def _agree(named: Licence, held: Licence) -> bool:
    # "GPL" in metadata may stand for the LGPL or AGPL of the file, and "CC-BY" for any of its kinds.
    stems = ("GPL", "CC-BY")
    return named.family == held.family or any(stem in str(named.family) and stem in str(held.family) for stem in stems)


def _unfounded(files: Files, named: list[Licence], readme: Readme | None) -> Finding:
    empty = next((path for path in files.paths if path.lower() in _PLAIN_NAMES), None)
    if empty:
        return Finding("is empty", empty)
    if named:
        return Finding(
            f"says {named[0].name.strip()}, and there is no licence file at the root", named[0].path, named[0].line
        )
    heading = (
        next((one for one in readme.document.headings if _OF_A_LICENCE.search(one.text)), None) if readme else None
    )
    if readme and heading:
        return readme.finding("speaks of a licence, and there is no licence file at the root", heading.line)
    return Finding("there is no licence file at the root")
