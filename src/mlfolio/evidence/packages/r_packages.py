"""The packages that R code loads, and the files that name them."""

import re
from collections.abc import Iterator

from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.packages.manifests import Manifest, line_naming
from mlfolio.evidence.packages.requirements import Requirement
from mlfolio.patterns import lazy_pattern

R_SUFFIXES = (".r", ".rmd", ".qmd")

SHIPPED_WITH_R = frozenset(
    "base compiler datasets graphics grDevices grid methods parallel splines stats stats4 tcltk tools utils"
    " translations boot class cluster codetools foreign KernSmooth lattice MASS Matrix mgcv nlme nnet rpart"
    " spatial survival".split()
)
"""R's base packages and the recommended ones that every binary distribution of R holds."""

TIDYVERSE = frozenset("ggplot2 dplyr tidyr readr purrr tibble stringr forcats lubridate".split())
"""What library(tidyverse) attaches."""

BROUGHT_BY_TIDYVERSE = TIDYVERSE | frozenset(
    (
        "broom cli dbplyr dtplyr haven hms httr jsonlite magrittr modelr pillar readxl reprex rlang rvest scales"
        " stringi xml2"
    ).split()
)
"""What installing it installs."""

_LINE_LIMIT = 2000
"""Characters of a line that are looked at: no person writes more."""

_LOADED = lazy_pattern(
    r"\b(?:(?:library|require)\s*\(\s*(?![^)\n]{0,100}character\.only\s*=\s*T)[\"']?"
    r"|(?:requireNamespace|loadNamespace)\s*\(\s*[\"'])([A-Za-z][\w.]*)[\"']?\s*[,)]"
)
"""A word alone names a package in the first two, and a variable in the others."""

_SCOPED = lazy_pattern(r"\b([A-Za-z][\w.]{0,99}):{2,3}[A-Za-z.]")
_PACMAN = lazy_pattern(r"\bp_load\s*\(([^()\n]*)\)")
_ARGUMENT = lazy_pattern(
    r"\b(?:install|update|try\.bioconductor|repos|lib|character\.only)[ \t]*=[ \t]*[^,]*|\bchar[ \t]*=(?!=)"
)
"""What p_load is told besides packages, and the name of the argument that lists them."""

_INSTALLED = lazy_pattern(r"(?<![\w.])(?:pkg_)?install(?:\.packages|_github|_cran|_version)?[ \t]*\(([^)]{0,5000})\)")
_CALLED_PACKAGES = lazy_pattern(
    r"(?i)\b[\w.]{0,40}(?:packages?|pkgs?|librar(?:y|ies)|libs|deps|dependencies|required|needed)[\w.]{0,20}"
    r"[ \t]*(?:<-|=)[ \t]*c\(([^()]{0,5000})\)"
)
"""The list of packages that is given to what installs them."""

_QUOTED = lazy_pattern(r"[\"'](?:[\w.-]+/)?([A-Za-z][\w.]*)[\"']")
_WORD = lazy_pattern(r"[A-Za-z][\w.]*")
_TESTS = lazy_pattern(r"(^|/)(tests?|testthat)/", re.IGNORECASE)
_FIELD = lazy_pattern(r"^(Depends|Imports|LinkingTo|Suggests):((?:.*\n?)(?:[ \t]+.*\n?)*)", re.MULTILINE)
_DESCRIBED = lazy_pattern(r"([A-Za-z][\w.]*)[ \t]*(?:\(([^)]{0,100})\))?")


def loaded_r_packages(files: Files, notebooks: list[Notebook]) -> dict[str, tuple[str, int, int | None]]:
    """Return the packages that R code loads, each with the path, line and cell of its first use."""
    found: dict[str, tuple[str, int, int | None]] = {}
    for path, cell, code in _r_code(files, notebooks):
        for number, line in enumerate(code.split("\n"), start=1):
            for name in _loaded(line[:_LINE_LIMIT].partition("#")[0]):
                found.setdefault(name, (path, number, cell))
    own = {
        name
        for path in files.named("DESCRIPTION")
        for name in re.findall(r"^Package:\s*(\S+)", files.text(path) or "", re.MULTILINE)
    }
    return {name: place for name, place in found.items() if name not in SHIPPED_WITH_R and name not in own}


def installed_r_packages(files: Files, notebooks: list[Notebook]) -> frozenset[str]:
    """Return what commands in R code install: packages named in quotes, or loaded by pacman, which installs them."""
    found: set[str] = set()
    for _, _, code in _r_code(files, notebooks):
        if "install" in code:
            found.update(name for listed in _INSTALLED.findall(code) for name in _QUOTED.findall(listed))
        found.update(name for listed in _PACMAN.findall(code) for name in _in_pacman(listed))
    return frozenset(found)


def _r_code(files: Files, notebooks: list[Notebook]) -> Iterator[tuple[str, int | None, str]]:
    for path in files.own:
        if path.lower().endswith(R_SUFFIXES) and not _TESTS.search(path):
            text = files.text(path) or ""
            yield path, None, text if path.lower().endswith(".r") else r_chunks(text)
    for notebook in notebooks:
        if notebook.language == "r":
            yield from ((notebook.path, cell.number, cell.source) for cell in notebook.code)


def r_chunks(text: str) -> str:
    """Return the R code of an R Markdown or Quarto text with everything else blank, line for line."""
    lines: list[str] = []
    inside = False
    for line in text.split("\n"):
        if line.lstrip().startswith("```"):
            inside = not inside and "{r" in line
            lines.append("")
        else:
            lines.append(line if inside else "")
    return "\n".join(lines)


def _loaded(line: str) -> Iterator[str]:
    if "(" in line or "::" in line:
        yield from _LOADED.findall(line)
        yield from _SCOPED.findall(line)
        for listed in _PACMAN.findall(line):
            yield from _in_pacman(listed)


def _in_pacman(listed: str) -> Iterator[str]:
    # `char = names` and `character.only` say that a word alone is a variable that holds names.
    words = (_QUOTED if "char" in listed else _WORD).findall(_ARGUMENT.sub("", listed))
    yield from (name for name in words if name != "c")


def read_description(text: str, path: str) -> Manifest | None:
    """Read an R package's DESCRIPTION; None where the file is something else or asks for nothing."""
    if not re.search(r"^(Package|Type|Imports|Depends):", text, re.MULTILINE):
        return None
    found = []
    for field, body in _FIELD.findall(text):
        group = "suggests" if field == "Suggests" else None
        for name, version in _DESCRIBED.findall(body):
            if name != "R":
                found.append(Requirement(name, version, path, line_naming(text, name), group))
    return Manifest(path, "r", tuple(found)) if found else None


def read_r_install_script(text: str, path: str) -> Manifest | None:
    """Read a script whose purpose is to install packages (install.R, requirements.R); None where it installs none."""
    names = dict.fromkeys(name for listed in _INSTALLED.findall(text) for name in _QUOTED.findall(listed))
    if not names and "install" in text:
        listed = _CALLED_PACKAGES.findall(text) or [text]
        names = dict.fromkeys(name for one in listed for name in _QUOTED.findall(one))
    found = tuple(Requirement(name, "", path, line_naming(text, name)) for name in names)
    return Manifest(path, "r", found) if found else None
