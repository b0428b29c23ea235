"""Jupyter notebooks: their cells, execution counts and outputs, whatever version of the format they were saved in."""

import json
from functools import partial
from itertools import accumulate
from typing import Any, NamedTuple

from mlfolio.evidence.files import Files
from mlfolio.parallel import both

_CURRENT = 4
"""The major version of the notebook format whose cells need no conversion; nbformat upgrades the older ones."""

_WORTH_PARTING = 16_000_000
"""Bytes of notebooks from which two processes read them sooner than one: a fork takes as long as reading a few."""

_READ_FORMS = ("text/plain",)

_PLACEHOLDER = "placeholder"
"""What stands in for a notebook that was too large to be brought along."""

_EMPTY = "is empty"

INJECTED = "injected-parameters"
"""The tag of the cells that programs write into a notebook when they run it, with the paths of that run."""


class Cell(NamedTuple):
    """A cell: its number (from 1, over all cells), kind (code, markdown, raw), source and saved outputs, as text.

    It `is_injected` where a program that ran the notebook (papermill, Ploomber) wrote it.
    """

    number: int
    kind: str
    source: str
    execution_count: int | None
    outputs: tuple[dict[str, Any], ...]
    is_injected: bool = False


class Notebook(NamedTuple):
    """A notebook's cells and the language of its kernel; `problem` says why a broken one has no cells."""

    path: str
    cells: tuple[Cell, ...]
    language: str = "python"
    problem: str | None = None

    @property
    def code(self) -> list[Cell]:
        """The code cells that hold something."""
        return [cell for cell in self.cells if cell.kind == "code" and cell.source.strip()]

    @property
    def markdown(self) -> list[Cell]:
        """The text cells that hold something."""
        return [cell for cell in self.cells if cell.kind == "markdown" and cell.source.strip()]

    @property
    def is_unread(self) -> bool:
        """Whether something stands there that cannot be told: it is broken or too large, or a note stands in for it."""
        if self.problem is not None:
            return self.problem != _EMPTY
        texts = self.markdown
        return not self.code and len(texts) == 1 and _PLACEHOLDER in texts[0].source.lower()


def read_notebooks(files: Files) -> list[Notebook]:
    """Read every notebook outside vendored folders; one that cannot be read keeps its place with its problem."""
    paths = [path for path in files.own if path.endswith(".ipynb") and not files.entry(path).is_link]
    read = partial(_read, files)
    sizes = [files.size(path) or 0 for path in paths]
    if sum(sizes) < _WORTH_PARTING:
        return [read(path) for path in paths]
    ends = list(accumulate(sizes))
    middle = sum(end <= ends[-1] // 2 for end in ends)
    first, others = both(
        lambda: [_plain(read(path)) for path in paths[:middle]], lambda: list(map(read, paths[middle:]))
    )
    return [*map(_restored, first), *others]


def _read(files: Files, path: str) -> Notebook:
    return parse_notebook(path, files.text_once(path))


def _plain(notebook: Notebook) -> tuple[Any, ...]:
    return tuple(notebook._replace(cells=tuple(map(tuple, notebook.cells))))


def _restored(plain: tuple[Any, ...]) -> Notebook:
    notebook = Notebook(*plain)
    return notebook._replace(cells=tuple(Cell(*cell) for cell in notebook.cells))


def parse_notebook(path: str, text: str | None) -> Notebook:
    """Return the notebook in `text`; None, or what is no notebook, gives one without cells and with its problem."""
    if text is None:
        return Notebook(path, (), problem="cannot be read as text, or is too long to read")
    if not text.strip():
        return Notebook(path, (), problem=_EMPTY)
    try:
        content = json.loads(text)
        if content.get("nbformat", _CURRENT) < _CURRENT:
            content = _upgraded(content)
        cells = tuple(_cell(number, raw) for number, raw in enumerate(content["cells"], start=1))
        return Notebook(path, cells, _language(content))
    except RecursionError:
        return Notebook(path, (), problem="is nested too deeply")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return Notebook(path, (), problem=f"is not a notebook: {error}")


def shown(output: dict[str, Any]) -> str:
    """Return the text of an output of a cell, whatever stands in its place; empty where it has none."""
    data = output.get("data")
    text = output.get("text") or (data.get("text/plain") if isinstance(data, dict) else "")
    return "".join(map(str, text)) if isinstance(text, list) else str(text or "")


def _upgraded(content: dict[str, Any]) -> Any:
    # Imported here because it costs more than reading many notebooks, and old ones are rare.
    import nbformat
    from nbformat.reader import reads

    try:
        return nbformat.convert(reads(json.dumps(content)), _CURRENT)
    except Exception as error:
        raise ValueError(f"cannot be upgraded to format {_CURRENT} ({error})") from error


def _cell(number: int, raw: dict[str, Any]) -> Cell:
    count = raw.get("execution_count")
    outputs = raw.get("outputs")
    return Cell(
        number,
        str(raw.get("cell_type", "raw")),
        _joined(raw.get("source", "")),
        count if isinstance(count, int) else None,
        tuple(_legible(output) for output in outputs if isinstance(output, dict)) if isinstance(outputs, list) else (),
        _is_injected(raw.get("metadata")),
    )


def _is_injected(metadata: Any) -> bool:
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return isinstance(tags, list) and INJECTED in tags


def _legible(output: dict[str, Any]) -> dict[str, Any]:
    """Return an output without its pictures and pages: most of a notebook, which nothing reads."""
    data = output.get("data")
    if not isinstance(data, dict):
        return output
    return {**output, "data": {form: data[form] for form in _READ_FORMS if form in data}}


def _joined(source: Any) -> str:
    text = "".join(str(line) for line in source) if isinstance(source, list) else str(source or "")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _language(content: dict[str, Any]) -> str:
    metadata = content.get("metadata") or {}
    kernel = metadata.get("kernelspec") or {}
    info = metadata.get("language_info") or {}
    return str(info.get("name") or kernel.get("language") or "python").lower()
