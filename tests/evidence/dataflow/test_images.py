"""Pictures: what is computed of each by itself, constants of their formats, and generators of them."""

import pytest
from evidence.dataflow.programs import FIT, LOAD, SPLIT, TEST, kinds

from mlfolio.evidence.dataflow.leak import Kind


def test_each_picture_is_scaled_by_itself() -> None:
    code = (
        "def scaled(table):\n    pictures = []\n    for number, row in table.iterrows():\n"
        "        band = np.array(row['band']).reshape(75, 75)\n        pictures.append(band / np.max(band))\n"
        "    return np.array(pictures)\nX = scaled(df)\n"
    )
    assert kinds(LOAD + code + SPLIT + FIT) == set()


def test_files_are_scaled_one_by_one_too() -> None:
    code = (
        "pictures = np.zeros((len(df), 9))\nfor number in range(len(df)):\n    picture = read(df['file'][number])\n"
        "    pictures[number] = (picture - picture.mean()) / np.std(picture)\nX = pictures\n"
    )
    assert kinds(LOAD + code + SPLIT + FIT) == set()


PICTURES = (
    "import cv2\nfrom keras.utils import load_img\npictures = []\nfor path in paths:\n    one = {read}\n"
    "    pictures.append(cv2.resize(one, (9, 9)))\nX = np.asarray(pictures).astype('float32')\n"
)


@pytest.mark.parametrize(
    ("read", "by", "leaks"),
    [
        ("cv2.imread(path)", "X / np.max(X)", set()),
        ("load_img(path)", "(X - X.min()) / (X.max() - X.min())", set()),
        ("cv2.imread(path)", "X - X.mean()", {Kind.PREPROCESSING}),
        ("np.load(path)", "X / X.max()", {Kind.PREPROCESSING}),
    ],
)
def test_the_brightest_pixel_is_a_constant_of_the_format(read: str, by: str, leaks: set[Kind]) -> None:
    assert kinds(PICTURES.format(read=read) + f"X = {by}\n" + SPLIT + TEST) == leaks


def test_pictures_of_a_known_data_set_are_pictures() -> None:
    load = "from keras.datasets import {0}\n(X, y), (more, answers) = {0}.load_data()\nX = X / X.max()\n"
    assert kinds(load.format("mnist") + SPLIT + TEST) == set()
    assert kinds(load.format("boston_housing") + SPLIT + TEST) == {Kind.PREPROCESSING}
    load = "X, y = fetch_openml('{}', return_X_y=True)\nX = X / X.max()\n"
    assert kinds(load.format("mnist_784") + SPLIT + TEST) == set()
    assert kinds(load.format("adult") + SPLIT + TEST) == {Kind.PREPROCESSING}


def test_a_generator_of_another_subset_gives_other_rows() -> None:
    code = (
        "table = pd.read_csv('a.csv')\nflow = ImageDataGenerator(validation_split=0.2)\n"
        "train = flow.flow_from_dataframe(table, subset='training')\n"
        "valid = flow.flow_from_dataframe(table, subset='validation')\n"
        "model = Sequential()\nmodel.fit(train)\nmodel.evaluate(valid)\n"
    )
    assert kinds(code) == set()
