"""Where a README may tell what was reached without words of its own: pictures, reports, papers and talks."""

import re
from urllib.parse import unquote

from mlfolio.evidence.prose.badges import pictures
from mlfolio.evidence.prose.document import Document, Image, Link
from mlfolio.patterns import lazy_pattern

_RESULT = lazy_pattern(
    r"result|scores?(?![a-z])|metric|confusion|(?<![a-z])roc(?![a-z])|accurac|performance|leader_?board|evaluation"
    r"|(?<![a-z])loss(?:es)?(?![a-z])|residual|actual[-_ ]?vs|pred\w*[-_ ]?vs|comparison|mlflow|tensorboard|wandb"
    r"|training[-_ ]?run|experiment|importance|shap(?![a-z])|curves?(?![a-z])",
    re.IGNORECASE,
)
_UNDER_RESULTS = lazy_pattern(r"\bresults?\b|\bperformances?\b|\bevaluation\b|leader ?board|\bmetrics\b", re.IGNORECASE)
_GIVEN = lazy_pattern(r"imgur\.com/|user-images\.githubusercontent\.com/|github\.com/user-attachments/|/assets/\d+/")
"""Hosts that give a picture a name of their own, which tells nothing of what it shows."""

_OF_THE_PROGRAM = lazy_pattern(
    r"logo|banner|header|diagram|architect|structure|flow|home|page|login|\bapp\b|\bui\b|interface|demo|database|schema",
    re.IGNORECASE,
)
_TOLD = lazy_pattern(
    r"\breport|\bresults?\b|\bpaper\b|\bthesis\b|\bslides?\b|\bslide deck\b|\bpresentation\b"
    r"|\bblog\b|\bpost\b|\barticle\b"
    r"|\bwrite-?up\b|medium\.com/|\.pdf\b|\.pptx?\b|\.docx?\b",
    re.IGNORECASE,
)
_OF_OTHERS = lazy_pattern(
    r"arxiv\.org|drivendata\.github|doi\.org|wikipedia|/issues|shields\.io"
    r"|\breport (?:a |an )?(?:bug|issue)|/licen[cs]e",
    re.IGNORECASE,
)


def shown_elsewhere(document: Document) -> str | None:
    """Return the picture, report or talk in or behind `document` that may tell what was reached; None for none."""
    shown = (one.target for one in pictures(document) if _may_show(one, document))
    told = (one.target for one in document.links if _may_tell(one))
    return next(shown, None) or next(told, None)


def _may_show(image: Image, document: Document) -> bool:
    name = unquote(image.target).rpartition("/")[2]
    if _GIVEN.search(image.target) and not _OF_THE_PROGRAM.search(image.alt):
        return True
    above = document.headings_above(image.line)[:1]
    return bool(_RESULT.search(f"{image.alt} {name}")) or any(_UNDER_RESULTS.search(one.text) for one in above)


def _may_tell(link: Link) -> bool:
    said = f"{link.text} {link.target}"
    return _TOLD.search(said) is not None and link.target[:1] != "#" and not _OF_OTHERS.search(said)
