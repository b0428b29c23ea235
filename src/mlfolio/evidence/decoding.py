"""Bytes to text, as people really save it: UTF-8, UTF-16 from a Windows shell, Latin-1 from an old editor."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 8192


def decode(data: bytes) -> str | None:
    """Return the text in `data` with one kind of newline, or None when it is binary."""
    text = _decoded(data)
    if text is None or "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data[:_SAMPLE]:
        return _utf16_without_mark(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    half = len(sample) // 2
    # Western text in UTF-16 has a zero in nearly every second byte, and always the same one of the two.
    if odd > 0.8 * half and even == 0:
        return data.decode("utf-16-le", "replace")
    if even > 0.8 * half and odd == 0:
        return data.decode("utf-16-be", "replace")
    return None
