"""Credentials in the files and in the history: found by the form their providers gave them, never shown whole."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from mlfolio.cache import key
from mlfolio.edition import edition
from mlfolio.errors import EvidenceUnavailable
from mlfolio.evidence import named_keys, web_tokens
from mlfolio.evidence.blobs import read_blobs
from mlfolio.evidence.bytecode import compiled, keys_in_bytecode
from mlfolio.evidence.decoding import decode
from mlfolio.evidence.file_facts import file_fact
from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook, parse_notebook, shown
from mlfolio.evidence.provider_patterns import PRIVATE_KEY, matches, signs_in
from mlfolio.evidence.public_keys import is_public, public_once
from mlfolio.evidence.tracing import cached_property
from mlfolio.evidence.vendored import VENDORED
from mlfolio.git import GitError
from mlfolio.parallel import Begun
from mlfolio.patterns import lazy_pattern

if TYPE_CHECKING:
    from mlfolio.repo import Repo

FILE_LIMIT = 2_000_000
"""Bytes. A longer text is data; nobody typed a credential into it."""

HISTORY_LIMIT = 64 * 1024 * 1024
"""Bytes of old file contents that are read at most; over it the history is not judged."""

_MOST_LINES = 100_000
"""Lines that are kept in memory, to be looked through once."""

_BATCH = 100_000
"""Bytes of old contents that are looked through at a time: little more than git has waiting by then in its pipe."""

_SHORT_LINE = 20
"""Bytes. To look for all signs in so many takes as long as to tell whether the line was seen before."""

_LONG_LINE = 1_000
"""Bytes. A longer one is looked through by itself."""

_WORTH_SHARING = 5_000
"""Old contents. Another process looks through more of them, while this one goes on."""

_OPAQUE = lazy_pattern(
    r"\.(png|jpe?g|gif|bmp|ico|svg|webp|pdf|docx?|xlsx?|pptx?|zip|gz|bz2|xz|7z|tar|parquet|feather|pkl|pickle|joblib|h5|hdf5"
    r"|pth?|ckpt|onnx|pb|tflite|bin|npy|npz|mat|rds|rdata|csv|tsv|arff|mp[34]|wav|avi|mov|ttf|woff2?|eot|map|lock|pyc|so|dll|exe)$",
    re.IGNORECASE,
)
_EMBEDDED = lazy_pattern(r"base64,[A-Za-z0-9+/=\s]{200,}")


class Credential(NamedTuple):
    """A credential: whose it is by its form, and where it stands. Its value is never kept."""

    provider: str
    path: str
    line: int | None = None
    cell: int | None = None
    commit: str | None = None


class Credentials:
    """The credentials of a repository, at HEAD and in its history."""

    def __init__(self, repo: "Repo") -> None:
        self._repo = repo

    @cached_property
    def tracked(self) -> tuple[Credential, ...]:
        """Those in the files as they are now."""
        return tuple(self._in_notebooks()) + tuple(self._in_texts()) + tuple(self._in_bytecode())

    def _in_notebooks(self) -> Iterator[Credential]:
        for notebook in self._repo.notebooks:
            known = self._repo.files.known(notebook.path)
            yield from known.recall("credentials in a notebook", lambda one=notebook: list(_of_notebook(one)))

    def _in_texts(self) -> Iterator[Credential]:
        files = self._repo.files
        for path in files.own:
            if _is_readable(path) and not path.endswith(".ipynb"):
                found = _of_file(path, files)
                if any(one.provider == PRIVATE_KEY for one in found) and is_public(path, files):
                    found = [one for one in found if one.provider != PRIVATE_KEY]
                yield from found

    def _in_bytecode(self) -> Iterator[Credential]:
        files = self._repo.files
        return (Credential(key, path) for path in compiled(files) for key in keys_in_bytecode(path, files))

    @cached_property
    def past(self) -> tuple[Credential, ...]:
        """Those in contents that the history keeps and HEAD no longer has.

        Raises EvidenceUnavailable when the history is too long to read whole, or cut off.
        """
        found, reason = self._kept() if self._repo.cache.is_kept else self._searched()
        if reason:
            raise EvidenceUnavailable(reason)
        return tuple(Credential(*one) for one in found)

    def begin(self) -> None:
        """Let another process look through many old contents now, unless an earlier run did; `past` waits for it."""
        # What fails here fails again where a check asks for it.
        with suppress(GitError, EvidenceUnavailable):
            if not self._repo.cache.is_kept or self._kept_before() is None:
                _ = self._search

    def _kept(self) -> tuple[list[tuple[Any, ...]], str]:
        """Return what `_searched` does, from the cache where an earlier run left it."""
        kept = self._kept_before()
        if kept is None:
            kept = self._searched()
            self._repo.cache.save({self._name: kept})
        return kept

    def _kept_before(self) -> Any:
        return self._repo.cache.load([self._name]).get(self._name)

    @cached_property
    def _name(self) -> bytes:
        repo = self._repo
        present = tuple(repo.files.blob(path) for path in repo.files.paths)
        return key("past credentials", edition(), repo.commit, repo.objects, present)

    def _searched(self) -> tuple[list[tuple[Any, ...]], str]:
        """Return what the history holds, and why it cannot be told."""
        find, reason = self._search
        return find(), reason

    @cached_property
    def _search(self) -> tuple[Callable[[], list[tuple[Any, ...]]], str]:
        """What finds the credentials in old contents, and why it cannot be told; of many, a search that has begun."""
        history, files = self._repo.history, self._repo.files
        if history.shallow:
            return list, "the clone is shallow: the history before the cut is not here"
        present = {files.blob(path) for path in files.paths}
        sizes = history.sizes
        readable = {path for path in set(history.blobs.values()) if _is_readable(path) and not VENDORED.search(path)}
        wanted = {
            blob: path
            for blob, path in history.blobs.items()
            if path in readable and blob not in present and sizes.get(blob, FILE_LIMIT + 1) <= FILE_LIMIT
        }
        total = sum(map(sizes.__getitem__, wanted))
        if total > HISTORY_LIMIT:
            return list, f"the history holds {total // 2**20} MB of text, more than is read"
        search = partial(_in_old_contents, self._repo, wanted)
        return (search if len(wanted) < _WORTH_SHARING else Begun(search).result), ""


def find_credentials(repo: "Repo") -> Credentials:
    """Return the credentials of `repo`, looked for when they are asked for."""
    return Credentials(repo)


def _is_readable(path: str) -> bool:
    return not _OPAQUE.search(path)


@file_fact
def _of_file(path: str, files: Files) -> list[Credential]:
    size = files.size(path)
    text = files.text(path) if size is not None and size <= FILE_LIMIT else None
    return list(_of_text(path, text)) if text else []


def _of_notebook(notebook: Notebook) -> Iterator[Credential]:
    for cell in notebook.cells:
        for provider, line in _real(notebook.path, cell.source):
            yield Credential(provider, notebook.path, line, cell.number)
        for output in cell.outputs:
            if any(True for _ in _real(notebook.path, shown(output))):
                yield Credential("a credential in the saved output", notebook.path, None, cell.number)


def _of_text(path: str, text: str) -> Iterator[Credential]:
    if "base64," in text:
        text = _EMBEDDED.sub(lambda found: "\n" * found[0].count("\n"), text)
    for provider, line in _real(path, text):
        yield Credential(provider, path, line)
    if web_tokens.is_named_after_one(path) and web_tokens.is_one(text):
        yield Credential(web_tokens.WEB_TOKEN, path, 1)


def _real(path: str, text: str) -> Iterator[tuple[str, int]]:
    """Yield what `matches` does, without what is only called a key in a file that is shown or sent to visitors."""
    is_for_all = web_tokens.is_shown(path) or named_keys.is_of_a_page(path)
    named = (named_keys.NAMED_KEY, named_keys.NAMED_PASSWORD) if is_for_all else ()
    # A script at hand that tries a connection is called a test, too, and connects to what is there.
    called = (named_keys.CALLED_PASSWORD,) if web_tokens.is_shown(f"{path.rpartition('/')[0]}/") else ()
    return ((name, line) for name, line in matches(text) if name not in named and name not in called)


def _in_old_contents(repo: "Repo", wanted: dict[str, str]) -> list[tuple[Any, ...]]:
    """Return, as plain data, the credentials in the blobs `wanted`."""
    found = list(_of_blobs(repo, wanted))
    keys = {one.path for one in found if one.provider == PRIVATE_KEY}
    public = public_once(keys, repo.root, repo.history) if keys else frozenset[str]()
    return [tuple(one) for one in found if one.provider != PRIVATE_KEY or one.path not in public]


def _of_blobs(repo: "Repo", wanted: dict[str, str]) -> Iterator[Credential]:
    # Versions of a file share most of their lines, and most signs are in none of them: of the different lines of some
    # blobs only those that are new are looked through, which leaves little to look for in each blob.
    harmless: set[bytes] = set()
    sizes = repo.history.sizes
    named = {blob for blob, path in wanted.items() if web_tokens.is_named_after_one(path)}
    for blobs in read_blobs(repo.root, {blob: sizes[blob] for blob in wanted}, _BATCH):
        is_parted = _is_worth_parting(blobs.printed)
        new = set(blobs.printed.split(b"\n")) - harmless if is_parted else set[bytes]()
        signs = _signs_in_lines(new) if is_parted else signs_in(blobs.printed)
        for blob, data in blobs.each() if signs or not named.isdisjoint(blobs.sizes) else ():
            if blob in named or any(sign in data for sign in signs):
                yield from _of_data(wanted[blob], data)
        if len(harmless) > _MOST_LINES:
            harmless.clear()
        if not signs:
            harmless |= new


def _signs_in_lines(lines: set[bytes]) -> list[bytes]:
    """Return the signs that any of `lines` holds; each long one, mostly a picture of few characters, by itself."""
    long = [line for line in lines if len(line) > _LONG_LINE]
    short = signs_in(b"\n".join(lines.difference(long)))
    return [*short, *(sign for line in long for sign in signs_in(line))]


def _is_worth_parting(text: bytes) -> bool:
    """Whether lines are so long that telling which are new takes less than looking through all of them."""
    return len(text) > _SHORT_LINE * text.count(b"\n")


def _of_data(path: str, data: bytes) -> Iterator[Credential]:
    text = decode(data)
    if text and path.endswith(".ipynb"):
        yield from _of_notebook(parse_notebook(path, text))
    elif text:
        yield from _of_text(path, text)
