"""Mistakes that the code says it makes on purpose, to show or to measure what comes of them."""

import ast
from collections.abc import Iterable

from mlfolio.evidence.code.walking import walk
from mlfolio.evidence.dataflow.rows import Site
from mlfolio.patterns import lazy_pattern

_NAMED = lazy_pattern(r"(?i)(?<![a-z])(?:leaky(?!_?re_?lu)|flawed|wrong_?way|with_?leak(?:age)?)(?![a-z])")
_MEANT = lazy_pattern(r"(?i)\b(?:on purpose|deliberate(?:ly)?|intentional(?:ly)?|flawed)\b")
_MISTAKE = lazy_pattern(r"(?i)\b(?:leak\w*|wrong|flaw\w*|mistakes?|contaminat\w*|poison\w*|sins?)\b")
_OWNED_UP = lazy_pattern(
    r"(?i)\b(?:this|which|it)\s(?:(?:can|may|might|will|could)\s)?(?:causes?|leads?\sto|introduces?|creates?|results?\sin)\s"
    r"(?:\w+\s){0,2}leak\w*(?!\w*,?\s(?:if|when|unless|otherwise))"
)
"""What is told of a leak as of something that happens here, and not as of what would come of using it wrongly."""

_AGAINST = lazy_pattern(r"(?i)\b(?:avoid|prevent|against|without|no)\w*(?:\s\w+){0,4}\s(?:leak|contaminat|mistake)")


def is_made_on_purpose(site: Site, path: str, statements: Iterable[ast.stmt]) -> bool:
    """Whether a `site` in the source at `path` stands in a function that its name or its docstring calls wrong."""
    if site.path != path:
        return False
    nodes = (node for statement in statements for node in walk(statement))
    around = (
        node
        for node in nodes
        if isinstance(node, ast.FunctionDef) and node.lineno <= site.line <= (node.end_lineno or node.lineno)
    )
    return any(_NAMED.search(one.name) or _is_meant(ast.get_docstring(one) or "") for one in around)


def _is_meant(text: str) -> bool:
    """Whether it says of a mistake that it is made on purpose, or comes of this, and not that it is avoided so."""
    meant = all(one.search(text) for one in (_MEANT, _MISTAKE)) or _OWNED_UP.search(text)
    return bool(meant) and _AGAINST.search(text) is None
