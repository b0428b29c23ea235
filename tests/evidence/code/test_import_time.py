"""Which names are looked up whatever the data."""

import pytest

from mlfolio.evidence.code.import_time import names_read_on_import
from mlfolio.evidence.code.source import Source


@pytest.mark.parametrize(
    ("code", "read"),
    [
        ("x(1)\n", True),
        ("y = [x for y in z]\n", True),
        ("def f(a: x):\n    pass\n", True),
        ("def f(a) -> x:\n    pass\n", True),
        ("def f(a=x):\n    pass\n", True),
        ("@x\ndef f():\n    pass\n", True),
        ("class A(x):\n    pass\n", True),
        ("class A:\n    y = x\n", True),
        ("class A:\n    def f(self, a: x):\n        pass\n", True),
        ("with x:\n    pass\n", True),
        ("if __name__ == '__main__':\n    x()\n", True),
        ("y: x = 1\n", True),
        ("from __future__ import annotations\ny: x = 1\n\n\ndef f(a: x):\n    pass\n", False),
        ("def f():\n    x()\n", False),
        ("if y:\n    x()\n", False),
        ("for y in z:\n    x()\n", False),
        ("try:\n    x()\nexcept NameError:\n    pass\n", False),
        ("y = lambda: x\n", False),
        ("y = z or x\n", False),
        ("y = x if z else 1\n", False),
    ],
)
def test_names_that_are_looked_up_on_import(code: str, read: bool) -> None:
    assert ("x" in {name for name, _ in names_read_on_import(Source("a.py", [(None, code)]))}) is read
