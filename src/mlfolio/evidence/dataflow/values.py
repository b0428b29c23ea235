"""Values that stand for rows, or were made of them: data, statistics, groups, estimators with their trainings."""

from collections.abc import Hashable, Iterable
from typing import Any, NamedTuple

from mlfolio.evidence.dataflow.facts import NOTHING, Fact, Facts
from mlfolio.evidence.dataflow.grain import UNKNOWN, Names
from mlfolio.evidence.dataflow.plain import Value
from mlfolio.evidence.dataflow.rows import NO_ROWS, Part, Rows, Site


class Forward(NamedTuple):
    """A model's output on data: what a loss or a metric is computed from."""

    model: "Estimator"
    rows: Rows
    facts: Facts
    site: Site


_NO_OUTPUTS: dict[str, frozenset[Forward]] = {}


Mask = tuple[Any, Part, bool]
"""What a boolean or index value picks: the key by which it cuts a whole, which part, and whether at random."""


class Data(Value):
    """Rows of data: a table, an array, a column, a mask, an index, predictions.

    `facts` tell what was learned to make the values; `mask` which part of a whole a boolean or index value picks;
    `parts` the row sets set below each other, in order; `base` the table that a single column is a view of; `single`
    says that it stands for one row after the other, so that what is computed over it is computed within a row; `each`
    that every turn of a loop takes other columns; `across` where along other axes than that of the rows it was taken;
    `born` are columns that the code made, `dropped` are columns that it was left without, `gaps` those in which values
    may be missing, None where that may be anywhere; `of_group` that it holds the rows of one group after the other;
    `grain` what one of its rows stands for; `outputs` are the columns that hold predictions; `blank` says that it was
    made to be filled, `residual` that it is what is true less what was predicted, of which a score may be computed;
    `picks` the rows that an index picks, or a mask which asks for the values that others hold; `stacked` that it is
    several arrays along a first axis of its own, so that what is computed down it is computed of each row; `copied`
    that it is a copy of a whole table, though values may have been written into it.
    """

    __slots__ = (
        "across",
        "base",
        "blank",
        "born",
        "column",
        "copied",
        "dropped",
        "each",
        "facts",
        "forwards",
        "gaps",
        "grain",
        "mask",
        "of_group",
        "outputs",
        "parts",
        "picks",
        "residual",
        "role",
        "rows",
        "single",
        "stacked",
    )

    def __init__(self, rows: Rows = NO_ROWS, facts: Facts = NOTHING) -> None:
        self.rows, self.facts = rows, facts
        self.mask: Mask | None = None
        self.picks = NO_ROWS
        self.parts: tuple[Rows, ...] = ()
        self.base: Data | None = None
        self.column: str | None = None
        self.forwards: frozenset[Forward] = frozenset()
        self.role: Estimator | None = None
        self.single = self.each = self.of_group = self.blank = self.residual = self.stacked = False
        self.copied = False
        self.outputs: dict[str, frozenset[Forward]] = _NO_OUTPUTS
        self.grain = UNKNOWN
        self.across: tuple[Hashable, ...] = ()
        self.dropped: Names = frozenset()
        self.born: Names = frozenset()
        self.gaps: Names | None = None

    @property
    def place(self) -> tuple[Hashable, ...]:
        """Where along other axes, or among several things that came together, these were taken."""
        last = (step for atom in self.rows for step in atom.steps[-1:] if step.key[0] == "item")  # type: ignore[index]
        return (*self.across, *sorted(set(last), key=repr))

    def derived(self, rows: Rows | None = None, facts: Facts | None = None) -> "Data":
        """Return new data made of this one, row by row unless `rows` says otherwise."""
        made = Data(self.rows if rows is None else rows, self.facts if facts is None else facts)
        made.single, made.forwards, made.outputs = self.single, self.forwards, self.outputs
        made.residual, made.each, made.grain = self.residual, self.each, self.grain
        made.of_group, made.across, made.born = self.of_group, self.across, self.born
        if rows is None:
            made.parts = self.parts
        return made

    def taking(self, rows: Rows) -> "Data":
        """Return some of the rows; those of a column are a column."""
        made = self.derived(rows, self.facts)
        made.column, made.dropped, made.gaps = self.column, self.dropped, self.gaps
        return made

    def taking_piece(self, rows: Rows) -> "Data":
        """Return one of the pieces or groups, or some of the rows."""
        made = self.taking(rows)
        made.of_group = False
        return made

    def one_by_one(self) -> "Data":
        """Return what stands for each row in turn."""
        made = self.derived()
        made.single = True
        return made

    def group_by_group(self) -> "Data":
        """Return what stands for the rows of each group in turn, or for a list of them."""
        made = self.derived()
        made.of_group = True
        return made

    def gathered(self) -> "Data":
        """Return what rows or groups that were gone through one by one are when they are put together again."""
        if not (self.single or self.of_group):
            return self
        made = self.derived()
        made.single = made.of_group = False
        return made

    def of_others(self, facts: Iterable[Fact]) -> frozenset[Fact]:
        """Return those of `facts` that tell a row of others: a statistic of its own group, which it is, does not."""
        return frozenset(fact for fact in facts if not (fact.groups and self.grain.is_within(fact.groups)))

    def learn(self, facts: Facts) -> None:
        """Change the values in place by what was learned; a column's table changes with it."""
        self.facts |= facts
        if self.base is not None:
            self.base.learn(frozenset((self.column, fact) for _, fact in facts))


class Statistic(Value):
    """What was computed over rows and is no row itself: a mean, a vocabulary, a grouping.

    `names` are the columns of a table of groups, where they are known; `own` is what was learned by computing it, where
    the rest was learned to make the rows that it is of.
    """

    __slots__ = ("facts", "names", "own", "site")

    def __init__(
        self, facts: frozenset[Fact], site: Site, names: Names = frozenset(), own: frozenset[Fact] | None = None
    ) -> None:
        self.facts, self.site, self.names = facts, site, names
        self.own = facts if own is None else own


class Training(NamedTuple):
    """A model's fit: on which rows, made how, where; `target` is the column of the answers, where it has a name.

    `of_clusters` says that the answers are the clusters that a clusterer found, `describes` that they are the features
    themselves, what another model predicts, or who was treated: such a model describes its rows. `place` is where
    the answers were taken, along other axes than that of the rows or among things that came together.
    """

    rows: Rows
    facts: Facts
    site: Site
    target: str | None = None
    of_clusters: bool = False
    describes: bool = False
    place: tuple[Hashable, ...] = ()


class Estimator(Value):
    """A model, transformer, pipeline, splitter or resampler; `trainings` are the fits that may be in force.

    `by_hand` says that the code defines it whole, and no library stands behind it; `own` are the objects of classes of
    the code that stand inside it, `steps` those of a pipeline by their names and positions; `groups` says that it is a
    clusterer, or holds one however deep, `own_folds` that a search is given the folds that it tests on.
    """

    __slots__ = (
        "by_hand",
        "effect",
        "groups",
        "inner",
        "name",
        "own",
        "own_folds",
        "pending",
        "site",
        "steps",
        "trainings",
        "what",
    )

    def __init__(self, name: str, effect: str, what: str, site: Site, inner: "tuple[Estimator, ...]" = ()) -> None:
        self.name, self.effect, self.what, self.site, self.inner = name, effect, what, site, inner
        self.trainings: tuple[Training, ...] = ()
        self.pending: Data | None = None
        self.own: tuple[Value, ...] = ()
        self.steps: dict[str | int, Value] = {}
        self.by_hand = self.own_folds = False
        self.groups = effect == "clusterer" or any(one.groups for one in inner)


class Grouped(Value):
    """A table grouped by keys: columns, empty where they are not known."""

    __slots__ = ("data", "keys")

    def __init__(self, data: Data, keys: Names = frozenset()) -> None:
        self.data, self.keys = data, keys


class Windows(Value):
    """A table seen through windows that end at each row, or hour by hour: what is computed over one is of that row."""

    __slots__ = ("data",)

    def __init__(self, data: Data) -> None:
        self.data = data


class Library(Value):
    """A name of a library, dotted: a module, function or class."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    @property
    def tail(self) -> str:
        """The last part of the name."""
        return self.name.rpartition(".")[2]
