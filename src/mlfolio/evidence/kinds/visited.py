"""What shows that somebody visits what serves: pages that were made for it, or its address at a host of apps."""

import re

from mlfolio.evidence.kinds.clues import Clues
from mlfolio.patterns import lazy_pattern

_PAGE = lazy_pattern(r"(^|/)(?:templates/(?:[^/]+/)?[^/]+\.html|src/app\.[jt]sx?)$")
"""A page that a framework fills in, and what a front end in JavaScript begins with, in lower case."""

_ADDRESS = lazy_pattern(
    r"https?://(?:[\w-]+\.)+(?:streamlit\.app|streamlitapp\.com|herokuapp\.com|onrender\.com|hf\.space|shinyapps\.io"
    r"|railway\.app|azurewebsites\.net|fly\.dev|run\.app|pythonanywhere\.com)\b"
    r"|https?://(?:share\.streamlit\.io|huggingface\.co/spaces)/[\w-]",
    re.IGNORECASE,
)
"""Where hosts of apps put them. Others host pages of text as well, and the badges of a README."""


def is_visited(clues: Clues) -> bool:
    """Whether what serves the whole work has pages of its own, or its README links to where it runs."""
    if next(clues.paths(_PAGE, ".html", "app.js", "app.ts"), None):
        return True
    return clues.readme is not None and _ADDRESS.search(clues.readme.text) is not None
