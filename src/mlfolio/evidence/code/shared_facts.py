"""What is to be known of many sources, found by two processes that take the next sources in turns."""

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from mlfolio.evidence.code.facts import find_facts
from mlfolio.evidence.code.source import Source
from mlfolio.parallel import Turns

if TYPE_CHECKING:
    from mlfolio.repo import Repo

_FINDERS = {
    "dataflow": "mlfolio.evidence.dataflow.given_rows",
    "tests": "mlfolio.evidence.testing.python_tests",
    "learning": "mlfolio.evidence.learning.python_code",
}
"""The modules that tell an evidence of each source, where they are imported no earlier than it is asked for."""

_GROUP = 16
"""Sources that a process takes at a time."""

_MOST_TREES = 400
"""Sources whose syntax trees are kept for following the data, which leads to about half of them: some 80 MB."""


class SharedFacts:
    """What is to be known of `sources`; made before a process is forked, and found by both."""

    def __init__(self, sources: list[Source], count: int, evidence: Iterable[str]) -> None:
        """Take the sources that nothing is known of, the count of all, and the kinds of evidence that are asked for."""
        asked = frozenset(evidence)
        self._has_dataflow = "dataflow" in asked
        for name in asked:
            if name in _FINDERS:
                import_module(_FINDERS[name])
        self._groups = [sources[start : start + _GROUP] for start in range(0, len(sources), _GROUP)]
        self._turns = Turns(len(self._groups))
        self._entries = Turns(count)

    def find(self) -> None:
        """Find the facts of whatever sources nobody else took."""
        trees = _MOST_TREES if self._has_dataflow else 0
        for turn in self._turns:
            for source in self._groups[turn]:
                find_facts(source, keeps_tree=source.is_code and trees > 0)
                trees -= source.is_code

    def follow(self, repo: "Repo") -> None:
        """Find where the data goes in whatever sources nobody else took, once the facts of all are known."""
        if self._has_dataflow:
            repo.dataflow.find(self._entries)
            repo.dataflow.release()
