"""What to say of an id that no check has."""

from collections.abc import Iterable

from mlfolio.errors import UserError


def unknown_id(name: str, known: Iterable[str]) -> UserError:
    """Return the error to raise for `name`, with the nearest of the `known` ids."""
    # Imported here because it is slow to import, and nearly never needed.
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    return UserError(f"{name}: no check has this id", f"{hint}`mlfolio list` shows all of them.")
