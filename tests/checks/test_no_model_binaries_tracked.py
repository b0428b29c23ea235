"""What was fitted is told by the content of a file; its name decides only where the content is in no known form."""

import gzip
import pickle
from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask

LARGE = b"?" * 2000
NETWORK = b"PK\x03\x04 net/data.pkl FB \x80\x02ccollections\nOrderedDict\nX\x0a\x00\x00\x00fc1.weight"
SPARK = b'{"class":"org.apache.spark.ml.regression.GBTRegressionModel","timestamp":1}'
JAX = b"\x80\x02}X\x01\x00\x00\x00wcjax._src.array\n_reconstruct_array\n)Rs."
KERAS = b"\x89HDF\r\n\x1a\n" + bytes(100) + b"layer_names" + bytes(1000)


def instance(module: str, name: str) -> bytes:
    """Return the pickle of an object of a class that nobody needs to have installed."""
    return f"\x80\x02c{module}\n{name}\n)\x81.".encode("latin-1")


def of_r(*parts: bytes) -> bytes:
    """Return what R saved that begins with these parts."""
    return gzip.compress(b"RDX3\nX\n" + bytes(18) + b"".join(parts) + bytes(2000), mtime=0)


def named(*names: str) -> bytes:
    """Return texts as R keeps them one after the other."""
    return b"".join(b"\0\x04\0\x09" + len(name).to_bytes(4, "big") + name.encode() for name in names)


def call(name: str) -> bytes:
    """Return how R keeps that a function is called."""
    return b"\0\0\0\x06\0\0\0\x01" + named(name)


def archive(name: str) -> bytes:
    """Return how an archive of NumPy's begins whose first array has this name."""
    return b"PK\x03\x04" + bytes(22) + len(name).to_bytes(2, "little") + bytes(2) + name.encode() + bytes(2000)


@pytest.fixture
def models(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "no-model-binaries-tracked")


def said(check: Check, folder: Path, path: str, content: bytes) -> list[str]:
    return [one.message for one in ask(check, make(folder / "r", {path: content})).findings]


@pytest.mark.parametrize(
    ("path", "content", "what"),
    [
        ("rf.pkl", instance("sklearn.ensemble._forest", "RandomForestClassifier"), "`RandomForestClassifier`"),
        ("a.joblib", instance("sklearn.preprocessing._data", "StandardScaler"), "`StandardScaler`"),
        ("a.pkl", instance("__main__", "LogisticRegression"), "`LogisticRegression`"),
        ("model.pkl", instance("bank.scoring", "Scorecard"), "`Scorecard`"),
        ("net.pt", NETWORK, "a network's weights"),
        ("net.pth", b"PK\x03\x04 net/data/0FB" + bytes(50), "a network's weights"),
        ("net.h5", KERAS, "a network's weights"),
        ("saved_model.pb", b"\x08\x01\x12\x10 VarHandleOp", "a TensorFlow graph"),
        ("lin_reg.bin", instance("sklearn.linear_model._base", "LinearRegression"), "`LinearRegression`"),
        ("data/feature_selector.pkl", instance("sklearn.feature_selection._rfe", "RFE"), "`RFE`"),
        ("mnist_net.pt", NETWORK, "a network's weights"),
        ("policy.bin", LARGE, "what was fitted, by its name"),
        ("net.onnx", LARGE, "a saved model (.onnx)"),
        ("price_model.joblib", LARGE, "what was fitted, by its name"),
        ("models/berlin.pickle", LARGE, "what was fitted, by its name"),
        ("mnist_model.keras", LARGE, "a saved model (.keras)"),
        ("out/cox_model.RData", LARGE, "what was fitted, by its name"),
        ("src/clickbait_model.bson", LARGE, "what was fitted, by its name"),
        ("models/best.npz", archive("layer_0_w.npy"), "a model's parameters"),
        ("network_v2.npz", archive("W0.npy"), "a model's parameters"),
        ("models/c.npz", archive("dense_1/kernel.npy"), "a model's parameters"),
        ("xgb.json", b'{"learner":{}}', "a booster, saved as text"),
        ("saved_network/ff_weights1.npy", b"\x93NUMPY" + LARGE, "a model's parameters"),
        ("models/artifacts/demand.txt", b"tree\nversion=v4\n", "a booster, saved as text"),
        ("data/models/checkpoints/best_model.pkl", LARGE, "what was fitted, by its name"),
        ("data/models/default_model.mdl", b"binf" + LARGE, "what was fitted, by its name"),
        ("out/forest/metadata/part-00000", SPARK, "`GBTRegressionModel`"),
        ("models/params.pickle", JAX, "a model's parameters"),
        ("opt_state.pickle", instance("optax._src.transform", "ScaleByAdamState"), "`ScaleByAdamState`"),
        ("acceptor_1.hf5", KERAS, "a network's weights"),
        ("models/run_7/best.dat", b"\x80\x02\x8a\x0al\xfc\x9c" + bytes(50) + b"torch.nn", "a network's weights"),
        ("models/run_7/last.dat", bytes(2000), "what was fitted, by its folder"),
        ("Models/fit_ranger_2.rds", b"X\n" + bytes(2000), "what was fitted, by its folder"),
        ("saved_models/best", instance("sklearn.svm._classes", "SVC"), "`SVC`"),
        ("rf.00.RData", of_r(named("rf"), call("randomForest"), call("~")), "`randomForest`"),
        ("out/nn.rds", gzip.compress(b"X\n" + bytes(12) + call("neuralnet"), mtime=0), "`neuralnet`"),
        ("knn.rds", of_r(named("parameter", "class", "label"), call("if")), "a model that caret trained"),
        ("trained-net/net-240.data-00000-of-00002", LARGE, "a network's weights"),
        ("yolo/tiny.weights", bytes(2000), "a network's weights"),
        ("Trained Models/a [b].jobllib", instance("boost", "Adaptive"), "`Adaptive`"),
        ("models/best.pkl.bak", instance("sklearn.svm._classes", "SVC"), "`SVC`"),
    ],
)
def test_what_was_fitted_is_reported_by_what_it_is(
    path: str, content: bytes, what: str, models: Check, tmp_path: Path
) -> None:
    assert said(models, tmp_path, path, content) == [f"holds {what}, and is in git"]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("model_columns.pkl", pickle.dumps(["age", "income"])),
        ("models/brake_type.pkl", pickle.dumps({"disc": 1, "drum": 2})),
        ("model.pkl", instance("pandas.core.frame", "DataFrame")),
        ("model_run.pkl", instance("sklearn.utils._bunch", "Bunch")),
        ("a.pkl", instance("game.board", "Position")),
        ("rows.pt", b"PK\x03\x04 rows/data.pkl FB \x80\x02ctorch._utils\n_rebuild_tensor_v2\n"),
        ("survey.h5", b"\x89HDF\r\n\x1a\n" + bytes(50) + b"PYTABLES_FORMAT_VERSION" + bytes(1000)),
        ("survey.sav", b"$FL2@(#) SPSS DATA FILE" + bytes(2000)),
        ("models/1/fingerprint.pb", b"\x08\x97\x82"),
        ("tweets.pkl", LARGE),
        ("data/model_features.pkl", LARGE),
        ("models/table.bin", LARGE),
        ("models/rows.npz", archive("x_train.npy")),
        ("models/shown.npz", archive("arr_0.npy")),
        ("rows.npz", archive("weight.npy")),
        ("network/class_weights.npy", b"\x93NUMPY" + LARGE),
        ("data/weights1.npy", b"\x93NUMPY" + LARGE),
        ("models/Makefile", b"all:\n\tpython train.py\n" * 100),
        ("data/train_clean.RData", LARGE),
        ("model.pkl", b"Placeholder: run train.py first\n"),
        ("tests/model.pkl", instance("sklearn.svm._classes", "SVC")),
        ("notes.json", b'{"learner": 1}'),
        ("rows/params.pickle", JAX),
        ("logs/train/plugins/profile/1/kernel_stats.pb", b"MatMul" + LARGE),
        ("models/columns.txt", b"age\nincome\n"),
        ("out/rows/metadata/part-00000", b'{"class":"org.apache.spark.sql.Rows"}'),
        ("models/data/train.pkl", LARGE),
        ("survey.hf5", b"\x89HDF\r\n\x1a\n" + bytes(2000)),
        ("models/lake.dat", LARGE),
        ("models/ship.bin", bytes(2000)),
        ("models/cv_results.rds", bytes(2000)),
        ("out/run_7/last.dat", bytes(2000)),
        ("predictions.RData", of_r(named("randomForest", "ranger"), bytes(2000))),
        ("fit.RData", of_r(named("fit"), call("{"), call("randomForest"))),
        ("terms.rds", of_r(named("class", "label", "parameter"))),
        ("net/net-240.data-00001-of-00002", LARGE),
        ("net/net-240.index", LARGE),
        ("net/net-240.data-00000-of-00001", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"),
        ("survey.weights", b"row,weight\n1,0.5\n" * 100),
        ("models/grid.bak", pickle.dumps({"depth": 3})),
        ("models/rows.bak", LARGE),
        ("out/rows.dat", b"PK\x03\x04" + bytes(2000)),
    ],
)
def test_what_was_not_fitted_and_what_cannot_be_told_is_not(
    path: str, content: bytes, models: Check, tmp_path: Path
) -> None:
    assert said(models, tmp_path, path, content) == []


def test_the_variables_beside_a_graph_are_reported_with_it(models: Check, tmp_path: Path) -> None:
    kept = {
        "net/saved_model.pb": b"\x08\x01\x12\x10 VarHandleOp",
        "net/variables/variables.data-00000-of-00001": LARGE,
    }
    assert [one.path for one in ask(models, make(tmp_path / "r", kept)).findings] == ["net/saved_model.pb"]
