"""Sheets of a course that its students fill in: comments mark what is left to them, in notebooks and in modules."""

import re

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern

_TO_FILL_IN = lazy_pattern(
    r"\n[ \t]*+[#%]++[^\w\n]{0,60}(?:your (?:code|answer)s? (?:goes )?here|graded (?:function|cell)|unq_c\d"
    r"|fill in the lines? below|end (?:of )?your (?:code|answer|solution)"
    r"|(?:start|begin|end|write|insert|put|add) (?:your )?(?:code|solution)s? here|(?:begin|end) solution\b)",
    re.IGNORECASE,
)
"""What a sheet leaves to its reader, and what marks it for grading, behind the end of a line."""

_MOST = 400_000
"""Characters of a file that are looked through."""

_FEWEST = 2
"""Marks in a module, from which on it is a sheet: one may be left of a template."""


def is_left_to_fill_in(code: str) -> bool:
    """Return whether a comment in `code` marks what its reader is to write."""
    return _TO_FILL_IN.search("\n" + code) is not None


def sheets(files: Files, sources: Sources) -> frozenset[str]:
    """Return the paths of the modules, and of the files of R and MATLAB, that are marked so at two places at least."""
    modules = (one.path for one in sources.code if not one.is_notebook and _is_sheet(one))
    others = (path for path in files.named("*.r", "*.m") if _is_marked(files.text(path) or ""))
    return frozenset((*modules, *others))


@fact(lambda source: source.is_code and not source.is_notebook)
def _is_sheet(source: Source) -> bool:
    return _is_marked(source.text)


def _is_marked(text: str) -> bool:
    return len(_TO_FILL_IN.findall("\n" + text[:_MOST])) >= _FEWEST
