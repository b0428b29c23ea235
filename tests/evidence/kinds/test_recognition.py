"""What a repository sets out to be is told from its paths, its README and the first lines of its code."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.evidence.kinds.kind import Sign, chosen, weighed
from mlfolio.examples import Content
from mlfolio.kinds import KINDS
from mlfolio.repo import Repo

PACKAGE = '[build-system]\nrequires = ["hatchling"]\n\n[project]\nname = "tidy-trees"\n'
SERVICE = "from flask import Flask\n\napp = Flask(__name__)\n"
WORKBENCH = "import streamlit as st\n\nrows = read(st.file_uploader('Rows'))\nTree().fit(*split(rows)[:2])\n"
SITE = (
    "from django.shortcuts import render\nfrom myapp.models import Rows\n\n\n"
    "def predictions(request):\n    return render(request, Rows.all())\n"
)
SUBMISSION = 'answer.to_csv("submission.csv")\n'
SVM = "import numpy as np\n\n\nclass SVM:\n    def fit(self, X, y): ...\n\n    def predict(self, X): ...\n"
NUMBER = "class Value:\n    def __mul__(self, other): ...\n\n    def backward(self): ...\n"
STUDY = "# Leaves\n\n" + "How ill a leaf is shows in its colours, and the rows hold those of many. " * 5
OTHERS: dict[str, Content] = {f"{name}.py": "A = 1\n" for name in ("grow", "cut", "plot")}
TREE = "from sklearn.tree import DecisionTreeClassifier\n"
SCRIPT_AND_DATA = ("fit.py", "datasets/rows.csv")
TITANIC: dict[str, Content] = {
    "README.md": "# Titanic\n\nThe [data](https://www.kaggle.com/c/titanic/data) tell all.\n"
}
PROJECTS: dict[str, Content] = {f"{name}/work.ipynb": ["1"] for name in ("churn", "fraud", "houses")}

SIX: dict[str, Content] = {**PROJECTS, **{f"{name}/work.ipynb": ["1"] for name in ("cars", "wine", "loans")}}
HALVES: dict[str, Content] = {"data/train.csv": "a,b\n1,2\n", "data/test.csv": "a\n1\n"}


def kind(folder: Path, files: dict[str, Content]) -> str:
    return Repo(make(folder, files)).kind.name


def listed(*names: str) -> dict[str, Content]:
    """Return folders of code that a README lists."""
    items = "".join(f"- [{name.title()}](./{name}/)\n" for name in names)
    return {"README.md": f"# Work\n\n{items}", **{f"{name}/fit.py": "1\n" for name in names}}


@pytest.mark.parametrize(
    ("expected", "files"),
    [
        ("kaggle", {"README.md": "# Kaggle Titanic\n"}),
        ("general", {"plot.py": "def sigmoid(x):\n    return x\n"}),
        ("kaggle", {"README.md": "# Tabular Playground Series - Jan 2021\n"}),
        ("kaggle", {"README.md": "# 3rd place solution\n"}),
        ("kaggle", {"README.md": "# A model\n\nMine for the tournament of [Numerai](https://numer.ai/).\n"}),
        ("from-scratch", {"README.md": "# Bandit-Algorithms\n", "bandit.py": "def pull(arm):\n    return arm\n"}),
        ("from-scratch", {"README.md": "# py-self-organizing-maps\n", "som.py": "def fit(rows):\n    return rows\n"}),
        ("from-scratch", {"README.md": "# The lake\n", "run.py": "class SARSA:\n    def run(self): ...\n"}),
        (
            "general",
            {"README.md": "# The lake\n", "run.py": "import torch\n\n\nclass SARSA:\n    def run(self): ...\n"},
        ),
        # What a framework only writes a log for was written by hand.
        ("from-scratch", {"walk.py": f"from torch.utils.tensorboard import SummaryWriter\n{SVM}"}),
        ("general", {"walk.py": f"from torch.utils.data import DataLoader\n{SVM}"}),
        # A library's model may stand beside what was written by hand.
        ("from-scratch", {"README.md": "# Gaussian processes\n", "gp.py": "def fit(x): ...\n", "a.py": TREE, **OTHERS}),
        ("general", {"README.md": "# Gaussian processes\n", "gp.py": "def fit(x): ...\n", "a.py": TREE}),
        ("general", {"README.md": "# Bandits\n", "run.py": "import torch\n\n\ndef pull(arm):\n    return arm\n"}),
        (
            "from-scratch",
            {"README.md": "# Jax Hidden Markov Model\n", "hmm.py": "import jax\n\n\ndef fit(x):\n    return x\n"},
        ),
        ("general", {"README.md": "# Jax network\n", "net.py": "import jax\n\n\ndef fit(x):\n    return x\n"}),
        ("from-scratch", {"README.md": "# Words\n\nA ground-up implementation of a decoder.\n", "a.py": "A = 1\n"}),
        ("kaggle", {"README.md": "# Group 5\n\nOn the 'Richter's Predictor: Modeling Damage' competition.\n"}),
        ("general", {"README.md": "# Group 5\n\nOn richter's predictor, and why it shook.\n"}),
        (
            "general",
            {
                "README.md": "# Sounds\n\n- `__init__.py`: Makes src a Python module\n",
                "pyproject.toml": PACKAGE,
                "docs/conf.py": "A = 1\n",
            },
        ),
        (
            "library",
            {
                "README.md": "# Tidy\n\nTidy is an experimental Python library for intervals.\n",
                "pyproject.toml": '[project]\nname = "tidy-trees"\n',
                "tidy_trees/fit.py": "A = 1\n",
            },
        ),
        (
            "general",
            {
                "README.md": "# Tidy\n\nTidy is an experimental Python library for intervals.\n",
                "pyproject.toml": '[project]\nname = "tidy-trees"\n',
                "fit.py": "A = 1\n",
            },
        ),
        (
            "library",
            {
                "Project.toml": 'name = "Tidy"\nuuid = "6"\n',
                "src/Tidy.jl": "module Tidy\nend\n",
                "docs/make.jl": "make()\n",
            },
        ),
        ("general", {"Project.toml": 'name = "Tidy"\nuuid = "6"\n', "src/run.jl": "run()\n", "README.md": "# Tidy\n"}),
        ("deployed", {"up.py": "import sagemaker\n\nmodel.deploy(1, 'ml.m5.large')\n"}),
        ("general", {"up.py": "import sagemaker\n\nsagemaker.Session().upload_data('a.csv')\n"}),
        # A service that nothing tells of, beside other work.
        ("general", {"demo.py": SERVICE, "grow.py": "A = 1\n", "cut.py": "A = 1\n", "plot.py": "A = 1\n"}),
        (
            "deployed",
            {"demo.py": SERVICE, "grow.py": "", "cut.py": "", "plot.py": "", "requirements.txt": "flask\n"},
        ),
        # A service of which the README says nothing, though it says much of the work.
        ("general", {"README.md": STUDY, "demo.py": SERVICE, **OTHERS}),
        ("general", {"README.md": f"{STUDY}The rows need an API key.\n", "demo.py": SERVICE, **OTHERS}),
        ("deployed", {"README.md": f"{STUDY}The demo is an app.\n", "demo.py": SERVICE, **OTHERS}),
        ("deployed", {"README.md": "# Leaves\n\nHow ill are they?\n", "demo.py": SERVICE, **OTHERS}),
        ("deployed", {"README.md": STUDY, "demo.py": SERVICE, "Dockerfile": "FROM a\n", **OTHERS}),
        ("deployed", {"README.md": STUDY, "demo.py": SERVICE, "Procfile": "web: demo\n", **OTHERS}),
        ("deployed", {"README.md": STUDY, "demo.py": SERVICE, "fit.py": "A = 1\n"}),
        # Pages that were made for it, or an address, say that somebody visits it.
        ("deployed", {"README.md": STUDY, "demo.py": SERVICE, "templates/ask.html": "<form>", **OTHERS}),
        ("deployed", {"README.md": STUDY, "demo.py": SERVICE, "page/src/App.js": "1\n", **OTHERS}),
        ("general", {"README.md": STUDY, "demo.py": SERVICE, "docs/index.html": "<p>", **OTHERS}),
        ("deployed", {"README.md": f"{STUDY}\n<https://leaves.onrender.com>\n", "demo.py": SERVICE, **OTHERS}),
        ("general", {"README.md": f"{STUDY}\n![Stars](https://badges.vercel.app/a)\n", "demo.py": SERVICE, **OTHERS}),
        ("general", {"README.md": f"{STUDY}\n<https://leaves.onrender.com>\n", **OTHERS}),
        # A study goes from end to end as well, and may be packed.
        ("general", {"README.md": "# Loans\n\nAn end-to-end study.\n", "Dockerfile": "FROM a\n"}),
        # What a generator wrote of its page says nothing of a model.
        (
            "general",
            {
                "README.md": "# Getting Started with Create React App\n\nThis project was bootstrapped with"
                " [Create React App](https://example.com).\n\nYour app is ready to be deployed!\n",
                "src/App.js": "export default App;\n",
            },
        ),
        ("kaggle", {"README.md": "# House prices\n\nAn entry to the Kaggle competition of that name.\n"}),
        ("kaggle", {"README.md": "# m5-forecasting\n", "fit.py": "1\n"}),
        ("kaggle", {"README.md": "# House Prices: Advanced Regression Techniques\n", "fit.py": "1\n"}),
        ("general", {"README.md": "# Forest cover types\n", "fit.py": "1\n"}),
        ("kaggle", {"READ.me": "This gets an LB score of .391.\n"}),
        ("kaggle", {"data/train.csv": "a,b\n1,2\n", "data/test.csv": "a\n1\n", "fit.py": "1\n"}),
        ("kaggle", {"data/train.csv": "version 1\n", "data/test.csv": "version 1\n", "fit.py": "1\n"}),
        # Who gives away the answers to test holds no competition.
        ("general", {"data/train.csv": "a,b\n1,2\n", "data/test.csv": "a,b\r\n3,4\r\n", "fit.py": "1\n"}),
        ("kaggle", {"kaggle-trees.qmd": "kaggle$api$download(path = '/kaggle/input')\n"}),
        ("kaggle", {"README.md": "# Fraud\n\nTrees on IEEE-CIS (Kaggle), by PySpark.\n", "fit.py": "1\n"}),
        ("general", {"README.md": "# Fraud\n\nTrees on IEEE-CIS, by PySpark.\n", "fit.py": "1\n"}),
        ("kaggle", {"README.md": "# American Express - Default Prediction\n", "fit.py": "1\n"}),
        (
            "general",
            {
                "README.md": "# Motion\n\nThe official code of our paper. See the leaderboard of 2023.\n",
                "fit.py": "1\n",
            },
        ),
        # One exercise among very many.
        ("general", {"week.py": SUBMISSION, **{f"exercise_{number}.py": "1\n" for number in range(60)}}),
        ("kaggle", {"week.py": SUBMISSION, **{f"exercise_{number}.py": "1\n" for number in range(20)}}),
        ("general", {"kaggle-course/week.py": f"# {SUBMISSION.replace('to_csv', 'show')}"}),
        ("general", {"data/train.csv": "a\n", "data/test.csv": "a\n", "data/val.csv": "a\n", "fit.py": "1\n"}),
        ("kaggle", {"fit.R": "1\n", "input/sample_submission.csv": "id\n"}),
        ("kaggle", {"titanic_kaggle.py": SUBMISSION}),
        ("kaggle", {"kaggle/fit.py": SUBMISSION}),
        ("kaggle", {"trees.py": SUBMISSION, "net.py": SUBMISSION}),
        ("kaggle", {"README.md": "# Toxic comments\n\nIn this competition, comments are to be ranked.\n"}),
        ("kaggle", {"README.md": "# Galaxies\n\nFor the Galaxy Challenge that was first posted to Kaggle.\n"}),
        ("general", {"README.md": "# Sales\n\nData: https://www.kaggle.com/competitions/store-sales\n"}),
        ("general", {"myapp/views.py": SITE, "rows.py": "1\n"}),
        ("deployed", {"myapp/views.py": SITE.replace("Rows.all()", "model.predict(request)"), "rows.py": "1\n"}),
        ("deployed", {"myapp/views.py": f"from .services import answer\n{SITE}", "rows.py": "1\n"}),
        ("general", {"runtime.txt": "r-2019-04-11\n", "trees.Rmd": "# Trees\n"}),
        ("deployed", {"runtime.txt": "python-3.11.4\n", "trees.py": "1\n"}),
        ("kaggle", {"README.md": "# Quakes\n\nMy analysis for a DrivenData competition on damage.\n"}),
        ("kaggle", {"README.md": "# Quakes\n\nFor [this](https://www.drivendata.org/competitions/57/).\n"}),
        ("kaggle", {"README.md": "# Roads\n\nA Zindi hackathon on road safety.\n"}),
        ("general", {"README.md": "# Coffee, a Capstone Challenge\n"}),
        ("kaggle", {"README.md": "# The Coffee Challenge\n"}),
        ("kaggle", {"load.py": "read('train_values.csv')\nread('train_labels.csv')\n"}),
        ("general", {"load.py": "read('train_labels.csv')\n"}),
        ("kaggle", dict.fromkeys(("trees.py", "net.py"), "read('submission_format.csv')\n")),
        # What brings a competition's data, where nothing else tells what they are for.
        ("kaggle", {"fit.py": "1\n", "get.sh": "kaggle competitions download -c sales-of-a-shop\n"}),
        ("kaggle", {"get.py": "run('kaggle competitions download -c sales-of-a-shop')\n"}),
        ("general", {"fit.py": "1\n", "get.sh": "kaggle datasets download -d me/sales\n"}),
        (
            "deployed",
            {
                "README.md": "# Kaggle sales\n",
                "app.py": SERVICE,
                "Procfile": "web: app\n",
                "get.sh": "kaggle competitions download -c sales-of-a-shop\n",
            },
        ),
        ("general", {"README.md": "# Quakes\n\nData of 2015, by DrivenData.\n"}),
        ("kaggle", {"README.md": "# Clicks\n\nThe model that we use for this competition.\n"}),
        ("kaggle", dict.fromkeys(("trees.py", "net.py"), "rows.to_csv('submissions/{}.csv'.format(name))\n")),
        ("from-scratch", {"pca/pca.py": "class PCA:\n    def fit(self, rows):\n        return rows\n"}),
        (
            "general",
            {"pca.py": "from sklearn.decomposition import PCA\n\n\ndef show(rows):\n    return PCA().fit(rows)\n"},
        ),
        ("kaggle", {"README.md": "# Santander customer transaction prediction\n"}),
        ("general", {"README.md": "# Customers of a bank\n"}),
        ("general", {"README.md": f"# Sales\n\n{'What sells. ' * 30}\n\n[Get it](https://kaggle.com/c/sales)\n"}),
        ("kaggle", {"README.md": "# Sales\n\nFor [this](https://www.kaggle.com/c/store-sales).\n"}),
        ("general", {"trees.py": "read('../input/a.csv')\n", "net.py": "read('../input/a.csv')\n"}),
        ("general", {"artifacts/train.csv": "a\n", "artifacts/test.csv": "a\n", "setup.py": "packages=[]\n"}),
        ("general", {"README.md": "# Sentiment coursework\n", "fit.py": "1\n"}),
        ("portfolio", listed("tests_of_ads", "fast_api_example", "graphs")),
        ("general", listed("graphs", "fast_api_example")),
        ("general", listed("training", "02-monitoring", "deployment")),
        ("portfolio", {"README.md": "# Coursework\n", **PROJECTS}),
        ("kaggle", {"fit.py": "fit()\n" * 9_999 + "answer.to_csv('out/submission_1.csv')\n"}),
        ("general", {"fit.py": "fit()\n" * 9_999 + "answer.to_csv('out/answer.csv')\n"}),
        ("portfolio", {f"{one}/{path}": "1\n" for one in ("churn", "fraud", "houses") for path in SCRIPT_AND_DATA}),
        ("portfolio", {f"{one}/{path}": "1\n" for one in ("churn", "fraud", "houses") for path in ("a.py", "b.csv")}),
        ("general", {f"{one}/{path}": "1\n" for one in ("churn", "fraud", "houses") for path in ("a.py", "b.txt")}),
        ("general", {f"{one}/{path}": "1\n" for one in ("churn", "fraud") for path in SCRIPT_AND_DATA}),
        ("general", {f"{one}/{path}": "" for one in ("a", "b", "c") for path in ("__init__.py", *SCRIPT_AND_DATA)}),
        ("general", {f"model_tutorials/{one}/work.ipynb": ["1"] for one in ("trees", "nets", "lines")}),
        ("library", {"README.md": "# Python package with scikit-learn API\n", "setup.py": "packages=['lines']\n"}),
        ("from-scratch", {"engine.py": NUMBER}),
        ("from-scratch", {f"{one}.py": "def sigmoid(x): ...\n" for one in ("net", "deeper", "steps")}),
        ("general", {"model.py": SVM.replace("SVM", "BaseModel")}),
        ("general", {"model.py": SVM.replace("SVM", "MeanModelAdapter")}),
        ("from-scratch", {f"{one}.py": f"import torch\n{SVM}" for one in ("knn", "kmeans", "naive_bayes", "pca")}),
        ("general", {f"{one}.py": f"import sklearn.svm\n{SVM}" for one in ("knn", "kmeans", "naive_bayes", "pca")}),
        ("general", {f"{one}.py": f"import torch\n{SVM}" for one in ("cnn", "rnn", "linear_regression", "mlp")}),
        ("from-scratch", {"README.md": "# Woods.jl\n\n# A random forest from scratch\n"}),
        ("general", {"README.md": "# Woods\n\n## Trees from scratch\n", "fit.py": "1\n"}),
        (
            "general",
            {"trees/__init__.py": "", **{f"trees/{one}/README.md": f"# {one}\n" for one in "abc"}}
            | {f"trees/{one}/grow.py": "1\n" for one in "abc"},
        ),
        (
            "general",
            {"README.md": "# Delays, an MLOps project\n\n- [x] Data\n- [ ] Model serving API\n", "fit.py": "1\n"},
        ),
        ("deployed", {"README.md": "# Delays, an MLOps project\n\n- [ ] Model serving API\n", "app.py": SERVICE}),
        ("general", {"app.py": WORKBENCH}),
        ("deployed", {"app.py": f"import joblib\n{WORKBENCH}model = joblib.load('a')\n"}),
        ("from-scratch", {"README.md": "# Decision tree from scratch\n"}),
        ("from-scratch", {"README.md": "# Trees\n\nA tree without using any library.\n"}),
        ("from-scratch", {"README.md": "# Autograd with Numpy\n"}),
        ("from-scratch", {"README.md": "# micrograd-cpp\n"}),
        ("from-scratch", {"README.md": "# Neural network using NumPy\n"}),
        ("from-scratch", {"README.md": "# transformer-numpy\n"}),
        ("general", {"README.md": "# Transformers of tables\n"}),
        ("general", {"README.md": "# Sales with pandas and NumPy\n"}),
        ("from-scratch", {"README.md": "# LopNeuralNetwork\n", "src/layers.jl": "layer = 1\n"}),
        (
            "general",
            {"README.md": "# Neural network\n", "net.cpp": "int i;\n", "fit.py": "import torch\n"},
        ),
        ("from-scratch", {"README.md": "# The EM algorithm\n", "em.m": "function [mu] = em(x)\n"}),
        ("from-scratch", {"README.md": "# Gaussian-mixture\n", "em.py": "def step(x):\n    return x\n"}),
        ("general", {"README.md": "# Gaussian mixtures\n", "em.m": "model = fitgmdist(x, 3);\n"}),
        ("from-scratch", {f"src/{name}.cpp": "int i;\n" for name in ("naive_bayes", "k_means", "decision_tree")}),
        ("general", {f"src/{name}.cpp": "int i;\n" for name in ("naive_bayes", "k_means")}),
        ("general", {f"{name}/a.m": "svmtrain(y, x);\n" for name in ("svm", "kmeans", "naive-bayes")}),
        ("from-scratch", {"src/NaiveBayes.py": "def train(rows):\n    return rows\n", "main.py": "1\n"}),
        ("general", {"naive_bayes.py": "print(1)\n"}),
        ("from-scratch", {"SVM-descent.R": "svm <- function (x, y) {\n  x %*% y\n}\n"}),
        ("general", {"SVM-descent.R": "library(e1071)\nfit <- function (x, y) svm(x, y)\n"}),
        ("general", {"svm.R": "source('fit.R')\n"}),
        ("from-scratch", {f"MixtureModels/{name}.cs": "class A {}\n" for name in ("Data", "Form", "Step")}),
        ("general", {"README.md": "Clusters of hand-written digits.\n", "fit.cs": "class A {}\n"}),
        ("from-scratch", {"README.md": "Hand-written trees.\n", "fit.cs": "class A {}\n"}),
        ("general", {"naive_bayes.py": "def run(rows): ...\n", "fit.py": "import sklearn\n"}),
        ("from-scratch", {"README.md": "A C implementation of micrograd.\n", "value.c": "int i;\n"}),
        ("general", {"README.md": "Inspired by micrograd.\n", "value.c": "int i;\n"}),
        ("general", {"README.md": "An implementation of a perceptron.\n", "net.py": "import torch\n"}),
        ("from-scratch", {"README.md": "Work of a winter: my own machine learning library.\n", "net.c": "int i;\n"}),
        # Other things than algorithms are begun from scratch, or trained so; a package may hold nothing but Python.
        ("general", {"README.md": "# Genes\n\nA pipeline built from scratch in PyTorch.\n"}),
        ("from-scratch", {"README.md": "# Genes\n\nA pipeline built from scratch in NumPy.\n"}),
        # Software is begun anew, too.
        ("general", {"README.md": "# Beats\n\nA study of 2022 that has been rebuilt from scratch with tests.\n"}),
        ("from-scratch", {"README.md": "# Beats\n\nThe network has been rebuilt from scratch in NumPy.\n"}),
        ("general", {"README.md": "# Wear\n\nA head on embeddings against from-scratch baselines.\n"}),
        ("general", {"README.md": "# Views\n\nThis part of the code is pure Python.\n"}),
        ("from-scratch", {"README.md": "# Views\n\nTrees in pure Python.\n"}),
        ("general", {"README.md": "# Genes\n\nTrained from scratch.\n"}),
        ("from-scratch", {"README.md": "# Genes\n\nTrained from scratch.\n\nThe network is by hand.\n"}),
        (
            "from-scratch",
            {"README.md": "# Prices\n\nAn implementation of regularised ridge regression.\n", "a.py": "def f(): ...\n"},
        ),
        ("from-scratch", {"README.md": "# MLP\n\nA library of networks implemented purely in Numpy.\n"}),
        ("from-scratch", {"tree.py": "def get_entropy(y):\n    return 0\n"}),
        ("from-scratch", {"README.md": "# Logistic regression\n\nImplementing logistic regression with NumPy.\n"}),
        ("general", {"README.md": "# Prices\n\nImplementing a pipeline that cleans prices.\n"}),
        ("from-scratch", {"README.md": "# Tree from scratch\n", "pyproject.toml": PACKAGE}),
        ("from-scratch", {"README.md": "# Network\n\nIt is implemented purely in NumPy.\n"}),
        ("from-scratch", {"README.md": "# Neighbours\n\nI only used numpy.\n"}),
        ("from-scratch", {"README.md": "# Vectors\n\nNo machine learning packages are used.\n"}),
        ("from-scratch", {"README.md": "# Neighbours\n\nMy own implementation is compared with another.\n"}),
        ("from-scratch", {"svm.py": f"from sklearn.datasets import load_iris\n{SVM}"}),
        ("from-scratch", {"tagger.py": "import csv\n\n\ndef bigram_viterbi(words):\n    return []\n"}),
        (
            "from-scratch",
            {f"{name}.py": SVM.replace("SVM", name) for name in ("Tree", "Forest", "Bayes", "Knn", "Lda", "Svm")},
        ),
        ("from-scratch", {"conv.py": SVM.replace("fit", "forward").replace("predict", "backward")}),
        ("general", {"svm.py": f"from sklearn.svm import SVC\n{SVM}"}),
        ("general", {"svm.py": f"import joblib\n{SVM}"}),
        ("general", {"naive.py": SVM, **{f"{name}.py": "1\n" for name in "abcde"}}),
        ("general", {"fit.py": "def cost_function(rate):\n    return rate\n"}),
        (
            "general",
            {"choose.py": "def entropy(x): ...\n\n\ndef gini_index(x): ...\n", **{f"c{n}.py": "1\n" for n in range(8)}},
        ),
        ("deployed", {"app.py": SERVICE}),
        ("deployed", {"main.py": "import streamlit as st\n", "data/train.csv": "a\n", "data/test.csv": "a\n"}),
        ("deployed", {"app.R": "library(shiny)\n"}),
        ("deployed", {"README.md": "# End-to-end project\n", "src/pipeline/training_pipeline.py": "1\n"}),
        ("deployed", {"scripts/deploy.sh": "docker push churn\n"}),
        ("deployed", {"infra/main.tf": 'resource "aws_lambda_function" "answer" {}\n'}),
        # A machine may be rented to train on.
        ("general", {"infra/main.tf": 'resource "aws_instance" "gpu" {}\n', "Dockerfile": "FROM a\n"}),
        (
            "deployed",
            {
                "README.md": "# Flask API\n",
                **{f"{n}-way/{f}": SERVICE for n in range(4) for f in ("README.md", "app.py")},
            },
        ),
        ("general", {".github/workflows/deploy.yml": "uses: peaceiris/actions-gh-pages@v3\n"}),
        ("general", {".github/workflows/deploy.yml": "run: pytest\n"}),
        ("deployed", {".github/workflows/deploy.yml": "run: kubectl rollout restart churn\n"}),
        ("deployed", {"README.md": "# Churn MLOps\n", "Dockerfile": "FROM scratch\n"}),
        ("deployed", {**{f"{name}.R": "1\n" for name in "abcd"}, "p.R": "library(shiny)\nm <- readRDS('m.rds')\n"}),
        ("general", {**{f"{name}.R": "1\n" for name in "abcd"}, "p.R": "library(shiny)\npredict(pca, x)\n"}),
        (
            "deployed",
            {**{f"{name}.R": "1\n" for name in "abcd"}, "p.R": "library(shiny)\nactionButton('predict', 'Price')\n"},
        ),
        ("deployed", {"score.py": "from inference_schema.schema_decorators import input_schema\n"}),
        ("general", {"README.md": "# Bounds\n\nThe [other](x), which deploys a page.\n", "Dockerfile": "FROM a\n"}),
        (
            "general",
            {"README.md": "# Bounds\n\nA deployment.\n", "Dockerfile": 'FROM a\nCMD ["jupyter", "notebook"]\n'},
        ),
        ("library", {"README.md": "# Trees\n\n`pip install tidy_trees`\n", "pyproject.toml": PACKAGE}),
        # One file says how it is built, the other how it is called.
        (
            "library",
            {
                "README.md": "# Trees\n\n`pip install tidy-trees`\n",
                "pyproject.toml": PACKAGE.partition("[project]")[0],
                "setup.cfg": "[metadata]\nname = tidy_trees\n",
            },
        ),
        ("library", {"README.md": "# Trees\n\n    python setup.py install\n", "setup.py": "packages=[]\n"}),
        (
            "library",
            {"README.md": "# T\n\n    pip install tidy-trees\n", "setup.py": "setup(name='tidy-trees', packages=[])\n"},
        ),
        ("general", {"README.md": "# Trees\n\n    pip install -e .\n", "setup.py": "packages=[]\n"}),
        ("portfolio", {"README.md": "# Data science portfolio\n"}),
        ("portfolio", {"README.md": "# Hello\n\nWelcome to my coding portfolio!\n"}),
        ("portfolio", {"README.md": "# Hello\n\nA collection of small data science projects.\n"}),
        ("portfolio", {"README.md": "# Hi, I am Ann\n\n## Featured Projects\n\n### Birds\n"}),
        ("general", {"README.md": "# Birds\n\n## Projects like it\n"}),
        ("general", {"README.md": "# Portfolio project 2024\n\nA figure learns to walk.\n"}),
        ("general", {"README.md": "# Portfolio optimisation\n\nOf this stock portfolio, the risk.\n"}),
        ("portfolio", {f"week{n}/task/main.py": "1\n" for n in (1, 2, 3)}),
        ("portfolio", {f"AI Projects/{name}/fit.py": "1\n" for name in ("churn", "fraud", "houses")}),
        ("portfolio", {f"{name}/notebooks/work.ipynb": ["1"] for name in ("churn", "fraud", "houses")}),
        (
            "portfolio",
            {f"{name}/{file}": "1\n" for name in ("a", "b", "c") for file in ("README.md", "scripts/fit.py")},
        ),
        ("portfolio", {"README.md": "# Kaggle competitions\n", "titanic_kaggle.py": SUBMISSION}),
        ("general", {f"part{n}/work.ipynb": ["1"] for n in (1, 2, 3)}),
        ("portfolio", {**PROJECTS, "churn/net.py": SVM, "churn/tree.py": SVM.replace("SVM", "Tree")}),
        (
            "from-scratch",
            {
                "README.md": "# Hand-made models\n",
                **{f"{name}/{file}": SVM for name in ("svm", "tree", "net") for file in ("README.md", "model.py")},
            },
        ),
        ("from-scratch", {**PROJECTS, "churn/net.py": SVM, "fraud/tree.py": SVM.replace("SVM", "Tree")}),
        # Half of many projects, where no library fits the rest.
        ("from-scratch", {**SIX, **{f"{name}/net.py": SVM for name in ("churn", "fraud", "houses")}}),
        (
            "portfolio",
            {
                **SIX,
                **{f"{name}/fit.py": TREE for name in ("cars", "wine", "loans")},
                **{f"{name}/net.py": SVM for name in ("churn", "fraud", "houses")},
            },
        ),
        (
            "portfolio",
            {**PROJECTS, "prices/work.ipynb": ["1"], "churn/net.py": SVM, "fraud/tree.py": SVM.replace("SVM", "Tree")},
        ),
        ("portfolio", PROJECTS),
        ("portfolio", {**PROJECTS, "churn/app.py": SERVICE, "fraud/train.csv": "a\n", "fraud/test.csv": "a\n"}),
        ("portfolio", {**PROJECTS, "prices/fit.py": "1\n", "prices/sample_submission.csv": "id\n"}),
        (
            "portfolio",
            {
                **PROJECTS,
                "titanic_kaggle.py": "1\n",
                "README.md": "# My challenge\n\nEntries to Kaggle competitions.\n\n## [Churn](churn)\n\n"
                "## [Fraud](fraud/)\n\n## [Houses](https://github.com/me/challenges/tree/main/houses)\n",
            },
        ),
        ("kaggle", {**PROJECTS, "README.md": "# 3rd place solution\n\nAn entry to the Kaggle competition.\n"}),
        ("portfolio", {"README.md": "# Data-Science-Projects-From-Scratch\n"}),
        ("from-scratch", {"README.md": "# AdaBoost for digits\n", "boost.py": "def boost(rows):\n    return rows\n"}),
        (
            "general",
            {
                "README.md": "# AdaBoost for digits\n",
                "boost.py": "from sklearn.ensemble import AdaBoostClassifier\n\n\ndef boost(x):\n    return x\n",
            },
        ),
        (
            "deployed",
            {
                "README.md": "# House prices, a Streamlit app\n",
                "app.py": SERVICE,
                **dict.fromkeys(("data/sample_submission.csv", "data/train.csv", "data/test.csv"), "id\n"),
                "work.py": SUBMISSION,
            },
        ),
        ("deployed", {**TITANIC, "app.py": SERVICE}),
        ("kaggle", {**TITANIC, "app.py": SERVICE, "hand_in.py": SUBMISSION}),
        ("kaggle", TITANIC),
        ("general", {"README.md": "# Comparing classifiers\n", "compare.py": "import sklearn\n"}),
        ("general", {"README.md": "# Thesis\n", "pyproject.toml": PACKAGE}),
        ("portfolio", {"README.md": "# AI Projects\n\nIt has multiple AI projects.\n", "churn/app.py": SERVICE}),
        ("portfolio", {"README.md": "# My ML portfolio\n", "app.py": SERVICE, "Dockerfile": "FROM python\n"}),
        ("kaggle", {"README.md": "# Sales\n\nThis placed fifth among 800.\n", "fit.py": "1\n"}),
        ("kaggle", {"README.md": "# Sales\n\n    kaggle competitions download -c store-sales\n", "fit.py": "1\n"}),
        ("general", {"README.md": "# Leaves\n\nA network trained from scratch.\n", "fit.py": "import torch\n"}),
        ("from-scratch", {"README.md": "# Q-learning in a maze\n", "agent.py": "def choose(q):\n    return max(q)\n"}),
        ("general", {"README.md": "# Sales engine\n", "setup.py": "packages=['a']\n", "docs/conf.py": "1\n"}),
        ("library", {"README.md": "# KM\n\n    pkg> add KMeans\n", "Project.toml": 'name = "KMeans"\nuuid = "1"\n'}),
        (
            "library",
            {"README.md": "# KM\n\n    cargo add kmeans\n", "Cargo.toml": '[package]\nname = "kmeans"\n\n[lib]\n'},
        ),
        ("deployed", {"src/iris_example/__init__.py": "", "src/iris_example/app.py": SERVICE}),
        ("general", {"src/iris/__init__.py": "", "src/iris/examples/app.py": SERVICE}),
        ("general", {"examples/app.py": SERVICE}),
        ("general", {"fast_api_example/app.py": SERVICE}),
        ("general", {"tests/test_app.py": SERVICE}),
        ("general", {"net.py": "import torch\n\n\ndef softmax(x):\n    return torch.softmax(x, 0)\n"}),
        ("general", {"data/processed/train.csv": "a\n", "data/processed/test.csv": "a\n"}),
        # Its own code parts the rows, or only makes others of what was given.
        ("general", {**HALVES, "cut.py": "a.to_csv('../data/train.csv')\nb.to_csv('data/test.csv', index=False)\n"}),
        ("kaggle", {**HALVES, "cut.py": "b.to_csv('data/test.csv', index=False)\n"}),
        ("kaggle", {**HALVES, "cut.py": "a.to_csv('made/train.csv')\nb.to_csv('made/test.csv')\n"}),
        ("general", {"src/a.ipynb": ["1"], "notebooks/b.ipynb": ["1"], "docs/c.ipynb": ["1"]}),
        ("general", {"notes.txt": "nothing\n"}),
    ],
)
def test_a_kind_is_told_by_what_speaks_for_it(expected: str, files: dict[str, Content], tmp_path: Path) -> None:
    assert kind(tmp_path, files) == expected


def test_a_framework_that_is_built_here_serves_nothing(tmp_path: Path) -> None:
    own = {"gradio/__init__.py": "", "gradio/routes.py": "from gradio import blocks\n"}
    assert kind(tmp_path, {**own, "scripts/run.py": "import gradio\n"}) == "general"


def test_the_reason_names_what_was_seen(tmp_path: Path) -> None:
    found = Repo(make(tmp_path, {"README.md": "# Tree from scratch\n\nWithout any library.\n"})).kind
    assert found.reason == "its README is titled “Tree from scratch” and its README says “Without any library”"


def test_what_somebody_says_goes_before_what_is_seen(tmp_path: Path) -> None:
    repo = Repo(make(tmp_path, {"app.py": SERVICE}))
    repo.take_for(chosen("kaggle", "--kind"))
    assert repo.kind == ("kaggle", "set by --kind")


def test_of_equal_kinds_the_first_is_taken() -> None:
    signs = [Sign("library", 3, "a"), Sign("deployed", 1, "b"), Sign("deployed", 2, "c")]
    assert weighed(signs) == ("deployed", "c and b")
    assert KINDS.index("deployed") < KINDS.index("library")


def test_too_little_makes_it_general() -> None:
    assert weighed([Sign("deployed", 1, "it holds Dockerfile")]).name == "general"
