"""What is a gradient written by hand, and what compares it with a numeric one."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

_TEST = "from net import Layer\n\n\ndef test_forward():\n    assert Layer().forward(2) == 2\n"


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("relu_grad", Outcome.FAIL),
        ("_zeroed_backward", Outcome.FAIL),
        ("zero_grad", Outcome.NOT_APPLICABLE),
        ("_clip_grad", Outcome.NOT_APPLICABLE),
        ("no_grad", Outcome.NOT_APPLICABLE),
    ],
)
def test_what_resets_or_cuts_a_gradient_computes_none(
    checks: tuple[Check, ...], tmp_path: Path, name: str, outcome: Outcome
) -> None:
    net = f"class Layer:\n    def forward(self, x):\n        return x\n\n    def {name}(self, g):\n        self.g = g\n"
    assert _asked(checks, tmp_path, {"net.py": net, "tests/test_net.py": _TEST}) is outcome


@pytest.mark.parametrize(
    ("call", "outcome"),
    [
        ("check_vjp(sine, sine_grad, 0.5)", Outcome.PASS),
        ("numerical_jvp(sine, 0.5)", Outcome.PASS),
        ("sine_shape(0.5)", Outcome.FAIL),
    ],
)
def test_products_with_the_jacobian_are_compared_by_their_own_checks(
    checks: tuple[Check, ...], tmp_path: Path, call: str, outcome: Outcome
) -> None:
    net = "import math\n\n\ndef sine_grad(x):\n    return math.cos(x)\n"
    test = (
        f"from rules import *\nfrom net import sine_grad\n\n\ndef test_sine():\n    assert {call} == sine_grad(0.5)\n"
    )
    assert _asked(checks, tmp_path, {"net.py": net, "tests/test_net.py": test}) is outcome


def _asked(checks: tuple[Check, ...], folder: Path, files: dict[str, str]) -> Outcome:
    check = next(one for one in checks if one.id == "gradient-checks")
    return ask(check, make(folder, files)).outcome
