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

_NAMED = lazy_pattern(
    r"(?i)\b(?:see|from|in|of)\s(?:the\s|my\s|our\s)?[\[*_`\"']{0,3}(?!(?:open|third|hugging|pre|self|sub|end)[-_])([a-z][a-z0-9.]*(?:[-_][a-z0-9.]+)+)[\])*_`\"']{0,3}"
    r"\s(?:git(?:hub|lab)\s)?(?:repo|repository)\b"
)
"""A repository that is named without a link: by a name of several words, so that it is one."""

_BROUGHT = lazy_pattern(
    r"(?i)\b(?:copy|copied|download\w*|get|obtain\w*|put|place\w*|take\w*|retrieve\w*|find|found|comes?|came|built|made)\b"
    r"[^.]{0,60}\b(?:models?|pipelines?|weights)\b|\bmodels?\b[^.]{0,60}\b(?:is|are|was|were|comes?|came)\b"
)
"""What is said of a model that stands elsewhere."""

_REACH = 1
"""Lines before the one with the link in which its sentence may begin."""


def model_repository(document: Document) -> str | None:
    """Return the address or name of the other repository that `document` says the model is from, if any."""
    for link in document.links:
        if _REPOSITORY.match(link.target):
            lines = (document.lines.get(line, "") for line in range(link.line - _REACH, link.line + 1))
            said = f"{' '.join(lines)} {link.text}"
            if _OF_THE_MODEL.search(said) and not _NOT_OF_IT.search(said):
                return link.target
    return _named_repository(document)


def _named_repository(document: Document) -> str | None:
    """Return the name of the repository that a line, or the one before it, says that the model is brought from."""
    own = {one.text.casefold() for one in document.headings}
    for number, line in document.lines.items():
        if (found := _NAMED.search(line)) and found[1].casefold() not in own:
            said = f"{document.lines.get(number - 1, '')} {line}".replace(found[1], "")
            about_it = _OF_THE_MODEL.search(said) or _BROUGHT.search(said)
            if about_it and not _NOT_OF_IT.search(said):
                return found[1]
    return None
