"""What the analysis makes of small programs: each pair of a leaking one and its mended twin, and what is harmless."""

import ast
from textwrap import dedent

import pytest

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of

IMPORTS = """
import numpy as np
import pandas as pd
from sklearn.datasets import load_iris
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import GridSearchCV, KFold, cross_val_score, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import LabelEncoder, StandardScaler
from imblearn.over_sampling import SMOTE
"""
TABLE = "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y)\n"
TEST = "model = LogisticRegression()\nmodel.fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"


def kinds(code: str) -> set[Kind]:
    """Return the kinds of leak in `code`."""
    return {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(IMPORTS + dedent(code)).body))}


@pytest.mark.parametrize(
    "learning",
    [
        "X = StandardScaler().fit_transform(X)",
        "scaler = StandardScaler()\nscaler.fit(X)\nX = scaler.transform(X)",
        "X = PCA(2).fit_transform(X)",
        "X = SelectKBest(k=5).fit_transform(X, y)",
        "X = TfidfVectorizer().fit_transform(X['text'])",
        "X = make_pipeline(StandardScaler(), PCA(2)).fit_transform(X)",
        "X['a'] = X['a'].fillna(X['a'].mean())",
        "X['a'].fillna(X['a'].median(), inplace=True)",
        "X.a = X.a.fillna(X.a.mode()[0])",
        "X = (X - X.mean()) / X.std()",
        "X = X / np.max(X)",
        "low, high = X.min(), X.max()\nX = (X - low) / (high - low)",
        "X['bin'] = pd.qcut(X['a'], 4)",
        "X['bin'] = pd.cut(X['a'], 4)",
        "X['mean'] = X.groupby('b')['a'].transform('mean')",
        "X['mean'] = X['b'].map(df.groupby('b')['y'].mean())",
        "X = X.merge(df.groupby('b')['y'].mean().reset_index(), on='b')",
        "mean = X['a'].mean()\nX['a'] = X['a'].apply(lambda value: mean if np.isnan(value) else value)",
        "for name in ['a', 'b']:\n    X[name] = X[name].fillna(X[name].mean())",
        "def scaled(rows):\n    return StandardScaler().fit_transform(rows)\nX = scaled(X)",
        "class Cleaner:\n    def __init__(self):\n        self.scaler = StandardScaler()\n"
        "    def clean(self, rows):\n        return self.scaler.fit_transform(rows)\nX = Cleaner().clean(X)",
    ],
)
def test_learning_before_the_split_leaks(learning: str) -> None:
    assert kinds(f"{TABLE}{learning}\n{SPLIT}{TEST}") == {Kind.PREPROCESSING}


@pytest.mark.parametrize(
    "harmless",
    [
        "X = np.log1p(X)",
        "X = X.fillna(0)",
        "X = pd.get_dummies(X)",
        "X['b'] = LabelEncoder().fit_transform(X['b'])",
        "X['bin'] = pd.cut(X['a'], [0, 18, 65])",
        "X = X.dropna()",
        "print(X.mean(), X.describe())",
        "X['total'] = X.sum(axis=1)",
        "X['a'] = X['a'].fillna(X['a'].mean())\nX = X.drop(columns='a')",
        "X = X.sample(frac=1)",
        "y = StandardScaler().fit_transform(y)",
        "X = X.astype(float) / 255",
    ],
)
def test_what_learns_nothing_of_other_rows_is_harmless(harmless: str) -> None:
    assert kinds(f"{TABLE}{harmless}\n{SPLIT}{TEST}") == set()


@pytest.mark.parametrize(
    "learning",
    [
        "scaler = StandardScaler()\nX_train = scaler.fit_transform(X_train)\nX_test = scaler.transform(X_test)",
        "mean = X_train.mean()\nX_train, X_test = X_train.fillna(mean), X_test.fillna(mean)",
        "for part in (X_train, X_test):\n    part['a'] = part['a'].fillna(X_train['a'].mean())",
        "X_train, y_train = SMOTE().fit_resample(X_train, y_train)",
    ],
)
def test_learning_after_the_split_is_honest(learning: str) -> None:
    assert kinds(f"{TABLE}{SPLIT}{learning}\n{TEST}") == set()


@pytest.mark.parametrize(
    "code",
    [
        "model = make_pipeline(StandardScaler(), LogisticRegression())\nprint(cross_val_score(model, X, y))",
        "search = GridSearchCV(make_pipeline(PCA(), LogisticRegression()), {})\n"
        f"{SPLIT}search.fit(X_train, y_train)\nprint(search.score(X_test, y_test))",
        "for train, test in KFold(5).split(X):\n    model = LogisticRegression().fit(X.iloc[train], y.iloc[train])\n"
        "    print(accuracy_score(y.iloc[test], model.predict(X.iloc[test])))",
    ],
)
def test_pipelines_and_folds_are_honest(code: str) -> None:
    assert kinds(TABLE + code) == set()


def test_scaling_before_a_cross_validation_leaks() -> None:
    assert kinds(
        f"{TABLE}X = StandardScaler().fit_transform(X)\nprint(cross_val_score(LogisticRegression(), X, y))"
    ) == {Kind.PREPROCESSING}


@pytest.mark.parametrize(
    "copying",
    [
        "X, y = SMOTE().fit_resample(X, y)",
        "rare = df[df['y'] == 1].sample(1000, replace=True)\ndf = pd.concat([df[df['y'] == 0], rare])\n"
        "X, y = df.drop(columns='y'), df['y']",
        "X = np.repeat(X, 3)",
        "X = pd.concat([X] * 3)",
    ],
)
def test_copies_made_before_the_split_overlap(copying: str) -> None:
    assert kinds(f"{TABLE}{copying}\n{SPLIT}{TEST}") == {Kind.OVERLAP}


@pytest.mark.parametrize(
    "split",
    [
        "mask = np.random.rand(len(df)) < 0.8\ntrain, test = df[mask], df[~mask]",
        "train = df.sample(frac=0.8)\ntest = df.drop(train.index)",
        "train = df.sample(frac=0.8)\ntest = df[~df.index.isin(train.index)]",
        "n = int(len(df) * 0.8)\ntrain, test = df[:n], df[n:]",
        "order = np.random.permutation(len(df))\ntrain, test = df.iloc[order[:80]], df.iloc[order[80:]]",
        "train, test = df[df['year'] < 2015], df[df['year'] >= 2015]",
        "train, test = df[df['part'] == 'train'], df[df['part'] == 'test']",
        "train, test = pd.read_csv('train.csv'), pd.read_csv('test.csv')",
        "whole = pd.concat([df, pd.read_csv('b.csv')])\ntrain, test = whole[:len(df)], whole[len(df):]",
        "train = train_test_split(df, random_state=1)[0]\ntest = train_test_split(df, random_state=1)[1]",
    ],
)
def test_splits_by_hand_share_no_rows(split: str) -> None:
    code = f"df = pd.read_csv('a.csv')\n{split}\nmodel = LogisticRegression()\nmodel.fit(train[['a']], train['y'])\n"
    assert kinds(f"{code}print(model.score(test[['a']], test['y']))") == set()


@pytest.mark.parametrize(
    "code",
    [
        f"{SPLIT}model = LogisticRegression().fit(X, y)\nprint(model.score(X_test, y_test))",
        "a, b, c, d = train_test_split(X, y)\ne, f, g, h = train_test_split(X, y)\n"
        "model = LogisticRegression().fit(a, c)\nprint(model.score(f, h))",
    ],
)
def test_testing_on_part_of_the_training_rows_overlaps(code: str) -> None:
    assert kinds(TABLE + code) == {Kind.OVERLAP}


def test_a_training_score_alone_is_no_test() -> None:
    assert kinds(f"{TABLE}model = LogisticRegression().fit(X, y)\nprint(model.score(X, y))") == {Kind.TRAINING_SCORE}
    assert kinds(f"{TABLE}{SPLIT}{TEST}print(model.score(X_train, y_train))") == set()


def test_comparing_models_on_the_test_set_uses_it_up() -> None:
    other = "other = RandomForestClassifier()\nother.fit(X_train, y_train)\nprint(other.score(X_test, y_test))\n"
    assert kinds(f"{TABLE}{SPLIT}{TEST}{other}") == {Kind.MULTI_TEST}


def test_comparing_models_on_a_validation_set_does_not() -> None:
    code = "X_train, X_new, y_train, y_new = train_test_split(X, y)\n" + SPLIT.replace("(X, y)", "(X_train, y_train)")
    other = "other = RandomForestClassifier()\nother.fit(X_train, y_train)\nprint(other.score(X_test, y_test))\n"
    assert kinds(f"{TABLE}{code}{TEST}{other}print(other.score(X_new, y_new))") == set()


def test_predictions_without_a_score_are_no_test() -> None:
    code = (
        "whole = pd.concat([pd.read_csv('train.csv'), pd.read_csv('test.csv')])\nwhole = whole.fillna(whole.mean())\n"
    )
    fit = "model = LogisticRegression().fit(whole[:891][['a']], whole[:891]['y'])\nmodel.predict(whole[891:][['a']])"
    assert kinds(code + fit) == set()


def test_clusters_are_not_tested() -> None:
    assert kinds(f"{TABLE}from sklearn.cluster import KMeans\nk = KMeans(3)\nk.fit(X)\nprint(k.score(X))") == set()


def test_a_budget_bounds_the_analysis_and_says_so() -> None:
    analysis = analyse("a.py", ast.parse("a = 1\n" * 1000).body, budget=100)
    assert analysis.problem == "needs more than 100 steps"


def test_of_several_tables_that_one_line_learns_from_the_same_comes_first_in_every_run() -> None:
    code = (
        "def filled(table):\n    table['age'] = table['age'].fillna(table['age'].mean())\n    return table\n"
        "df = pd.concat([filled(pd.read_csv('e.csv')), filled(pd.read_csv('b.csv')), filled(pd.read_csv('d.csv')),"
        " filled(pd.read_csv('a.csv')), filled(pd.read_csv('c.csv'))])\nX, y = df.drop(columns='y'), df['y']\n"
    )
    (leak,) = leaks_of(analyse("a.py", ast.parse(IMPORTS + code + SPLIT + TEST).body))
    assert [atom.root[1] for fact in leak.facts for atom in fact.over] == ["a.csv", "b.csv", "c.csv", "d.csv", "e.csv"]
