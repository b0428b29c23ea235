"""The algorithm's equations, written down beside the code."""

from collections.abc import Iterator

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.formulas import computes, follows_numbers, formula_in_plain_letters, formulas
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.prose.equations import equations, may_be_pictured, plain_formula
from mlfolio.evidence.prose.writings import writings
from mlfolio.examples import Example, Markdown
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable, passed, unknown

_ENOUGH = 2


@check(
    title="The mathematics is written down beside the code",
    how="At least two formulas stand in the documents, in the text of notebooks, or in docstrings and comments: LaTeX,"
    " a"
    " formula in Unicode, or an image of one. A single formula earns half, which does not pass."
    " Unknown where a document that is not read (PDF, Word) may hold them, or a picture may be a formula by its"
    " name, or a line of text or a comment may be one in plain letters, or comments give the numbers of a"
    " source's equations.",
    fix="Write the loss and its gradient, or the criterion that is optimised, as formulas in the README or in the"
    " docstring of"
    " the function that computes them, and use the same symbols in the code.",
    # Whoever rebuilds an algorithm shows that they understand it; the formula is where that can be read. Advice: it
    # has too many forms (pictures, pages, plain letters) for its absence to cost points (docs/precision.md).
    weight=2,
    advice=True,
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
    # Imported here because few come this far, and it brings along all that tells what is learned.
    from mlfolio.evidence.learning.own_model import has_a_model

    if not found and not has_a_model(sources, files) and not any(map(computes, sources.code)):
        return not_applicable("nothing here learns, measures or has a gradient whose formula could be written down")
    if not found:
        return graded(0, [Finding("no formula in LaTeX or Unicode stands in Markdown, notebooks or docstrings")])
    return graded(0.5, found)


def _doubt(files: Files, notebooks: list[Notebook], sources: Sources) -> str | None:
    unread = next(iter(files.named("*.pdf", "*.docx", "*.pptx")), None)
    if unread:
        return f"{unread} is not read, and may hold the formulas"
    pictured = next((one for one in writings(files, notebooks) if may_be_pictured(one.text)), None)
    if pictured:
        return f"a picture in {pictured.path} may be a formula"
    plain = next(_in_plain_letters(files, notebooks, sources), None)
    if plain:
        return f"{plain} may be a formula in plain letters"
    numbered = next(filter(follows_numbers, sources.code), None)
    return f"comments in {numbered.path} give the numbers of equations in a source" if numbered else None


def _formulas(files: Files, notebooks: list[Notebook], sources: Sources) -> Iterator[Finding]:
    for writing in writings(files, notebooks):
        for place in equations(writing.text):
            yield writing.finding("is the only formula", place)
    for source in sources.code:
        yield from (source.finding("is the only formula", line) for line in formulas(source))


def _in_plain_letters(files: Files, notebooks: list[Notebook], sources: Sources) -> Iterator[str]:
    """Yield the places of what may be formulas: lines of prose and comments, and of code where they can be no code."""
    for writing in writings(files, notebooks):
        for number, line in enumerate(writing.text.split("\n"), start=1):
            if plain_formula(line):
                yield f"{writing.path}, line {number},"
    for source in sources.code:
        line = formula_in_plain_letters(source)
        if line:
            yield f"{source.path}, line {source.place(line)[0]},"
