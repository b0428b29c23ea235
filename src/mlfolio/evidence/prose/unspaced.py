"""Text in scripts that put no blanks between words, weighed in words."""


def unspaced_words(text: str) -> int:
    """Return how many words' worth of Chinese, Japanese and Korean `text` holds: two characters count as a word."""
    return sum("\u3040" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3" for letter in text) // 2
