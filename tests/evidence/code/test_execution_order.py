"""What runs when, in a notebook from the top."""

import pytest

from mlfolio.evidence.code.execution_order import brings_names, early_names
from mlfolio.evidence.code.source import Source


def names(*cells: str) -> list[tuple[str, int, int]] | None:
    found = early_names(Source("a.ipynb", list(enumerate(cells, start=1))))
    return None if found is None else [tuple(one) for one in found]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("x", "x = 1"), [("x", 1, 2)]),
        (("print(x)",), [("x", 1, 0)]),
        (("x += 1",), [("x", 1, 0)]),
        (("def f(a=x):\n    pass",), [("x", 1, 0)]),
        (("class A(B):\n    pass", "class B:\n    pass"), [("B", 1, 3)]),
        (("[y for y in rows]",), [("rows", 1, 0)]),
        (("if ready:\n    ready = 1",), [("ready", 1, 2)]),
    ],
)
def test_an_early_name_is_found(cells: tuple[str, ...], found: list[tuple[str, int, int]]) -> None:
    assert names(*cells) == found


@pytest.mark.parametrize(
    "cells",
    [
        ("x = 1", "x"),
        ("def f():\n    return y", "y = 1", "f()"),
        ("g = lambda: y", "y = 1"),
        ("import a.b as c\nfrom d import e as f\nc, f",),
        ("import a.b\na",),
        ("[x + y for x, y in []]\n{k: v for k, v in {}.items()}",),
        ("for i in range(3):\n    pass", "i"),
        ("with open('a') as file:\n    file",),
        ("try:\n    x\nexcept NameError:\n    x = 1",),
        ("try:\n    import a\nexcept ImportError as error:\n    print(error)\na = 1",),
        ("if (n := 3) > 2:\n    n",),
        ("def f():\n    global g\n    g = 1", "f()", "g"),
        ("match 1:\n    case [a, *b]:\n        a, b\n    case c:\n        c",),
        ("a, (b, *c) = 1, (2, 3)", "a, b, c"),
        ("display(1)\nget_ipython()\n_",),
        ("x: int = 1", "x"),
        ("for k in [1]:\n    t = k\nelse:\n    t",),
        ("a = b = 1\ndel a",),
    ],
)
def test_what_is_defined_in_time_is_not(cells: tuple[str, ...]) -> None:
    assert names(*cells) == []


@pytest.mark.parametrize(
    "cells", [("from numpy import *", "array"), ("exec(code)", "x"), ("x =",), ("globals()['x'] = 1",)]
)
def test_where_names_may_come_from_elsewhere_nobody_can_tell(cells: tuple[str, ...]) -> None:
    assert names(*cells) is None


@pytest.mark.parametrize(
    ("cell", "brings"), [("%run other.py", True), ("%%R -o x", True), ("%time f()", False), ("x % run", False)]
)
def test_magics_that_bring_names(cell: str, brings: bool) -> None:
    assert brings_names(cell) is brings
