"""Which checks the ids on a command line choose, and what to say of an id that no check has."""

from collections.abc import Iterable

from mlfolio.errors import UserError


def chosen(known: Iterable[str], select: tuple[str, ...], ignore: tuple[str, ...]) -> list[str]:
    """Return the `known` ids that `select` names (all where it is empty) without those that `ignore` names.

    Raises UserError for an id that no check has.
    """
    every = list(known)
    for name in (*select, *ignore):
        if name not in every:
            raise unknown_id(name, every)
    return [name for name in every if (not select or name in select) and name not in ignore]


def unknown_id(name: str, known: Iterable[str]) -> UserError:
    """Return the error to raise for `name`, with the nearest of the `known` ids."""
    # Imported here because it is slow to import, and nearly never needed.
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), known, n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    return UserError(f"{name}: no check has this id", f"{hint}`mlfolio list` shows all of them.")
