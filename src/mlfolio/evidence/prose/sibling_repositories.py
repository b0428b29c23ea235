"""Which other repository, or page of a model, a README names as the one where it was developed and measured."""

from mlfolio.evidence.prose.document import Document
from mlfolio.patterns import lazy_pattern

_REPOSITORY = lazy_pattern(
    r"\Ahttps?://(?:www\.)?(?:git(?:hub|lab)\.com|huggingface\.co)/(?!(?:spaces|datasets|docs|blog|models|learn)/)"
    r"[\w.-]{1,60}/[\w.-]{1,100}/?(?:\.git)?(?:#\S*)?\Z"
)
_OF_THE_MODEL = lazy_pattern(
    r"(?i)\b(?:re)?train(?:s|ed|ing)\b|\bfine[- ]?tuned\b"
    r"|\bmodel(?:s|ling|ing)?\b[^.]{0,30}\b(?:develop|select|build|built|creat|made|repo)"
    r"|\b(?:develop|select|build|built|creat)\w*\b[^.]{0,30}\bmodels?\b"
    r"|\b(?:sister|sibling|companion|other|second|two) repo(?:sitor(?:y|ies))?\b"
)
_NOT_OF_IT = lazy_pattern(
    r"(?i)pre-?trained|\bdata ?sets?\b|\binstall|\blibrary\b|\bfork(?:ed)?\b|\binspired\b|\bclone\b|\bthanks?\b"
    r"|\bcredits?\b"
)
"""What is said of a library, of data, of a model that others trained, or of this repository."""

_REACH = 1
"""Lines before the one with the link in which its sentence may begin."""


def model_repository(document: Document) -> str | None:
    """Return the address of the other repository that `document` says the model is trained or developed in, if any."""
    for link in document.links:
        if _REPOSITORY.match(link.target):
            lines = (document.lines.get(line, "") for line in range(link.line - _REACH, link.line + 1))
            said = f"{' '.join(lines)} {link.text}"
            if _OF_THE_MODEL.search(said) and not _NOT_OF_IT.search(said):
                return link.target
    return None
