"""Moments that are written as a text: a date is the same bound, whatever makes a time of its text."""

from mlfolio.evidence.dataflow.plain import Plain
from mlfolio.evidence.dataflow.run import Arguments

_MAKERS = frozenset(["Timestamp", "to_datetime", "datetime64", "fromisoformat"])


def moment(maker: str, arguments: Arguments) -> Plain | None:
    """Return the moment that `maker` makes of nothing but a text that is known, as that text; None otherwise."""
    if maker not in _MAKERS or arguments.named or len(arguments.positional) != 1:
        return None
    (text,) = arguments.positional
    return text if isinstance(text, Plain) and text.known and isinstance(text.value, str) else None
