"""No Python loop over rows or elements where the array library does it."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.arrays import uses_arrays
from mlfolio.evidence.code.loops import elementwise_loops
from mlfolio.evidence.code.sources import Sources
from mlfolio.examples import Example
from mlfolio.verdicts import Verdict, graded, not_applicable

_NOTHING_AT = 4
"""Loops per 1,000 lines where nothing is granted; one alone leaves three quarters."""

_PASSES_AT = 0.9
_DISTANCE = (
    "import numpy as np\n\n\ndef distance(a: np.ndarray, b: np.ndarray) -> float:\n    total = 0.0\n"
    "    for i in range(len(a)):  <-- bad\n        total += (a[i] - b[i]) ** 2\n    return np.sqrt(total)\n"
)


@check(
    title="Arithmetic on arrays is vectorised",
    how=(
        "Loops whose whole body is arithmetic on the elements of what is plainly an array or table, where no turn "
        "needs an earlier one's result: over `range` with `array[i]`, over an array, over `iterrows`; `apply` of an "
        "arithmetic lambda; comprehensions of that kind. Not counted are tests, compiled functions (numba), and "
        "functions named naive, slow or loop. None grants all, 4 per 1,000 lines (at least 1,000) nothing. Not "
        "applicable without numpy, pandas, torch or jax."
    ),
    fix=(
        "Write the arithmetic once for the whole array (`((a - b) ** 2).sum()`) or column (`table['a'] * table['b']`)."
    ),
    # Only the plainest cases can be told without running the code; few repositories have any.
    weight=0.5,
    # A loop over a handful of numbers may be the clearer way: 13 of 16 findings that no rule had seen were true.
    advice=True,
    absence=True,
    source=Citation("C", "Essential Programming Knowledge", "code optimization: models perform well and scale"),
    after=("code-parses",),
    bad=[
        Example({"distance.py": _DISTANCE}),
        Example(
            {
                "eda.ipynb": [
                    "import pandas as pd\ntable = pd.read_csv('a.csv')",
                    "table['sum'] = table.apply(lambda row: row['a'] * row['b'], axis=1)  <-- bad",
                    "total = 0\nfor _, row in table.iterrows():  <-- bad\n    total += row['a'] / 100",
                ]
            }
        ),
    ],
    good=[
        Example(
            {"distance.py": "import numpy as np\n\n\ndef distance(a, b):\n    return np.sqrt(((a - b) ** 2).sum())\n"}
        ),
        Example(
            {
                "train.py": (
                    "import numpy as np\n\n\ndef train(x, y):\n    weights = np.zeros(x.shape[1])\n"
                    "    for i in range(x.shape[0]):\n"
                    "        weights -= 0.1 * (weights @ x[i] - y[i]) * x[i]\n    return weights\n"
                )
            },
            note="stochastic descent: each step needs the last one",
        ),
        Example(
            {
                "eda.ipynb": [
                    "import pandas as pd\nfrom pathlib import Path\nDATA = Path('data')\ntable = pd.read_csv('a.csv')",
                    "files = table['file'].apply(lambda name: DATA / name)",
                ]
            },
            note="names of files joined to a folder are no arithmetic",
        ),
    ],
)
def vectorised_numerics(sources: Sources) -> Verdict:
    """A loop in Python over a million elements takes a minute where numpy takes a blink.

    Arithmetic on whole arrays also reads like the formula it came from.
    """
    code = [source for source in sources.code if uses_arrays(source)]
    if not code:
        return not_applicable("no Python code that uses numpy, pandas, torch or jax")
    lines = sum(source.code_lines for source in code)
    found = [source.finding(loop.message, loop.line) for source in code for loop in elementwise_loops(source)]
    share = 1 - len(found) / max(lines / 1000, 1) / _NOTHING_AT
    return graded(share, found, passes_at=_PASSES_AT)
