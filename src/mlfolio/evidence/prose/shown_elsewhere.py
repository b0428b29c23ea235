"""Where a README may tell what was reached without words of its own: reports, papers and talks, or its pictures."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from mlfolio.evidence.files import Files
from mlfolio.evidence.prose.document import Document, Link
from mlfolio.evidence.prose.readme import Readme, read_page
from mlfolio.evidence.prose.results import states_a_result
from mlfolio.evidence.prose.shown_pictures import shown_in_a_picture
from mlfolio.patterns import lazy_pattern

_TOLD = lazy_pattern(
    r"\breport|\bresults?\b|\bpaper\b|\bthesis\b|\bslides?\b|\bslide deck\b|\bpresentation\b"
    r"|\bblog\b|\bpost\b|\barticle\b"
    r"|\bwrite-?up\b|medium\.com/|\.pdf\b|\.pptx?\b|\.docx?\b",
    re.IGNORECASE,
)
_TALK = lazy_pattern(
    r"://(?:1drv\.ms/p/|docs\.google\.com/presentation/|(?:www\.)?(?:slideshare\.net|slides\.com|speakerdeck\.com|prezi\.com)/"
    r"|(?:www\.)?canva\.com/design/)"
)
"""Hosts of slides, whatever the link is called."""

_CALLED = (
    r"(?:\b(?:presentations?|slides?|talk|report|paper|write-?up|article|blog(?: ?posts?)?|results?)"
    r"(?: (?:at|on|in|here|is|titled))?"
    r"|报告|報告|发表|発表|論文|论文)\W{0,4}"
)
_ANNOUNCED = lazy_pattern(rf"{_CALLED}\Z", re.IGNORECASE)
_BARE = lazy_pattern(rf"(?i){_CALLED}(https?://[^\s)>]{{4,300}})")
"""What the words before an address say that it is; one that stands alone is no link in every document."""

_OF_OTHERS = lazy_pattern(
    r"arxiv\.org|drivendata\.github|doi\.org|wikipedia|/issues|shields\.io"
    r"|\breport (?:a |an )?(?:bug|issue)|/licen[cs]e",
    re.IGNORECASE,
)

_SITES = ("_toc.yml", "mkdocs.yml", "mkdocs.yaml", "_quarto.yml", "_bookdown.yml", "book.toml")
"""What a book or site is built by whose pages are those of this repository."""

_HOSTED = lazy_pattern(
    r"https?://[\w-]{1,60}\.(?:github\.io|gitlab\.io|readthedocs\.io|netlify\.app|vercel\.app|pages\.dev)\b[^\s)>\]]{0,100}"
)
_OF_A_TOOL = lazy_pattern(r"mkdocs|sphinx|jupyter|quarto|bookdown|mdbook|myst|cookiecutter|drivendata", re.IGNORECASE)
_WIKI_ADDRESS = lazy_pattern(r"github\.com/[^/\s]+/[^/\s]+/wiki\b|\A(?:\.\.?/)*wiki\b")
_WIKI = lazy_pattern(
    r"(?i)\b(?:project(?:'s)?|github|repo(?:sitory)?(?:'s)?|our|the|see|visit) wiki\b(?! (?:data|dump|corpus|page))"
)
"""Where a project keeps pages that are not in the repository; Wikipedia is another matter."""

_DASHBOARD = lazy_pattern(
    r"(?:wandb\.ai|(?:app\.)?neptune\.ai|comet\.(?:com|ml)|dagshub\.com|tensorboard\.dev|public\.tableau\.com"
    r"|app\.powerbi\.com|kaggle\.com/(?:code|kernels)|kaggle\.com/(?!datasets|c/|competitions|learn)\w[\w-]{0,40}|colab\.research\.google\.com/drive"
    r"|rpubs\.com|ieeexplore\.ieee\.org|link\.springer\.com|sciencedirect\.com|dl\.acm\.org|medium\.com|towardsdatascience\.com)/[^\s)>\]]{1,200}"
)
"""Hosts of articles, runs, boards and films; of notebooks that may not be those that lie here."""

_MOST_LINKS = 100


def shown_elsewhere(document: Document) -> str | None:
    """Return the picture, report or talk in or behind `document` that may tell what was reached; None for none."""
    told = (one.target for one in document.links if _may_tell(one, document))
    bare = (found[1] for line in document.lines.values() if "://" in line for found in _BARE.finditer(line))
    return (
        shown_in_a_picture(document)
        or next(told, None)
        or next((one for one in bare if not _OF_OTHERS.search(one)), None)
    )


def _may_tell(link: Link, document: Document) -> bool:
    said = f"{link.text} {link.target}"
    if link.target[:1] == "#" or _OF_OTHERS.search(said):
        return False
    return any(one.search(said) for one in (_TOLD, _TALK)) or _is_announced(link, document)


def _is_announced(link: Link, document: Document) -> bool:
    """Whether the words right before a link say that it leads to a talk or a report: `Presentation: https://...`."""
    name = link.text or link.target
    if not name:
        return False
    before, shown, _ = document.lines.get(link.line, "").partition(name)
    return bool(shown) and _ANNOUNCED.search(before[-80:]) is not None


def page_of_the_project(readme: Readme, files: Files) -> str | None:
    """Return what `readme` links of the project's own and may tell: the site built here, or a page with a result."""
    if _builds_a_site(files) and (site := _site(readme.document)):
        return site
    linked = (_page(link.target, readme, files) for link in readme.document.links[:_MOST_LINKS])
    pages = dict.fromkeys((*filter(None, linked), *_named(readme, files)))
    return next((page for page in pages if _tells(page, files)), None)


def dashboard(document: Document) -> str | None:
    """Return the address of a dashboard of runs, or of a notebook kept elsewhere, that `document` leads to, if any."""
    targets = (link.target for link in document.links[:_MOST_LINKS])
    found = (_DASHBOARD.search(text) for text in (*targets, *document.lines.values()))
    return next((one[0] for one in found if one), None)


def is_of_the_site(address: str, files: Files) -> bool:
    """Return whether `address` leads to a hosted site, and one is built here: its pages are the project's own."""
    hosted = _HOSTED.search(address)
    return hosted is not None and not _OF_A_TOOL.search(hosted[0]) and _builds_a_site(files)


def _builds_a_site(files: Files) -> bool:
    # Sphinx's settings are called as those of many programs.
    return bool(files.named(*_SITES)) or any("doc" in path.lower() for path in files.named("conf.py"))


def wiki(document: Document) -> str | None:
    """Return `the wiki` where `document` links or names one that is the project's; None where it does not."""
    linked = any(_WIKI_ADDRESS.search(link.target) for link in document.links[:_MOST_LINKS])
    return "the wiki" if linked or any(map(_WIKI.search, document.lines.values())) else None


def _named(readme: Readme, files: Files) -> Iterator[str]:
    """Yield the pages of text that inline code names, wherever they are."""
    codes = (code.text.rpartition("/")[2] for code in readme.document.inline_code[:_MOST_LINKS])
    names = [name for name in codes if name.lower().endswith((".md", ".rst")) and not name.startswith("*")]
    yield from (path for path in files.named(*names) if path != readme.path) if names else ()


def _site(document: Document) -> str | None:
    """Return the first address of a hosted site that is not one of a tool that sites are built with."""
    targets = (link.target for link in document.links[:_MOST_LINKS])
    found = (found[0] for text in (*targets, *document.lines.values()) for found in _HOSTED.finditer(text))
    return next((address for address in found if not _OF_A_TOOL.search(address)), None)


def _page(target: str, readme: Readme, files: Files) -> str | None:
    clean = unquote(target.partition("#")[0]).removeprefix("./")
    path = f"{readme.folder}/{clean}".strip("/")
    if "://" in target:
        return None
    return files.find(path) if clean.lower().endswith((".md", ".rst")) and path != readme.path else None


def _tells(path: str, files: Files) -> bool:
    return states_a_result(read_page(path, files))
