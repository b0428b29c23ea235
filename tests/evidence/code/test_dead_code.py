"""Code that does nothing, and code that only looks so."""

import pytest

from mlfolio.evidence.code.dead_code import dead_code
from mlfolio.evidence.code.lint import run_ruff
from mlfolio.evidence.code.source import Source


def dead(code: str, path: str = "a.py") -> list[tuple[int, int]]:
    """Return (line, lines) of each piece of dead code."""
    source = Source(path, [(None, code)])
    return sorted((one.line, one.lines) for one in dead_code(source, run_ruff([source])))


@pytest.mark.parametrize(
    ("code", "places"),
    [
        ("# model = fit(x)\n# print(model)\n", [(1, 2)]),
        ("x = 1\n# for row in rows:\n#     print(row)\n", [(2, 2)]),
        ("# w -= rate * dw\n# b -= rate * db\n# c -= rate * dc\n", [(1, 3)]),
        ("# import os\n# os.remove(path)\n\n# y = f(1)\n# y += 1\n", [(1, 2), (4, 2)]),
        ("# if x:\n#     f(x)\n# else:\n#     g(x)\n", [(1, 4)]),
        ("# def f(x):\n#     return x\n", [(1, 2)]),
        ("# try:\n#     f(x)\n# except ValueError:\n#     x = 1\n", [(1, 4)]),
        ("import os\n", [(1, 1)]),
        ("import os\nimport os\nos.getcwd()\n", [(2, 1)]),
        ("def f():\n    x = 1\n", [(2, 1)]),
        ("def f():\n    return 1\n    print(1)\n    print(2)\n", [(3, 2)]),
        ("for x in range(3):\n    continue\n    print(x)\n", [(3, 1)]),
        ("try:\n    f = 1\nexcept ValueError:\n    raise\n    print(1)\n", [(5, 1)]),
    ],
)
def test_dead_code_is_found_with_its_lines(code: str, places: list[tuple[int, int]]) -> None:
    assert dead(code) == places


@pytest.mark.parametrize(
    "code",
    [
        "# h = a + b\n# y = h * w\n# z = y - b\n",
        "# w -= rate * dw\n# b -= rate * db\n",
        "# print(1)\n",
        "# The rate is 0.1, the batch holds 32 rows.\n# Both were found by search.\n",
        "# query: (batch, heads, length)\n# key: (batch, heads, length)\n",
        "# 0.1 | Adam + plateau\n# 0.2 | SGD + triangular\n",
        "# Example:\n# model = fit(x)\n# print(model)\n",
        "# y = a * x + b\n# b = 0\n",
        "# (True, False, 0.8)\n# (False, True, 0.8)\n",
        "# if you want to train again:\n# train(model)\n",
        "# from the data we see that\n# fit(x)\n",
        "# Softmax (simplified)\n# Loss (cross entropy)\n",
        "# with the rate of the paper:\n# rate = f(1)\n",
        "# return the loss\n# of f(1)\n# f(1)\n",
        "try:\n    import cupy\nexcept ImportError:\n    pass\n",
        "from mpl_toolkits.mplot3d import Axes3D\n",
        "from sklearn.experimental import enable_iterative_imputer\n",
        "import os  # noqa: F401\n",
        "def f():\n    return\n    yield\n",
        "def f(x):\n    if x:\n        return 1\n    return 2\n",
        "import os\n__all__ = ['os']\n",
    ],
)
def test_what_serves_a_purpose_is_not_dead(code: str) -> None:
    assert dead(code) == []


def test_an_init_file_imports_for_others() -> None:
    assert dead("from .model import fit\n", "package/__init__.py") == []


def test_cells_are_counted_apart() -> None:
    source = Source("a.ipynb", [(2, "x = 1\n# y = f(x)"), (4, "# print(y)\nx")])
    assert dead_code(source, run_ruff([source])) == []
