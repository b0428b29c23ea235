"""Whether all that R trains does so inside a Shiny app, on what its visitor chose: no result is the author's."""

from collections import defaultdict

from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.learning.own_model import OF_MODELS, SAVED
from mlfolio.patterns import lazy_pattern

_LIMIT = 200_000
_APP = lazy_pattern(r"\bshinyServer\(|\bshinyApp\(|\blibrary\(shiny\)")
_INPUT = r"\binput(?:\$|\[\[)"
_CHOSEN = lazy_pattern(
    rf"\b(?:as\.)?(?:formula|reformulate)\(|\b(?:ntree|mtry|k|centers|nodesize|cp|cost|lambda|alpha)\s*=[^,\n]{{0,30}}{_INPUT}"
)
"""How a model is made of what was chosen: its columns put together, or a setting that comes from the page."""

_ASKS = lazy_pattern(_INPUT)
_MADE = OF_MODELS - {"search", "metric accuracy", "metric classification", "metric other", "own accuracy", "predicted"}


def trains_for_visitors_in_r(files: Files, learning: Learning) -> bool:
    """Whether every source that trains is a Shiny app which fits what its visitor put together, and keeps no model.

    A model that is fitted at the top of the app, or saved, is the author's.
    """
    if any("cache/" not in path for path in files.named(*SAVED, "*.rds", "*.rda", "*.rdata")):
        return False
    trains: defaultdict[str, list[int]] = defaultdict(list)
    for sign in (sign for one in learning.readings for sign in one.signs if sign.role in _MADE):
        trains[sign.path].append(sign.line or 1)
    return bool(trains) and all(_fits_as_chosen(path, lines, files) for path, lines in trains.items())


def _fits_as_chosen(path: str, lines: list[int], files: Files) -> bool:
    text = (files.text(path) or "")[:_LIMIT]
    if not all(pattern.search(text) for pattern in (_APP, _ASKS, _CHOSEN)):
        return False
    rows = text.split("\n")
    return all(_is_inside(rows[: line - 1]) for line in lines)


def _is_inside(rows: list[str]) -> bool:
    """Whether a line below `rows` stands in the body of a function."""
    return sum(row.count("{") - row.count("}") for row in rows) > 0
