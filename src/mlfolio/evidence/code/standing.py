"""Where the logic of each file stands: in functions, under `__main__` or outside both, in Python, R and MATLAB."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from mlfolio.evidence.code.other_functions import OtherCode, other_code
from mlfolio.evidence.code.paired import other_halves
from mlfolio.evidence.code.retired import is_put_away, is_retired, says_it_is_retired
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.code.toplevel import logic_of
from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding

_WRITTEN, _WRITTEN_ALONE = 5, 20
"""Lines of functions in R or MATLAB, and of a lone one. With fewer, writing functions is no habit of the project."""

_TRIED = lazy_pattern(r"(?i)examples?|exemplos?|ejemplos?|demos?")
_PAGES = frozenset({"streamlit", "gradio", "dash", "nicegui", "taipy", "chainlit", "airflow", "awsglue"})
"""Frameworks that run a page or a job from its top, as Shiny's are declared there: no function is missed."""


class Standing(NamedTuple):
    """How many units of logic, statements or lines, stand where in a file; `place` is the first outside functions."""

    path: str
    inside: int
    guarded: int
    outside: int
    place: Finding
    is_notebook: bool = False
    uses_own: bool = False
    """Whether it imports code of the same project."""

    unit: str = "statement"

    @property
    def at_top(self) -> int:
        """All that stands at its top level, under `__main__` too."""
        return self.outside + self.guarded


def standings(sources: Sources, files: Files) -> Iterator[Standing]:
    """Yield each Python source, then R and MATLAB where the project writes functions in them, beyond R's custom.

    What nobody uses any more counts nowhere, and what there is in two forms once.
    """
    own, copies = _own_modules(sources), other_halves(sources)
    kept = (source for source in sources.code if source.path not in copies and not is_retired(source))
    yield from (_standing(source, own) for source in kept)
    codes = [one for one in other_code(files) if not _is_retired(one.path, files)]
    written = [function.size for one in codes if not _TRIED.search(one.path) for function in one.functions]
    if sum(written) >= (_WRITTEN if len(written) > 1 else _WRITTEN_ALONE):
        yield from map(_standing_of_other, codes)


def lines_within(source: Source) -> int:
    """Return how many lines stand in functions and classes of a module that does not parse, by how far they go in."""
    if source.is_notebook or not source.problems:
        return 0
    found, within = 0, False
    for line in source.lines:
        if line[:1] not in (" ", "\t", "#", ")", ""):
            within = line.startswith(("def ", "class ", "async def "))
        found += within and bool(line.strip()) and line[:1] in (" ", "\t")
    return found


def _own_modules(sources: Sources) -> frozenset[str]:
    """Return the names by which this project's own code can be imported."""
    paths = [PurePosixPath(source.path) for source in sources.modules if not source.is_test]
    stems = {path.stem for path in paths} - {"__init__", "setup", "conftest"}
    return frozenset(stems | {folder for path in paths for folder in path.parts[:-1]} - {"tests", "examples", "docs"})


def _standing(source: Source, own: frozenset[str]) -> Standing:
    logic = logic_of(source)
    if not source.is_notebook and any(one.top in _PAGES for one in source.imports):
        logic = logic._replace(outside=0, guarded=0)
    return Standing(
        source.path,
        logic.inside,
        logic.guarded,
        logic.outside,
        source.finding("", logic.first_line or 1),
        is_notebook=source.is_notebook,
        uses_own=any(one.level or one.top in own for one in source.imports),
    )


def _is_retired(path: str, files: Files) -> bool:
    return is_put_away(path) or says_it_is_retired(files.text(path) or "")


def _standing_of_other(code: OtherCode) -> Standing:
    inside = sum(one.size for one in code.functions)
    return Standing(code.path, inside, 0, code.outside, Finding("", code.path, code.first), unit="line")
