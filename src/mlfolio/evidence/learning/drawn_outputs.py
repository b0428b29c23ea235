"""Where pictures are drawn of what was given, a label or a mask, beside what a model made of the same."""

import ast
from collections import defaultdict
from collections.abc import Iterator

from mlfolio.evidence.code.source import Source
from mlfolio.patterns import lazy_pattern

_DRAWS = frozenset("imshow matshow pcolormesh image make_grid add_image add_images".split())
_OUTPUT = lazy_pattern(r"(?i)(?<![a-z])(?:pred\w*|out|outputs?|y_?hat|segmented)(?![a-z])")
_GIVEN = lazy_pattern(
    r"(?i)(?<![a-z])(?:labels?|masks?|targets?|(?:ground_?)?truth|gt|y_?true|y_?test|annotations?)(?![a-z])"
)


def outputs_drawn_beside_labels(source: Source, predicted: frozenset[str]) -> Iterator[int]:
    """Yield the lines that draw a label, where the same function or cell draws an output.

    That is what is named so, or one of the names `predicted`, which something that predicts gave a value.
    """
    drawn: dict[tuple[int | None, int], dict[bool, int]] = defaultdict(dict)
    for call in source.calls(*_DRAWS):
        if call.args and (is_output := _is_output(call.args[0], predicted)) is not None:
            drawn[_scope(source, call.lineno)].setdefault(is_output, call.lineno)
    yield from (lines[False] for lines in drawn.values() if len(lines) > 1)


def _is_output(value: ast.expr, predicted: frozenset[str]) -> bool | None:
    """Return whether what is drawn is an output by its name, or what was given (False); None for any other picture."""
    words = [word for node in ast.walk(value) if (word := _word(node))]
    names = {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}
    if any(map(_OUTPUT.search, words)) or names & predicted:
        return True
    return False if any(map(_GIVEN.search, words)) else None


def _word(node: ast.AST) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _scope(source: Source, line: int) -> tuple[int | None, int]:
    """Return the cell and the first line of the innermost function that `line` stands in."""
    around = (one.line for one in source.functions if one.line <= line <= one.end)
    return source.place(line)[1], max(around, default=0)
