"""Trees of files that people draw in code blocks: the entries that are meant to be files and folders of the project."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.evidence.prose.document import CodeBlock
from mlfolio.patterns import lazy_pattern

_BRANCH = lazy_pattern(r"^(?P<lead>[\s│┃|]*(?:[├└┣┗][─━\-—=]+|[├└┣┗|+`\\][─━\-—_=]+)[>\s]*)(?P<entry>\S.*)$")
_REMARK = lazy_pattern(r"\s{2,}|\s+[#<(→\u2013—-]|\s*//|\t|:|\s*←|,")
_ORNAMENT = lazy_pattern(r"^[^\w.]+")
FILE = lazy_pattern(
    r"[\w][\w .-]*\.(?:py|ipynb|r|rmd|qmd|sh|jl|toml|ya?ml|jsx?|tsx?|java|go|rs|scala|c|cc|cpp|cu|h|hpp|m|tf|ps1|bat"
    r"|cfg)|requirements[\w-]*\.txt|(?:CONTRIBUTING|CHANGELOG|LICEN[CS]E)(?:\.md|\.txt)?|Dockerfile|Makefile|Procfile|Jenkinsfile",
    re.IGNORECASE,
)
"""Names of files of code, of its configuration and about the project: what nobody's run makes."""

_FOLDER = lazy_pattern(r"\w[\w-]*/")
_PLACEHOLDER = lazy_pattern(r"(?:^|[_-])(?:N{1,3}|X{1,3}|x{2,3}|[Nn]ame|your|my|foo|bar)(?=[_.-]|$)|[>}]$")
_TO_FILL_IN = lazy_pattern(r"\W{0,4}[<{][^<>{}\n]{1,60}[>}]/?(?:\s.*)?")
"""A name in angle brackets or braces, which the reader is to put another for."""

_BARE = lazy_pattern(r"[A-Za-z_][A-Za-z0-9_-]*")
_FEWEST_FOLDERS = 3
MADE = lazy_pattern(
    r"(?:\w+[_-])?(?:data|datasets?|raw|(?:pre)?processed|interim|images|cache|figures|plots|models|outputs?|results"
    r"|logs|weights|checkpoints)"
    r"|(?:external|model|checkpoint|saved\w*|result"
    r"|logs?|runs"
    r"|mlruns|wandb|reports?|figures?|plots|images?|img|artifacts?|artefacts?|submissions?|predictions?|cache|tmp|temp"
    r"|build|dist"
    r"|venv|env|\.venv|\.git|\.github|\.vscode|\.idea|node_modules|__pycache__|train|test|val|valid|validation|labels?"
    r"|inputs?|__\w+__|[\w.-]*venv[\w.-]*"
    r"|uploads|credentials|secrets|tables|features|embeddings|experiments)",
    re.IGNORECASE,
)
"""Names of folders whose content is often made on the spot or downloaded, and files that are of one machine."""


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
    if _hangs_from_a_placeholder(block, branches):
        return
    if _opens_with_its_root(branches):
        branches = branches[1:]
    # What Windows' `tree` draws: folders alone, without a slash.
    are_folders = len(branches) >= _FEWEST_FOLDERS and all(_BARE.fullmatch(one.name) for one in branches)
    above: list[tuple[int, str]] = []
    for (depth, entry, offset), after in zip(branches, [*branches[1:], None], strict=False):
        above = [one for one in above if one[0] < depth]
        folders = [name for _, name in above]
        above.append((depth, entry.rstrip("/")))
        if any(MADE.fullmatch(name) or _PLACEHOLDER.search(name) for name in [*folders, entry.rstrip("/")]):
            continue
        holds_others = after is not None and after.depth > depth and _BARE.fullmatch(entry)
        if are_folders or holds_others or FILE.fullmatch(entry) or _FOLDER.fullmatch(entry):
            yield Entry("/".join([*folders, entry.rstrip("/")]), block.line + offset)


def _hangs_from_a_placeholder(block: CodeBlock, branches: list[_Branch]) -> bool:
    """Whether the folder that the tree hangs from is a name to be filled in: it is a pattern for many."""
    lines = block.text.split("\n")
    above = next((line for line in reversed(lines[: branches[0].offset]) if line.strip()), "") if branches else ""
    return _TO_FILL_IN.fullmatch(above[:400]) is not None


def _opens_with_its_root(branches: list[_Branch]) -> bool:
    """Whether all other branches hang from the first, with no line above: the project, by the name it had elsewhere."""
    if len(branches) <= 1 or branches[0].offset > 0:
        return False
    return all(one.depth > branches[0].depth for one in branches[1:])


def _branches(block: CodeBlock) -> Iterator[_Branch]:
    for offset, line in enumerate(block.text.split("\n")):
        branch = _BRANCH.match(line[:400])
        if branch is not None:
            entry = _REMARK.split(branch["entry"].strip())[0]
            yield _Branch(len(branch["lead"]), _ORNAMENT.sub("", entry).strip(), offset)
