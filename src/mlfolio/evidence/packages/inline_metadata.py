"""What a script says in its first comment that it needs (PEP 723), as `uv run train.py` reads it."""

from typing import NamedTuple

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.packages.requirements import read_requirement
from mlfolio.evidence.structured import strings, toml_table

_BEGIN, _END = "# /// script", "# ///"


class InlineMetadata(NamedTuple):
    """The packages that a script needs, under the names that pip installs, and whether it says which Python."""

    packages: tuple[str, ...]
    states_python: bool


def inline_metadata(source: Source) -> InlineMetadata | None:
    """Return what a script or a notebook says of itself; None where it says nothing."""
    found = _stated(source)
    return InlineMetadata(tuple(found[0]), found[1]) if found else None


@fact()
def _stated(source: Source) -> tuple[list[str], bool] | None:
    if _BEGIN not in source.text:
        return None
    lines = [line.rstrip() for line in source.text.split("\n")]
    block = lines[lines.index(_BEGIN) + 1 :] if _BEGIN in lines else []
    if _END not in block:
        return None
    table = toml_table("\n".join(line.removeprefix("#").removeprefix(" ") for line in block[: block.index(_END)]))
    read = (read_requirement(one, source.path) for one in strings(table.get("dependencies")))
    return [one.name for one in read if one], bool(table.get("requires-python"))
