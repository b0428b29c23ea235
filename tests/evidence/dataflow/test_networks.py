"""Networks that are trained by a loop of the code's own or go on training, and what their training watches."""

import pytest
from evidence.dataflow.programs import LOAD, SPLIT, UNSEEDED, kinds

from mlfolio.evidence.dataflow.leak import Kind

TORCH = (
    "class Net(nn.Module):\n    def forward(self, x):\n        return x\n"
    "whole = TensorDataset(torch.load('x.pt'), torch.load('y.pt'))\n"
    "train, test = random_split(whole, [80, 20])\nmodel = Net()\nfor epoch in range(9):\n"
    "    for x, y in DataLoader(train):\n        loss = criterion(model(x), y)\n        loss.backward()\n"
)
SCORED = "for x, y in DataLoader({}):\n    right += (model(x).argmax(1) == y).sum()\n"


def test_torch_loops_train_and_test() -> None:
    assert kinds(TORCH + SCORED.format("test")) == set()


def test_watching_the_test_set_uses_it_up() -> None:
    indented = "".join(f"    {line}\n" for line in SCORED.format("test").splitlines())
    assert kinds(TORCH + indented) == {Kind.MULTI_TEST}
    keras = "X, y = load_digits(return_X_y=True)\n" + UNSEEDED + "model = Sequential()\n"
    watched = "model.fit(X_train, y_train, validation_data=(X_test, y_test))\nmodel.evaluate(X_test, y_test)\n"
    assert kinds(keras + watched) == {Kind.MULTI_TEST}


def test_a_network_moved_to_a_device_stays_itself() -> None:
    code = (
        "device = pick_device()\nwhole = TensorDataset(torch.tensor({values}))\n"
        "train, test = random_split(whole, [0.8, 0.2])\nclass Net(nn.Module):\n    def forward(self, x):\n"
        "        return x\nmodel = Net().to(device)\nfor x, y in DataLoader(train):\n"
        "    loss = criterion(model(x), y)\n    loss.backward()\n"
        "for x, y in DataLoader(test):\n    right += (model(x).argmax(1) == y).sum()\n"
    )
    assert kinds(LOAD + code.format(values="(X - X.mean(0)) / X.std(0)")) == {Kind.PREPROCESSING}
    assert kinds(LOAD + code.format(values="X")) == set()


WATCHED = (
    "train, val, test_loader = make_loaders()\nclass Net(nn.Module):\n    def forward(self, x):\n        return x\n"
    "model = Net()\nfor epoch in range(9):\n    for x, y in train:\n        loss = criterion(model(x), y)\n"
    "        loss.backward()\n    for x, y in {watched}:\n        right += (model(x).argmax(1) == y).sum()\n"
)


def test_a_network_may_be_watched_where_a_test_set_is_left() -> None:
    assert kinds(WATCHED.format(watched="val")) == set()
    assert kinds(WATCHED.replace("test_loader", "rest").format(watched="val")) == {Kind.MULTI_TEST}
    assert kinds(WATCHED.format(watched="test_loader")) == {Kind.MULTI_TEST}


@pytest.mark.parametrize(
    ("after", "leaks"),
    [
        ("    print(epoch, right)\n", set()),
        ("    print(epoch, right)\n    best = max(best, right)\n", {Kind.MULTI_TEST}),
        ("    print(epoch, right)\n    if right > 90:\n        break\n", {Kind.MULTI_TEST}),
        ("    scores.append(right)\n", {Kind.MULTI_TEST}),
    ],
)
def test_what_a_training_only_prints_chooses_nothing(after: str, leaks: set[Kind]) -> None:
    assert kinds(WATCHED.format(watched="test_loader") + after) == leaks


def test_a_network_that_trains_on_has_seen_all_that_it_trained_on() -> None:
    code = "model = Sequential()\nmodel.fit(X, y)\n" + SPLIT + "model.fit(X_train, y_train)\n"
    assert kinds(LOAD + code + "print(model.evaluate(X_test, y_test))\n") == {Kind.OVERLAP}
