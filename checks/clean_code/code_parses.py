"""Every Python file and notebook cell parses."""

from collections.abc import Iterator

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.lint import Lint
from mlfolio.evidence.code.parsing import Problem
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.code.syntax import python_2_sign, undecodable_at
from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable

_OLDER = "is Python 2"
_NEVER_RUN = "does not parse: "
_BY_IPYTHON = ("%", "!", "?")
_BY_AN_OLDER = "inconsistent use of tabs"
_STEEPNESS = 3
"""A third of the code that no Python ever read costs all: it was never run, nor was what imports it.

Python 2 did run what is written in it, and judges mark it down by its share alone.
"""
_R = lazy_pattern(r"(?m)^[ \t]*(?:[\w.]+(?:\[[^\]\n]*\])?[ \t]*<-[ \t]|(?:library|require)\(\w+\)[ \t]*$)")


@check(
    title="The code parses",
    how=(
        "The share of Python files and notebooks that a current Python 3 reads; a notebook counts with the share of "
        "its cells, IPython's magics allowed. Python 2, an encoding that the file does not state, and a notebook "
        "that is no JSON do not parse. What no Python ever read counts three times. Passes when everything does."
    ),
    fix=(
        "Run `ruff check --select E9 .`, which reads notebooks too, and mend what it reports: port Python 2 to "
        "Python 3, save other encodings as UTF-8."
    ),
    # Nothing else that the code does can be right while it does not run; that it runs is the least of it.
    weight=1.5,
    absence=True,
    source=Citation("C", "Essential Programming Knowledge", "write efficient code, debug issues"),
    bad=[
        Example({"train.py": 'epochs = 3\nprint "epochs:", epochs  <-- bad\n'}, note="Python 2"),
        Example({"train.py": "def fit(model:  <-- bad\n    return model\n"}, note="a bracket that is never closed"),
        Example(
            {"eda.ipynb": ["import pandas as pd", "table = pd.read_csv('a.csv')\n  table.head()  <-- bad"]},
            note="one broken cell of two",
        ),
        Example(
            {
                "eda.ipynb": [
                    "import pandas as pd",
                    "library(forecast) %>% print  <-- bad\nfit <- auto.arima(x)",
                    "summary(fit) %>% print\ns <- 1",
                ]
            },
            note="cells in R, in a notebook that says it is Python",
        ),
    ],
    good=[
        Example({"train.py": "print(1)\n"}),
        Example(
            {"eda.ipynb": ["# Keeps Colab awake\n\n%%javascript\nfunction click() {\n  alert('here');\n}"]},
            note="a cell of another language, with a comment above its magic",
        ),
        Example({"eda.ipynb": ["%matplotlib inline\n!pip install pandas", "%%time\nanswer = await ask()\nanswer?"]}),
    ],
)
def code_parses(files: Files, notebooks: list[Notebook], sources: Sources, lint: Lint) -> Verdict:
    """Code that Python cannot read does not run, whatever else is good about it.

    A reader who tries it gets an error on the first line, and so does every tool.
    """
    parsed = [_parsed_share(source, files, lint) for source in sources]
    broken = [one for one in notebooks if one.problem and _is_text_of_a_notebook(files.text(one.path))]
    if not parsed and not broken:
        return not_applicable("no Python code")
    findings = [found for _, found in parsed for found in found]
    findings += [Finding(str(one.problem), one.path) for one in broken]
    older = any(found.message.startswith(_OLDER) for found in findings)
    lost = sum((1 - share) * (1 if older else _steepness(found)) for share, found in parsed)
    return graded(1 - (lost + len(broken)) / (len(parsed) + len(broken)), findings)


def _steepness(problems: list[Finding]) -> int:
    return _STEEPNESS if any(one.message.startswith(_NEVER_RUN) for one in problems) else 1


def _is_text_of_a_notebook(text: str | None) -> bool:
    """Whether somebody meant a notebook to be there: not a placeholder for a large file, and not an empty file."""
    return bool(text and text.lstrip().startswith("{"))


def _parsed_share(source: Source, files: Files, lint: Lint) -> tuple[float, list[Finding]]:
    """Return the share of a source that parses, and what is wrong with the rest."""
    found = list(_problems(source, lint))
    if source.is_notebook:
        return 1 - len(found) / len(source.chunks), list(_in_notebook(found, source))
    undecodable = undecodable_at(source.path, files)
    if undecodable:
        return 0.0, [Finding(undecodable[0], source.path, undecodable[1])]
    return float(not found), [source.finding(_said(one, source), one.line) for one in found]


def _in_notebook(found: list[Problem], source: Source) -> Iterator[Finding]:
    """Yield what is wrong with the cells of a notebook; those of another kernel once, as what they are."""
    codes = dict(source.chunks)
    in_r = [one for one in found if _R.search(codes[source.place(one.line)[1]])]
    if in_r:
        cells = "a cell" if len(in_r) == 1 else f"{len(in_r)} cells"
        yield source.finding(f"holds {cells} in R, and says that it is Python", in_r[0].line)
    yield from (source.finding(_said(one, source), one.line) for one in found if one not in in_r)


def _problems(source: Source, lint: Lint) -> Iterator[Problem]:
    for one in source.problems:
        # What only a newer Python reads is no fault: ruff, which knows it, has the last word.
        if (source.path, source.place(one.line)[1]) in lint.syntax_errors:
            yield one


def _said(problem: Problem, source: Source) -> str:
    line = source.lines[min(problem.line, len(source.lines)) - 1]
    sign = python_2_sign(line)
    if sign:
        return f"{_OLDER}: {sign}"
    if line.lstrip().startswith(_BY_IPYTHON):
        return "does not parse outside IPython: a magic"
    if problem.message.startswith(_BY_AN_OLDER):
        return f"does not parse since Python 3: {problem.message}"
    return f"{_NEVER_RUN}{problem.message}"
