"""Who wrote a history: which names and addresses may be one person's, and since when others write alone."""

import re
from collections.abc import Sequence
from functools import lru_cache

from mlfolio.evidence.commits import Commit
from mlfolio.patterns import lazy_pattern

_FEWEST_LETTERS = 4
"""Of a word by which two names may be one person's."""

_WORDS = lazy_pattern(r"[^\W\d_]+")
_GITHUB = lazy_pattern(r"(?:(\d+)\+)?([^@]+)@users\.noreply\.github\.com$", re.IGNORECASE)
_NOBODY = frozenset(
    "admin administrator email github gmail home info localhost mail none noreply root ubuntu user".split()
)
"""What stands in the place of a name on a machine where none was set."""


def since_taken_over(commits: Sequence[Commit], fewest: int) -> Sequence[Commit]:
    """Return the commits, newest first, that others than the first authors wrote alone, as in a fork; or all.

    Fewer than `fewest` commits on either side take nothing over.
    """
    last = {sign: at for at, commit in enumerate(reversed(commits)) for sign in signs_of(commit.author, commit.email)}
    ends, cut = 0, 0
    for at, commit in enumerate(reversed(commits)):
        ends = max(ends, *(last[sign] for sign in signs_of(commit.author, commit.email)), at)
        if ends == at and fewest <= at + 1 <= len(commits) - fewest:
            cut = at + 1
    return commits[: len(commits) - cut]


@lru_cache(maxsize=1 << 12)
def signs_of(name: str, address: str) -> frozenset[str]:
    """Return by what a person may be known again: account, name and words before the @, apart and joined."""
    github = _GITHUB.match(address)
    account, local = (github[1], github[2]) if github else (None, address.partition("@")[0])
    words = [word.lower() for word in _WORDS.findall(f"{name} {local}") if len(word) >= _FEWEST_LETTERS]
    # "AdaLovelace" and "ada-lovelace" are one spelling but for case and hyphens.
    closed = ["".join(_WORDS.findall(one)).lower() for one in (name, local)]
    words += [one for one in closed if len(one) >= _FEWEST_LETTERS]
    signs = {name.lower(), address.lower(), local.lower(), account or "", *words}
    return frozenset(signs - _NOBODY - {""})
