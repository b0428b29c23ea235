"""Bytes to text in the encodings that people's editors write."""

import pytest

from mlfolio.evidence.decoding import decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_every_form_comes_out_the_same(encoding: str) -> None:
    assert decode("numpy==1.0\npandas\n".encode(encoding)) == "numpy==1.0\npandas\n"


def test_latin_1_is_read() -> None:
    assert decode("café\n".encode("latin-1")) == "café\n"


def test_line_ends_are_made_one() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\nb\nc\n"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\x80\x04\x95\0\0\0\0", b"\0" * 100])
def test_binary_is_no_text(data: bytes) -> None:
    assert decode(data) is None


def test_nothing_is_empty_text() -> None:
    assert decode(b"") == ""
