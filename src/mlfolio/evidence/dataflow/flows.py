"""The dataflow of a whole repository: each source that trains, or runs one, is analysed; leaks become findings."""

import ast
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.dataflow.analysis import Others, Said, analyse
from mlfolio.evidence.dataflow.cell_order import as_run_first, cell_of
from mlfolio.evidence.dataflow.entries import trains
from mlfolio.evidence.dataflow.flow import Flow, PlainStory, Spot, flow_of
from mlfolio.evidence.dataflow.given_rows import holds_estimators_alone
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.own_modules import OwnModules
from mlfolio.evidence.dataflow.python_2 import statements_of
from mlfolio.evidence.dataflow.rows import Site
from mlfolio.evidence.dataflow.run import BUDGET, ELSEWHERE
from mlfolio.evidence.dataflow.shown import shown_lines
from mlfolio.evidence.dataflow.siblings import (
    are_kept_whole_beside,
    is_refit,
    is_run_by_nobody,
    is_settled,
    is_tested_beside,
    shows_for_others,
)
from mlfolio.evidence.dataflow.spared import HERE
from mlfolio.evidence.dataflow.unsplit import unsplit_from
from mlfolio.evidence.dataflow.written_elsewhere import Statements
from mlfolio.evidence.known import FLOW
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.remembered import Remembered
from mlfolio.evidence.tracing import cached_property, note_content
from mlfolio.verdicts import Finding, Place


def _share(sources: int) -> int:
    """Return the steps elsewhere of each source: equal, so that no order matters; powers of two, to change seldom."""
    return min(BUDGET, 1 << (ELSEWHERE // max(sources, 1)).bit_length() >> 1)


INSIDE = 0.2
"""What a leak takes of a source's part where it only reaches a validation, and a test follows on clean rows."""


class Dataflow:
    """What the analysis of every source says."""

    def __init__(
        self,
        sources: Sources,
        notebooks: Callable[[], list[Notebook]],
        identity: Callable[[str], tuple[str, int] | None],
        remembered: Remembered,
    ) -> None:
        """Take the sources, what reads all notebooks, and what tells the content of a path from any other."""
        self._sources = sources
        self._read_notebooks = notebooks
        self._remembered = remembered
        self._by_path = {source.path: source for source in sources}
        self._modules = OwnModules(sources, identity)
        # A source that writes a file is asked for by each that reads one of that name.
        self._orders: dict[str, list[int]] = {}

    @cached_property
    def _notebooks(self) -> dict[str, Notebook]:
        return {notebook.path: notebook for notebook in self._read_notebooks()}

    @cached_property
    def _training(self) -> tuple[Source, ...]:
        paths = self._remembered.recall("what dataflow begins with", self._starts)
        return tuple(self._by_path[path] for path in paths)

    def _starts(self) -> tuple[str, ...]:
        code = self._sources.code
        training = frozenset(source.path for source in code if trains(source))
        starts = self._modules.starts(training, code)
        return tuple(one.path for one in starts if not (one.path in training and holds_estimators_alone(one)))

    @cached_property
    def _share(self) -> int:
        return _share(len(self._training))

    @cached_property
    def flows(self) -> dict[str, Flow]:
        """What each source that trains something, or runs what does, came to, by its path."""
        return {source.path: self._flow(source) for source in self._training}

    def find(self, numbers: Iterable[int]) -> None:
        """Analyse the sources of these numbers, those that train, so that what they came to is known."""
        for number in numbers:
            if number < len(self._training):
                self._flow(self._training[number])

    def release(self) -> None:
        """Let go of the syntax trees of the modules that sources led to."""
        self._modules.release()

    def _flow(self, source: Source) -> Flow:
        flow = source.known.recall(FLOW, partial(self._analysed, source), self._holds)
        # Which modules those are follows from the imports of modules that are among them, and from all paths.
        for path, _ in flow.consulted[-1]:
            note_content(path)
        return flow

    def _holds(self, flow: Flow) -> bool:
        return flow.share == self._share and self._modules.are_as_in(flow.consulted)

    def _analysed(self, source: Source) -> Flow:
        self._modules.forget()
        cells = list(self._cells(source))
        said = Said(shown_lines(cells), unsplit_from(cells))
        others = Others(self._modules.resolve, self._writers, self._share)
        analysis = analyse(source.path, self._statements(source), others, said)
        return flow_of(analysis, self._spot, self._share, self._modules.consulted())

    def _writers(self, name: str, reader: str) -> Iterator[tuple[str, Statements]]:
        """Yield the sources that may write a file of that name, but for the one that reads it."""
        return ((path, partial(self._statements, self._by_path[path])) for path in self._modules.writers(name, reader))

    def _cells(self, source: Source) -> Iterator[tuple[str, str]]:
        """Yield the kind and the text of each cell, in order; a module is one cell."""
        notebook = self._notebooks.get(source.path) if source.is_notebook else None
        if notebook is None:
            yield "code", source.text
            return
        code = dict(source.chunks)
        for cell in notebook.cells:
            if cell.kind == "markdown":
                yield cell.kind, cell.source
            elif cell.number in code:
                yield "code", code[cell.number]

    @cached_property
    def evaluated(self) -> frozenset[str]:
        """The paths of the sources that train a model and test it."""
        return frozenset(path for path, flow in self.flows.items() if flow.evaluated)

    @cached_property
    def held_out(self) -> frozenset[str]:
        """The paths of the sources that test a model on other rows than exactly those it was trained on."""
        return frozenset(path for path, flow in self.flows.items() if flow.held_out)

    @property
    def problem(self) -> str | None:
        """Why the analysis is not whole, for the first source where it is not."""
        return next((f"{path} {flow.problem}" for path, flow in self.flows.items() if flow.problem), None)

    @cached_property
    def _stories(self) -> list[tuple[str, PlainStory]]:
        found: dict[tuple[object, ...], tuple[str, PlainStory]] = {}
        for path, flow in self.flows.items():
            for story in flow.stories:
                if not self._is_settled(path, story) and self._says_more(path, story, found.get(story[:2])):
                    found[story[:2]] = (path, story)
        return list(found.values())

    def _says_more(self, path: str, story: PlainStory, told: tuple[str, PlainStory] | None) -> bool:
        """Whether a leak is not told yet, or only as one that leaves the test clean, which it does not here."""
        return told is None or (self._spares(*told) and not self._spares(path, story))

    def _is_settled(self, path: str, story: PlainStory) -> bool:
        kind, site, _, (_, *chapters), refitted, idle, groups, _ = story
        source = self._by_path[path]
        if idle and is_run_by_nobody(source, self._sources.code):
            return True
        if groups and are_kept_whole_beside(source, groups, self._sources.code):
            return True
        if kind == Kind.TRAINING_SCORE and is_refit(source, refitted, self._kinds_held_out):
            return True
        own = (site, *((where, line) for _, where, line, _ in chapters))
        lines = [line for where, line, *_ in own if where == path]
        return is_settled(Kind(kind), source, lines, self._sources.code)

    @cached_property
    def _kinds_held_out(self) -> dict[Source, tuple[str, ...]]:
        known = ((self._by_path[path], flow) for path, flow in self.flows.items())
        return {source: shows_for_others(source, flow.held_out, flow.for_others) for source, flow in known}

    def findings(self, kind: Kind) -> list[Finding]:
        """Return one finding a leak of that kind."""
        return [_finding(story) for _, story in self._stories if story[0] == kind]

    def share_without(self, kind: Kind, among: frozenset[str], inside: float = 1.0) -> float:
        """Return the share of the sources `among` that have no leak of that kind.

        One all of whose leaks stay inside the rows trained on takes only `inside` of its part.
        """
        leaking = self._leaking(kind) & among
        spoiled = leaking & self._leaking(kind, inside=False)
        return 1 - (len(spoiled) + inside * len(leaking - spoiled)) / max(len(among), 1)

    def stays_inside(self, kind: Kind) -> bool:
        """Whether every leak of that kind stays inside the rows trained on, and a test follows on clean ones."""
        return not self._leaking(kind, inside=False)

    def _leaking(self, kind: Kind, *, inside: bool = True) -> set[str]:
        """Return the paths of the sources with a leak of that kind, such as stay `inside` among them or not."""
        told = ((path, story) for path, story in self._stories if story[0] == kind)
        return {path for path, story in told if inside or not self._spares(path, story)}

    def _spares(self, path: str, story: PlainStory) -> bool:
        """Whether rows are tested on that a leak leaves clean, in its source or in another of its project."""
        *_, spares = story
        return HERE in spares or is_tested_beside(self._by_path[path], spares, self._clean)

    @cached_property
    def _clean(self) -> dict[Source, tuple[str, ...]]:
        return {self._by_path[path]: flow.clean for path, flow in self.flows.items()}

    def _spot(self, site: Site) -> Spot:
        return self._by_path[site.path].place(site.line)

    def _statements(self, source: Source) -> list[ast.stmt]:
        """Return the statements in the order in which the cells ran, where their counts tell one."""
        notebook = self._notebooks.get(source.path) if source.is_notebook else None
        counts = {cell.number: cell.execution_count for cell in notebook.code} if notebook else {}
        known = [count for count in counts.values() if count is not None]
        written = statements_of(source)
        if len(known) < len(counts) or len(set(known)) < len(known) or known == sorted(known):
            return written
        cells: dict[int, list[ast.stmt]] = {number: [] for number in sorted(counts, key=lambda one: counts[one] or 0)}
        for statement in written:
            cells.setdefault(source.place(statement.lineno)[1] or 0, []).append(statement)
        # Counts of cells that were run again stand after those that need their imports.
        imports = [one for one in written if isinstance(one, ast.Import | ast.ImportFrom)]
        if source.path not in self._orders:
            found = as_run_first([cell_of(number, statements) for number, statements in cells.items()])
            self._orders[source.path] = found
        return [*imports, *(statement for number in self._orders[source.path] for statement in cells[number])]


def _finding(story: PlainStory) -> Finding:
    _, _, message, ((_, path, line, cell), *chapters), *_ = story
    return Finding(message, path, line, cell, tuple(Place(*chapter) for chapter in chapters))
