"""Values without rows: literals, paths, the names of columns, what changes from turn to turn."""

from collections.abc import Callable
from typing import Any, NamedTuple

from mlfolio.evidence.dataflow.grain import Names


class Value:
    """Anything; what is only this is not known and carries no rows."""

    __slots__ = ()


class Plain(Value):
    """A value without rows: a literal where `known`, otherwise a shape, a name, a setting."""

    __slots__ = ("known", "value")

    def __init__(self, value: Any = None, *, known: bool = False) -> None:
        self.value, self.known = value, known


PLAIN = Plain()
TURN, COUNT = Plain(), Plain()
"""What changes from turn to turn of a loop: anything, or a number from a range."""


class Present(Plain):
    """A value that is there and is not empty, whatever it is: a path, a text that is put together."""

    __slots__ = ()


PRESENT = Present()


class Asked(NamedTuple):
    """What is asked of a name: whether it holds a text, begins or ends with one of several, or does not."""

    how: str
    texts: tuple[str, ...]
    wanted: bool = True

    def fits(self, name: str) -> bool:
        """Whether a name is as it is asked for."""
        return any(map(_HOW[self.how](name), self.texts)) == self.wanted


_HOW: dict[str, Callable[[str], Callable[[str], bool]]] = {
    "contains": lambda name: name.__contains__,
    "startswith": lambda name: name.startswith,
    "endswith": lambda name: name.endswith,
}


class Labels(Plain):
    """The names of a table's columns, which pick no rows.

    `dropped` are those that the table was left without, `asked` is what each of them fits, `born` are the columns that
    the code had made when they were listed; None where more may be among them.
    """

    __slots__ = ("asked", "born", "dropped")

    def __init__(self, dropped: Names = frozenset(), asked: tuple[Asked, ...] = (), born: Names | None = None) -> None:
        super().__init__()
        self.dropped, self.asked, self.born = dropped, asked, born

    def may_hold(self, name: str) -> bool:
        """Whether a name may be among them."""
        return name not in self.dropped and all(one.fits(name) for one in self.asked)


class Label(Labels):
    """The name of one column after the other."""

    __slots__ = ()


LABELS = Labels()


def is_turn(value: Value | None) -> bool:
    """Whether a value changes from turn to turn of a loop."""
    return value is TURN or value is COUNT or isinstance(value, Label)
