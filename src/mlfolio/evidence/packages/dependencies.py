"""What a repository declares that it depends on, over all of its dependency files."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import starmap
from pathlib import PurePosixPath
from typing import Any

from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.packages.environments import read_conda_environment, read_pipfile
from mlfolio.evidence.packages.installs import read_installs
from mlfolio.evidence.packages.julia_packages import read_julia_project
from mlfolio.evidence.packages.locks import LOCKS, read_explicit_conda, read_lock
from mlfolio.evidence.packages.manifests import Manifest, plain_manifest, restored_manifest
from mlfolio.evidence.packages.pyproject import is_package, read_pyproject
from mlfolio.evidence.packages.r_packages import read_description, read_r_install_script
from mlfolio.evidence.packages.requirements import Bound, Requirement, read_pip_file
from mlfolio.evidence.packages.setup_files import read_setup_cfg, read_setup_py
from mlfolio.evidence.remembered import Remembered
from mlfolio.evidence.structured import LIMIT
from mlfolio.evidence.tracing import cached_property
from mlfolio.patterns import lazy_pattern

Reader = Callable[[str, str], Manifest | None]


class Dependencies:
    """The dependency files of a repository, and what commands install besides.

    `manifests` are in the order of their paths; `installs` are what Dockerfiles, scripts and notebooks install by
    command; `is_package` says that something here is built and installed by others.
    """

    def __init__(self, manifests: tuple[Manifest, ...], installs: tuple[Requirement, ...], is_package: bool) -> None:
        self.manifests = manifests
        self.installs = installs
        self.is_package = is_package

    def declared(self, language: str) -> frozenset[str]:
        """Return the names that some dependency file of that language holds."""
        files = (one for one in self.manifests if one.language == language)
        return frozenset(requirement.name for one in files for requirement in one.requirements)

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """What the dependency files that people write ask for; locks are left out."""
        return tuple(requirement for one in self.manifests if not one.is_lock for requirement in one.requirements)

    @cached_property
    def locks(self) -> tuple[Manifest, ...]:
        """The files that fix the version of everything they name."""
        return tuple(one for one in self.manifests if one.is_lock)

    @property
    def problems(self) -> tuple[Manifest, ...]:
        """The dependency files that are broken."""
        return tuple(one for one in self.manifests if one.problem)


_REQUIREMENTS = lazy_pattern(
    r"(?:^|[-_. ])(?:requirements?|requirments?|requirments|requiremnets|reqs?|deps|dependencies|pip|freeze)"
    r"(?:[-_. ][-\w. ]*)?\.(?:txt|in|pip)$|^requirements?$|requirements\.txt$",
    re.IGNORECASE,
)
_CONDA = lazy_pattern(r"env|conda|package|depend|require", re.IGNORECASE)
_R_INSTALL = lazy_pattern(
    r"^(?:install|requirements?|packages|dependencies|install[-_]?packages|setup)\.r$", re.IGNORECASE
)
_PURPOSE = lazy_pattern(
    r"(dev|test|doc|lint|ci|build|style|optional|extra|example|notebook|bench|contrib|demo)", re.IGNORECASE
)
_NAMED: dict[str, Reader] = {
    "pyproject.toml": read_pyproject,
    "setup.py": read_setup_py,
    "setup.cfg": read_setup_cfg,
    "pipfile": read_pipfile,
    "description": read_description,
    "project.toml": read_julia_project,
    **dict.fromkeys(LOCKS, read_lock),
}


def find_dependencies(files: Files, notebooks: Callable[[], list[Notebook]], remembered: Remembered) -> Dependencies:
    """Return what `read_dependencies` reads, as far as the last run has not; `notebooks` reads all notebooks."""

    def found() -> tuple[Any, ...]:
        read = read_dependencies(files, notebooks())
        return tuple(map(plain_manifest, read.manifests)), tuple(map(tuple, read.installs)), read.is_package

    manifests, installs, is_package = remembered.recall("dependencies", found)
    return Dependencies(tuple(map(restored_manifest, manifests)), tuple(starmap(Requirement, installs)), is_package)


def read_dependencies(files: Files, notebooks: Iterable[Notebook]) -> Dependencies:
    """Read every dependency file outside vendored folders; a broken one keeps its place with its problem."""
    found = {path: one for path in files.own if (one := _read(files, path)) is not None}
    for one in list(found.values()):
        _follow(one, files, found)
    manifests = tuple(found[path] for path in sorted(found))
    return Dependencies(manifests, read_installs(files, notebooks), _is_package(files))


def _read(files: Files, path: str) -> Manifest | None:
    reader = _reader(path)
    text = files.text(path) if reader else None
    if reader is None or not text:
        return None
    if len(text) > LIMIT and reader is not read_lock:
        return Manifest(path, "python", problem="is too long to read")
    try:
        return reader(text, path)
    except RecursionError:
        return Manifest(path, "python", problem="is nested too deeply")


def _reader(path: str) -> Reader | None:
    name = path.rpartition("/")[2].lower()
    if name in _NAMED:
        return _NAMED[name]
    if _R_INSTALL.match(name):
        return read_r_install_script
    if name.endswith((".yml", ".yaml")):
        return read_conda_environment if _CONDA.search(name) else None
    if _REQUIREMENTS.search(name) or _is_in_requirements_folder(path):
        return _read_requirement_file
    return read_explicit_conda if re.match(r"(conda|spec|pkgs|package|env)[\w.-]*\.txt$", name) else None


def _is_in_requirements_folder(path: str) -> bool:
    return PurePosixPath(path).parent.name.lower() == "requirements" and path.endswith((".txt", ".in"))


def _read_requirement_file(text: str, path: str) -> Manifest | None:
    """Read a requirement file; None where most of its lines are no requirements, for then it is prose."""
    exported = read_explicit_conda(text, path) or _conda_by_another_name(text, path)
    if exported:
        return exported
    file = read_pip_file(text, path, _purpose(path))
    stated = len(file.requirements) + len(file.includes)
    if not stated or len(file.problems) > stated:
        return None
    folder = PurePosixPath(path).parent
    return Manifest(
        path,
        "python",
        file.requirements,
        # A generated list of everything that is installed is a lock in all but name.
        is_lock=len(file.requirements) > 20 and all(one.bound is Bound.EXACT for one in file.requirements),
        includes=tuple(str(folder / name) for name in file.includes),
        constraints=tuple(str(folder / name) for name in file.constraints),
    )


def _conda_by_another_name(text: str, path: str) -> Manifest | None:
    return read_conda_environment(text, path) if re.search(r"^dependencies:", text, re.MULTILINE) else None


def _purpose(path: str) -> str | None:
    # The folder `requirements/` itself says nothing; the name of the file in it does.
    match = _PURPOSE.search(path.rpartition("/")[2])
    return match[0].lower() if match else None


def _follow(manifest: Manifest, files: Files, found: dict[str, Manifest]) -> None:
    """Add the files that `manifest` includes, and those that they include, each once."""
    waiting = [(path, False) for path in manifest.includes] + [(path, True) for path in manifest.constraints]
    while waiting:
        path, is_constraint = waiting.pop()
        path = _normal(path)
        text = None if path in found else files.text(path) if files.exists(path) else None
        if text:
            file = read_pip_file(text, path)
            found[path] = Manifest(path, "python", file.requirements, is_lock=is_constraint)
            folder = PurePosixPath(path).parent
            waiting += [(str(folder / name), is_constraint) for name in file.includes]


def _normal(path: str) -> str:
    parts: list[str] = []
    for part in PurePosixPath(path).parts:
        if part == ".." and parts:
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _is_package(files: Files) -> bool:
    if any(is_package(files.text(path)) for path in _at_depth(files, "pyproject.toml")):
        return True
    setups: Iterator[str] = (files.text(path) or "" for path in _at_depth(files, "setup.py", "setup.cfg"))
    return any("packages" in text and "name" in text for text in setups)


def _at_depth(files: Files, *names: str) -> list[str]:
    # Deeper down, a package is an example or a part, not what the repository is for.
    return [path for path in files.named(*names) if path.count("/") <= 1]
