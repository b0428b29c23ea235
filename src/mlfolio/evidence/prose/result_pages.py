"""Pages beside the README that state what was reached, or show it in a picture: reports, and READMEs in folders."""

import re
from urllib.parse import unquote

from mlfolio.evidence.coursework.names import is_named_for_a_task
from mlfolio.evidence.files import Files
from mlfolio.evidence.folders_of_others import folders_of_others, is_of_a_library
from mlfolio.evidence.prose.readme import Readme, read_page
from mlfolio.evidence.prose.results import states_a_result
from mlfolio.evidence.prose.shown_pictures import shown_in_a_picture
from mlfolio.patterns import lazy_pattern

_REPORT = lazy_pattern(
    r"(^|/)(reports?|results?|findings|conclusions?|write-?up|solution|model[-_ ]?card)[^/]*\.(md|rst)$"
    r"|(^|/)(?!bug|issue)[^/]{1,60}[-_ ](reports?|results)(?![a-z])[^/]{0,60}\.(md|rst)$"
    r"|(^|/)(reports?|results?)/[^/]*\.md$",
    re.IGNORECASE,
)
_README = lazy_pattern(
    r"^(?!(?:[^/]*/)*data(?:sets?)?/)(?:.*/)?readme"
    r"(?:[-_.](?!(?:html?|ipynb|py|pdf|docx?|[rq]md)$)[a-z]{2,20}(?:[-_][a-z]{2,20})?)?(?:\.(?:md|rst|txt))?$",
    re.IGNORECASE,
)
"""One in a folder, in another language, or on one matter: README_CUDA.md, README.submission."""

_OF_DATA = lazy_pattern(r"(?i)(?:^|/)[^/]*data[^/]*/readme(?:\.txt)?$")
"""What comes with a set of data, in plain text."""


def stated_on_a_page(readme: Readme, files: Files) -> str | None:
    """Return the path of the first report or README beside `readme` that states a result; None where none does."""
    return next((path for path in _pages(readme, files) if states_a_result(read_page(path, files))), None)


def shown_on_a_page(readme: Readme, files: Files) -> str | None:
    """Return the path of the first such page whose pictures may show one; None where none does."""
    return next((path for path in _pages(readme, files) if shown_in_a_picture(read_page(path, files))), None)


def stated_in_what_r_knitted(readme: Readme, files: Files) -> str | None:
    """Return the page that R made of a document beside it, code and results included, if it states a result."""
    documents = {path.rpartition(".")[0] for path in files.named("*.rmd", "*.qmd")}
    pages = (path for path in files.named("*.md") if path.rpartition(".")[0] in documents and path != readme.path)
    return next((path for path in pages if states_a_result(read_page(path, files))), None)


def leads_to(page: str, readme: Readme) -> bool:
    """Whether `readme` names a page, or links to a folder that it stands in."""
    targets = (unquote(link.target).removeprefix("./").strip("/") for link in readme.document.links)
    if any(target and (page == target or page.startswith(f"{target}/")) for target in targets):
        return True
    return page in readme.text


def _pages(readme: Readme, files: Files) -> list[str]:
    """Return the reports of results beside the README, the READMEs in folders, then the reports in folders."""
    others = folders_of_others(files)
    pages = [path for path in files.own if _is_page(path) and not path.startswith(others) and path != readme.path]
    return sorted(pages, key=lambda path: ("/" in path, _README.search(path) is None))


def _is_page(path: str) -> bool:
    """Whether its name is one of a report or README, and not of a library's, a data set's or a set task's."""
    if is_of_a_library(path) or _OF_DATA.search(path) or is_named_for_a_task(path):
        return False
    return bool(_REPORT.search(path) or _README.search(path))
