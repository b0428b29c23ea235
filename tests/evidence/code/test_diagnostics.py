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
    "PySpark's shell": {"a.py": "from pyspark.mllib import recommendation\n\nsc.textFile(recommendation)\n"},
    "Databricks": {"a.ipynb": ["spark.table('a')"]},
    "IPython's command": {"a.ipynb": ["ls"]},
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
    "a built-in that nobody misses": {"a.py": "for id in range(3):\n    print(id)\n"},
}

WRONG: dict[str, tuple[str, str]] = {
    "no turn gives the name": ("for n in range(9):\n    if n:\n        print(last)\n", "F821"),
    "the first turn reads it": ("while True:\n    n = n + 1\n", "F821"),
    "no shell brings it": ("sc.textFile('a')\n", "F821"),
    "NaN is compared": ("import numpy as np\n\nprint(np.nan == 1)\n", "PLW0177"),
    "whatever the version": ("import numpy as np\n\nif True:\n    print(np.NINF)\n", "NPY201"),
    "a built-in that will be called": ("sum = 0\n", "A001"),
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
