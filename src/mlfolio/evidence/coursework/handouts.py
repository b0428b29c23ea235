"""Whether a notebook is what a course hands out, told by its name, first text, cells or whose rights it names."""

import re
from functools import partial

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.coursework.set_tasks import sets_a_task
from mlfolio.evidence.coursework.sheets import is_left_to_fill_in
from mlfolio.evidence.coursework.words import PROVIDERS, TASKS
from mlfolio.evidence.file_facts import file_fact
from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook, parse_notebook
from mlfolio.patterns import lazy_pattern

_OPENING = 3
"""Cells in which a course sets its logo, its title and what is to be learnt."""


_MOST = 20_000
"""Characters of a cell that are looked through; a longer one holds pictures."""

_OF_A_PROVIDER = lazy_pattern(
    r"(?i:\bguided projects?\b|skills[-_ .]?network|cf-courses-data|cognitiveclass\.ai|(?:student|learner)[-_ ]version)"
    r"|(?<![A-Za-z0-9])[A-Z]{2}\d{4}EN(?![A-Za-z])"
)
"""Words of providers, whose guided projects are lessons, in names, logos and addresses; codes such as `PY0101EN`."""

_FOR_STUDENTS = lazy_pattern(
    r"(?i)для[ _-]студентов|(?<![a-z])for[ _-]students(?![a-z])|\(students?\)|(?<![a-z])in[-_ ]?class(?![a-z])"
)
"""What a notebook is named that a class is given; Kaggle's competitions of classes are called so, too."""

_NOT_YOURS = lazy_pattern(
    r"\bdo(?: not|n't) (?:modify|edit|change|alter) (?:(?:any|the) code in |anything in )?this (?:code )?cell\b",
    re.IGNORECASE,
)
_RIGHTS = lazy_pattern(
    rf"(?:©|&copy;|\(c\)|\bcopyright\b)[^\n]{{0,40}}\b(?:{PROVIDERS}|ibm|deeplearning\.ai|cognitive ?class|cocl\.us"
    r"|365 ?data ?science|pierian data|superdatascience|the tensorflow (?:\w+ )?authors)\b",
    re.IGNORECASE,
)
_SIGNS_OF_RIGHTS = ("©", "\\u00a9", "&copy;", "(c)", "(C)", "opyright", "OPYRIGHT")
"""One of them stands in the file of such a notebook; most are not parsed for it."""

_PICTURE = '"image/png": "'

_SET = lazy_pattern(
    rf"(?:\A|\n)[ \t#*>]{{0,8}}(?:<[^>\n]{{1,80}}>[ \t]*){{0,4}}(?:checkup )?(?:{TASKS}|task|your turn|checkup)"
    r"(?: set)?\b[ \t]*(?:\d{0,3}|[ivx]{0,4})[ \t]*(?:[:.)\n<*]|\Z)",
    re.IGNORECASE,
)
_FEW_SET = 3
"""Cells of text that set the reader a task, from which on the sheet is a course's."""


_WORTH = lazy_pattern(
    r"(?im)^[^\n]{1,200}[(\[][ \t]?\d{1,3}[ \t]?(?:marks?|points?|pts)[ \t]?[)\]][ \t*_.:]{0,6}$"
    r"|^[ \t#*_>]{0,12}(?:total )?marks[ \t*_]{0,4}:[ \t*_]{0,4}\d{1,3}[ \t*_.]{0,6}$"
)
"""What the sheet, below its title, or one of its questions is worth."""


def handed_out(notebooks: list[Notebook], files: Files) -> frozenset[str]:
    """Return the paths of the `notebooks` that a course hands out."""
    return frozenset(
        one.path for one in notebooks if files.known(one.path).recall("handed out", partial(is_handed_out, one))
    )


def of_a_provider(files: Files) -> frozenset[str]:
    """Return the paths of the notebooks in which a provider of courses states its rights: it wrote their cells."""
    return frozenset(path for path in files.own if path.endswith(".ipynb") and _states_rights(path, files))


@file_fact
def _states_rights(path: str, files: Files) -> bool:
    text = files.text_once(path) or ""
    written = _without_pictures(text)
    if not any(sign in written for sign in _SIGNS_OF_RIGHTS):
        return False
    return any(_RIGHTS.search(cell.source[:_MOST]) for cell in parse_notebook(path, text).markdown)


def _without_pictures(text: str) -> str:
    """Return what a notebook's file holds without the pictures that most of it may be."""
    first, *others = text.split(_PICTURE)
    return first + "".join(other.partition('"')[2] for other in others)


@fact(lambda source: source.is_notebook)
def cells_not_to_modify(source: Source) -> tuple[int | None, ...]:
    """Return the numbers of the cells of `source` that open with the words not to modify them: a course wrote those."""
    return tuple(number for number, code in source.chunks if _NOT_YOURS.search(_first_lines(code)))


def is_handed_out(notebook: Notebook) -> bool:
    """Return whether a course hands out `notebook`."""
    name = notebook.path.rpartition("/")[2]
    texts = [cell.source[:_MOST] for cell in notebook.markdown]
    opening = [cell.source[:_MOST] for cell in notebook.cells[:_OPENING] if cell.kind == "markdown"]
    return (
        any(map(_OF_A_PROVIDER.search, (name, *opening)))
        or any(map(_RIGHTS.search, texts))
        or any(_NOT_YOURS.search(_first_lines(cell.source)) for cell in notebook.code)
        or any(is_left_to_fill_in(cell.source[:_MOST]) for cell in notebook.code)
        or sum(_SET.search(text) is not None for text in texts) >= _FEW_SET
        or any(map(_WORTH.search, opening))
        or sum(_WORTH.search(text) is not None for text in texts) >= _FEW_SET
        or sets_a_task(notebook)
        or (_FOR_STUDENTS.search(name) is not None and "kaggle" not in notebook.path.lower())
    )


def _first_lines(code: str) -> str:
    """Return the comments that open a cell."""
    lines = code[:_MOST].lstrip().split("\n", 3)[:3]
    return "\n".join(line for line in lines if line.lstrip().startswith("#"))
