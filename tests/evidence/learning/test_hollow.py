"""Functions called as if they trained that keep what is written out in them."""

import pytest

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.experiments import Reading
from mlfolio.evidence.learning.hollow import without_hollow
from mlfolio.evidence.learning.python_code import signs_of

CALL = "from rules import train_model\n\ntrain_model('model.pkl')\n"
RULES = "def train_model(path):\n    rules = {'small': 2.5, 'large': 4.9}\n    pickle.dump(rules, open(path, 'wb'))\n"


def trains(*codes: str) -> bool:
    readings = [Reading(f"{at}.py", signs_of(Source(f"{at}.py", [(None, code)]))) for at, code in enumerate(codes)]
    return any(reading.trains for reading in without_hollow(readings))


def test_what_only_writes_rules_down_trains_nothing() -> None:
    assert not trains(CALL, RULES)


@pytest.mark.parametrize(
    "code",
    [
        RULES.replace("path):", "path, rows):"),
        RULES.replace("    rules =", "    for one in load():\n        see(one)\n    rules ="),
        RULES.replace("{'small'", "{'mean': average(), 'small'"),
        RULES.replace("{'small': 2.5, 'large': 4.9}", "read()"),
        "import sklearn\n",
    ],
)
def test_what_may_learn_trains(code: str) -> None:
    assert trains(CALL, code)


def test_a_name_that_stands_for_both_tells_nothing() -> None:
    assert trains(CALL, RULES, RULES.replace("path):", "rows):"))
