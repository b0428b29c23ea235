"""Values without rows: literals, paths, the names of columns, what changes from turn to turn."""

from typing import Any

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


class Labels(Plain):
    """The names of a table's columns, which pick no rows; `dropped` are those that the table was left without."""

    __slots__ = ("dropped",)

    def __init__(self, dropped: Names = frozenset()) -> None:
        super().__init__()
        self.dropped = dropped


class Label(Labels):
    """The name of one column after the other."""

    __slots__ = ()


LABELS = Labels()


def is_turn(value: Value | None) -> bool:
    """Whether a value changes from turn to turn of a loop."""
    return value is TURN or value is COUNT or isinstance(value, Label)
