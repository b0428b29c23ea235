"""Where errors cannot be told, or may be looked at in what is not read."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Content, Markdown
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

_FITTED = "from sklearn.svm import SVC\n\nmodel = SVC()\nmodel.fit(x, y)\n"
_SCORED = _FITTED + "print(model.score(x_test, y_test))\n"
_GROUPED = "from sklearn.cluster import KMeans\n\nmodel = KMeans()\n"


@pytest.fixture
def analysed(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "errors-analysed")


def _outcome(analysed: Check, folder: Path, files: dict[str, Content]) -> Outcome:
    return ask(analysed, make(folder, files)).outcome


@pytest.mark.parametrize(
    "code",
    [
        _SCORED,
        _SCORED + "print(f1_score(y_test, seen), roc_auc_score(y_test, seen), log_loss(y_test, seen))\n",
        _FITTED + "joblib.dump(model, 'model.joblib')\nimport joblib\n",
        _FITTED + "frame.to_csv('submission.csv')\n",
    ],
)
def test_what_is_scored_or_put_forward_and_not_looked_at_lacks_it(code: str, analysed: Check, tmp_path: Path) -> None:
    assert _outcome(analysed, tmp_path / "r", {"a.py": code}) is Outcome.FAIL


@pytest.mark.parametrize(
    "code",
    [
        _FITTED,
        _GROUPED
        + "print(adjusted_rand_score(y, model.fit_predict(x)))\nfrom sklearn.metrics import adjusted_rand_score\n",
        "class Trainer:\n    def train(self, rows):\n        return self.made().fit(rows, None)\n\n\n"
        + _GROUPED
        + "Trainer().train(rows)\nprint(model.score(rows))\n",
        _SCORED + "critic = Critic()\n",
        _SCORED + "made = netG(noise)\n",
        _SCORED + "vae = VAE(latent_dim=8)\n",
        _SCORED + "state, reward = world.act(choice)\n",
        _SCORED + "alike = cosine_similarity(films)\n",
        _SCORED + "loss = triplet(anchor, near, far)\n",
        _SCORED + "print(generate_text(model, 'Once'))\n",
    ],
)
def test_what_has_no_one_right_answer_a_row_or_no_score_is_not_judged(
    code: str, analysed: Check, tmp_path: Path
) -> None:
    assert _outcome(analysed, tmp_path / "r", {"a.py": code}) is not Outcome.FAIL


@pytest.mark.parametrize(
    "lines",
    [
        "tp = sum(a and b for a, b in both)\n",
        "off = x_test[y_pred != y_test]\n",
        "if pred != label:\n    print(text)\n",
        "for given, guess in zip(y_test, y_pred):\n    print(given)\n",
        "print('is', labels[0], 'seems', preds[0])\n",
        "print(y_pred[:9])\nprint(y_test[:9])\n",
        "plt.title(f'{pred} of {label}')\n",
        "seen = pd.DataFrame({'y': y_test, 'seems': y_pred})\n",
        "test['prediction'] = model.predict(x_test)\n",
        "gap = y_test - y_pred\n",
        "for name in class_names:\n    part = x_test[y_test == name]\n    print(model.predict(part))\n",
        "print(ols_results.summary())\n",
        "heatmap(cm)\n",
        "plt.plot(testPredictPlot)\n",
        "show_predictions(model)\n",
        "wrong = pick(model)\n",
        "mlflow.autolog()\n",
        "not_agreed = [2251, 2611]\nplt.imshow(pixels[not_agreed])\n",
        "disagreement = first != second\n",
        "writer.add_figure('seen', figure)\n",
    ],
)
def test_lines_that_may_be_a_look_leave_it_open(lines: str, analysed: Check, tmp_path: Path) -> None:
    assert _outcome(analysed, tmp_path / "r", {"a.py": _SCORED + lines}) is not Outcome.FAIL


@pytest.mark.parametrize(
    "lines",
    [
        "print(mean_gap(y_test, model.predict(x_test)))\n",
        "print('accuracy', accuracy_score(y_test, y_pred))\n",
        "print(f'rmse {np.sqrt(np.mean((y_test - y_pred) ** 2))}')\n",
        "loss = y_hat - y\n",
        "raise ValueError('something went wrong')\n",
        "names = [one for one in target_names]\nprint(model.score(x, y))\n",
        "trainer = Trainer(precision=16)\n",
        "print(model)\nsummary(model, (3, 32, 32))\n",
        "out['prediction'] = model.predict(x_test)\n",
        "out.write(f'{name},{pred}')\nout.write('id,label')\n",
        "print('rows', labels.shape, 'seen', len(preds))\n",
        "text = text.translate(table)\n",
        "print(pca.explained_variance_ratio_, coef0, dice_coefficient)\n",
        "cm = np.corrcoef(rows.values.T)\n",
        "for name in class_names:\n    folders.append(root / name)\n",
        "print(confused)\nplt.ylabel('rows')\n",
    ],
)
def test_lines_that_give_one_number_are_no_look(lines: str, analysed: Check, tmp_path: Path) -> None:
    assert _outcome(analysed, tmp_path / "r", {"a.py": _SCORED + lines}) is Outcome.FAIL


@pytest.mark.parametrize(
    "files",
    [
        {"work.pdf": b"%PDF-"},
        {"docs/projekt.odt": b"PK"},
        {"talk.pptx": b"PK"},
        {"ModelEvaluation.zip": b"PK"},
        {"logs/events.out.tfevents.1487425419.box": b"0"},
        {"results.txt": "$TP 21 $TN 23 $FP 1\n"},
        {"out/run.log": "False positives: 12\n"},
        {"predictions.csv": "id,actual,predicted\n1,0,1\n"},
        {"main.tex": "The confusion matrix shows it.\n"},
        {"img/errors.png": "0"},
        {"figures/roc.png": "0"},
        {"page/index.html": "<h2>Feature importances</h2>"},
        {"b.ipynb": [Markdown("PLACEHOLDER for a file that was left out")]},
        {"b.ipynb": b"version https://git-lfs.github.com/spec/v1\n"},
        {"eval.cpp": "int main() { return precision(); }\n"},
        {"README.md": "# A\n\nMore in the [wiki](https://github.com/a/b/wiki).\n"},
        {"README.md": "# A\n\nThe [slides](https://docs.google.com/presentation/d/1).\n"},
        {"README.md": "# A\n\nMore is told [here](https://ieeexplore.ieee.org/document/1).\n"},
        {"README.md": "# A\n\nRuns are on [W&B](https://wandb.ai/a/b/report).\n"},
    ],
)
def test_what_is_not_read_may_look_at_errors(files: dict[str, Content], analysed: Check, tmp_path: Path) -> None:
    assert _outcome(analysed, tmp_path / "r", {"a.py": _SCORED, **files}) is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "files",
    [
        {"README.md": "# A\n\nSee the [licence](LICENSE) and [scikit-learn](https://scikit-learn.org).\n"},
        {"requirements.txt": "scikit-learn\n"},
        {"data.zip": b"PK"},
        {"logo.png": "0"},
        {"static/jquery.min.js": "byclass confusion residual"},
        {"input/test.csv": "text\nA precision recall of residuals\n"},
        {"README.md": "# A\n\nRows are of [Kaggle](https://www.kaggle.com/datasets/a/b).\n"},
        {"results.txt": "accuracy 0.9\n"},
    ],
)
def test_what_tells_nothing_of_errors_leaves_it_lacking(
    files: dict[str, Content], analysed: Check, tmp_path: Path
) -> None:
    assert _outcome(analysed, tmp_path / "r", {"a.py": _SCORED, **files}) is Outcome.FAIL


def test_a_stage_of_numbered_ones_looks_for_the_others(analysed: Check, tmp_path: Path) -> None:
    looked = _SCORED + "from sklearn.metrics import confusion_matrix\nconfusion_matrix(y_test, seen)\n"
    readme = "# Projects\n\nA portfolio of machine learning projects.\n"

    def outcome(*names: str) -> Outcome:
        files: dict[str, Content] = {f"{name}/a.py": _SCORED for name in names[1:]}
        return _outcome(analysed, tmp_path / names[0], {**files, f"{names[0]}/a.py": looked, "README.md": readme})

    assert outcome("1-trying", "4-serving", "5-watching", "6-testing-again") is Outcome.PASS
    assert outcome("cats", "dogs", "hens", "pigs") is Outcome.FAIL


def test_counts_by_hand_in_r_leave_it_open(analysed: Check, tmp_path: Path) -> None:
    fit = "library(e1071)\nfit <- naiveBayes(y ~ ., rows)\nacc <- mean(guess == truth)\nAccuracy <- acc\n"
    assert _outcome(analysed, tmp_path / "a", {"a.R": fit}) is Outcome.FAIL
    counts = ("fp <- sum(guess != truth & guess == 'spam')\ntp <- 2\n", "table(guess, truth)\n", "summary(fit)\n")
    for number, counted in enumerate(counts):
        assert _outcome(analysed, tmp_path / f"b{number}", {"a.R": fit + counted}) is not Outcome.FAIL


RATES = (
    "from sklearn.metrics import classification_report\nfrom sklearn.svm import SVC\n\nmodel = SVC().fit(X, y)\n"
    "print(classification_report(y_test, model.predict(X_test)))\n"
)


@pytest.mark.parametrize(
    ("more", "found"), [("", 1), ("table = auc_by_group\n", 0), ("importances = model.weights\n", 0)]
)
def test_rates_beside_what_may_be_a_look_are_no_finding(more: str, found: int, analysed: Check, tmp_path: Path) -> None:
    assert len(ask(analysed, make(tmp_path, {"train.py": RATES + more})).findings) == found


_APART = "from sklearn.cluster import KMeans\nfrom sklearn.metrics import accuracy_score, silhouette_score\n"
_PROBED = (
    "from sklearn.svm import SVR\n\nprobe = SVR()\nprobe.fit(X_train, y_train)\nprint(probe.score(X_test, y_test))\n"
)


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ("print(silhouette_score(rows, KMeans(3).fit_predict(rows)))\n", Outcome.UNKNOWN),
        ("print(KMeans(3).fit_predict(rows))\n", Outcome.FAIL),
        ("print(silhouette_score(rows, groups), accuracy_score(y_test, seen))\n", Outcome.FAIL),
    ],
)
def test_a_model_that_probes_the_columns_before_groups_are_sought_is_no_result(
    more: str, outcome: Outcome, analysed: Check, tmp_path: Path
) -> None:
    assert _outcome(analysed, tmp_path / "r", {"a.py": _APART + _PROBED + more}) is outcome
