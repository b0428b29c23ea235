"""What has no implementation to be compared with but the one that it is built on."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

_TEST = {"tests/test_net.py": "from net.core import Net\n\n\ndef test_net():\n    assert Net().fit([1]).size == 1\n"}
_TRACKS = (
    "from net.core import Net\nfrom net.others import {0}\n\n\ndef test_same():\n"
    "    rows = [[1], [2]]\n    same = (Net().predict(rows) == {0}().predict(rows)).mean()\n    assert same > 0.95\n"
)
_WRAPS = "import neat\n\n\nclass Net:\n    def fit(self, x):\n        return neat.run(x)\n"
_WRITES = "import numpy as np\n\n\nclass Net:\n    def fit(self, x):\n        return np.array(x)\n"


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"net/core.py": _WRAPS}, "not-applicable"),
        ({"net/core.py": _WRITES}, "fail"),
        ({"net/core.py": "import ollama\n\n\ndef ask(x):\n    return ollama.chat(x)\n"}, "not-applicable"),
        ({"net/core.py": "import ollama\nimport numpy\n\n\ndef ask(x):\n    return numpy.dot(x, x)\n"}, "fail"),
        ({"net/core.py": _WRITES, "examples/compare.py": _WRAPS}, "fail"),
        ({"net/core.py": _WRITES, "tests/test_same.py": _TRACKS.format("SklearnNet")}, "pass"),
        ({"net/core.py": _WRITES, "tests/test_same.py": _TRACKS.format("OtherNet")}, "fail"),
        ({"net/core.py": _WRITES, "net/other.py": _WRAPS, "net/loss.py": _WRITES}, "fail"),
    ],
)
def test_a_library_that_does_the_work_needs_no_comparison(
    checks: tuple[Check, ...], files: dict[str, str], outcome: str, tmp_path: Path
) -> None:
    parity = next(one for one in checks if one.id == "reference-parity-tests")
    assert ask(parity, make(tmp_path, _TEST | files)).outcome is Outcome(outcome)


@pytest.mark.parametrize(
    ("name", "theirs", "outcome"),
    [
        ("add_matches_numpy", "np.array(a) + np.array(b)", "pass"),
        ("matmul_against_np", "np.matmul(a, b)", "pass"),
        ("numpy_parity", "np.add(a, b)", "pass"),
        ("add", "np.array([11, 22])", "fail"),
        ("to_numpy", "np.array([1, 2])", "fail"),
        ("add_matches_numpy", "[11, 22]", "fail"),
    ],
)
def test_numpys_results_are_told_by_the_name_of_the_test(
    checks: tuple[Check, ...], name: str, theirs: str, outcome: str, tmp_path: Path
) -> None:
    parity = next(one for one in checks if one.id == "reference-parity-tests")
    test = "import numpy as np\nfrom net.core import Net\n\n\n"
    test += f"def test_{name}():\n    a, b = [1, 2], [10, 20]\n"
    test += f"    np.testing.assert_array_equal(Net(a) + Net(b), {theirs})\n"
    files = {"net/core.py": _WRITES, "tests/test_ops.py": test}
    assert ask(parity, make(tmp_path, files)).outcome is Outcome(outcome)
