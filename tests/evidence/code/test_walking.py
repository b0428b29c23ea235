"""The fast walk visits what `ast.walk` visits, but for operators and contexts."""

import ast
from pathlib import Path

import pytest

from mlfolio.evidence.code.walking import BLOCKS, grouped, statements, walk

LEFT_OUT = (ast.expr_context, ast.operator, ast.unaryop, ast.cmpop, ast.boolop)
EVERYTHING = '''
import a.b as c
from . import d
@mark(x)
class A(B, metaclass=M):
    """Doc."""
    y: int = 1
    async def f(self, a, /, b: int = 2, *args, k=3, **kw) -> str:
        async with x as y, z: await q
        async for i in j: yield i
        return f"{a!r:>{b}} {c}"
try:
    del x[1:2, ...], y
except* E as e:
    raise F from e
finally:
    global g
match p:
    case {"k": [1, *r], **rest} | A(x=1) if q: pass
    case str() as s: pass
    case {"n": None} | A(x=True): nonlocal_ = 1
def h():
    i = 1
    def j(): nonlocal i
while not a < b <= c and d or -e: break
else: z = lambda v=1: [i for i in j if i for k in {l: m for l in n}]
(w := (yield)), {*a}, (*b,), {"a": 1, **c}, x if y else z
'''


@pytest.mark.parametrize("text", [EVERYTHING, Path(__file__).read_text(encoding="utf-8"), ""])
def test_every_node_is_visited_once(text: str) -> None:
    tree = ast.parse(text)
    wanted = [node for node in ast.walk(tree) if not isinstance(node, LEFT_OUT)]
    visited = list(walk(tree))
    assert len(visited) == len(wanted)
    assert {id(node) for node in visited} == {id(node) for node in wanted}


def test_nodes_come_in_the_order_of_the_text() -> None:
    names = [node.id for node in walk(ast.parse("a + b * c\nf(d, e=g)\n[h, i][j]")) if isinstance(node, ast.Name)]
    assert names == list("abcfdeghij".replace("e", ""))


def test_no_depth_is_too_deep() -> None:
    tree: ast.expr = ast.Constant(1)
    for _ in range(20_000):
        tree = ast.UnaryOp(ast.USub(), tree)
    assert sum(1 for _ in walk(tree)) == 20_001


@pytest.mark.parametrize("text", [EVERYTHING, Path(__file__).read_text(encoding="utf-8"), ""])
def test_nodes_are_grouped_in_the_order_of_the_walk(text: str) -> None:
    tree = ast.parse(text)
    groups = grouped(tree)
    for kind in {type(node) for node in walk(tree)}:
        assert groups[kind] == [node for node in walk(tree) if type(node) is kind]
    assert sum(map(len, groups.values())) == len(list(walk(tree)))


def test_statements_come_as_in_the_walk() -> None:
    tree = ast.parse(EVERYTHING)
    holding = (ast.stmt, *BLOCKS)
    assert list(statements(tree)) == [node for node in walk(tree) if isinstance(node, holding)]
