"""The modules of a repository that the analysis of a source asks for, and what each asked for and was given."""

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from zlib import crc32

from mlfolio.evidence.code.import_graph import ImportGraph
from mlfolio.evidence.code.imports import Import
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.dataflow.data_files import in_order, writers_by_name
from mlfolio.evidence.dataflow.entries import acts
from mlfolio.evidence.dataflow.module_slices import Layout

Asked = tuple[str, int, str]
"""The name in an import, the dots before it, and the path of the importing module.

Where a source is asked for that may write a file: its name, -1 for the first of them, -2 for the next, and the reader.
"""

Consulted = tuple[int, tuple[tuple[Asked, str], ...], tuple[tuple[str, tuple[str, int] | None], ...]]
"""The paths of all modules as a number, what was asked for and which module that was (empty for none), and the content
of each of those modules. Among the same paths the same question has the same answer.
"""

_MOST_WRITERS = 8
"""Sources that may write a file of one name. Of more no single one is found to be the writer, however long it takes."""

_HELD = 250
"""Modules whose syntax trees are kept, as those that one source needs, its neighbours do too."""


class OwnModules:
    """The modules of `sources`; `identity` tells the content of a path from any other."""

    def __init__(self, sources: Sources, identity: Callable[[str], tuple[str, int] | None]) -> None:
        self._modules = {source.path: source for source in sources.modules}
        self._identity = identity
        self._writers = writers_by_name(sources.code)
        self._layout = _number([*self._modules, *in_order(self._writers)])
        self._graph = ImportGraph(sources.modules)
        self._found: dict[Asked, str] = {}
        self._asked: dict[Asked, str] = {}
        self._held: dict[str, Layout] = {}

    def resolve(self, name: str, level: int, path: str) -> tuple[str, Layout] | None:
        """Return the path and layout of the module that an import in `path` names; None for none of ours."""
        asked = (name, level, path)
        found = self._asked[asked] = self._path_of(asked)
        return (found, self._layout_of(found)) if found else None

    def writers(self, name: str, reader: str) -> Iterator[str]:
        """Yield the paths of the sources that may write a file of that name, but for the one that reads it."""
        for number in count(1):
            asked = (name, -number, reader)
            found = self._asked[asked] = self._path_of(asked)
            if not found:
                return
            yield found

    def starts(self, training: frozenset[str], code: Iterable[Source]) -> tuple[Source, ...]:
        """Return what to begin with: the sources at the paths `training`, and what runs those of other modules."""
        reaching = self._graph.that_reach(training) if training else frozenset()
        return tuple(source for source in code if source.path in training or self._runs_one(source, reaching))

    def _runs_one(self, source: Source, modules: frozenset[str]) -> bool:
        """Whether a notebook, or a module that does something when it is run, brings one of `modules` in."""
        if source.is_notebook:
            return any(one in modules for one in self._graph.modules_in(source))
        return source.path in modules and acts(source)

    def forget(self) -> None:
        """Begin a new account of what is asked for."""
        self._asked = {}

    def consulted(self) -> Consulted:
        """Return the account."""
        paths = sorted(set(self._asked.values()) - {""})
        return self._layout, tuple(self._asked.items()), tuple((path, self._identity(path)) for path in paths)

    def are_as_in(self, consulted: Consulted) -> bool:
        """Whether whoever asks the same again is given the same modules, with the same contents."""
        layout, asked, contents = consulted
        if layout != self._layout and any(self._path_of(one) != path for one, path in asked):
            return False
        return all(identity is not None and self._identity(path) == identity for path, identity in contents)

    def release(self) -> None:
        """Let go of the syntax trees."""
        for path in self._held:
            self._modules[path].release()
        self._held = {}

    def _path_of(self, asked: Asked) -> str:
        if asked not in self._found:
            name, level, path = asked
            if level < 0:
                return self._writer(asked)
            found = self._graph.module(Import(name, level, (), 1), path)
            self._found[asked] = found if found is not None and found != path else ""
        return self._found[asked]

    def _writer(self, asked: Asked) -> str:
        name, number, reader = asked
        others = [path for path in self._writers.get(name, ()) if path != reader]
        return others[-number - 1] if -number <= len(others) <= _MOST_WRITERS else ""

    def _layout_of(self, path: str) -> Layout:
        layout = self._held.pop(path, None) or Layout(self._modules[path].tree.body)
        self._held[path] = layout
        if len(self._held) > _HELD:
            oldest = next(iter(self._held))
            del self._held[oldest]
            self._modules[oldest].release()
        return layout


def _number(paths: Iterable[str]) -> int:
    """Return a number that equal paths share; two different lists of them hardly ever do."""
    text = "\0".join(paths).encode("utf-8", "surrogatepass")
    return crc32(text) << 32 | len(text)
