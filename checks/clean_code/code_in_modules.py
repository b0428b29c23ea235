"""The logic stands in functions of modules, not at the top level of scripts or in notebook cells."""

import re
from typing import NamedTuple

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.code.standing import Standing, lines_within, standings
from mlfolio.evidence.code.unread import lines_elsewhere
from mlfolio.evidence.coursework.coursework import Coursework
from mlfolio.evidence.coursework.names import is_named_for_practice
from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.trials import explores, is_a_trial
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable, unknown

_ENOUGH = 2 / 3
"""The share that grants all: a library with a gallery of examples, or modules with their notebooks, has that much."""

_FEWEST = 50
"""Statements. With fewer, nothing is lost at the top level."""
_FREE = 5
"""Statements at a module's top level that are free: a few lines put things together in every project."""

_GUARDED = 10
"""Statements under `if __name__ == "__main__":` that are free."""

_IN_NOTEBOOK = 0.5
"""What a function in a notebook is worth: it has a name and arguments, but nobody can import or test it."""

_SHOWCASE = 0.25
"""What a notebook or example that imports the project's own code, or stands beside a module that trains, counts: it
shows the code or looks at the data, and does not hold the work."""

_EXAMPLES = lazy_pattern(
    r"(^|/)(examples?|docs?|doc_src|tutorials?|demos?|notebooks?|benchmarks?|gallery)/", re.IGNORECASE
)
_NAMED_FROM, _NOTEBOOK_FROM, _LINES_FROM = 30, 60, 90
"""Statements of a module and of a notebook, and lines, outside functions. A file with fewer stands in the sum alone."""

_PASSES_AT = 0.525
"""Of what grants all. A notebook beside so much in modules is as it should be, however a reader counts."""

_CELLS = [
    "import pandas as pd\ntable = pd.read_csv('a.csv')  <-- bad\ntable = table.dropna()\ntable['age'] += 1",
    "table = table.sort_values('age')\nold = table[table['age'] > 60]\nmean = old['fare'].mean()\nprint(mean)",
    "rows = len(table.index)\nprint(rows)\ntable.to_csv('b.csv')\nold.to_csv('c.csv')\n" * 14,
]


class _Weighed(NamedTuple):
    """What a file counts: what is granted of a total."""

    of: Standing
    granted: float
    total: float


@check(
    title="The logic stands in functions and modules",
    how=(
        "The share of statements outside tests that stand in functions and classes; imports and "
        "definitions count on neither side, nor do, at the top level, constants (names in capitals), assignments"
        " without a call, and calls as set-up makes them (of paths, loggers, arguments, `append`, `get`,"
        " `join`, `strip`, and functions that only append, as cells to a notebook),"
        " so that at least the number named stands there."
        " Free are 5 statements at a module's top level and 10 under `if "
        '__name__ == "__main__":`. A function in a notebook counts half. A notebook or example that imports the '
        "project's own code shows it, and counts a quarter, as does a notebook beside a module that trains in"
        " functions. In R and MATLAB, lines of code stand for statements, "
        "where the project writes two functions in them (of five lines together), or one of 20; literals and the"
        " bodies of functions without a name count nowhere. Two "
        "thirds grant all, 35 % pass; not applicable under 50 statements. Named are modules with 30 statements or"
        " more outside, notebooks with 60 and files of R without a function with 90 lines, but"
        " no pages of Streamlit or Shiny, no jobs of Airflow or Glue, no notebook most of whose statements"
        " stand in its own functions, and"
        " nothing that somebody tries, explores or learns with. Unknown where"
        " that leaves no file to name, where modules that do not parse could turn it, and where most of the code is"
        " in other languages. Files and folders called exercise,"
        " assignment, lesson, chapter or the like, week 2 or lab 3, count nowhere (nor any where the README's opening"
        " calls all practice problems, notes, scripts kept to look up, or tutorials that were followed), nor do files"
        " whose first comment or title calls them so or a case study, names the post or tutorial that they follow or"
        " the address that they were taken from, that move to the folder of a course, or whose comments"
        " number the exercises or chapters that they answer, nor notebooks that a course hands out (by its provider's"
        " name, logo or rights, cells not to be modified or to be filled in, or three exercises set in its text or"
        " one with its cell left empty; for students by its name), nor five"
        " or more numbered folders, three quarters of those there, that are named for a technique each and fit with a"
        " library, nor notebooks that all stand in folders named for courses, notes and the like, nor small files in a"
        " folder of practice. What is put away (in folders called old, archive, legacy, deprecated or the like, or by a"
        " first comment that says that it is no longer used) counts nowhere, either, and a notebook that is exported or"
        " paired by Jupytext counts once."
    ),
    fix="Move the steps into functions of a .py file, and let the notebook or script import and call them.",
    fix_in={
        "R": (
            "Move the steps into functions of files below R/, and let the script or document `source` and call them."
        ),
        "MATLAB": "Move the steps into functions with files of their own, and let the script call them.",
    },
    # What judges look at first, the difference between a dump and a program: it goes with their marks of code at .62 on
    # 47 repositories, more than all but the linter's settings.
    weight=4.5,
    absence=True,
    source=Citation("C", "Essential Programming Knowledge", "modular design: maintainable and scalable"),
    bad=[
        Example({"train.ipynb": _CELLS}, note="a notebook that holds everything"),
        Example(
            {"train.py": "import csv\n" + "rows = list(csv.reader(open('a.csv')))  <-- bad\n" + "rows.sort()\n" * 60},
            note="a script without a function",
        ),
        Example(
            {
                "0-read.R": "tidy <- function(d) {\n" + "  d <- unique(d)\n" * 20 + "  d\n}\n",
                "1-clean.R": "library(dplyr)\n" + "d <- filter(d, age > 1)  <-- bad\n" + "d <- arrange(d)\n" * 90,
            },
            note="R",
        ),
    ],
    good=[
        Example(
            {
                "prepare.py": "def clean(rows):\n" + "    rows.sort()\n" * 60 + "    return rows\n",
                "eda.ipynb": ["from prepare import clean", "rows = clean([3, 1])\nprint(rows)\nrows[0]"],
            },
            note="a module, and a notebook that uses it",
        ),
        Example(
            {
                "train.py": (
                    "def train(rows):\n" + "    rows.sort()\n" * 60 + "    return rows\n\n\n"
                    'if __name__ == "__main__":\n    print(train([3, 1]))\n'
                )
            }
        ),
        Example(
            {
                "R/clean.R": "#' Drop rows without an age\nclean <- function(d) {\n"
                + "  d <- arrange(d)\n" * 60
                + "  d\n}\n"
            }
        ),
    ],
)
def code_in_modules(sources: Sources, files: Files, coursework: Coursework, learning: Learning) -> Verdict:
    """Logic in functions can be named, tested and used twice; logic in cells runs once, in an order that nobody sees.

    It is the difference between a project and a transcript.
    """
    every = list(standings(sources, files))
    own = [one for one in every if one.path not in coursework and not _practises(one)]
    trains = _trains_in_functions(own, learning)
    weighed = [_weighed(one, is_beside=trains) for one in own]
    total = sum(one.total for one in weighed)
    if total < _FEWEST:
        return not_applicable("too little code to judge" + (" beside exercises" if len(weighed) < len(every) else ""))
    granted = sum(one.granted for one in weighed)
    share = granted / total
    passes = share >= _PASSES_AT * _ENOUGH
    named = _findings(weighed, passes=passes)
    if not passes and (doubt := _doubt(granted, total, named, sources, files)):
        return unknown(doubt)
    partly = f"{share:.0%} of the statements stand in functions: {_ENOUGH:.0%} earn everything"
    return graded(share / _ENOUGH, named, passes_at=_PASSES_AT, reason=None if named or share >= _ENOUGH else partly)


def _practises(one: Standing) -> bool:
    folder = one.path.rpartition("/")[0]
    return one.inside + one.at_top < _named_from(one) and is_named_for_practice(folder)


def _trains_in_functions(own: list[Standing], learning: Learning) -> bool:
    """Whether a module with functions trains: a notebook beside it looks at the data, and holds no step of the work."""
    trains = {one.path for one in learning.readings if one.trains}
    return any(one.inside > one.outside and not one.is_notebook and one.path in trains for one in own)


def _weighed(one: Standing, *, is_beside: bool) -> _Weighed:
    guarded = max(0, one.guarded - _GUARDED)
    outside = (one.outside if one.is_notebook else max(0, one.outside - _FREE)) + guarded
    is_showcase = one.uses_own and (one.is_notebook or bool(_EXAMPLES.search(one.path)))
    is_showcase = is_showcase or (is_beside and one.is_notebook)
    counts = _SHOWCASE if is_showcase else 1.0
    granted = one.inside * (_IN_NOTEBOOK if one.is_notebook else 1.0)
    return _Weighed(one, granted * counts, (one.inside + outside) * counts)


def _doubt(granted: float, total: float, named: list[Finding], sources: Sources, files: Files) -> str | None:
    """Return why too few functions may not be a lack: what is not read may hold them, or no file is long enough."""
    unread = sum(map(lines_within, sources.code))
    if (granted + unread) / (total + unread) >= _PASSES_AT * _ENOUGH:
        return "modules that do not parse may hold as many functions"
    if lines_elsewhere(files) > total:
        return "most of the code is in languages whose functions are not counted"
    if not named:
        return (
            "no file is long enough, has most of its steps outside functions and is more than a trial, for them to be"
            " missed in one"
        )
    return None


def _findings(weighed: list[_Weighed], *, passes: bool) -> list[Finding]:
    """Return the long files whose logic somebody would look for in a function."""
    scripts = [one for one in weighed if not (one.of.is_notebook and one.of.inside > one.of.at_top)]
    lacking = [one for one in scripts if one.granted < one.total / 2 and not is_a_trial(one.of.path)]
    # In R, where a script is custom, only one without any function shows that none is written.
    lacking = [one for one in lacking if one.of.unit != "line" or not one.of.inside]
    long = [one for one in lacking if one.of.at_top >= _named_from(one.of)]
    if passes:
        return [_finding(one.of) for one in _worst_first(long) if not one.of.is_notebook]
    return [_finding(one.of) for one in _worst_first(long or _exploring(scripts))]


def _exploring(scripts: list[_Weighed]) -> list[_Weighed]:
    """Return the long files that look at data, where that is the whole project and no module holds what it found."""
    if sum(one.granted for one in scripts if not one.of.is_notebook) >= _FEWEST:
        return []
    return [one for one in scripts if explores(one.of.path) and one.of.at_top >= 2 * _named_from(one.of)]


def _named_from(one: Standing) -> int:
    return _LINES_FROM if one.unit == "line" else _NOTEBOOK_FROM if one.is_notebook else _NAMED_FROM


def _worst_first(lacking: list[_Weighed]) -> list[_Weighed]:
    return sorted(lacking, key=lambda one: (one.granted - one.total, one.of.path))


def _finding(one: Standing) -> Finding:
    where = "in cells, outside any function" if one.is_notebook else "outside any function"
    return one.place._replace(message=f"at least {one.at_top} {one.unit}s stand {where}")
