"""Lock files: the names of all that they fix, read by their lines because whole locks are long to parse."""

import re
from collections.abc import Callable
from typing import Any

from mlfolio.evidence.packages.manifests import Manifest
from mlfolio.evidence.packages.requirements import Requirement, normalised
from mlfolio.evidence.structured import json_table, table
from mlfolio.patterns import lazy_pattern

_TOML_NAME = lazy_pattern(r'^name = "([^"\n]+)"', re.MULTILINE)
_YAML_NAME = lazy_pattern(r"^[ \t]*-? ?name: ['\"]?([\w.-]+)", re.MULTILINE)
_CONDA_ARCHIVES = (".conda", ".tar.bz2")


def _toml_names(text: str) -> list[str]:
    return _TOML_NAME.findall(text)


def _yaml_names(text: str) -> list[str]:
    return _YAML_NAME.findall(text) + _conda_archives(text)


def _conda_archives(text: str) -> list[str]:
    """Return the names in the addresses of conda packages, `.../linux-64/numpy-2.0-py39_0.tar.bz2`."""
    lines = (line.partition("#")[0].strip() for line in text.split("\n"))
    archives = (line.rpartition("/")[2] for line in lines if line.endswith(_CONDA_ARCHIVES))
    return [name for name in (archive.rsplit("-", 2)[0] for archive in archives) if name]


def _pipenv_names(text: str) -> list[str]:
    content = json_table(text)
    return [*_keys(content.get("default")), *_keys(content.get("develop"))]


def _renv_names(text: str) -> list[str]:
    return _keys(json_table(text).get("Packages"))


def _packrat_names(text: str) -> list[str]:
    return re.findall(r"^Package: (\S+)", text, re.MULTILINE)


def _keys(value: Any) -> list[str]:
    return [str(key) for key in table(value)]


LOCKS: dict[str, tuple[str, Callable[[str], list[str]]]] = {
    "poetry.lock": ("python", _toml_names),
    "uv.lock": ("python", _toml_names),
    "pdm.lock": ("python", _toml_names),
    "pylock.toml": ("python", _toml_names),
    "pipfile.lock": ("python", _pipenv_names),
    "conda-lock.yml": ("python", _yaml_names),
    "conda-lock.yaml": ("python", _yaml_names),
    "pixi.lock": ("python", _yaml_names),
    "renv.lock": ("r", _renv_names),
    "packrat.lock": ("r", _packrat_names),
    "manifest.toml": ("julia", lambda text: re.findall(r"^\[\[(?:deps\.)?(\w+)\]\]", text, re.MULTILINE)),
}
"""The names of lock files, in lower case, with their language and reader."""


def read_lock(text: str, path: str) -> Manifest | None:
    """Read a lock file by its name; None where it fixes nothing."""
    language, names = LOCKS[path.rpartition("/")[2].lower()]
    fixed = dict.fromkeys(names(text))
    found = tuple(Requirement(normalised(name) if language == "python" else name, "==*locked", path) for name in fixed)
    return Manifest(path, language, found, is_lock=True) if found else None


def read_explicit_conda(text: str, path: str) -> Manifest | None:
    """Read what `conda list --explicit` wrote: the address of every package; None for any other text."""
    if "@EXPLICIT" not in text:
        return None
    found = tuple(Requirement(normalised(name), "==*locked", path) for name in dict.fromkeys(_conda_archives(text)))
    return Manifest(path, "python", found, is_lock=True) if found else None
