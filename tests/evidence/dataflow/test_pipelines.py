"""Pipelines and transformers: libraries', the code's own, and such as nobody knows."""

import pytest
from evidence.dataflow.programs import FIT, LEAKS, LOAD, NONE, SPLIT, SVC_SCORE, TABLE, TEST, UNSEEDED, kinds

from mlfolio.evidence.dataflow.leak import Kind


def test_a_pipeline_that_holds_another_twice_many_times_over_is_read_once() -> None:
    nested = "whole = StandardScaler()\n" + "whole = make_pipeline(whole, whole)\n" * 40
    assert kinds(LOAD + nested + "X = whole.fit_transform(X)\n" + SPLIT + TEST) == {Kind.PREPROCESSING}
    own = "class Same(BaseEstimator):\n    pass\n" + nested.replace("StandardScaler", "Same")
    assert kinds(LOAD + own + "X = whole.fit_transform(X)\n" + SPLIT + TEST) == set()


OWN = (
    "class Centre(TransformerMixin):\n"
    "    def fit(self, X, y=None):\n        self.mean = X.mean()\n        return self\n"
    "    def transform(self, X):\n        return X - self.mean\n"
)


def test_a_transformer_of_the_code_inherits_how_it_is_fitted_and_applied() -> None:
    honest = "c = Centre()\nX_train = c.fit_transform(X_train)\nX_test = c.transform(X_test)\n"
    assert kinds(LOAD + OWN + "X = Centre().fit_transform(X)\n" + SPLIT + TEST) == {Kind.PREPROCESSING}
    assert kinds(LOAD + OWN + SPLIT + honest + TEST) == set()


INHERITED = "class Own({base}):\n    def fit(self, X):\n        return self.{fits}(X)\n"


def test_a_class_is_what_the_class_of_a_library_is_that_it_inherits_from() -> None:
    words = (
        "    def transform(self, X):\n        return pad(self.texts_to_sequences(X))\nown = Own()\nown.fit(df.text)\n"
    )
    codes = INHERITED.format(base="Tokenizer", fits="fit_on_texts") + words + "X, y = own.transform(df.text), df['y']\n"
    assert kinds(TABLE + codes + SPLIT + SVC_SCORE) == NONE
    scaler = "class Own(StandardScaler):\n    kind = 1\nX, y = Own().fit_transform(df[['a']]), df['y']\n"
    assert kinds(TABLE + scaler + SPLIT + SVC_SCORE) == LEAKS


def test_transformers_nobody_knows_claim_nothing() -> None:
    code = (
        "X, y = load_iris(return_X_y=True)\nX = Pipeline([('a', Renamer()), ('b', Multiplier(2))]).fit_transform(X)\n"
    )
    assert kinds(code + UNSEEDED + FIT) == set()


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
