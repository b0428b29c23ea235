"""A repository of sixteen times as many files and notebooks takes sixteen times as many steps, and not its square."""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from repositories import make

from mlfolio import paths, runner
from mlfolio.catalogue import Check
from mlfolio.examples import Content, Markdown
from mlfolio.repo import Repo

_FEW = 3
_MOST = 6
"""How often the steps from 4 to 16 parts contain those from 1 to 4: 4 times in line with the files, 16 squared."""

_OURS = (str(paths.bundled("checks")), str(Path(runner.__file__).parent), __file__)
_HARDLY_ANY = 3_000
"""Steps by which a function may grow as it likes: what is done for each project, kind or folder is of them."""

_MODULE = '''"""Step {0}."""

import pandas as pd
from sklearn.linear_model import LogisticRegression

from steps_{1}.part_{0} import column_{0}


def clean_{0}(rows):
    """Return the rows of {0} without gaps."""
    return rows.dropna().rename(columns={{"a{0}": "b{0}"}})


def fit_{0}(path="rows_{0}.csv"):
    rows = clean_{0}(pd.read_csv(path))
    model = LogisticRegression().fit(rows[["b{0}"]], rows["y"])
    print(model.score(rows[["b{0}"]], rows["y"]))
    return model
'''
_CELLS = (
    "import pandas as pd\nfrom sklearn.svm import SVC\nrows{0} = pd.read_csv('rows_{0}.csv')",
    "kept{0} = rows{0}.dropna()\nkept{0}.head()",
    "model{0} = SVC().fit(kept{0}[['a']], kept{0}['y'])",
    "print({0}, model{0}.score(kept{0}[['a']], kept{0}['y']))",
    "kept{0}.to_csv('kept_{0}.csv')",
)


def _repository(parts: int) -> dict[str, Content]:
    files: dict[str, Content] = {"README.md": "# Steps\n\nWhat the steps of a work do.\n"}
    for number in range(_FEW * parts):
        folder = f"steps_{number // 4}"
        files[f"shared_{number}.py"] = f"def shared_{number}(rows):\n    return rows\n"
        files[f"{folder}/step_{number}.py"] = _MODULE.format(number, number // 4)
        files[f"{folder}/part_{number}.R"] = (
            f"rows{number} <- read.csv('{number}.csv')\nfit <- lm(y ~ a, rows{number})\n"
        )
        cells: list[str] = [one.format(number) for one in _CELLS]
        files[f"{folder}/look_{number}.ipynb"] = [*cells, Markdown(f"A look at {number}."), f"rows{number}.tail()"]
        files[f"{folder}/page_{number}.md"] = f"# Page {number}\n\nThe step `step_{number}.py` keeps {number} rows.\n"
        files[f"{folder}/rows_{number}.csv"] = f"a,y\n{number},1\n"
        files[f"tests/test_step_{number}.py"] = f"def test_{number}():\n    assert clean({number}) == {number}\n"
    return files


def _steps(checks: tuple[Check, ...], folder: Path) -> Counter[str]:
    """Return how many lines of each function ran, loops counted, while all checks were put to a repository."""
    return _lines(lambda: runner.run(checks, Repo(folder)))


def _lines(work: Callable[[], object]) -> Counter[str]:
    counted: Counter[CodeType] = Counter()

    def count(frame: FrameType, event: str, _: object) -> Callable[..., Any] | None:
        if not frame.f_code.co_filename.startswith(_OURS):
            return None
        if event == "line":
            counted[frame.f_code] += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(before)
    by_name: Counter[str] = Counter()
    for code, times in counted.items():
        by_name[f"{code.co_filename}:{code.co_qualname}"] += times
    return by_name


def _grown(small: Counter[str], middle: Counter[str], large: Counter[str]) -> dict[str, tuple[int, int, int]]:
    """Return the functions whose steps grow faster than the repository."""
    return {
        name: (small[name], middle[name], times)
        for name, times in large.items()
        if times > _HARDLY_ANY and times - middle[name] > _MOST * max(middle[name] - small[name], 1)
    }


def test_steps_grow_in_line_with_the_files_and_notebooks(checks: tuple[Check, ...], tmp_path: Path) -> None:
    folders = {parts: make(tmp_path / f"{parts}", _repository(parts)) for parts in (1, 4, 16)}
    # What is read once for all repositories, such as the tables of the libraries, belongs to none of them.
    runner.run(checks, Repo(folders[1]))
    assert _grown(*(_steps(checks, folder) for folder in folders.values())) == {}


def test_a_scan_of_all_files_for_each_notebook_is_found(tmp_path: Path) -> None:
    def scan(repo: Repo) -> int:
        found = 0
        for notebook in repo.notebooks:
            for path in repo.files.own:
                found += path == notebook.path
        return found

    folders = [make(tmp_path / f"{parts}", _repository(parts)) for parts in (1, 4, 16)]
    grown = _grown(*(_lines(lambda one=folder: scan(Repo(one))) for folder in folders))
    assert [name.rpartition(".")[2] for name in grown] == ["scan"]
