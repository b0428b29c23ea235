"""JSON web tokens that stand alone in a file called after what they are: nobody keeps anything else there."""

import json
from base64 import urlsafe_b64decode
from contextlib import suppress
from typing import Any

from mlfolio.patterns import lazy_pattern

WEB_TOKEN = "a JSON web token"

_NAMED = lazy_pattern(r"(?:^|/)[^/]*(?:(?<![A-Za-z])|(?<=[a-z])(?=[TSJ]))(?i:token|secret|jwt)s?(?![a-z])[^/]*$")
"""A file whose name says that it holds a token or a secret, alone or among other words."""

_SHOWN = lazy_pattern(
    r"(?i)(?:^|[/_. -])(?:tests?|testing|testdata|fixtures?|mocks?|docs?|examples?|samples?|templates?|demos?|dummy"
    r"|fake|expired|invalid|dist)(?:[/_. -]|$)"
)
"""Folders and names of what is there to be tested with, or to be shown."""

_ALONE = lazy_pattern(
    r"\s*+[\"']?(?:Bearer )?(eyJ[\w-]{10,2000}+)\.(eyJ[\w-]{10,8000}+)\.([\w-]{43,2000}+)[\"']?\s*+\Z"
)
"""A token and nothing else: a header, a payload, and a signature, none of which is shorter than one of SHA-256."""

_LIVES_ON = 90 * 24 * 60 * 60
"""Seconds. One that is valid for less is a session's, and opens nothing soon after it is committed."""

_OF_NOBODY = lazy_pattern(r"(?i)example|dummy|sample|fake|test|john ?doe|1234567890")
"""What a manual or a generator writes into the payload of one that it shows."""


def is_named_after_one(path: str) -> bool:
    """Whether a file is called after a token or a secret, and is there for no test and no reader."""
    return _NAMED.search(path) is not None and not is_shown(path)


def is_shown(path: str) -> bool:
    """Whether a file is there to be tested with, or to be shown: what it holds is mostly nobody's."""
    return _SHOWN.search(path) is not None


def is_one(text: str) -> bool:
    """Whether a text is one token that is signed, tells of somebody, and stays valid for months or for ever."""
    found = _ALONE.match(text)
    if found is None:
        return False
    header, payload = (_part(one) for one in found.groups()[:2])
    signed = str(header.get("alg", "none")).lower() != "none"
    return signed and bool(payload) and not _OF_NOBODY.search(json.dumps(payload)) and _lives_on(payload)


def _part(encoded: str) -> dict[str, Any]:
    """Return what a part of a token says; nothing where it is none."""
    with suppress(ValueError, RecursionError):
        said = json.loads(urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)))
        return said if isinstance(said, dict) else {}
    return {}


def _lives_on(payload: dict[str, Any]) -> bool:
    """Whether a token never ends, or not for a long time after it was issued; where that is not said, it is unknown."""
    begun, ends = payload.get("iat"), payload.get("exp")
    if ends is None:
        return True
    both = (begun, ends)
    return all(isinstance(one, int | float) for one in both) and ends - begun >= _LIVES_ON
