"""How an expression is spelled."""

import ast

import pytest

from mlfolio.evidence.code.callees import callee, spelled


@pytest.mark.parametrize(
    "code",
    [
        "model",
        "self.model.fit",
        "make()[0].fit",
        "rows[1:, 'age'].mean",
        "(1).real",
        "'a b'.split",
        "(a + b).mean",
        "(await got).value",
        "(lambda: 0).call",
        "f'{x}'.strip",
        "[*rows].sort",
        "{'a': 1}.get",
        "not done",
        "-x.y",
    ],
)
def test_is_spelled_as_python_does(code: str) -> None:
    node = ast.parse(code, mode="eval").body
    assert spelled(node) == ast.unparse(node)


@pytest.mark.parametrize(
    ("code", "name"), [("pytest.raises(Error)", "raises"), ("task", "task"), ("make()()", ""), ("rows[0]", "")]
)
def test_what_is_called_goes_by_its_last_name(code: str, name: str) -> None:
    assert callee(ast.parse(code, mode="eval").body) == name
