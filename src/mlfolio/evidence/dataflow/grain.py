"""What one row of a table stands for, as far as the code says: by its key, or as a part of a row that was spread."""

from typing import NamedTuple

Names = frozenset[str]


class Grain(NamedTuple):
    """The grain of a table.

    `key` are columns of which it has one row each, `spread` those that one row's values share after it was spread over
    several (as `melt` does), `labels` the columns that became its index; each empty where it is not known.
    """

    key: Names = frozenset()
    spread: Names = frozenset()
    labels: Names = frozenset()

    def is_within(self, keys: Names) -> bool:
        """Whether a group of equal `keys` holds no more than one row, or what one row was spread over."""
        return bool((self.key and self.key <= keys) or (self.spread and self.spread <= keys))


UNKNOWN = Grain()

LEVEL = frozenset(["level_0"])
"""What the index of a table is called that nothing named."""
