"""The signs of a package that others install."""

import re
from collections.abc import Iterator

from mlfolio.evidence.kinds.clues import Clues, quoted
from mlfolio.evidence.kinds.kind import Sign
from mlfolio.patterns import lazy_pattern

_IN_PYTHON = ("pyproject.toml", "setup.py", "setup.cfg")
_BUILT = (*_IN_PYTHON, "DESCRIPTION", "Project.toml", "Cargo.toml")
_NAME = lazy_pattern(
    r"""^[ \t]*(?:(?:setuptools\.)?setup\([ \t]*)?name\s*=\s*['"]?([A-Za-z0-9][\w.-]*)|^Package:\s*([\w.]+)""",
    re.MULTILINE,
)
_BUILDS = lazy_pattern(r"packages|build-system|^Package:|^uuid\s*=|^\[lib\]", re.MULTILINE)
"""What a file says that builds a package: in Python, in R, in Julia, in Rust."""

_SITE = lazy_pattern(
    r"^(docs?/(source/)?conf\.py|docs/make\.jl|mkdocs\.ya?ml|\.?readthedocs\.ya?ml|_pkgdown\.yml|namespace)$"
)
_FROM_HERE = lazy_pattern(
    r"\bsetup\.py install\b|\bpip3? install (?:\.(?![\w/])|git\+)|\bdevtools::install|\binstall_github\("
)
_SAID = lazy_pattern(
    # The tree that a template of projects draws says so of its src/.
    r"(?<!makes src a )\b(?:python|r|julia|rust)[- ](?:package|library|module|crate)\b"
    r"|scikit-learn[- ](?:compatible|api)"
    r"|\b(?:autograd|training|inference) engine\b"
    r"|\b(?:package|library|toolkit|toolbox) (?:for|that|which|to|of|with)\b",
    re.IGNORECASE,
)


def signs(clues: Clues) -> Iterator[Sign]:
    """Yield what says that the code is for others to build on."""
    built = next((path for path in _BUILT if _BUILDS.search(clues.files.text(path) or "")), None) or _own_package(clues)
    if built is None:
        return
    yield Sign("library", 1, f"{built} builds a package")
    if built == "Project.toml" and any(clues.files.exists(f"src/{name}.jl") for name in _names(clues, built)):
        # Templates bring one along, too; with documentation to publish beside it, it is for others.
        yield Sign("library", 0.5, "it holds the module that its Project.toml names")
    installed = _installed(clues, built)
    if installed:
        yield Sign("library", 3, f"its README says {quoted(installed)}")
    elif clues.readme and _FROM_HERE.search(clues.readme.text):
        yield Sign("library", 1, "its README tells how to install it")
    said = _SAID.search(clues.title) or _SAID.search(clues.opening)
    site = next(clues.paths(_SITE, "conf.py", "make.jl", "mkdocs", "readthedocs", "pkgdown", "namespace"), None)
    if site:
        # Templates of projects bring the settings of one along.
        weight = 1.5 if installed or said else 0.5
        yield Sign("library", weight, f"it has documentation to publish ({site})")
    if said:
        yield Sign("library", 1.5, f"its README says {quoted(said[0])}")


def _own_package(clues: Clues) -> str | None:
    """Return the pyproject.toml that names the package beside it, without saying what builds it."""
    names = (name.replace("-", "_") for name in _names(clues, "pyproject.toml"))
    return next(("pyproject.toml" for name in names if {name, f"src/{name}"} & clues.files.folders), None)


def _names(clues: Clues, path: str) -> set[str]:
    return {one or other for one, other in _NAME.findall(clues.files.text(path) or "")}


def _installed(clues: Clues, built: str) -> str | None:
    """Return the README's command that installs this package by its name, or its badge of the index that holds it."""
    # A pyproject.toml may say how the package is built, and the setup.cfg beside it how it is called.
    names = _names(clues, built).union(*(_names(clues, path) for path in _IN_PYTHON))
    names |= {path.split("/")[0] for path in clues.files.own if path.count("/") == 1 and path.endswith("/__init__.py")}
    spelt = "|".join(_spelt(name) for name in sorted(names) if len(name) > 2)
    if not spelt or clues.readme is None:
        return None
    found = re.search(
        rf"(?:pip3?|uv|conda|mamba|poetry) (?:install|add)(?: -\S+(?: conda-forge)?)* [\"']?(?:{spelt})\b(?![/.])"
        rf"|\bcargo add (?:{spelt})\b|\bPkg\.add\(\"(?:{spelt})\"|(?:pkg>|\]) ?add (?:{spelt})\b"
        rf"|install\.packages\([\"'](?:{spelt})|pypi(?:\.org|\.python\.org)?/(?:project|v|pyversions|p|dm)/(?:{spelt})\b",
        clues.readme.text,
        re.IGNORECASE,
    )
    return found[0] if found else None


def _spelt(name: str) -> str:
    """Return the pattern of a package's name, which may be written with hyphens or underscores."""
    return "[-_]".join(re.escape(part) for part in re.split("[-_]", name))
