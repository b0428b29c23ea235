"""Where a script of R's, Julia's or MATLAB's has itself moved, spelt so that only the call tells it for a path."""

from mlfolio.patterns import lazy_pattern

_MOVES = lazy_pattern(
    r"\b(?:setwd|cd)\(\s{0,3}(?:\"([A-Za-z]:[\\/]{0,2}|/users/[^\"\n]+)\"|'([A-Za-z]:[\\/]{0,2}|/users/[^'\n]+)')\s{0,3}\)"
)
"""A drive alone, or a Mac's homes in small letters, which elsewhere are the address of a page."""


def moved_to(line: str) -> str | None:
    """Return the drive, or the home in small letters, to which `line` moves whoever runs it; None for anything else."""
    if "setwd(" not in line and "cd(" not in line:
        return None
    found = _MOVES.search(line)
    return (found[1] or found[2]) if found else None
