"""The one mark that templates put where the author's own words belong, and that checks look for."""

from collections.abc import Iterator

PROMPT = "> **Your turn:**"
"""How a line begins that asks the author for their own words, in a Markdown file or a notebook's Markdown cell.

The rest of the quoted paragraph says what to write; the author replaces the whole paragraph.
"""

ANSWERS = ".copier-answers.yml"
"""The file in a scaffold's root that records the kind and the answers it was made from."""


def prompts(text: str) -> Iterator[tuple[int, str]]:
    """Yield (line number from 1, what is asked) of each prompt left in Markdown `text`."""
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.lstrip()
        if stripped.startswith(PROMPT):
            yield number, stripped.removeprefix(PROMPT).strip()
