"""Where the majority lies, and which functions are named first."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Content
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome


@pytest.fixture
def documented(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "public-api-documented")


def _module(told: int, silent: int) -> str:
    said = [f'def told_{n}():\n    """Say."""\n' for n in range(told)]
    return "\n".join([*said, *(f"def silent_{n}():\n    x = {n}\n" + "    x += 1\n" * n for n in range(silent))])


@pytest.mark.parametrize(
    ("told", "silent", "outcome"),
    [
        (1, 1, Outcome.NOT_APPLICABLE),
        (2, 1, Outcome.PASS),
        (2, 2, Outcome.FAIL),
        (51, 49, Outcome.PASS),
        (50, 50, Outcome.FAIL),
    ],
)
def test_more_than_half_of_at_least_three(
    told: int, silent: int, outcome: Outcome, documented: Check, tmp_path: Path
) -> None:
    make(tmp_path / "r", {"a.py": _module(told, silent)})
    assert ask(documented, tmp_path / "r").outcome is outcome


def test_the_largest_come_first(documented: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"a.py": _module(0, 13)})
    messages = [one.message for one in ask(documented, tmp_path / "r").findings]
    assert messages[0] == "`silent_12` (14 lines) has no docstring"
    assert len(messages) == 13


def test_a_file_that_tests_come_from_is_not_asked_whatever_its_name(documented: Check, tmp_path: Path) -> None:
    cases = "import unittest\n\n\nclass Net(unittest.TestCase):\n" + "".join(
        f"    def test_{n}(self):\n        self.assertTrue(f({n}))\n" for n in range(5)
    )
    assert ask(documented, make(tmp_path / "a", {"src/NetTests.py": cases})).outcome is Outcome.NOT_APPLICABLE
    assert ask(documented, make(tmp_path / "b", {"src/net.py": cases})).outcome is Outcome.FAIL


def test_a_class_whose_docstring_stands_in_init_is_named_last_and_told_so(documented: Check, tmp_path: Path) -> None:
    told = 'class A:\n    def __init__(self):\n        """Say."""\n        self.a = 1\n'
    code = f"{told}\n\nclass B: ...\n\n\nclass C: ...\n"
    messages = [one.message for one in ask(documented, make(tmp_path / "r", {"a.py": code})).findings]
    assert messages[0] == "`B` (1 line) has no docstring"
    assert messages[-1] == "`A` (4 lines) has its docstring in `__init__` alone"


def test_the_main_of_a_script_that_says_what_it_does_is_not_asked(documented: Check, tmp_path: Path) -> None:
    code = _module(1, 1) + "\n\ndef main():\n    told_0()\n\n\nif __name__ == '__main__':\n    main()\n"
    said = make(tmp_path / "said", {"a.py": f'"""Plot the sales of each day."""\n\n{code}'})
    assert ask(documented, said).outcome is Outcome.NOT_APPLICABLE
    assert ask(documented, make(tmp_path / "unsaid", {"a.py": code})).outcome is Outcome.FAIL


def test_most_of_the_code_in_a_language_that_is_not_read(documented: Check, tmp_path: Path) -> None:
    files = {"src/net.jl": "f(x) = x\n" * 200, "tools/bench.py": _module(0, 4)}
    assert ask(documented, make(tmp_path / "julia", files)).outcome is Outcome.UNKNOWN
    assert ask(documented, make(tmp_path / "python", {**files, "src/net.jl": "f(x) = x\n"})).outcome is Outcome.FAIL


def test_what_nobody_offers_is_not_asked(documented: Check, tmp_path: Path) -> None:
    form = "class Form:\n    class Meta:\n        model = 1\n\n    class Part:\n        a = 1\n"
    make(tmp_path / "r", {"a.py": form + _module(0, 2), "deprecated/b.py": _module(0, 3)})
    named = [one.message for one in ask(documented, tmp_path / "r").findings]
    assert len(named) == 4
    assert not any("Meta" in one for one in named)


@pytest.mark.parametrize("package", ["trees/__init__.py", "src/trees/__init__.py"])
def test_a_librarys_scripts_at_the_root_are_no_part_of_it(documented: Check, package: str, tmp_path: Path) -> None:
    files: dict[str, Content] = {
        "pyproject.toml": '[build-system]\nrequires = ["hatchling"]\n\n[project]\nname = "trees"\n',
        "README.md": "# trees\n\nA Python package for trees.\n\n```\npip install trees\n```\n",
        package: _module(3, 0),
        "profiling.py": f"from trees import told_0\n\n{_module(0, 9)}",
    }
    assert ask(documented, make(tmp_path / "library", files)).share == 1
    alone = {**files, "profiling.py": _module(0, 9)}
    assert ask(documented, make(tmp_path / "alone", alone)).outcome is Outcome.FAIL
    project = {path: text for path, text in files.items() if path not in ("README.md", "pyproject.toml")}
    assert ask(documented, make(tmp_path / "project", project)).outcome is Outcome.FAIL
