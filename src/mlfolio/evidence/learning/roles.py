"""The roles that a library's function plays, looked up by the dotted name of what is called."""

import ast
from functools import cache, lru_cache

from mlfolio.evidence.learning.library import roles_of_words

Called = tuple[ast.Call, str, frozenset[str]]
"""A call, the dotted name of what is called, and its roles."""

OF_CHANCE = frozenset({"draw", "generator", "seed"})
"""Roles that `randomness` reads with more care."""


@cache
def _whole_libraries() -> dict[str, tuple[str, ...]]:
    """The roles of the libraries that play them whatever is called."""
    found: dict[str, list[str]] = {}
    for library, role in roles_of_words()["*"]:
        found.setdefault(library, []).append(role)
    return {library: tuple(roles) for library, roles in found.items()}


_MADE_BY = frozenset({"from_estimator", "from_predictions"})
"""Other ways to make what stands before them: `ConfusionMatrixDisplay.from_estimator`."""


@lru_cache(maxsize=1 << 14)
def roles_of(name: str, stars: tuple[str, ...] = ()) -> frozenset[str]:
    """Return the roles of what is called `name` (see names.Names.of), given the modules imported whole."""
    head, _, word = name.rpartition(".")
    if word in _MADE_BY:
        return roles_of(head, stars)
    places = roles_of_words().get(word, ())
    whole = _whole_libraries().get(name.partition(".")[0], ())
    if not places and not whole:
        return frozenset()
    modules = (head,) if head else stars
    return frozenset(role for library, role in places if _plays(library, name, modules)).union(whole)


def _plays(library: str, name: str, modules: tuple[str, ...]) -> bool:
    if library == "any":
        return True
    if library == "method":
        return name.startswith(".")
    return any(module == library or module.startswith(f"{library}.") for module in modules)
