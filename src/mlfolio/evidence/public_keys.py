"""Private keys that everybody has: a tool hands them out with a certificate for the machine that it runs on."""

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterable, Iterator
from pathlib import Path

from mlfolio.evidence.blobs import read_blobs
from mlfolio.evidence.decoding import decode
from mlfolio.evidence.files import Files
from mlfolio.evidence.history import History
from mlfolio.patterns import lazy_pattern

_PEM = lazy_pattern(
    r"-----BEGIN ((?:[A-Z]{2,10} )?PRIVATE KEY|CERTIFICATE)-----\s*+([A-Za-z0-9+/=\s]{40,20000}+)-----END"
)
_CERTIFICATE = lazy_pattern(r"\.(?:pem|crt|cer|cert)$", re.IGNORECASE)
_OF_EVERYBODY = (b"localhost.localstack.cloud", b"traefik.me", b"local-ip.co", b"localhost.direct")
"""Names that lead to the machine of whoever asks. Who runs them publishes the key, so that anyone serves HTTPS there:
the documentation of LocalStack says so, and the pages at the other names."""

_WINDOW, _STEP = 32, 16
"""Bytes. A certificate repeats the public half of its key, 64 of them or more; nothing else so long stands in both."""

_LONGEST = 100_000
"""Bytes of a file of keys and certificates that are read from the history."""


def is_public(path: str, files: Files) -> bool:
    """Whether every private key in a file belongs to a certificate that everybody has, there or beside it."""
    beside = (other for other in files.own if _is_certificate_beside(other, path))
    return _are_public(files.text(path) or "", (files.text(other) or "" for other in beside))


def public_once(paths: set[str], root: Path, history: History) -> frozenset[str]:
    """Return those of `paths` whose earlier contents hold no other private keys than `is_public` lets pass.

    Raises git.GitError when one of the contents cannot be read.
    """
    texts: dict[str, list[str]] = {}
    wanted = {
        blob: history.sizes[blob]
        for blob, path in history.blobs.items()
        if history.sizes.get(blob, _LONGEST) < _LONGEST and any(_is_certificate_beside(path, one) for one in paths)
    }
    for blobs in read_blobs(root, wanted, _LONGEST):
        for blob, data in blobs.each():
            texts.setdefault(history.blobs[blob], []).append(decode(data) or "")
    return frozenset(path for path in paths if _were_public(path, texts))


def _were_public(path: str, texts: dict[str, list[str]]) -> bool:
    around = [text for other, found in texts.items() if _is_certificate_beside(other, path) for text in found]
    keys = [text for text in texts.get(path, ()) if "PRIVATE KEY" in text]
    return bool(keys) and all(_are_public(text, around) for text in keys)


def _is_certificate_beside(other: str, path: str) -> bool:
    """Whether a file is the one at `path`, or in its folder and called as certificates are."""
    same_folder = other.rpartition("/")[0] == path.rpartition("/")[0]
    return other == path or (same_folder and _CERTIFICATE.search(other) is not None)


def _are_public(text: str, certificates: Iterable[str]) -> bool:
    keys = [data for name, data in _blocks(text) if name != "CERTIFICATE"]
    texts = (text, *certificates) if keys else ()
    known = [data for one in texts for name, data in _blocks(one) if name == "CERTIFICATE" and _is_everybodys(data)]
    return bool(keys) and all(any(_belongs(key, to) for to in known) for key in keys)


def _is_everybodys(certificate: bytes) -> bool:
    return any(name in certificate for name in _OF_EVERYBODY)


def _belongs(key: bytes, certificate: bytes) -> bool:
    starts = range(0, len(key) - _WINDOW + 1, _STEP)
    return any(key[start : start + _WINDOW] in certificate for start in starts)


def _blocks(text: str) -> Iterator[tuple[str, bytes]]:
    """Yield the kind and the bytes of each key and certificate of a text."""
    for found in _PEM.finditer(text):
        try:
            yield found[1], b64decode(found[2])
        except Error:  # Not what it says it is: nothing of it is known.
            continue
