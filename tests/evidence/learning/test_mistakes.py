"""Silent mistakes: each where it is certain, and never where it may be meant."""

import pytest

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.mistakes.rules import mistakes_of

METRICS = "from sklearn.metrics import accuracy_score, classification_report, roc_auc_score, f1_score\n"
MODEL = METRICS + "from sklearn.svm import SVC\nclf = SVC()\n"
ONE_BY_ONE = MODEL + "from sklearn.multiclass import OneVsRestClassifier\nclf = OneVsRestClassifier(SVC())\n"
PIPELINE = (
    "from sklearn.pipeline import Pipeline\nfrom sklearn.preprocessing import StandardScaler\n"
    "from steps import Cast, Rename\n"
)
REFITTED = "p.fit_transform(X_train)\np.fit_transform(X_test)"
SCALER = "from sklearn.preprocessing import StandardScaler\ns = StandardScaler()\n"
PREPARES = SCALER + "def prepare(d):\n    s = StandardScaler()\n    return s.fit_transform(d)\n"
FOLDS = "from sklearn.model_selection import KFold\n"
TABLE = "import pandas as pd\nimport numpy as np\ndf = pd.read_csv('a.csv')\n"
TORCH = "import torch\nfrom torch import nn\n"
LOOP = "for x in rows:\n    loss = f(x)\n    loss.backward()\n    optimizer.step()\n"
NET = "class Net(nn.Module):\n    def forward(self, x):\n        {}\n"
FLASK = "import joblib\nfrom flask import Flask\napp = Flask(__name__)\n"

FOUND = {
    "swapped": [
        METRICS + "classification_report(y_pred, y_test)",
        METRICS + "classification_report(model.predict(X_test), y_test)",
        METRICS + "roc_auc_score(predictions[:, 1], test_labels)",
        METRICS + "classification_report(y_pred.ravel(), y_test.to_numpy())",
        METRICS + "classification_report(predictions, labels)",
    ],
    "labels": [
        MODEL + "roc_auc_score(y_test, clf.predict(X_test))",
        MODEL + "y_pred = clf.predict(X_test)\nroc_auc_score(y_test, y_pred)",
        ONE_BY_ONE + "roc_auc_score(y[label], clf.predict(X_test)[:, i])",
        ONE_BY_ONE + "y_pred = clf.predict(X_test)[:, i]\nroc_auc_score(y[label], y_pred)",
        ONE_BY_ONE + "y_pred = clf.predict(X_test)\nroc_auc_score(y[label], y_pred[:, i])",
        METRICS + "f1_score(y_test, y_pred)\nroc_auc_score(y_test, y_pred)",
        METRICS + "def report(y, p):\n    auc = roc_auc_score(y, p)\n    return auc, accuracy_score(y, p)",
        METRICS + "accuracy_score(y, p)\nif len(set(y)) == 2:\n    roc_auc_score(y, y_score=p)",
        MODEL + "from sklearn.metrics import log_loss\nlog_loss(y_test, clf.predict(X_test))",
        METRICS + "from sklearn.metrics import brier_score_loss\nf1_score(y, p)\nbrier_score_loss(y, y_prob=p)",
        METRICS + "accuracy_score(y, m.predict(X))\nroc_auc_score(y_test, m.predict(X_test))",
        METRICS + "def f(m):\n    p = m.predict(X)\n    f1_score(y, p)\n    return roc_auc_score(y, m.predict(X))",
        METRICS + "p = m.predict(X)\nq = m.predict(X)\naccuracy_score(y, p)\nroc_auc_score(y, q)",
    ],
    "refitted": [
        SCALER + "s.fit_transform(X_train)\ns.fit_transform(X_test)",
        SCALER + "s.fit(x_train)\ns.fit_transform(x_val)",
        SCALER + "s.fit_transform(a_train)\ns.fit_transform(a_test['x'].values.reshape(-1, 1))",
        SCALER + "s.fit(X_train)\na = s.transform(X_train)\ns.fit(X_test)\nb = s.transform(X_test)",
        SCALER + "s.fit(train.drop('y', axis=1))\ns.fit(test.drop('y', axis=1))\ns.transform(test.drop('y', axis=1))",
        "import joblib\nimport sklearn\ns = joblib.load('s.pkl')\nmodel.predict(s.fit_transform(X_test))",
        PREPARES + "a, b = prepare(rows), prepare(test)",
        PREPARES + "a = prepare(X_train)\nb = prepare(d=X_test[cols])",
        PREPARES.replace("s = StandardScaler()\n    return s.", "return StandardScaler().")
        + "a, b = prepare(train), prepare(test)",
        PIPELINE + "p = Pipeline([('a', Rename()), ('b', StandardScaler())])\n" + REFITTED,
        PIPELINE + "s = StandardScaler()\np = Pipeline([('a', Rename()), ('b', s)])\n" + REFITTED,
        PIPELINE + "p = Pipeline(steps)\n" + REFITTED,
    ],
    "unshuffled": [FOLDS + "KFold(5, random_state=0)", FOLDS + "KFold(n_splits=5, random_state=seed)"],
    "nan": [TABLE + "df[df.age == np.nan]", TABLE + "x != float('nan')"],
    "nothing": [TABLE + "df = df.drop('a', inplace=True)", "import random\nimport numpy\nx = random.shuffle(y)"],
    "discarded": [TABLE + "df.dropna()\nprint(df)", TABLE + "df['a'].fillna(0)\n"],
    "chained": [TABLE + "df[df.a > 1]['b'] = 0", TABLE + "df.loc[df.a > 1]['b'] = 0", TABLE + "df['b'][df.a > 1] = 0"],
    "gradients": [TORCH + LOOP],
    "mode": [TORCH + "d = nn.Dropout(0.5)\n" + LOOP + "    optimizer.zero_grad()\nwith torch.no_grad():\n    net(x)\n"],
    "softmax": [
        TORCH + NET.format("return torch.softmax(x, 1)") + "loss = nn.CrossEntropyLoss()\n",
        TORCH + "net = nn.Sequential(nn.Linear(2, 3), nn.Softmax(1))\nloss = nn.CrossEntropyLoss()\n",
        "from keras import Sequential, layers, losses\nm = Sequential([layers.Dense(3, activation='softmax')])\n"
        "m.compile(loss=losses.SparseCategoricalCrossentropy(from_logits=True))",
    ],
    "no log": [
        TORCH + NET.format("return torch.softmax(x, 1)") + "self.log('loss', loss)\nloss = nn.NLLLoss()\n",
        TORCH
        + NET.format("return self.net(x)")
        + NET.format("return nn.functional.nll_loss(x, y)")
        + "net = nn.Sequential(nn.Linear(4, 3), nn.Softmax(-1))\n",
    ],
    "one unit": ["from keras.layers import Dense\nDense(1, activation='softmax')"],
    "per request": [
        FLASK + "@app.route('/')\ndef predict():\n    return joblib.load('m.pkl').predict(x)\n",
        FLASK
        + "from keras.models import load_model\n@app.route('/')\ndef predict():\n    return load_model('m.h5')(x)\n",
    ],
}
SOUND = [
    "import sklearn\n\n\nclass Bins:\n    def fit(self, X):\n        return self\n\n\ns = Bins()\n"
    "s.fit_transform(X_train)\ns.fit_transform(X_test)",
    PIPELINE + "p = Pipeline([('a', Rename({'x': 'y'})), ('b', Cast())])\n" + REFITTED,
    PIPELINE + "import pandas as pd\nt = pd.read_csv('a')\np = Pipeline([('a', Merge(t))])\n" + REFITTED,
    METRICS + "classification_report(y_test, y_pred)",
    METRICS + "accuracy_score(y_pred, y_test)",
    METRICS + "f1_score(y_pred, y_test)",
    METRICS + "classification_report(y_pred, other)",
    MODEL + "roc_auc_score(y_test, clf.predict_proba(X_test)[:, 1])",
    MODEL + "y_pred = clf.predict(X)\ny_pred = clf.decision_function(X)\nroc_auc_score(y_test, y_pred)",
    METRICS + "roc_auc_score(y_test, model.predict(X_test))",
    METRICS + "accuracy_score(y, p)\np = model.predict_proba(X)[:, 1]\nroc_auc_score(y, p)",
    METRICS + "def score(y, p):\n    return accuracy_score(y, p)\nroc_auc_score(y, p)",
    METRICS + "if hard:\n    accuracy_score(y, p)\nelse:\n    roc_auc_score(y, p)",
    METRICS + "def score(y, p):\n    if soft:\n        return roc_auc_score(y, p)\n    return accuracy_score(y, p)",
    METRICS + "accuracy_score(y, p > 0.5)\nroc_auc_score(y, p)",
    METRICS + "from catboost import CatBoostClassifier\nc = CatBoostClassifier()\n"
    "roc_auc_score(y, c.predict(X, prediction_type='Probability'))\nroc_auc_score(y, c.predict(X, 'Probability'))",
    METRICS + "accuracy_score(y, m.predict(X) > 0.5)\nroc_auc_score(y, m.predict(X))",
    METRICS + "accuracy_score(y, m.predict(X))\nm = net()\nroc_auc_score(y, m.predict(X))",
    METRICS + "p = m.predict(X)\np[p > 0.5] = 1\naccuracy_score(y, p)\nroc_auc_score(y, m.predict(X))",
    METRICS + "p = m.predict(X)\nif soft:\n    p = p > 0.5\nf1_score(y, p)\nroc_auc_score(y, m.predict(X))",
    METRICS + "accuracy_score(y, m.predict(X))\nroc_auc_score(y, m.predict_proba(X)[:, 1])",
    METRICS + "accuracy_score(y, m.predict(X))\nroc_auc_score(y, n.predict(X))",
    METRICS + "of = {'a': lambda y, p: accuracy_score(y, p), 'b': lambda y, p: roc_auc_score(y, p)}",
    METRICS + "import keras\nm = keras.Sequential()\nroc_auc_score(y_test, m.predict(X_test))",
    SCALER + "s.fit_transform(X_train)\ns.transform(X_test)",
    SCALER + "s.fit_transform(X_test)",
    SCALER + "s.fit(X_train)\ns.transform(X_test)\nmodel.fit(X_train)\nmodel.fit(X_test)",
    SCALER + "s.fit(X_train)\nt.fit(X_test)\nt.transform(X_test)",
    SCALER + "s.fit(X_train)\ns.fit(X_test)",
    "import joblib\nimport sklearn\ns = joblib.load('s.pkl')\ns.transform(X_test)\ns.fit_transform(X_train)",
    PREPARES + "prepare(X_test)",
    PREPARES + "prepare(X_train)\nprepare(rows)",
    PREPARES.replace("s = Stand", "s = s or Stand") + "prepare(X_train)\nprepare(X_test)",
    PREPARES.replace("return s", "if again:\n        return s.transform(d)\n    return s")
    + "prepare(train)\nprepare(test)",
    PREPARES.replace("fit_transform(d)", "fit_transform(other)") + "prepare(train)\nprepare(test)",
    PREPARES.replace("StandardScaler", "Normalizer") + "prepare(train)\nprepare(test)",
    "from sklearn.preprocessing import PolynomialFeatures\np = PolynomialFeatures(2)\n"
    "p.fit_transform(X_train)\np.fit_transform(X_test)",
    SCALER + "s.fit_transform(X_train)\ns.fit_transform(X_train_test)",
    "from sklearn.preprocessing import Normalizer\n"
    "Normalizer().fit_transform(X_train)\nNormalizer().fit_transform(X_test)",
    FOLDS + "KFold(5, shuffle=True, random_state=0)",
    FOLDS + "KFold(5, True, 0)",
    FOLDS + "KFold(5, random_state=None)",
    TABLE + "df.age.isna()\ndf.age.replace(np.nan, 0)\nx is np.nan",
    TABLE + "df = df.drop('a')\ndf.drop('b', inplace=True)",
    TABLE + "names.fillna()\nother.replace('a', 'b')",
    TABLE + "df.loc[df.a > 1, 'b'] = 0\nthings['a']['b'] = 1\ndf['a']['b'] = 1",
    TORCH + LOOP + "    optimizer.zero_grad()\n",
    TORCH + LOOP + "    net.weight.grad = None\n",
    "import torch\nfrom accelerate import Accelerator\n" + LOOP,
    TORCH + "loss.backward()\noptimizer.step()\n",
    TORCH
    + "d = nn.Dropout(0.5)\n"
    + LOOP
    + "    optimizer.zero_grad()\nnet.eval()\nwith torch.no_grad():\n    net(x)\n",
    TORCH
    + "d = nn.Dropout(0.5)\n"
    + LOOP
    + "    optimizer.zero_grad()\n    with torch.no_grad():\n        right = (out.argmax(1) == y).float().mean()\n",
    TORCH + "d = nn.Linear(1, 2)\n" + LOOP + "    optimizer.zero_grad()\nwith torch.no_grad():\n    net(x)\n",
    TORCH + NET.format("return torch.log_softmax(x, 1)") + "loss = nn.NLLLoss()\n",
    TORCH + NET.format("return torch.softmax(x, 1)") + "loss = nn.NLLLoss()(torch.log(net(x)), y)\n",
    TORCH + NET.format("return torch.softmax(x, 1)") + "loss = nn.NLLLoss()(net(x).log(), y)\n",
    TORCH + "nn.Sequential(nn.Linear(4, 3), nn.LogSoftmax(-1))\nloss = nn.NLLLoss()\n",
    TORCH + NET.format("return torch.softmax(x, 1)") + "loss = nn.MSELoss()\n",
    TORCH + NET.format("return torch.softmax(x, 1)") + NET.format("return x") + "loss = nn.CrossEntropyLoss()\n",
    "from keras.layers import Dense\nDense(1, activation='sigmoid')\nDense(2, activation='softmax')",
    FLASK + "model = joblib.load('m.pkl')\n@app.route('/')\ndef predict():\n    return model.predict(x)\n",
    FLASK + "@app.route('/')\ndef predict():\n    if model is None:\n        model = joblib.load('m.pkl')\n",
]


@pytest.mark.parametrize(("rule", "code"), [(rule, code) for rule, codes in FOUND.items() for code in codes])
def test_a_mistake_is_found(rule: str, code: str) -> None:
    assert [mistake.rule for mistake in mistakes_of(Source("a.py", [(None, code)]))] == [rule]


@pytest.mark.parametrize("code", SOUND)
def test_what_is_meant_is_left_alone(code: str) -> None:
    assert mistakes_of(Source("a.py", [(None, code)])) == ()


def test_what_ends_a_cell_is_shown_and_so_not_lost() -> None:
    cells = [(1, TABLE + "df.dropna()"), (2, "df.dropna()\nprint(df)")]
    source = Source("a.ipynb", cells)
    assert [source.place(mistake.line) for mistake in mistakes_of(source)] == [(1, 2)]
