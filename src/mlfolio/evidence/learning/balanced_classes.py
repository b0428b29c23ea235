"""Classes of which all are as frequent, so that accuracy hides none: labels written out, data named or kept here."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook, shown
from mlfolio.patterns import lazy_pattern

_LIMIT = 200_000
_SETS = r"(?:(?:fashion[-_ ]?)?mnist|cifar(?:[-_ ]?100?)?|cinic[-_ ]?10|stl[-_ ]?10)"
_NAMED = lazy_pattern(
    rf"(?i)\b(?:on|with|using|from|of|in|the)\s[\[*_`\"]{{0,3}}{_SETS}\b"
    rf"|\b{_SETS}[\])*_`\"]{{0,3}}\s(?:data|digits?|handwritten|images)"
)
"""Where it is said that one of the sets of pictures is used of which each class has as many."""

_NAMED_FOR_THEM = lazy_pattern(rf"(?i)(?<![a-z]){_SETS}(?![a-z])")

_LISTED = lazy_pattern(
    r"(?<![a-z_])(?:y|ys|labels?|targets?|classes)(?:_?(?:train|true))?\s?=\s?(?:(?:np|numpy|torch)\.\w{4,6}\(\s{0,9})?"
    r"\[([-+\d\s,.'\"a-z_]{7,600})\]"
)
"""What a list of labels is bound to, and what stands between its brackets, in lower case."""

_FEWEST = 4

_TAIL = 1_000
"""Characters of the end of a cell, and of what it shows, in which values are counted."""

_TABLE = lazy_pattern(r"[\"']([^\"'\\\n]{1,120}\.(?:csv|tsv|txt|data|dat))\\?[\"']", re.IGNORECASE)
"""A table that code names, also as a notebook's file writes it."""

_BETWEEN = lazy_pattern(r"[,;\t ]+")
_COUNTED = lazy_pattern(r"value_counts\(\)\)?\s*\Z")
_COUNT = lazy_pattern(r"(?m)^.{1,60}?[ \t](\d{1,9})$")
"""A line of what `value_counts` shows of a class."""

_MOST_CLASSES, _FEWEST_OF_EACH = 20, 10
"""Values of a column that are classes, and rows of each: what each row has its own of is counted evenly, too."""


def readmes_of_balanced_data(files: Files) -> Iterator[str]:
    """Yield the READMEs that say that the work beside them is done on MNIST, CIFAR or their like."""
    yield from (path for path in files.named("readme.md") if _NAMED.search((files.text(path) or "")[:_LIMIT]))


def are_named_for_even_data(paths: Collection[str]) -> bool:
    """Return whether there are `paths`, and all of them, or folders they stand in, are named for one of these sets."""
    return bool(paths) and all(map(_NAMED_FOR_THEM.search, paths))


def are_counted_evenly(notebook: Notebook) -> bool:
    """Return whether a cell of `notebook` that ends by counting the values of a column shows as many of each class."""
    counting = (cell for cell in notebook.code if _COUNTED.search(cell.source[-_TAIL:]))
    return any(_shows_even_counts(shown(output)[:_TAIL]) for cell in counting for output in cell.outputs)


def _shows_even_counts(text: str) -> bool:
    counts = [int(found) for found in _COUNT.findall(text)]
    return 1 < len(counts) <= _MOST_CLASSES and len(set(counts)) == 1 and counts[0] >= _FEWEST_OF_EACH


def are_written_evenly(code: str) -> bool:
    """Return whether lower-case `code` binds labels to lists of at least four, each with as many of every class."""
    counts = [Counter(filter(None, (one.strip() for one in found[1].split(",")))) for found in _LISTED.finditer(code)]
    return bool(counts) and all(map(_are_even, counts))


def _are_even(labels: Counter[str]) -> bool:
    return 1 < len(labels) <= labels.total() / 2 and labels.total() >= _FEWEST and len(set(labels.values())) == 1


def are_kept_evenly(paths: Iterable[str], files: Files) -> bool:
    """Return whether the code at `paths` names tables that lie beside it or below, all with as many rows of each class.

    The class is what stands last in a row.
    """
    tables = {table for path in paths for table in _tables(path, files)}
    return bool(tables) and all(_is_even_table(files.text(one) or "") for one in tables)


def _tables(path: str, files: Files) -> Iterator[str]:
    """Yield the tables that the code at `path` names by their file, whatever is written large in it."""
    folder = path.rpartition("/")[0]
    names = {re.split(r"[/\\]", found[1])[-1].lower() for found in _TABLE.finditer(files.text(path) or "")}
    within = f"{folder}/" if folder else ""
    beside = (one for name in sorted(names) for one in files.by_name.get(name, ()) if one.startswith(within))
    yield from (one for one in beside if (files.size(one) or 0) <= _LIMIT)


def _is_even_table(text: str) -> bool:
    rows = [line for line in text.split("\n") if line.strip()]
    last = Counter(_BETWEEN.split(line.strip())[-1] for line in rows[1:])
    # The first row may be the names of the columns.
    first = _BETWEEN.split(rows[0].strip())[-1] if rows else ""
    last.update([first] if first in last else [])
    return (
        1 < len(last) <= _MOST_CLASSES and len(set(last.values())) == 1 and last.total() >= _FEWEST_OF_EACH * len(last)
    )
