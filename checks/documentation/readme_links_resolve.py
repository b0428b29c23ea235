"""Relative links and images exist."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.files import Files
from mlfolio.evidence.prose.badges import is_badge
from mlfolio.evidence.prose.document import Document, Link
from mlfolio.evidence.prose.readme import Readme
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable

_FEWEST = 5
"""With fewer links, each broken one still costs no more than a fifth."""

_ELSEWHERE = lazy_pattern(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|\?")
_TEMPLATE = lazy_pattern(r"[{}<>$*|]|\.\.\.")
_HOST_PAGES = lazy_pattern(
    r"(?:\.\./)*(?:issues|pulls?|wiki|releases|actions|discussions|projects|stargazers|network|graphs|fork|tree"
    r"|blob|raw)(?:/|$)"
)
_HOST = lazy_pattern(r"www\.|(?:[\w-]+\.)+(?:com|org|net|edu|gov|io|ai|dev|app|co|me|info|ac\.\w\w|co\.\w\w)(?:/|$)")
_ANNOUNCED = lazy_pattern(r"\bTODO\b|\b(?i:to be (?:added|done|written)|coming soon|work in progress|wip|tbd)\b")
"""What a line says of what it leads to when that is not there yet."""

_MAKES = lazy_pattern(r"^[ \t$>]*mkdir\b([^\n&|;#]*)", re.MULTILINE)


@check(
    title="The README's links lead somewhere",
    how="Every relative link and image of the README leads to a file or folder of the repository, case included (a"
    " host is strict about it). Web addresses, anchors, pages of the host, folders that the README has its reader"
    " make, what its line says is still to come and badges that lead to nothing are not looked at. The share of"
    " targets that exist is granted; all of them pass.",
    fix="Correct the link (an address elsewhere begins with https://), or commit the file that it leads to.",
    # A broken link is a small fault, and easily mended.
    weight=0.5,
    source=Citation("A", "Soft Skills Matter", "write clear documentation"),
    after=("has-readme",),
    bad=[
        Example(
            {
                "README.md": "# Churn\n\nSee the [report](docs/report.md).\n\n![ROC](plots/roc.png) <-- bad\n",
                "docs/report.md": "Hi.\n",
            }
        ),
        Example(
            {"README.md": "# Churn\n\n[Notebook](Train.ipynb) <-- bad\n", "train.ipynb": ["1 + 1"]}, note="another case"
        ),
        Example({"README.md": "# Churn\n\nSee the [demo](). <-- bad\n"}, note="a link to nothing"),
    ],
    good=[
        Example(
            {
                "README.md": "# Churn\n\n[Data](data/My%20data.csv#L3), [site](https://example.org), [up](#churn).\n",
                "data/My data.csv": "a\n",
            }
        ),
        Example(
            {
                "README.md": "# Churn\n\n[![Python](https://img.shields.io/badge/Python-3-blue)]() [Code](a.py)\n\n"
                "- [Serving](./serving) (**TODO**)\n",
                "a.py": "A = 1\n",
            },
            note="a badge that leads nowhere promises nothing, and what is announced is not there yet",
        ),
        Example({"docs/README.md": "# Churn\n\n[Code](../src) and [issues](../../issues).\n", "src/a.py": "A = 1\n"}),
    ],
)
def readme_links_resolve(readme: Readme | None, files: Files) -> Verdict:
    """A broken link or image is the first thing that a visitor stumbles over.

    It says that nobody has looked at the page since it was written.
    """
    if readme is None:
        return not_applicable("no README")
    made = _made(readme)
    targets = dict.fromkeys(one for one in _targets(readme) if not _names_any(one[0], made))
    broken = {raw: line for raw, line in reversed(targets) if not _resolves(raw, readme, files)}
    count = len({raw for raw, _ in targets})
    if not count:
        return not_applicable("no relative links")
    found = sorted(((line, raw) for raw, line in broken.items()))
    where = "in git" if files.tracked else "here"
    findings = [_finding(readme, raw, line, where) for line, raw in found]
    return graded(1 - len(found) / max(count, _FEWEST), findings)


def _targets(readme: Readme) -> Iterator[tuple[str, int]]:
    document = readme.document
    links = [(link.target, link.line) for link in document.links if not _is_a_badges(link, document)]
    for raw, line in [*links, *((image.target, image.line) for image in document.images)]:
        target = raw.strip()
        if _ANNOUNCED.search(document.lines.get(line, "")):
            continue
        if not _ELSEWHERE.match(target) and not _TEMPLATE.search(unquote(target)) and not _HOST_PAGES.match(target):
            yield target, line


def _is_a_badges(link: Link, document: Document) -> bool:
    """Whether a link to nothing is wrapped around a badge alone."""
    if link.target.strip() or link.text.strip():
        return False
    return any(is_badge(image) for image in document.images if image.link is not None and not image.link.strip())


def _made(readme: Readme) -> frozenset[str]:
    """Return the names of the folders that the README has its reader make."""
    commands = [made[1] for block in readme.document.code for made in _MAKES.finditer(block.text)]
    words = (word.strip("\"'").rstrip("/") for command in commands for word in command.split())
    return frozenset(posixpath.basename(word) for word in words if word and not word.startswith("-"))


def _names_any(target: str, folders: frozenset[str]) -> bool:
    return bool(folders) and posixpath.basename(unquote(target).rstrip("/")) in folders


def _resolves(target: str, readme: Readme, files: Files) -> bool:
    try:
        path = unquote(urlsplit(target).path)
    except ValueError:
        return True
    if not path:
        return False
    start = "" if path.startswith("/") else readme.folder
    full = posixpath.normpath(posixpath.join(start, path.lstrip("/")))
    # What leads out of the repository is a page of its host.
    return full.startswith("..") or full == "." or files.exists(full) or _in_submodule(full, files)


def _in_submodule(path: str, files: Files) -> bool:
    return any(
        files.exists(folder)
        and folder not in files.paths
        and not any(one.startswith(f"{folder}/") for one in files.paths)
        for folder in _folders(path)
    )


def _folders(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _finding(readme: Readme, target: str, line: int, where: str) -> Finding:
    if not target:
        return readme.finding("a link leads to nothing", line)
    if _HOST.match(target):
        return readme.finding(f"`{target}` has no https:// before it, so it leads to a file that is not here", line)
    if "@" in target and _HOST.match(target.partition("@")[2]):
        return readme.finding(f"`{target}` has no mailto: before it, so it leads to a file that is not here", line)
    return readme.finding(f"`{unquote(target)}` is not {where}", line)
