"""Text in scripts that put no blanks between words, weighed in words."""

from collections import Counter


def unspaced_words(text: str) -> int:
    """Return how many words' worth of Chinese, Japanese and Korean `text` holds: two characters count as a word."""
    counts = Counter(text).items()
    return sum(count for one, count in counts if "\u3040" <= one <= "\u9fff" or "\uac00" <= one <= "\ud7a3") // 2
