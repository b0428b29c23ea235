"""What the signs of a kind are looked for in: the paths, the README's opening, and the first lines of the code."""

import re
from collections.abc import Collection, Iterator

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.kinds.projects import ENOUGH, is_of_the_whole, projects
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.tracing import cached_property
from mlfolio.patterns import lazy_pattern

_HEAD = 10_000
"""Characters of a source. Imports and the first definitions come early; a whole library is not searched."""

_OPENING = 1_500
"""Characters of a README's prose: what it says of its purpose, it says there."""

_BELOW = 3
"""Lines from a title to its second part: an empty one or two stand between them."""

_OF_A_LOG = ("from torch.utils.tensorboard ", "from torch.utils import tensorboard")

_DEFINED = lazy_pattern(r"def +(\w+) *\(")


def head(source: Source) -> str:
    """Return the beginning of a source."""
    return source.text[:_HEAD]


@fact(lambda source: source.is_code)
def first_imports(source: Source) -> tuple[str, ...]:
    """Return the first part of the name of each module that the beginning imports at the left margin.

    What a framework brings to write a log with says nothing of who fits the model.
    """
    brought = (line for line in head(source).split("\n") if line.startswith(("import ", "from ")))
    lines = [line.split(None, 2) for line in brought if not line.startswith(_OF_A_LOG)]
    return tuple(sorted({line[1].partition(".")[0].rstrip(",;") for line in lines if len(line) > 1}))


@fact(lambda source: source.is_code)
def first_definitions(source: Source) -> tuple[str, ...]:
    """Return the names of the functions that the beginning defines, in lower case."""
    return tuple(sorted({name.lower() for name in _DEFINED.findall(head(source))}))


class Clues:
    """A repository as somebody sees it who looks at it for a minute."""

    def __init__(self, files: Files, readme: Readme | None, sources: Sources) -> None:
        self.files = files
        self.readme = readme
        self._sources = sources

    @cached_property
    def title(self) -> str:
        """The first heading of the README, its words apart; empty where there is none.

        One of the same level right below it belongs to it: `# Forest.jl` above `# A random forest from scratch`.
        """
        headings = self.readme.document.headings[:2] if self.readme else ()
        near = len(headings) == 2 and headings[1].line - headings[0].line <= _BELOW
        whole = headings if near and headings[0].level == headings[1].level else headings[:1]
        return ", ".join(one.text.replace("_", " ") for one in whole)

    @cached_property
    def opening(self) -> str:
        """The prose that the README opens with."""
        paragraphs = self.readme.document.paragraphs[:10] if self.readme else ()
        return " ".join(" ".join(one.text.split()) for one in paragraphs)[:_OPENING]

    @cached_property
    def code(self) -> tuple[Source, ...]:
        """The project's own code in Python and R, tests left out; of R there is the text alone."""
        other = [self._in_r(path) for path in self.files.named("*.r", "*.rmd", "*.qmd")]
        return (*sorted(self._sources.code, key=lambda one: one.is_notebook), *other)

    def _in_r(self, path: str) -> Source:
        return Source(path, lambda: ((None, self.files.text(path) or ""),), self.files.known(path))

    @cached_property
    def projects(self) -> frozenset[str]:
        """The folders that are projects of their own; none where there are too few to make the repository several."""
        found = projects(self.files.own)
        return found if len(found) >= ENOUGH else frozenset()

    def is_in_a_project(self, path: str) -> bool:
        """Whether the path belongs to one of several projects, or stands beside one: it tells little of all."""
        return bool(self.projects) and not is_of_the_whole(path)

    def project(self, path: str) -> str | None:
        """Return which of several projects the path lies in, None for what lies in none."""
        outer = ("/".join(path.split("/")[:depth]) for depth in (1, 2))
        return next((folder for folder in outer if folder in self.projects), None)

    def of_the_whole(self, paths: Collection[str]) -> list[str]:
        """Return the paths that tell of all: those beside the projects, or each where half of the projects have one."""
        inside = {self.project(path) for path in paths} - {None}
        if self.projects and len(inside) * 2 >= len(self.projects):
            return list(paths)
        return [path for path in paths if not self.is_in_a_project(path)]

    def paths(self, pattern: re.Pattern[str], *words: str) -> Iterator[str]:
        """Yield the own paths of the whole work that, in lower case, hold one of `words` and fit `pattern`.

        The words are there for speed: looking for them costs far less than the pattern does.
        """
        for lower, path in self._own:
            if any(word in lower for word in words) and pattern.search(lower) and not self.is_in_a_project(path):
                yield path

    @cached_property
    def _own(self) -> tuple[tuple[str, str], ...]:
        return tuple((path.lower(), path) for path in self.files.own)


def quoted(text: str) -> str:
    """Return the beginning of somebody's words in quotation marks."""
    return f"“{text if len(text) <= 60 else text[:59] + '…'}”"
