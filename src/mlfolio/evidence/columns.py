"""Facts of many files side by side, a column for each name: a run that asks for few facts reads few columns."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mlfolio.evidence.known import Plain

Identity = tuple[str, int] | None


class Columns:
    """The facts of files of certain contents: their names are known, and the values of one name are read together."""

    def __init__(self, files: Any, read: Callable[[str], Any]) -> None:
        """Take path, identity and names of each file, and what returns the column of a name; None where it is lost."""
        self._numbers: dict[tuple[str, Identity], int] = {}
        self._names: list[tuple[str, ...]] = []
        for number, (path, identity, names) in enumerate(files):
            self._numbers[path, identity] = number
            self._names.append(names)
        self._read = read
        self._columns: dict[str, list[Plain | None]] = {}

    def row(self, path: str, identity: Identity) -> "Row | None":
        """Return the facts of a file, as long as it is the same; None for one that is not here."""
        number = self._numbers.get((path, identity))
        return None if number is None else Row(self, number, self._names[number])

    def value(self, name: str, number: int) -> Plain | None:
        """Return the fact `name` of the file of that number, taken apart; None where it is lost."""
        column = self._columns.get(name)
        if column is None:
            read = self._read(name)
            column = self._columns[name] = read if isinstance(read, list) else []
        return column[number] if number < len(column) else None


class Row(Mapping[str, Plain]):
    """The facts of one file, taken apart."""

    __slots__ = ("_columns", "_names", "_number")

    def __init__(self, columns: Columns, number: int, names: tuple[str, ...]) -> None:
        self._columns, self._number, self._names = columns, number, names

    def __getitem__(self, name: str) -> Plain:
        """Return the fact `name`; raises KeyError where it is not known, or lost."""
        value = self.get(name)
        if value is None:
            raise KeyError(name)
        return value

    def get(self, name: str, default: Any = None) -> Any:
        """Return the fact `name`, or what stands in for one that is not known: most are asked for in this way."""
        value = self._columns.value(name, self._number)
        return default if value is None else value

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the facts."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many facts there are."""
        return len(self._names)
