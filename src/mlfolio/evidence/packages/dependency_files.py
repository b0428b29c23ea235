"""The dependency files of a repository, found by their names, each read in its own way."""

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from mlfolio.evidence.files import Files
from mlfolio.evidence.packages.environments import read_conda_environment, read_pipfile
from mlfolio.evidence.packages.julia_packages import read_julia_project
from mlfolio.evidence.packages.locks import LOCKS, read_explicit_conda, read_lock
from mlfolio.evidence.packages.manifests import Manifest
from mlfolio.evidence.packages.pyproject import is_package, read_pixi, read_pyproject
from mlfolio.evidence.packages.r_packages import read_description, read_r_install_script
from mlfolio.evidence.packages.requirements import Bound, read_pip_file
from mlfolio.evidence.packages.setup_files import read_setup_cfg, read_setup_py
from mlfolio.evidence.structured import LIMIT
from mlfolio.patterns import lazy_pattern

Reader = Callable[[str, str], Manifest | None]


_REQUIREMENTS = lazy_pattern(
    r"(?:^|[-_. ])(?:requirements?|requirments?|requirments|requiremnets|reqs?|deps|dependencies|pip|freeze"
    r"|env|environment)"
    r"(?:[-_. ][-\w. ]*)?\.(?:txt|in|pip)$|^requirements?$|requirements\.txt$",
    re.IGNORECASE,
)
_PINNED = lazy_pattern(r"[A-Za-z0-9][\w.-]{0,60}==\d[\w.+!-]{0,40}")
_FEWEST_PINNED, _SHARE_PINNED = 3, 0.8
"""Lines that pin a package, and their share, from which on a text is a list of packages whatever its name."""

_CONDA = lazy_pattern(r"env|conda|package|depend|require", re.IGNORECASE)
_R_INSTALL = lazy_pattern(
    r"^(?:install|requirements?|packages|dependencies|install[-_]?packages|setup)\.r$", re.IGNORECASE
)
_PURPOSE = lazy_pattern(
    r"(dev|test|doc|lint|ci|build|style|optional|extra|example|notebook|bench|contrib|demo)", re.IGNORECASE
)
_NAMED: dict[str, Reader] = {
    "pyproject.toml": read_pyproject,
    "pixi.toml": read_pixi,
    "setup.py": read_setup_py,
    "setup.cfg": read_setup_cfg,
    "pipfile": read_pipfile,
    "description": read_description,
    "project.toml": read_julia_project,
    **dict.fromkeys(LOCKS, read_lock),
}


def read_manifests(files: Files) -> tuple[Manifest, ...]:
    """Read every dependency file outside vendored folders; a broken one keeps its place with its problem."""
    found = {path: one for path in files.own if (one := _read(files, path)) is not None}
    for one in list(found.values()):
        _follow(one, files, found)
    return tuple(found[path] for path in sorted(found))


def _read(files: Files, path: str) -> Manifest | None:
    reader = _reader(path)
    text = files.text(path) if reader else None
    if reader is None or not text:
        return None
    if len(text) > LIMIT and reader is not read_lock:
        return None if reader is _read_pinned else Manifest(path, "python", problem="is too long to read")
    try:
        return reader(text, path)
    except RecursionError:
        return Manifest(path, "python", problem="is nested too deeply")


def _reader(path: str) -> Reader | None:
    name = path.rpartition("/")[2].lower()
    is_at_root = name == path.lower()
    if name in _NAMED:
        return _NAMED[name]
    if _R_INSTALL.match(name):
        return read_r_install_script
    if name.endswith((".yml", ".yaml")):
        if _CONDA.search(name):
            return read_conda_environment
        return _conda_by_another_name if is_at_root else None
    if _REQUIREMENTS.search(name) or _is_in_requirements_folder(path):
        return _read_requirement_file
    if re.match(r"(conda|spec|pkgs|package|env)[\w.-]*\.txt$", name):
        return _read_conda_or_pinned
    return _read_pinned if is_at_root and (name.endswith(".txt") or "." not in name) else None


def _read_conda_or_pinned(text: str, path: str) -> Manifest | None:
    return read_explicit_conda(text, path) or _read_pinned(text, path)


def _read_pinned(text: str, path: str) -> Manifest | None:
    """Read a text that is called like none, where most of its lines pin a package (`numpy==1.17.2`)."""
    lines = [line for line in map(str.strip, text.split("\n")) if line and not line.startswith("#")]
    pinned = sum(_PINNED.fullmatch(line) is not None for line in lines)
    is_list = pinned >= max(_FEWEST_PINNED, _SHARE_PINNED * len(lines))
    return _read_requirement_file(text, path) if is_list else None


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


def is_built_here(files: Files) -> bool:
    """Return whether something here is built as a package, and installed by others."""
    if any(is_package(files.text(path)) for path in _at_depth(files, "pyproject.toml")):
        return True
    setups: Iterator[str] = (files.text(path) or "" for path in _at_depth(files, "setup.py", "setup.cfg"))
    return any("packages" in text and "name" in text for text in setups)


def _at_depth(files: Files, *names: str) -> list[str]:
    # Deeper down, a package is an example or a part, not what the repository is for.
    return [path for path in files.named(*names) if path.count("/") <= 1]
