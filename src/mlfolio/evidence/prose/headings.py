"""Headings in other forms than Markdown's `#`, written so line for line, for patterns that read pages as written."""

from mlfolio.evidence.prose.rewriting import markdown_from_asciidoc, markdown_from_org
from mlfolio.patterns import lazy_pattern

_UNDERLINED = lazy_pattern(
    r"(?:\A|(?<=\n\n))(?![-*+>|#<`~=:\s])([^\n|]{1,120})\n(?:={3,}|-{3,}|~{3,}|\^{3,})[ \t]*(?=\n|\Z)"
)
"""A line of its own, so that neither a table nor what YAML holds in front of a page is one."""

_LINES = ("\n===", "\n---", "\n~~~", "\n^^^")

_TAGGED = lazy_pattern(r"(?mi)^[ \t]*(?:<details>[ \t]*)?<(h[1-6]|summary)\b[^>\n]{0,200}>([^\n]{1,300}?)</\1>")
"""What opens a part that is folded away is a heading of it."""

_SECTION = lazy_pattern(r"(?m)^[ \t]*\\((?:sub){0,2})section\*?\{([^}\n]{1,200})\}")


def with_marked_headings(text: str, suffix: str) -> str:
    """Return a page, of a file with that suffix, with as many lines, each of its headings marked by `#`."""
    if suffix in (".adoc", ".asciidoc"):
        return markdown_from_asciidoc(text)
    if suffix == ".org":
        return markdown_from_org(text)
    if suffix == ".tex":
        return _SECTION.sub(lambda found: f"{'#' * (2 + len(found[1]) // 3)} {found[2]}", text)
    text = text.replace("\r\n", "\n")
    # The pattern is tried at every letter; most pages hold no such line.
    if any(line in text for line in _LINES):
        text = _UNDERLINED.sub(lambda found: f"## {found[1]}\n", text)
    return _TAGGED.sub(lambda found: f"{_marks(found[1])} {found[2]}", text) if "</" in text else text


def _marks(tag: str) -> str:
    return "#" * (int(tag[1]) if tag[1].isdigit() else 3)
