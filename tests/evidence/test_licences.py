"""Licences by their text and by their name."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.evidence.licences import declared, family_of_name, family_of_text, granted
from mlfolio.repo import Repo

MIT = "Permission is hereby granted, free of charge, to any person obtaining a copy"


@pytest.mark.parametrize(
    ("text", "family"),
    [
        (MIT, "MIT"),
        ("The MIT License (MIT)\nCopyright (c) 2020 Ada", "MIT"),
        ("YEAR: 2020\nCOPYRIGHT HOLDER: Ada\n", "MIT"),
        ("Apache License\n   Version 2.0, January 2004", "Apache-2.0"),
        ("Copyright Ada\nLicensed under the Apache License, Version 2.0 (the ...)", "Apache-2.0"),
        ("GNU GENERAL PUBLIC LICENSE\nVersion 3\n" + "x " * 900 + "GNU Affero General Public License", "GPL"),
        ("GNU LESSER GENERAL PUBLIC LICENSE\n... the GNU General Public License", "LGPL"),
        ("BSD 3-Clause\nRedistribution and use in source and\nbinary forms", "BSD"),
        ("Attribution-NonCommercial 4.0 International", "CC-BY-NC"),
        ("This is free and unencumbered software released into the public domain", "Unlicense"),
        ("All rights reserved.", None),
        ("", None),
    ],
)
def test_texts(text: str, family: str | None) -> None:
    assert family_of_text(text) == family


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("MIT License", "MIT"),
        ("MIT + file LICENSE", "MIT"),
        ("GPL (>= 3)", "GPL"),
        ("GNU Lesser General Public License v3 (LGPLv3)", "LGPL"),
        ("BSD 3 clause", "BSD"),
        ("CC-BY-4.0", "CC-BY"),
        ("Proprietary", None),
        ("commitment", None),
    ],
)
def test_names(name: str, family: str | None) -> None:
    assert family_of_name(name) == family


@pytest.mark.parametrize(
    "path", ["LICENSE", "licence.MD", "COPYING.txt", "LICENSE-MIT", "UNLICENSE", "LICENSES/MIT.txt"]
)
def test_files_that_grant(path: str, tmp_path: Path) -> None:
    assert [one.path for one in granted(Repo(make(tmp_path / "r", {path: MIT})).files)] == [path]


@pytest.mark.parametrize("path", ["license.py", "data/LICENSE", "licensing.md", "LICENSE.png"])
def test_files_that_do_not(path: str, tmp_path: Path) -> None:
    assert not granted(Repo(make(tmp_path / "r", {path: MIT})).files)


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("pyproject.toml", '[project]\nname = "a"\nlicense = "MIT"\n', 3),
        ("pyproject.toml", '[project]\nlicense = { text = "MIT License" }\n', 2),
        ("pyproject.toml", '[tool.poetry]\nclassifiers = ["License :: OSI Approved :: MIT License"]\n', 2),
        ("setup.cfg", "[metadata]\nname = a\nlicense = MIT\n", 3),
        ("setup.py", 'setup(\n    name="a",\n    license="MIT",\n)\n', 3),
        ("DESCRIPTION", "Package: a\nLicense: MIT + file LICENSE\n", 2),
    ],
)
def test_what_metadata_declare(path: str, text: str, line: int, tmp_path: Path) -> None:
    found = declared(Repo(make(tmp_path / "r", {path: text})).files)
    assert [(one.path, one.family, one.line) for one in found] == [(path, "MIT", line)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pyproject.toml", "[project\n"),
        ("pyproject.toml", "project = 3\n"),
        ("pyproject.toml", "[project]\nlicense = 3\nclassifiers = 4\n"),
        ("pyproject.toml", '[project]\nlicense = { file = "LICENSE" }\n'),
        ("setup.cfg", "[metadata\n"),
        ("setup.py", "license = read()\n"),
        ("DESCRIPTION", ""),
    ],
)
def test_metadata_that_say_nothing_or_are_broken(path: str, text: str, tmp_path: Path) -> None:
    assert declared(Repo(make(tmp_path / "r", {path: text})).files) == []
