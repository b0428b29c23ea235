"""The requirements in a pyproject.toml, in every dialect: the standard tables, poetry, pdm, hatch and others."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from mlfolio.evidence.packages.manifests import Manifest, line_naming
from mlfolio.evidence.packages.requirements import Requirement, normalised, read_requirement
from mlfolio.evidence.structured import at, strings, table, toml_table
from mlfolio.patterns import lazy_pattern

Stated = tuple[str, str | None]
"""A requirement as pip would write it, and its group."""

BUILD = "build"
"""The group of what builds the project, which a hook of the build may import."""

_LISTS = (
    (("project", "dependencies"), None),
    (("tool", "flit", "metadata", "requires"), None),
    (("tool", "uv", "dev-dependencies"), "dev"),
    (("tool", "rye", "dev-dependencies"), "dev"),
)
_TABLES_OF_LISTS = (
    ("project", "optional-dependencies"),
    ("dependency-groups",),
    ("tool", "pdm", "dev-dependencies"),
    ("tool", "flit", "metadata", "requires-extra"),
)
_TABLES_OF_VERSIONS = (
    (("tool", "poetry", "dependencies"), None),
    (("tool", "poetry", "dev-dependencies"), "dev"),
    (("tool", "pixi", "dependencies"), None),
    (("tool", "pixi", "pypi-dependencies"), None),
)
_CARET = lazy_pattern(r"[\^~]\s*(\d+(?:\.\d+)*)")


def read_pyproject(text: str, path: str) -> Manifest | None:
    """Read a pyproject.toml; None where it says nothing of dependencies (it may only configure tools)."""
    content = toml_table(text)
    if not content and text.strip():
        return Manifest(path, "python", problem="is not valid TOML")
    stated = [*_stated(content)]
    # A table that only says what builds the project does not say what the code needs.
    stated += [(one, BUILD) for one in strings(at(content, "build-system", "requires"))] if stated else []
    found = tuple(requirement for one, group in stated if (requirement := _requirement(one, path, text, group)))
    includes = tuple(_dynamic_files(content, path))
    return Manifest(path, "python", found, includes=includes) if found or includes else None


def read_pixi(text: str, path: str) -> Manifest | None:
    """Read a pixi.toml, which says at its top what others say below `tool.pixi`; None where that is nothing."""
    content = toml_table(text)
    if not content and text.strip():
        return Manifest(path, "python", problem="is not valid TOML")
    stated = _stated({"tool": {"pixi": content}})
    found = tuple(requirement for one, group in stated if (requirement := _requirement(one, path, text, group)))
    return Manifest(path, "python", found) if found else None


def is_package(text: str | None) -> bool:
    """Return whether the text of a pyproject.toml describes something that others install."""
    content = toml_table(text)
    return "build-system" in content and bool(at(content, "project", "name") or at(content, "tool", "poetry", "name"))


def pip_style(name: str, wanted: Any) -> str:
    """Return a requirement as pip writes it from poetry's, pipenv's or pixi's pair of a name and what is wanted.

    `^1.2` and `~1.2` become an upper bound, a bare `1.2` an equality, and a repository with a commit an address.
    """
    if isinstance(wanted, list):
        return pip_style(name, wanted[0]) if wanted else name
    if isinstance(wanted, dict):
        address = wanted.get("git")
        if isinstance(address, str):
            fixed = wanted.get("rev") or wanted.get("tag") or wanted.get("ref")
            return f"{name} @ git+{address}@{fixed}" if fixed else name
        wanted = wanted.get("version", "*")
    version = str(wanted).strip()
    if version in ("", "*"):
        return name
    if _CARET.match(version):
        return f"{name}~={_two_parts(version.lstrip('^~ '))}"
    return f"{name}=={version}" if version[0].isdigit() else f"{name}{version.split('||')[0]}"


def _two_parts(version: str) -> str:
    # `~=` needs at least two parts, and whether the bound is the next major or minor changes nothing here.
    plain = re.match(r"[\d.]*\d", version)
    release = plain[0] if plain else "0"
    return release if "." in release else f"{release}.0"


def _stated(content: dict[str, Any]) -> Iterator[Stated]:
    for keys, group in _LISTS:
        yield from ((one, group) for one in strings(at(content, *keys)))
    for keys in _TABLES_OF_LISTS:
        for group, listed in table(at(content, *keys)).items():
            yield from ((one, str(group)) for one in strings(listed))
    for keys, group in _TABLES_OF_VERSIONS:
        yield from _versions(at(content, *keys), group)
    yield from _stated_in_environments(content)


def _stated_in_environments(content: dict[str, Any]) -> Iterator[Stated]:
    """Yield the requirements of poetry's groups, hatch's environments and pixi's features."""
    for name, one in table(at(content, "tool", "poetry", "group")).items():
        yield from _versions(at(one, "dependencies"), str(name))
    for name, one in table(at(content, "tool", "hatch", "envs")).items():
        for key in ("dependencies", "extra-dependencies"):
            yield from ((stated, str(name)) for stated in strings(at(one, key)))
    for name, one in table(at(content, "tool", "pixi", "feature")).items():
        for key in ("dependencies", "pypi-dependencies"):
            yield from _versions(at(one, key), str(name))


def _versions(value: Any, group: str | None) -> Iterator[Stated]:
    for name, wanted in table(value).items():
        if str(name).lower() != "python":
            yield pip_style(str(name), wanted), group


def _requirement(stated: str, path: str, text: str, group: str | None) -> Requirement | None:
    requirement = read_requirement(stated, path, None, group)
    if requirement is None:
        return None
    name = re.match(r"[\w.-]*", stated)
    line = line_naming(text, stated) or (line_naming(text, name[0]) if name and name[0] else None)
    return Requirement(normalised(requirement.name), requirement.specifier, path, line, group)


def _dynamic_files(content: dict[str, Any], path: str) -> Iterator[str]:
    """Yield the requirement files that setuptools or hatch are told to read the dependencies from."""
    dynamic = table(at(content, "tool", "setuptools", "dynamic"))
    named = strings(at(dynamic, "dependencies", "file"))
    for one in table(dynamic.get("optional-dependencies")).values():
        named += strings(at(one, "file"))
    named += strings(at(content, "tool", "hatch", "metadata", "hooks", "requirements_txt", "files"))
    yield from (str(PurePosixPath(path).parent / name) for name in named)
