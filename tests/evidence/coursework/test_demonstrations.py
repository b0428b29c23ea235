"""Which folders of notebooks show techniques or follow a syllabus, and which hold the steps of a project."""

import pytest

from mlfolio.evidence.coursework.demonstrations import demonstrations

_STEPS = ("Binning", "KNN Imputer", "Mean imputation", "Min-max scaling", "One hot encoding", "Power Transformer")
_MORE = ("Missing indicator", "Outliers by IQR", "Outliers by Z", "Ordinal encoding", "Univariate analysis")
_TOPICS = ("00_math", "01_linear_models", "02-Trees")
_LESSONS = ("01_a.ipynb", "02_b.ipynb", "3. c.ipynb")


@pytest.mark.parametrize(
    "paths",
    [
        tuple(f"Features/{name}.ipynb" for name in (*_STEPS, *_MORE, "GridSearch")),
        tuple(f"{topic}/{lesson}" for topic in _TOPICS for lesson in _LESSONS),
        tuple(f"notes/{topic}/{lesson}" for topic in _TOPICS for lesson in _LESSONS),
    ],
)
def test_what_somebody_learns_with(paths: tuple[str, ...]) -> None:
    assert paths[0].rpartition("/")[0] in demonstrations(paths)


@pytest.mark.parametrize(
    "paths",
    [
        tuple(f"notebooks/{name}.ipynb" for name in _STEPS),
        tuple(f"{name}.ipynb" for name in (*_STEPS, *_MORE)),
        tuple(f"notebooks/{name}.ipynb" for name in (*_STEPS, *_MORE, *(f"fit {number}" for number in range(12)))),
        tuple(f"{topic}/{lesson}" for topic in _TOPICS[:2] for lesson in _LESSONS),
        tuple(f"{step}/{lesson}" for step in ("1_data", "2_features", "3_models", "4_report") for lesson in _LESSONS),
    ],
)
def test_the_steps_of_a_project(paths: tuple[str, ...]) -> None:
    assert not demonstrations(paths)
