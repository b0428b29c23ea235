"""What trains, holds data out and draws, and what only looks like it."""

import pytest

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.python_code import signs_of


def shown(code: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for sign in signs_of(Source("a.py", [(None, code)])):
        found.setdefault(sign.role, []).append(sign.line)
    return found


SKLEARN = "from sklearn.linear_model import LogisticRegression\nfrom sklearn.preprocessing import StandardScaler\n"


FOREST = "from sklearn.ensemble import RandomForestClassifier\n{}RandomForestClassifier(**p)\n"


@pytest.mark.parametrize(
    "code",
    [
        SKLEARN + "LogisticRegression().fit(x, y)",
        SKLEARN + "m = LogisticRegression()\nm.fit(x, y)",
        "for name, m in models.items():\n    m.fit(x, y)",
        "import torch\nloss.backward()\noptimizer.step()",
        "import xgboost as xgb\nxgb.train(params, rows)",
        "self.forecaster.fit(**arguments)",
        "from sklearn.model_selection import cross_val_score\ncross_val_score(m, x, y)",
    ],
)
def test_training_is_seen(code: str) -> None:
    assert "trained" in shown(code)


@pytest.mark.parametrize(
    "code",
    [
        SKLEARN + "s = StandardScaler()\ns.fit(x)",
        SKLEARN + "StandardScaler().fit(x)",
        "tokenizer.fit(texts)",
        "self.scaler.fit(**arguments)",
        "from darts.dataprocessing.transformers import Scaler\ns = Scaler()\ns.fit(train)",
        "model.train()",
        "net.train(True)",
        "net.train(mode=not testing)",
        "def evaluate(net):\n    seen = net.training\n    net.eval()\n    net.train(net.training)",
        "def run_epoch(net, training=True):\n    net.train(training)",
        "class Layer:\n    def train(self, mode=True):\n        self.training = mode\n"
        "        for part in self.parts:\n            part.train(mode)",
        "from scipy import stats\nstats.norm.fit(x)",
        "class Forest:\n    def fit(self, x, y):\n        self.tree_.fit(x, y)",
        "from sklearn.cluster import KMeans\nKMeans(3).fit(x)",
        "import statsmodels.api as sm\nsm.OLS(y, x).fit()",
        "from sklearn.neighbors import NearestNeighbors\nNearestNeighbors().fit(x)",
        "from sklearn.pipeline import make_pipeline\np = make_pipeline(a)\np.fit(x)",
        "model.fit(x)",
        "tokenizer.train(text)",
        "optimiser = GradientDescent(f, gradient)",
        "smote.fit_resample(x, y)",
    ],
)
def test_fitting_without_answers_to_predict_is_no_training(code: str) -> None:
    assert not {"trained", "own training"} & shown(code).keys()


@pytest.mark.parametrize(
    "code",
    [
        "a, b = rows[:n], rows[n:]",
        "a, b = rows[0:n], rows[n:]",
        "y_val = make()",
        "model.fit(x, y, validation_split=0.2)",
        "data = MNIST('.', train=False)",
        "a = rows[rows.fold != k]\nb = rows[rows.fold == k]",
        "x = load_dataset('imdb', split='test')",
        "a, b = split_train_and_test(rows)",
        "a, b, c = files[:many], files[many:many + few], files[many + few:]",
        "a = rows[rows.day <= split_date]\nb = rows[rows.day > split_date]",
        "test_loss = 0",
        "train, test = rows[:'2015'], rows['2016':]",
        "a = rows[rows.date < '2015-06-01']\nb = rows[rows.date >= '2015-06-01']",
        "a = rows[rows['year'] <= 2017]\nb = rows[rows['year'] > 2017]",
        "current = rows[rows.date > last_train_date].copy()",
        "YOLO('yolov8n.pt').train(data='birds.yaml', epochs=20)",
        "x_train_val, loss_val, y_pred_val = 1, 2, 3",
        "n = 80\nx_test = x[n:]\nx_train = x[:n]\nplt.scatter(x_test, y)\nprint(model.score(x_test))",
    ],
)
def test_a_hold_out_by_hand_is_seen(code: str) -> None:
    assert "split" in shown(code)


@pytest.mark.parametrize(
    "code",
    [
        "head, tail = rows[:3], rows[3:]",
        "val = row[0]\nvals = [val]",
        "x, y = split_data(rows)",
        "words = text.split()",
        "for i in starts:\n    batch = rows[i:i + size]\n    last = rows[:size]",
        "left = [r for r in rows if r[c] <= split_value]\nright = [r for r in rows if r[c] > split_value]",
        "model.fit(x, y, validation_split=0)",
        "min_val, hash_val, pred_val, embed_dim_val, in_bounds_valid = range(5)",
        "valid_mask, valid_features = 1, 2",
        "rows = rows[rows.date > '2015-01-01']",
        "a = rows[rows.age < 40]\nb = rows[rows.age >= 40]",
        "names = rows['a':]\nothers = rows[:'b']",
        "n = 80\nx_test = x[n:]\nx_train = x[:n]\nplt.scatter(x_test, y)",
        "test_data[test_data[0] == '', 1] = 0\ntest_data[test_data[0] != '', 1] = 1",
    ],
)
def test_other_parts_are_no_hold_out(code: str) -> None:
    assert "split" not in shown(code)


@pytest.mark.parametrize(
    ("use", "seen"),
    [("m.score(x, y_test)", True), ("plt.plot(y_test)", False), ("m.fit(x, y)", False), ("print 'a', y_test", True)],
)
def test_what_a_notebook_holds_out_is_used_there(use: str, *, seen: bool) -> None:
    notebook = Source("a.ipynb", [(1, "n = 80\ny_train = y[:n]\ny_test = y[n:]"), (2, use)])
    assert ("split" in {sign.role for sign in signs_of(notebook)}) == seen


@pytest.mark.parametrize(
    ("code", "roles"),
    [
        ("import numpy as np\nnp.random.randn(3)", {"draw"}),
        ("import numpy as np\nnp.random.seed(0)", {"seed"}),
        ("import numpy as np\nnp.random.default_rng(0)", {"seeded draw"}),
        ("import numpy as np\nnp.random.default_rng()", {"draw"}),
        ("import random\nrand = random.Random()", set()),
        ("import random\nrand = random.Random()\nrand.shuffle(rows)", {"draw"}),
        ("from sklearn.model_selection import KFold\nKFold(5)", set()),
        ("from sklearn.model_selection import KFold\nKFold(5, shuffle=True)", {"draw"}),
        ("from sklearn.model_selection import train_test_split as s\ns(x, y, shuffle=False)", set()),
        ("from sklearn.model_selection import train_test_split as s\ns(x, y, random_state=None)", {"draw"}),
        (FOREST.format("p = {'max_depth': 3}\n"), {"draw"}),
        (FOREST.format("p = {'random_state': 3}\n"), {"seeded draw"}),
        (FOREST.format("p = {'max_depth': 3}\np['random_state'] = 1\n"), {"seeded draw"}),
        (FOREST.format("p = {'max_depth': 3}\np.update(more)\n"), {"seeded draw"}),
        (FOREST.format("p = {'max_depth': 3, **more}\n"), {"seeded draw"}),
        (FOREST.format("p = {'max_depth': 3}\np = load()\n"), {"seeded draw"}),
        (FOREST.format("from settings import p\n"), {"seeded draw"}),
        ("from sklearn.ensemble import RandomForestClassifier\nRandomForestClassifier(**{'max_depth': 3})", {"draw"}),
        (
            "from sklearn.model_selection import train_test_split as s\ns(x, y, random_state=config.seed)",
            {"seeded draw"},
        ),
        ("rows.sample(5)", set()),
        ("from keras.models import Model\nmodel = Model(base.input, base.output)", set()),
        ("rows = rows.sample(frac=1)", {"draw"}),
        ("from keras.utils import image_dataset_from_directory as read\nread('a', seed=3)", {"seeded draw"}),
        ("from keras.utils import image_dataset_from_directory as read\nread('a')", {"draw"}),
        ("import numpy as np\nnp.random.seed(0)\nmaker.flow_from_directory('a', shuffle=False)", {"seed"}),
        ("rows = maker.flow_from_directory('a', seed=3)", {"seeded draw"}),
        ("rows = maker.flow_from_directory('a/train')", {"draw"}),
        ("rows = maker.flow_from_directory('a/test')", set()),
    ],
)
def test_chance_is_seen(code: str, roles: set[str]) -> None:
    assert shown(code).keys() & {"draw", "seed", "seeded draw"} == roles


def test_python_2_is_read_as_far_as_it_can_be() -> None:
    code = (
        "from sklearn.svm import SVC\nprint 'training', 1\nprint >>log, 'x'\nm = SVC()\ntry:\n    m.fit(x, y)\n"
        "except ValueError, e:\n    print\n    raise IOError, 'no'\n"
        "print 'score: %f' % (\n    m.score(x_test, y_test))\n"
    )
    assert shown(code)["trained"] == [6]
    assert shown(code)["metric accuracy"] == [11]


@pytest.mark.parametrize(
    ("code", "role"),
    [
        ("import matplotlib.pyplot as plt\nplt.scatter(y_test, y_pred)", "errors"),
        ("import matplotlib.pyplot as plt\nplt.plot(X_test, y_pred)", "errors"),
        ("pd.crosstab(y_test, model.predict(X_test))", "errors"),
        ("open('slice_output.txt', 'w')", "errors"),
        ("ti.predict(m, x)\nfrom treeinterpreter import treeinterpreter as ti", "errors"),
        ("eval_data = rows[rows.fold == 1]", "split"),
        ("model.fit(x=images, y=images, epochs=3)", "clustered"),
        ("def load(rows):\n    return rows.fillna(0)", "own preprocessing"),
        ("open('out/metrics.json')", "record"),
        ("history.history['val_loss']", "curves"),
        ("from sklearn.model_selection import GridSearchCV\nGridSearchCV(m, g, scoring='f1')", "metric classification"),
        ("params = {'eval_metric': 'auc', 'max_depth': 3}", "regularisation"),
        ("model.fit(X, y, eval_set=(X_val, y_val), use_best_model=True)", "curves"),
    ],
)
def test_what_else_a_source_shows(code: str, role: str) -> None:
    assert role in shown(code)


def test_a_cell_that_does_not_parse_is_read_by_its_words() -> None:
    cells = [(1, "x = 1"), (2, "a = 1\nprint(confusion_matrix(y, p)")]
    signs = signs_of(Source("a.ipynb", cells))
    assert [(one.line, one.cell) for one in signs if one.role == "errors"] == [(2, 2)]


@pytest.mark.parametrize(
    ("code", "role"),
    [
        ("from sklearn.metrics import ConfusionMatrixDisplay as C\nC.from_estimator(m, x, y)", "errors"),
        ("from sklearn import metrics\nmetrics.RocCurveDisplay.from_predictions(y, p)", "error rates"),
        ("open(f'{folder}/classification_report.txt', 'w')", "record"),
        ("open('best_hyperparameters.json', 'w')", "record"),
        ("open('models/manifest.json', 'w')", "record"),
        ("json.dump(outcome, file)", "written"),
        ("db.execute('INSERT INTO metrics VALUES (?)')", "record"),
        ("joblib.dump({'model': m, 'metrics': scores}, path)", "record"),
        ("model_results.to_csv(path)", "record"),
        ("logging.FileHandler(path)", "written"),
        ("log.write('precision: ' + str(p))", "record"),
        ("outcome.to_csv('all.csv')", "written"),
    ],
)
def test_a_result_is_told_by_what_makes_or_keeps_it(code: str, role: str) -> None:
    assert role in shown(code)


@pytest.mark.parametrize("code", ["x_train.to_csv('a.csv')", "predictions.to_csv('b.csv')", "pickle.dump(a, file)"])
def test_what_is_written_for_another_end_keeps_no_result(code: str) -> None:
    assert "written" not in shown(code)


@pytest.mark.parametrize("code", ["import pandas as pd\npd.crosstab(df.sex, df.survived)", "plt.plot(X_test, x)"])
def test_looking_at_the_data_is_no_look_at_errors(code: str) -> None:
    assert "errors" not in shown(code)


@pytest.mark.parametrize(
    ("call", "measures"),
    [
        ("self.scorer._score_func(y_val, y_pred, **more)", True),
        ("metric(y_test, predictions)", True),
        ("accuracy_metric(y_test, y_pred)", False),
        ("test_accuracy = self.metric.compare(y_pred, y_test)", False),
        ("score_rows(y_pred, names)", False),
        ("draw(y_test, y_pred)", False),
    ],
)
def test_a_score_of_truth_and_prediction_measures(call: str, *, measures: bool) -> None:
    assert ("own metric" in shown(f"value = {call}\n")) == measures


@pytest.mark.parametrize(("rows", "seen"), [("rows[rows.y.isnull()]", False), ("rows[rows.part == 2]", True)])
def test_rows_without_answers_are_no_test_set(rows: str, *, seen: bool) -> None:
    assert ("test set" in shown(f"train_df = rows[:9]\ntest_df = {rows}\nprint(test_df)\n")) == seen


@pytest.mark.parametrize(
    ("call", "treated"),
    [
        ("rows.replace('?', -99999, inplace=True)", True),
        ("rows.replace('?', np.nan)", True),
        ("rows.replace({0: np.nan})", True),
        ("rows.replace(to_replace='NA', value=0)", True),
        ("pd.read_csv('a.csv', na_values='?')", True),
        ("text.replace('?', '')", False),
        ("rows.replace('male', 1)", False),
        ("rows.replace({'yes': 1, 'no': 0})", False),
        ("'a'.replace('-', sep)", False),
    ],
)
def test_what_stands_for_nothing_is_replaced(call: str, *, treated: bool) -> None:
    assert ("missing treated" in shown(call)) == treated


@pytest.mark.parametrize("code", ["km = my_kmeans.KMeans(x, y)\nkm.fit(x, 3)", "groups = mine.fit_predict(x, 3)"])
def test_a_clustering_written_by_hand_trains_nothing_with_answers(code: str) -> None:
    found = shown(code)
    assert "clustered" in found
    assert "trained" not in found


@pytest.mark.parametrize(("made", "measures"), [("mine.KMeans(3)", False), ("mine.Tree(3)", True)])
def test_the_score_of_groups_is_no_accuracy(made: str, *, measures: bool) -> None:
    assert ("metric accuracy" in shown(f"model = {made}\nmodel.fit(x)\nprint(model.score(x))\n")) is measures


WRAPPED = "from sklearn.cluster import KMeans\nfrom sklearn.svm import SVC\nfrom yellowbrick import Drawn\n\n"


@pytest.mark.parametrize(
    ("code", "role"),
    [
        ("groups = KMeans(3)\ndrawn = Drawn(groups, k=9)\ndrawn.fit(x)", "clustered"),
        ("drawn = Drawn(KMeans(3))\ndrawn.fit(x)", "clustered"),
        ("model = SVC()\ndrawn = Drawn(model)\ndrawn.fit(x, y)", "trained"),
    ],
)
def test_what_a_clustering_is_put_into_groups(code: str, role: str) -> None:
    found = shown(WRAPPED + code)
    assert {"clustered", "trained"} & found.keys() == {role}


def test_the_layers_of_a_network_draw_and_not_the_network() -> None:
    code = "from keras.layers import Dense, Input\nfrom keras.models import Model\n\nx = Input(3)\ny = Dense(2)(x)\n"
    code += "Model(x, y)\n"
    (draw,) = [sign for sign in signs_of(Source("a.py", [(None, code)])) if sign.role == "draw"]
    assert (draw.detail, draw.line) == ("keras:Dense", 5)


PREPARED = (
    "from sklearn.pipeline import Pipeline\nfrom sklearn.impute import SimpleImputer\n"
    "from sklearn.svm import SVC\n\npipe = Pipeline([('fill', SimpleImputer()), ('last', {last})])\npipe.fit(x, y)\n"
)


@pytest.mark.parametrize(("last", "trains"), [("SVC()", True), ("model", True), ("RareLabelEncoder()", False)])
def test_a_pipeline_that_only_prepares_trains_nothing(last: str, *, trains: bool) -> None:
    assert ("trained" in shown(PREPARED.format(last=last))) is trains


def test_attention_that_is_drawn_is_a_look_at_what_decides() -> None:
    assert "errors" in shown("def visualize_attention_positions(words):\n    return words\n")


_MASKED = "mask = net.predict(image)[0]\n"


@pytest.mark.parametrize(
    ("given", "output", "seen"),
    [
        ("label[0].cpu()", "out[0].cpu()", True),
        ("masks[i]", "pred_mask[i]", True),
        ("batch['mask']", "model.predict(rows)[0]", True),
        ("truth", "mask", True),
        ("image", "pred_mask", False),
        ("masks", "image", False),
    ],
)
def test_a_picture_of_a_label_beside_one_of_the_output_may_show_errors(given: str, output: str, *, seen: bool) -> None:
    assert (
        "may show errors" in shown(f"{_MASKED}def show():\n    plt.imshow({given})\n    plt.imshow({output})\n")
    ) is seen


def test_pictures_in_two_functions_are_not_side_by_side() -> None:
    assert "may show errors" not in shown("def a():\n    plt.imshow(mask)\n\n\ndef b():\n    plt.imshow(pred)\n")
