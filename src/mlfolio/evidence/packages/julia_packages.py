"""The packages that Julia code loads, and the project file that names them."""

import re

from mlfolio.evidence.files import Files
from mlfolio.evidence.packages.manifests import Manifest, line_naming
from mlfolio.evidence.packages.requirements import Requirement
from mlfolio.evidence.structured import table, toml_table
from mlfolio.patterns import lazy_pattern

_USING = lazy_pattern(r"^\s*(?:using|import)\s+([A-Z]\w*(?:\s*,\s*[A-Z]\w*)*)")
_MODULE = lazy_pattern(r"^[ \t]*module\s+(\w+)", re.MULTILINE)

STANDARD = frozenset(
    "Base Core Main Random LinearAlgebra Statistics Printf Test Dates DelimitedFiles SparseArrays Distributed Pkg"
    " Logging Serialization Sockets SHA UUIDs Unicode Markdown InteractiveUtils REPL Profile SharedArrays Mmap"
    " Libdl FileWatching TOML Downloads Artifacts Base64 CRC32c LibGit2 Tar Zlib_jll".split()
)
"""Julia's standard library."""


def loaded_julia_packages(files: Files) -> dict[str, tuple[str, int, int | None]]:
    """Return the packages that Julia code loads, each with the path and line of its first use (never a cell)."""
    texts = {path: files.text(path) or "" for path in files.own if path.endswith(".jl")}
    own = {name for text in texts.values() for name in _MODULE.findall(text)}
    found: dict[str, tuple[str, int, int | None]] = {}
    for path, text in texts.items():
        for number, line in enumerate(text.split("\n"), start=1):
            match = _USING.match(line)
            for name in match[1].split(",") if match else ():
                found.setdefault(name.strip(), (path, number, None))
    return {name: place for name, place in found.items() if name not in STANDARD and name not in own}


def read_julia_project(text: str, path: str) -> Manifest | None:
    """Read a Julia Project.toml; None where it asks for nothing."""
    content = toml_table(text)
    compat = table(content.get("compat"))
    found = tuple(
        Requirement(str(name), f"~={compat[name]}" if name in compat else "", path, line_naming(text, str(name)))
        for name in table(content.get("deps"))
        # The standard library comes with the version of Julia.
        if name in compat or name not in STANDARD
    )
    return Manifest(path, "julia", found) if found else None
