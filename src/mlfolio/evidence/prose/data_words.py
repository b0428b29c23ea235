"""What documents say of the data: where it is from, what its columns mean, under which terms it may be used."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from mlfolio.evidence.prose.writings import Writing
from mlfolio.patterns import lazy_pattern

_HOMES = (
    r"kaggle\.com/(?!code/)[\w-]+/[\w-]+|archive\.ics\.uci\.edu|huggingface\.co/datasets|zenodo\.org|figshare\.com"
    r"|data\.gov|openml\.org"
    r"|physionet\.org|drive\.google\.com|s3\.amazonaws|data\.world|dataverse|github\.com/\S+(?:data|csv)"
    r"|raw\.githubusercontent|yann\.lecun|image-net\.org|cocodataset\.org|openslr\.org|grouplens\.org|insideairbnb\.com"
    r"|commonvoice\.mozilla|cs\.toronto\.edu/~kriz|host\.robots\.ox\.ac\.uk"
)
_KNOWN = (
    r"uci|kaggle|mnist|cifar(?:-?10+)?|imagenet|iris|titanic|boston housing|california housing|movielens|imdb|census"
    r"|telco|pima|wine quality"
    r"|adult|wisconsin|penguins|squad|coco|yelp|20 ?newsgroups|sklearn\.datasets|openml|hugging ?face|ibm|physionet"
    r"|world bank|google trends"
)
_NAMED_API = (
    r"(?-i:(?!(?:REST|Fast|Flask|Web|HTTP|Django|Python|Prediction|Inference|Model|Node|Java|The|An?|Our|This)\b)[A-Z]\w+)"
    r" APIs?\b"
)
"""The interface of somebody else, by its name; the project's own serves answers."""

_SOURCE = lazy_pattern(
    r"\bkaggle\b[^.\n]{0,60}\b(?:competition|challenge)\b|\b(?:competition|challenge)\b[^.\n]{0,40}\bkaggle\b|"
    rf"{_HOMES}|\b(?:data\w*|data ?set)\b[^.\n]{{0,80}}\b(?:from|by|at|via|provided|collected|source|scraped"
    rf"|downloaded|obtained|courtesy|called|is the)\b[^.\n]{{0,60}}"
    rf"(?:https?://|\b(?:{_KNOWN})\b)|\b(?:{_KNOWN})\b[^.\n]{{0,30}}\b(?:data ?set|data|repository|competition"
    rf"|challenge)\b"
    # What others trained on one of these comes with its weights.
    rf"|(?<!pre-)(?<!pre )\btrained\b[^.\n]{{0,60}}\bon (?:the )?(?!imagenet|coco\b)(?:{_KNOWN})\b"
    r"|\bdata ?sets?\b[*_]{0,3} ?[([:] ?[^.\n]{0,30}\b(?:kaggle|uci|openml|hugging ?face)\b"
    r"|\b(?:data|corpus|observations|records|rows|samples|images|reviews|tweets|messages|e-?mails)\b[^.\n]{0,60}\b(?:were"
    r"|was|are|is|been)\b[^.\n]{0,20}"
    r"\b(?:collected|scraped|gathered|recorded|generated|simulated|synthesi[sz]ed|sampled|exported)\b"
    r"|\bsynthetic(?:ally generated)? (?:data|records|samples)"
    rf"|\bdata[ -]?sources?\b[^#]{{0,120}}?\b{_NAMED_API}"
    r"|\b(?:poll|ingest|fetch|pull|collect|retriev|download)\w*\b[^.\n]{0,40}\bAPIs? \((?-i:[A-Z])",
    re.IGNORECASE,
)
_DICTIONARY = lazy_pattern(
    r"^[ \t]*(?:#{1,6}|\*\*|[|])[^\n]*\b(?:data ?(?:dictionary|description|fields|schema|columns)|codebook|features?"
    r"|variables?|attributes?|columns?|fields?"
    r"|description|meaning|definition)\b[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ENTRY = lazy_pattern(
    r"^[ \t]*+(?:[-*+]|\d+[.)])[ \t]++[*_`\"']{0,3}[\w ./()-]{2,40}[*_`\"']{0,3}[ \t]*(?:[:=\u2013\u2014]"
    r"|-)[*_]{0,2}[ \t]*\S"
    r"|^[ \t]*+\|?[ \t]*+[*_`]{0,2}[\w ./()-]{2,40}[*_`]{0,2}[ \t]*\|[ \t]*[^|\n-]{3,}",
    re.MULTILINE,
)
_TERMS = lazy_pattern(
    r"\b(?:data|dataset|corpus)\b[^.\n]{0,80}\b(?:licen[cs]e[ds]?|terms|public domain|cc[- ]?(?:by|0)|open data"
    r"|copyright|may be used|redistribut\w+)\b"
    r"|\b(?:licen[cs]e[ds]?|cc[- ]?(?:by|0)|public domain|odbl|terms of use|copyright)\b[^.\n]{0,60}"
    r"\b(?:data(?:set)?|corpus)\b|competition rules",
    re.IGNORECASE,
)
_BESIDE_DATA = lazy_pattern(r"(^|/)(data|datasets?)/([^/]+/)*readme[^/]*$", re.IGNORECASE)
_LICENSED = lazy_pattern(r"^[ \t]*(?:#+|\d+[.)])[ \t]*(?:licen[cs]e|terms|copyright)\b", re.IGNORECASE | re.MULTILINE)
"""A section that, in a README beside the data, is on the data."""
_WITHOUT_COLUMNS = lazy_pattern(
    r"\b(?:images?|photos|photographs?|pixels?|scans?|slides|audio|spectrograms?|videos?|mris?|x-rays?|digits?)\b",
    re.IGNORECASE,
)
_LABELS_OF_TEXTS = lazy_pattern(
    r"\b(?:comments?|tweets?|reviews?|messages?|texts?|sentences?|articles?|e-?mails?|documents?)\b[^\n]{0,300}"
    r"\b(?:categories|labels)\b[^\n]{0,80}:[ \t]*\n+(?:[ \t]*[-*+][ \t]+`[\w ]{2,40}`[^\n]*\n+){2}[ \t]*[-*+][ \t]+`",
    re.IGNORECASE,
)
"""Of texts that are labelled, the labels are all that there is to explain."""

_ENTRIES = 3
_MENTIONS = 5


class Described(NamedTuple):
    """Which of the three things about the data are said somewhere."""

    source: bool
    columns: bool
    terms: bool


def described(writings: Iterable[Writing]) -> Described:
    """Return what the documents say of the data; a list of columns is told by its heading and at least three entries.

    So are the labels of texts, where three stand below words that say so. What is spoken of as images, sound or film
    over and over has no columns to list.
    """
    source = columns = terms = False
    mentions = 0
    for writing in writings:
        mentions += len(_WITHOUT_COLUMNS.findall(writing.text)) if mentions < _MENTIONS else 0
        source = source or bool(_SOURCE.search(writing.text))
        columns = columns or any(_lists(writing, found.start()) for found in _DICTIONARY.finditer(writing.text))
        columns = columns or _LABELS_OF_TEXTS.search(writing.text) is not None
        terms = terms or _tells_terms(writing)
        if source and columns and terms:
            break
    return Described(source, columns or mentions >= _MENTIONS, terms)


def _tells_terms(writing: Writing) -> bool:
    is_beside = _BESIDE_DATA.search(writing.path) is not None
    return bool(_TERMS.search(writing.text)) or (is_beside and bool(_LICENSED.search(writing.text)))


def _lists(writing: Writing, start: int) -> bool:
    """Whether what stands below a heading, as far as a reader would take it to belong there, lists what is what."""
    return len(_ENTRY.findall(writing.text[start : start + 3000])) >= _ENTRIES
