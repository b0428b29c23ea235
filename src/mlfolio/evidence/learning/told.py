"""What READMEs, notebooks' text and R Markdown say of the work, where the code alone does not show it."""

import re
from collections.abc import Iterator
from functools import partial

from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.signs import Sign
from mlfolio.evidence.notebooks import Notebook
from mlfolio.patterns import lazy_pattern

_LIMIT = 200_000

_SAID = {
    "said baseline": r"\bbase-?lines?\b|\bmajority class\b|\bnaive (?:forecast|model|guess|prediction)"
    r"|\bdummy (?:classifier|regressor)",
    "said uncertainty": r"±|\+/-|\b(?:confidence|credible|prediction) intervals?\b|\bp-values?\b"
    r"|\bstatistically significant",
    "said overfitting": r"\bover-?fit|\blearning curves?\b|\bearly stopping\b|\bbias.{1,5}variance\b",
    "said compared": r"\bcompar(?:ed?|ing|isons?)\b|\bversus\b|\bvs\b"
    r"|\bcompara(?:r|das?|dos?|ção|ción|tivo)\b|\bcomparai",
    "said errors": r"\bconfusion matri|\bresiduals?\b|\bfeature importances?\b|\bmisclassif|\berror analysis\b"
    r"|\bfalse (?:positive|negative)s?\b|\bSHAP\b",
    "said missing": r"\bmissing (?:values?|data|entries)\b|\bnull values?\b|\bNaNs?\b|\bimput",
}
"""What a text mentions, where that is worth something on its own."""

_WORDS = {
    "said baseline": ("baseline", "base-line", "majority", "naive ", "dummy "),
    "said uncertainty": ("±", "+/-", "interval", "p-value", "significant"),
    "said overfitting": ("overfit", "over-fit", "learning curve", "early stop", "variance"),
    "said compared": ("compar", "vs", "versus"),
    "said errors": ("confusion", "residual", "importance", "misclassif", "error anal", "false ", "shap"),
    "said missing": ("missing", "null val", "nan", "imput"),
}
"""Of each, words one of which stands in every such mention: looking for them costs a tenth of what the pattern does."""

_COMPILED = {role: lazy_pattern(said, re.IGNORECASE) for role, said in _SAID.items()}


_NONE_MISSING = lazy_pattern(r"\bmissing (?:attribute )?values?\b[^\w\n]{1,9}(?:none|no|0)\b", re.IGNORECASE)
"""The line of the UCI repository's descriptions: `8. Missing Attribute Values: None`."""


def signs_told(files: Files, notebooks: list[Notebook]) -> Iterator[tuple[str, tuple[Sign, ...]]]:
    """Yield the path and signs of every README, document, and text of a notebook; their roles begin with `said`.

    So does that of a description that lies beside the data.
    """
    for notebook in notebooks:
        yield notebook.path, files.known(notebook.path).recall("signs told", partial(_of_notebook, notebook))
    for path in files.named("*.names", "*.info"):
        yield path, files.known(path).recall("signs told", partial(_of_data, path, files))
    for path in files.named("*.md", "*.rst", "*.rmd", "*.qmd"):
        yield path, files.known(path).recall("signs told", partial(_of_document, path, files))


def _of_data(path: str, files: Files) -> tuple[Sign, ...]:
    """Return what a description that came with the data says of missing values: whoever kept it can tell."""
    text = (files.text(path) or "")[:_LIMIT]
    match = _NONE_MISSING.search(text)
    return (Sign("said missing", match[0], path, text.count("\n", 0, match.start()) + 1),) if match else ()


def _of_document(path: str, files: Files) -> tuple[Sign, ...]:
    return tuple(_signs(path, (files.text(path) or "")[:_LIMIT], None))


def _of_notebook(notebook: Notebook) -> tuple[Sign, ...]:
    cells = notebook.markdown
    return tuple(sign for cell in cells for sign in _signs(notebook.path, cell.source, cell.number))


def _signs(path: str, text: str, cell: int | None) -> Iterator[Sign]:
    lower = text.lower()
    for role, pattern in _COMPILED.items():
        match = pattern.search(text) if any(word in lower for word in _WORDS[role]) else None
        if match:
            yield Sign(role, match[0], path, text.count("\n", 0, match.start()) + 1, cell)
