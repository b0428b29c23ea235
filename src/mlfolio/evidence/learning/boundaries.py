"""Which folders of a repository are projects of their own, or parts of the one around them, and what each trains."""

import re
from collections.abc import Iterable, Iterator, Mapping

from mlfolio.evidence.code.imports import Import
from mlfolio.evidence.files import folders_of
from mlfolio.evidence.learning.experiments import MEASURES, Experiment, Reading, together

_PARTS = frozenset(
    (
        "analysis api app apps backend code core dev eda evaluation examples experiments lib matlab ml model modeling"
        " modelling models nbs notebook notebooks pages pipeline pipelines python r scripts script server source src"
        " train training utils"
    ).split()
)
"""Names of folders that are a part of a project, whatever it is about."""

_ALIKE = 8
"""Letters that the names of notebooks begin with together: `linear_regression_sklearn` is beside `..._scratch`."""

_FEWEST = 3
"""Folders that train, from which on they are several projects and not the parts of one."""


def homes(paths: Iterable[str], packages: frozenset[str], imports: Mapping[str, Iterable[Import]]) -> dict[str, str]:
    """Return the folder of the project that each file belongs to, the root being the empty string.

    `packages` are the folders that are Python packages, `imports` what each source imports. A folder whose modules
    are imported from the project around it is a part of that one.
    """
    own = {path: _home(path, packages) for path in paths}
    parents = dict(_brought_in(own, imports))
    return {path: _outermost(home, parents) for path, home in own.items()}


def experiments_of(readings: list[Reading], homes: dict[str, str]) -> tuple[Experiment, ...]:
    """Return what is trained in the files of `readings`, `homes` being the folder of the project of each path.

    Where at least three projects train, each is an experiment of its own, and what stands outside them is counted with
    each; otherwise there is one. Exercises and what is put away are left out where there is anything else.
    """
    training = [reading for reading in readings if reading.trains]
    several = {homes[reading.path] for reading in training} - {""}
    if len(several) < _FEWEST:
        return together(readings)
    outside = [
        reading for reading in readings if not homes[reading.path] and not reading.trains and not reading.is_text
    ]
    # A function that measures is no measurement until a project calls it.
    shared = Experiment(
        "", [one._replace(signs=tuple(sign for sign in one.signs if sign.role not in MEASURES)) for one in outside]
    )
    every = tuple(_several(readings, homes, several, shared))
    return tuple(one for one in every if not one.is_exercise and not one.is_put_away) or every


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


def _several(
    readings: list[Reading], homes: dict[str, str], several: set[str], shared: Experiment
) -> Iterator[Experiment]:
    own = _by_home(readings, homes, several)
    for home in sorted(several):
        yield from _within(home, own[home], shared)
    yield from _within("", [reading for reading in readings if not homes[reading.path] and reading.trains], shared)


def _by_home(readings: list[Reading], homes: dict[str, str], several: set[str]) -> dict[str, list[Reading]]:
    """Return what is of each project; pictures and the like, wherever they lie in it, are no project apart."""
    own: dict[str, list[Reading]] = {home: [] for home in several}
    for one in readings:
        around = {homes[one.path]} if one.signs else {homes[one.path], *folders_of(one.path)}
        folder = one.path.rpartition("/")[0]
        if one.is_report and folder:
            around |= {home for home in several if home.startswith(f"{folder}/")}
        for home in around & several:
            own[home].append(one)
    return own


def _within(home: str, own: list[Reading], shared: Experiment) -> Iterator[Experiment]:
    """One experiment a folder; where only notebooks train there, and share no code in src/, one for each of them."""
    training = [reading for reading in own if reading.trains]
    shares = any(reading.path.startswith(f"{home}/src/") for reading in own)
    alone = all(reading.path.endswith(".ipynb") for reading in training) and not shares and not _is_series(training)
    if alone and len(training) > 1:
        for reading in training:
            yield Experiment(reading.path, [reading], shared)
    elif training:
        yield Experiment(home, own, shared)


def _is_series(readings: list[Reading]) -> bool:
    """Whether the notebooks are the steps of one project: numbered, at either end of their names, or named alike."""
    names = [reading.path.rpartition("/")[2].rpartition(".")[0] for reading in readings]
    stems = {name.rstrip("0123456789 _-") for name in names}
    return (
        len(stems) == 1
        or len({name[:_ALIKE] for name in names}) == 1
        or sum(name[:1].isdigit() for name in names) > len(names) / 2
    )
