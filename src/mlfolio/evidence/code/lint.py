"""What ruff says: one isolated run of a pinned version with one selection of rules over all modules and notebooks."""

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any

from mlfolio.errors import EvidenceUnavailable, ProgramFailed
from mlfolio.evidence.code.diagnostic import Diagnostic
from mlfolio.evidence.code.diagnostics import SELECTION, holds
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.tracing import cached_property, note_content, note_fact, untraced
from mlfolio.parallel import Beside

SAID = "what ruff says"
"""The name under which it is known of a source."""

Place = tuple[str, int | None]
"""A path, and the number of a cell in a notebook."""


class Lint:
    """All that ruff said of a repository."""

    def __init__(self, diagnostics: list[Diagnostic], syntax_errors: frozenset[Place]) -> None:
        self.diagnostics = tuple(
            sorted(diagnostics, key=lambda one: (one.path, one.cell or 0, one.line, one.rule, one.message))
        )
        self.syntax_errors = syntax_errors
        """The places that neither this Python nor ruff can read; ruff knows the newest syntax, whatever runs it."""

    @cached_property
    def _by_path(self) -> dict[str, list[Diagnostic]]:
        groups: dict[str, list[Diagnostic]] = defaultdict(list)
        for one in self.diagnostics:
            groups[one.path].append(one)
        return groups

    def of(self, *prefixes: str) -> list[Diagnostic]:
        """Return what was said under the rules that begin with one of `prefixes`, by path and line."""
        return [one for one in self.diagnostics if one.rule.startswith(prefixes)]

    def about(self, path: str, *prefixes: str) -> list[Diagnostic]:
        """Return what was said of one file under the rules that begin with one of `prefixes`, by line."""
        return [one for one in self._by_path[path] if one.rule.startswith(prefixes)]


class Linting:
    """Ruff at work on copies of sources that hold Python alone; nothing that the repository says reaches it.

    It begins at once, beside whatever else is done, and before anything is parsed: what Python cannot parse is shown
    to ruff again at the end, without the parts that would void the rest.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        self._every = every = tuple(sources)
        self._said_before = [one for source in every for one in _said_before(source)]
        self._sources = tuple(source for source in every if not source.known.holds(SAID))
        # What is looked up once is looked up before two threads ask for it.
        with suppress(EvidenceUnavailable):
            ruff_binary()
        self._first = Beside(partial(_ask_of, self._sources))

    def result(self) -> Lint:
        """Return what ruff said, once it has.

        Raises EvidenceUnavailable when ruff cannot run or does not answer in its JSON.
        """
        return untraced(self._result)

    def note_reads(self) -> None:
        """Note what it follows from: what ruff says of each source that parses, and the content of the others."""
        note_fact(SAID)
        for source in self._every:
            if source.problems:
                note_content(source.path)

    def _result(self) -> Lint:
        broken = _broken(self._sources)
        again = [source for source in self._sources if source.problems]
        said = self._said_of_whole({source.path for source in again})
        if said is None:
            said, again = [], list(self._sources)
        said += _ask([_Copy(source, broken) for source in again], SELECTION)
        by_path = {source.path: source for source in self._sources}
        voided = {path for path, _ in broken}
        held = [one for one in said if holds(one, by_path[one.path], is_partly_broken=one.path in voided)]
        self._keep(held)
        return Lint([*self._said_before, *held], broken)

    def _keep(self, held: list[Diagnostic]) -> None:
        """Keep what holds of each source that parses, with the source: it follows from that source alone."""
        by_path: dict[str, list[Diagnostic]] = defaultdict(list)
        for one in held:
            by_path[one.path].append(one)
        for source in self._sources:
            if not source.problems:
                source.known.recall(SAID, partial(by_path.get, source.path, []))

    def _said_of_whole(self, unwanted: set[str]) -> list[Diagnostic] | None:
        """Return what ruff says of all but the `unwanted`; None when one of these was too much for it."""
        try:
            return [one for one in self._first.result() if one.path not in unwanted]
        except EvidenceUnavailable:
            return None


def _said_before(source: Source) -> list[Diagnostic]:
    return source.known.recall(SAID, list) if source.known.holds(SAID) else []


def run_ruff(sources: Iterable[Source]) -> Lint:
    """Run ruff over `sources` and wait for it; raises EvidenceUnavailable when it does not answer."""
    return Linting(sources).result()


def _ask_of(sources: tuple[Source, ...]) -> list[Diagnostic]:
    return _ask([_Copy(source) for source in sources], SELECTION)


class _Copy:
    """A source as ruff is to see it: without the chunks at `broken` places, one of which would void the whole."""

    def __init__(self, source: Source, broken: frozenset[Place] = frozenset()) -> None:
        self.path = source.path
        self.numbers = tuple(number for number, _ in source.chunks)
        self._texts = ["" if (source.path, number) in broken else code for number, code in source.chunks]
        self._is_notebook = source.is_notebook

    @property
    def suffix(self) -> str:
        """What tells ruff its kind."""
        return ".ipynb" if self._is_notebook else ".py"

    @property
    def content(self) -> bytes:
        """What ruff is to read."""
        text = json.dumps(self._notebook()) if self._is_notebook else "".join(self._texts)
        return text.encode("utf-8", errors="replace")

    def _notebook(self) -> dict[str, Any]:
        cell = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": []}
        cells = [{**cell, "source": text} for text in self._texts]
        return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 2}


def _broken(sources: tuple[Source, ...]) -> frozenset[Place]:
    """Return the places that do not parse: what this Python cannot read, unless ruff can."""
    doubtful: list[_Copy] = []
    broken: set[Place] = set()
    for source in sources:
        codes = dict(source.chunks)
        for problem in source.problems:
            number = source.place(problem.line)[1]
            broken.add((source.path, number))
            # Ruff would run out of stack where Python gives up in good order.
            if not problem.is_depth:
                doubtful.append(_Copy(Source(source.path, [(number, codes[number])])))
    try:
        said = _ask(doubtful, ("E902",))
    except EvidenceUnavailable:
        return frozenset(broken)
    denied = {(one.path, one.cell) for one in said if not one.rule.isupper()}
    asked = {(copy.path, copy.numbers[0]) for copy in doubtful}
    return frozenset(broken - (asked - denied))


def _ask(copies: list[_Copy], selection: tuple[str, ...]) -> list[Diagnostic]:
    if not copies:
        return []
    command = [
        ruff_binary(), "check", "--isolated", "--no-cache", "--quiet", "--exit-zero", "--no-fix",
        "--no-respect-gitignore", "--output-format=json", "--target-version=py314",
        f"--select={','.join(selection)}",
    ]  # fmt: skip
    try:
        return [_diagnostic(copies, one) for one in json.loads(_answer(command, copies))]
    except OSError as error:
        raise ProgramFailed(f"ruff cannot work in the temporary folder: {error.strerror or error}") from error
    except ValueError as error:
        raise ProgramFailed(f"ruff did not answer: {error}") from error


def _answer(command: list[str], copies: list[_Copy]) -> bytes:
    """Return what `command` prints of the copies, each under its number; raises OSError, on a full disk for example."""
    run = partial(subprocess.run, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    if len(copies) == 1:
        # As after a change of one file: nothing need be written, nor loaded that makes folders.
        named = [*command, f"--stdin-filename=0{copies[0].suffix}", "-"]
        return run(named, cwd=os.path.dirname(command[0]), input=copies[0].content).stdout
    # Imported here because it loads what packs archives.
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="mlfolio-") as folder:
        for number, copy in enumerate(copies):
            Path(folder, f"{number}{copy.suffix}").write_bytes(copy.content)
        return run([*command, "."], cwd=folder, stdin=subprocess.DEVNULL).stdout


@cache
def ruff_binary() -> str:
    """Return the ruff that is installed beside mlfolio, never one that the PATH or the repository offers."""
    name = "ruff.exe" if os.name == "nt" else "ruff"
    for folder in _script_folders():
        candidate = Path(folder) / name
        # The home may be another's, closed to whoever runs it: `Path.is_file` raises there.
        if os.path.isfile(candidate):
            return str(candidate)
    raise ProgramFailed("ruff is not installed beside mlfolio; reinstall mlfolio")


def _script_folders() -> Iterator[str]:
    if sys.prefix != sys.base_prefix:
        # In a virtual environment, programs are installed beside its Python.
        yield os.path.dirname(sys.executable)
    # Imported here because it reads hundreds of settings.
    import sysconfig

    yield sysconfig.get_path("scripts")
    yield sysconfig.get_path("scripts", sysconfig.get_preferred_scheme("user"))


def _diagnostic(copies: list[_Copy], raw: dict[str, Any]) -> Diagnostic:
    copy = copies[int(Path(raw["filename"]).stem)]
    cell = raw.get("cell")
    number = copy.numbers[cell - 1] if cell else copy.numbers[0]
    # What made ruff panic has no location.
    line = (raw.get("location") or {}).get("row", 1)
    return Diagnostic(raw["code"] or "", raw["message"], copy.path, line, number)
