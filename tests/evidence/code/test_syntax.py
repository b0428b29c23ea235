"""Why Python cannot read a file."""

import pytest

from mlfolio.evidence.code.syntax import encoding_problem, python_2_sign


@pytest.mark.parametrize(
    "line",
    [
        'print "x"',
        "    print x, y",
        "print",
        "print >>log, x",
        "else: print 'no'",
        "except ValueError, error:",
        "except (A, B), error:",
        "raise ValueError, 'no'",
        "exec 'x = 1'",
        "if a <> b:",
        "x = `y`",
        "os.chmod(path, 0755)",
        "n = 10L",
        "s = ur'x'",
    ],
)
def test_python_2_is_told_by_the_line_where_python_3_stops(line: str) -> None:
    assert python_2_sign(line)


@pytest.mark.parametrize(
    "line", ["print(x", "def f(:", "x = = 1", "printer x", "# print x", "raise ValueError(", "total = 10 l", "x = 0"]
)
def test_other_mistakes_are_not_called_python_2(line: str) -> None:
    assert python_2_sign(line) is None


@pytest.mark.parametrize(
    "data",
    [
        b"x = 1\n",
        "x = 'é'\n".encode(),
        "# -*- coding: latin-1 -*-\nx = 'é'\n".encode("latin-1"),
        "\ufeffx = 'é'\n".encode(),
        b"",
    ],
)
def test_an_encoding_that_python_finds_is_no_problem(data: bytes) -> None:
    assert encoding_problem(data) is None


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("x = 1\ny = 'é'\n".encode("latin-1"), 2),
        ("x = 1\n\ny = 'é'\n".encode("latin-1"), 3),
        ("x = 'é'\n".encode("utf-16"), 1),
        (b"# coding: klingon\nx = 1\n", 1),
        (b"# coding: hex\nzz\xe9\n", 1),
        (b"# coding: ascii\nx = '\xc3\xa9'\n", 2),
    ],
)
def test_an_encoding_that_nothing_states_is_a_problem_at_its_line(data: bytes, line: int) -> None:
    problem = encoding_problem(data)
    assert problem is not None
    assert problem[1] == line
