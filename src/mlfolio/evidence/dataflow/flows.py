"""The dataflow of a whole repository: each source that trains is analysed, and its leaks become findings."""

import ast
from functools import cached_property, partial

from mlfolio.evidence.code.import_graph import ImportGraph
from mlfolio.evidence.code.sources import Import, Source, Sources
from mlfolio.evidence.dataflow.analysis import Analysis, analyse
from mlfolio.evidence.dataflow.leaks import Kind, leaks_of
from mlfolio.evidence.dataflow.pairs import evaluations
from mlfolio.evidence.dataflow.rows import Site
from mlfolio.evidence.dataflow.run import BUDGET, ELSEWHERE
from mlfolio.evidence.dataflow.story import Story, story_of
from mlfolio.evidence.notebooks import Notebook
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Place

_TRAINS = lazy_pattern(
    r"\.\s*fit\w*\s*\(|\bcross_val\w*\s*\(|\.backward\s*\(|\b(?:xgb|xgboost|lgb|lightgbm)\.train\s*\("
)
"""What no source that trains a model does without."""


def _share(sources: int) -> int:
    """Return the steps elsewhere of each source: equal, so that no order matters; powers of two, to change seldom."""
    return min(BUDGET, 1 << (ELSEWHERE // max(sources, 1)).bit_length() >> 1)


class Dataflow:
    """What the analysis of every source says."""

    def __init__(self, sources: Sources, notebooks: list[Notebook]) -> None:
        self._sources = sources
        self._notebooks = {notebook.path: notebook for notebook in notebooks}
        self._by_path = {source.path: source for source in sources}

    @cached_property
    def analyses(self) -> dict[str, Analysis]:
        """The analysis of each source that trains something, by its path."""
        training = [source for source in self._sources.code if _TRAINS.search(source.text)]
        share = _share(len(training))
        return {
            source.path: analyse(source.path, self._statements(source), self._resolve, elsewhere=share)
            for source in training
        }

    @cached_property
    def evaluated(self) -> frozenset[str]:
        """The paths of the sources that train a model and test it."""
        return frozenset(path for path, analysis in self.analyses.items() if evaluations(analysis))

    @cached_property
    def held_out(self) -> frozenset[str]:
        """The paths of the sources that test a model on other rows than exactly those it was trained on."""
        return frozenset(
            path
            for path, analysis in self.analyses.items()
            if any(pair.training.rows != pair.test.rows for pair in evaluations(analysis))
        )

    @property
    def problem(self) -> str | None:
        """Why the analysis is not whole, for the first source where it is not."""
        return next((f"{path} {one.problem}" for path, one in self.analyses.items() if one.problem), None)

    @cached_property
    def _stories(self) -> list[tuple[str, Kind, Story]]:
        found: dict[tuple[Kind, Site], tuple[str, Kind, Story]] = {}
        for path, analysis in self.analyses.items():
            for leak in leaks_of(analysis):
                story = story_of(leak, analysis, partial(self._where, path))
                found.setdefault((leak.kind, story.site), (path, leak.kind, story))
        return list(found.values())

    def findings(self, kind: Kind) -> list[Finding]:
        """Return one finding a leak of that kind."""
        return [self._finding(story) for _, one, story in self._stories if one is kind]

    def share_without(self, kind: Kind, among: frozenset[str]) -> float:
        """Return the share of the sources `among` that have no leak of that kind."""
        leaking = {path for path, one, _ in self._stories if one is kind}
        return 1 - len(leaking & among) / max(len(among), 1)

    def _finding(self, story: Story) -> Finding:
        place = self._place("", story.site)
        related = tuple(self._place(chapter.role, chapter.site) for chapter in story.chapters)
        return Finding(story.message, place.path, place.line, place.cell, related)

    def _where(self, path: str, site: Site) -> str:
        line, cell = self._by_path[site.path].place(site.line)
        named = f"line {line}" if cell is None else f"cell {cell}, line {line}"
        return named if site.path == path else f"{site.path}, {named}"

    def _place(self, role: str, site: Site) -> Place:
        line, cell = self._by_path[site.path].place(site.line)
        return Place(role, site.path, line, cell)

    def _statements(self, source: Source) -> list[ast.stmt]:
        """Return the statements in the order in which the cells ran, where their counts tell one."""
        notebook = self._notebooks.get(source.path)
        counts = {cell.number: cell.execution_count for cell in notebook.code} if notebook else {}
        known = [count for count in counts.values() if count is not None]
        if len(known) < len(counts) or len(set(known)) < len(known) or known == sorted(known):
            return source.tree.body
        order = {number: count for number, count in counts.items() if count is not None}
        return sorted(source.tree.body, key=lambda one: order.get(source.place(one.lineno)[1] or 0, 0))

    @cached_property
    def _graph(self) -> ImportGraph:
        return ImportGraph(self._sources.modules)

    def _resolve(self, name: str, level: int, path: str) -> tuple[str, list[ast.stmt]] | None:
        found = self._graph.module(Import(name, level, (), 1), path)
        return None if found is None or found == path else (found, self._by_path[found].tree.body)
