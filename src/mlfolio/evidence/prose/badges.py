"""Badges among images: what tells them apart, and what they say of licence, coverage, tests and workflows."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from mlfolio.evidence.prose.document import Document, Image
from mlfolio.patterns import lazy_pattern

_BADGE = lazy_pattern(
    r"shields\.io|badge|travis-ci\.(org|com)|codecov\.io|coveralls\.io|circleci\.com|appveyor\.com"
    r"|readthedocs\.org/projects|pepy\.tech|api\.codacy|codeclimate\.com|sonarcloud\.io|snyk\.io|hits\."
    r"|komarev\.com|skillicons\.dev|devicon|simpleicons|github-readme-stats|star-history\.com|contrib\.rocks"
    r"|opencollective\.com|buymeacoffee|ko-fi\.com|herokucdn\.com/deploy|/deploy(-button|-to-\w+)?\.(svg|png)"
    r"|colab\.research\.google\.com|img\.icons8|nbviewer[^/]{0,40}logo",
    re.IGNORECASE,
)
_ICON_SIDE = 40
"""Pixels. An image that the markup shows no larger is an icon beside text."""

_STATIC = lazy_pattern(r"img\.shields\.io/badge/([^?\s]+)", re.IGNORECASE)
_SHIELDS_LICENCE = lazy_pattern(r"img\.shields\.io/(github/license|pypi/l)/", re.IGNORECASE)
_WORKFLOW = lazy_pattern(r"/actions/workflows/([\w.-]+\.ya?ml)(?:/badge\.svg|\?|$)", re.IGNORECASE)
_SERVICES = (
    (lazy_pattern(r"travis-ci\.(org|com)/", re.IGNORECASE), (".travis.yml",)),
    (
        lazy_pattern(r"circleci\.com/gh/|img\.shields\.io/circleci", re.IGNORECASE),
        (".circleci/config.yml", ".circleci/config.yaml", "circle.yml"),
    ),
    (lazy_pattern(r"ci\.appveyor\.com/", re.IGNORECASE), ("appveyor.yml", ".appveyor.yml", ".appveyor/config.yml")),
)


def is_badge(image: Image) -> bool:
    """Whether an image is a badge, a button or an icon rather than a picture of something."""
    return bool(_BADGE.search(image.target)) or (image.size is not None and image.size <= _ICON_SIDE)


def pictures(document: Document) -> list[Image]:
    """Return the images that show something."""
    return [image for image in document.images if image.target.strip() and not is_badge(image)]


class Badge(NamedTuple):
    """A badge that says something of the repository.

    `kind` is "licence", "coverage", "tests", "build" or "ci"; `says` is its text or the file that it rests on; `typed`
    whether it is a fixed text that nothing measures; `files` are the files of which one must be there for it to hold.
    """

    kind: str
    says: str
    line: int
    typed: bool = False
    files: tuple[str, ...] = ()


def badges(document: Document) -> Iterator[Badge]:
    """Yield the badges of a document that say something that can be compared with the repository."""
    for image in document.images:
        found = _typed(image) or _measured(image)
        if found:
            yield found


def _typed(image: Image) -> Badge | None:
    static = _STATIC.search(image.target)
    if static is None:
        return None
    # Shields writes a space as "_" or "%20", a dash as "--"; the last part is the colour.
    words = unquote(static[1]).replace("--", "\0").replace("_", " ").split("-")
    label = words[0].replace("\0", "-").strip().lower()
    message = words[1].replace("\0", "-").strip() if len(words) > 2 else ""
    if label in ("license", "licence") and message:
        return Badge("licence", message, image.line, typed=True)
    for kind, names, values in _CLAIMED:
        if label in names and values.search(message):
            return Badge(kind, f"{label} {message}", image.line, typed=True)
    return None


_CLAIMED = (
    ("coverage", ("coverage", "code coverage", "test coverage", "codecov", "cov"), lazy_pattern(r"\d")),
    ("tests", ("tests", "test", "unit tests"), lazy_pattern(r"pass|\d|ok", re.IGNORECASE)),
    ("build", ("build", "ci", "build status", "ci/cd"), lazy_pattern(r"pass|success", re.IGNORECASE)),
)


def _measured(image: Image) -> Badge | None:
    if _SHIELDS_LICENCE.search(image.target):
        return Badge("licence", "", image.line)
    workflow = _WORKFLOW.search(image.target)
    if workflow:
        return Badge("ci", workflow[1], image.line, files=(f".github/workflows/{workflow[1]}",))
    for pattern, files in _SERVICES:
        if pattern.search(image.target):
            return Badge("ci", files[0], image.line, files=files)
    return None
