"""What belongs to one experiment, and what to several."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.evidence.kinds.kind import chosen
from mlfolio.examples import Content
from mlfolio.repo import Repo

TRAIN = "from sklearn.svm import SVC\n\nSVC().fit(x, y)\n"
SPLIT = "from sklearn.model_selection import train_test_split\n\nparts = train_test_split(x)\n"


def names(folder: Path, kind: str, files: dict[str, Content]) -> list[str]:
    repo = Repo(make(folder / "r", files))
    repo.take_for(chosen(kind, "a test"))
    return [experiment.name for experiment in repo.learning.experiments]


def test_the_parts_of_one_project_are_one_experiment(tmp_path: Path) -> None:
    files = {"src/train.py": TRAIN, "notebooks/a.ipynb": [TRAIN], "notebooks/b.ipynb": [TRAIN], "data/split.py": SPLIT}
    assert names(tmp_path, "portfolio", files) == [""]


def test_projects_side_by_side_are_experiments_of_their_own(tmp_path: Path) -> None:
    files = {f"{name}/src/train.py": TRAIN for name in ("churn", "houses", "titanic")} | {"churn/split.py": SPLIT}
    assert names(tmp_path / "p", "portfolio", files) == ["churn", "houses", "titanic"]
    assert names(tmp_path / "k", "kaggle", files) == [""]


def test_notebooks_that_train_on_their_own_are_experiments_unless_they_are_numbered(tmp_path: Path) -> None:
    folders = {"churn/a.ipynb": [TRAIN], "houses/a.ipynb": [TRAIN]}
    alone = folders | {"micro/a.ipynb": [TRAIN], "micro/b.ipynb": [TRAIN]}
    series = folders | {"micro/1_a.ipynb": [TRAIN], "micro/2_b.ipynb": [TRAIN]}
    assert names(tmp_path / "a", "portfolio", alone) == ["churn", "houses", "micro/a.ipynb", "micro/b.ipynb"]
    assert names(tmp_path / "b", "portfolio", series) == ["churn", "houses", "micro"]


def test_notebooks_that_are_named_alike_are_one_project(tmp_path: Path) -> None:
    folders: dict[str, Content] = {"churn/a.ipynb": [TRAIN], "houses/a.ipynb": [TRAIN]}
    folders |= {f"lines/linear_regression_{name}.ipynb": [TRAIN] for name in ("scratch", "sklearn")}
    assert names(tmp_path, "from-scratch", folders) == ["churn", "houses", "lines"]


def test_a_package_is_one_experiment_whatever_its_folders(tmp_path: Path) -> None:
    files: dict[str, Content] = {f"tool/{name}/train.py": TRAIN for name in ("a", "b", "c")}
    files |= {f"tool/{name}__init__.py": "" for name in ("", "a/", "b/", "c/")}
    assert names(tmp_path, "from-scratch", files) == [""]


def test_what_a_project_around_it_imports_is_a_part_of_it(tmp_path: Path) -> None:
    files: dict[str, Content] = {f"methods/{name}/fit.py": TRAIN for name in ("filter", "wrapper", "hybrid")}
    imports = "".join(f"from methods.{name}.fit import run\n" for name in ("filter", "wrapper"))
    assert len(names(tmp_path / "a", "from-scratch", files)) == 3
    assert names(tmp_path / "b", "from-scratch", files | {"main.py": imports}) == [""]


def test_projects_may_borrow_from_each_other(tmp_path: Path) -> None:
    files: dict[str, Content] = {f"{name}/train.py": TRAIN for name in ("churn", "houses", "titanic")}
    files["titanic/train.py"] = "from churn.train import x\n" + TRAIN
    assert names(tmp_path, "portfolio", files) == ["churn", "houses", "titanic"]


def test_pages_and_the_app_of_a_project_are_parts_of_it(tmp_path: Path) -> None:
    files: dict[str, Content] = {f"{name}/train.py": TRAIN for name in ("churn", "houses", "titanic_survival")}
    files |= {"titanic_survival/Titanic_App/app.py": TRAIN, "titanic_survival/Titanic_App/pages/curves.py": TRAIN}
    assert names(tmp_path, "portfolio", files) == ["churn", "houses", "titanic_survival"]


def test_notebooks_beside_one_src_are_one_project(tmp_path: Path) -> None:
    files: dict[str, Content] = {f"{name}/fit.py": TRAIN for name in ("churn", "houses")}
    files |= {"net/src/model.py": "x = 1\n", "net/notebooks/a.ipynb": [TRAIN], "net/experiments/b.ipynb": [TRAIN]}
    assert names(tmp_path, "portfolio", files) == ["churn", "houses", "net"]


def test_exercises_are_no_works_beside_others(tmp_path: Path) -> None:
    files: dict[str, Content] = {f"{name}/train.py": TRAIN for name in ("churn", "Week 6/Lines", "course/assignment_2")}
    assert names(tmp_path / "a", "portfolio", files) == ["churn"]
    exercises: dict[str, Content] = {f"week{number}/train.py": TRAIN for number in (1, 2, 3)}
    assert names(tmp_path / "b", "portfolio", exercises) == ["week1", "week2", "week3"]


def test_a_statistic_is_a_model_where_rows_are_kept_apart(tmp_path: Path) -> None:
    described = "library(broom)\nfit <- lm(y ~ x, rows)\nplot(predict(fit))\n"
    assert names(tmp_path / "a", "general", {"a.R": described}) == []
    assert names(tmp_path / "b", "general", {"a.R": "train <- rows[sample(nrow(rows), 80), ]\n" + described}) == [""]


def test_tests_train_nothing(tmp_path: Path) -> None:
    assert names(tmp_path, "general", {"tests/test_a.py": TRAIN}) == []


def test_learning_by_trial_is_no_experiment_on_data(tmp_path: Path) -> None:
    assert names(tmp_path, "general", {"agent.py": "import gymnasium as gym\n\nworld = gym.make('x')\n" + TRAIN}) == []


TIMED = "import time\n\nstart = time.perf_counter()\nmodel.fit(X, y)\nprint(time.perf_counter() - start)\n"


def test_painting_in_a_style_is_no_experiment_on_data(tmp_path: Path) -> None:
    code = "def train(x):\n    style_loss = gram_matrix(x)\n    return style_loss\n\n\ntrain(x)\n"
    assert not Repo(make(tmp_path, {"a.py": code})).learning


def test_a_script_called_model_setup_is_read(tmp_path: Path) -> None:
    code = "from sklearn.svm import SVC\n\nSVC().fit(x, y)\n"
    assert Repo(make(tmp_path, {"model_setup.py": code, "setup.py": code})).learning.experiments[0].readings


def test_what_an_estimator_calls_in_its_own_fit_trains_nothing_yet(tmp_path: Path) -> None:
    code = "class A:\n    def fit(self, x, y):\n        self.w = linear_regression(x, y)\n"
    assert not Repo(make(tmp_path, {"a.py": code})).learning


def test_a_fit_that_is_only_timed_is_no_experiment(tmp_path: Path) -> None:
    assert names(tmp_path, "general", {"benchmark.py": TIMED}) == []
    steps = "import torch\nfrom timeit import default_timer\n\nstart = default_timer()\nloss = cost(net(x), y)\n"
    steps += "loss.backward()\noptimizer.step()\nprint(default_timer() - start)\n"
    assert names(tmp_path, "general", {"reference.py": steps}) == []
    assert names(tmp_path, "general", {"train.py": steps + "print(accuracy_score(y_test, net(X_test)))\n"}) == [""]


@pytest.mark.parametrize(
    "more", ["print(model.score(X, y))\n", "import joblib\n\njoblib.dump(model, 'model.joblib')\n", SPLIT]
)
def test_a_timed_fit_with_a_result_is_an_experiment(tmp_path: Path, more: str) -> None:
    assert names(tmp_path, "general", {"train.py": TIMED + more}) == [""]


def test_the_place_of_training_is_not_the_one_that_is_timed(tmp_path: Path) -> None:
    repo = Repo(make(tmp_path / "r", {"a_benchmark.py": TIMED, "train.py": TRAIN}))
    repo.take_for(chosen("general", "a test"))
    assert [one.training.path for one in repo.learning.experiments] == ["train.py"]


def test_a_script_among_the_tests_that_checks_nothing_is_no_reference(tmp_path: Path) -> None:
    library = "from sklearn.svm import SVC\n\nmodel = SVC()\n"
    assert not Repo(make(tmp_path / "a", {"tests/try.py": library})).learning.has_reference
    assert Repo(make(tmp_path / "b", {"tests/test_a.py": f"{library}assert model\n"})).learning.has_reference


def test_a_loop_written_by_hand_may_have_its_loss_alone(tmp_path: Path) -> None:
    for folder, call, only in (("a", "back_propagation(x, y)", True), ("b", "train_model(x, y)", False)):
        code = f"from net import *\n\nfor epoch in range(9):\n    loss = {call}\n    print(loss)\n"
        (experiment,) = Repo(make(tmp_path / folder, {"a.py": code})).learning.experiments
        assert experiment.only_steps == only


def test_what_functions_of_its_own_train_without_a_library_is_written_out(tmp_path: Path) -> None:
    alone = "import numpy as np\n\n\ndef logistic_regression(x, y):\n    return x\n\n\nw = logistic_regression(x, y)\n"
    first, second = (
        Repo(make(tmp_path / str(number), {"a.py": code})).learning.experiments
        for number, code in enumerate((alone, "import sklearn\n" + alone))
    )
    assert [one.only_steps for one in (*first, *second)] == [True, False]


def test_the_place_is_no_copy_mock_or_trial(tmp_path: Path) -> None:
    files: dict[str, Content] = dict.fromkeys(
        (
            "build/lib/fit.py",
            "create_mock_model.py",
            "eda/fit.py",
            "feature_selection.py",
            "lr_finder.py",
            "src/train.py",
        ),
        TRAIN,
    )
    assert Repo(make(tmp_path / "a", files)).learning.experiments[0].training.path == "src/train.py"
    assert Repo(make(tmp_path / "b", {"eda/fit.py": TRAIN})).learning.experiments[0].training.path == "eda/fit.py"


def test_practice_is_no_work(tmp_path: Path) -> None:
    assert not Repo(make(tmp_path / "a", {"torch_practice/net.py": TRAIN})).learning.works
    assert not Repo(make(tmp_path / "c", {"PracticeCode/net.py": TRAIN})).learning.works
    assert Repo(make(tmp_path / "b", {"08-best-practice/net.py": TRAIN})).learning.works


def test_a_picture_deep_in_a_project_is_of_it(tmp_path: Path) -> None:
    files: dict[str, Content] = {f"{name}/train.py": TRAIN for name in ("churn", "houses", "titanic")}
    repo = Repo(make(tmp_path / "r", files | {"churn/models/run_1/confusion_matrix.png": "0"}))
    repo.take_for(chosen("portfolio", "a test"))
    assert [one.name for one in repo.learning.experiments if "errors" in one.traces] == ["churn"]


def test_the_place_is_no_fit_that_fills_gaps(tmp_path: Path) -> None:
    fills = "known = rows[rows.age.notnull()]\nages = SVC().fit(known, known.age)\n"
    cells = ["from sklearn.svm import SVC\n", fills, "SVC().fit(rows, rows.bought)\n"]
    for folder, place in (("a", 3), ("b", 2)):
        (experiment,) = Repo(make(tmp_path / folder, {"a.ipynb": cells[:place]})).learning.experiments
        assert experiment.training.cell == place


def test_what_is_put_away_is_no_experiment_beside_others(tmp_path: Path) -> None:
    files: dict[str, Content] = {f"{name}/train.py": TRAIN for name in ("churn", "houses", "titanic")}
    assert names(tmp_path / "a", "portfolio", files | {"scripts/arch/a.py": TRAIN}) == ["churn", "houses", "titanic"]
    assert len(names(tmp_path / "b", "portfolio", files | {"scripts/more/a.py": TRAIN})) == 4


def test_training_is_shown_where_it_is_not_put_away(tmp_path: Path) -> None:
    learning = Repo(make(tmp_path / "r", {"archive/train.py": TRAIN, "src/train.py": TRAIN})).learning
    assert learning.experiments[0].training.path == "src/train.py"
