"""What the options of `mlfolio check` ask for, as one value."""

from pathlib import Path
from typing import NamedTuple


class CheckOptions(NamedTuple):
    """The options of `mlfolio check` as they were given; None, empty or off where they were not."""

    format_: str | None = None
    outputs: tuple[Path, ...] = ()
    fail_under: float | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    verbose: bool = False
    no_config: bool = False
    no_cache: bool = False
    kind: str | None = None
    baseline: Path | None = None
    staged: bool = False
