"""Which files of a repository are Python sources, notebooks among them; each is read when its code is asked for."""

from collections.abc import Callable
from functools import partial

from mlfolio.evidence.code.magics import python_of
from mlfolio.evidence.code.source import Chunks, Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Cell, Notebook
from mlfolio.evidence.tracing import Memo, cached_property

SOURCE_LIMIT = 1_000_000
"""Characters. A longer source is generated or data in disguise; it is not parsed."""

_SUFFIXES = (".py", ".pyw")


def read_sources(files: Files, notebooks: Callable[[], list[Notebook]]) -> Sources:
    """Return every Python file and every Python notebook with code in it; `notebooks` reads all notebooks."""
    sources: list[Source] = []
    skipped: list[str] = []
    cells = _Cells(notebooks)
    for path in files.own:
        known = files.known(path) if path.endswith((*_SUFFIXES, ".ipynb")) else None
        if known is None or files.entry(path).is_link:
            continue
        if path.endswith(".ipynb"):
            if known.recall("is Python notebook", partial(cells.are_python, path)):
                sources.append(Source(path, partial(cells.chunks, path), known))
        elif _may_be_python(path):
            if known.recall("is source", partial(_is_source, path, files)):
                sources.append(Source(path, partial(_chunk, path, files), known))
            else:
                skipped.append(path)
    return Sources(sources, skipped)


def _may_be_python(path: str) -> bool:
    # A path with a placeholder in it is a template, which is Python only once it is filled in.
    return path.rpartition("/")[2] not in _SUFFIXES and "{{" not in path


def _is_source(path: str, files: Files) -> bool:
    text = files.text(path)
    return text is not None and len(text) <= SOURCE_LIMIT


def _chunk(path: str, files: Files) -> Chunks:
    return ((None, files.text(path) or ""),)


class _Cells:
    """The Python code of notebooks."""

    def __init__(self, notebooks: Callable[[], list[Notebook]]) -> None:
        self._notebooks = notebooks
        self._chunks: Memo[Chunks] = Memo()

    @cached_property
    def _by_path(self) -> dict[str, Notebook]:
        return {notebook.path: notebook for notebook in self._notebooks()}

    def are_python(self, path: str) -> bool:
        """Whether there is code in the notebook at `path`, and its kernel speaks Python."""
        notebook = self._by_path[path]
        return "python" in notebook.language and bool(notebook.code)

    def chunks(self, path: str) -> Chunks:
        """Return the code cells of the notebook at `path`, without what IPython alone understands."""
        return self._chunks.get(path, lambda: tuple(map(_plain, self._by_path[path].code)))


def _plain(cell: Cell) -> tuple[int | None, str]:
    return cell.number, python_of(cell.source)
