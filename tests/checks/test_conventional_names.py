"""The conventions of Python and the habits of the field."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Content
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome, Verdict

PLAIN = "def f(a, b, c):\n    d = e = g = h = k = m = n = a\n    return d, e, g, h, k, m, n, b, c\n"


@pytest.fixture
def conventional(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "conventional-names")


def judge(check: Check, folder: Path, files: dict[str, Content]) -> Verdict:
    return ask(check, make(folder / "r", files))


@pytest.mark.parametrize(
    "name",
    "X X_train y_pred df_X dW dW1 dLoss_dW XTX XtX Xb Xtrain kNN mAP MSE GPUs BATCH_SIZE phi1D conv_2d x_3d λ Sigma"
    " Theta1 _hidden __all__ _ W_ih K mean_MSE best_F1"
    " trainX testY_1hot invXTX pdDF Kinv X_hat Xtransformed TauX LeakyReLU Y_is_None AICc UserSchema"
    " array_2Dlike Rref".split(),
)
def test_names_of_mathematics_are_conventional(name: str, conventional: Check, tmp_path: Path) -> None:
    assert judge(conventional, tmp_path, {"a.py": f"{PLAIN}{name} = 1\n"}).findings == ()


@pytest.mark.parametrize(
    "name",
    ["trainData", "Train_data", "Accuracy", "myFile", "nSamples", "Weighted_Entropy", "Schemas", "rescaledDataX"],
)
def test_camel_case_is_not(name: str, conventional: Check, tmp_path: Path) -> None:
    verdict = judge(conventional, tmp_path, {"a.py": f"{PLAIN}{name} = 1\n"})
    assert [one.message for one in verdict.findings] == [f"`{name}` is a variable not in snake_case"]


@pytest.mark.parametrize(
    "name", ["setUp", "visit_Name", "do_GET", "mousePressEvent", "asyncTearDown", "formatTime", "extendMarkdown"]
)
def test_a_method_may_have_the_name_that_a_framework_chose(name: str, conventional: Check, tmp_path: Path) -> None:
    code = f"{PLAIN}class A:\n    def {name}(self): pass\n"
    assert judge(conventional, tmp_path, {"a.py": code}).findings == ()


@pytest.mark.parametrize(
    "path", ["Untitled.ipynb", "Untitled3.ipynb", "eda-Copy1.ipynb", "eda (2).ipynb", "a.ipynb.ipynb"]
)
def test_untitled_and_copied_notebooks_are_not(path: str, conventional: Check, tmp_path: Path) -> None:
    verdict = judge(conventional, tmp_path, {"a.py": PLAIN, path: ["x = 1"]})
    assert [one.path for one in verdict.findings] == [path]


@pytest.mark.parametrize(
    "path",
    [
        "Titanic Survival.ipynb",
        "01-EDA.ipynb",
        "train-model.py",
        "__init__.py",
        "pages/1 Home.py",
        "PCA.py",
        "knn_MNIST.py",
        "plot-2D.py",
        "L5S1T2.py",
    ],
)
def test_titles_of_notebooks_and_scripts_are_free(path: str, conventional: Check, tmp_path: Path) -> None:
    content: Content = ["x = 1"] if path.endswith(".ipynb") else "x = 1\n"
    assert judge(conventional, tmp_path, {"a.py": PLAIN, path: content}).findings == ()


@pytest.mark.parametrize("path", ["trainModel.py", "Model.py", "my model.py", "KNNModel.py", "model.py.py"])
def test_modules_with_capitals_or_spaces_are_not(path: str, conventional: Check, tmp_path: Path) -> None:
    verdict = judge(conventional, tmp_path, {"a.py": PLAIN, path: "x = 1\n"})
    assert [one.path for one in verdict.findings] == [path]


def test_a_function_may_have_the_name_that_a_framework_looks_for(conventional: Check, tmp_path: Path) -> None:
    code = f"{PLAIN}def makeExtension(): pass\n\n\ndef setUpModule(): pass\n\n\ndef makeTable(): pass\n"
    found = judge(conventional, tmp_path, {"a.py": code}).findings
    assert [one.message for one in found] == ["`makeTable` is a function not in snake_case"]


def test_a_name_is_reported_once(conventional: Check, tmp_path: Path) -> None:
    odd = "".join(f"badName{letter * 2} = 1\n" for letter in "abcdefghijklmnop")
    verdict = judge(conventional, tmp_path, {"a.py": odd, "b.py": odd})
    assert len(verdict.findings) == 16


def test_few_names_are_not_judged(conventional: Check, tmp_path: Path) -> None:
    assert judge(conventional, tmp_path, {"a.py": "badName = 1\n"}).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("name", "count"),
    [("Granite4_0Model", 0), ("VGG16", 0), ("CNN_Model", 1), ("Gpt2_Model", 1), ("uBoost", 0), ("aioClient", 1)],
)
def test_a_class_may_have_a_version(name: str, count: int, conventional: Check, tmp_path: Path) -> None:
    assert len(judge(conventional, tmp_path, {"a.py": f"{PLAIN}class {name}: pass\n"}).findings) == count


def test_one_name_in_a_hundred_is_no_habit(conventional: Check, tmp_path: Path) -> None:
    names = "".join(f"name_{number} = 1\n" for number in range(199))
    verdict = judge(conventional, tmp_path, {"a.py": f"{names}trainData = testData = 1\n"})
    assert (verdict.share, verdict.findings) == (1.0, ())


def test_a_variable_may_be_called_what_it_is_made_of(conventional: Check, tmp_path: Path) -> None:
    code = f'{PLAIN}spcPts = SubElement(parent, qn("a:spcPts"))\nmyPts = SubElement(parent, "a:spcPts")\n'
    (found,) = judge(conventional, tmp_path, {"a.py": code}).findings
    assert found.message.startswith("`myPts`")
