"""Public functions and classes outside tests have docstrings."""

from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.other_functions import other_code
from mlfolio.evidence.code.public_api import Offered, beside_a_package, public_api
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.code.unread import lines_elsewhere
from mlfolio.evidence.files import Files
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.evidence.testing.tests import Tests
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable, unknown

_FEWEST = 3


class _Said(NamedTuple):
    """A function or class that others may call: where it is, how many lines it takes, and whether it says what for."""

    path: str
    line: int
    name: str
    size: int
    documented: bool
    told_in_init: bool = False


@check(
    title="Public functions and classes say what they are for",
    how="The share of public functions, methods and classes in Python modules outside tests that have a docstring;"
    " more than half passes. Public is what has no leading underscore, its module and packages included. Nested"
    " functions, overloads, setters, overrides, a class's own `Meta` or `Config`, generated modules, docs/, what is put"
    " away (deprecated/, old/), errors and warnings that are only named, the `main` of a script whose module has a"
    " docstring and, for a library, scripts at the root that import its package are left out. In R and MATLAB, a"
    " function's comments above it (roxygen's) or at its start stand for the docstring; that of `__init__`"
    " does not for its class. What an editor's template left (`_summary_`) and reminders to write one are none."
    " Not applicable below 3, and unknown, where it would fail, if most of the code is in other languages.",
    fix="Give each public function and class a docstring: one line on what it does, then what goes in and what"
    " comes out.",
    fix_in={
        "R": (
            "Write above each function, in lines that begin with `#'` (roxygen), what it does, what goes in"
            " (`@param`) and what comes out (`@return`)."
        ),
        "MATLAB": (
            "Write below each function's first line, in comments that `help` shows, what it does, what goes in"
            " and what comes out."
        ),
    },
    # Goes with judged quality at .50 on 102 real repositories (PRACTICES.md).
    weight=3,
    source=Citation("A", "Programming Proficiency", "following best practices for testing and documentation"),
    bad=[
        Example(
            {
                "model.py": "class Tree: <-- bad\n    def fit(self, x): <-- bad\n        return x\n\n"
                "    def predict(self, x):\n"
                '        """Return the class of each row of x."""\n        return x\n'
            }
        ),
        Example(
            {
                "a.py": "def load(): <-- bad\n    return 1\n\n\ndef clean(): <-- bad\n    return 2\n\n\n"
                "async def save(): <-- bad\n    return 3\n"
            }
        ),
        Example(
            {
                "model.py": 'def fit(x): <-- bad\n    """_summary_\n\n    Args:\n        x: _description_\n    """\n'
                '    return x\n\n\nclass Tree: <-- bad\n    """[summary]"""\n\n    def grow(self, x): <-- bad\n'
                '        """\n\n        :param x:\n        :return:\n        """\n        return x\n\n'
                '    def cut(self): <-- bad\n        """TODO: docstring"""\n'
            },
            note="templates that nobody filled",
        ),
    ],
    good=[
        Example(
            {
                "model.py": 'class Tree:\n    """A tree."""\n\n    def __init__(self):\n        self.a = 1\n\n'
                '    def fit(self, x):\n        """Grow the tree."""\n        return x\n\n'
                '    def predict(self, x):\n        """Return classes."""\n        return self._walk(x)\n\n'
                "    def _walk(self, x):\n        return x\n"
            }
        ),
        Example(
            {
                "R/trees.R": "#' Grow a tree\n#' @export\ngrow <- function(d) {\n  d\n}\n\n"
                "#' Prune a tree\nprune <- function(t) {\n  t\n}\n\n#' Draw a tree\ndraw <- function(t) t\n"
            },
            note="roxygen",
        ),
        Example(
            {
                "model.py": 'def fit(x):\n    """Fit it.\n\n    Args:\n        x: _description_\n    """\n\n\n'
                'def todo(x):\n    """TODO items of x."""\n\n\ndef docs(x):\n    """Docstrings of x."""\n'
            },
            note="half a template",
        ),
    ],
)
def public_api_documented(sources: Sources, files: Files, tests: Tests, kind: Kind) -> Verdict:
    """A docstring tells the next reader what a function promises without making them read how it keeps it.

    Writing one is also the cheapest test of whether a function does one thing.
    """
    others = tests.files | beside_a_package(sources) if kind.name == "library" else tests.files
    offered = [*map(_of_python, public_api(sources, others)), *_others(files)]
    if len(offered) < _FEWEST:
        return not_applicable("fewer than 3 public functions and classes" if offered or sources else "no code to judge")
    silent = sorted((one for one in offered if not one.documented), key=_worst_first)
    documented = len(offered) - len(silent)
    passes_at = 0.5 + 0.5 / len(offered)
    if documented / len(offered) < passes_at and lines_elsewhere(files) > sum(
        one.line_count for one in sources.modules
    ):
        return unknown("most of the code is in languages whose documentation is not read")
    return graded(documented / len(offered), map(_finding, silent), passes_at=passes_at)


def _worst_first(one: _Said) -> tuple[bool, int, str, int]:
    return one.told_in_init, -one.size, one.path, one.line


def _of_python(one: Offered) -> _Said:
    line, _ = one.source.place(one.line)
    return _Said(one.source.path, line, one.name, one.size, one.documented, one.told_in_init)


def _others(files: Files) -> Iterator[_Said]:
    for code in other_code(files):
        for one in code.functions:
            if not one.name.startswith("."):
                yield _Said(code.path, one.line, one.name, one.size, one.documented)


def _finding(one: _Said) -> Finding:
    return Finding(f"`{one.name}` ({_lines(one.size)}) {_lacks(one)}", one.path, one.line)


def _lacks(one: _Said) -> str:
    if one.told_in_init:
        return "has its docstring in `__init__` alone"
    # R, MATLAB and their like know no docstrings.
    return f"has no {'docstring' if one.path.endswith(('.py', '.ipynb')) else 'comment that says what it is for'}"


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
