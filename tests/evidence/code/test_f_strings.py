"""F-strings of newer Pythons are read by older ones, and no other code is changed."""

import ast

import pytest

from mlfolio.evidence.code.f_strings import with_plain_f_strings
from mlfolio.evidence.code.parsing import Problem, parse

NEWER = [
    'x = f"file://{ROOT / "a"}"\n',
    "t = f'Mean {df['bmi'].mean():.2f}'",
    'print(f"{", ".join(f"{k}={v!r:>{w}}" for k, v in d.items())}", "a")',
    "f\"{'\\n'.join(x)}\"",
    'f"{x}" f"{y["a"]}"',
]

SAME = [
    "# it's f\"{\nx = 'a' + \"b's\" + f'{x:>{w}}' + ''",
    'x = """a {b["c"]} """ + "{d}" + r"\\" + f"{{e}}"',
    "x = f'{",
    "x = 'f{",
    "",
]


@pytest.mark.parametrize("code", NEWER)
def test_any_python_reads_them(code: str) -> None:
    tree = parse(code)
    assert isinstance(tree, ast.Module)
    assert tree.body


@pytest.mark.parametrize("code", SAME)
def test_other_code_stays_as_it_is(code: str) -> None:
    assert with_plain_f_strings(code) == code


def test_lines_keep_their_numbers() -> None:
    code = 'a = f"{b["c"]}"\nd = f"""{e["""\nf"""]}"""\ng = 1\n'
    assert with_plain_f_strings(code).split("\n")[3] == "g = 1"


@pytest.mark.parametrize("code", ['f"{x["}', 'f"{}"', 'f"{a b}"', 'f"' + '{f"' * 5_000])
def test_broken_ones_stay_problems(code: str) -> None:
    assert isinstance(parse(code), Problem)
