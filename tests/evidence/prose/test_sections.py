"""Headings with nothing below them are left out, whatever stands around them."""

import pytest

from mlfolio.evidence.prose.sections import without_empty_sections


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("# A\n\n## B\n\ntext\n\n## C\n", "# A\n\n## B\n\ntext\n\n"),
        ("# A\n## B\n### C\ntext", "# A\n## B\n### C\ntext"),
        ("# A\n## B\n### C\n# D\ntext", "# D\ntext"),
        ("text\n# A\n<!-- what it is for -->\n# B\n- one", "text\n\n# B\n- one"),
        ("# A\n#hashtag\n# B", "# A\n#hashtag"),
        ("# A\n<!-- never closed", "# A\n never closed"),
        ("no heading", "no heading"),
        ("", ""),
    ],
)
def test_what_is_left(text: str, left: str) -> None:
    assert without_empty_sections(text) == left
