"""Paths that exist on one machine alone, in the literals of Python, R, Julia and MATLAB code and in shell scripts."""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.file_accesses import file_accesses
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.code.working_folders import moved_to
from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import INJECTED, Notebook
from mlfolio.evidence.packages.r_packages import r_chunks
from mlfolio.patterns import lazy_pattern

_COMMENTS = {".r": "#", ".rmd": "#", ".qmd": "#", ".jl": "#", ".m": "%"}
"""Languages beside Python whose code is looked at, by suffix, with the sign that opens a comment."""

_PATH = lazy_pattern(
    r"\s*(?:file:/{2,3})?(?:[A-Za-z]:(?:\\{1,2}|/(?!/))[^\s\\/:*?\"<>|][^\n]*|/(?:home|Users)/([^/\s]+)(?:/[^\n]*|$))"
)
_QUOTED = lazy_pattern(r"\"([^\"\n]*)\"|'([^'\n]*)'")
_IN_COMMAND = lazy_pattern(r"(?<=[\s'\"=])(?:[A-Za-z]:[\\/]{1,2}\w|/(?:home|Users)/)[^\s'\"]*")
_PLACEHOLDER = lazy_pattern(
    # A pattern that finds such paths is none, nor is a placeholder.
    r"\[\\w|\(\?|\[\^|\\[dsw][+*{]|path[\\/_ -]*to|your|<|\{\w*user|\$|example|\.\.\.|…"
    r"|/(?:shared|public)(?:/|$)",
    re.IGNORECASE,
)
_INSTALLED = lazy_pattern(
    r"^\s*(?:[A-Za-z]:[\\/]+(?:windows|program ?files|progra~\d|programdata|msys64|cygwin)"
    r"|C:[\\/]+(?:vcpkg|msys32|mingw(?:32|64)?|cygwin64|rtools\d{0,2}|strawberry|texlive|python\d{2,3}"
    r"|(?:ana|mini)conda[23]?(?![\\/]+envs[\\/])))\b",
    re.IGNORECASE,
)
"""Where Windows and its programs are on every machine, and where installers of others put these unless told else."""

_NOBODY = lazy_pattern(
    # "User" is what Windows calls who gives no name: the folders that follow are somebody's own.
    r"(?!\s*[A-Za-z]:[\\/]+users[\\/]+user[\\/]+[^\\/]+[\\/]+\w).*"
    r"[\\/](?:home|users)[\\/]+(?:user|my_?user|user_?name|me|name|xxx+|foo|bar|someone|somebody)(?:[\\/]|$)",
    re.IGNORECASE,
)
"""Homes that stand for the reader's own, unless the code opens the very path."""

_CONTAINER_USERS = frozenset(
    "jovyan app appuser airflow vscode runner site node docker mambauser micromamba sagemaker-user codespace"
    " nonroot kaggle colab rstudio jenkins circleci gitpod coder model-server mluser python worker"
    " code workspace vagrant travis ubuntu ec2-user azureuser hadoop jupyter studio-lab-user".split()
)
"""The users that images of containers and of virtual machines, and hosted notebooks, bring: the same for everyone."""

_WEB = lazy_pattern(r"\b(?:flask|fastapi|django|bottle|sanic|tornado|starlette|dash)\b")
_ROUTE = lazy_pattern(r"/home/[\w-]+/?")
"""What may be the address of a page, in the code of a web application, as well as somebody's home."""

_INJECTED = lazy_pattern(rf"^# (?:%%|\+).*\b{INJECTED}\b[^\n]*\n(?:(?!# (?:%%|\+|-))[^\n]*\n)*", re.MULTILINE)
"""A cell that a program wrote into a script when it ran it."""

_SCRIPTS = (".sh", ".bash", ".zsh", ".slurm", ".sbatch", ".pbs", ".bat", ".cmd", ".ps1")
_HOME_IN_COMMAND = lazy_pattern(r"(?<=[\s'\"=])(?:[A-Za-z]:[\\/]{1,2}Users[\\/]|/(?:home|Users)/)[^\s'\";&|]*")
_SCRIPT_COMMENT = lazy_pattern(r"\s*(?:#(?!SBATCH|PBS|BSUB|\$)|::|rem\b|echo\b)", re.IGNORECASE)
"""A line of a shell script that does nothing; what begins like one and is read by a queue (`#SBATCH`) is none."""

_ON_ANOTHER_HOST = lazy_pattern(
    r"\b(?:ssh|scp|sftp|rsync)\b|\bdocker(?:[- ]compose)? exec\b"
    r"|^\s*(?:export )?\w*(?:docker|container|remote|guest|server)\w*=",
    re.IGNORECASE,
)
"""Commands and settings whose paths are a server's or a container's, and there for everyone who may log in."""

_MADE_USER = lazy_pattern(
    r"\b(?:useradd|adduser)\b[^\n]{0,200}?\s([a-z_][\w-]{0,31})[ \t]{0,20}(?:$|[;&|#>])", re.MULTILINE
)
"""A user whom a script makes, and so the home that it may rely on."""

_TEST_DATA = lazy_pattern(r"(^|/)tests?/(.*/)?(inputs?|data|fixtures?|resources|assets|samples?)/", re.IGNORECASE)
"""Code that tests read: it runs nowhere."""


class MachinePath(NamedTuple):
    """A path of somebody's machine as the code spells it, and where."""

    text: str
    file: str
    line: int
    cell: int | None


def machine_paths(files: Files, sources: Sources, notebooks: list[Notebook]) -> Iterator[MachinePath]:
    """Yield each literal in code that holds a path of somebody's machine; comments and docstrings are not code.

    Placeholders, and the homes that container images bring, are left out. So are the paths that tests work with, and
    homes of nobody (`/home/user`), but for those that the code opens, and cells that a program wrote.
    """
    built = _built_homes(files)
    injected = {(notebook.path, cell.number) for notebook in notebooks for cell in notebook.cells if cell.is_injected}
    found = chain(
        chain.from_iterable(map(_of_python, sources)),
        _in_escapes(notebooks),
        _in_other_code(files, notebooks),
        _in_shell_scripts(files),
    )
    return (one for one in found if (one.file, one.cell) not in injected and not _is_everyones(one.text, built))


@fact()
def _of_python(source: Source) -> list[MachinePath]:
    return list(_in_python(source))


def _in_python(source: Source) -> Iterator[MachinePath]:
    if not _could_hold_one(source.text) or _TEST_DATA.search(source.path):
        return
    inert, opened = _inert_strings(source), _opened(source)
    written = _written_lines(source.text)
    is_test = source.is_test and any(function.name.startswith("test") for function in source.functions)
    for node in source.nodes(ast.Constant):
        if not isinstance(node.value, str) or id(node) in inert or node.lineno in written:
            continue
        is_opened = (node.lineno, node.value) in opened
        if not is_opened and _ROUTE.fullmatch(node.value) and _is_web(source.text):
            continue
        path = _path_in(node.value, is_opened=is_opened) if is_opened or not is_test else None
        if path:
            yield _at(source, node.lineno, path)
    for problem in source.problems:
        # A Windows path in an ordinary literal ("C:\Users...") is itself a syntax error.
        yield from _in_unparsed(source, problem.line)


@lru_cache(maxsize=1)
def _is_web(text: str) -> bool:
    return _WEB.search(text) is not None


def _written_lines(text: str) -> frozenset[int]:
    """Return the lines that a program wrote into a script when it ran it."""
    lines: set[int] = set()
    for cell in _INJECTED.finditer(text) if INJECTED in text else ():
        first = text.count("\n", 0, cell.start()) + 1
        lines.update(range(first, first + cell[0].count("\n")))
    return frozenset(lines)


def _at(source: Source, line: int, path: str) -> MachinePath:
    return MachinePath(path, source.path, *source.place(line))


def _could_hold_one(text: str) -> bool:
    return "/home/" in text or "/Users/" in text or ":\\" in text or ":/" in text


def _opened(source: Source) -> frozenset[tuple[int, str]]:
    """Return the lines and texts of the literals that the code opens as files."""
    return frozenset((one.line, one.literal) for one in file_accesses([source]) if one.literal is not None)


def _inert_strings(source: Source) -> set[int]:
    """Return the strings that stand alone as a statement: docstrings, and code somebody commented out with quotes."""
    return {id(node.value) for node in source.nodes(ast.Expr) if isinstance(node.value, ast.Constant)}


def _path_in(text: str, *, is_opened: bool = False) -> str | None:
    if len(text) > 400 or "\n" in text.strip():
        return None
    match = _PATH.match(text)
    if match is None or match[1] in _CONTAINER_USERS or _PLACEHOLDER.search(text) or _INSTALLED.match(text):
        return None
    return None if _NOBODY.match(text) and not is_opened else text.strip()


def _in_unparsed(source: Source, line: int) -> Iterator[MachinePath]:
    """Yield the paths in the part that does not parse: the whole module, or the cell that holds `line`."""
    cell = source.place(line)[1]
    for number, text in enumerate(source.lines, start=1):
        if source.place(number)[1] == cell:
            yield from (_at(source, number, path) for path in _in_line(text, "#"))


def _in_line(line: str, comment: str) -> Iterator[str]:
    if len(line) < 2000 and _could_hold_one(line) and not line.lstrip().startswith((comment, '"""', "'''")):
        for double, single in _QUOTED.findall(line):
            if path := _path_in(double or single):
                yield path


def _in_escapes(notebooks: list[Notebook]) -> Iterator[MachinePath]:
    """Yield the paths in the shell escapes and magics of notebooks (`%cd /home/ada/data`)."""
    for notebook in notebooks:
        for cell in notebook.code if "python" in notebook.language else ():
            for number, line in enumerate(cell.source.split("\n"), start=1):
                if line.lstrip().startswith(("!", "%")) and len(line) < 2000:
                    for found in _IN_COMMAND.findall(line):
                        if path := _path_in(found):
                            yield MachinePath(path, notebook.path, number, cell.number)


def _in_other_code(files: Files, notebooks: list[Notebook]) -> Iterator[MachinePath]:
    for path in files.own:
        suffix = "." + path.rpartition(".")[2].lower()
        text = (files.text(path) or "") if suffix in _COMMENTS else ""
        if _could_hold_one(text) or "/users/" in text:
            code = r_chunks(text) if suffix in (".rmd", ".qmd") else text
            yield from _in_lines(code, _COMMENTS[suffix], path, None)
    for notebook in notebooks:
        if "python" not in notebook.language:
            for cell in notebook.code:
                yield from _in_lines(cell.source, "#", notebook.path, cell.number)


def _in_lines(code: str, comment: str, path: str, cell: int | None) -> Iterator[MachinePath]:
    for number, line in enumerate(code.split("\n"), start=1):
        moved = moved_to(line) if len(line) < 2000 and not line.lstrip().startswith(comment) else None
        for found in [moved] if moved and not _PLACEHOLDER.search(moved) else _in_line(line, comment):
            yield MachinePath(found, path, number, cell)


def _in_shell_scripts(files: Files) -> Iterator[MachinePath]:
    """Yield the homes in commands of shell and batch scripts, quoted or not; drives alone say where programs are."""
    for path in _shell_scripts(files):
        text = files.text(path) or ""
        made = {f"/home/{user}" for user in _MADE_USER.findall(text)} if "/home/" in text else set()
        for number, line in enumerate(text.split("\n") if _could_hold_one(text) else (), start=1):
            if len(line) >= 2000 or _SCRIPT_COMMENT.match(line) or _ON_ANOTHER_HOST.search(line):
                continue
            found = _path_in(next(iter(_HOME_IN_COMMAND.findall(f" {line}")), ""))
            if found and not _is_everyones(found, made):
                yield MachinePath(found, path, number, None)


def _shell_scripts(files: Files) -> Iterator[str]:
    for path in files.own:
        # What a virtual environment brings (activate.bat, Activate.ps1) holds the path of where it was made.
        if path.lower().endswith(_SCRIPTS) and not path.rpartition("/")[2].lower().startswith("activate"):
            yield path


def _built_homes(files: Files) -> frozenset[str]:
    """Return the homes that the repository's own containers make."""
    paths = files.named("*dockerfile*", "docker-compose*.y*ml", "devcontainer.json")
    return frozenset(home for path in paths for home in re.findall(r"/home/[\w.-]+", files.text(path) or ""))


def _is_everyones(path: str, built: Iterable[str]) -> bool:
    return any(path == home or path.startswith(f"{home}/") for home in built)
