"""IPython's additions become Python of the same lines, and what is Python stays as it is."""

import ast

import pytest

from mlfolio.evidence.code.magics import python_of

CELLS = {
    "%%time\nx = 1": "\nx = 1",
    "%%capture out\nf()": "out = None\nf()",
    "%%bash\nls | wc -l\nx=1": "\n\n",
    "\n%%html\n<b>bold</b>": "\n\n",
    "%matplotlib inline\nx = 1": "pass\nx = 1",
    "!pip install x": "pass",
    "!!ls": "pass",
    "ls": "pass",
    "x = 1\npwd ": "x = 1\npass",
    "clear = 1\nls.sort()": "clear = 1\nls.sort()",
    "pip install -U scikit-learn": "pass",
    "df = !ls *.csv\ndf": "df = None\ndf",
    "a, b = %sql select 1": "a, b = None",
    "?x": "pass",
    "x??": "pass",
    "np.array?": "pass",
    "%time x = f()\nx": "x = f()\nx",
    "%timeit -n 10 -r3 f(x)": "f(x)",
    "%timeit": "pass",
    "%time f(\n    1,\n)": "f(\n    1,\n)",
    "if x:\n    %time y = 2\n    !ls": "if x:\n    y = 2\n    pass",
    "%load_ext autoreload\n%autoreload 2": "pass\npass",
    "%pylab inline": "from matplotlib.pylab import *",
    "%run setup.py": "from __main__ import *",
    "!wget a \\\n  -O b\nx = 1": "pass\n\nx = 1",
    ",f a b": "pass",
    "!{sys.executable} -m pip install x": "pass  # IPython takes sys",
    "%cd $home/{name + '-' + str(day)}": "pass  # IPython takes home name str day",
    "rows = !ls {folder}": "rows = None  # IPython takes folder",
    "!python a.py \\\n  --out {out}\nx = 1": "pass\n# IPython takes out\nx = 1",
    "%%bash -s $folder\nls {a,b}": "# IPython takes folder\n",
    "%time f({1: x})": "f({1: x})",
    "    x = 1\n    %time y = 2": "x = 1\ny = 2",
}


@pytest.mark.parametrize("cell", CELLS)
def test_a_magic_becomes_python_of_as_many_lines(cell: str) -> None:
    plain = python_of(cell)
    assert plain == CELLS[cell]
    assert plain.count("\n") == cell.count("\n")
    ast.parse(plain)


@pytest.mark.parametrize(
    "cell",
    [
        "x = (10\n     % 3)",
        "x = 10 \\\n    % 3",
        "a = 1\nif a != 2:\n    pass",
        "text = '''\n!ls\n%time\nx?\n'''",
        "text = 'is it 5%?'",
        "print('%s' %\n      name)",
        "await ask()",
        "df.head();",
        "",
        "# 100 %?",
    ],
)
def test_python_stays_as_it_is(cell: str) -> None:
    assert python_of(cell) == cell


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("!ls\ntext = '''\n!ls\n'''", "pass\ntext = '''\n!ls\n'''"),
        ("!ls\nx = f(1\n  % 2)", "pass\nx = f(1\n  % 2)"),
        ("!ls\nx = 1 \\\n  % 2", "pass\nx = 1 \\\n  % 2"),
        ("!ls\nx = '(' # [\n%time y = 1", "pass\nx = '(' # [\ny = 1"),
        ("%time t = '''\n% no magic\n'''", "t = '''\n% no magic\n'''"),
    ],
)
def test_beside_a_magic_strings_brackets_and_continued_lines_stay(cell: str, kept: str) -> None:
    assert python_of(cell) == kept


@pytest.mark.parametrize(
    "cell", ["print 'x'\n%time y = 1", "def f(:\n!ls", "!" * 50_000, "%time " + "(" * 50_000, "x" * 99_999 + "?"]
)
def test_what_is_broken_keeps_its_lines(cell: str) -> None:
    assert python_of(cell).count("\n") == cell.count("\n")
