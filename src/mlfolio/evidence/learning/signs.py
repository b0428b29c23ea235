"""A sign: one place that shows a step of machine learning, in whatever language it is written."""

from typing import NamedTuple

from mlfolio.verdicts import Finding


class Sign(NamedTuple):
    """What was done (`role`, as in the library's table), by what, and where."""

    role: str
    detail: str
    path: str
    line: int
    cell: int | None = None

    def finding(self, message: str) -> Finding:
        """Return a finding at the place of this sign."""
        return Finding(message, self.path, self.line, self.cell)
