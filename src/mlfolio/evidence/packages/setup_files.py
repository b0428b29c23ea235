"""The requirements in a setup.py, read as a syntax tree and never run, and in a setup.cfg."""

import ast
import re
import warnings
from collections.abc import Iterator
from pathlib import PurePosixPath

from mlfolio.evidence.packages.manifests import Manifest, line_naming
from mlfolio.evidence.packages.requirements import Requirement, read_requirement
from mlfolio.evidence.structured import ini_sections
from mlfolio.patterns import lazy_pattern

_GROUPS = {"install_requires": None, "extras_require": "extra", "tests_require": "tests"}
_NAMED_LIKE_REQUIREMENTS = lazy_pattern(r"require|depend|deps", re.IGNORECASE)
_FILE = lazy_pattern(r"[\w./-]+\.(?:txt|in)")


def read_setup_py(text: str, path: str) -> Manifest | None:
    """Read a setup.py; None where it asks for nothing.

    Lists are followed through the names they were given; a requirement file that the script reads is an include.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Manifest(path, "python", problem="is not valid Python")
    nodes = list(ast.walk(tree))
    found = tuple(_requirements(nodes, path))
    includes = tuple(_files_read(nodes, path))
    return Manifest(path, "python", found, includes=includes) if found or includes else None


def _requirements(nodes: list[ast.AST], path: str) -> Iterator[Requirement]:
    assigned = _assigned(nodes)
    for call in nodes:
        if isinstance(call, ast.Call):
            for keyword in call.keywords:
                if keyword.arg in _GROUPS:
                    value = assigned.get(keyword.value.id) if isinstance(keyword.value, ast.Name) else keyword.value
                    yield from _listed(value, path, _GROUPS[keyword.arg], assigned)


def _assigned(nodes: list[ast.AST]) -> dict[str, ast.expr]:
    return {
        target.id: node.value
        for node in nodes
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _listed(
    value: ast.expr | None, path: str, group: str | None, assigned: dict[str, ast.expr]
) -> Iterator[Requirement]:
    """Yield the requirements in a list, in a dictionary of lists, or in the name or sum of such."""
    if isinstance(value, ast.Dict):
        for key, part in zip(value.keys, value.values, strict=True):
            yield from _listed(part, path, str(key.value) if isinstance(key, ast.Constant) else group, assigned)
    elif isinstance(value, ast.BinOp):
        yield from _listed(value.left, path, group, assigned)
        yield from _listed(value.right, path, group, assigned)
    elif isinstance(value, ast.Name) and value.id in assigned:
        # Each name is followed once, so that a list defined by itself ends.
        rest = {name: one for name, one in assigned.items() if name != value.id}
        yield from _listed(assigned[value.id], path, group, rest)
    elif isinstance(value, ast.List | ast.Tuple):
        yield from _elements(value, path, group)


def _elements(value: ast.List | ast.Tuple, path: str, group: str | None) -> Iterator[Requirement]:
    for element in value.elts:
        if isinstance(element, ast.Constant) and isinstance(element.value, str):
            requirement = read_requirement(element.value, path, element.lineno, group)
            if requirement:
                yield requirement


def _files_read(nodes: list[ast.AST], path: str) -> Iterator[str]:
    folder = PurePosixPath(path).parent
    for node in nodes:
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if _FILE.fullmatch(text) and _NAMED_LIKE_REQUIREMENTS.search(text):
            yield str(folder / text)


def read_setup_cfg(text: str, path: str) -> Manifest | None:
    """Read a setup.cfg; None where it asks for nothing."""
    sections = ini_sections(text)
    listed = [(value, None) for key, value in sections.get("options", {}).items() if key == "install_requires"]
    listed += [(value, "tests") for key, value in sections.get("options", {}).items() if key == "tests_require"]
    listed += [(value, key) for key, value in sections.get("options.extras_require", {}).items()]
    found: list[Requirement] = []
    includes: list[str] = []
    for value, group in listed:
        if value.startswith("file:"):
            includes += [str(PurePosixPath(path).parent / one.strip()) for one in value[5:].split(",")]
            continue
        for stated in value.split("\n"):
            requirement = read_requirement(stated.split(" #")[0], path, line_naming(text, stated), group)
            if requirement:
                found.append(requirement)
    return Manifest(path, "python", tuple(found), includes=tuple(includes)) if found or includes else None
