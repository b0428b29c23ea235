"""An agent whose algorithm the author wrote, with a framework's networks, is told from one that a library brings."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.examples import Content
from mlfolio.repo import Repo

ACTOR = "import torch\n\n\nclass Actor(torch.nn.Module):\n    def forward(self, x): ...\n"
READY = "from stable_baselines3 import PPO\n\n\nclass TunedAgent:\n    def fit(self): ...\n"
SCRIPTS: dict[str, Content] = {f"{name}.py": "def run(): ...\n" for name in ("plot", "film", "train", "play")}


@pytest.mark.parametrize(
    ("expected", "files"),
    [
        ("from-scratch", {"README.md": "# Actor-critic on a pole\n", "model.py": ACTOR}),
        ("from-scratch", {"README.md": "# The pole\n\nAn implementation of PPO.\n", "model.py": ACTOR}),
        ("from-scratch", {"README.md": "# Deep-Q-learning\n", "dqn_agent.py": "import jax\n\n\ndef act(x): ...\n"}),
        ("from-scratch", {"README.md": "# Policy gradients\n", "rl/policy.py": f"from rl import a\n{ACTOR}"}),
        ("from-scratch", {"README.md": "# PPO\n", "model.py": ACTOR, "ready.py": READY, **SCRIPTS}),
        # A library's agent is taken, not written.
        ("general", {"README.md": "# PPO on a pole\n", "agent.py": READY}),
        ("general", {"README.md": "# DQN against PPO\n", "model.py": ACTOR, "ready.py": READY}),
        # The algorithm is a means there, or nothing is named after a part of it.
        ("general", {"README.md": "# A robot\n\nIt learns to walk using PPO.\n", "model.py": ACTOR}),
        ("general", {"README.md": "# PPO on a pole\n", **SCRIPTS}),
        ("general", {"README.md": "# Plays\n\nWe reinforce what is learnt.\n", "model.py": ACTOR}),
        ("general", {"README.md": "# Faces\n", "model.py": ACTOR.replace("Actor", "Critic")}),
        ("deployed", {"README.md": "# Chat\n\nA PPO agent.\n", "agent.py": ACTOR, "app.py": "import flask\n"}),
    ],
)
def test_agents(tmp_path: Path, expected: str, files: dict[str, Content]) -> None:
    assert Repo(make(tmp_path, files)).kind.name == expected
