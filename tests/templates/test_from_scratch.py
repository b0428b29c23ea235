"""What a from-scratch project promises: NumPy alone, either starter, and code beside every equation."""

import ast
import json
import re
import sys
from pathlib import Path

import pytest
from projects import ROOT, project, run, use_twice

from mlfolio import questions
from mlfolio.scaffold_marks import prompts

ALGORITHMS = next(
    question.choices for question in questions.questions(ROOT, "from-scratch") if question.name == "algorithm"
)


@pytest.fixture(scope="module", params=ALGORITHMS)
def worked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("worked") / "made"
    return project("from-scratch", folder, algorithm=request.param, package_name="made")


@pytest.fixture(scope="module", params=ALGORITHMS)
def skeleton(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("skeleton") / "made"
    return project("from-scratch", folder, algorithm=request.param, starter="skeleton", package_name="made")


def imports(path: Path) -> set[str]:
    """Return the outermost names of the modules that a file imports when it is imported."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return {name.partition(".")[0] for name in found}


def shown_functions(folder: Path) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```$", (folder / "docs/derivation.md").read_text(), re.MULTILINE | re.DOTALL)


def learner(folder: Path) -> Path:
    algorithm = (folder / ".copier-answers.yml").read_text().partition("algorithm: ")[2].split()[0]
    return folder / "src/made" / f"{algorithm.replace('-', '_')}.py"


def test_the_package_imports_nothing_but_numpy(worked: Path) -> None:
    for path in (worked / "src/made").glob("*.py"):
        assert imports(path) <= {"numpy", "made", *sys.stdlib_module_names}, path


def test_every_equation_has_the_code_that_computes_it(worked: Path) -> None:
    source = learner(worked).read_text(encoding="utf-8")
    shown = shown_functions(worked)
    assert len(shown) >= 3
    for function in shown:
        assert function in source + "\n"


def test_a_skeleton_is_formatted_and_leaves_the_core_to_its_author(skeleton: Path) -> None:
    run(skeleton, sys.executable, "-m", "ruff", "check", "--no-cache", ".")
    run(skeleton, sys.executable, "-m", "ruff", "format", "--no-cache", "--check", ".")
    assert all("raise NotImplementedError" in function for function in shown_functions(skeleton)[:1])


def test_a_skeleton_expects_only_tests_that_exist_to_fail(skeleton: Path) -> None:
    names = re.findall(
        r'^    "(test_\w+)\.py::(test_\w+)",$', (skeleton / "tests/conftest.py").read_text(), re.MULTILINE
    )
    assert len(names) > 10
    for module, test in names:
        assert f"\ndef {test}(" in (skeleton / "tests" / f"{module}.py").read_text(encoding="utf-8")


def test_a_worked_project_expects_no_test_to_fail(worked: Path) -> None:
    for path in worked.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "xfail" not in text, path
        assert "NotImplementedError" not in text, path


def test_the_notebook_is_narrated_and_asks_its_author(worked: Path) -> None:
    (path,) = (worked / "notebooks").glob("*.ipynb")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    words = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    assert words[0].startswith("# ")
    assert list(prompts(words[-1]))


@pytest.mark.slow
@pytest.mark.parametrize("starter", ["worked", "skeleton"])
@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_its_readme_s_commands_work_twice_and_change_nothing(
    tmp_path: Path, environments: Path, where_mlfolio_is: dict[str, str], algorithm: str, starter: str
) -> None:
    folder = project(
        "from-scratch", tmp_path / "made", git=True, algorithm=algorithm, starter=starter, package_name="made"
    )
    verbs = ("run", "test", "lint", "docs", "benchmark")
    # Before its author has written the algorithm, a skeleton has no results.
    missing = ("readme-reports-results", "readme-has-a-figure") if starter == "skeleton" else ()
    use_twice(folder, environments / "from-scratch", verbs, where_mlfolio_is, *missing)
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert ("| ours |" in readme) == (starter == "worked")
