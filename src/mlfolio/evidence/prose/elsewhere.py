"""What a README leaves to other pages, or says in words that hold no command: how to run the project."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from mlfolio.evidence.files import Files
from mlfolio.evidence.prose.document import Document, Link
from mlfolio.evidence.prose.instructions import shown_in_use, steps
from mlfolio.evidence.prose.readme import Readme, read_page
from mlfolio.evidence.prose.shown_elsewhere import is_of_the_site
from mlfolio.evidence.prose.unspaced import unspaced_words
from mlfolio.patterns import lazy_pattern

_HOW_TO = lazy_pattern(
    r"\W*(?:\d+[.)]\s*)?(?:how (?:to|do)\b|to (?:run|reproduce)\b|run(?:ning)?\b|usage\b"
    r"|getting started|get started|quick ?-?start|reproduc"
    r"|(?:\w+ )?instructions?\b|steps to\b|uso\b|utilisation|cómo\b|como\b|execução|ejecución|ejecutar|executar"
    r"|instrucciones|instruções|exécution|lancement|comment (?:utiliser|lancer|exécuter)"
    r"|anleitung|ausführ|\u00e7al\u0131\u015ft\u0131rma|запуск|как запуст|использование"
    r"|使い方|実行|起動|使用|如何|运行|執行|执行|運行|启动"
    r"|사용(?:법| 방법)|실행)",
    re.IGNORECASE,
)
_ANNOUNCED = lazy_pattern(
    r"^[^\w\n]*+(?:how to (?:run|use)|to run|run(?:ning)? instructions|instructions|usage)[^.\n]{0,40}:\s*$"
    r"|\b(?:run|execute|type|enter) (?:the )?(?:following|these|this)\b[^.\n]{0,40}:\s*$"
    r"|\b(?:para (?:ejecutar|correr|executar|rodar)|pour (?:lancer|exécuter)|zum (?:ausführen|starten))\b"
    r"[^.\n]{0,40}:\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_PROGRAM = r"(?<![\w-])([\w-]{1,80}\.(?:py|R|ipynb|Rmd|jl|sh))\b"
_RUNS = lazy_pattern(
    rf"\b(?:runs?|running|execut\w{{1,4}}|launch\w{{0,3}})\b[^\n]{{0,80}}?{_PROGRAM}"
    rf"|{_PROGRAM}[^\n.]{{0,60}}?\b(?:runs|executes|launches)\b",
    re.IGNORECASE,
)
_MAIN = r"\b(?:entry[- ]?point|main (?:script|program|file|module|notebook))\b"
_FIRST = lazy_pattern(
    rf"{_PROGRAM}[^\n.]{{0,40}}?\b(?:is|as|are)\b[^\n.]{{0,40}}?{_MAIN}|{_MAIN}[^\n.]{{0,40}}?{_PROGRAM}", re.IGNORECASE
)
"""A file that is said to be the one to begin with."""

_FOLDER = lazy_pattern(
    r"\b(?:run|running|execut(?:e|ing))\s+(?:(?:all|any|each|of|the|these|those|python|r|jupyter)\s+){0,4}(?:scripts?|notebooks?)"
    r"\s+(?:in|from|inside|under|of)\s+(?:the\s+)?[`'\"*]{0,2}([\w./-]{1,80}\w)",
    re.IGNORECASE,
)
_BEFORE_RUNNING = lazy_pattern(
    r"\b(?:before|prior to|to|for|and|then|try|trying|want to) (?:re-?)?(?:run|running|execut(?:e|ing))"
    r"(?: (?:the|these|this|all|any|my|our|python|r)){1,3}"
    r" (?:scripts?|notebooks?|code|app(?:lication)?|program|pipeline)\b"
    r"|^\W{0,4}(?:\d+[.)]\s)?run (?:the|all|each) (?:scripts?|notebooks?|code|app(?:lication)?|program)"
    r"(?:/\w{1,20})?\W*$"
    r"|\b(?:should|must|can|need to|have to|please|just|simply|then) (?:run|execute|launch)\b[^.\n]{0,40}:[ \t]*$"
    r"|\brun (?:it |this |them )?(?:locally\b|(?:in|on) (?:your|ur) (?:own )?(?:computer|machine|laptop|pc)\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""What tells that something is to be run, and leaves to the reader what."""

_HOST_CELL = r"\b(?:kaggle|colab|kernel|databricks|cell)\b"
_PASTED = r"\b(?:past(?:e|ed|ing)|cop(?:y|ied)|upload(?:ed)?)\b"
_SUGGESTED = lazy_pattern(
    rf"{_PROGRAM}[^\n.]{{0,60}}?{_PASTED}[^\n.]{{0,60}}?{_HOST_CELL}"
    rf"|{_PASTED}[^\n.]{{0,60}}?{_PROGRAM}[^\n.]{{0,60}}?{_HOST_CELL}"
    rf"|\b(?:start|begin)(?:s|ing)?\b[^\n.]{{0,20}}?\b(?:with|by|at|from)\b[^\n.]{{0,60}}?{_PROGRAM}",
    re.IGNORECASE,
)
_SCRIPTS = lazy_pattern(
    r"\bscripts?\b[^.\n]{0,30}\b(?:to|for|that)\b[^.\n]{0,20}\b(?:install|run|start|launch)\w{0,4}\b", re.IGNORECASE
)
"""What a README says of a folder of scripts that it does not show."""

_FEWEST = 8
"""Words below a heading. With fewer, it announces something and says nothing."""

_GUIDE = lazy_pattern(
    r"instructions?\b|step[- ]by[- ]step|how[- ]to\b|\bguide\b|set-?up|quick ?-?start|getting[- ]started|tutorial"
    r"|command line|\busage\b|documentation|\bdocs?\b|\bwiki\b|runbook|walkthrough",
    re.IGNORECASE,
)
_HOSTED = lazy_pattern(
    r"://(?:colab\.research\.google\.com|mybinder\.org|gitpod\.io|deepnote\.com|codespaces\.new"
    r"|(?:www\.)?kaggle\.com/(?:code|kernels)/)"
)
"""Hosts where a click opens a notebook that is ready to be run."""

_ON_HOST = lazy_pattern(r"https?://(?:www\.)?(?:github|gitlab)\.com/[^/]+/[^/]+/(?:blob|tree)/[^/]+/(.+)")
_WRITTEN_APART = lazy_pattern(
    r"\[([\w./ -]{1,80}\.(?:md|rst|txt|markdown|org|adoc))\]:?[ \t]+https?://\S{1,300}", re.IGNORECASE
)
"""A page in brackets with its address behind them, where a link would have it in parentheses."""

_PLAIN_PAGE = lazy_pattern(
    r"(?<![\w/.:@-])(\w[\w./-]{0,80}\.(?:md|rst|txt|markdown|adoc))\b(?!/)|(?<![\w/.:@-])(\w[\w./-]{0,80})/readme\b(?![./])"
    r"|\breadme (?:file )?(?:in|of|inside|under) (?:the )?[\"'`*]{0,2}([\w./-]{1,80}\w)",
    re.IGNORECASE,
)
"""A page in plain text, or the folder whose README it is."""

_EACH_FOLDER = lazy_pattern(
    r"\b(?:each|every|individual|specific|respective|corresponding|sub)\W{0,3}(?:\w+ ){0,2}"
    r"(?:folder|director(?:y|ies)|project|module)s?\b[^.\n]{0,80}\b(?:readmes?|instructions|information|details)\b"
    r"|\breadmes?\b[^.\n]{0,30}\b(?:in|inside|within|of) (?:its|their|each|the respective)\b[^.\n]{0,30}"
    r"\b(?:folder|director(?:y|ies)|project)s?\b",
    re.IGNORECASE,
)
_ON_RUNNING = lazy_pattern(
    r"\b(?:compil(?:e|ing|ation)|build(?:ing)?|install(?:ing|ation)?|run(?:ning)?|execut(?:e|ing|ion)|us(?:e|ing|age))"
    r"(?: (?:and|or) \w{1,20})? (?:of )?(?:the |this )?(?:project|code|programs?|app(?:lication)?|software)\b",
    re.IGNORECASE,
)
"""What a report tells, as the list of its contents says."""

_CONTENTS = 8
"""Lines below a link to a report in which its contents are listed."""

_REPORTS = (".pdf", ".docx", ".doc", ".odt")
_NOT_FOR_USERS = lazy_pattern(r"contributing|change(?:s|log)|history|release|security|code_of_conduct", re.IGNORECASE)
_PROGRAMS = (".py", ".r", ".ipynb", ".rmd", ".qmd", ".jl", ".sh")
_READMES = ("readme.md", "readme.rst", "readme.txt", "readme")
_MOST_PAGES, _MOST_LINKS = 20, 100
_SEVERAL = 2
_TEXTS = (".md", ".rst", ".txt", ".markdown", ".org", ".adoc")


def left_to(readme: Readme, files: Files) -> str | None:
    """Return what `readme` leaves the ways to run the project to, in words for its reader; None where to nothing.

    That is a section that announces them, a page or a folder here whose text holds a step, a program shown alone, a
    guide or the project's documentation elsewhere, a host that runs its notebooks, or the folders of its projects.
    """
    return next(_left_to(readme, files), None)


def _left_to(readme: Readme, files: Files) -> Iterator[str]:
    document = readme.document
    yield from (f"its section “{heading}” holds no command that is known here" for heading in _announced(document))
    images = (Link(one.link, one.alt, one.line) for one in document.images if one.link)
    for link in (*document.links, *images)[:_MOST_LINKS]:
        if _HOSTED.search(link.target):
            yield f"it opens a notebook on another host, by the link on line {link.line}"
        elif _leads_to_a_guide(link, readme, files):
            yield f"it leaves that to {link.target}"
    yield from _named(readme, files)
    if line := shown_in_use(document):
        yield f"the code on line {line} may show how to use it"
    if any(_EACH_FOLDER.search(paragraph.text) for paragraph in document.paragraphs):
        yield "it leaves that to the folders of its projects"
    if below := _told_below(readme, files):
        yield f"{below} of the READMEs in its folders hold steps"


def _named(readme: Readme, files: Files) -> Iterator[str]:
    for block in readme.document.code:
        if block.text.strip().lower().endswith(_PROGRAMS) and (program := files.find(block.text.strip())):
            yield f"it shows {program}, which may be what is to be run"
    for paragraph in readme.document.paragraphs:
        yield from _spoken_of(paragraph.text, files)
        pages = [found[1] for found in _WRITTEN_APART.finditer(paragraph.text)]
        pages += [found[found.lastindex or 1] for found in _PLAIN_PAGE.finditer(paragraph.text)]
        yield from (f"it leaves that to {page}" for page in pages if _holds_a_step(page, readme, files))
    for code in readme.document.inline_code:
        if PurePosixPath(code.text).suffix in _TEXTS and _holds_a_step(code.text, readme, files):
            yield f"it leaves that to {code.text}"


def _told_below(readme: Readme, files: Files) -> int:
    """Return how many READMEs in folders hold a step; 0 where that is not half of them, and two."""
    pages = [path for path in files.named(*_READMES) if path != readme.path and "/" in path][:_MOST_PAGES]
    telling = sum(bool(_kinds_of_steps(path, files) - {"fetch"}) for path in pages)
    return telling if telling >= _SEVERAL and 2 * telling >= len(pages) else 0


def _spoken_of(text: str, files: Files) -> Iterator[str]:
    for found in _RUNS.finditer(text):
        if files.named(found[1] or found[2]):
            yield f"it speaks of running {found[1] or found[2]}"
    for found in (*_FIRST.finditer(text), *_SUGGESTED.finditer(text)):
        if files.named(found[found.lastindex or 1]):
            yield f"it begins with {found[found.lastindex or 1]}, as it says"
    for found in _FOLDER.finditer(text):
        if found[1].removeprefix("./") in files.folders:
            yield f"it speaks of running what is in {found[1]}"
    if told := _SCRIPTS.search(text) or _BEFORE_RUNNING.search(text):
        yield f"it speaks of “{told[0]}”"


def _announced(document: Document) -> Iterator[str]:
    """Yield the headings, and lines that introduce a list, which announce how to run it and are followed by words."""
    ends = [*(heading.line for heading in document.headings[1:]), 10**9]
    for heading, end in zip(document.headings, ends, strict=False):
        if not _HOW_TO.match(heading.text):
            continue
        text = " ".join(one.text for one in (*document.paragraphs, *document.code) if heading.line < one.line < end)
        if len(text.split()) + unspaced_words(text) >= _FEWEST:
            yield heading.text
    for paragraph in document.paragraphs:
        yield from (found[0].strip() for found in _ANNOUNCED.finditer(paragraph.text))


def _leads_to_a_guide(link: Link, readme: Readme, files: Files) -> bool:
    said = " ".join((link.text, link.target, *(one.text for one in readme.document.headings_above(link.line)[:1])))
    line = readme.document.lines.get(link.line, "")
    here = _ON_HOST.fullmatch(link.target)
    if "://" not in link.target or here:
        path = here[1] if here else link.target
        if path.lower().endswith(_REPORTS) and _is_on_running(link, readme.document):
            return bool(files.named(path.rpartition("/")[2]))
        return _holds_a_step(path, readme, files) or (path.endswith(".pdf") and bool(_GUIDE.search(f"{said} {line}")))
    if re.search(r"instructions?\b|step[- ]by[- ]step", f"{said} {line}", re.IGNORECASE):
        return True
    if is_of_the_site(link.target, files):
        return _GUIDE.search(f"{said} {line}") is not None
    return bool(_GUIDE.search(said)) and _is_about(link.target, files)


def _is_on_running(link: Link, document: Document) -> bool:
    """Return whether the lines from a link to a report on say that it tells how to run the project."""
    below = (document.lines.get(line, "") for line in range(link.line, link.line + _CONTENTS + 1))
    return any(map(_ON_RUNNING.search, below))


def _is_about(target: str, files: Files) -> bool:
    """Return whether an address names one of the packages here: the documentation of this project, and of no other."""
    plain = re.sub(r"[-_]", "", target.lower())
    packages = {PurePosixPath(path).parent.name for path in files.own if path.endswith("/__init__.py")}
    return any(len(name) > 3 and re.sub(r"[-_]", "", name.lower()) in plain for name in packages)


def _holds_a_step(path: str, readme: Readme, files: Files) -> bool:
    """Return whether the page at `path`, or a README in that folder or below, tells how to run or use something."""
    return any(_kinds_of_steps(page, files) & {"run", "use"} for page in _pages(path, readme, files))


def _kinds_of_steps(page: str, files: Files) -> set[str]:
    return {step.kind for step in steps(read_page(page, files))}


def _pages(path: str, readme: Readme, files: Files) -> list[str]:
    from urllib.parse import unquote

    clean = unquote(path.partition("#")[0]).removeprefix("./").strip("/")
    if not clean or _NOT_FOR_USERS.search(clean.rpartition("/")[2]):
        return []
    for base in dict.fromkeys((f"{readme.folder}/{clean}".strip("/"), clean)):
        if base.lower().endswith(_TEXTS):
            found = [page] if (page := files.find(base)) and base != readme.path else []
        else:
            below = f"{base.lower()}/"
            found = [one for one in files.named(*_READMES) if one.lower().startswith(below)][:_MOST_PAGES]
        if found:
            return found
    return []
