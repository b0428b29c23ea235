"""What can be checked: a folder, or a repository elsewhere by its URL, perhaps at a branch, a tag or a commit."""

import os
import re
from pathlib import Path
from typing import NamedTuple

from mlfolio.errors import UserError

_URL = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<host>[^/]*)(?P<path>/.*)", re.DOTALL)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_SCP = re.compile(r"(?P<host>[A-Za-z0-9._-]+@[A-Za-z0-9._-]+):(?P<path>.+)", re.DOTALL)
_PROTOCOLS = ("https", "ssh", "file")
_PASSWORD = re.compile(r"(?<=://)[^/@]*@")
_PAGE = re.compile(r"/(?:-/)?(?:tree|blob)/(?P<ref>[^/]+)")
"""What stands behind a repository's address on the page of a branch, as a browser shows it."""


class Remote(NamedTuple):
    """A repository elsewhere: its URL, what to check of it (None for its HEAD), and a name for a folder."""

    url: str
    ref: str | None
    name: str

    @property
    def shown(self) -> str:
        """The URL without anybody's password, with the ref as it was given."""
        url = without_password(self.url)
        return f"{url}@{self.ref}" if self.ref else url

    @property
    def meant(self) -> str | None:
        """What was meant where the address is that of a branch's page; None where it is not."""
        page = _PAGE.search(self.url)
        return f"{without_password(self.url[: page.start()])}@{page['ref']}" if page else None


def without_password(text: str) -> str:
    """Return `text` without the name and the password, or the token, that an address in it holds."""
    return _PASSWORD.sub("", text)


def remote(text: str) -> Remote | None:
    """Return the remote repository that `text` names (`https://host/owner/name.git@v1`), None for a folder.

    Raises UserError for a protocol that is not among https, ssh and file, and for what names neither.
    """
    if not text:
        # What a script says whose variable is not set; pathlib would take it for the current folder.
        raise UserError("an empty name was given for a repository", "Name a folder, or a dot for the current one.")
    # `Path.exists` raises where a folder above is closed, or a name is too long.
    if os.path.exists(text):
        return None
    scp = _SCP.fullmatch(text)
    if scp:
        path, _, ref = scp["path"].partition("@")
        return _made(f"{scp['host']}:{path}", ref)
    url = _URL.fullmatch(text)
    if url is None and _SCHEME.match(text):
        raise UserError(
            f"{without_password(text)}: names no repository",
            "Give its whole address, as in https://example.org/ada/titanic.",
        )
    if url is None and _SCHEME.search(text):
        raise UserError(
            f"{without_password(text)}: holds more than an address",
            "Give the address alone: of a table, the column that holds it.",
        )
    if url is None:
        return None
    if url["scheme"].lower() not in _PROTOCOLS:
        problem = f"{without_password(text)}: {url['scheme']} is no protocol that is cloned from"
        raise UserError(problem, f"Use {', '.join(_PROTOCOLS)}.")
    path, ref = _parted(url["path"], is_file=url["scheme"].lower() == "file")
    return _made(f"{url['scheme']}://{url['host']}{path}", ref)


def _parted(path: str, *, is_file: bool) -> tuple[str, str]:
    # A folder's own name may hold an @; the name of a repository on a host does not.
    if is_file and Path(path).exists():
        return path, ""
    head, _, ref = path.rpartition("@") if is_file and "@" in path else path.partition("@")
    return head, ref


def _made(url: str, ref: str) -> Remote:
    name = re.sub(r"[^A-Za-z0-9._-]", "_", url.rstrip("/").removesuffix(".git").rpartition("/")[2].rpartition(":")[2])
    return Remote(url, ref or None, name.strip(".") or "repository")
