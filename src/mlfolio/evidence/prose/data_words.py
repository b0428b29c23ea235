"""What documents say of the data: where it is from, what its columns mean, under which terms it may be used."""

import re
from collections.abc import Iterable
from itertools import islice
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
    r"|\bdonnées\b[^.\n]{0,60}\b(?:proviennent|provenant|issues|collectées|recueillies|téléchargées)\b"
    r"|\b(?:datos|dados)\b[^.\n]{0,60}\b(?:provienen|proceden|provêm|(?:obtenid|recopilad|recolectad|descargad|obtid"
    r"|coletad|baixad|extra[ií]d|simulad)[oa]s)\b"
    r"|\bDaten\w*\b[^.\n]{0,60}\b(?:stammen|stammt|erhoben|gesammelt|heruntergeladen|simuliert)\b"
    r"|\bdati\b[^.\n]{0,60}\b(?:provengono|raccolti|scaricati|estratti|simulati)\b"
    # A local address is where somebody's own service answers.
    r"|(?:データ(?!ベース)|数据(?!库)|資料|데이터(?!베이스))[^\n。]{0,40}https?://(?!localhost|127\.|0\.0\.)"
    r"|\b(?:poll|ingest|fetch|pull|collect|retriev|download)\w*\b[^.\n]{0,40}\bAPIs? \((?-i:[A-Z])",
    re.IGNORECASE,
)
_DICTIONARY = lazy_pattern(
    r"^[ \t]*(?:#{1,6}|\*\*|[|])[^\n]*\b(?:data ?(?:dictionary|description|fields|schema|columns)|codebook|features?"
    r"|variables?|attributes?|columns?|fields?"
    r"|description|meaning|definition)\b[^\n]*$"
    r"|^[ \t]*[|][^\n|]*(?:カラム|列名|項目|特徴量|変数|字段|变量|特征|컬럼|변수|항목)[^\n|]*[|][^\n]*$"
    r"|^[ \t]*#{1,6}[^\n]*(?:カラム|列名|項目|特徴量の|変数の|データ定義|字段|变量|特征说明|컬럼|변수 설명)[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ENTRY = lazy_pattern(
    r"^[ \t]*+(?:[-*+]|\d+[.)])[ \t]++[*_`\"']{0,3}[\w ./()-]{2,40}[*_`\"']{0,3}[ \t]*(?:[:=\u2013\u2014]"
    r"|-)[*_]{0,2}[ \t]*\S"
    r"|^[ \t]*+\|?[ \t]*+[*_`]{0,2}[\w ./()-]{2,40}[*_`]{0,2}[ \t]*\|[ \t]*[^|\n-]{3,}",
    re.MULTILINE,
)
_OF_ROWS = lazy_pattern(
    r"^[ \t]*#{1,6}[^\n]*\b(?:(?:model|input|data ?set|data) (?:features|variables|inputs|fields)|columns"
    r"|attributes)\b",
    re.IGNORECASE | re.MULTILINE,
)
_BARE_ENTRY = lazy_pattern(
    r"^[ \t]*+[-*+][ \t]++[*_`]{0,3}(?:[A-Z][a-z]{1,30}[A-Z]\w{0,40}|[A-Za-z]\w{0,40}_\w{1,40}|(?<=`)\w{1,40})"
    r"[*_`]{0,3}[ \t]++[a-z][\w-]*+[ \t]++[a-z]",
    re.MULTILINE,
)
"""A name as code has it and its meaning, with nothing between: what a service offers is listed the same otherwise."""

_STANDS_FOR = lazy_pattern(
    r"^[ \t]*+(?:(?:[-*+]|\d+[.)])[ \t]++)?[*_`\"']{0,3}\w[\w ()-]{0,40}[*_`\"']{0,3}[ \t]*"
    r"[:=\u2013\u2014-][*_]{0,2}[ \t]*(?:represents?|indicates?|denotes?|stands for)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""A name, and the verb that says what it stands for: no heading has to."""

_IN_WORDS = lazy_pattern(
    r"\b(?:each|every) (?:entry|row|record|observation|instance|line|sample|data point)\b[^.,\n]{0,50}"
    r"\b(?:includes?|contains?|has|holds?|lists?|records?|gives?|consists? of)\b"
    r"[^.,\n]{8,200},[^.,\n]{8,400},[^.\n]{8,200}\.",
    re.IGNORECASE,
)
"""A sentence that names three things or more which a row tells, in several words each."""

_UNDER_DATA = lazy_pattern(
    r"^[ \t]*+(?:(?P<heading>#{1,6}[^\n]*)|(?:[-*+|][ \t]++)?[*_]{0,3}(?:data )?(?:sources?|origins?|origine|provenance"
    r"|quellen?|herkunft|fuentes?|fontes?|来源|出典|출처)[*_]{0,3}[ \t]?[:|\uff1a][*_]{0,3}[ \t]*+"
    r"(?![\w./-]*+\s*+$)[^\n]{10})",
    re.IGNORECASE | re.MULTILINE,
)
"""A heading, or a line that tells a source in more than one word or path."""

_IS_DATA = lazy_pattern(
    r"\b(?:data|data ?sets?|données|datos|dados|daten\w{0,20}|dati)\b|数据|データ|데이터", re.IGNORECASE
)
_IMAGE = lazy_pattern(r"!\[[^\[\]\n]{0,200}\]\([^()\n]{0,300}\)|<img\b[^<>]{0,600}>", re.IGNORECASE)
_OF_COLUMNS = lazy_pattern(
    r"(?<![a-z])(?:data|data[ _-]?set|features?|columns?|variables?)[ _-]?"
    r"(?:schema|structure|dictionary|descriptions?|columns|fields|variables|meanings?)(?![a-z])",
    re.IGNORECASE,
)
"""What the name of a picture, or the words in its place, say that it shows."""

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
_PICTURE_COMPETITION = lazy_pattern(
    r"\b(?:humpback[- ]whale[- ](?:identification|challenge)|whale[- ](?:id|identification|categori[sz]ation)\b"
    r"[- ](?:challenge|competition|playground)|dogs?[- ]vs?\.?s?[- ]cats?|digit[- ]recogni[sz]er"
    r"|severstal|diabetic[- ]retinopathy[- ]detection|aptos[- ]?2019|imet[- ](?:collection[- ])?20\d\d"
    r"|cassava[- ]leaf|plant[- ](?:pathology|seedlings?)|state[- ]farm[- ]distracted|carvana)\b",
    re.IGNORECASE,
)
"""Competitions whose rows are pictures, by their names."""

_ENTRIES = 3
_HEADINGS = 50
"""Headings of one page that are looked under for names without a sign behind them."""

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
        source = source or bool(_SOURCE.search(writing.text)) or _states_source(writing.text)
        columns = columns or any(_lists(writing, found.start()) for found in _DICTIONARY.finditer(writing.text))
        columns = columns or any(
            _lists_bare(writing, found.start()) for found in islice(_OF_ROWS.finditer(writing.text), _HEADINGS)
        )
        columns = columns or _IN_WORDS.search(writing.text) is not None
        columns = columns or len(_STANDS_FOR.findall(writing.text)) >= _ENTRIES
        terms = terms or _tells_terms(writing)
        if source and columns and terms:
            break
    return Described(source, columns or mentions >= _MENTIONS, terms)


def is_of_known_pictures(writings: Iterable[Writing]) -> bool:
    """Return whether a page at the root names a competition that gives pictures, each with a label and nothing else.

    A page further down speaks of one entry among several.
    """
    return any("/" not in one.path and _PICTURE_COMPETITION.search(one.text) for one in writings)


def columns_pictured(writings: Iterable[Writing]) -> str | None:
    """Return the page that shows a picture which it calls a schema or description of the data; None where none does."""
    shown = ((one.path, picture[0]) for one in writings for picture in _IMAGE.finditer(one.text))
    return next((path for path, picture in shown if _OF_COLUMNS.search(picture)), None)


def _states_source(text: str) -> bool:
    """Whether a line under a heading on data gives its source: `- Source : three files of the payroll`."""
    is_on_data = False
    for found in _UNDER_DATA.finditer(text):
        if found["heading"]:
            is_on_data = _IS_DATA.search(found["heading"]) is not None
        elif is_on_data:
            return True
    return False


def _tells_terms(writing: Writing) -> bool:
    is_beside = _BESIDE_DATA.search(writing.path) is not None
    return bool(_TERMS.search(writing.text)) or (is_beside and bool(_LICENSED.search(writing.text)))


def _lists(writing: Writing, start: int) -> bool:
    """Whether what stands below a heading, as far as a reader would take it to belong there, lists what is what."""
    return len(_ENTRY.findall(writing.text[start : start + 3000])) >= _ENTRIES


def _lists_bare(writing: Writing, start: int) -> bool:
    """Whether the lines below a heading on what a model is given name it and say what it is, with no sign between."""
    return len(_BARE_ENTRY.findall(writing.text[start : start + 3000])) >= _ENTRIES
