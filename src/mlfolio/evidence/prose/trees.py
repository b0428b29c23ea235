"""Trees of files that people draw in code blocks: the entries that are meant to be files and folders of the project."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.evidence.prose.document import CodeBlock
from mlfolio.patterns import lazy_pattern

_BRANCH = lazy_pattern(r"^(?P<lead>[\s│┃|]*(?:[├└┣┗|+`\\][─━\-—_=]+)[>\s]*)(?P<entry>\S.*)$")
_REMARK = lazy_pattern(r"\s{2,}|\s+[#<(→\u2013—-]|\s*//|\t|:|\s*←|,")
_ORNAMENT = lazy_pattern(r"^[^\w.]+")
_FILE = lazy_pattern(
    r"[\w][\w .-]*\.(?:py|ipynb|r|rmd|qmd|sh|jl|toml|ya?ml)|requirements[\w-]*\.txt|Dockerfile|Makefile", re.IGNORECASE
)
_FOLDER = lazy_pattern(r"[A-Za-z_][\w-]*/")
_BARE = lazy_pattern(r"[A-Za-z_][A-Za-z0-9_-]*")
_FEWEST_FOLDERS = 3
_MADE = lazy_pattern(
    r"(?:data|dataset|datasets|raw|processed|interim|external|models?|weights|checkpoints?|saved\w*|outputs?|results?"
    r"|logs?|runs"
    r"|mlruns|wandb|reports?|figures?|plots|images?|img|artifacts?|artefacts?|submissions?|predictions?|cache|tmp|temp"
    r"|build|dist"
    r"|venv|env|\.venv|\.git|\.github|\.vscode|\.idea|node_modules|__pycache__|train|test|val|valid|validation|labels?"
    r"|inputs?"
    r"|uploads|credentials|secrets|tables|features|embeddings|experiments)",
    re.IGNORECASE,
)


class Entry(NamedTuple):
    """An entry of a drawn tree: its path as drawn (the root of the tree left out) and its line."""

    path: str
    line: int

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]


class _Branch(NamedTuple):
    """A line of a tree: how far its name is indented, the name, and how many lines below the first it stands."""

    depth: int
    name: str
    offset: int


def drawn_entries(block: CodeBlock) -> Iterator[Entry]:
    """Yield the entries of a tree that name code, configuration or a folder of them.

    Entries in or named like folders of data, models and results are left out: these are often made on the spot.
    """
    branches = list(_branches(block))
    # What Windows' `tree` draws: folders alone, without a slash.
    are_folders = len(branches) >= _FEWEST_FOLDERS and all(_BARE.fullmatch(one.name) for one in branches)
    above: list[tuple[int, str]] = []
    for depth, entry, offset in branches:
        above = [one for one in above if one[0] < depth]
        folders = [name for _, name in above]
        above.append((depth, entry.rstrip("/")))
        if any(_MADE.fullmatch(name) for name in [*folders, entry.rstrip("/")]):
            continue
        if are_folders or _FILE.fullmatch(entry) or _FOLDER.fullmatch(entry):
            yield Entry("/".join([*folders, entry.rstrip("/")]), block.line + offset)


def _branches(block: CodeBlock) -> Iterator[_Branch]:
    for offset, line in enumerate(block.text.split("\n")):
        branch = _BRANCH.match(line[:400])
        if branch is not None:
            entry = _REMARK.split(branch["entry"].strip())[0]
            yield _Branch(len(branch["lead"]), _ORNAMENT.sub("", entry).strip(), offset)
