"""Trainings that no `fit` tells, and loops that only look like one."""

import pytest

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.python_code import signs_of

DESCENT = (
    "import numpy as np\nw = np.zeros(3)\nfor i in range(1000):\n    p = 1 / (1 + np.exp(-x.dot(w)))\n"
    "    g = np.mean(x * (p - y)[:, None], axis=0)\n    w -= 0.1 * g\n"
)
TENSORFLOW = "import tensorflow as tf\n"
OWN = "from models.linear import Linear\nm = Linear()\n"


def trained(code: str) -> bool:
    roles = {sign.role for sign in signs_of(Source("a.py", [(None, code)]))}
    return not roles.isdisjoint({"trained", "own training"})


@pytest.mark.parametrize(
    "code",
    [
        DESCENT,
        DESCENT.replace("w -= 0.1 * g", "w = w - 0.1 * g"),
        DESCENT.replace("for i in range(1000):", "while error > 0.1:"),
        "for i in range(9):\n    theta -= alpha * slope(x, y, theta)\n",
        TENSORFLOW + "step = tf.train.AdamOptimizer(0.1).minimize(loss)\n",
        TENSORFLOW + "optimizer = tf.train.AdamOptimizer(0.1)\nstep = optimizer.minimize(loss)\n",
        OWN + "m.fit_vectorised(x, y)\n",
        OWN + "for a, b in zip(x, y):\n    m.backwardPropagate(a, b, 0.1)\n",
        OWN + "m.adaboost(x, y)\n",
        "from mmcv.runner import EpochBasedRunner\nrunner = EpochBasedRunner(model=net, optimizer=steps)\n",
    ],
)
def test_what_trains_in_its_own_way_is_seen(code: str) -> None:
    assert trained(code)


@pytest.mark.parametrize(
    "code",
    [
        DESCENT.replace("w -= 0.1 * g", "v -= 0.1 * g"),
        DESCENT.replace("(p - y)", "p"),
        DESCENT.replace("np.mean(x * (p - y)[:, None], axis=0)", "p - y").replace("x.dot(w)", "x * w"),
        DESCENT.replace("w -= 0.1 * g", "w -= g"),
        DESCENT.replace("    p = 1", "    y = w\n    p = 1"),
        "def descend(x, y, w):\n" + "".join(f"    {line}\n" for line in DESCENT.splitlines()),
        "for i in range(9):\n    v -= dt * force(x, v)\n    x += dt * v\n",
        "for i in range(9):\n    heat -= gain * (heat - wanted)\n",
        "for i in range(9):\n    theta -= alpha * slope(theta)\n",
        "from scipy.optimize import Minimizer\nMinimizer(f).minimize(loss)\n",
        TENSORFLOW + "study.minimize(loss)\n",
        OWN + "m.fit_vectorised(x)\n",
        OWN + "m.backprop(gradient)\n",
        "runner = Runner(model=net, rows=rows)\n",
        "class Net:\n    def learn_all(self, x, y):\n        self.layer.backprop(x, y)\n",
        OWN + "m.fit_resample(x, y)\n",
        "from sklearn.svm import SVC\nm = SVC()\nm.fit_all(x, y)\n",
    ],
)
def test_what_only_looks_like_training_is_none(code: str) -> None:
    assert not trained(code)


@pytest.mark.parametrize(
    "more", ["optimizer.step()\n", "p.data += -0.1 * p.grad\n", "w = w - 0.1 * w.grad\n", "w -= g\n"]
)
def test_a_gradient_that_changes_weights_trains(more: str) -> None:
    assert trained(f"loss.backward()\n{more}")


@pytest.mark.parametrize("more", ["", "self.grad += out.grad\n", "c = a - b\n", "mine.update(theirs.data.numpy().T)\n"])
def test_a_gradient_alone_trains_nothing(more: str) -> None:
    assert not trained(f"loss.backward()\n{more}")


_LAYER = "class Layer:\n    def backward(self, g):\n        return g * self.w\n\n    def train(self):\n"
_TRIED = "\n\ndef main():\n    layer = Layer()\n    layer.train()\n    slope = layer.backward(g)\n"
_MOVED = "    w[0] += eps\n    above = loss(w)\n    w[0] -= 2 * eps\n    slope = (above - loss(w)) / (2 * eps)\n"


@pytest.mark.parametrize(
    "code",
    [
        f"{_LAYER}        self.training = True\n{_TRIED}",
        f"def main():\n    analytic = net.backward(g)\n{_MOVED}",
        "def gradient_check(net, g):\n    w -= eps\n    return net.backward(g)\n",
    ],
)
def test_a_layer_that_is_tried_trains_nothing(code: str) -> None:
    assert not trained(code)


@pytest.mark.parametrize(
    "code",
    [
        f"{_LAYER}        for row in self.rows:\n            self.learn(row)\n{_TRIED}",
        f"{_LAYER}        self.training = True\n{_TRIED}    layer.w -= rate * slope\n",
        f"def main():\n    analytic = net.backward(g)\n{_MOVED}    w -= rate * slope\n",
        "class Net:\n    def train(self, shuffles):\n        self.descend(rows)\n\n\nNet().train(True)\n",
    ],
)
def test_what_changes_weights_beside_it_trains(code: str) -> None:
    assert trained(code)
