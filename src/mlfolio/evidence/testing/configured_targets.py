"""The modules that Hydra makes objects of by a configuration: `_target_: package.module.Class` in a file of YAML."""

import re
from collections.abc import Iterable, Iterator

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.import_graph import ImportGraph
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern

_TARGET = lazy_pattern(
    r"^[ \t]*(?:-[ \t]+)?[\"']?_target_[\"']?[ \t]*:[ \t]*[\"']?([A-Za-z_][\w.]{1,200})", re.MULTILINE
)
"""With a hyphen before it in a list; what a comment holds is no target."""

_LIMIT = 100_000


def _names_hydra(source: Source) -> bool:
    return not source.is_notebook and "instantiate(" in source.text


@fact(_names_hydra)
def instantiates(source: Source) -> bool:
    """Whether a source has Hydra make the objects that a configuration names."""
    return _names_hydra(source) and any(one.top == "hydra" for one in source.imports)


def configured_targets(reached: Iterable[Source], graph: ImportGraph, files: Files) -> Iterator[str]:
    """Yield the modules that any configuration names as a target, where one of those `reached` makes objects of it."""
    if not any(map(instantiates, reached)):
        return
    for path in files.named("*.yaml", "*.yml"):
        for found in _TARGET.finditer((files.text(path) or "")[:_LIMIT]):
            yield from graph.named(found[1], path)
