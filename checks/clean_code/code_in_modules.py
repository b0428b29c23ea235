"""The logic stands in functions of modules, not at the top level of scripts or in notebook cells."""

import re
from pathlib import PurePosixPath
from typing import NamedTuple

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.handouts import handed_out
from mlfolio.evidence.code.lessons import is_a_lesson, opens_as_a_lesson
from mlfolio.evidence.code.other_functions import OtherCode, other_code
from mlfolio.evidence.code.sources import Source, Sources
from mlfolio.evidence.code.toplevel import logic_of
from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook
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
"""What a notebook or example that imports the project's own code counts: it shows the code and does not hold it."""

_EXAMPLES = lazy_pattern(
    r"(^|/)(examples?|docs?|doc_src|tutorials?|demos?|notebooks?|benchmarks?|gallery)/", re.IGNORECASE
)
_NAMED_FROM, _NOTEBOOK_FROM, _LINES_FROM = 30, 60, 90
"""Statements of a module and of a notebook, and lines, outside functions. A file with fewer stands in the sum alone."""

_WRITTEN, _WRITTEN_ALONE = 5, 20
"""Lines of functions in R or MATLAB, and of a lone one. With fewer, writing functions is no habit of the project."""

_TRIED = lazy_pattern(r"examples?|exemplos?|ejemplos?|demos?", re.IGNORECASE)
_ELSEWHERE = ("*.jl", "*.java", "*.scala", "*.kt", "*.cpp", "*.cc", "*.c", "*.cs", "*.go", "*.rs", "*.swift")
_LETTERS_A_LINE = 35

_PASSES_AT = 0.6
"""Of what grants all. A notebook beside so much in modules is as it should be."""

_ASIDE = lazy_pattern(
    r"(^|/)\.|(?<![a-z])(?:archive[sd]?|old|legacy|unused|deprecated|backup|draft|scratch|sandbox|playground|misc|tmp|temp"
    r"|tests?|testing|experiment(?:s|al)?|eda|quiz(?:zes)?|ex\d+|exercises?|hands-?on\w*|solutions?|lessons?"
    r"|lectures?|case[-_ ]?stud\w*|courses?|chapters?|tutorials?|homework|hw\d*"
    r"|labs?"
    r"|week[-_ ]?\d+|w\d|day[-_ ]?\d+|demos?|examples?|walkthrough|swirl\d*|template|notes?|intro(?:duction)?|basics)"
    r"(?![a-z])"
    r"|explor|visuali[sz]",
    re.IGNORECASE,
)
"""Where somebody tries, looks or learns: nobody imports that."""

_EXPLORES = lazy_pattern(r"(?<![a-z])(?:eda|solutions?)(?![a-z])|explor|visuali[sz]|experiment", re.IGNORECASE)
"""Where somebody looks at data; what is twice as long as others may be, and all there is, is the whole project."""

_LEARNING = lazy_pattern(
    r"(?<![A-Za-z])(?i:exercises?|lessons?|chapters?|homeworks?|book[ _-]examples?|udemy)(?![a-z])"
    r"|(?<=[a-z])(?:Exercises?|Lessons?|Chapters?|Homeworks?)(?![a-z])"
)
"""Names of files and folders of what a book or course sets: it stands in no share."""

_PAGES = frozenset({"streamlit", "gradio", "dash", "nicegui", "taipy", "chainlit"})
"""Frameworks that run a page from its top, as Shiny's are declared there: no function is missed."""

_CELLS = [
    "import pandas as pd\ntable = pd.read_csv('a.csv')  <-- bad\ntable = table.dropna()\ntable['age'] += 1",
    "table = table.sort_values('age')\nold = table[table['age'] > 60]\nmean = old['fare'].mean()\nprint(mean)",
    "rows = len(table.index)\nprint(rows)\ntable.to_csv('b.csv')\nold.to_csv('c.csv')\n" * 14,
]


class _Weighed(NamedTuple):
    """What a file counts: statements in functions, all of them, and those at its top level that are not free.

    `place` is where the first of these stands.
    """

    path: str
    is_notebook: bool
    granted: float
    total: float
    outside: int
    place: Finding
    standing: int
    """All that stand at its top level, the free ones among them."""

    inside: int
    is_aside: bool
    """Whether what stands there is not worth saying: what somebody tries or learns."""

    is_learning: bool
    """Whether a book or course sets it, by its name or its first comment."""

    unit: str = "statement"


@check(
    title="The logic stands in functions and modules",
    how=(
        "The share of statements outside tests that stand in functions and classes; imports and "
        "definitions count on neither side, nor do, at the top level, constants (names in capitals), assignments"
        " without a call, and calls as set-up makes them (of paths, loggers, arguments, `append`, `get`,"
        " `join`, `strip`),"
        " so that the number named is less than all that stands there."
        " Free are 5 statements at a module's top level and 10 under `if "
        '__name__ == "__main__":`. A function in a notebook counts half. A notebook or example that imports the '
        "project's own code shows it, and counts a quarter. In R and MATLAB, lines of code stand for statements, "
        "where the project writes two functions in them (of five lines together), or one of 20. Two "
        "thirds grant all, 40 % pass; not applicable under 50 statements. Named are modules with 30 statements or"
        " more outside, notebooks with 60 and files of R with 90 lines (where there are none, modules and"
        " notebooks with half of that),"
        " but no pages of Streamlit or Shiny, no notebook most of whose statements stand in its own functions, and"
        " nothing that somebody tries, explores or learns with. Unknown where"
        " that leaves no file to name, where modules that do not parse could turn it, and where most of the code is"
        " in other languages. Files and folders called exercise, lesson or"
        " chapter count nowhere, nor do files whose first comment calls them so or a case study, or that move to the"
        " folder of a course, nor notebooks that a course hands out (by its provider's name, logo or rights, or cells"
        " not to be modified) or that follow a video."
    ),
    fix="Move the steps into functions of a .py file, and let the notebook or script import and call them.",
    # What judges look at first, the difference between a dump and a program: it goes with their marks of code at .62 on
    # 47 repositories, more than all but the linter's settings.
    weight=4,
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
def code_in_modules(sources: Sources, files: Files, notebooks: list[Notebook]) -> Verdict:
    """Logic in functions can be named, tested and used twice; logic in cells runs once, in an order that nobody sees.

    It is the difference between a project and a transcript.
    """
    own = _own_modules(sources)
    every = [*(_weighed(source, own) for source in sources.code), *_weighed_others(files)]
    given = handed_out(notebooks)
    weighed = [one for one in every if not one.is_learning and one.path not in given]
    total = sum(one.total for one in weighed)
    if total < _FEWEST:
        return not_applicable("too little code to judge" + (" beside exercises" if len(weighed) < len(every) else ""))
    granted = sum(one.granted for one in weighed)
    share = granted / total
    passes = share >= _PASSES_AT * _ENOUGH
    named = _findings(weighed, passes=passes)
    if not passes and (doubt := _doubt(granted, total, named, sources, files)):
        return unknown(doubt)
    return graded(share / _ENOUGH, named, passes_at=_PASSES_AT)


def _doubt(granted: float, total: float, named: list[Finding], sources: Sources, files: Files) -> str | None:
    """Return why too few functions may not be a lack: what is not read may hold them, or no file is long enough."""
    unread = sum(map(_lines_within, sources.code))
    if (granted + unread) / (total + unread) >= _PASSES_AT * _ENOUGH:
        return "modules that do not parse may hold as many functions"
    if _lines_elsewhere(files) > total:
        return "most of the code is in languages whose functions are not counted"
    if not named:
        return (
            "no file is long enough, has most of its steps outside functions and is more than a trial, for them to be"
            " missed in one"
        )
    return None


def _lines_within(source: Source) -> int:
    """Return how many lines stand in functions and classes of a module that does not parse, by how far they go in."""
    if source.is_notebook or not source.problems:
        return 0
    found, within = 0, False
    for line in source.lines:
        if line[:1] not in (" ", "\t", "#", ")", ""):
            within = line.startswith(("def ", "class ", "async def "))
        found += within and bool(line.strip()) and line[:1] in (" ", "\t")
    return found


def _lines_elsewhere(files: Files) -> float:
    """Return about how many lines of code are in languages that are not looked into."""
    return sum(files.size(path) or 0 for path in files.named(*_ELSEWHERE)) / _LETTERS_A_LINE


def _own_modules(sources: Sources) -> frozenset[str]:
    """Return the names by which this project's own code can be imported."""
    paths = [PurePosixPath(source.path) for source in sources.modules if not source.is_test]
    stems = {path.stem for path in paths} - {"__init__", "setup", "conftest"}
    return frozenset(stems | {folder for path in paths for folder in path.parts[:-1]} - {"tests", "examples", "docs"})


def _weighed(source: Source, own: frozenset[str]) -> _Weighed:
    logic = logic_of(source)
    if not source.is_notebook and any(one.top in _PAGES for one in source.imports):
        logic = logic._replace(outside=0, guarded=0)
    guarded = max(0, logic.guarded - _GUARDED)
    outside = logic.outside + guarded if source.is_notebook else max(0, logic.outside - _FREE) + guarded
    shows = source.is_notebook or bool(_EXAMPLES.search(source.path))
    is_showcase = shows and _uses(source, own)
    counts = _SHOWCASE if is_showcase else 1.0
    granted = logic.inside * (_IN_NOTEBOOK if source.is_notebook else 1.0)
    total = (logic.inside + outside) * counts
    place = source.finding("", logic.first_line or 1)
    standing = logic.outside + logic.guarded
    return _Weighed(
        source.path,
        source.is_notebook,
        granted * counts,
        total,
        outside,
        place,
        standing,
        logic.inside,
        is_aside=bool(_ASIDE.search(source.path)),
        is_learning=bool(_LEARNING.search(source.path)) or is_a_lesson(source),
    )


def _weighed_others(files: Files) -> list[_Weighed]:
    """Weigh R and MATLAB where the project writes functions in them: an analysis in R is a script by custom."""
    codes = list(other_code(files))
    written = [function.size for one in codes if not _TRIED.search(one.path) for function in one.functions]
    is_habit = sum(written) >= (_WRITTEN if len(written) > 1 else _WRITTEN_ALONE)
    return [_weighed_other(one, files) for one in codes] if is_habit else []


def _weighed_other(code: OtherCode, files: Files) -> _Weighed:
    inside, outside = sum(one.size for one in code.functions), max(0, code.outside - _FREE)
    return _Weighed(
        code.path,
        False,
        inside,
        inside + outside,
        outside,
        Finding("", code.path, code.first),
        code.outside,
        inside,
        is_aside=bool(_ASIDE.search(code.path)),
        is_learning=bool(_LEARNING.search(code.path)) or opens_as_a_lesson(files.text(code.path) or ""),
        unit="line",
    )


def _uses(source: Source, own: frozenset[str]) -> bool:
    return any(one.level or one.top in own for one in source.imports)


def _findings(weighed: list[_Weighed], *, passes: bool) -> list[Finding]:
    """Return the files whose logic somebody would look for in a function; where none is long, those half as long."""
    scripts = [one for one in weighed if not (one.is_notebook and one.inside > one.standing)]
    lacking = [one for one in scripts if one.granted < one.total / 2 and not one.is_aside]
    long = [one for one in lacking if one.standing >= _named_from(one)]
    if passes:
        return [_finding(one) for one in _worst_first(long) if not one.is_notebook]
    # An analysis in R is a script by custom, and a short one no fault.
    shorter = [one for one in lacking if one.standing >= _named_from(one) / 2 and one.unit != "line"]
    whole = [one for one in scripts if _EXPLORES.search(one.path) and one.standing >= 2 * _named_from(one)]
    return [_finding(one) for one in _worst_first(long or shorter or whole)]


def _named_from(one: _Weighed) -> int:
    return _LINES_FROM if one.unit == "line" else _NOTEBOOK_FROM if one.is_notebook else _NAMED_FROM


def _worst_first(lacking: list[_Weighed]) -> list[_Weighed]:
    return sorted(lacking, key=lambda one: (one.granted - one.total, one.path))


def _finding(one: _Weighed) -> Finding:
    where = "in cells" if one.is_notebook else "at the top level"
    statements = f"1 {one.unit} stands" if one.standing == 1 else f"{one.standing} {one.unit}s stand"
    return one.place._replace(message=f"{statements} {where}, outside any function")
