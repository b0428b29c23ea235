"""What is asked to hold data out, and what is said where the test rows are trained on."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Content, Markdown
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

_LAYERS = (
    "class Model:\n    def backward(self, grad):\n        for layer in self.layers:\n"
    "            grad = layer.backward(grad)\n        return grad\n\n"
    "    def train(self, rows):\n        self.backward(rows)\n"
)
_TRAINER = (
    "class Trainer:\n    def train(self):\n        self.loss.backward()\n\n    def run(self):\n        self.train()\n"
)
_CHECKED = "\n\ndef check_gradient(layer, x):\n    return layer.backward(x)\n\n\ncheck_gradient(Model(), 1)\n"
_MIXTURE = (
    "import tensorflow as tf\nimport tensorflow_probability as tfp\n\nd = tfp.distributions\n"
    "bimix = d.MixtureSameFamily(d.Categorical(logits=pi), d.Normal(mu, s))\n\n\n"
    "def loss(rows):\n    return -bimix.log_prob({given})\n\n\nmodel.fit(rows, {given}, epochs=3)\n"
)
_SERVED = {
    "app.py": "import joblib\nfrom flask import Flask\n\napp = Flask(__name__)\n"
    "model = joblib.load('model.pkl')\n\n\ndef answer(row):\n    return model.predict([row])\n"
}
_OVERLAPPING = (
    "from sklearn.svm import SVC\n\nX_train = [r[:3] for r in rows[: int(len(rows) * 0.8)]]\n"
    "X_test = [r[:3] for r in rows[int(len(rows) * {bound}) :]]\n"
    "m = SVC().fit(X_train, y)\nprint(m.predict(X_test))\n"
)
_XOR = (
    "import numpy as np\n\ndataset = np.array([{rows}])\ntargets = [0, 1, 1, 0]\n"
    "net = MLPClassifier().fit(dataset, targets)\n"
)
_GATE = "[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]"


@pytest.fixture
def held_out(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "holds-out-data")


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"nn.py": _LAYERS}, Outcome.NOT_APPLICABLE),
        ({"nn.py": _LAYERS + _CHECKED}, Outcome.NOT_APPLICABLE),
        ({"nn.py": _LAYERS, "net.py": "model.train()\n"}, Outcome.NOT_APPLICABLE),
        ({"nn.py": _LAYERS, "run.py": "from nn import Model\n\nModel().train(rows)\n"}, Outcome.FAIL),
        (
            {"nn.py": _LAYERS, "run.py": "from nn import Model\n\nThread(target=Model().train, args=rows)\n"},
            Outcome.FAIL,
        ),
        ({"nn.py": _TRAINER + "\n\nTrainer().run()\n"}, Outcome.FAIL),
        ({"nn.py": _TRAINER}, Outcome.NOT_APPLICABLE),
        ({"nn.py": _LAYERS.replace("Model", "Model(Base)")}, Outcome.FAIL),
        ({"nn.py": _LAYERS, "old.py": "def train(model, g):\n    model.backward(g)\n"}, Outcome.FAIL),
        ({"gmm.py": _MIXTURE.format(given="rows")}, Outcome.NOT_APPLICABLE),
        ({"xor.py": "from sklearn.neural_network import MLPClassifier\n" + _XOR.format(rows=_GATE)}, Outcome.UNKNOWN),
        (
            {"xor.py": "from sklearn.neural_network import MLPClassifier\n" + _XOR.format(rows=_GATE[:-11])},
            Outcome.FAIL,
        ),
        (
            {
                "net.py": "import numpy as np\nfrom tensorflow import keras\n\nxs = np.array([-1.0, 0.0, 1.0])\n"
                "ys = np.array([-3.0, -1.0, 1.0])\nmodel = keras.Sequential(layers)\nmodel.fit(xs, ys, epochs=500)\n"
            },
            Outcome.UNKNOWN,
        ),
        (
            {
                "train.py": "from sklearn.svm import SVC\n\nX = [[1], [2], [3]]\nmodel = SVC().fit(X, [0, 1, 1])\n",
                "app.py": "import joblib\n\nmodel = joblib.load('model.pkl')\n",
            },
            Outcome.UNKNOWN,
        ),
        ({"mdn.py": _MIXTURE.format(given="y")}, Outcome.FAIL),
        ({"gmm.py": "import numpy as np\n\ny = np.ones(9)\nmodel.fit(x, y)\n"}, Outcome.NOT_APPLICABLE),
        ({"net.py": "import numpy as np\n\ny = np.ones(9)\ny[:4] = 0\nmodel.fit(x, y)\n"}, Outcome.FAIL),
        ({"gmm.py": "model = GMM(3)\nmodel.fit(x, 100)\n"}, Outcome.NOT_APPLICABLE),
        ({"hmm.py": "hmm.train(observations)\n"}, Outcome.NOT_APPLICABLE),
        ({"word2vec.py": "net.train(words, answers)\n"}, Outcome.NOT_APPLICABLE),
        ({"tagger.py": "net.train(words, answers)\n"}, Outcome.FAIL),
        ({"word2vec.py": "import torch\n\nloss.backward()\noptimizer.step()\n"}, Outcome.FAIL),
        ({"cnn.py": "df = read_data_sets('mnist')\nmodel.fit(df.train.images, y)\nshow(df.test)\n"}, Outcome.PASS),
        ({"cnn.py": "df = read_data_sets('mnist')\nmodel.fit(df.train.images, y)\n"}, Outcome.FAIL),
        ({"hmm.py": "hmm.train(tagged)\n"}, Outcome.FAIL),
        ({"hmm.py": "tagged, others = rows.train_cv_split()\nhmm.train(tagged)\n"}, Outcome.PASS),
    ],
)
def test_what_learns_no_answers_or_is_only_defined_is_not_asked(
    files: dict[str, Content], outcome: Outcome, held_out: Check, tmp_path: Path
) -> None:
    assert ask(held_out, make(tmp_path / "r", files)).outcome is outcome


@pytest.mark.parametrize(
    ("readme", "outcome"),
    [
        ("# Risk\n\nOn the held-out test set the accuracy is 0.81.\n", Outcome.UNKNOWN),
        ("# Risk\n\n## Cross-validated\n\n| model | F1 |\n|---|---|\n| a | 0.71 |\n| b | 0.74 |\n", Outcome.UNKNOWN),
        ("# Risk\n\nUne accuracy de 81 % sur le jeu de test.\n", Outcome.UNKNOWN),
        ("# Risk\n\nDie Genauigkeit auf den Testdaten ist 0,81 (Accuracy: 0.81).\n", Outcome.UNKNOWN),
        ("# Risk\n\nThe accuracy is 0.81.\n", Outcome.FAIL),
        ("# Model server scaffolding\n\nServes it.\n", Outcome.NOT_APPLICABLE),
        ("# Risk\n\nLe projet jeu de mots, avec une accuracy de 81 %.\n", Outcome.FAIL),
        ("# Risk\n\nIt was tried on a test set.\n", Outcome.FAIL),
    ],
)
def test_a_test_told_of_a_served_model_leaves_it_open(
    readme: str, outcome: Outcome, held_out: Check, tmp_path: Path
) -> None:
    assert ask(held_out, make(tmp_path / "r", {**_SERVED, "README.md": readme})).outcome is outcome


@pytest.mark.parametrize(("bound", "line"), [("0.2", 4), ("0.9", 5)])
def test_test_rows_within_the_trained_ones_are_said_to_be(
    bound: str, line: int, held_out: Check, tmp_path: Path
) -> None:
    (found,) = ask(held_out, make(tmp_path / "r", {"fit.py": _OVERLAPPING.format(bound=bound)})).findings
    assert (found.line, "overlap the trained ones" in found.message) == (line, line == 4)


@pytest.mark.parametrize(
    ("readme", "outcome"),
    [
        ("# Air\n\nThe models are trained in [Air AI](https://github.com/me/air-models).\n", Outcome.UNKNOWN),
        ("# Air API\n\n* Copy the model to models/\n  * *see credit-library-models repository*\n", Outcome.UNKNOWN),
        ("# Air\n\nThe pipeline and the model come from the `air-models` repo.\n", Outcome.UNKNOWN),
        ("# air-api\n\nPut the model into the air-api repository.\n", Outcome.FAIL),
        ("# Air\n\nThe model is part of the open-source repository.\n", Outcome.FAIL),
        ("# Air\n\nClone the air-api repository, then copy the model.\n", Outcome.FAIL),
        ("# Air\n\nBuilt with [FastAPI](https://github.com/tiangolo/fastapi).\n", Outcome.FAIL),
    ],
)
def test_a_model_made_in_another_repository_may_be_tested_there(
    readme: str, outcome: Outcome, held_out: Check, tmp_path: Path
) -> None:
    assert ask(held_out, make(tmp_path / "r", {**_SERVED, "README.md": readme})).outcome is outcome


def test_fastai_holds_rows_out_by_itself(held_out: Check, tmp_path: Path) -> None:
    code = "from fastai.vision.all import *\n\nlearn = vision_learner(dls, resnet18)\nlearn.fine_tune(2)\n"
    assert ask(held_out, make(tmp_path / "r", {"pets.py": code})).outcome is Outcome.PASS


_READ = (
    "train_set = read('train.txt')\ntest_set = read('test.txt')\n"
    "tree = Tree()\ntree.fit(train_set)\ntree.predict(test_set)\n"
)


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"data/train.txt": "1 2\n", "data/test.txt": "0 2\n"}, Outcome.UNKNOWN),
        ({}, Outcome.UNKNOWN),
        ({"main.py": _READ.replace("test", "rest"), "data/train.txt": "1 2\n"}, Outcome.FAIL),
    ],
)
def test_a_test_file_beside_that_of_the_training_may_be_looked_at_row_by_row(
    files: dict[str, Content], outcome: Outcome, held_out: Check, tmp_path: Path
) -> None:
    code = {"main.py": _READ, "README.md": "# Decision tree from scratch\n"}
    assert ask(held_out, make(tmp_path / "r", {**code, **files})).outcome is outcome


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ("# accuracy of 79 % by cross validation, 81% on the test dataset\n", Outcome.NOT_APPLICABLE),
        ("# accuracy of 79 % on all rows\n", Outcome.FAIL),
        ("# the test set has its own file\n", Outcome.FAIL),
    ],
)
def test_a_figure_beside_a_served_model_tells_of_its_test(
    told: str, outcome: Outcome, held_out: Check, tmp_path: Path
) -> None:
    (path,) = (path for path, text in _SERVED.items() if "predict" in str(text))
    files = {**_SERVED, path: told + str(_SERVED[path])}
    assert ask(held_out, make(tmp_path / "r", files)).outcome is outcome


@pytest.mark.parametrize(
    ("files", "asked"),
    [
        ({"a.py": "from yellowbrick.cluster import KElbowVisualizer\n\nKElbowVisualizer(KMeans()).fit(rows)\n"}, False),
        ({"a.py": "from sklearn.svm import SVC\n\nSVC().fit(x, y)\n"}, True),
        ({"a.py": "import groups\n\nk_m = groups.KMeans(k=3)\nk_m.fit_plot(x, 0, 1)\n"}, False),
        ({"a.py": "import nets\n\nnet = nets.Net(3)\nnet.fit_plot(x, y)\n"}, True),
    ],
)
def test_what_groups_inside_another_object_is_not_asked(
    files: dict[str, Content], asked: bool, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    (check,) = (one for one in checks if one.id == "holds-out-data")
    assert (ask(check, make(tmp_path / "r", files)).outcome is Outcome.FAIL) is asked


_TRAINS = "from sklearn.svm import SVC\n\nSVC().fit(x, y)\n"


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"a.py": _TRAINS, "notes.ipynb": [Markdown("PLACEHOLDER for a file that was left out")]}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS, "notes.ipynb": [Markdown("Text."), "print(1)\n"]}, Outcome.FAIL),
        ({"a.py": _TRAINS, "work.ipynb": b"version https://git-lfs.github.com/spec/v1\n"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS, "copy.py": "for kind in ('train', 'test'):\n    move(rows, kind)\n"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS + "rows = load_all()['test']\n"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS + "rows = read('data/val/rows.bin')\n"}, Outcome.UNKNOWN),
        (
            {"a.py": _TRAINS + "parts = {'valid': rows[int(0.7 * n) :], 'all': rows}\nscore(parts['valid'])\n"},
            Outcome.FAIL,
        ),
        ({"a.py": _TRAINS, "data/train/1.png": "0", "data/valid/2.png": "0"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS, "data/train/1.png": "0", "tests/2.png": "0"}, Outcome.FAIL),
        ({"a.py": _TRAINS + "rows = read('in/valid_answers.csv')\n"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS, "data/train-images-idx3-ubyte": "0", "data/t10k-images-idx3-ubyte": "0"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS, "data/set_train.csv": "1", "data/set_truth.csv": "1"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS, "text/a.trainImages.txt": "1", "text/a.devImages.txt": "1"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS, "data/set_train.csv": "1", "data/set_test.csv": "1"}, Outcome.FAIL),
        ({"a.py": _TRAINS, "src/Main.java": "Part[] parts = new PercentageSplitter(30).of(rows);\n"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS, "src/Main.java": "Rows rows = read(path);\n"}, Outcome.FAIL),
        ({"a.py": _TRAINS, "b.py": "print('usage: b.py model (validation_data)')\n"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS, "a_test.py": "rows = read('in/a.test.inputs')\n"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS + "made = netG(noise)\n"}, Outcome.UNKNOWN),
        ({"data_exploration/a.ipynb": [_TRAINS]}, Outcome.UNKNOWN),
        (
            {"a.py": _TRAINS, "b.py": "def score(model, test_rows):\n    return model.count(test_rows)\n"},
            Outcome.UNKNOWN,
        ),
        ({"a.py": _TRAINS, "b.py": "rows = pd.read_csv('data/test_set.csv')\n"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS + "x_teste = ler(2)\n"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS + "# 在测试集上\n测试集 = rows\n"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS, "config/train.yaml": "seed: 1\nval_split: 0.2\n"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS, "run.sh": "python a.py --n_folds 5\n"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS, "pyproject.toml": "[tool.pytest.ini_options]\ntestpaths = ['tests']\n"}, Outcome.FAIL),
        ({"a.py": _TRAINS, "Training Data/1.png": "0", "Test 1/2.png": "0"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS, "README.md": "# Risk\n\nKaggle score 0.81, public leaderboard.\n"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS + "state, reward = world.act(choice)\n"}, Outcome.UNKNOWN),
        ({"a.py": _TRAINS, "README.md": "# Risk\n\nOn the test set the accuracy is 0.81.\n"}, Outcome.UNKNOWN),
    ],
)
def test_what_may_hold_out_a_part_elsewhere_leaves_it_open(
    files: dict[str, Content], outcome: Outcome, held_out: Check, tmp_path: Path
) -> None:
    assert ask(held_out, make(tmp_path / "r", files)).outcome is outcome


def test_a_layer_that_hands_a_gradient_on_trains_nothing(held_out: Check, tmp_path: Path) -> None:
    layer = "class Layer:\n    def backward(self, grad):\n        return self.inner.backward(grad)\n"
    assert ask(held_out, make(tmp_path / "a", {"net.py": layer})).outcome is Outcome.NOT_APPLICABLE
    both: dict[str, Content] = {
        "net.py": layer,
        "run.py": "for rows in all_rows:\n    loss(rows).backward()\n    step(0.1)\n",
    }
    (found,) = ask(held_out, make(tmp_path / "b", both)).findings
    assert found.path == "run.py"


def test_a_forest_that_prints_its_error_as_it_grows_holds_rows_out(held_out: Check, tmp_path: Path) -> None:
    forest = "rf <- randomForest(x = rows[, -1], y = answers{})\nwrite(predict(rf, others), 'a.csv')\n"
    traced = {"a.R": forest.format(", do.trace = T")}
    assert ask(held_out, make(tmp_path / "a", traced)).outcome is Outcome.PASS
    assert ask(held_out, make(tmp_path / "b", {"a.R": forest.format("")})).outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("lines", "outcome"),
    [
        ("later.test <- rows[c(rep(FALSE, 4), TRUE), ]\n", Outcome.PASS),
        ("trainRows = rows[-seq(1, nrow(rows), by = 5), ]\n", Outcome.PASS),
        # Some of its columns, and fewer rows of the same.
        ("test <- rows[c(rep(FALSE, 4), TRUE)]\n", Outcome.FAIL),
        ("train <- train[seq(1, nrow(train), by = 5), ]\n", Outcome.FAIL),
        ("latest <- rows[c(TRUE, FALSE), ]\n", Outcome.FAIL),
    ],
)
def test_r_holds_out_every_so_many_rows(lines: str, outcome: Outcome, held_out: Check, tmp_path: Path) -> None:
    code = f"{lines}fit <- randomForest(sold ~ ., data = rows)\n"
    assert ask(held_out, make(tmp_path / "r", {"a.R": code})).outcome is outcome


def test_folders_of_a_competition_hold_no_answers(held_out: Check, tmp_path: Path) -> None:
    files: dict[str, Content] = {
        "a.py": _TRAINS + "rows = read('input/test/rows.bin')\nframe.to_csv('submission.csv')\n",
        "input/train/1.png": "0",
        "input/test/1.png": "0",
        "README.md": "# A competition of Kaggle\n\nThe [Kaggle](https://www.kaggle.com/c/cats) competition.\n",
    }
    assert ask(held_out, make(tmp_path / "r", files)).outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ({"README.md": "# Risk\n\nServes a pretrained ResNet.\n"}, Outcome.UNKNOWN),
        ({"docs/model.md": "# Modèle\n\n## Performances sur jeu de test\n\n- Accuracy : 0.85\n"}, Outcome.UNKNOWN),
        ({"docs/model.md": "# Modèle\n\n- Accuracy : 0.85\n"}, Outcome.FAIL),
        ({"train.ipynb": b"version https://git-lfs.github.com/spec/v1\n"}, Outcome.UNKNOWN),
        ({"README.md": "# Risk\n\nServes my model. Download the app.\n"}, Outcome.FAIL),
        ({"tests/test_app.py": "def test_app():\n    assert read('dev', 'val/')\n"}, Outcome.FAIL),
    ],
)
def test_a_ready_model_and_what_is_not_read_leave_a_service_open(
    more: dict[str, Content], outcome: Outcome, held_out: Check, tmp_path: Path
) -> None:
    assert ask(held_out, make(tmp_path / "r", {**_SERVED, **more})).outcome is outcome


@pytest.mark.parametrize(
    "code",
    [
        "y = rng.integers(0, 2, size=200)\n",
        "y = pd.Series(np.random.randn(200))\n",
        "y = KMeans(3).fit_predict(X)\n",
        "y = groups.labels_\n",
    ],
)
def test_answers_that_follow_from_nothing_are_none(code: str, held_out: Check, tmp_path: Path) -> None:
    files = {"train.py": f"from sklearn.cluster import KMeans\nfrom sklearn.svm import SVC\n{code}SVC().fit(X, y)\n"}
    assert ask(held_out, make(tmp_path, files)).outcome is Outcome.NOT_APPLICABLE


def test_a_splitter_of_fastai_holds_rows_out(held_out: Check, tmp_path: Path) -> None:
    code = "from fastai2.vision.all import *\nrows = DataBlock(splitter=RandomSplitter())\nlearn.fit_one_cycle(5)\n"
    assert ask(held_out, make(tmp_path, {"train.py": code})).share == 0.8


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        ("xs = [[2.0, 3.0, -1.0], [3.0, -1.0, 0.5]]\n", Outcome.UNKNOWN),
        ("xs = np.array([[2.0, 3.0], [3.0, -1.0]])\n", Outcome.UNKNOWN),
        ("xs = [[2.0, 3.0], [3.0, -1.0]] * 9\n", Outcome.FAIL),
        ("xs = [[2.0, 3.0], [3.0, -1.0]]\nmore = pd.read_csv('rows.csv')\n", Outcome.FAIL),
    ],
)
def test_a_few_rows_that_stand_in_the_code_are_no_data(
    rows: str, outcome: Outcome, held_out: Check, tmp_path: Path
) -> None:
    step = "out = sum(net(x) for x in xs)\nout.backward()\nfor p in net.weights:\n    p.data += -0.1 * p.grad\n"
    assert ask(held_out, make(tmp_path, {"train.py": rows + step})).outcome is outcome


@pytest.mark.parametrize(("beside", "asked"), [("viterbi", False), ("update", True)])
def test_the_backward_pass_over_hidden_states_trains_nothing(
    beside: str, asked: bool, held_out: Check, tmp_path: Path
) -> None:
    code = (
        f"class Chain:\n    def backward(self, seen):\n        return seen\n\n    def {beside}(self, seen):\n"
        "        return seen\n\n    def fit(self, seen):\n        self.odds -= self.backward(seen)\n\n\n"
        "made = Chain()\nmade.fit(rows)\n"
    )
    outcome = ask(held_out, make(tmp_path, {"chain.py": code})).outcome
    assert outcome is (Outcome.FAIL if asked else Outcome.NOT_APPLICABLE)


@pytest.mark.parametrize(("others", "share"), [(3, 1.0), (2, 2 / 3)])
def test_one_project_that_seems_to_hold_nothing_out_among_many_that_do_is_left_out(
    others: int, share: float, held_out: Check, tmp_path: Path
) -> None:
    measured = f"from sklearn.model_selection import cross_val_score\n{_TRAINS}print(cross_val_score(SVC(), x, y))\n"
    held = {
        f"work{number}/{name}": text
        for number in range(others)
        for name, text in (("a.py", measured), ("README.md", "# A\n"))
    }
    verdict = ask(held_out, make(tmp_path, {"odd/a.py": _TRAINS, "odd/README.md": "# B\n", **held}))
    assert verdict.share == pytest.approx(share)
    assert len(verdict.findings) == (share < 1)


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        ("x, y = sp.symbols('x y')\nprint(SGD(x**2 + y**2, [3, 3]))\n", Outcome.NOT_APPLICABLE),
        ("x, y = sp.symbols('x y')\nprint(SGD(squares(pd.read_csv('a.csv')), [3, 3]))\n", Outcome.FAIL),
    ],
)
def test_a_formula_whose_lowest_point_is_looked_for_is_no_model(
    given: str, outcome: Outcome, held_out: Check, tmp_path: Path
) -> None:
    code = "import sympy as sp\n\n\ndef SGD(f, at):\n    return at - sp.diff(f, 'x').subs('x', at)\n\n\n" + given
    assert ask(held_out, make(tmp_path / "r", {"sgd.py": code})).outcome is outcome


_DESCENT = (
    "import numpy as np\n\n{known}X = np.random.rand(99, 2)\ny = X @ w_true + noise\nw = np.zeros((2, 1))\n"
    "for _ in range(9):\n    w -= 0.1 * (X.T @ (X @ w - y))\n{told}"
)


@pytest.mark.parametrize(
    ("known", "told", "outcome"),
    [
        ("w_true = np.random.rand(2, 1) - 0.5\n", "print(w - w_true)\n", Outcome.UNKNOWN),
        ("w_true = np.array([[2.0], [-1.0]])\n", "print(w - w_true)\n", Outcome.UNKNOWN),
        ("w_true = np.random.rand(2, 1)\n", "print(w)\n", Outcome.FAIL),
        ("w_true = old.coef_\n", "print(w - w_true)\n", Outcome.FAIL),
        ("w_true = np.random.rand(2, 1)\n", "print(w - w_true)\nmse = np.mean((X @ w - y) ** 2)\n", Outcome.FAIL),
    ],
)
def test_answers_made_of_known_parameters_are_not_predicted(
    known: str, told: str, outcome: Outcome, held_out: Check, tmp_path: Path
) -> None:
    files = {"line.py": _DESCENT.format(known=known, told=told)}
    assert ask(held_out, make(tmp_path, files)).outcome is outcome


_RULES = {
    "README.md": "# Loan API\n\nServes a machine-learning model that scores loans.\n",
    "app.py": "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.post('/score')\ndef score(income: float):\n"
    "    return {'accuracy': 0.9, 'risk': income < 2000}\n",
}


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ({}, Outcome.FAIL),
        ({"model/risk.onnx": "0"}, Outcome.NOT_APPLICABLE),
        ({"ask.py": "import openai\n\nprint(openai.ask('risk?'))\n"}, Outcome.NOT_APPLICABLE),
        ({"near.py": "def cosine(a, b):\n    return sum(x * y for x, y in zip(a, b))\n"}, Outcome.NOT_APPLICABLE),
        ({"src/risk.rs": "fn risk(income: f64) -> bool { income < 2000.0 }\n" * 20}, Outcome.NOT_APPLICABLE),
        (
            {"README.md": "# Loan API template\n\nA starter to serve a machine-learning model.\n"},
            Outcome.NOT_APPLICABLE,
        ),
    ],
)
def test_a_service_without_a_model_measures_none(
    more: dict[str, str], outcome: Outcome, held_out: Check, tmp_path: Path
) -> None:
    assert ask(held_out, make(tmp_path / "r", {**_RULES, **more})).outcome is outcome
