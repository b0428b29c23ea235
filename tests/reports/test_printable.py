"""Text from a repository is made harmless, and stays readable."""

import os

import pytest

from mlfolio.reports.printable import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain.py", "plain.py"),
        ("naïve 数据.py", "naïve 数据.py"),
        ("a\nb\tc", "a\\nb\\tc"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("left\u202eright\u200b", "left\\u202eright\\u200b"),
        (os.fsdecode(b"caf\xe9.py"), "caf\\xe9.py"),
        ("", ""),
    ],
)
def test_harmful_characters_are_written_as_escapes(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_what_comes_out_can_always_be_encoded() -> None:
    everything = "".join(map(chr, range(0x11000)))
    assert printable(everything).encode("utf-8")
