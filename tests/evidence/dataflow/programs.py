"""Parts of small programs that the tests of the dataflow put together, and what is found in them."""

import ast

from mlfolio.evidence.dataflow.analysis import Analysis, analyse
from mlfolio.evidence.dataflow.leak import Kind, Leak
from mlfolio.evidence.dataflow.leaks import leaks_of

TABLE = "df = pd.read_csv('a.csv')\n"
COLUMNS = "X, y = df.drop(columns='y'), df['y']\n"
LOAD = TABLE + COLUMNS
AGE = "df['age'] = df['age'].fillna(df['age'].mean())\n"
SCALED = LOAD + "X = StandardScaler().fit_transform(X)\n"
SCALED_COLUMNS = "df = pd.read_csv('a.csv')\nX, y = StandardScaler().fit_transform(df[['a', 'b']]), df['y']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
UNSEEDED = "X_train, X_test, y_train, y_test = train_test_split(X, y)\n"
TEST = "model = SVC().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
TEST_OF = "model = {}().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
FIT = "model = LogisticRegression().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
SVC_SCORE = "print(SVC().fit(X_train, y_train).score(X_test, y_test))\n"
SCORE = "print(accuracy_score(y_test, model.predict(X_test)))\n"
ACCURACY = "model = {model}.fit(X_train, y_train)\nprint(accuracy_score(y_test, model.predict(X_test)))\n"
SEEN = "model = {model}.fit(X, y)\nprint(accuracy_score(y, model.predict(X)))\n"
NONE: set[Kind] = set()
LEAKS = {Kind.PREPROCESSING}


def found(code: str, path: str = "a.py") -> tuple[list[Leak], Analysis]:
    """Return the leaks in `code`, whose imports stand elsewhere, and what they follow from."""
    analysis = analyse(path, ast.parse(code).body)
    return leaks_of(analysis), analysis


def kinds(code: str, path: str = "a.py") -> set[Kind]:
    """Return the kinds of leak in `code`, whose imports stand elsewhere."""
    return {leak.kind for leak in found(code, path)[0]}


def prepared(lines: str, test: str = SVC_SCORE) -> set[Kind]:
    """Return the kinds of leak where `lines` prepare a table before it is split."""
    return kinds(TABLE + lines + COLUMNS + SPLIT + test)
