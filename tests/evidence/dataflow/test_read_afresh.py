"""Findings that readers of fresh code called wrong or arguable, by their causes: programs of our own."""

import ast
from pathlib import Path

import pytest
import repositories

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of
from mlfolio.repo import Repo

LOAD = "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
TEST = "model = SVC().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
LEAKS = {Kind.PREPROCESSING}


def kinds(code: str, path: str = "a.py") -> set[Kind]:
    """Return the kinds of leak in `code`, whose imports stand elsewhere."""
    return {leak.kind for leak in leaks_of(analyse(path, ast.parse(code).body))}


@pytest.mark.parametrize(
    ("vectorizer", "leaks"),
    [
        ("CountVectorizer()", LEAKS),
        ("CountVectorizer(vocabulary=None)", LEAKS),
        ("CountVectorizer(vocabulary=words)", set()),
        ("CountVectorizer(vocabulary=CountVectorizer().fit(df['text']).vocabulary_)", LEAKS),
        ("TfidfVectorizer(vocabulary=words)", LEAKS),
        ("TfidfVectorizer(vocabulary=words, use_idf=False)", set()),
    ],
)
def test_a_vocabulary_that_is_given_is_not_learned(vectorizer: str, leaks: set[Kind]) -> None:
    code = f"df = pd.read_csv('a.csv')\nX, y = {vectorizer}.fit_transform(df['text']), df['y']\n"
    assert kinds("words = open('words.txt').read().split()\n" + code + SPLIT + TEST) == leaks


STACKED = (
    "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y').fillna(df.mean()).values, df['y'].values\n"
    "outputs = np.zeros((len(X), 1))\nfor train, rest in KFold().split(X):\n"
    "    first = SVC().fit(X[train], y[train])\n    outputs[rest, 0] = first.predict(X[rest])\n"
    "last = LogisticRegression().fit(outputs, y)\n"
)


def test_predictions_that_another_model_learns_from_test_nothing() -> None:
    assert kinds(STACKED) == set()
    assert kinds(STACKED + "print(accuracy_score(y, outputs[:, 0] > 0.5))\n") == LEAKS


IN_TURN = {
    "volumes": "import nibabel as nib\nfor name in os.listdir('scans'):\n    one = nib.load(name).get_fdata()\n",
    "sounds": "import librosa\nfor name in os.listdir('sounds'):\n    one, rate = librosa.load(name)\n",
    "files": "for name in os.listdir('signals'):\n    one = np.load(name)\n",
    "chunks": "table = pd.read_csv('a.csv')\nfor n in range(90):\n    one = table[n * 9 : (n + 1) * 9]\n",
    "groups": "table = pd.read_csv('a.csv')\nfor who, one in table.groupby('who'):\n",
    "masks": "table = pd.read_csv('a.csv')\nfor who in table['who'].unique():\n    one = table[table['who'] == who]\n",
}


@pytest.mark.parametrize("source", IN_TURN)
@pytest.mark.parametrize("gather", ["np.array(kept)", "np.stack(kept)", "pad_sequences(kept)"])
def test_what_is_computed_over_one_samples_own_points_tells_of_no_other(source: str, gather: str) -> None:
    code = "kept = []\n" + IN_TURN[source] + "    kept.append((one - one.mean()) / one.std())\n"
    assert kinds(code + f"X = {gather}\n" + SPLIT + TEST) == set()


def test_word_vectors_are_looked_up_for_each_text_by_itself() -> None:
    code = (
        "df = pd.read_csv('a.csv')\nwords = Word2Vec(df['text'].tolist())\ny = df['y']\n"
        "X = np.array([np.mean([words.wv[word] for word in text], axis=0) for text in df['text']])\n"
    )
    assert kinds(code + SPLIT + TEST) == set()


def test_what_the_first_of_several_is_may_be_nothing() -> None:
    code = (
        "path = next((one for one in [Path('a') / 'kept.csv'] if one.exists()), None)\ndf = pd.read_csv('a.csv')\n"
        "if path is None:\n    df['a'] = df['a'].fillna(df['a'].mean())\nX, y = df.drop(columns='y'), df['y']\n"
    )
    assert kinds(code + SPLIT + TEST) == LEAKS


@pytest.mark.parametrize("source", ["files", "groups"])
def test_tables_that_are_set_below_each_other_are_no_samples(source: str) -> None:
    code = "kept = []\n" + IN_TURN[source] + "    kept.append(one.fillna(one.mean()))\n"
    assert kinds(code + "X = pd.concat(kept)\n" + SPLIT + TEST) == LEAKS


@pytest.mark.parametrize(
    ("changed", "leaks"),
    [
        ("X - X.mean(axis=1)", set()),
        ("X - X.mean(axis=(1, 2), keepdims=True)", set()),
        ("X - np.mean(X, axis=(2, 3))", set()),
        ("X - X.mean(dim=1, keepdim=True)", set()),
        ("X - X.mean(axis=(0, 1))", LEAKS),
        ("X - X.mean(dim=0)", LEAKS),
        ("X - X.mean()", LEAKS),
        ("np.apply_along_axis(lambda x: x - x.mean(), 1, X)", set()),
        ("np.apply_along_axis(lambda x: x - x.mean(), 0, X)", LEAKS),
        ("StandardScaler().fit_transform(X.T).T", set()),
        ("X - X.min()", set()),
        ("X.max() - X", set()),
        ("(X - X.min()) / (X.max() - X.min())", LEAKS),
        ("softmax(X)", set()),
        ("scaled(X)", LEAKS),
    ],
)
def test_statistics_of_each_rows_own_values_tell_of_no_other(changed: str, leaks: set[Kind]) -> None:
    functions = "def {}(x):\n    e = np.exp(x - np.max(x))\n    return e / e.sum()\n"
    code = functions.format("softmax") + functions.format("scaled") + f"X = np.load('a.npy')\nX = {changed}\n"
    assert kinds(code + SPLIT + TEST) == leaks


CACHED = (
    "def counted(texts, path=None, constant=False):\n    counter = CountVectorizer()\n"
    "    if path:\n        return load(path)\n    if constant is not False:\n        return texts\n"
    "    return counter.fit_transform(texts)\n"
)


@pytest.mark.parametrize(
    ("given", "leaks"),
    [
        ("", LEAKS),
        (", path='kept.pkl'", set()),
        (", path=Path(folder) / 'kept.pkl'", set()),
        (", path=os.path.join(folder, 'kept.pkl')", set()),
        (", path=f'{folder}/kept.pkl'", set()),
        (", path=folder", LEAKS),
        (", constant=1", set()),
        (", constant=False", LEAKS),
        (", paths='kept.pkl'", set()),
    ],
)
def test_a_branch_that_no_caller_reaches_learns_nothing(given: str, leaks: set[Kind]) -> None:
    code = CACHED + f"df = pd.read_csv('a.csv')\nX, y = counted(df['text']{given}), df['y']\n"
    assert kinds(code + SPLIT + TEST) == leaks


PARTS = [
    ("df[df['part'].eq('first')]", "df[df['part'].eq('last')]"),
    ("df[df.part.eq('first')]", "df[df.part.ne('first')]"),
    ("df[df['day'].le(9)]", "df[df['day'] > 9]"),
    ("df[late == False]", "df[late]"),
    ("df[np.logical_not(late)]", "df[late]"),
    ("df.iloc[np.flatnonzero(late)]", "df.iloc[np.flatnonzero(~late)]"),
    ("df.iloc[np.argwhere(late).flatten()]", "df.iloc[np.argwhere(~late)[:, 0]]"),
    ("np.take(df, np.where(late)[0], axis=0)", "np.take(df, np.where(~late)[0], axis=0)"),
    ("df.iloc[np.where(late)[0][:90]]", "df.iloc[np.where(late)[0][90:]]"),
    ("np.compress(late, df, axis=0)", "np.compress(~late, df, axis=0)"),
    ("np.delete(df, np.where(late)[0], axis=0)", "df.iloc[np.where(late)[0]]"),
    ("df[~np.isin(df['id'], names)]", "df[np.isin(df['id'], names)]"),
    ("df[np.isin(df['id'], names, invert=True)]", "df[np.isin(df['id'], names)]"),
    ("df.loc[np.setdiff1d(df.index, drawn)]", "df.loc[drawn]"),
    ("df.drop(drawn)", "df.loc[drawn]"),
    ("df.loc[df.index.difference(some.index)]", "some"),
    ("df[~chosen]", "df[chosen]"),
    ("df[df['id'].map(is_late)]", "df[~df['id'].map(is_late)]"),
    ("df.groupby('part').get_group('first')", "df.groupby('part').get_group('last')"),
    ("df.xs('first')", "df.xs('last')"),
    ("df.truncate(after='2015')", "df.truncate(before='2016')"),
    ("[row for row in df.values if row[0] < 9]", "[row for row in df.values if row[0] >= 9]"),
    ("list(filter(lambda row: row[0] < 9, df.values))", "list(filter(lambda row: row[0] >= 9, df.values))"),
]
MASKS = (
    "df = pd.read_csv('a.csv')\nlate = df['day'] > 9\nchosen = choose(df)\nsome = df.sample(frac=0.2)\n"
    "drawn = np.random.choice(df.index, 90, replace=False)\n"
)
MODEL = "model = SVC().fit({}, answers)\nprint(accuracy_score(others, model.predict({})))\n"


@pytest.mark.parametrize(("train", "test"), PARTS)
def test_parts_that_leave_each_other_out_share_no_row(train: str, test: str) -> None:
    assert kinds(MASKS + MODEL.format(train, test)) == set()


@pytest.mark.parametrize("part", [part for pair in PARTS for part in pair if not part.startswith(("[", "list"))])
def test_the_same_part_twice_is_the_same_rows(part: str) -> None:
    assert kinds(MASKS + MODEL.format(part, part)) == {Kind.TRAINING_SCORE}


@pytest.mark.parametrize(
    ("column", "leaks"),
    [
        ("df.groupby('year')['age'].mean()", set()),
        ("df.groupby('year').age.agg('mean')", set()),
        ("df.groupby('year')['age'].transform('mean')", LEAKS),
        ("df['year'].map(df.groupby('year')['age'].mean())", LEAKS),
        ("df.groupby('year')['age'].mean()[df['year']].values", LEAKS),
    ],
)
def test_statistics_of_groups_that_are_assigned_as_they_are_arrive_nowhere(column: str, leaks: set[Kind]) -> None:
    load = "df = pd.read_csv('a.csv')\n{}df['mean'] = " + column + "\nX, y = df.drop(columns='y'), df['y']\n"
    assert kinds(load.format("") + SPLIT + TEST) == leaks
    assert kinds(load.format("df = df.set_index('year')\n") + SPLIT + TEST) == LEAKS


@pytest.mark.parametrize(
    "label",
    [
        "訓練精度", "训练集准确率", "학습 정확도", "Точность на обучающей выборке", "Acurácia de treino",
        "Score d'apprentissage", "Precisión de entrenamiento", "Trainingsgenauigkeit", "Eğitim doğruluğu",
        "Train precision", "Resubstitution error",
    ],
)  # fmt: skip
def test_a_training_score_is_known_by_its_name_in_other_languages(label: str) -> None:
    fit = LOAD + "model = SVC().fit(X, y)\nright = model.score(X, y)\n"
    assert kinds(fit + f'print("{label}:", right)\n') == set()
    assert kinds(fit + f'print("{label}:", right)\ndef show(right):\n    print("right:", right)\n') == set()
    assert kinds(fit + f'print("{label}, test:", right)\n') == {Kind.TRAINING_SCORE}


def test_how_many_lie_above_what_is_predicted_is_no_score() -> None:
    fit = LOAD + "guesses = GradientBoostingRegressor(loss='quantile').fit(X, y).predict(X)\n"
    assert kinds(fit + "print(np.mean(y > guesses))\n") == set()
    assert kinds(fit + "print(np.mean(y == guesses))\n") == {Kind.TRAINING_SCORE}


APART = [
    "rng = np.random.default_rng(0)\ntrain, test = rng.normal(size=(9, 2)), rng.normal(size=(9, 2))\n",
    "def load(kind):\n    return np.load('a.npz')['X_' + kind]\ntrain, test = load('a'), load('b')\n",
    "def load(kind):\n    return pd.read_csv(f'{kind}.csv')\ntrain, test = load('a'), load('b')\n",
    "train, test = [pd.read_csv(f'{kind}.csv') for kind in ['a', 'b']]\n",
    "train, test = [load(names) for names in (some, others)]\n",
    "parts = []\nfor kind in ['a', 'b']:\n    parts.append(pd.read_csv(kind + '.csv'))\ntrain, test = parts\n",
    "parts = {}\nfor kind in ['a', 'b']:\n    parts[kind] = np.load(os.path.join(home, kind))\n"
    "train, test = parts['a'], parts['b']\n",
    "def part(rows, low, high):\n    return rows[low:high]\ndf = pd.read_csv('a.csv')\n"
    "train, test = part(df, 0, n), part(df, n, len(df))\n",
    "class Part(Dataset):\n    def __init__(self, df, late):\n"
    "        self.df = df[df['day'] > 9] if late else df[df['day'] <= 9]\n"
    "df = pd.read_csv('a.csv')\ntrain, test = Part(df, False), Part(df, True)\n",
    "df = pd.read_csv('a.csv')\ntrain = df.sample(frac=0.8)\n"
    "test = df.merge(train, how='outer', indicator=True).query('_merge == \"left_only\"')\n",
    "df = pd.read_csv('a.csv')\ntrain = df.sample(frac=0.8)\n"
    "test = pd.concat([df, train]).drop_duplicates(keep=False)\n",
    "book = pd.ExcelFile('a.xlsx')\ntrain, test = book.parse('a'), book.parse('b')\n",
    "df = pd.read_csv('a.csv')\npick = np.random.choice([True, False], len(df))\ntrain, test = df[pick], df[~pick]\n",
    "rows = np.load('a.npy')\ntrain, test = rows[::2], rows[1::2]\n",
]


@pytest.mark.parametrize("parts", APART)
def test_rows_that_are_brought_in_or_picked_apart_are_not_the_same(parts: str) -> None:
    assert kinds(parts + "model = SVC().fit(train, y)\nprint(model.score(test, z))\n") == set()
    assert kinds(parts + "model = SVC().fit(train, y)\nprint(model.score(train, z))\n") != set()


FOLDS_BY_HAND = [
    "for n in range(len(X)):\n    model = SVC().fit(np.delete(X, n, axis=0), y)\n"
    "    found.append(model.predict(X[n : n + 1]))\n",
    "folds = np.array_split(X, 5)\nfor n in range(5):\n"
    "    model = SVC().fit(np.concatenate(folds[:n] + folds[n + 1 :]), y)\n    found.append(model.predict(folds[n]))\n",
    "train, test = X[:80], X[80:]\nfor n in range(len(test)):\n"
    "    model = SVC().fit(train, y)\n    found.append(model.predict([test[n]]))\n",
]


@pytest.mark.parametrize("folds", FOLDS_BY_HAND)
def test_turns_that_leave_out_what_they_test_on_share_no_row(folds: str) -> None:
    assert kinds("X, found = np.load('a.npy'), []\n" + folds + "print(accuracy_score(z, found))\n") == set()


def test_blends_and_models_on_made_up_data_claim_nothing() -> None:
    assert kinds(STACKED.replace(".fillna(df.mean())", "") + "print(last.score(outputs, y))\n") == set()
    model = "class Line:\n    def fit(self, X, y):\n        return self\n    def score(self, X, y):\n        return 1\n"
    made_up = "rng = np.random.default_rng(0)\nX = rng.normal(size=(9, 2))\ny = X.sum(axis=1)\n"
    tried = "line = {}()\nline.fit(X, y)\nprint(line.score(X, y))\n"
    assert kinds(model + made_up + tried.format("Line")) == set()
    assert kinds(model + made_up + tried.format("SVR")) == {Kind.TRAINING_SCORE}
    assert kinds(model + LOAD + tried.format("Line")) == {Kind.TRAINING_SCORE}


@pytest.mark.parametrize("read", ["fit.get_influence()", "fit.conf_int()", "print(fit.rsquared)", "show(fit.resid)"])
def test_a_regression_that_is_described_predicts_nothing(read: str) -> None:
    code = LOAD + "fit = sm.OLS(y, X).fit()\nprint(np.sum((y - fit.predict(X)) ** 2))\n"
    assert kinds(code) == {Kind.TRAINING_SCORE}
    assert kinds(code + read) == set()


FITTED = LOAD + SPLIT + "model = SVC().fit(X_train, y_train)\nprint(model.score(X_train, y_train))\n"


@pytest.mark.parametrize(
    ("tested", "leaks"),
    [
        ("", {Kind.TRAINING_SCORE}),
        ("RocCurveDisplay.from_estimator(model, X_test, y_test)\n", set()),
        ("report(model, X_test, y_test)\n", set()),
        ("report(model, X_train, y_train)\n", {Kind.TRAINING_SCORE}),
        ("other = pd.read_csv('b.csv')\nprint(skill(other['y'], model.predict(other[['a']])))\n", set()),
        ("print(cross_val_score(make_pipeline(StandardScaler(), SVC()), X_train, y_train))\n", set()),
        ("print(cross_val_score(make_pipeline(StandardScaler(), SVR()), X_train, y_train))\n", {Kind.TRAINING_SCORE}),
    ],
)
def test_a_model_may_be_tested_by_calls_that_nobody_knows(tested: str, leaks: set[Kind]) -> None:
    assert kinds(FITTED + tested) == leaks


@pytest.mark.parametrize(
    ("code", "leaks"),
    [
        ("model = Sequential()\nmodel.fit(X, X)\nprint(model.evaluate(X, X))\n", set()),
        ("model = Sequential()\nmodel.fit(X, y)\nprint(model.evaluate(X, y))\n", {Kind.TRAINING_SCORE}),
        ("print(PCA(2).fit(X).score(X))\n", set()),
        ("model = LogisticRegression().fit(X, df['treated'])\nprint(model.score(X, df['treated']))\n", set()),
        ("model = SVR().fit(X, y)\nprint(np.std(y - model.predict(X)))\n", set()),
        ("model = SVR().fit(X, y)\nprint(np.mean((y - model.predict(X)) ** 2))\n", {Kind.TRAINING_SCORE}),
        (
            "model = SVR().fit(X, y)\ntree = DecisionTreeRegressor().fit(X, model.predict(X))\n"
            "print(r2_score(model.predict(X), tree.predict(X)))\n",
            set(),
        ),
        ("x = np.linspace(0, 1, 9)\nmodel = SVR().fit(x, np.sin(x))\nprint(model.score(x, np.sin(x)))\n", set()),
    ],
)
def test_a_model_that_describes_its_rows_claims_nothing_of_others(code: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + code) == leaks


TOP = LOAD + "X = StandardScaler().fit_transform(X)\n"
STUDY = "def study(seed):\n    model = SVC()\n    print(cross_val_score(model, X, y).mean())\n"


@pytest.mark.parametrize(
    ("path", "code", "leaks"),
    [
        ("a.ipynb", TOP + STUDY, set()),
        ("a.ipynb", TOP + STUDY + "study(1)\n", LEAKS),
        ("a.ipynb", TOP + STUDY + "run(study)\n", LEAKS),
        ("a.ipynb", TOP + "@task\n" + STUDY, LEAKS),
        ("a.ipynb", TOP + STUDY.replace("study", "main"), LEAKS),
    ],
)
def test_a_test_that_a_notebook_never_runs_says_nothing(path: str, code: str, leaks: set[Kind]) -> None:
    assert kinds(code, path) == leaks


@pytest.mark.parametrize(
    ("files", "count"),
    [
        ({"a.py": TOP + STUDY + "print(len(X))\n"}, 0),
        ({"a.py": TOP + STUDY + "study(1)\n"}, 1),
        ({"a.py": TOP + STUDY + "print(len(X))\n", "b.py": "from a import study\n\nstudy(1)\n"}, 1),
        (
            {
                "a.py": "def study(X, y):\n    X = StandardScaler().fit_transform(X)\n"
                + "".join(f"    {line}\n" for line in (SPLIT + TEST).splitlines())
                + "\n\nprint('call study')\n"
            },
            1,
        ),
        ({"a.py": "def study(path):\n" + "".join(f"    {line}\n" for line in (TOP + SPLIT + TEST).splitlines())}, 1),
    ],
)
def test_a_function_that_nobody_calls_tests_nothing(tmp_path: Path, files: dict[str, str], count: int) -> None:
    imports = "import pandas as pd\nfrom sklearn.model_selection import *\nfrom sklearn.preprocessing import *\n"
    made = {path: f"{imports}from sklearn.svm import SVC\n{text}" for path, text in files.items()}
    assert len(Repo(repositories.make(tmp_path, made)).dataflow.findings(Kind.PREPROCESSING)) == count
