"""The file that holds what a repository's findings were on the day it began: accepted by content, not by place."""

import json
from collections.abc import Mapping
from pathlib import Path
from shlex import join
from typing import Any, NamedTuple

from mlfolio.errors import UserError

_SCHEMA = 1


class Entry(NamedTuple):
    """One accepted finding: its fingerprints, and how it read on that day."""

    fingerprints: tuple[str, ...]
    said: str


class Accepted(NamedTuple):
    """What is accepted of one check: how many findings there were, and those of them that were listed."""

    count: int
    entries: tuple[Entry, ...]


Baseline = Mapping[str, Accepted]
"""What is accepted, by the check's id."""


def read(path: Path, root: Path) -> Baseline:
    """Return the baseline in the file at `path`. Raises UserError when it is not there, or is no baseline.

    `root` is the repository that it is of: what to do says how to make one there.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["schema"] != _SCHEMA:
            raise UserError(f"{path}: was written by another version of mlfolio", _anew("Write it anew", path, root))
        return {name: _accepted(part) for name, part in content["accepted"].items()}
    except OSError as error:
        remedy = _anew("Make it first", path, root)
        raise UserError(f"{path}: cannot be read ({error.strerror})", remedy) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UserError(f"{path}: is not a baseline", _anew("Write it anew", path, root)) from error


def _anew(advice: str, path: Path, root: Path) -> str:
    here = Path.cwd()
    elsewhere = [] if root in (here, *here.parents) else [str(root.relative_to(here) if here in root.parents else root)]
    return f"{advice}: {join(['mlfolio', 'baseline', *elsewhere, '--output', str(path)])}"


def _accepted(part: Any) -> Accepted:
    entries = tuple(Entry(tuple(map(str, one["fingerprints"])), str(one["said"])) for one in part["findings"])
    return Accepted(int(part["count"]), entries)


def write(path: Path, baseline: Baseline) -> None:
    """Write `baseline` to `path`, whole or not at all, one finding a line. Raises UserError when it cannot be."""
    # Imported here, because reading needs none of it.
    from mlfolio.reports.writing import replace

    lines = ",\n".join(_check(name, baseline[name]) for name in sorted(baseline) if baseline[name].count)
    replace(path, f'{{\n "schema": {_SCHEMA},\n "accepted": {{\n{lines}\n }}\n}}\n')


def _check(name: str, accepted: Accepted) -> str:
    entries = ",\n".join(f"   {_line(entry)}" for entry in sorted(accepted.entries, key=lambda one: one.said))
    return f'  {json.dumps(name)}: {{"count": {accepted.count}, "findings": [\n{entries}\n  ]}}'


def _line(entry: Entry) -> str:
    return json.dumps({"said": entry.said, "fingerprints": list(entry.fingerprints)}, ensure_ascii=False)
