"""How problems are counted."""

import re
from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.evidence.code.diagnostics import DEFECTS
from mlfolio.examples import Content, Markdown
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome, Verdict

BARE = "try:\n    x = 1\nexcept:\n    x = 2\n"


@pytest.fixture
def clean(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "lint-clean")


def judge(check: Check, folder: Path, files: dict[str, Content]) -> Verdict:
    return ask(check, make(folder / "r", files))


def test_the_command_to_run_reports_what_is_reported_here(clean: Check) -> None:
    command = re.search(r"--select (\S+) \.`", clean.practice.fix)
    assert command
    # Three rare slips that ruff alone knows would bring a heap of others with them.
    unseen = [rule for rule in DEFECTS if not rule.startswith((*command[1].split(","), "RUF"))]
    assert unseen == []


def test_a_small_project_is_counted_as_one_of_two_hundred_lines(clean: Check, tmp_path: Path) -> None:
    assert judge(clean, tmp_path, {"a.py": BARE}).share == pytest.approx(1 - 5 / 30)


def test_a_slip_in_a_large_project_passes_and_is_named(clean: Check, tmp_path: Path) -> None:
    verdict = judge(clean, tmp_path, {"a.py": BARE + "x = 1\n" * 1000})
    assert verdict.outcome is Outcome.PASS
    assert [one.line for one in verdict.findings] == [3]


def test_one_undefined_name_in_a_file_counts_once(clean: Check, tmp_path: Path) -> None:
    verdict = judge(clean, tmp_path, {"a.py": "print(xrange)\n" * 20})
    assert [one.message for one in verdict.findings] == ["undefined name `xrange` (F821)"]


def test_several_escapes_on_a_line_count_once(clean: Check, tmp_path: Path) -> None:
    assert len(judge(clean, tmp_path, {"a.py": "path = 'a\\d\\w\\s'\n"}).findings) == 1


def test_unused_code_and_syntax_are_not_counted_here(clean: Check, tmp_path: Path) -> None:
    verdict = judge(clean, tmp_path, {"a.py": "import os\n# x = f(1)\n# y = f(2)\n", "b.py": "print 'x'\n"})
    assert (verdict.outcome, verdict.findings) == (Outcome.PASS, ())


def test_code_that_does_not_parse_is_not_judged(clean: Check, tmp_path: Path) -> None:
    assert judge(clean, tmp_path, {"a.py": "print 'x'\n"}).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(("asked", "count"), [("numpy==1.26.4", 0), ("numpy<2", 0), ("numpy", 1), ("numpy>=2", 1)])
def test_what_newer_numpy_lacks_is_there_where_an_older_is_asked_for(
    asked: str, count: int, clean: Check, tmp_path: Path
) -> None:
    verdict = judge(clean, tmp_path, {"a.py": "import numpy as np\n\nx = np.NaN\n", "requirements.txt": f"{asked}\n"})
    assert [one.message for one in verdict.findings] == ["`np.NaN` is what numpy 2 has removed (NPY201)"] * count


def test_an_editor_s_scrap_is_no_code(clean: Check, tmp_path: Path) -> None:
    assert judge(clean, tmp_path, {"a.py": "x = 1\n", "tempCodeRunnerFile.py": "status\n"}).findings == ()


def test_names_of_python_2_are_defined_where_its_code_stands(clean: Check, tmp_path: Path) -> None:
    assert judge(clean, tmp_path, {"a.py": "print(xrange)\n", "b.py": "print 'x'\n"}).findings == ()


@pytest.mark.parametrize(("notebook", "count"), [({}, 1), ({"b.ipynb": ["import a\na.show()"]}, 0)])
def test_what_ipython_brings_is_defined_in_modules_beside_notebooks(
    notebook: dict[str, Content], count: int, clean: Check, tmp_path: Path
) -> None:
    assert len(judge(clean, tmp_path, {"a.py": "def show():\n    display(1)\n", **notebook}).findings) == count


@pytest.mark.parametrize(
    "code",
    ["import numpy as np\n\nprint(np.product([1]))\n", "def f(x):\n    x = x = 1\n    return x\n"],
)
def test_what_two_rules_say_of_one_slip_counts_once(code: str, clean: Check, tmp_path: Path) -> None:
    verdict = judge(clean, tmp_path, {"a.py": code})
    assert len(verdict.findings) == 1
    assert "deprecated" not in verdict.findings[0].message


@pytest.mark.parametrize("table", ["{'a': 1, 'a': 2}", "{'a': 1, 'b': 3, 'a': 1, 'b': 4}"])
def test_a_key_with_another_value_loses_the_first(table: str, clean: Check, tmp_path: Path) -> None:
    assert len(judge(clean, tmp_path, {"a.py": f"print({table})\n"}).findings) == 1


@pytest.mark.parametrize(("head", "count"), [("# DO NOT MODIFY THIS CELL. Run it.\n", 0), ("# Connect.\n", 1)])
def test_a_cell_that_a_course_asks_to_leave_alone_is_not_linted(
    head: str, count: int, clean: Check, tmp_path: Path
) -> None:
    assert len(judge(clean, tmp_path, {"a.ipynb": ["y = 1", head + BARE]}).findings) == count


@pytest.mark.parametrize(
    ("code", "share"),
    [
        ("def f(x) -> Tuple:\n    return g(x) + g(x)\n", 1 - (2 + 9) * 5 / 30),
        ("def f(x):\n    return g(x)\n", 1 - 5 / 30),
        ("name = raw_input()\n", 1 - 5 / 30),
        ("from net import lost\n\nprint(lost)\n", 1 - 10 * 5 / 30),
    ],
)
def test_a_module_that_cannot_be_imported_counts_as_ten(code: str, share: float, clean: Check, tmp_path: Path) -> None:
    files = {"net/__init__.py": "", "main.py": code}
    assert judge(clean, tmp_path, files).share == pytest.approx(max(share, 0))


def test_what_a_course_handed_out_is_not_counted(clean: Check, tmp_path: Path) -> None:
    lab: Content = [BARE, Markdown("Copyright \u00a9 2018 Cognitive Class, IBM Corporation.")]
    assert judge(clean, tmp_path, {"lab.ipynb": lab}).outcome is Outcome.NOT_APPLICABLE
    assert judge(clean, tmp_path / "own", {"lab.ipynb": lab, "a.py": "x = 1\n"}).share == 1


def test_what_to_do_is_told_for_imports_that_the_command_does_not_report(clean: Check, tmp_path: Path) -> None:
    files: dict[str, Content] = {"fit.py": "def fit(x):\n    return x\n", "run.py": "from fit import gone\n\ngone(1)\n"}
    verdict = ask(clean, make(tmp_path, files))
    assert "which is not here" in str(verdict.findings)
    assert "is not here, which ruff does not see" in clean.practice.fix
