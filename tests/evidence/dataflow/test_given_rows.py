"""Modules of estimators, which are followed where somebody calls them."""

import pytest

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.dataflow.given_rows import holds_estimators_alone

IMPORTS = "import numpy as np\n\nfrom mine.base import Base\n\nRATE = 0.1\n\n\n"
CLASS = (
    "class Ridge(Base):\n    def fit(self, X, y):\n{body}\n        self.inner.fit(X, y)\n\n"
    "    def {second}\n        return X\n"
)
PLAIN = CLASS.format(body="        self.rate = RATE", second="predict(self, X):")


def holds(code: str) -> bool:
    return holds_estimators_alone(Source("mine/ridge.py", [(None, code)]))


@pytest.mark.parametrize(
    "code",
    [
        PLAIN,
        CLASS.format(body="        pass", second="_transform(self, X):"),
        f"{PLAIN}\n\ndef norm(X):\n    return np.sqrt((X**2).sum())\n",
        "try:\n    import torch\nexcept ImportError:\n    torch = None\n\n\n" + PLAIN,
    ],
)
def test_whoever_calls_an_estimator_gives_its_rows(code: str) -> None:
    assert holds(IMPORTS + code)


@pytest.mark.parametrize(
    "code",
    [
        CLASS.format(body="        X, held = train_test_split(X)", second="predict(self, X):"),
        CLASS.format(body="        X = pd.read_csv('rows.csv')", second="predict(self, X):"),
        CLASS.format(body="        pass", second="show(self, X):"),
        f"{PLAIN}\n\ndef run(X, y):\n    return Ridge().fit(X, y).score(X, y)\n",
        f"{PLAIN}\n\nridge = Ridge()\nridge.fit(X, y)\n",
        f"{PLAIN}\n\nif __name__ == '__main__':\n    main()\n",
        f"{PLAIN}\n\nprint 'trained'\n",
    ],
    ids=["split", "read", "not applied", "function", "outside", "run", "Python 2"],
)
def test_what_brings_or_parts_rows_is_followed_by_itself(code: str) -> None:
    assert not holds(IMPORTS + code)
