"""One run of the interpreter: the scope in force, what was seen so far, and the budget that bounds it."""

import ast
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from mlfolio.evidence.dataflow.arguments import Arguments
from mlfolio.evidence.dataflow.code_values import Scope
from mlfolio.evidence.dataflow.events import Test
from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.joining import data_of
from mlfolio.evidence.dataflow.loops import Loop
from mlfolio.evidence.dataflow.module_slices import Layout
from mlfolio.evidence.dataflow.named_sets import NamedSets
from mlfolio.evidence.dataflow.plain import PLAIN, Value
from mlfolio.evidence.dataflow.rows import Atom, Root, Site, Step, World
from mlfolio.evidence.dataflow.scored_rows import ScoredRows, note_scored
from mlfolio.evidence.dataflow.shown import is_shown
from mlfolio.evidence.dataflow.values import Data, Estimator, Statistic, Training

BUDGET = 60_000
"""Steps (nodes evaluated) for one source, functions followed into counted each time: some 0.5 s."""

ELSEWHERE = 2_000_000
"""Steps in functions of other modules than the source's own, for all sources of a repository together: some 12 s."""


class OverBudget(Exception):
    """The source takes more steps than its budget."""


class Interpreter(NamedTuple):
    """How nodes are evaluated and executed, by their type, and how a value is called."""

    evaluators: dict[type, Callable[..., Value]]
    executors: dict[type, Callable[..., bool]]
    call: Callable[[Value, Arguments, "Run"], Value]


Resolver = Callable[[str, int, str], tuple[str, Layout] | None]
"""Gives the path and layout of the module of the repository that (name, level, path of the importer) means."""


def _nothing(path: str, run: "Run") -> Data | None:
    """No other source is known to write a table."""
    return None


class Run:
    """The state of one analysis; `read_elsewhere` gives the table that another source wrote to a path."""

    def __init__(self, path: str, interpreter: Interpreter, resolve: Resolver, budget: int, elsewhere: int) -> None:
        self.path, self.resolve = path, resolve
        self._evaluators, self._executors, self._call = interpreter
        self.budget, self.elsewhere = budget, elsewhere
        self.left_at: int | None = None
        self.scope = Scope(path)
        self.statement: ast.stmt | None = None
        self.tests: dict[tuple[object, ...], Test] = {}
        self.scored: dict[Site, set[Site]] = defaultdict(set)
        self.scored_rows: ScoredRows = defaultdict(set)
        self.explained: set[int] = set()
        self.of_columns: set[Site] = set()
        self.written: dict[str, Data] = {}
        self.validated: set[str] = set()
        self.sites: dict[Hashable, Site] = {}
        self.cuts: dict[Hashable, list[Site]] = defaultdict(list)
        self.modules: dict[str, Scope] = {}
        self.calling: list[ast.AST] = []
        self.callers: list[tuple[int, int]] = []
        self.turns: list[tuple[int, int]] = []
        self.called: set[ast.AST] = set()
        self.returned: list[Value] = []
        self.shown: frozenset[int] = frozenset()
        self.loops: list[Loop] = []
        self.looped: set[Site] = set()
        self.averaged: set[int] = set()
        self.grouped: set[Site] = set()
        self.truths: dict[Site, set[tuple[Hashable, ...]]] = defaultdict(set)
        self.saved: set[int] = set()
        self.fed: set[Site] = set()
        self.blends: set[Site] = set()
        self.idle = ""
        self.images: set[Root] = set()
        self.texts: set[str] = set()
        self.branches: list[Step] | None = None
        self.taken: tuple[World, ...] = ()
        self.choosing: frozenset[Fact] = frozenset()
        self.forwards: dict[tuple[Estimator, Site], tuple[Data, bool, tuple[World, ...]]] = {}
        self.trained_before: list[tuple[Estimator, tuple[Training, ...]]] = []
        self.assumed = False
        self.kept: list[Value] = []
        self.numbered: dict[Hashable, tuple[int, Value | None]] = {}
        self.alternatives: Value | None = None
        self.named_sets = NamedSets()
        self.read_elsewhere: Callable[[str, Run], Data | None] = _nothing
        self.of_turn: frozenset[Root] = frozenset()

    def beside(self, path: str, steps: int) -> "Run":
        """Return a run of another source, with as many steps, and as many in other modules."""
        interpreter = Interpreter(self._evaluators, self._executors, self._call)
        other = Run(path, interpreter, self.resolve, steps, steps)
        other.read_elsewhere = self.read_elsewhere
        return other

    def note_cut(self, key: Hashable, site: Site) -> None:
        """Note where rows are cut by `key`, as another place may cut the same rows, or others, once more."""
        self.sites[key] = site
        if not (self.idle and key in self.cuts):
            self.cuts[key].append(site)

    def train(self, owner: Estimator, trainings: tuple[Training, ...]) -> None:
        """Put trainings of a model in force, and keep those that were."""
        self.trained_before.append((owner, owner.trainings))
        owner.trainings = trainings

    def is_shown(self, *sites: Site) -> bool:
        """Whether what stands at one of `sites`, or is being run, is announced as a baseline or a learning curve."""
        here = any(one.path == self.path and one.line in self.shown for one in sites)
        return here or any(map(is_shown, self._running()))

    def is_running(self, name: str) -> bool:
        """Whether a function with `name` in its own is being run."""
        return any(name in one.lower() for one in self._running())

    def _running(self) -> Iterator[str]:
        return (getattr(node, "name", "") for node in self.calling)

    def evaluate(self, node: ast.expr | None) -> Value:
        """Return what an expression stands for; raises OverBudget when there were too many steps."""
        # A step is counted without a call, here and below: there are millions.
        self.budget -= 1
        if self.budget < 0:
            raise OverBudget
        evaluator = self._evaluators.get(node.__class__)
        return evaluator(node, self) if evaluator else PLAIN

    def execute(self, statements: list[ast.stmt]) -> bool:
        """Execute statements in order; return whether one of them leaves the block. Raises OverBudget, too."""
        for statement in statements:
            self.budget -= 1
            if self.budget < 0:
                raise OverBudget
            self.statement = statement
            executor = self._executors.get(statement.__class__)
            if executor and executor(statement, self):
                return True
        return False

    def call(self, value: Value, arguments: Arguments) -> Value:
        """Return what calling `value` gives."""
        return self._call(value, arguments, self)

    def site(self, node: ast.AST | None) -> Site:
        """Return where `node` stands, with the lines of its statement up to its own end."""
        at = node or self.statement
        line = getattr(at, "lineno", 1)
        first = min(line, getattr(self.statement, "lineno", line))
        return Site(self.scope.path, line, first, getattr(at, "end_lineno", line) or line)

    def score(self, tests: Iterable[Site]) -> None:
        """Note that a score of each of `tests` is computed here."""
        for test in tests:
            self.scored[test].add(self.site(None))

    def score_predictions(self, data: Data) -> None:
        """Note that a score of predictions, which are `data` or in it, is computed here."""
        self.score(one.site for one in data.forwards)
        note_scored(data, self.scored_rows)

    def compare(self, tests: Iterable[Site], truth: Value | None) -> None:
        """Note where the answers were taken that the predictions of `tests` are compared with."""
        place = truth.place if isinstance(truth, Data) else ()
        for test in tests:
            self.truths[test].add(place)

    def wording(self, node: ast.expr) -> Hashable:
        """Return how an expression is written, in which call, and what its names stand for: others say another."""
        named = (self.scope.find(name) for name in _standing_alone(node))
        # The values are held, so that no other comes to stand where one stood.
        numbers = (self.number(id(one), one) for one in named if isinstance(one, Data | Statistic))
        return (ast.dump(node), *self.callers, *numbers)

    def number(self, told: Hashable, held: Value | None = None) -> int:
        """Return a number for what is told, the same for the same."""
        return self.numbered.setdefault(told, (len(self.numbered), held))[0]

    def fresh(self, kind: str, node: ast.AST | None, name: object = None) -> Data:
        """Return data whose rows come from `node` alone."""
        site = self.site(node)
        place = (site.path, site.line, getattr(node, "col_offset", 0), *self.callers, *filter(_is_later, self.turns))
        root = (kind, name if name is not None else place)
        self.sites.setdefault(root, site)
        return Data(frozenset([Atom(root)]))

    @contextmanager
    def within(self, scope: Scope) -> Iterator[None]:
        """Evaluate in another scope for a while."""
        before, self.scope = self.scope, scope
        try:
            yield
        finally:
            self.scope = before

    @contextmanager
    def in_turn(self, number: int, node: ast.AST) -> Iterator[None]:
        """Execute one of several turns: what is brought in there is not what others bring in."""
        self.turns.append((getattr(node, "lineno", 0), number))
        yield
        self.turns.pop()

    @contextmanager
    def starting_anew(self) -> Iterator[None]:
        """Execute statements of another module, which runs before whatever asks for its names."""
        before = self.loops, self.branches, self.taken, self.callers
        self.loops, self.branches, self.taken, self.callers = [], None, (), []
        try:
            yield
        finally:
            self.loops, self.branches, self.taken, self.callers = before

    @contextmanager
    def choosing_by(self, choices: frozenset[Fact]) -> Iterator[None]:
        """Execute what a condition on `choices` leads to: a turn of a loop that it picks or leaves out."""
        before, self.choosing = self.choosing, self.choosing | choices
        try:
            yield
        finally:
            self.choosing = before

    @contextmanager
    def going_over_rows(self) -> Iterator[None]:
        """Note the branches that a loop takes some of its rows to."""
        before, self.branches = self.branches, list(self.branches or [])
        try:
            yield
        finally:
            self.branches = before

    def is_at_home_in(self, path: str) -> bool:
        """Whether following a function of the module at `path` leads no farther from home than this run is already."""
        return path == self.path or self.left_at is not None

    @property
    def has_steps(self) -> bool:
        """Whether there are steps left for where this run is: in its own module, or in another that is visited."""
        return self.left_at is None or self.left_at - self.budget < self.elsewhere

    @contextmanager
    def visiting(self) -> Iterator[bool]:
        """Tell whether a function of another module may be followed into; the steps that it takes are counted."""
        self.left_at = self.budget
        try:
            yield self.elsewhere > 0
        finally:
            self.elsewhere -= self.left_at - self.budget
            self.left_at = None

    @contextmanager
    def standing_for(self, alternatives: Value) -> Iterator[None]:
        """Take what is called for one of several that a setting picks, and no comparison; a loop may pick all."""
        before = self.alternatives
        if not self.loops:
            self.alternatives = before or alternatives
        try:
            yield
        finally:
            self.alternatives = before

    @property
    def in_loop(self) -> bool:
        """Whether a loop that is not over folds is being executed."""
        return any(one.over_settings for one in self.loops)

    def tries(self, made: Site) -> bool:
        """Whether a loop makes and trains another setting at `made` in each of its turns."""
        return any(one.tries(made) for one in self.loops)


def _standing_alone(node: ast.AST) -> Iterator[str]:
    """Yield the names in an expression of which no part is taken: a table may change where its column does not."""
    nodes = [node]
    while nodes:
        one = nodes.pop()
        if isinstance(one, ast.Name):
            yield one.id
        elif not isinstance(one, ast.Attribute | ast.Subscript):
            nodes.extend(ast.iter_child_nodes(one))


def _is_later(turn: tuple[int, int]) -> bool:
    return turn[1] > 0


def as_data(value: Value, run: Run) -> Data | None:
    """Return the data that `value` is or holds; a table of groups becomes rows of its own."""
    if isinstance(value, Statistic):
        root = ("aggregate", value.site)
        run.sites.setdefault(root, value.site)
        return Data(frozenset([Atom(root)]))
    return data_of(value)
