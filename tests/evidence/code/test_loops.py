"""Loops that an array library would do at once, and loops that no array can do."""

import pytest

from mlfolio.evidence.code.loops import elementwise_loops
from mlfolio.evidence.code.source import Source


def lines(code: str) -> list[int]:
    return [loop.line for loop in elementwise_loops(Source("a.py", [(None, code)]))]


ELEMENTWISE = [
    "a = np.zeros(9)\nt = 0\nfor i in range(len(a)):\n    t += a[i] ** 2\n",
    "def f(a, b):\n    out = np.zeros(a.shape)\n    for i in range(a.shape[0]):\n        out[i] = a[i] * b[i] + 1\n",
    "def f(a: np.ndarray, b: 'np.ndarray'):\n    t = 0\n    for x, y in zip(a, b):\n        t += x * y\n    return t\n",
    "a = np.array([1])\nout = []\nfor x in a:\n    out.append(np.exp(x) / 2)\n",
    "def f(A, B, n):\n    A.shape, B.shape\n    C = np.zeros((n, n))\n"
    "    for i in range(n):\n        for j in range(n):\n"
    "            for k in range(n):\n                C[i, j] += A[i, k] * B[k, j]\n",
    "df = pd.read_csv('a')\nt = 0\nfor _, row in df.iterrows():\n    t += row['a'] * 2\n",
    "df['c'] = df.apply(lambda row: row['a'] * row.b, axis=1)\n",
    "df['c'] = df['c'].apply(lambda x: x / 100)\n",
    "df['c'] = df['c'].apply(lambda x: np.log(x))\n",
    "v, n = np.unique(y, return_counts=True)\ne = sum([n[i] / 2 * np.log2(n[i]) for i in range(len(v))])\n",
]

OTHER = {
    "a step needs the last one": "x = np.zeros(9)\nw = 0\nfor i in range(n):\n    w -= 0.1 * (w - x[i])\n",
    "windows overlap": "x = np.zeros(9)\ny = np.zeros(9)\nfor i in range(n):\n    y[i : i + 3] += x[i] * 2\n",
    "a row at a time is whole arrays": (
        "x = np.zeros((9, 9))\nd = np.zeros((9, 9))\n"
        "for i in range(x.shape[0]):\n    d[:, i] = ((y - x[i]) ** 2).sum(axis=1)\n"
    ),
    "a list of arrays": "p = np.zeros(9)\na = []\nt = sum(a[i][0] / p[i] for i in range(n))\n",
    "a list of arrays, by a loop": "p = np.zeros(9)\na = []\nt = 0\nfor i in range(n):\n    t += a[i] / p[i]\n",
    "a recurrence": "x = np.zeros(9)\nfor i in range(1, n):\n    x[i] = x[i - 1] * 2\n",
    "a list": "x = [1, 2]\nt = 0\nfor i in range(n):\n    t += x[i]\n",
    "sometimes a list": "x = np.zeros(9)\nx = [1]\nt = 0\nfor i in range(n):\n    t += x[i]\n",
    "training epochs": "x = np.zeros(9)\nfor epoch in range(n):\n    losses.append(model.fit(x) * 2)\n",
    "a call per element": "x = np.zeros(9)\nfor i in range(n):\n    out.append(model.predict(x[i]) * 2)\n",
    "windows": "x = np.zeros(9)\nfor i in range(3, n):\n    out.append(x[i - 3 : i])\n    ys.append(x[i])\n",
    "text": "df['c'] = df['c'].apply(lambda x: x + ' km')\n",
    "sets": "every = set(df['c'].unique())\ndf['d'] = df['seen'].apply(lambda x: every - x)\n",
    "a whole table": "df = df.apply(lambda x: x / x.max())\n",
    "groups": "df['c'] = df.groupby('a')['c'].apply(lambda x: x / 2)\n",
    "lists in a column": "df['c'] = df['c'].apply(lambda x: x[0] + x[1])\n",
    "a method of the element": "df['c'] = df['c'].apply(lambda x: x.mean() * 2)\n",
    "counting pairs": "a = np.zeros(9)\nb = np.zeros(9)\nfor t, p in zip(a, b):\n    table[t, p] += 1\n",
    "a branch": "x = np.zeros(9)\nt = 0\nfor i in range(n):\n    if x[i] > 0:\n        t += x[i]\n",
    "rows that are printed": "for _, row in df.iterrows():\n    print(row['a'] * 2)\n",
    "layers": "for i in range(len(self.weights)):\n    self.weights[i] -= rate * grads[i]\n",
    "compiled": "@njit\ndef f(a: np.ndarray):\n    t = 0\n    for i in range(n):\n        t += a[i]\n",
    "slow on purpose": "def naive_sum(a: np.ndarray):\n    t = 0\n    for i in range(n):\n        t += a[i] * 2\n",
    "the axes of a point": "x = np.zeros(3)\nt = 0\nfor i in range(3):\n    t += x[i] ** 2\n",
    "column by column": "df = df.apply(lambda c: c / 2, axis=0)\n",
    "one random number": "x = np.random.uniform(0, 1)\nt = 0\nfor i in range(n):\n    t += x[i]\n",
}


@pytest.mark.parametrize("code", ELEMENTWISE)
def test_arithmetic_on_elements_is_found(code: str) -> None:
    assert len(lines("import numpy as np\nimport pandas as pd\n" + code)) == 1


@pytest.mark.parametrize("what", OTHER)
def test_what_no_array_does_at_once_is_not(what: str) -> None:
    assert lines("import numpy as np\nimport pandas as pd\n" + OTHER[what]) == []


def test_without_an_array_library_there_is_nothing_to_find() -> None:
    assert lines("def f(a: ndarray):\n    t = 0\n    for i in range(n):\n        t += a[i] * 2\n") == []


@pytest.mark.parametrize(("index", "parts"), [("i", "elements"), ("i, :", "rows or columns")])
def test_what_a_turn_takes_is_said(index: str, parts: str) -> None:
    code = f"import numpy as np\na = np.zeros((9, 9))\nt = 0\nfor i in range(a.shape[1]):\n    t += a[{index}] ** 2\n"
    (loop,) = elementwise_loops(Source("a.py", [(None, code)]))
    assert parts in loop.message


def test_whole_columns_are_taken_at_once() -> None:
    code = "a = np.zeros((9, 9))\nt = 0\nfor i in range(a.shape[1]):\n    t += a[:, i] * 10**i\n"
    assert lines("import numpy as np\n" + code) == []
