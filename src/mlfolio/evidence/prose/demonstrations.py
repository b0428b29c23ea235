"""Whether a README says that the repository shows how a model is served or built, and not how well it does."""

import re

from mlfolio.evidence.files import Files
from mlfolio.evidence.prose.document import Document
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.prose.templates import is_called_a_template
from mlfolio.patterns import lazy_pattern

_OPENING = 6
"""Headings and paragraphs at the top in which a README says what the repository is for."""

_SERVED = r"(?:deploy(?:ment|ing)?|serving|containeri[sz]ation|api)"
_EXAMPLE = r"(?:example|demo(?:nstration)?|tutorial)"
_SHOWS = lazy_pattern(
    rf"(?i)\b(?:poc|proof[- ]of[- ]concept)\b|\b{_SERVED}\b[^.]{{0,20}}\b{_EXAMPLE}\b"
    rf"|\b{_EXAMPLE}\b[^.]{{0,40}}\b(?:deploy|serv(?:e|ing)\b|container|wrap|host)"
    r"|\b(?:demonstrat|show|illustrat|explain)(?:e|es|ing|s)? how (?:to |one can |you can )?"
    r"(?:deploy|serve|wrap|host|contain|dockeri)"
    r"|\b(?:focus(?:ed|es|ing)?|concentrat\w{1,3}|emphasis|learn\w*)\b[^.]{0,60}\b(?:mlops|architecture|deploy\w*|serving"
    r"|engineering|workflows?|pipelines?|reproducib\w+)\b[^.]{0,80}"
    r"\b(?:rather than|instead of|and not|not on|so|than)\b[^.]{0,60}\b(?:accura|performan|model|predict|scores?\b)"
    r"|\b(?:example|demo) of how to (?:apply|do|use|set up)\b"
    r"|\b(?:server|service|api) skeleton\b|\bmore focused on (?:the |my )?(?:workflow|pipeline|engineering|process)"
)

_GIVEN = lazy_pattern(
    r"(?i)\b(?:model|classifier|regressor)s? (?:is|was|has been|are|were) (?:already )?(?:(?:engineered|given|provided"
    r"|built|trained|supplied|developed) (?:for|to) (?:you|us|me)"
    r"|(?:given|provided|supplied) (?:as (?:the|a) (?:base-?line|starting|base)\b"
    r"|(?:by|with) the (?:course|lesson|module|tutorial|bootcamp|workshop|instructor|teacher)s?\b))"
)
"""What says that the model came from whoever set the task."""

_NAME = lazy_pattern(r"""(?m)^\s{0,8}name\s?=\s?["']([\w.-]{2,60})["']""")


def installs_itself(readme: Readme, files: Files) -> bool:
    """Return whether `readme` has its reader install the package that is built here, by name from an index."""
    texts = (files.text(path) or "" for path in ("pyproject.toml", "setup.py", "setup.cfg") if files.find(path))
    names = {found[1] for text in texts for found in _NAME.finditer(text)}
    return any(
        re.search(rf"\bpip3? install (?:-U |--upgrade )?{re.escape(name)}(?![\w./-])", readme.text) for name in names
    )


def says_the_model_was_given(text: str) -> bool:
    """Return whether a README says that somebody else gave its author the model that is served."""
    return _GIVEN.search(text) is not None


def shows_how_to_serve(document: Document) -> bool:
    """Return whether the opening of `document` calls it an example of serving or a template, or seeks no accuracy."""
    if is_called_a_template(document):
        return True
    written = [one for one in document.paragraphs if not one.listed]
    texts = (one.text for each in (document.headings, written) for one in each[:_OPENING])
    return any(_SHOWS.search(" ".join(text.split())) for text in texts)
