"""No code that does nothing: commented out, unused or out of reach."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.dead_code import DeadCode, dead_code
from mlfolio.evidence.code.lint import Lint
from mlfolio.evidence.code.sources import Sources
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable

_NOTHING_AT = 0.05
"""The share of dead lines where nothing is granted: the tenth with most, among 47 real repositories, starts there."""

_SMALLEST = 200
"""Lines. A smaller project is counted as one of this size: one forgotten import is no habit yet."""

_PASSES_AT = 0.85


@check(
    title="There is no dead code",
    how=(
        "The share of lines that do nothing: two or more consecutive comments that are statements of Python, "
        "imports and local variables that nothing uses, definitions replaced before use, statements after a return "
        "or raise. What an __init__.py imports, a `try: import` asks for, or `# noqa` keeps is not dead. None "
        "grants all, 5 % nothing (under 200 lines count as 200); passes up to 0.75 %."
    ),
    fix="Delete it: git remembers. `ruff check --select F401 --fix .` takes out the imports, and `ruff check --select"
    " ERA,F811,F841 .` lists what goes by hand.",
    # Cheap to mend, and what a reader stumbles over: it goes with judged code at .35 on 40 repositories and at .53 on
    # 61 where nobody had tuned.
    weight=2,
    absence=True,
    source=Citation("A", "Programming Proficiency", "writing clean, maintainable code"),
    after=("code-parses",),
    bad=[
        Example(
            {
                "train.py": (
                    "import os  <-- bad\nimport sys\n\n\ndef fit(rows):\n    best = max(rows)  <-- bad\n"
                    "    return sum(rows)\n"
                    "    print(rows)  <-- bad\n\n\n# model = fit(sys.argv)  <-- bad\n# print(model)\n"
                    "print(fit(sys.argv))\n"
                )
            }
        ),
        Example(
            {"eda.ipynb": ["import numpy as np\nimport pandas as pd  <-- bad\nimport csv  <-- bad", "np.zeros(3)"]}
        ),
    ],
    good=[
        Example(
            {
                "train.py": (
                    "import sys\n\ntry:\n    import cupy\nexcept ImportError:\n    cupy = None\n\n"
                    "# The first column is the label:\n"
                    "# it is dropped before training (see the README).\nprint(sys.argv, cupy)\n"
                )
            }
        ),
        Example({"package/__init__.py": "from .model import fit\n", "package/model.py": "def fit():\n    return 1\n"}),
    ],
)
def no_dead_code(sources: Sources, lint: Lint) -> Verdict:
    """Code that does nothing still has to be read, and makes a reader wonder what it was for.

    Old versions belong in the history.
    """
    authored = [source for source in sources.authored if source.has_statements]
    lines = sum(source.code_lines for source in authored)
    if not lines:
        return not_applicable("no Python code that parses")
    found = [one for source in authored for one in dead_code(source, lint)]
    share = sum(one.lines for one in found) / max(lines, _SMALLEST)
    return graded(1 - share / _NOTHING_AT, _findings(found), passes_at=_PASSES_AT)


def _findings(found: list[DeadCode]) -> list[Finding]:
    worst = sorted(found, key=lambda one: (-one.lines, one.path, one.cell or 0, one.line))
    return [Finding(one.message, one.path, one.line, one.cell) for one in worst]
