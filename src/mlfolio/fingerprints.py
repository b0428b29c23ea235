"""What tells a finding from others by content, so that it is the same one after lines move and files are renamed."""

import hashlib
import re

from mlfolio.evidence.excerpts import Excerpts
from mlfolio.verdicts import Finding

# A number, and the word behind it without the s of its plural: "1 line" may become "2 lines".
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?: (\w+?)s?\b)?")
_SPACE = re.compile(r"\s+")


def fingerprints(check: str, finding: Finding, excerpts: Excerpts) -> tuple[str, ...]:
    """Return the fingerprints of a finding of `check`; two findings that share one are the same.

    A finding in a line is told by the line's text, wherever it stands. One about a file is told by the file's content,
    and by its path as well, so that neither a new name nor another edit makes it a new finding. One about the whole
    repository is told by its check alone. Numbers in messages do not count: "12 of 40" may become "13 of 41".
    """
    if finding.path is None:
        return (_digest(check),)
    message = _NUMBER.sub(r"# \1", finding.message)
    line = excerpts.line(finding)
    if line:
        return (_digest(check, message, "line", _SPACE.sub(" ", line)),)
    content = excerpts.digest(finding.path)
    by_path = _digest(check, message, "path", finding.path)
    return (by_path,) if content is None else (by_path, _digest(check, message, "content", content))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
