"""Where a document shows what the project's own program printed: an example of its output, with values in it."""

import re
from urllib.parse import unquote

from mlfolio.evidence.files import Files
from mlfolio.evidence.prose.document import CodeBlock, Document
from mlfolio.patterns import lazy_pattern

_OF_OUTPUT = lazy_pattern(
    r"\b(?:(?:sample|example|expected|console|terminal|program|model) )?outputs?\b|\bprint(?:s|ed|out)\b"
    r"|\byou (?:should|will|would|'ll|can) (?:see|get)\b|\bexample runs?\b"
    r"|\b(?:example|sample) (?:results?|predictions?)\b"
    r"|\bresults?\b|\bsalida\b|\bsaída\b|\bsortie\b|\bausgabe\b|输出|出力|출력",
    re.IGNORECASE,
)
_LANGUAGES = frozenset({"", "text", "txt", "console", "output", "plaintext", "plain", "log", "none", "shell-session"})
_VALUE = lazy_pattern(r"[^\W\d_]{2}[^\n]{0,80}?(?<![\w.])[-+]?\d+(?:\.\d+)?(?!\w)")
"""A word, and a number that stands for itself."""

_NO_OUTPUT = lazy_pattern(
    r"[├└│]|\A\s*[{\[<]|^\s*(?:\$|>|#|>>>|%|!)\s?\S|^\s*(?:pip|python3?|git|cd|conda|docker|curl|npm|uv|make|source|export"
    r"|streamlit|uvicorn|flask)\s",
    re.MULTILINE,
)
"""A tree of files, an answer of a service, commands."""

_OUTPUT_FILE = lazy_pattern(
    r"(?i)(?<![a-z])(?:outputs?|results?|logs?|metrics|scores?)[^/]{0,40}\.(?:txt|log|out|json|csv)\Z"
)
_REACH = 4
"""Lines between the words that announce an output and the block."""


def example_output(document: Document) -> int | None:
    """Return the line of the first block in `document` that is said to be what the program printed; None for none."""
    return next((one.line for one in document.code if _is_output(one, document)), None)


def linked_output(document: Document, files: Files) -> str | None:
    """Return the text file of this repository that `document` links, and that is named for what was printed."""
    targets = (unquote(link.target).removeprefix("./") for link in document.links)
    return next((one for one in targets if _OUTPUT_FILE.search(one) and files.find(one) is not None), None)


def _is_output(block: CodeBlock, document: Document) -> bool:
    if block.language not in _LANGUAGES or _NO_OUTPUT.search(block.text) or not _VALUE.search(block.text):
        return False
    above = document.headings_above(block.line)[:1]
    lines = (document.lines.get(line, "") for line in range(block.line - 1, block.line - 1 - _REACH, -1))
    said = next((line for line in lines if line.strip()), "")
    return any(_OF_OUTPUT.search(one.text) for one in above) or _OF_OUTPUT.search(said) is not None
