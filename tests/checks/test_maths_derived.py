"""Where formulas are looked for, and what leaves open whether there are any."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome


@pytest.fixture
def derived(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "maths-derived")


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"tree.py": "G = 1  # Gini = 1 - sum(p * p)\n"}, Outcome.UNKNOWN),
        ({"tree.py": 'def f():\n    """J = Sum([h(X) - y]^2) / 2m"""\n'}, Outcome.UNKNOWN),
        ({"README.md": "# Tree\n\nThe impurity is G = 1 - sum(p^2).\n"}, Outcome.UNKNOWN),
        ({"tree.py": "loss = 1 - sum(p)\n"}, Outcome.FAIL),
        ({"clean.py": "import re\n\ntext = re.sub(r'\\[.*?\\]', '', text)\nscore = 1\n"}, Outcome.FAIL),
        ({"tree.py": "", "README.md": "# Tree\n"}, Outcome.NOT_APPLICABLE),
        (
            {
                "autograd/__init__.py": "",
                "autograd/value.py": "class Value:\n    def __add__(self, other):\n        return Value()\n",
                "play.py": "from autograd.value import Value\n",
            },
            Outcome.NOT_APPLICABLE,
        ),
        ({"fit.py": "g = 1\n## grad w.r.t b --> -2/n * summation(y_i - wTx_i - b)\n"}, Outcome.UNKNOWN),
        ({"fit.py": "g = 1\n## y_i_hat = w.T * x_i + b\n"}, Outcome.UNKNOWN),
        ({"fit.py": "g = 1  # the line y = b + (w0)(x0) + (w1)(x1)\n"}, Outcome.UNKNOWN),
        ({"fit.py": "g = 1\n", "README.md": "# A\n\nScaled: x = (x - mean) / deviation\n"}, Outcome.UNKNOWN),
        ({"fit.py": "g = 1\n", "README.md": "# A\n\n```\n|-- fit.py   features + linear fit\n```\n"}, Outcome.FAIL),
        ({"net.py": 'def back(e):\n    """output_error = (dq / dy_2k)"""\n'}, Outcome.UNKNOWN),
        ({"net.py": "g = e * w  # (d q / d y_1j) = (d q / d y_2k) * theta\n"}, Outcome.UNKNOWN),
        ({"fit.py": "# w = w - lr * grad\nw -= lr * grad\n"}, Outcome.UNKNOWN),
        ({"fit.py": "w -= a\n# precision = tp / (tp + fp)\n"}, Outcome.UNKNOWN),
        ({"fit.py": "w = w - lr * grad\np = tp / (tp + fp)\n"}, Outcome.FAIL),
        ({"fit.py": '"""See Bishop (2006)."""\nm = a  # (16)\ns = b  # (17)\nv = c  # (18)\n'}, Outcome.UNKNOWN),
        ({"fit.py": "m = a  # eq. (7)\ns = b  # see Eq. 10.58\nv = c  # equation 3\n"}, Outcome.UNKNOWN),
        ({"fit.py": "m = a  # (16)\ns = b  # (32)\nv = c  # (64)\n"}, Outcome.FAIL),
        ({"fit.py": "m = a  # (1) first\ns = b  # seq 2\nv = c  # 3 of them\n"}, Outcome.FAIL),
        ({"fit.py": "g = 1\n", "README.md": "# A\n\n![mse](https://example.org/1.png)\n"}, Outcome.UNKNOWN),
        ({"fit.py": "g = 1\n", "README.md": "# A\n\n![hingeloss](https://example.org/1)\n"}, Outcome.UNKNOWN),
        ({"fit.py": "g = 1\n", "README.md": "# A\n\n![Loss curve](https://example.org/1)\n"}, Outcome.FAIL),
        ({"fit.py": "g = 1\n", "README.md": "# A\n\n1. Find ^y = a + bx.\n"}, Outcome.UNKNOWN),
        ({"fit.py": "g = 1\n", "README.md": "# A\n\nMinimise ((a * x1 + b) - y1)** 2 + ...\n"}, Outcome.UNKNOWN),
        ({"tree.py": "g = 1\n", "Lab 6.pdf": "%PDF"}, Outcome.UNKNOWN),
    ],
)
def test_what_may_be_a_formula_leaves_it_open(
    files: dict[str, str], outcome: Outcome, derived: Check, tmp_path: Path
) -> None:
    assert ask(derived, make(tmp_path / "r", dict(files))).outcome is outcome
