"""Which rules ruff is asked for, and which of its findings hold: it sees one file, no shell or version around it."""

import ast
import re
from collections.abc import Iterator

from mlfolio.evidence.code.diagnostic import Diagnostic, around, is_around
from mlfolio.evidence.code.harm import FUNCTIONS, HOW_IT_IS_USED
from mlfolio.evidence.code.magics import taken_names
from mlfolio.evidence.code.source import Source

DEFECTS = tuple(
    (
        # pyflakes, without what is style (F541), what a star import causes again (F405), what array types write in
        # strings (F722), and what notebooks may do (F404); unused code is DEAD_CODE.
        "F402 F403 F406 F407 F50 F521 F522 F523 F524 F525 F601 F602 F62 F63 F701 F702 F706 F707 F821 F822 F823"
        " F901"
        # Comparisons and handlers that do something else than they say (not E712 and E721: both are right in pandas).
        " E711 E722"
        # bugbear, without taste and without what FastAPI, tests and notebooks do rightly (B008, B011, B018).
        " B002 B003 B004 B005 B006 B012 B013 B014 B015 B016 B017 B019 B020 B021 B022 B025 B029 B030 B031 B032"
        " B033 B034 B035 B039"
        # pylint's errors, without top-level await (notebooks) and logging (loguru), and warnings that are errors.
        " PLE01 PLE02 PLE03 PLE06 PLE07 PLE113 PLE13 PLE15 PLE17 PLE25"
        " PLW0120 PLW0127 PLW0128 PLW0129 PLW0131 PLW0133 PLW0177 PLW0211 PLW0245 PLW0406 PLW0602 PLW0604 PLW0711"
        " PLW1501 PLW1508 PLW2101"
        # Built-ins overwritten, broken escapes, what newer numpy has removed, and slips that ruff alone knows.
        " A001 W605 NPY001 NPY003 NPY201 RUF006 RUF016 RUF030 RUF034 RUF040"
    ).split()
)
"""Rules that point at real defects: what fails, misleads, or does something else than it says; no matter of style."""

_UNUSED = ("F401", "F811", "F841")

DEAD_CODE = ("ERA001", *_UNUSED)
"""Rules that point at code that does nothing: commented out, imported or assigned and never used."""

SELECTION = (*DEFECTS, *DEAD_CODE)

_NAMES_FROM_ELSEWHERE = (
    "jaxtyping", "torchtyping", "globals()", "locals()", "exec(", "from __main__ import *", "import_ipynb",
    "marimo.App(",
)  # fmt: skip
"""Where names are not Python's (annotations of array axes are strings of names), or are made while the code runs."""

_STARS_AS_TAUGHT = tuple(
    f"from {name}" for name in "fastai behave ggplot plotnine tkinter Tkinter turtle pylab manim __main__".split()
)
"""How the own documentation of these tells to import them, and what stands for `%run` of another notebook."""

_BY_IDENTITY = (ast.In, ast.NotIn, ast.Is, ast.IsNot)

_NAMES_OF_A_SHELL = frozenset({"spark", "sc", "sqlContext", "dbutils", "display", "displayHTML"})
"""What PySpark's shell and Databricks bring."""


def holds(one: Diagnostic, source: Source, *, is_partly_broken: bool) -> bool:
    """Whether ruff can know what it says of `source`, and it is a fault there.

    `is_partly_broken` says that ruff was not shown all of it: names may be defined in the part that does not parse.
    """
    if one.rule == "F821":
        return not is_partly_broken and _is_undefined(one, source)
    if one.rule in _UNUSED and _is_read_unseen(one, source):
        return False
    if one.rule in HOW_IT_IS_USED:
        return HOW_IT_IS_USED[one.rule](one, source)
    if one.rule == "PLW0177":
        # `nan in values` and `value is nan` are about the very object, and find it.
        compared = around(one, source, ast.Compare)
        return not any(isinstance(sign, _BY_IDENTITY) for node in compared for sign in node.ops)
    if one.rule == "F403" and one.name.startswith(_STARS_AS_TAUGHT):
        return False
    if one.rule.startswith("NPY"):
        return not _allows_for_versions(one, source)
    if not one.rule.isupper():
        return False
    # A package's __init__.py gathers what its modules offer, and may name these.
    return one.rule not in ("F401", "F403", "F822") or not source.path.endswith("__init__.py")


def _is_read_unseen(one: Diagnostic, source: Source) -> bool:
    """Whether what is said to be unused is read by an earlier line of the same loop, or by IPython."""
    if one.rule == "F841" and any(one.name in _names_in(loop, ast.Load) for loop in _loops_around(one, source)):
        return True
    return source.is_notebook and _is_taken_by_ipython(one, source)


def _is_taken_by_ipython(one: Diagnostic, source: Source) -> bool:
    """Whether a magic or shell escape takes what is said to be unused: `!{sys.executable} -m pip install x`."""
    taken = taken_names(source.text)
    if not taken or one.name in taken:
        return bool(taken)
    imports = (*around(one, source, ast.Import), *around(one, source, ast.ImportFrom))
    named = (alias for node in imports for alias in node.names if one.name.endswith(alias.name))
    return any((alias.asname or alias.name.partition(".")[0]) in taken for alias in named)


def _is_undefined(one: Diagnostic, source: Source) -> bool:
    if any(sign in source.text for sign in _NAMES_FROM_ELSEWHERE) or "template" in source.path.lower():
        return False
    if _is_in_a_written_annotation(one, source):
        return False
    in_a_shell = source.is_notebook or "pyspark" in source.text or "Databricks" in source.text
    return not (in_a_shell and one.name in _NAMES_OF_A_SHELL) and not _comes_from_an_earlier_turn(one, source)


def _is_in_a_written_annotation(one: Diagnostic, source: Source) -> bool:
    """Whether the name stands in a string of an annotation, which nothing looks up while the code runs."""
    named = re.compile(rf"\b{re.escape(one.name)}\b")
    return any(
        isinstance(part, ast.Constant) and isinstance(part.value, str) and bool(named.search(part.value))
        for annotation in _annotations(one, source)
        for part in ast.walk(annotation)
    )


def _annotations(one: Diagnostic, source: Source) -> Iterator[ast.expr]:
    """Yield the annotations that hold the place of a diagnostic."""
    asked = [
        *(node.annotation for node in source.nodes(ast.arg)),
        *(node.annotation for node in source.nodes(ast.AnnAssign)),
        *(node.returns for kind in FUNCTIONS for node in source.nodes(kind)),
    ]
    yield from (annotation for annotation in asked if annotation and is_around(one, source, annotation))


def _comes_from_an_earlier_turn(one: Diagnostic, source: Source) -> bool:
    """Whether a loop gives the name later in its body, and a condition may keep the first turn from reading it."""
    conditions = [*around(one, source, ast.If), *around(one, source, ast.IfExp)]
    loops = _loops_around(one, source)
    inner = [loop for loop in loops if any(loop.lineno <= condition.lineno for condition in conditions)]
    return any(one.name in _names_in(loop, ast.Store) for loop in inner)


def _loops_around(one: Diagnostic, source: Source) -> list[ast.For | ast.While]:
    return [*around(one, source, ast.For), *around(one, source, ast.While)]


def _names_in(loop: ast.For | ast.While, context: type[ast.expr_context]) -> set[str]:
    return {node.id for node in ast.walk(loop) if isinstance(node, ast.Name) and isinstance(node.ctx, context)}


def _allows_for_versions(one: Diagnostic, source: Source) -> bool:
    """Whether a condition or handler around it says what to do where the library is newer."""
    asked = [ast.unparse(node.test).lower() for node in around(one, source, ast.If)]
    caught = [
        ast.unparse(handler.type)
        for node in around(one, source, ast.Try)
        for handler in node.handlers
        if handler.type is not None
    ]
    return any("version" in test or "hasattr" in test for test in asked) or any("AttributeE" in one for one in caught)
