"""What one file that names dependencies says: its kind, the requirements in it, and whether it fixes them."""

from itertools import starmap
from typing import Any, NamedTuple

from mlfolio.evidence.packages.requirements import Requirement


class Manifest(NamedTuple):
    """A file that names dependencies.

    `language` is the one whose packages it names. `is_lock` says that it fixes the version of everything it names.
    `includes` are paths, from the root, of further files whose requirements belong to this one; `constraints` the
    files that bind its versions. `problem` says why a broken file has no requirements.
    """

    path: str
    language: str
    requirements: tuple[Requirement, ...] = ()
    is_lock: bool = False
    includes: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()
    problem: str | None = None


def plain_manifest(manifest: Manifest) -> tuple[Any, ...]:
    """Return a manifest as plain data."""
    return tuple(manifest._replace(requirements=tuple(map(tuple, manifest.requirements))))


def restored_manifest(plain: tuple[Any, ...]) -> Manifest:
    """Return the manifest that `plain_manifest` took apart."""
    manifest = Manifest(*plain)
    return manifest._replace(requirements=tuple(starmap(Requirement, manifest.requirements)))


def line_naming(text: str, stated: str) -> int | None:
    """Return the first line of `text` that holds `stated`; None where none does."""
    at = text.find(stated)
    return text.count("\n", 0, at) + 1 if at >= 0 else None
