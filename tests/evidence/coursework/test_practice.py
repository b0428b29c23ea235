"""Which repositories are a learner's practice, notes or tutorials, by the README and by folders of problems."""

import pytest

from mlfolio.evidence.coursework.practice import is_a_learners
from mlfolio.evidence.prose.markdown import read_markdown

_MANY = [f"part{number}/a.ipynb" for number in range(5)]


@pytest.mark.parametrize(
    "text",
    [
        "# Nets\n\nAll of my neural network practice problems.\n",
        "# deep-ml\n\nMy solutions to the problems on Deep-ML.\n",
        "# 100 Days of ML Code\n",
        "# Machine Learning Notes\n",
        "# Trees\n\nWhat I have learned about trees.\n",
        "# ML\n\nAll scripts here are based on online tutorials.\n",
        "# ML\n\nProjects with:\n\n- NumPy\n- PyTorch\n- Gym\n- YOLO\n\nAll are based on online tutorials.\n\n## GAN\n",
        "# RNN\n\nFollowing the official PyTorch tutorial, word by word.\n",
        "# ML\n\nSmall scripts that I write while I am learning.\n",
        "# Mushrooms\n\nPlaying around with the mushrooms of UCI.\n",
        "# ds-projects\n\nVarious scripts that were useful through my data science journey.\n",
        "# DataScience-Projects\n\nData science excercised from Dataquest and Kaggle.\n",
        "# 机器学习\n\n学习笔记。\n",
        "# Templates\n\nI will be using this repository to store scripts in R that demonstrate features.\n",
    ],
)
def test_a_learners(text: str) -> None:
    assert is_a_learners(read_markdown(text), _MANY)


@pytest.mark.parametrize(
    "text",
    [
        "# Neural-Network-Projects\n\nAll of my neural network practice problems.\n",
        "# Readmission\n\nPredicts who is readmitted within 30 days of discharge.\n",
        "# Levels\n\nPredicts how hard LeetCode problems are.\n",
        "# Summaries\n\nSummarises clinical and lecture notes.\n",
        "# Nets\n\nWith:\n\n- NumPy\n- Gym\n- YOLO\n- IBM\n\n## GAN\n\nBased on a tutorial.\n",
        "# Churn\n\nTo install it, follow this tutorial.\n",
        "# Routes\n\nSolves linear programming problems of a depot.\n",
        "# Titanic\n\nMy Kaggle competition entry, following a tutorial.\n",
        "# Forests\n\nRows of the UCI Machine Learning Repository.\n",
        "# Best practice\n\nHow we deploy models.\n",
        "# Trees\n\nA journey through core concepts of trees.\n",
    ],
)
def test_a_work_of_ones_own(text: str) -> None:
    assert not is_a_learners(read_markdown(text), _MANY)


def test_that_somebody_learns_is_said_of_one_project_too() -> None:
    document = read_markdown("# Tree\n\nA decision tree, written as part of my learning journey.\n")
    assert not is_a_learners(document, ["tree.py"])
    assert is_a_learners(document, _MANY)
