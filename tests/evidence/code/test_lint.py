"""What ruff says of modules and notebooks, with its places; nothing of the repository changes it."""

import subprocess
from pathlib import Path

import pytest

from mlfolio import testing
from mlfolio.evidence.code.diagnostics import SELECTION
from mlfolio.evidence.code.lint import Lint, ruff_binary, run_ruff
from mlfolio.evidence.code.source import Source
from mlfolio.examples import Content, Example
from mlfolio.repo import Repo


def lint(folder: Path, files: dict[str, Content]) -> Lint:
    testing.build(Example(files), folder)
    return Repo(folder).lint


def rules(found: Lint) -> list[str]:
    return [one.rule for one in found.diagnostics]


def test_ruff_knows_every_rule_of_the_selection() -> None:
    command = [ruff_binary(), "check", "--isolated", "--no-cache", f"--select={','.join(SELECTION)}", "-"]
    done = subprocess.run(command, input="x = 1\n", capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "warning" not in done.stderr


def test_nothing_to_look_at_says_nothing() -> None:
    assert run_ruff([]).diagnostics == ()


def test_lines_in_notebooks_count_within_the_cell(tmp_path: Path) -> None:
    found = lint(tmp_path, {"a.ipynb": ["x = 1", "\nprint(undefined)"]}).of("F821")
    assert [(one.path, one.line, one.cell) for one in found] == [("a.ipynb", 2, 2)]


def test_a_source_alone_is_told_as_it_is_among_others() -> None:
    module = Source("a.py", [(None, "import os\n\nlist = 'é'\nprint(undefined)\n")])
    notebook = Source("b.ipynb", [(1, "import os"), (3, "list = 'é'\nprint(undefined)")])
    together = run_ruff([module, notebook]).diagnostics
    module, notebook = Source("a.py", module.chunks), Source("b.ipynb", notebook.chunks)
    assert (*run_ruff([module]).diagnostics, *run_ruff([notebook]).diagnostics) == together
    assert len(together) == 5


def test_names_that_a_timed_statement_assigns_are_defined(tmp_path: Path) -> None:
    assert rules(lint(tmp_path, {"a.ipynb": ["import os\n%time files = os.listdir()", "files"]})) == []


def test_a_broken_cell_does_not_hide_the_other_cells(tmp_path: Path) -> None:
    found = lint(tmp_path, {"a.ipynb": ["import os", "print 'x'", "try:\n    x = 1\nexcept:\n    pass"]})
    assert rules(found) == ["F401", "E722"]


def test_beside_a_broken_cell_no_name_is_called_undefined(tmp_path: Path) -> None:
    assert rules(lint(tmp_path, {"a.ipynb": ["model = fit(", "print(model)"]})) == []


def test_syntax_errors_are_told_by_their_place(tmp_path: Path) -> None:
    found = lint(tmp_path, {"a.py": "print 'x'\n", "b.ipynb": ["x = 1", "x ="], "c.py": "x = 1\n"})
    assert found.syntax_errors == {("a.py", None), ("b.ipynb", 2)}


@pytest.mark.parametrize("code", ['print(f"{x["a"]}")\n', "type x = int\n", "def f[T](x: T): pass\n"])
def test_what_only_a_newer_python_reads_is_no_error(code: str, tmp_path: Path) -> None:
    found = lint(tmp_path, {"a.py": "import os\nx = os\n" + code, "b.ipynb": ["import os\nx = os", code]})
    assert found.syntax_errors == frozenset()
    assert rules(found) == []


@pytest.mark.parametrize(
    "code",
    [
        "globals()['x'] = 1\nprint(x)\n",
        "from jaxtyping import Float\n\ndef f(x: Float[object, 'batch']): pass\n",
        "def f(flag, df):\n    return df[df.flag == True]\n",
        "x = f'no placeholder'\n",
        "for i in range(3):\n    print(1)\n",
    ],
)
def test_what_is_right_or_a_matter_of_taste_is_not_said(code: str, tmp_path: Path) -> None:
    assert rules(lint(tmp_path, {"a.py": code})) == []


def test_an_init_file_may_gather_names(tmp_path: Path) -> None:
    assert rules(lint(tmp_path, {"p/__init__.py": "from .a import *\nfrom .b import c\n"})) == []


@pytest.mark.parametrize(
    "code", ["-" * 100_000 + "1", "(" * 100_000, "a" + ".a" * 100_000, "1 if 1 else " * 100_000 + "1"]
)
def test_what_would_break_ruff_never_reaches_it(code: str) -> None:
    found = run_ruff([Source("a.py", [(None, code)]), Source("b.py", [(None, "import os\n")])])
    assert rules(found) == ["F401"]
    assert found.syntax_errors == {("a.py", None)}


def test_the_repository_does_not_configure_ruff(tmp_path: Path) -> None:
    files: dict[str, Content] = {
        "ruff.toml": 'exclude = ["*.py"]\n[lint]\nignore = ["F401"]\n',
        ".gitignore": "*.py\n",
        "sub/a.py": "import os\n",
        "@b.py": "import sys\n",
        "-c.py": "import re\n",
        "d\ne.py": "import csv\n",
    }
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(str(content))
    assert [one.path for one in Repo(tmp_path).lint.of("F401")] == ["-c.py", "@b.py", "d\ne.py", "sub/a.py"]


def test_a_cell_on_which_ruff_panics_is_broken_like_any_other() -> None:
    found = run_ruff([Source("a.ipynb", [(1, "lambda \n?y"), (2, "import os")])])
    assert rules(found) == ["F401"]
    assert found.syntax_errors == {("a.ipynb", 1)}


def test_text_that_utf_8_cannot_hold_is_survived() -> None:
    assert rules(run_ruff([Source("a.ipynb", [(1, "x = '\ud800'"), (2, "import os")])])) == ["F401"]


def test_a_folder_of_programs_that_cannot_be_looked_into_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    there = ruff_binary()
    # Of a name that is too long nothing can be asked, as of a folder in a home that is closed.
    monkeypatch.setattr(
        "mlfolio.evidence.code.lint._script_folders", lambda: iter(["a" * 300, str(Path(there).parent)])
    )
    ruff_binary.cache_clear()
    assert ruff_binary() == there
    ruff_binary.cache_clear()
