"""The algorithm's equations, written down beside the code."""

import ast
import re
from collections.abc import Iterator

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.sources import Source, Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.own_model import has_a_model
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.prose.equations import equation_numbers, equations, plain_formula
from mlfolio.evidence.prose.writings import writings
from mlfolio.examples import Example, Markdown
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable, passed, unknown

_ENOUGH = 2
_ENOUGH_NUMBERS = 3
"""Comments, each with another number, that follow the equations of a paper or book."""

_CITED = lazy_pattern(r"\bet al\b|arxiv|doi\.org|\bpaper\b|\btext ?book\b|\((?:19|20)\d\d\)", re.IGNORECASE)
_COMPUTES = lazy_pattern(
    r"(?i)(?<![a-z])(?:loss|grad(?!e)|back_?prop|distance|entropy|centroid|criteri|cost|mse|weight|kernel|prob|score|softmax"
    r"|activation|matrix|reward|fit\b|train|predict)"
)
"""Words of what an algorithm learns by: where none stands, there is nothing yet to derive."""

_CALL = lazy_pattern(r"\w\([a-z]{0,2}['\"]")


@check(
    title="The mathematics is written down beside the code",
    how="At least two formulas stand in the documents, in the text of notebooks, or in docstrings and comments: LaTeX,"
    " a"
    " formula in Unicode, or an image of one. A single formula earns half, which does not pass."
    " Unknown where a document that is not read (PDF, Word) may hold them, or a line of text or a comment may be a"
    " formula in plain letters, or comments give the numbers of a source's equations.",
    fix="Write the loss and its gradient, or the criterion that is optimised, as formulas in the README or in the"
    " docstring of"
    " the function that computes them, and use the same symbols in the code.",
    # Whoever rebuilds an algorithm shows that they understand it; the formula is where that can be read.
    weight=2,
    source=Citation("C", "Linear Algebra and Calculus Proficiency", "algorithms that are mathematically sound"),
    kinds=("from-scratch",),
    bad=[
        Example(
            {
                "README.md": "# Regression from scratch\n\nIt costs $5 and $HOME.\n",
                "fit.py": "def fit(x):\n    return x\n",
            }
        ),
        Example(
            {
                "README.md": "# Regression from scratch\n\nThe loss is $L = \\frac{1}{n}\\sum_i (y_i - w x_i)^2$. <--"
                " bad\n"
            },
            note="the loss, and nothing of how it is made smaller",
        ),
    ],
    good=[
        Example(
            {
                "README.md": "# Regression from scratch\n\n$$L = \\frac{1}{n}\\sum_i (y_i - w x_i)^2$$\n\nso that\n\n"
                "$$\\frac{\\partial L}{\\partial w} = -\\frac{2}{n}\\sum_i x_i (y_i - w x_i)$$\n"
            }
        ),
        Example(
            {
                "tree.py": 'def gini(p):\n    """Return the impurity.\n\n    G = 1 - ∑ pᵢ²\n    """\n    return 1\n\n\n'
                'def gain(p):\n    """Return the gain.\n\n    ΔG = G(p) - ∑ wᵢ G(pᵢ)\n    """\n    return 1\n'
            },
            note="in docstrings",
        ),
        Example({"a.ipynb": [Markdown("The step is $w \\leftarrow w - \\eta \\nabla L$ with $\\eta > 0$."), "x = 1"]}),
    ],
)
def maths_derived(files: Files, notebooks: list[Notebook], sources: Sources) -> Verdict:
    """Code says how something is computed; the equation says what it is, and why the code is right.

    Writing both lets a reader check one against the other.
    """
    if sources.code and not any(source.text.strip() for source in sources.code):
        return not_applicable("all files of code are empty")
    found: list[Finding] = []
    for finding in _formulas(files, notebooks, sources):
        found.append(finding)
        if len(found) == _ENOUGH:
            return passed()
    if doubt := _doubt(files, notebooks, sources):
        return unknown(doubt)
    if not found and not has_a_model(sources, files) and not any(map(_computes, sources.code)):
        return not_applicable("nothing here learns, measures or has a gradient whose formula could be written down")
    if not found:
        return graded(0, [Finding("no formula in LaTeX or Unicode stands in the documents, notebooks or docstrings")])
    return graded(0.5, found)


def _doubt(files: Files, notebooks: list[Notebook], sources: Sources) -> str | None:
    unread = next(iter(files.named("*.pdf", "*.docx", "*.pptx")), None)
    if unread:
        return f"{unread} is not read, and may hold the formulas"
    plain = next(_in_plain_letters(files, notebooks, sources), None)
    if plain:
        return f"{plain} may be a formula in plain letters"
    numbered = next(filter(None, map(_follows_numbers, sources.code)), None)
    return f"comments in {numbered} give the numbers of equations in a source" if numbered else None


def _computes(source: Source) -> bool:
    return _COMPUTES.search(source.path) is not None or _COMPUTES.search(source.text) is not None


def _formulas(files: Files, notebooks: list[Notebook], sources: Sources) -> Iterator[Finding]:
    for writing in writings(files, notebooks):
        for place in equations(writing.text):
            yield writing.finding("is the only formula", place)
    for source in sources.code:
        for number, line in enumerate(source.lines if not source.is_notebook else (), start=1):
            if not line.isascii() or "\\" in line or ":math:" in line or "$" in line:
                yield from (source.finding("is the only formula", number) for _ in _in_comment(line))


def _in_comment(line: str) -> Iterator[int]:
    # Formulas in docstrings are many; a call with a text, and no comment behind it, holds none.
    return iter(()) if _CALL.search(line) and "#" not in line else equations(line.strip().lstrip("# "))


def _in_plain_letters(files: Files, notebooks: list[Notebook], sources: Sources) -> Iterator[str]:
    """Yield the places of what may be formulas: lines of prose and comments, and of code where they can be no code."""
    for writing in writings(files, notebooks):
        for number, line in enumerate(writing.text.split("\n"), start=1):
            if plain_formula(line):
                yield f"{writing.path}, line {number},"
    for source in sources.code:
        for number, comment in (*_comments(source), *_docstrings(source)):
            if plain_formula(comment):
                yield f"{source.path}, line {source.place(number)[0]},"


def _comments(source: Source) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(source.lines, start=1):
        _, sign, comment = line.partition("#")
        if sign or "^" in line:
            yield number, comment if sign else line


def _docstrings(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the lines of texts that stand alone, wherever they stand."""
    for node in source.nodes(ast.Expr):
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield from enumerate(node.value.value.split("\n"), start=node.lineno)


def _follows_numbers(source: Source) -> str | None:
    """Return the path of a source whose comments give the numbers of several equations, which nobody makes up."""
    cited = _CITED.search(source.text) is not None
    numbers = equation_numbers((comment for _, comment in _comments(source)), cited=cited)
    return source.path if len(numbers) >= _ENOUGH_NUMBERS else None
