"""Functions of a project's own that clean text: what they do to words tells them, whatever they are called."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import walk

_TO_WORDS = frozenset({"stem", "lemmatize", "stopwords", "STOPWORDS", "stop_words", "word_tokenize"})
"""What is done to each word, or left out of them."""

_APPLIES = frozenset({"apply", "map", "progress_apply", "transform"})


def text_cleaners(source: Source) -> Iterator[tuple[str, int]]:
    """Yield the functions that stem words or leave out stop words and that a column is handed to, with their lines."""
    applied = {one.id for call in source.calls(*_APPLIES) for one in call.args[:1] if isinstance(one, ast.Name)}
    # A cell that does not parse was run once, and may be where it is handed over.
    if applied or source.unparsed:
        defined = (one for one in source.nodes(ast.FunctionDef) if one.name in applied or source.unparsed)
        yield from ((one.name, one.lineno) for one in defined if _cleans(one))


def _cleans(function: ast.FunctionDef) -> bool:
    names = (getattr(one, "id", "") or getattr(one, "attr", "") for one in walk(function))
    return not _TO_WORDS.isdisjoint(names)
