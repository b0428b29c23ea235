"""Sections of a page in Markdown: which of their headings have something said below them."""

from mlfolio.patterns import lazy_pattern

_HEADING = lazy_pattern(r"(#{1,6})(?=[ \t])")


def without_empty_sections(text: str) -> str:
    """Return a page without the headings below which nothing is said, in a section below them either; nor comments."""
    kept: list[str] = []
    # From the end, so that what a heading is above has been seen: the level of the heading that comes next, if any.
    next_level, said = 0, False
    for line in reversed(_without_comments(text).split("\n")):
        heading = _HEADING.match(line)
        if heading is None:
            said = said or bool(line.strip())
            kept.append(line)
            continue
        level = len(heading[1])
        if said or next_level > level:
            kept.append(line)
            next_level, said = level, False
    return "\n".join(reversed(kept))


def _without_comments(text: str) -> str:
    first, *others = text.split("<!--")
    return first + "".join(rest if end else piece for piece in others for piece, end, rest in [piece.partition("-->")])
