"""Every Python source of a repository, and the ways in which they are told apart."""

from collections.abc import Iterator

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.tracing import cached_property


class Sources:
    """Every Python source outside vendored folders."""

    def __init__(self, sources: list[Source], skipped: list[str]) -> None:
        self.all = tuple(sources)
        self.skipped = tuple(skipped)
        """Paths of sources too long or too broken to read as text."""

    def __iter__(self) -> Iterator[Source]:
        return iter(self.all)

    def __bool__(self) -> bool:
        return bool(self.all)

    @cached_property
    def modules(self) -> tuple[Source, ...]:
        """The .py files."""
        return tuple(source for source in self.all if not source.is_notebook)

    @cached_property
    def authored(self) -> tuple[Source, ...]:
        """All that somebody wrote: what a program generated is left out."""
        return tuple(source for source in self.all if not source.is_generated)

    @cached_property
    def code(self) -> tuple[Source, ...]:
        """All that somebody wrote and that is not a test, notebooks included."""
        return tuple(source for source in self.all if source.is_code)

    @cached_property
    def tests(self) -> tuple[Source, ...]:
        """The .py files that their path calls tests."""
        return tuple(source for source in self.modules if source.is_test)
