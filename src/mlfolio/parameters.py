"""What the options of the command line take beside what click knows: paths, and a number of points."""

import math
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import os


class FilePath(click.Path):
    """A path as pathlib has it, which is loaded where one is given: --help would take a tenth longer with it."""

    def coerce_path_result(self, value: "str | os.PathLike[str]") -> Any:
        """Return the path that `value` names."""
        from pathlib import Path

        return Path(value)


class Bar(click.FloatRange):
    """A number of points; "nan" is none, and no score would reach it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number that `value` says."""
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if self.min <= number <= self.max:
            return number
        return self.fail(f"{value!r} is no number from {self.min:g} to {self.max:g}.", param, ctx)
