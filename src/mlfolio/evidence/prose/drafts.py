"""Which notebooks are the drafts of modules: what they define has been moved into the project's own code."""

from collections.abc import Iterator

from mlfolio.evidence.file_facts import file_fact
from mlfolio.evidence.files import Files
from mlfolio.evidence.prose.narration import Narrative
from mlfolio.patterns import lazy_pattern

_DEFINED = lazy_pattern(r"\n(?:class|(?:async )?def) (\w+)")
"""A line that begins a definition: looked for by the end of the line before, it is not tried at every letter."""

_FEWEST, _MOVED = 2, 2 / 3
"""Functions and classes of a notebook, and the share of them that a module defines, too."""


def drafts(narratives: list[Narrative], files: Files) -> frozenset[str]:
    """Return the paths of those `narratives` most of whose definitions stand in modules as well.

    A module of the same name beside it is the notebook once more, exported.
    """
    defined = {one.path: names for one in narratives if len(names := frozenset(_definitions(one))) >= _FEWEST}
    if not defined:
        return frozenset()
    modules = {path: frozenset(_defined_in(path, files)) for path in files.named("*.py")}
    return frozenset(path for path, names in defined.items() if _are_moved(names, path, modules))


@file_fact
def _defined_in(path: str, files: Files) -> tuple[str, ...]:
    return tuple(sorted(set(_DEFINED.findall("\n" + (files.text_once(path) or "")))))


def _are_moved(names: frozenset[str], path: str, modules: dict[str, frozenset[str]]) -> bool:
    exported = f"{path.rpartition('.')[0]}.py"
    moved = frozenset(name for module, each in modules.items() if module != exported for name in each)
    return len(names & moved) >= _MOVED * len(names)


def _definitions(narrative: Narrative) -> Iterator[str]:
    for part in narrative.parts:
        if part.is_code:
            yield from _DEFINED.findall("\n" + part.text)
