"""Whether a README says that the repository shows how a model is served, and not how well it does."""

from mlfolio.evidence.prose.document import Document
from mlfolio.patterns import lazy_pattern

_OPENING = 4
"""Headings and paragraphs at the top in which a README says what the repository is for."""

_SERVED = r"(?:deploy(?:ment|ing)?|serving|containeri[sz]ation|api)"
_EXAMPLE = r"(?:example|demo(?:nstration)?|tutorial)"
_SHOWS = lazy_pattern(
    rf"(?i)\b(?:poc|proof[- ]of[- ]concept)\b|\b{_SERVED}\b[^.]{{0,20}}\b{_EXAMPLE}\b"
    rf"|\b{_EXAMPLE}\b[^.]{{0,40}}\b(?:deploy|serv(?:e|ing)\b|container|wrap|host)"
    r"|\b(?:demonstrat|show|illustrat|explain)(?:e|es|ing|s)? how (?:to |one can |you can )?"
    r"(?:deploy|serve|wrap|host|contain|dockeri)"
    r"|\b(?:skeleton|boilerplate|starter (?:kit|project|template)|project template)\b"
)


def shows_how_to_serve(document: Document) -> bool:
    """Return whether the opening of `document` calls it an example, proof or skeleton of serving a model."""
    texts = (one.text for each in (document.headings, document.paragraphs) for one in each[:_OPENING])
    return any(_SHOWS.search(" ".join(text.split())) for text in texts)
