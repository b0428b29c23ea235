"""What is computed of one row, one text or one sample by itself tells of no other."""

import pytest
from evidence.dataflow.programs import FIT, LEAKS, LOAD, SPLIT, TEST, TEST_OF, UNSEEDED, kinds

from mlfolio.evidence.dataflow.leak import Kind


def test_what_is_computed_within_a_row_learns_nothing_of_others() -> None:
    code = (
        "df = pd.read_csv('a.csv')\ndf['n'] = df['text'].apply(lambda text: sum(map(len, text.split())) / max(1, 2))\n"
        "X, y = df[['n']], df['y']\n"
    )
    assert kinds(code + UNSEEDED + FIT) == set()


BY_ITSELF = (
    "def scaled(band):\n    band = np.array(band)\n    return (band - band.min()) / band.max()\n"
    "old, new = pd.read_json('old.json'), pd.read_json('new.json')\n"
    "df = pd.concat([old, new])\nX, y = np.stack({values}.apply(scaled)), df['y']\n"
)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("old.band.append(new.band)", set()),
        ("pd.concat([old.band, new.band])", set()),
        ("pd.concat([old['left'], new['right']], ignore_index=True)", set()),
        ("pd.concat([old, new])['band']", set()),
        ("df['band'][df['good'] == 1]", set()),
        ("df.band.sample(90)", set()),
        ("df['band'].iloc[:50]", set()),
        ("df[['left', 'right']]", {Kind.PREPROCESSING}),
        ("pd.concat([old.band, new.band], axis=1)", {Kind.PREPROCESSING}),
    ],
)
def test_what_is_applied_to_a_column_is_given_one_value_after_the_other(values: str, expected: set[Kind]) -> None:
    assert kinds(BY_ITSELF.format(values=values) + SPLIT + FIT) == expected


def test_texts_cleaned_one_by_one_stay_the_rows_they_were() -> None:
    code = (
        "def cleaned(texts):\n    kept = []\n    for text in texts:\n        kept.append(Soup(text).get_text())\n"
        "    return kept\n"
        "X_train = pd.read_csv('train.csv')['text']\nX_test = pd.read_csv('test.csv')['text']\n"
        "X_train, X_test = cleaned(X_train), cleaned(X_test)\n"
    )
    assert kinds(code + FIT) == set()


def test_a_text_put_together_of_words_stays_its_row() -> None:
    code = (
        "corpus = []\nfor text in df['text']:\n    words = [stem(word) for word in text.lower().split()]\n"
        "    corpus.append(' '.join(words))\nX = CountVectorizer(max_features=1500).fit_transform(corpus)\n"
    )
    assert kinds(LOAD + code + SPLIT + FIT) == {Kind.PREPROCESSING}


def test_words_are_counted_within_their_text() -> None:
    code = (
        "listed = open('words.txt').read().split()\n"
        "def count(text):\n    words = re.findall('[a-z]+', text.lower())\n"
        "    return sum(word in listed for word in words)\n"
        "df['n'] = df['text'].apply(count)\nX, y = df[['n']], df['y']\n"
    )
    assert kinds(LOAD + code + SPLIT + FIT) == set()


def test_word_vectors_are_looked_up_for_each_text_by_itself() -> None:
    code = (
        "df = pd.read_csv('a.csv')\nwords = Word2Vec(df['text'].tolist())\ny = df['y']\n"
        "X = np.array([np.mean([words.wv[word] for word in text], axis=0) for text in df['text']])\n"
    )
    assert kinds(code + SPLIT + TEST) == set()


@pytest.mark.parametrize(
    ("of", "leaks"),
    [
        ("[word.vector for word in text]", set()),
        ("[word.vector for word in text], dtype=float", set()),
        ("[word.vector for word in df['text']]", {Kind.PREPROCESSING}),
        ("[before, [word.vector for word in text]]", {Kind.PREPROCESSING}),
    ],
)
def test_what_one_row_is_made_of_stays_within_it_when_it_is_stacked(of: str, leaks: set[Kind]) -> None:
    vectors = f"before = df.drop(columns='y')\ndef vector(text):\n    return np.nanmean(np.vstack({of}), axis=0)\n"
    assert kinds(LOAD + vectors + "X = np.vstack([vector(text) for text in df['text']])\n" + SPLIT + TEST) == leaks


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


@pytest.mark.parametrize(
    ("scaled", "leaks"),
    [
        ("X = (X / np.sum(X, axis=0)).T\n", set()),
        ("X = X / X.sum(axis=0)\nX = X.T\n", set()),
        ("X = X / np.sum(X, axis=0)\n", {Kind.PREPROCESSING}),
        ("X = (X / np.sum(X)).T\n", {Kind.PREPROCESSING}),
    ],
)
def test_what_is_computed_of_columns_that_become_rows_is_of_each_by_itself(scaled: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + scaled + SPLIT + TEST) == leaks


def test_a_scale_of_columns_is_told_where_the_parts_are_turned_over_afterwards() -> None:
    turned = "X = X / np.sum(X, axis=0)\n" + SPLIT + "X_train, X_test = X_train.T, X_test.T\n"
    assert kinds(LOAD + turned + TEST) == {Kind.PREPROCESSING}


@pytest.mark.parametrize(
    ("made", "leaks"),
    [
        ("sum([X['a'], X['b']])", set()),
        ("sum(2 ** X[name] for name in names)", set()),
        ("np.mean([X['a'], X['b']], axis=0)", set()),
        ("np.mean([X['a'], X['b']])", {Kind.PREPROCESSING}),
        ("sum(X['a'])", {Kind.PREPROCESSING}),
        ("sum((X.get(c, 0) == 'yes').astype(int) for c in names if c in X.columns)", set()),
        ("sum(v for v in X['a'])", {Kind.PREPROCESSING}),
        ("[sum(map(is_noun, words_of(text))) for text in X['a']]", set()),
        ("np.stack([X['a'], X['b']], axis=0).astype(float).mean(axis=0)", set()),
        ("np.stack([X['a'], X['b']]).std(axis=0)", set()),
        ("np.stack([X['a'], X['b']], axis=1).mean(axis=0)", {Kind.PREPROCESSING}),
        ("np.stack([X['a'], X['b']]).mean()", {Kind.PREPROCESSING}),
        ("sum(X[i] for i in range(9))", {Kind.PREPROCESSING}),
    ],
)
def test_what_is_added_up_across_listed_columns_stays_in_its_row(made: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + f"X['all'] = X['a'] / {made}\n" + SPLIT + TEST) == leaks


def test_the_larger_of_two_is_no_statistic() -> None:
    code = (
        "df = pd.read_csv('a.csv')\ndf['a'] = {}\nX, y = df.drop(columns='y'), df['y']\n"
        + SPLIT
        + TEST_OF.format("SVC")
    )
    assert kinds(code.format("df['a'] / max(df['b'], 1)")) == set()
    assert kinds(code.format("df['a'] / max(df['b'])")) == LEAKS


@pytest.mark.parametrize(
    ("picked", "expected"), [("max(X['a'], key=len)", set()), ("X['a'].max()", {Kind.PREPROCESSING})]
)
def test_what_pythons_own_maximum_picks_by_a_key_is_no_statistic(picked: str, expected: set[Kind]) -> None:
    code = f"X['b'] = X['c'] / {picked}\n"
    test = "model = SVC().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
    assert kinds(LOAD + code + SPLIT + test) == expected
