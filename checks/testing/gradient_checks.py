"""Analytic against numeric gradients, where gradients are written by hand."""

import re
from collections.abc import Iterator

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.functions import Function
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.coursework.names import is_called_notes
from mlfolio.evidence.files import Files
from mlfolio.evidence.testing.bodies import bodies
from mlfolio.evidence.testing.tests import Tests
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Verdict, failed, graded, not_applicable, passed

_BY_HAND = lazy_pattern(
    r"_*+(?:backward|back_?prop(?:agat\w*)?|back_?propagation|(?:compute|calc\w*|get)_gradients?|gradients?"
    r"|(?!(?:zero|no|clear|reset|clip|init|enable|disable|requires?|set)_)\w+_(?:backward|derivative|prime|grad))",
    re.IGNORECASE,
)
"""Names of what computes a gradient, and none of what sets it to nought, cuts it off or turns it off."""

_FRAMEWORKS = frozenset({"torch", "tensorflow", "keras", "jax", "theano", "mxnet"})
_COMPARED = lazy_pattern(
    r"grad\w{0,40}check|check_?(?:grad|vjp|jvp)|numerical_?(?:grad|jac|jvp|vjp|deriv)"
    r"|num_?grad|numeric_?grad|finite_?diff|approx_fprime"
    r"|approx_derivative|gradcheck"
    r"|(?:\+ ?(?:eps\w*|h|delta)\b[\s\S]{1,300}- ?(?:eps\w*|h|delta)\b[\s\S]{1,200}/ ?\(?2)"
    r"|\.grad\b[\s\S]{1,600}(?:allclose|abs\(|almost|approx)"
    r"|(?:allclose|abs\(|almost|approx)[\s\S]{1,200}\.grad\b|numderiv",
    re.IGNORECASE,
)
_NET = (
    "class Layer:\n    def forward(self, x):\n        return x * self.w\n\n"
    "    def backward(self, g):{}\n        return g * self.w\n"
)


@check(
    title="Gradients written by hand are checked numerically",
    how="Where Python code outside tests defines backward, backprop, a gradient or a derivative without a framework"
    " that"
    " differentiates, an asserting test compares it with finite differences, or with the gradient of such a framework."
    " A"
    " check that only stands in the code, or in a script, earns half, which does not pass.",
    fix="In a test, move each weight by ±1e-5, take the difference of the losses over 2e-5, and assert that the"
    " analytic gradient"
    " is within a relative 1e-5 of it.",
    # A wrong gradient still goes down, only slower: nothing else shows it. Gradients are checked in more ways than can
    # be told: 7 of 11 findings were true, so that it is advice.
    weight=2,
    advice=True,
    source=Citation(
        "A", "The Foundation: Mathematics and Statistics", "derivatives and gradients, the basis of optimization"
    ),
    after=("has-tests",),
    kinds=("from-scratch",),
    bad=[
        Example(
            {
                "net.py": _NET.format(" <-- bad"),
                "tests/test_net.py": "from net import Layer\n\n\ndef test_forward():\n    assert Layer().forward(2) =="
                " 2\n",
            }
        ),
    ],
    good=[
        Example(
            {
                "net.py": _NET.format(""),
                "tests/test_net.py": "from net import Layer\n\n\ndef test_gradient():\n    layer, eps = Layer(), 1e-5\n"
                "    numeric = (layer.forward(2 + eps) - layer.forward(2 - eps)) / (2 * eps)\n"
                "    assert abs(layer.backward(1) - numeric) < 1e-6\n",
            }
        ),
        Example(
            {
                "net.py": _NET.format(""),
                "tests/test_net.py": "import torch\nfrom net import Layer\n\n\ndef test_same_as_torch():\n"
                "    x = torch.ones(1, requires_grad=True)\n    (x * 3).backward()\n"
                "    assert abs(Layer().backward(1) - x.grad.item()) < 1e-6\n",
            }
        ),
    ],
)
def gradient_checks(sources: Sources, tests: Tests, files: Files) -> Verdict:
    """The gradient is where an implementation goes wrong, and the loss falls all the same.

    Comparing it with finite differences takes ten lines and settles the matter.
    """
    written = next(_by_hand(sources), None)
    if written is None:
        return not_applicable("no gradient is written by hand")
    if any(_COMPARED.search(body.text) or _COMPARED.search(body.test.name) for body in bodies(tests, files)):
        return passed()
    source, function = written
    if any(_COMPARED.search(one.text) for one in sources.authored):
        return graded(
            0.5, [source.finding("is checked numerically somewhere, and in no test that asserts", function.line)]
        )
    return failed(source.finding(f"`{function.name}` is compared with no numeric gradient", function.line))


def _by_hand(sources: Sources) -> Iterator[tuple[Source, Function]]:
    for source in sources.code:
        if is_called_notes(source.path):
            continue
        if "def " in source.text and _FRAMEWORKS.isdisjoint(one.top for one in source.imports):
            yield from (
                (source, one) for one in source.functions if _BY_HAND.fullmatch(one.name) and one.body_lines > 0
            )
