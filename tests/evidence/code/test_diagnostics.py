"""What ruff says and cannot know."""

from pathlib import Path

import pytest

from mlfolio import testing
from mlfolio.examples import Content, Example
from mlfolio.repo import Repo

NOTHING_WRONG: dict[str, dict[str, Content]] = {
    "a loop's earlier turn gives the name": {
        "a.py": "def f(xs):\n    for x in xs:\n        if x:\n            print(last)\n        last = x\n"
    },
    "an earlier turn, in an expression": {
        "a.py": "for n in range(9):\n    mean = n if n == 0 else (mean + n) / 2\n    print(mean)\n"
    },
    "an earlier turn, in a cell": {
        "a.ipynb": ["n = 1", "\nwhile n:\n    if n > 1:\n        print(last)\n    last = n\n    n -= 1"]
    },
    "a key twice, with one value": {"a.py": "print({'a': 1, 'b': 2, 'a': 1})\n"},
    "a name twice as a key, with one value": {"a.py": "a = 1\nprint({a: 2, a: 2})\n"},
    "marimo brings the names of other cells": {
        "a.py": "import marimo\n\napp = marimo.App()\n\n\n@app.function\ndef f():\n    return mo.md('x')\n"
    },
    "a type that is declared ahead": {"a.py": "def f(x):\n    y: int\n    return x\n"},
    "PySpark's shell": {"a.py": "from pyspark.mllib import recommendation\n\nsc.textFile(recommendation)\n"},
    "Databricks": {"a.ipynb": ["spark.table('a')"]},
    "IPython's command": {"a.ipynb": ["ls"]},
    "a shell escape takes it": {
        "a.ipynb": ["import sys\nfrom pathlib import Path as P\n!{sys.executable} -m pip install x", "%cd {P.home()}"]
    },
    "a version is asked for": {
        "a.py": "import numpy as np\n\nlow = np.NINF\n".replace(
            "low = np.NINF", 'if np.__version__ < "2.0":\n    low = np.NINF\nelse:\n    low = -np.inf'
        )
    },
    "an older name is tried": {
        "a.py": "import numpy as np\n\ntry:\n    print(np.NINF)\nexcept AttributeError:\n    print(-np.inf)\n"
    },
    "a value for the next turn": {
        "a.py": "def f(xs):\n    last = None\n    for x in xs:\n        print(last)\n        last = x\n"
    },
    "NaN is looked for": {"a.py": "import numpy as np\n\nprint(np.nan in {np.nan: 1})\n"},
    "fastai's own idiom": {"a.ipynb": ["from fastai.vision.all import *", "path = untar_data(1)"]},
    "a built-in that its function does without": {"a.py": "def f(x):\n    range = x\n    return range + 1\n"},
    "a built-in written by hand": {"a.py": "def max(x, y):\n    return x if x > y else y\n"},
    "a built-in in a comprehension": {"a.py": "print([type for name, type in {}.items()])\n"},
    "a default that is read": {"a.py": "def f(x, lags=[1, 2]):\n    return [x + lag for lag in lags]\n"},
    "a comparison that is tried out": {"a.py": "0.3 == 3 * 0.1\n"},
    "NaN by identity": {"a.py": "import numpy as np\n\nprint(np.zeros(1)[0] is np.nan)\n"},
    "a package names its modules": {"a/__init__.py": "__all__ = ['base']\n", "a/base.py": "x = 1\n"},
    "ggplot's own idiom": {"a.py": "from ggplot import *\n\nprint(ggplot)\n"},
    "another notebook brings it": {"a.ipynb": ["%run other.ipynb\nfolds: list[int]\nfolds"]},
    "a template's reader brings it": {"template.py": "print(classifier.predict(1))\n"},
    "a string of an annotation": {
        "a.ipynb": ["def f(x: {'mean', 'quantile'} = 'mean') -> 'Frame':\n    kept: 'Frame' = x\n    return kept\n"]
    },
    "a bare handler that raises": {
        "a.py": "try:\n    x = 1\nexcept:\n    print(1)\n    raise ValueError('no such file')\n"
    },
    "a bare handler that raises either way": {
        "a.py": "try:\n    x = 1\nexcept:\n    if x:\n        raise KeyError\n    else:\n        raise ValueError\n"
    },
    "a constant that is declared to be read": {"a.py": "W = 3\n\n\ndef f():\n    global W\n    return W\n"},
    "a name that another function binds": {
        "a.py": "def f():\n    global W\n    W = 1\n\n\ndef g():\n    global W\n    return W\n"
    },
    "an imported name that is declared": {
        "a.py": "if 1:\n    import os.path\n\n\ndef f():\n    global os\n    return os\n"
    },
    "a default that is made a number either way": {
        "a.py": "import os\n\nport = int(os.environ.get('PORT', 8000))\nrate = float(os.getenv('RATE', 0.5))\n"
    },
    "a default that an option makes a number": {
        "a.py": "import os\n\n\ndef f(p):\n    p.add_argument('--rank', default=os.environ.get('RANK', 0), type=int)\n"
    },
    "a built-in that nobody misses": {"a.py": "for id in range(3):\n    print(id)\n"},
}

WRONG: dict[str, tuple[str, str]] = {
    "no turn gives the name": ("for n in range(9):\n    if n:\n        print(last)\n", "F821"),
    "the first turn reads it": ("while True:\n    n = n + 1\n", "F821"),
    "no shell brings it": ("sc.textFile('a')\n", "F821"),
    "NaN is compared": ("import numpy as np\n\nprint(np.nan == 1)\n", "PLW0177"),
    "whatever the version": ("import numpy as np\n\nif True:\n    print(np.NINF)\n", "NPY201"),
    "a built-in that is called": ("sum = 0\nprint(sum([1]))\n", "A001"),
    "a built-in that its function calls": ("def f(x):\n    max = 0\n    return max(x)\n", "A001"),
    "a default that grows": ("def f(x, seen=[]):\n    seen.append(x)\n", "B006"),
    "a default that is kept": ("class A:\n    def __init__(self, seen={}):\n        self.seen = seen\n", "B006"),
    "a default that is filled": ("def f(x, *, seen={}):\n    seen[x] = 1\n", "B006"),
    "a default that is added to": ("def f(x, seen=[]):\n    seen += x\n", "B006"),
    "a default that is handed out": ("def f(seen=[]):\n    return seen\n", "B006"),
    "an annotation that is looked up": ("def f(x: Frame = 'Frame'):\n    return x\n", "F821"),
    "a bare handler that may go on": (
        "def f(x):\n    try:\n        x()\n    except:\n        if x:\n            return\n        raise ValueError\n",
        "E722",
    ),
    "a global name that is nowhere": (
        "def f():\n    global W\n    return W\n",
        "PLW0602",
    ),
    "a default of another type": ("import os\n\nport = os.environ.get('PORT', 8000)\n", "PLW1508"),
    "a comparison for an assignment": ("def f(x):\n    x == 1\n    return x\n", "B015"),
}


def rules(folder: Path, files: dict[str, Content]) -> list[str]:
    testing.build(Example(files), folder)
    return [one.rule for one in Repo(folder).lint.diagnostics]


@pytest.mark.parametrize("files", NOTHING_WRONG.values(), ids=NOTHING_WRONG)
def test_what_ruff_cannot_know_is_left_out(files: dict[str, Content], tmp_path: Path) -> None:
    assert rules(tmp_path, files) == []


@pytest.mark.parametrize(("code", "rule"), WRONG.values(), ids=WRONG)
def test_what_ruff_knows_is_kept(code: str, rule: str, tmp_path: Path) -> None:
    assert rules(tmp_path, {"a.py": code}) == [rule]
