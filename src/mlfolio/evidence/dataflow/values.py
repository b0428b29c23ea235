"""What an expression can stand for: data with its rows, statistics, estimators, containers, code, or nothing known."""

import ast
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, NamedTuple

from mlfolio.evidence.dataflow.rows import NO_ROWS, Part, Rows, Site, in_world


class Fact(NamedTuple):
    """Something that was learned: by which call, what, from which rows, where. `copies` says rows were duplicated."""

    by: str
    what: str
    over: Rows
    site: Site
    copies: bool = False


Facts = frozenset[tuple[str | None, Fact]]
"""Facts by the column that holds them; None where any column may."""

NOTHING: Facts = frozenset()


class Value:
    """Anything; what is only this is not known and carries no rows."""

    __slots__ = ()


class Plain(Value):
    """A value without rows: a literal where `known`, otherwise a shape, a name, a setting."""

    __slots__ = ("known", "value")

    def __init__(self, value: Any = None, *, known: bool = False) -> None:
        self.value, self.known = value, known


PLAIN = Plain()


class Forward(NamedTuple):
    """A model's output on data: what a loss or a metric is computed from."""

    model: "Estimator"
    rows: Rows
    facts: Facts
    site: Site


class Data(Value):
    """Rows of data: a table, an array, a column, a mask, an index, predictions.

    `facts` tell what was learned to make the values; `mask` which part of a whole a boolean or index value picks;
    `parts` the row sets set below each other, in order; `base` the table that a single column is a view of; `single`
    says that it stands for one row after the other, so that what is computed over it is computed within a row.
    """

    __slots__ = ("base", "column", "facts", "forwards", "mask", "parts", "role", "rows", "single")

    def __init__(self, rows: Rows = NO_ROWS, facts: Facts = NOTHING) -> None:
        self.rows, self.facts = rows, facts
        self.mask: tuple[Any, Part, bool] | None = None
        self.parts: tuple[Rows, ...] = ()
        self.base: Data | None = None
        self.column: str | None = None
        self.forwards: frozenset[Forward] = frozenset()
        self.role: Estimator | None = None
        self.single = False

    def derived(self, rows: Rows | None = None, facts: Facts | None = None) -> "Data":
        """Return new data made of this one, row by row unless `rows` says otherwise."""
        made = Data(self.rows if rows is None else rows, self.facts if facts is None else facts)
        made.single, made.forwards = self.single, self.forwards
        if rows is None:
            made.parts = self.parts
        return made

    def one_by_one(self) -> "Data":
        """Return what stands for each row in turn."""
        made = self.derived()
        made.single = True
        return made

    def gathered(self) -> "Data":
        """Return what rows that were gone through one by one are when they are put together again."""
        if not self.single:
            return self
        made = self.derived()
        made.single = False
        return made

    def learn(self, facts: Facts) -> None:
        """Change the values in place by what was learned; a column's table changes with it."""
        self.facts |= facts
        if self.base is not None:
            self.base.learn(frozenset((self.column, fact) for _, fact in facts))


class Statistic(Value):
    """What was computed over rows and is no row itself: a mean, a vocabulary, a grouping."""

    __slots__ = ("facts", "site")

    def __init__(self, facts: frozenset[Fact], site: Site) -> None:
        self.facts, self.site = facts, site


class Training(NamedTuple):
    """A model's fit: on which rows, made how, where; `target` are the rows' known answers."""

    rows: Rows
    facts: Facts
    site: Site


class Estimator(Value):
    """A model, transformer, pipeline, splitter or resampler; `trainings` are the fits that may be in force."""

    __slots__ = ("effect", "inner", "name", "pending", "site", "trainings", "what")

    def __init__(self, name: str, effect: str, what: str, site: Site, inner: "tuple[Estimator, ...]" = ()) -> None:
        self.name, self.effect, self.what, self.site, self.inner = name, effect, what, site, inner
        self.trainings: tuple[Training, ...] = ()
        self.pending: Data | None = None


class Grouped(Value):
    """A table grouped by keys."""

    __slots__ = ("data",)

    def __init__(self, data: Data) -> None:
        self.data = data


class Items(Value):
    """A list, tuple or set whose elements are known."""

    __slots__ = ("elements",)

    def __init__(self, elements: Iterable[Value]) -> None:
        self.elements = list(elements)


class Mapping(Value):
    """A dictionary by its literal keys; `rest` holds what stands under keys that are not known."""

    __slots__ = ("entries", "rest")

    def __init__(self) -> None:
        self.entries: dict[Any, Value] = {}
        self.rest: list[Value] = []

    def values(self) -> list[Value]:
        """Return all values in it."""
        return [*self.entries.values(), *self.rest]


class Library(Value):
    """A name of a library, dotted: a module, function or class."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    @property
    def tail(self) -> str:
        """The last part of the name."""
        return self.name.rpartition(".")[2]


class Scope:
    """Names and their values; a function's scope has the scope it was defined in around it."""

    __slots__ = ("names", "outer", "path", "shared", "waiting")

    def __init__(self, path: str, outer: "Scope | None" = None) -> None:
        self.names: dict[str, Value] = {}
        self.waiting: dict[str, Callable[[], None]] = {}
        self.outer, self.path = outer, path
        self.shared: frozenset[str] = frozenset()

    def find(self, name: str) -> Value | None:
        """Return what `name` stands for here, None where nothing binds it."""
        scope: Scope | None = self
        while scope is not None:
            value = scope.own(name)
            if value is not None:
                return value
            scope = scope.outer
        return None

    def own(self, name: str) -> Value | None:
        """Return what this scope itself binds to `name`, bound now where it was waiting to be asked for."""
        if name in self.waiting:
            self.waiting.pop(name)()
        return self.names.get(name)

    @property
    def module(self) -> "Scope":
        """The outermost scope."""
        scope = self
        while scope.outer is not None:
            scope = scope.outer
        return scope


class Function(Value):
    """A function or lambda of the code, with the scope around it, and the object it is a method of."""

    __slots__ = ("node", "owner", "scope")

    def __init__(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, scope: Scope, owner: "Value | None" = None
    ) -> None:
        self.node, self.scope, self.owner = node, scope, owner


class Class(Value):
    """A class of the code: its own names, and its bases."""

    __slots__ = ("bases", "name", "scope")

    def __init__(self, name: str, scope: Scope, bases: tuple[Value, ...]) -> None:
        self.name, self.scope, self.bases = name, scope, bases

    def find(self, name: str) -> Value | None:
        """Return what the class or one of its bases defines under `name`."""
        if name in self.scope.names:
            return self.scope.names[name]
        inherited = (base.find(name) for base in self.bases if isinstance(base, Class))
        return next((value for value in inherited if value is not None), None)


class Module(Value):
    """A module of the repository, with the names it defines."""

    __slots__ = ("scope",)

    def __init__(self, scope: Scope) -> None:
        self.scope = scope


class Instance(Value):
    """An object of a class of the code; `role` is what it is as a model, `data` the rows it gives as a data set."""

    __slots__ = ("attributes", "data", "kind", "role")

    def __init__(self, kind: Class) -> None:
        self.kind = kind
        self.data: Data | None = None
        self.attributes: dict[str, Value] = {}
        self.role: Estimator | None = None


class Bound(Value):
    """A method of a value that is about to be called."""

    __slots__ = ("name", "owner")

    def __init__(self, owner: Value, name: str) -> None:
        self.owner, self.name = owner, name


class Either(Value):
    """One of several values, after branches that disagree."""

    __slots__ = ("options",)

    def __init__(self, options: Iterable[Value]) -> None:
        self.options = tuple(options)


_MOST_OPTIONS = 6


def join(one: Value, other: Value, branching: Hashable = None) -> Value:
    """Return what stands for both after two branches meet; `branching` tells which runs see which rows."""
    if one is other or other is PLAIN:
        return one
    if one is PLAIN:
        return other
    if isinstance(one, Data) and isinstance(other, Data):
        return _joined_data(one, other, branching)
    if isinstance(one, Plain) and isinstance(other, Plain):
        return one if one.known and other.known and one.value == other.value else PLAIN
    if isinstance(one, Items) and isinstance(other, Items) and len(one.elements) == len(other.elements):
        pairs = zip(one.elements, other.elements, strict=True)
        return Items(join(left, right, branching) for left, right in pairs)
    options = dict.fromkeys([*_options(one), *_options(other)])
    return Either(list(options)[:_MOST_OPTIONS])


def _joined_data(one: Data, other: Data, branching: Hashable = None) -> Data:
    mine, yours = one.rows, other.rows
    if branching is not None and mine != yours:
        mine, yours = in_world(mine, (branching, 0)), in_world(yours, (branching, 1))
    made = Data(mine | yours, one.facts | other.facts)
    made.forwards = one.forwards | other.forwards
    made.mask = one.mask if one.mask == other.mask else None
    made.parts = one.parts if one.parts == other.parts else ()
    made.base, made.column = (one.base, one.column) if one.base is other.base else (None, None)
    made.role = one.role or other.role
    made.single = one.single and other.single
    return made


def _options(value: Value) -> tuple[Value, ...]:
    return value.options if isinstance(value, Either) else (value,)


def joined(values: Iterable[Value]) -> Value:
    """Return what stands for all of `values`; PLAIN for none."""
    result: Value = PLAIN
    for value in values:
        result = join(result, value)
    return result


def parts_of(value: Value, depth: int = 3) -> Iterator[Value]:
    """Yield `value`, or what stands inside it where it is a container, down to `depth`."""
    if isinstance(value, Items) and depth:
        for element in value.elements:
            yield from parts_of(element, depth - 1)
    elif isinstance(value, Mapping) and depth:
        for element in value.values():
            yield from parts_of(element, depth - 1)
    elif isinstance(value, Either) and depth:
        for element in value.options:
            yield from parts_of(element, depth - 1)
    elif isinstance(value, Instance) and value.data is not None:
        yield value.data
    else:
        yield value


def data_of(value: Value) -> Data | None:
    """Return the data that `value` is or holds, as one; None where it holds none."""
    if isinstance(value, Data):
        return value
    found = [part for part in parts_of(value) if isinstance(part, Data)]
    return _united(found).gathered() if found else None


def _united(found: list[Data]) -> Data:
    made = found[0]
    for other in found[1:]:
        made = made if made is other else _joined_data(made, other)
    return made


def facts_of(value: Value) -> frozenset[Fact]:
    """Return what was learned to make `value`, statistics in containers included."""
    found: set[Fact] = set()
    for part in parts_of(value):
        if isinstance(part, Statistic):
            found |= part.facts
        elif isinstance(part, Data):
            found.update(fact for _, fact in part.facts)
    return frozenset(found)
