"""Subjects held against what their commits change: standard ones, those that name new files, those on the README."""

import re
from functools import lru_cache
from pathlib import PurePosixPath

from mlfolio.evidence.commits import Commit
from mlfolio.evidence.subjects import FILE, PUNCTUATION, is_vague
from mlfolio.patterns import lazy_pattern

_ROBOT = lazy_pattern(
    r"\[bot\]|dependabot|renovate|github-actions|pre-commit-ci|imgbot|greenkeeper|allcontributors",
    re.IGNORECASE,
)
# What a host or git writes by itself says nothing for or against the author.
_NEUTRAL = lazy_pattern(
    r"^(\W*(clean )?(initial|first) (commit|push|upload|version)\W*"
    r"|merge .*|revert .*|bump \S+ from .*|(bump:? )?version:? .*|release .*"
    r"|update:? (version:? )?v?\d+(\.\d+)+\W*|delete [^:]*\.\w+"
    r"|(?:deleted|removed?) \S*\.\w+|renamed? \S+ to \S+"
    r"|renamed? (?:\S+|[^:\n]{1,200}\.\w{1,8}) to [^:\n]{1,200}\.\w{1,8}\W*"
    r"|v?\d+(\.\d+)+\S*( \(#\d+\))?)$",
    re.IGNORECASE,
)
_FIRST = lazy_pattern(
    r"^(?:\w+: )?(?:push|upload|add|import|commit)(?:e[sd]|s|ed|ing)? (?:the |my |this )?(?:whole |entire |all )?"
    r"(?:project|repo(?:sitory)?|code ?base|files)\W*$",
    re.IGNORECASE,
)
"""What a first commit may be called that brings all there is."""

_ADDED = lazy_pattern(
    rf"^(?:add|creat)(?:s|ed|es|e)?\s+(?:the\s+)?({FILE}|readme)(?:\s*(?:,|and|&)\s*({FILE}|readme))?$", re.IGNORECASE
)
_CREATED_ON_GITHUB = lazy_pattern(r"^Create \S+$")
"""What GitHub proposes for a new file: the author said nothing."""

_LICENCE = lazy_pattern(r"^(?:creat|add)(?:e?s|e?d|e)? (?:an? |the )?(?:\w+ )?licen[cs]e(?:\.\w+)?$", re.IGNORECASE)
"""What a licence is called says all there is to say, suffix or none."""

_DELETED = lazy_pattern(r"^delete (?:the )?(\S+)(?: (?:directory|folder|file))?$", re.IGNORECASE)
_PAGE = lazy_pattern(r"(?:^|/)read[ _.-]?me[^/]*$|^docs?/.*\.(?:md|rst|txt|html?)$", re.IGNORECASE)
"""Files whose change a subject tells by naming them, where other subjects tell of the code."""

_ON_A_PAGE = lazy_pattern(r"read[ _.-]?me|\bdocs?\b|documentation", re.IGNORECASE)


def is_on_a_page(commit: Commit) -> bool:
    """Whether a commit touches the README or docs alone, and its subject names them."""
    changes = commit.changes
    # Most touch none, which the first of their files tells.
    return (
        bool(changes)
        and _is_page(changes[0].path)
        and all(_is_page(change.path) for change in changes)
        and bool(_ON_A_PAGE.search(commit.subject))
    )


@lru_cache(maxsize=1 << 14)
def _is_page(path: str) -> bool:
    return bool(_PAGE.search(path))


def says_nothing(commit: Commit) -> bool:
    """Whether a subject is vague, and names neither a licence nor the files that the commit adds and little else."""
    if _LICENCE.match(commit.subject.strip(PUNCTUATION)):
        return False
    return is_vague(commit.subject) and not _adds_what_it_names(commit)


def _adds_what_it_names(commit: Commit) -> bool:
    """Whether the subject says that files are new, they are, and they are the most of what the commit changes."""
    said = _ADDED.match(commit.subject.strip(PUNCTUATION))
    if not said or _CREATED_ON_GITHUB.match(commit.subject):
        return False
    added = {change.path.lower() for change in commit.changes if change.before is None}
    added |= {path.rpartition("/")[2] for path in added}
    added |= {PurePosixPath(path).stem for path in added if _PAGE.search(path)}
    named = [name.lower() for name in said.groups() if name]
    return all(name in added for name in named) and 2 * len(named) >= len(commit.changes)


def is_standard(commit: Commit) -> bool:
    """Whether a host, git or a robot words such a subject, or it names what it removes: it is for or against nobody."""
    return (
        commit.is_merge
        or _is_robot(f"{commit.author} {commit.email}")
        or bool(_NEUTRAL.match(commit.subject))
        or (not commit.parents and bool(_FIRST.match(commit.subject)))
        or _deletes_what_it_names(commit)
    )


def _deletes_what_it_names(commit: Commit) -> bool:
    """Whether the subject names a file or folder that the commit removes, and it brings nothing."""
    said = _DELETED.match(commit.subject)
    return (
        said is not None
        and any(said[1].strip("/") in change.path.split("/") for change in commit.changes)
        and not any(change.after for change in commit.changes)
    )


@lru_cache(maxsize=1 << 14)
def _is_robot(author: str) -> bool:
    return bool(_ROBOT.search(author))
