"""The folders in which a source has Python look for modules: those that it adds to `sys.path`."""

import ast

from mlfolio.evidence.code.callees import spelled
from mlfolio.evidence.code.facts import fact, when_asked
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import walk
from mlfolio.evidence.files import folders_of

_ADDED_BY = frozenset({"sys.path.append", "sys.path.insert", "sys.path.extend"})


@fact(when_asked)
def search_folders(source: Source) -> tuple[str, ...]:
    """Return what is spelled out of each folder, without the steps up: `src` of `os.path.join(here, "..", "src")`."""
    if "sys.path" not in source.text:
        return ()
    given = (node.args[-1] for node in source.nodes(ast.Call) if node.args and spelled(node.func) in _ADDED_BY)
    added = (folder for one in given for folder in (one.elts if isinstance(one, ast.List | ast.Tuple) else [one]))
    return tuple(filter(None, map(_spelled_out, added)))


def _spelled_out(folder: ast.expr) -> str:
    texts = (node.value for node in walk(folder) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    parts = (part for text in texts for part in text.replace("\\", "/").split("/"))
    return "/".join(part for part in parts if part not in ("", ".", ".."))


def is_searched(folder: str, path: str, added: tuple[str, ...]) -> bool:
    """Return whether `folder` is one of those `added`, seen from the folder of `path` or from one around it."""
    around = ["", *(f"{one}/" for one in folders_of(path))]
    return any(folder == f"{one}{name}" for one in around for name in added)
