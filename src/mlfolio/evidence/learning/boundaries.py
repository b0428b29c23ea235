"""Which folders of a repository are projects of their own, and which are parts of the one around them."""

import re
from collections.abc import Iterable, Iterator, Mapping

from mlfolio.evidence.code.imports import Import

_PARTS = frozenset(
    (
        "analysis api app apps backend code core dev eda evaluation examples experiments lib matlab ml model modeling"
        " modelling models nbs notebook notebooks pages pipeline pipelines python r scripts script server source src"
        " train training utils"
    ).split()
)
"""Names of folders that are a part of a project, whatever it is about."""


def homes(paths: Iterable[str], packages: frozenset[str], imports: Mapping[str, Iterable[Import]]) -> dict[str, str]:
    """Return the folder of the project that each file belongs to, the root being the empty string.

    `packages` are the folders that are Python packages, `imports` what each source imports. A folder whose modules
    are imported from the project around it is a part of that one.
    """
    own = {path: _home(path, packages) for path in paths}
    parents = dict(_brought_in(own, imports))
    return {path: _outermost(home, parents) for path, home in own.items()}


def _home(path: str, packages: frozenset[str]) -> str:
    folder = path.rpartition("/")[0]
    while folder:
        parent, _, name = folder.rpartition("/")
        if folder in packages or _is_part(name.lower(), parent.rpartition("/")[2].lower()):
            folder = parent
        else:
            return folder
    return ""


def _is_part(name: str, parent: str) -> bool:
    """Whether a folder is a part by its name: `app` is one, and so is `titanic_app` in `titanic`."""
    words, around = (set(re.findall("[a-z]+", each)) for each in (name, parent))
    return name in _PARTS or bool(words & around and words - around and words - around <= _PARTS)


def _brought_in(own: dict[str, str], imports: Mapping[str, Iterable[Import]]) -> Iterator[tuple[str, str]]:
    """Yield the projects that one around them imports, with that one."""
    for path, each in imports.items():
        around = own[path]
        for module in _modules(each):
            found = next((own[one] for base in _bases(path) if (one := f"{base}{module}.py") in own), around)
            if found != around and found.startswith(f"{around}/" if around else ""):
                yield found, around


def _modules(imports: Iterable[Import]) -> Iterator[str]:
    """Yield the paths, without their suffix, of what absolute imports may name."""
    for one in imports:
        if not one.level:
            folder = one.module.replace(".", "/")
            yield from (folder, *(f"{folder}/{name}" for name in one.names))


def _bases(path: str) -> Iterator[str]:
    """Yield the folder of a path and those around it, each with its slash."""
    folder = path
    while folder:
        folder = folder.rpartition("/")[0]
        yield f"{folder}/" if folder else ""


def _outermost(home: str, parents: dict[str, str]) -> str:
    while home in parents:
        home = parents[home]
    return home
