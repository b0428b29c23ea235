"""What a DVC pipeline declares to be drawn of a model's answers: no code shows it."""

import re
from collections.abc import Iterator

from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.signs import Sign
from mlfolio.patterns import lazy_pattern

_LIMIT = 100_000
_CONFUSION = lazy_pattern(
    r"^[ \t-]*(?:template:[ \t]*[\"']?confusion|(?:title:[ \t]*)?[\"']?[^\n#]{0,80}confusion[ _-]?matrix)"
    r"|^[ \t-]*[xy]:[ \t]*[\"']?(?:actual|true|truth|y_true)\w*[\"']?[ \t]*\n[ \t-]*[xy]:[ \t]*[\"']?(?:y_)?pred",
    re.IGNORECASE | re.MULTILINE,
)
"""A confusion matrix by its template or title, or what is true on one axis and predicted on the other."""


def signs_declared(files: Files) -> Iterator[tuple[str, tuple[Sign, ...]]]:
    """Yield the path of each pipeline that has the errors drawn, with the sign of it."""
    for path in files.named("dvc.yaml", "dvc.yml"):
        text = (files.text(path) or "")[:_LIMIT]
        if found := _CONFUSION.search(text):
            yield path, (Sign("errors", "confusion", path, text.count("\n", 0, found.start()) + 1),)
