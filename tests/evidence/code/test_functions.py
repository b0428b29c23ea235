"""Functions with their place, size, complexity and types."""

import ast

import pytest

from mlfolio.evidence.code.functions import Function, functions_of


def functions(code: str) -> dict[str, Function]:
    return {function.name: function for function in functions_of(ast.parse(code))}


NESTED = """
class A:
    def method(self):
        def inner(): pass
    class _B:
        def hidden(self): pass
if True:
    async def guarded(): pass
try:
    pass
except ValueError:
    def handled(): pass
match 1:
    case 1:
        def matched(): pass
"""


def test_every_function_is_found_with_its_place() -> None:
    found = functions(NESTED)
    assert list(found) == ["method", "inner", "hidden", "guarded", "handled", "matched"]
    assert found["method"].owner is not None
    assert found["inner"].nested
    assert found["inner"].owner is None


def test_public_is_what_users_of_the_module_may_call() -> None:
    found = functions(NESTED)
    assert [name for name, function in found.items() if function.is_public] == [
        "method",
        "guarded",
        "handled",
        "matched",
    ]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("    return 1\n", 1),
        ('    """Why."""\n', 0),
        ('    """Why.\n\n    More.\n    """\n    x = 1\n\n    return x\n', 3),
        ("    x = [\n        1,\n    ]\n", 3),
    ],
)
def test_the_body_is_counted_without_its_docstring(body: str, lines: int) -> None:
    assert functions(f"def f():\n{body}")["f"].body_lines == lines


@pytest.mark.parametrize(
    ("body", "complexity"),
    [
        ("    return a and b or c", 1),
        ("    return [x for x in y if x]", 1),
        ("    assert a\n    assert b", 1),
        ("    if a: pass\n    elif b: pass\n    else: pass", 3),
        ("    for x in y:\n        while x: pass", 3),
        ("    try: pass\n    except A: pass\n    except B: pass", 3),
        ("    match a:\n        case 1: pass\n        case _: pass", 2),
        ("    match a:\n        case 1: pass\n        case _ if b: pass", 3),
        ("    def g():\n        if a: pass\n    if b: pass", 3),
    ],
)
def test_complexity_is_one_more_than_the_branches(body: str, complexity: int) -> None:
    assert functions(f"def f():\n{body}\n\nif a: pass\n")["f"].complexity == complexity


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("def f() -> None: pass", 1.0),
        ("def f(): pass", 0.0),
        ("def f(a: int): pass", 1 / 2),
        ("def f(a: int, *, b) -> int: pass", 2 / 3),
        ("def f(a: int, /, *rest, b: str, **more) -> int: pass", 1.0),
        ("class A:\n    def f(self, a: int) -> int: pass", 1.0),
        ("class A:\n    @staticmethod\n    def f(a) -> int: pass", 1 / 2),
        ("class A:\n    def f(*args, key) -> int: pass", 1 / 2),
    ],
)
def test_a_function_is_annotated_in_part(code: str, part: float) -> None:
    assert functions(code)["f"].annotated_part == pytest.approx(part)


def test_deep_nesting_is_no_matter() -> None:
    code = "".join(" " * depth + f"def f{depth}():\n" for depth in range(90)) + " " * 90 + "pass"
    assert len(functions(code)) == 90
