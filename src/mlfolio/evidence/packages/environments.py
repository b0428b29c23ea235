"""The requirements in a conda environment and in a Pipfile."""

from pathlib import PurePosixPath
from typing import Any

from mlfolio.evidence.packages.manifests import Manifest, line_naming
from mlfolio.evidence.packages.pyproject import pip_style
from mlfolio.evidence.packages.requirements import Requirement, normalised, read_pip_file, read_requirement
from mlfolio.evidence.structured import strings, table, toml_table, yaml_table
from mlfolio.patterns import lazy_pattern

_CONDA = lazy_pattern(r"(?:[\w.-]+::)?([A-Za-z0-9_][\w.-]*)\s*(?:\[[^\]]*\])?\s*(.*)$")


def read_conda_environment(text: str, path: str) -> Manifest | None:
    """Read an environment.yml, its pip section included; None where the YAML is no conda environment."""
    content = yaml_table(text)
    listed = content.get("dependencies")
    if not isinstance(listed, list):
        return None
    found = [requirement for one in strings(listed) if (requirement := _conda_requirement(one, path, text))]
    includes: list[str] = []
    for one in listed:
        pip = "\n".join(strings(table(one).get("pip")))
        inner = read_pip_file(pip, path)
        found += [
            Requirement(each.name, each.specifier, path, line_naming(text, each.name)) for each in inner.requirements
        ]
        includes += [str(PurePosixPath(path).parent / name) for name in inner.includes]
    return Manifest(path, "python", tuple(found), includes=tuple(includes)) if found or includes else None


def _conda_requirement(stated: str, path: str, text: str) -> Requirement | None:
    match = _CONDA.match(stated.strip())
    if match is None or match[1] == "pip":
        return None
    return Requirement(normalised(match[1]), _pip_specifier(match[2]), path, line_naming(text, stated))


def _pip_specifier(version: str) -> str:
    """Return conda's `=1.2`, `=1.2=build` or `1.2.*` as pip would write it."""
    plain = version.strip()
    if plain.startswith("=") and not plain.startswith("=="):
        return f"=={plain[1:].partition('=')[0]}"
    if plain[:1].isdigit():
        return f"=={plain.partition('=')[0].partition(' ')[0]}"
    return plain


def read_pipfile(text: str, path: str) -> Manifest | None:
    """Read a Pipfile; None where it asks for nothing."""
    content = toml_table(text)
    if not content:
        return Manifest(path, "python", problem="is not valid TOML") if text.strip() else None
    found = _pipenv(content.get("packages"), path, text, None) + _pipenv(content.get("dev-packages"), path, text, "dev")
    return Manifest(path, "python", tuple(found)) if found else None


def _pipenv(packages: Any, path: str, text: str, group: str | None) -> list[Requirement]:
    stated = ((name, pip_style(str(name), wanted)) for name, wanted in table(packages).items())
    return [
        requirement
        for name, one in stated
        if (requirement := read_requirement(one, path, _line(text, str(name)), group))
    ]


def _line(text: str, name: str) -> int | None:
    before = line_naming(text, f"\n{name} =")
    return before + 1 if before else None
