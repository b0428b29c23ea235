"""Org mode and AsciiDoc rewritten as Markdown, line for line, so that one reader serves them all."""

import re
from collections.abc import Callable

from mlfolio.patterns import lazy_pattern

Rules = tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]
"""Patterns within a line, and what stands there in Markdown."""

_ORG: Rules = (
    (lazy_pattern(r"^(\*{1,6}) (?=\S)"), lambda found: "#" * len(found[1]) + " "),
    (lazy_pattern(r"^[ \t]*#\+begin_(?:src|example)[ \t]*(\S*).*$", re.IGNORECASE), lambda found: f"```{found[1]}"),
    (lazy_pattern(r"^[ \t]*#\+end_(?:src|example).*$", re.IGNORECASE), lambda _: "```"),
    (lazy_pattern(r"^#\+title:[ \t]*", re.IGNORECASE), lambda _: "# "),
    (lazy_pattern(r"^#\+.*$"), lambda _: ""),
    (
        lazy_pattern(r"\[\[(?:file:)?([^\]\[]+\.(?:png|jpe?g|gif|svg))\]\]", re.IGNORECASE),
        lambda found: f"![]({found[1]})",
    ),
    (lazy_pattern(r"\[\[(?:file:)?([^\]\[]+)\]\[([^\]\[]+)\]\]"), lambda found: f"[{found[2]}]({found[1]})"),
    (lazy_pattern(r"(?<!\w)[=~]([^=~\s][^=~]{0,200})[=~](?!\w)"), lambda found: f"`{found[1]}`"),
)
_ASCIIDOC: Rules = (
    (lazy_pattern(r"^(={1,6}) (?=\S)"), lambda found: "#" * len(found[1]) + " "),
    (lazy_pattern(r"^(?:----+|\.\.\.\.+)$"), lambda _: "```"),
    (lazy_pattern(r"^(?::[\w-]+:.*|\[[\w,= \"-]+\])$"), lambda _: ""),
    (lazy_pattern(r"image::?([^\[\s]+)\[([^\]]*)\]"), lambda found: f"![{found[2]}]({found[1]})"),
    (lazy_pattern(r"(?:link:|(?=https?://))([^\[\s]+)\[([^\]]*)\]"), lambda found: f"[{found[2]}]({found[1]})"),
)


def markdown_from_org(text: str) -> str:
    """Return Org text as Markdown with as many lines."""
    return _rewritten(text, _ORG)


def markdown_from_asciidoc(text: str) -> str:
    """Return AsciiDoc text as Markdown with as many lines."""
    return _rewritten(text, _ASCIIDOC)


def _rewritten(text: str, rules: Rules) -> str:
    lines = text.split("\n")
    for pattern, replacement in rules:
        lines = [pattern.sub(replacement, line) for line in lines]
    return "\n".join(lines)
