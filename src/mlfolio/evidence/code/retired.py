"""Whether a file is kept although nobody uses it any more: by its folder, its name or its own first words."""

import re
from collections.abc import Container, Iterable

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.first_comment import first_comment
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.files import folders_of
from mlfolio.patterns import lazy_pattern

FOLDERS = (
    r"(^|/)_?(?:deprecated|legacy|archived?|attic|obsolete|retired|unused|trash|backups?|old"
    r"|(?:old|previous|past|earlier)[-_ ](?:\w{1,20}[-_ ])?(?:ones?|versions?|scripts?|code|files?|notebooks?|stuff"
    r"|attempts?|drafts?|experiments?|implementations?)"
    # Elsewhere `arch` is as often an architecture.
    r"|(?:(?<=scripts/)|(?<=notebooks/)|(?<=kernels/))arch)/"
)
_BY_PATH = lazy_pattern(
    rf"{FOLDERS}|[-_ .](?<!same[-_ ])(?<!years[-_ ])(?<!year[-_ ])(?:old|bak)\d{{0,2}}\.\w{{1,5}}\Z"
    r"|(?<![a-z])(?:deprecated|obsolete|unused)(?![a-z])[^/]*\Z",
    re.IGNORECASE,
)

_COPY = lazy_pattern(r"(?i)[-_ .]{1,3}(?:copy|copia|kopie|back_?up|bkp)[-_ ]?\(?\d{0,2}\)?(?=\.\w{1,5}\Z)")
_VERSION = lazy_pattern(r"(?i)(version|ver|v|iteration|attempt|draft)[\s_.-]{0,4}(\d{1,3}(?:\.\d{1,3}){0,3})")
_SERVED = lazy_pattern(r"(?i)(?:^|/)(?:apis?|rout(?:er|e)s?|endpoints?)$")
"""Folders whose versions are all in use: those of an API."""

_OPENING = 5
"""Lines of comment in which a file says so."""

_BEGINNING = 2_000
"""Characters in which they stand."""

_FILE = r"(?:file|script|module|notebook|code|program|version|implementation|pipeline|approach|model|class)"
_OVER = r"(?:deprecated|obsolete|retired|archived|unused|superseded|abandoned|discontinued)"
_USED = r"(?:used|in use|active|maintained|needed|required|supported|relevant|up[- ]to[- ]date|called|run)"
_SAID = lazy_pattern(
    rf"\A\W*(?:(?:note|warning|attention|important)\W+)?(?:{_OVER}|legacy)"
    rf"(?:\W*\Z|\s?[:(.,;!\u2013\u2014-]|\s(?:[\w-]+ ){{0,3}}{_FILE}\b)"
    rf"|\A\W*no longer {_USED}\b|\A\W*(?:superseded|replaced) by\b"
    rf"|\b(?:this|the) (?:[\w-]+ ){{0,2}}{_FILE} (?:is|are|was|has been) (?:\w+ ){{0,2}}?"
    rf"(?:{_OVER}|(?:no longer|not|n't) (?:\w+ ){{0,2}}?{_USED}(?: any ?more\b)?|(?:superseded|replaced) by)(?!\w)"
    r"|\bart\wk\b[^.\n]{0,40}(?:de[gğ]il|m\wyor|mamakta|maz\b)|kullan\wmdan kald\wr"
    r"|\bya no se (?:us|utiliz|mantien)|\ben desuso\b|\bobsolet[oa]\b|\bdescontinuad[oa]\b"
    r"|\bnão (?:é|está|se) (?:mais )?(?:usa|utiliza|mantid|ativ)"
    r"|\bnon (?:è |viene )?più (?:usat|utilizzat|attiv|mantenut)"
    r"|\bn['\u2019]est plus (?:utilis|maintenu|acti)|\bobsolète\b"
    r"|\bnicht mehr (?:verwendet|benutzt|genutzt|aktiv|gepflegt|aktuell|benötigt|gebraucht)|\bveraltet\b"
    r"|больше не (?:использу|поддержива|нуж)|устарел"
    r"|(?:已|被)(?:废弃|廢棄|弃用|棄用|停用)|不再(?:使用|维护|維護|需要)"
    r"|廃止|非推奨|使われてい?ない|使用していない|더 ?이상 (?:사용|유지|쓰)",
    re.IGNORECASE,
)
"""What a file says of itself in whose place another stands."""


@fact(lambda source: source.is_code)
def is_retired(source: Source) -> bool:
    """Return whether `source` is put away, or opens with the words that it is no longer used."""
    return is_put_away(source.path) or says_it_is_retired(source.chunks[0][1] if source.chunks else "")


def is_put_away(path: str) -> bool:
    """Return whether a file or one of its folders is called old, deprecated, legacy, archive or the like."""
    return _BY_PATH.search(path) is not None


def is_a_copy(path: str, paths: Container[str]) -> bool:
    """Return whether a file is called the copy or backup of one of `paths` beside it, as `train_backup.py` is."""
    found = _COPY.search(path)
    return found is not None and path[: found.start()] + path[found.end() :] in paths


def superseded_folders(paths: Iterable[str]) -> frozenset[str]:
    """Return the folders of `paths` called by the number of a version beside one of a higher number: `Version 1/`."""
    found: dict[tuple[str, str], dict[str, tuple[int, ...]]] = {}
    for folder in {one for path in paths for one in folders_of(path)}:
        around, _, name = folder.rpartition("/")
        version = _VERSION.fullmatch(name)
        if version and not _SERVED.search(around):
            number = tuple(map(int, version[2].split(".")))
            found.setdefault((around, version[1].lower()), {})[folder] = number
    newest = {key: max(group.values()) for key, group in found.items()}
    return frozenset(one for key, group in found.items() for one in group if group[one] < newest[key])


def says_it_is_retired(text: str) -> bool:
    """Return whether the first comment of `text` says that it is deprecated, replaced or no longer used."""
    return any(map(_SAID.search, first_comment(text[:_BEGINNING])[:_OPENING]))
