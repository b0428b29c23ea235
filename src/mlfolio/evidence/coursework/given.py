"""What a README says that somebody else gave: a base model to be improved, or all above the section of one's own."""

from mlfolio.evidence.notebooks import Notebook
from mlfolio.patterns import lazy_pattern

_IMPROVES = lazy_pattern(
    r"(?i)\bimprov(?:e|ing|ement of) (?:up)?(?:on )?(?:a|an|the) (?:\w+ )?(?:base|baseline|starter|given|provided)"
    r" (?:model|notebook|code)\b"
)
_BASE = lazy_pattern(
    r"(?i)(?:^|/)[^/]{0,20}(?<![a-z])(?:base|base[-_ ]?line|starter)(?:[-_ ](?:model|code|notebook))?\.\w+$"
)
_OWN_FROM = lazy_pattern(
    r"(?i)\b(?:our|my) (?:own )?(?:work|code|part|contribution|solution)s? (?:starts?|begins?) (?:at|in|from|with)"
    r" (?:the )?(?:section|heading|part|cell)\b[^\n]{0,20}?[\"'\u2018\u201c`*_]{1,3}([^\n\"'\u2019\u201d`*_]{3,80})"
)


def given(readme: str, paths: list[str], notebooks: list[Notebook]) -> frozenset[str]:
    """Return what the text of a README says that others wrote, of `paths` and `notebooks`."""
    bases = [path for path in paths if _BASE.search(path)] if _IMPROVES.search(readme) else []
    found = _OWN_FROM.search(readme)
    parts = [one.path for one in notebooks if _is_headed(one, found[1].strip())] if found else []
    return frozenset((*bases, *parts))


def _is_headed(notebook: Notebook, section: str) -> bool:
    """Whether a heading of `notebook` is that of the section from which on the work is one's own."""
    lines = (line for cell in notebook.markdown for line in cell.source.split("\n"))
    return any(line.lstrip().startswith("#") and section.lower() in line.lower() for line in lines)
