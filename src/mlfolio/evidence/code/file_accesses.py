"""Where Python code reads and writes files, and whether the path is written into the call."""

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.patterns import lazy_pattern

_PATH_FIRST = frozenset(
    "open read_csv read_excel read_json read_parquet read_pickle read_table read_feather read_hdf read_fwf"
    " read_sas read_stata read_file loadtxt genfromtxt load fromfile load_model load_weights load_npz imread"
    " load_img loadmat to_csv to_excel to_parquet to_pickle to_feather to_hdf to_json savetxt savez"
    " savez_compressed save_model save_weights imwrite flow_from_directory image_dataset_from_directory"
    " ImageFolder listdir scan_csv write_csv".split()
)
_PATH_SECOND = frozenset({"dump", "save", "imsave"})
_WITH_PATHS = _PATH_FIRST | _PATH_SECOND
_DRAWN = (".gif", ".mp4", ".avi", ".webm", ".svg")
"""What an animation or figure is saved as: where it goes is no setting."""

_PATH_KEYWORDS = frozenset("path filepath filepath_or_buffer path_or_buf fname filename file directory root".split())
_LOOKS_LIKE_A_PATH = lazy_pattern(
    r"(?!https?:|s3:|gs:|ftp:|mysql|postgres|sqlite|mongodb|models:|runs:)"
    r"[\w .~()\\/:&+@%,\[\]-]*(?:\.[A-Za-z]\w{0,6}|[\\/][\w .-]*)$"
)


_WRITES = lazy_pattern(r"(?:to|save|write)_\w+|save(?:txt|z)|imsave|imwrite|save|dump")
_TO_WRITE = ("w", "a", "x")


class FileAccess(NamedTuple):
    """A call that reads or writes a file; `literal` is the path where the call itself spells it out."""

    source: Source
    line: int
    literal: str | None
    writes: bool


def file_accesses(sources: Iterable[Source]) -> Iterator[FileAccess]:
    """Yield the calls whose argument is a path: those of open, of pandas, numpy, joblib, torch, keras and OpenCV."""
    return (FileAccess(source, *found) for source in sources for found in _accesses_in(source))


@fact()
def _accesses_in(source: Source) -> list[tuple[int, str | None, bool]]:
    """Return the line and the literal path of every access, and whether it writes."""
    handles = _open_files(source)
    found: list[tuple[int, str | None, bool]] = []
    for call in source.nodes(ast.Call):
        path = _path_argument(call)
        if isinstance(path, ast.Constant):
            kept = _is_path(path.value) and not _draws(call, path.value)
            found += [(path.lineno, path.value, _writes(call))] if kept else []
        elif path is not None and getattr(path, "id", None) not in handles:
            found.append((call.lineno, None, _writes(call)))
    return found


def _writes(call: ast.Call) -> bool:
    """Whether the file is written: by the name of what is called, or the mode that it is opened in."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    modes = [*call.args[1:2], *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    texts = [one.value for one in modes if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return _WRITES.fullmatch(name) is not None or (name == "open" and any(one.startswith(_TO_WRITE) for one in texts))


def _draws(call: ast.Call, value: object) -> bool:
    saves = isinstance(call.func, ast.Attribute) and call.func.attr == "save"
    return saves and isinstance(value, str) and value.lower().endswith(_DRAWN)


def _is_path(value: object) -> bool:
    return isinstance(value, str) and len(value) < 300 and bool(_LOOKS_LIKE_A_PATH.match(value))


def _open_files(source: Source) -> frozenset[str]:
    """Return the names that are files already open: `json.dump(rows, file)` opens none."""
    opened = [item.optional_vars for item in source.nodes(ast.withitem)]
    opened += [target for node in source.nodes(ast.Assign) if _opens(node.value) for target in node.targets]
    return frozenset(one.id for one in opened if isinstance(one, ast.Name))


def _path_argument(call: ast.Call) -> ast.expr | None:
    """Return the argument that holds the path; None where the call is no file access, or its file is already open."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in _WITH_PATHS or _is_of_a_hub(call):
        return None
    named = next((keyword.value for keyword in call.keywords if keyword.arg in _PATH_KEYWORDS), None)
    position = 0 if name in _PATH_FIRST or len(call.args) == 1 else 1
    found = named or (call.args[position] if len(call.args) > position else None)
    # `pickle.load(open(...))`: the inner call is the access.
    return None if isinstance(found, ast.Starred) or _opens(found) else found


def _is_of_a_hub(call: ast.Call) -> bool:
    # torch.hub.load("owner/model") names a model of others, not a file.
    return isinstance(call.func, ast.Attribute) and getattr(call.func.value, "attr", "") in ("hub", "pyfunc")


def _opens(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "open"
