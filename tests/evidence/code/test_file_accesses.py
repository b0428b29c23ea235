"""Calls that read or write files, and calls that only look like it."""

import pytest

from mlfolio.evidence.code.file_accesses import file_accesses
from mlfolio.evidence.code.source import Source


def literals(code: str) -> list[str | None]:
    return [one.literal for one in file_accesses([Source("a.py", [(None, code)])])]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("pd.read_csv('data/a.csv')", ["data/a.csv"]),
        ("pickle.load(open('model.pkl', 'rb'))", ["model.pkl"]),
        ("torch.save(model, 'model.pt')", ["model.pt"]),
        ("joblib.dump(model, PATH)", [None]),
        ("pd.read_csv(filepath_or_buffer='a.csv')", ["a.csv"]),
        ("pd.read_csv(f'{folder}/a.csv')", [None]),
        ("with open(path) as file:\n    json.dump(rows, file)", [None]),
        ("file = open(path)\njson.load(file)", [None]),
        ("torch.hub.load('pytorch/vision', 'resnet18')", []),
        ("pd.read_csv('https://example.org/a.csv')", []),
        ("spacy.load('en_core_web_sm')", []),
        ("ani.save('descent.gif', writer='imagemagick')", []),
        ("load(*paths)", []),
        ("open()", []),
        ("Image.open(3)", []),
        ("open('" + "/" * 5000 + "')", []),
    ],
)
def test_the_paths_of_calls(code: str, expected: list[str | None]) -> None:
    assert literals(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("open('a.txt', 'w')", True),
        ("open('a.txt', mode='ab')", True),
        ("open('a.txt')", False),
        ("open('a.txt', encoding='ascii')", False),
        ("rows.to_csv('a.csv')", True),
        ("torch.save(model, 'a.pt')", True),
        ("pd.read_csv('a.csv', 'x')", False),
    ],
)
def test_what_is_written(code: str, expected: bool) -> None:
    assert [one.writes for one in file_accesses([Source("a.py", [(None, code)])])] == [expected]
