"""Which notebooks are the drafts of modules: what they define has been moved into the project's own code."""

import re
from collections.abc import Iterator

from mlfolio.evidence.files import Files
from mlfolio.evidence.prose.narration import Narrative
from mlfolio.patterns import lazy_pattern

_DEFINED = lazy_pattern(r"^(?:class|(?:async )?def) (\w+)", re.MULTILINE)
_FEWEST, _MOVED = 2, 2 / 3
"""Functions and classes of a notebook, and the share of them that a module defines, too."""


def drafts(narratives: list[Narrative], files: Files) -> frozenset[str]:
    """Return the paths of those `narratives` most of whose definitions stand in modules as well."""
    defined = {one.path: frozenset(_definitions(one)) for one in narratives}
    if not any(len(names) >= _FEWEST for names in defined.values()):
        return frozenset()
    moved = {name for path in files.named("*.py") for name in _DEFINED.findall(files.text(path) or "")}
    return frozenset(
        path for path, names in defined.items() if len(names) >= _FEWEST and len(names & moved) >= _MOVED * len(names)
    )


def _definitions(narrative: Narrative) -> Iterator[str]:
    for part in narrative.parts:
        if part.is_code:
            yield from _DEFINED.findall(part.text)
