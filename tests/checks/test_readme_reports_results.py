"""Whose README is asked for a result, and what leaves open whether there is one."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.evidence.kinds.kind import chosen
from mlfolio.examples import Content, Markdown
from mlfolio.repo import Repo, evidence
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

_README = {"README.md": "# Moods\n\nTells the mood of a text.\n"}
_PIPELINE = "from transformers import pipeline\n\nmodel = pipeline({chosen})\n"
_FIT = "from sklearn.svm import SVC\n\nSVC().fit(x, y)\n"
_FITS = {"fit.py": _FIT}
_SERVED = {**_FITS, "app.py": "import flask\nimport joblib\n\nmodel = joblib.load('a.joblib')\n"}
_ON_THE_HUB = "[here](https://huggingface.co/ada/moods)"
_PAGE = "import streamlit as st\nfrom sklearn.tree import DecisionTreeClassifier\n"
_CHOSEN = "depth = st.slider('Depth')\ntree = DecisionTreeClassifier(max_depth=depth)\ntree.fit(x, y)\n"
_CHOSEN_BY_NAME = (
    "name = st.selectbox('Model', ['Tree', 'Mean'])\n"
    "if name == 'Tree':\n    model = DecisionTreeClassifier()\nmodel.fit(x, y)\n"
)
_ASKED = "age = st.slider('Age')\ntree = DecisionTreeClassifier()\ntree.fit(x, y)\nst.write(tree.predict([[age]]))\n"
_ASKS_A_HELPER = "import streamlit as st\nfrom helper import forecast\n\nforecast(st.selectbox('Stock', stocks))\n"
_KEEPS_A_WHILE = (
    _PAGE + "\n\n@st.cache_data\ndef forecast(rows):\n    return DecisionTreeClassifier().fit(rows, rows['y'])\n\n\n"
)
_UPLOADED = _PAGE + "rows = st.file_uploader('Rows')\nDecisionTreeClassifier().fit(rows, rows['y'])\n"
_REQUESTED = (
    "from flask import Flask, request\nfrom sklearn.svm import SVC\n\napp = Flask(__name__)\n\n\n"
    "@app.route('/fit', methods=['POST'])\ndef fit():\n    rows = request.get_json()\n"
    "    SVC().fit(rows['x'], rows['y'])\n"
)
_HANDS_ON = "import streamlit as st\nfrom fit import train\n\ntrain(st.file_uploader('Rows'))\n"
_GIVEN = "from sklearn.svm import SVC\n\n\ndef train(rows):\n    return SVC().fit(rows, rows['y'])\n\n\n"
_KNITTED = '# House\n\n    ## [1] "The estimated mean squared test error for a ridge = 0.0174"\n'
_SITE = {"README.md": "# Moods\n\nSite: https://me.github.io/moods\n", "fit.py": _FIT}
_PAGES = {"README.md": "# Moods\n\nSee [the pages](docs/fit.md).\n", "fit.py": _FIT}

_TESTED_ALONE = {
    "README.md": "# KNN from scratch\n\nIn NumPy alone.\n",
    "knn.py": "import numpy as np\n\n\nclass KNN:\n"
    "    def fit(self, x):\n        self.w = np.zeros(3)\n        for _ in range(9):\n"
    "            self.w -= 0.1 * self.gradient(x)\n        return self\n\n\ndef compare(x):\n    return KNN().fit(x)\n",
    "test_knn.py": "from knn import KNN\n\n\ndef test_it():\n    assert KNN().fit([1]).w.sum() == 0\n",
}


@pytest.fixture
def reports(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "readme-reports-results")


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({**_README, "app.py": _PIPELINE.format(chosen='"sentiment-analysis"')}, Outcome.NOT_APPLICABLE),
        ({**_README, "app.py": _PIPELINE.format(chosen='"ner", model="dslim/bert"')}, Outcome.NOT_APPLICABLE),
        ({**_README, "app.py": _PIPELINE.format(chosen='"ner", model="./mine"')}, Outcome.FAIL),
        ({**_README, "app.py": _PIPELINE.format(chosen='"ner", model=MODEL')}, Outcome.FAIL),
        ({**_README, "app.py": _PIPELINE.format(chosen='"ner"') + "import sklearn\n"}, Outcome.FAIL),
        ({**_README, "app.py": _PIPELINE.format(chosen='"ner"') + "print(accuracy)\n"}, Outcome.FAIL),
        ({**_README, "package.json": "{}", "app/page.tsx": "export {}\n"}, Outcome.NOT_APPLICABLE),
        ({**_README, "package.json": '{"@tensorflow/tfjs": "4"}', "app/page.tsx": "export {}\n"}, Outcome.UNKNOWN),
        ({**_README, "knn.ipynb": ["class KNN:\n    def fit(self, x):\n        self.x = x\n"]}, Outcome.NOT_APPLICABLE),
        ({**_README, "knn.py": "def fit(x):\n    return x\n", "main.py": "print(fit([1]))\n"}, Outcome.FAIL),
        ({**_README, "train_toy_model.py": _FIT}, Outcome.NOT_APPLICABLE),
        ({**_README, "train_toy_model.py": _FIT, "fit.py": _FIT}, Outcome.FAIL),
        (
            {**_README, "net.py": "import keras\n\nkeras.Model(a, b).save('a.keras')\n", "etl.py": "open('a.txt')\n"},
            Outcome.NOT_APPLICABLE,
        ),
        ({**_README, "net.py": "import keras\n\nkeras.Model(a, b)\nopen('a.txt')\n"}, Outcome.FAIL),
        (_README, Outcome.FAIL),
        (
            {
                **_FITS,
                "README.md": "# A\n\nUniversidad de Ada\n\n- Práctica 1: PCA\n- Práctica 2: k\n- Práctica 3: x\n",
            },
            Outcome.NOT_APPLICABLE,
        ),
        ({**_FITS, "README.md": "# A\n\n- Model 1: PCA\n- Model 2: k\n- Model 3: x\n- Lab 1 of ours\n"}, Outcome.FAIL),
        (_TESTED_ALONE, Outcome.NOT_APPLICABLE),
        ({**_TESTED_ALONE, "demo.py": "from knn import KNN\n\nprint(KNN().fit([1]))\n"}, Outcome.FAIL),
        (
            {**_TESTED_ALONE, "demo.py": "def run():\n    KNN().fit([1])\n\n\nif __name__ == '__main__':\n    run()\n"},
            Outcome.FAIL,
        ),
        ({**_FITS, "README.md": "# Model server scaffolding\n\nServes it.\n"}, Outcome.NOT_APPLICABLE),
        ({**_FITS, "README.md": "# Moods\n\nOne of the starter apps of my team, changed.\n"}, Outcome.FAIL),
        ({**_SITE, "_toc.yml": "root: intro\n"}, Outcome.UNKNOWN),
        ({**_SITE, "docs/source/conf.py": "project = 'moods'\n"}, Outcome.UNKNOWN),
        ({**_SITE, "conf.py": "depth = 3\n"}, Outcome.FAIL),
        (
            {
                **_FITS,
                "README.md": "# A\n\nhttps://drivendata.github.io/cookiecutter-data-science/\n",
                "docs/conf.py": "",
            },
            Outcome.FAIL,
        ),
        (_SITE, Outcome.FAIL),
        ({**_PAGES, "docs/fit.md": "# Fit\n\nThe accuracy is 0.81.\n"}, Outcome.UNKNOWN),
        ({**_PAGES, "docs/fit.md": "# Fit\n\nIt is fitted.\n"}, Outcome.FAIL),
        ({**_FITS, "README.md": "# A\n\n- Presentation: https://1drv.ms/p/s!Ahdv8\n"}, Outcome.UNKNOWN),
        ({**_FITS, "README.md": "# A\n\n[Here](https://docs.google.com/presentation/d/1V/edit)\n"}, Outcome.UNKNOWN),
        ({**_FITS, "README.md": "# A\n\nFull presentation: <https://www.youtube.com/watch?v=H>\n"}, Outcome.UNKNOWN),
        ({**_FITS, "README.md": "# A\n\nTutorial: https://www.youtube.com/watch?v=H\n"}, Outcome.FAIL),
        ({**_FITS, "README.md": "# A\n\nAll is in `House.md` at the root.\n", "R/House.md": _KNITTED}, Outcome.UNKNOWN),
        ({**_FITS, "README.md": "# A\n", "R/House.md": _KNITTED, "R/House.Rmd": "A\n"}, Outcome.FAIL),
        ({**_FITS, "README.md": "# A\n", "tree/README.md": "## Performance\n\n![a](a.png)\n"}, Outcome.UNKNOWN),
        ({**_FITS, "README.md": "# A\n", "tree/README.md": "## Data\n\n![a](a.png)\n"}, Outcome.FAIL),
        ({**_FITS, "README.md": "# A\n\nThe resulting line:\n\n![a](line.png)\n"}, Outcome.UNKNOWN),
        ({**_FITS, "README.md": "# A\n\n![a](line.png)\n\nFigure 1: Results on Diabetes\n"}, Outcome.UNKNOWN),
        ({**_FITS, "README.md": "# A\n\n<img src='images/1.png'>\n"}, Outcome.UNKNOWN),
        ({**_FITS, "README.md": "# A\n\n![Precision by class](a.png)\n"}, Outcome.UNKNOWN),
        ({**_FITS, "README.md": "# A\n\n## Demo\n\n<img src='images/1.png'>\n"}, Outcome.FAIL),
        ({**_FITS, "README.md": "# A\n\n![comparación de redes](a.png)\n"}, Outcome.UNKNOWN),
        (
            {
                **_FITS,
                "README.md": "# A\n\n[Report](https://drive.example/a)\n",
                "net/README.md": "mAP: 0.41\n",
                "net/LICENSE": "MIT",
            },
            Outcome.UNKNOWN,
        ),
        ({**_FITS, "README.md": "# A\n", "mmdetection/configs/README.md": "mAP: 0.41\n"}, Outcome.FAIL),
        ({**_FITS, "README.md": "# A\n", "data/README.md": "An error rate of 3.1 %.\n"}, Outcome.FAIL),
        ({**_FITS, "README.md": "# A\n\nThe rows:\n\n![a](line.png)\n"}, Outcome.FAIL),
        ({**_FITS, "README.md": "# A\n\nShows its results:\n\n![a](app.png)\n"}, Outcome.FAIL),
        ({**_README, "app.py": _PAGE + _CHOSEN}, Outcome.NOT_APPLICABLE),
        ({**_README, "app.py": _ASKS_A_HELPER, "helper.py": _KEEPS_A_WHILE}, Outcome.NOT_APPLICABLE),
        ({**_README, "app.py": _ASKS_A_HELPER, "helper.py": _KEEPS_A_WHILE + _FIT}, Outcome.FAIL),
        (
            {"README.md": "# Forest\n\nBased on an exercise from [Trees](https://example.org/trees).\n", **_FITS},
            Outcome.NOT_APPLICABLE,
        ),
        ({**_README, "app.py": _PAGE + _CHOSEN_BY_NAME}, Outcome.NOT_APPLICABLE),
        ({**_README, "app.py": _UPLOADED}, Outcome.NOT_APPLICABLE),
        ({**_README, "app.py": _REQUESTED}, Outcome.NOT_APPLICABLE),
        ({**_README, "app.py": _HANDS_ON, "fit.py": _GIVEN}, Outcome.NOT_APPLICABLE),
        ({**_README, "app.py": _HANDS_ON, "fit.py": _GIVEN + "SVC().fit(x, y)\n"}, Outcome.FAIL),
        ({**_README, "app.py": _HANDS_ON, "fit.py": _GIVEN, "main.py": _FIT}, Outcome.FAIL),
        ({**_README, "app.py": _PAGE + _CHOSEN, "tree/README.md": "The AUC is 0.84.\n"}, Outcome.FAIL),
        ({**_README, "app.py": _PAGE + _CHOSEN, "train.py": "import torch\n\nloss.backward()\n"}, Outcome.FAIL),
        (
            {**_README, "app.py": _PAGE + "import joblib\n" + _CHOSEN + "joblib.dump(tree, 'tree.joblib')\n"},
            Outcome.FAIL,
        ),
        ({**_README, "app.py": _PAGE + _CHOSEN, "tree.pkl": "0"}, Outcome.FAIL),
        ({**_README, "app.py": _PAGE + _ASKED}, Outcome.FAIL),
        ({"README.md": "# A\n\nBased on an online tutorial.\n", "fit.py": _FIT}, Outcome.NOT_APPLICABLE),
        ({**_FITS, "README.md": "# A\n\n## Output\n\n```\nPredicted price: 231000\n```\n"}, Outcome.UNKNOWN),
        ({**_FITS, "README.md": "# A\n\nYou should see:\n\n```text\nspam 12\n```\n"}, Outcome.UNKNOWN),
        ({**_FITS, "README.md": "# A\n\n## Output\n\n```\n├── a 12\n```\n"}, Outcome.FAIL),
        ({**_FITS, "README.md": "# A\n\n## Output\n\n```\npython fit.py --seed 12\n```\n"}, Outcome.FAIL),
        ({**_FITS, "README.md": "# A\n\n## Usage\n\n```\nage 12\n```\n"}, Outcome.FAIL),
        ({**_FITS, "README.md": "# A\n\nSee [it](out/output.txt).\n", "out/output.txt": "1"}, Outcome.UNKNOWN),
        ({**_FITS, "README.md": "# A\n\nThe code that placed 66th in the competition.\n"}, Outcome.PASS),
        ({**_FITS, "README.md": "# A\n\n```\nn = 10, d = 3:\n  accTest = 92.25%, time = 2s\n```\n"}, Outcome.PASS),
        ({**_FITS, "README.md": "# A\n\n![Graph Image](img/Figure_1.png)\n"}, Outcome.UNKNOWN),
        (
            {**_FITS, "README.md": "# A\n\nAn AUC of 0.84. That should place in 300th to 400th position.\n"},
            Outcome.PASS,
        ),
        ({**_FITS, "README.md": "# A\n\n### Result: 93/462\n"}, Outcome.PASS),
        (
            {**_FITS, "README.md": "# A\n\nMore on my blog post at [Trees](https://ada.example/trees/).\n"},
            Outcome.UNKNOWN,
        ),
        ({**_FITS, "README.md": "# A\n\n![](animations/soft_margin.gif)\n"}, Outcome.UNKNOWN),
        ({**_FITS, "README.md": "# A\n", "trees_report.pdf": b"%PDF"}, Outcome.UNKNOWN),
        ({"README.md": "# A\n", "A/fit.py": _FIT, "A/Project Report.pdf": b"%PDF"}, Outcome.UNKNOWN),
        ({"README.md": "# A\n", "A/fit.py": _FIT, "b/Project Report.pdf": b"%PDF"}, Outcome.FAIL),
        ({**_SERVED, "README.md": f"# A\n\nThe fine-tuned model is {_ON_THE_HUB}.\n"}, Outcome.UNKNOWN),
        ({**_SERVED, "README.md": f"# A\n\nIt starts from the pretrained {_ON_THE_HUB}.\n"}, Outcome.FAIL),
        ({**_FITS, "README.md": "# A\n\nSubmitted by Ada.\n"}, Outcome.NOT_APPLICABLE),
        (
            {**_FITS, "README.md": "# A\n\nThis documents my journey into machine learning.\n", "b.ipynb": ["1"]},
            Outcome.FAIL,
        ),
        ({"README.md": "# A\n\nMy Kaggle entry, based on a tutorial.\n", "fit.py": _FIT}, Outcome.FAIL),
        ({"README.md": "# A\n", "torch/__init__.py": "", "play.py": "import torch\n"}, Outcome.NOT_APPLICABLE),
    ],
)
def test_what_reached_no_result_or_may_tell_it_elsewhere_does_not_fail(
    files: dict[str, Content], outcome: Outcome, reports: Check, tmp_path: Path
) -> None:
    assert ask(reports, make(tmp_path / "r", files)).outcome is outcome


@pytest.mark.parametrize(
    ("named", "file", "outcome"),
    [
        ("1. Ada_Final_Report.pdf - what came out", "docs/Ada_Final_Report.pdf", Outcome.UNKNOWN),
        ("See Moods.pptx.", "Moods.pptx", Outcome.UNKNOWN),
        ("See How to install.pdf.", "How to install.pdf", Outcome.FAIL),
        ("See Ada_Final_Report.pdf.", "docs/other.pdf", Outcome.FAIL),
        ("See below.", "docs/Ada_Final_Report.pdf", Outcome.FAIL),
        ("The last of its phases is a report.", "docs/Ada_Final_Report.pdf", Outcome.UNKNOWN),
        ("`presentations` holds what I told the class.", "presentations/Moods.pptx", Outcome.UNKNOWN),
        ("Reported errors are counted.", "docs/Ada_Final_Report.pdf", Outcome.FAIL),
    ],
)
def test_a_report_or_slides_that_plain_text_names_may_tell_it(
    named: str, file: str, outcome: Outcome, reports: Check, tmp_path: Path
) -> None:
    files = {**_FITS, "README.md": f"# Moods\n\n{named}\n", file: "%PDF"}
    assert ask(reports, make(tmp_path / "r", files)).outcome is outcome


_CACHES = "import pickle\nfrom flask import Flask\n\nseen = pickle.load(open('seen.bin', 'rb'))\n"
_ITEM = "class ItemModel(db.Model):\n    name = db.Text()\n"
_LOADS = "import pickle\nfrom flask import Flask\n\nmodel = pickle.load(open('m.bin', 'rb'))\n"


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"app.py": _CACHES}, Outcome.NOT_APPLICABLE),
        ({"app.py": _CACHES, "items.py": _ITEM}, Outcome.NOT_APPLICABLE),
        ({"app.py": _CACHES, "main.go": "func main() { serve() }\n"}, Outcome.NOT_APPLICABLE),
        ({"app.py": "import cv2\n\nframe = cv2.imread('a.png')\n"}, Outcome.NOT_APPLICABLE),
        ({"app.py": _LOADS}, Outcome.FAIL),
        ({"app.py": _CACHES, "seen.pkl": "0"}, Outcome.FAIL),
        ({"app.py": _CACHES, "main.go": "func predict() { }\n"}, Outcome.FAIL),
        ({"app.py": "import cv2\n\nfound = recogniser.predict(frame)\n"}, Outcome.FAIL),
        ({"app.py": _CACHES, "moods.py": "class MoodModel:\n    pass\n"}, Outcome.FAIL),
    ],
)
def test_a_service_without_a_model_has_no_result(
    files: dict[str, Content], outcome: Outcome, reports: Check, tmp_path: Path
) -> None:
    assert ask(reports, make(tmp_path / "r", {**_README, **files})).outcome is outcome


_NEAREST = {**_README, "src/near.py": "class Neighbours:\n    def predict(self, row):\n        return min(row)\n"}
_TRIED = {**_NEAREST, "tests/test_near.py": "def test_it():\n    assert Neighbours().predict([1]) == 1\n"}


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        (_TRIED, Outcome.NOT_APPLICABLE),
        (_NEAREST, Outcome.NOT_APPLICABLE),
        ({**_TRIED, "example.py": "print(near.Neighbours().predict([1]))\n"}, Outcome.FAIL),
        ({**_TRIED, "try.ipynb": ["1"]}, Outcome.FAIL),
        ({**_TRIED, "moods.csv": "a\n1\n"}, Outcome.FAIL),
        ({**_TRIED, "run.py": "def run():\n    return SVC().fit(x, y)\n\nimport sklearn\n"}, Outcome.FAIL),
    ],
)
def test_models_that_tests_alone_build_reach_nothing_to_report(
    files: dict[str, Content], outcome: Outcome, reports: Check, tmp_path: Path
) -> None:
    assert ask(reports, make(tmp_path / "r", files)).outcome is outcome


_SERVES = "import joblib\nfrom fastapi import FastAPI\n\napp = FastAPI()\nmodel = joblib.load('m.joblib')\n"


@pytest.mark.parametrize(
    ("readme", "outcome"),
    [
        ("# Car API\n\nThis POC shows an API.\n", Outcome.NOT_APPLICABLE),
        ("# Pets\n\nModel deployment example with FastAPI.\n", Outcome.NOT_APPLICABLE),
        ("# Cars\n\nAn example of how to apply software engineering to ML.\n", Outcome.NOT_APPLICABLE),
        ("# Cars\n\nFocused on MLOps and deployment rather than on accuracy.\n", Outcome.NOT_APPLICABLE),
        ("# Cars\n\nI concentrate on deployment, so a low accuracy is fine.\n", Outcome.NOT_APPLICABLE),
        ("# Cars\n\nThe model is trained in [cars-ml](https://github.com/me/cars-ml).\n", Outcome.UNKNOWN),
        ("# Cars\n\nThe training data is in [cars](https://github.com/me/cars), a dataset.\n", Outcome.FAIL),
        ("# Cars\n\nPredicts prices.\n", Outcome.FAIL),
    ],
)
def test_a_service_whose_model_is_made_elsewhere_or_is_an_example(
    readme: str, outcome: Outcome, reports: Check, tmp_path: Path
) -> None:
    repo = Repo(make(tmp_path / "r", {"README.md": readme, "app.py": _SERVES}))
    repo.take_for(chosen("deployed", "a test"))
    assert reports.judge(**evidence(repo, reports.evidence)).outcome is outcome


def test_a_package_from_scratch_is_measured_by_who_uses_it(reports: Check, tmp_path: Path) -> None:
    def outcome(folder: str, readme: str) -> Outcome:
        files: dict[str, Content] = {**_FITS, "README.md": readme, "pyproject.toml": '[project]\nname = "linreg"\n'}
        repo = Repo(make(tmp_path / folder, files))
        repo.take_for(chosen("from-scratch", "a test"))
        return reports.judge(**evidence(repo, reports.evidence)).outcome

    assert outcome("a", "# Lines\n\n`pip install linreg`\n") is Outcome.NOT_APPLICABLE
    assert outcome("b", "# Lines\n\n`pip install numpy`\n") is Outcome.FAIL


def test_an_index_that_links_the_projects_lacks_nothing_in_one_place(reports: Check, tmp_path: Path) -> None:
    told: dict[str, Content] = {"fit.py": _FIT, "churn/README.md": "# Churn\n\nThe AUC is 0.84.\n"}
    linked = ask(reports, make(tmp_path / "a", {**told, "README.md": "# Work\n\n- [Churn](./churn/)\n"}))
    assert (linked.share, linked.findings) == (0.5, ())
    named = ask(reports, make(tmp_path / "c", {**told, "README.md": "# Work\n\nIt is told in `churn/README.md`.\n"}))
    assert (named.share, named.findings) == (0.5, ())
    alone = ask(reports, make(tmp_path / "b", {**told, "README.md": "# Work\n\nPredicts churn.\n"}))
    assert (alone.share, len(alone.findings)) == (0.5, 1)


def test_a_page_that_r_knitted_earns_half(reports: Check, tmp_path: Path) -> None:
    files = {**_FITS, "README.md": "# A\n", "R/House.md": _KNITTED, "R/House.Rmd": "A\n"}
    verdict = ask(reports, make(tmp_path / "r", files))
    assert (verdict.share, verdict.findings[0].message) == (0.5, "names no result, though R/House.md does")


@pytest.mark.parametrize(
    ("page", "share"),
    [
        ("notebooks/Daily_Report_20260208.md", 0.5),
        ("final_report.md", 0.5),
        ("Milestone-Report.md", 0.5),
        ("docs/test_results.md", 0.5),
        (".github/bug_report.md", 0.0),
        ("our_reporting.md", 0.0),
        ("notes.md", 0.0),
    ],
)
def test_a_report_earns_half_wherever_its_name_says_so(page: str, share: float, reports: Check, tmp_path: Path) -> None:
    files = {**_FITS, "README.md": "# A\n", page: "# A\n\nThe accuracy is 0.81.\n"}
    assert ask(reports, make(tmp_path / "r", files)).share == share


_FILLS = (
    "from sklearn.ensemble import RandomForestRegressor\nfrom sklearn.experimental import enable_iterative_imputer\n"
    "from sklearn.impute import IterativeImputer\n\nmodel = RandomForestRegressor()\n"
    "filler = IterativeImputer(estimator=model)\nrows = filler.fit_transform(rows)\n"
)
_TOYS: dict[str, Content] = {f"tools/clock_{number}.py": "def tick():\n    return 1\n" for number in range(20)} | {
    "toy.py": _FIT
}
_NET = "import torch\n\nclass Net(torch.nn.Module):\n    def forward(self, x):\n        return x\n\n\n"


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"README.md": "# Moods\n\nFor more, visit the project Wiki.\n", "fit.py": _FIT}, Outcome.UNKNOWN),
        ({"README.md": "# Moods\n\n[More](https://github.com/a/b/wiki)\n", "fit.py": _FIT}, Outcome.UNKNOWN),
        ({"README.md": "# Moods\n\nThe texts are of Wikipedia, a wiki dump.\n", "fit.py": _FIT}, Outcome.FAIL),
        ({"README.md": "# Trees\n\nCode examples of the textbook.\n", "fit.py": _FIT}, Outcome.NOT_APPLICABLE),
        ({"README.md": "# My homework\n", "fit.py": _FIT}, Outcome.NOT_APPLICABLE),
        ({"README.md": "# A\n\nA frame for projects\ngiven in the course.\n", "fit.py": _FIT}, Outcome.NOT_APPLICABLE),
        ({"README.md": "# Trees\n\nThe final project of a course, after labs.\n", "fit.py": _FIT}, Outcome.FAIL),
        ({"README.md": "# Graph ML Lab\n\nOn a page of this wiki page: graphs.\n", "fit.py": _FIT}, Outcome.FAIL),
        ({**_README, "week 2/fit.py": _FIT}, Outcome.NOT_APPLICABLE),
        ({**_README, "Assignment_1/group.R": "kmeans(rows, 3)\n"}, Outcome.NOT_APPLICABLE),
        ({**_README, "week 2/fit.py": _FIT, "fit.py": _FIT}, Outcome.FAIL),
        ({**_README, "etl.py": "import pyspark\n\ndef build_training_data():\n    pass\n"}, Outcome.NOT_APPLICABLE),
        ({**_README, "etl.py": "from pyspark.ml import Pipeline\n\nPipeline(stages=all).fit(rows)\n"}, Outcome.FAIL),
        ({**_README, "etl.py": "x = 1\n", "plot.R": "plot(1:3)\n"}, Outcome.NOT_APPLICABLE),
        ({**_README, "etl.py": "x = 1\n", "fit.R": "fit <- randomForest(y ~ ., rows)\n"}, Outcome.FAIL),
        ({**_README, "fill.py": _FILLS}, Outcome.NOT_APPLICABLE),
        ({**_README, "fill.py": _FILLS, "predict_model.py": ""}, Outcome.NOT_APPLICABLE),
        ({**_README, "fill.py": _FILLS + "model.fit(rows, prices)\n"}, Outcome.FAIL),
        ({**_README, "fill.py": _FILLS, "prices.pkl": "0"}, Outcome.FAIL),
        ({**_README, "fit.py": "import torch\n", "fit.ipynb": [Markdown("PLACEHOLDER, too large")]}, Outcome.UNKNOWN),
        ({**_README, "fit.py": "import torch\n", "fit.ipynb": "{broken"}, Outcome.UNKNOWN),
        ({**_README, "fit.py": "import torch\n", "fit.ipynb": ""}, Outcome.NOT_APPLICABLE),
        ({**_README, "fit.py": _FIT, "eda.ipynb": "{broken"}, Outcome.FAIL),
        ({**_README, "net.py": _NET, "tests/test_net.py": _NET + "loss.backward()\n"}, Outcome.NOT_APPLICABLE),
        ({**_README, "net.py": _NET + "torch.optim.SGD(net.parameters()).step()\n"}, Outcome.FAIL),
        ({**_README, "net.py": _NET + "net = torch.load('net.bin')\n"}, Outcome.FAIL),
        ({**_README, "net.py": _NET, "net.cpp": "void train(int epochs) {}\n"}, Outcome.FAIL),
    ],
)
def test_what_claims_no_result_is_not_asked(
    files: dict[str, Content], outcome: Outcome, reports: Check, tmp_path: Path
) -> None:
    assert ask(reports, make(tmp_path / "r", files)).outcome is outcome


def test_a_readme_in_a_folder_is_named_before_other_pages_there(reports: Check, tmp_path: Path) -> None:
    result = "The AUC is 0.84.\n"
    files = {**_FITS, "README.md": "# A\n", "a/MODEL_CARD.md": result, "tree/README.md": result}
    (first,) = ask(reports, make(tmp_path / "a", files)).findings
    (second,) = ask(reports, make(tmp_path / "b", files | {"RESULTS.md": result})).findings
    assert first.message == "names no result, though tree/README.md does"
    assert second.message == "names no result, though RESULTS.md does"


_LIBRARY = {"boxes/LICENSE": "Copyright 2018-2023 Box Lab. All rights reserved.\n"}
_OF_BOXES = {**_FITS, "README.md": "# A\n", "boxes/docs/README.md": "The accuracy is 0.81.\n"}


@pytest.mark.parametrize(
    ("files", "share"),
    [
        (_OF_BOXES, 0.5),
        (_OF_BOXES | _LIBRARY, 0.0),
        (_OF_BOXES | _LIBRARY | {"LICENSE": "Copyright (c) 2021 Ada Byron\n"}, 0.0),
        (_OF_BOXES | _LIBRARY | {"LICENSE": "Copyright (c) 2021 Box Lab\n"}, 0.5),
        ({**_FITS, "README.md": "# A\n", "bayes/README.txt": "96% correct with 10 bins\n"}, 0.5),
        ({**_FITS, "README.md": "# A\n", "bayes/README": "Accuracy: 0.96\n"}, 0.5),
        ({**_FITS, "README.md": "# A\n", "README.submission": "1. all rows\n    test-auc: 0.76178\n"}, 0.5),
        ({**_FITS, "README.md": "# A\n", "Heart Data/README.txt": "An error rate of 3.1 %.\n"}, 0.0),
    ],
)
def test_the_readme_of_a_project_in_a_folder_speaks_for_its_author_alone(
    files: dict[str, Content], share: float, reports: Check, tmp_path: Path
) -> None:
    assert ask(reports, make(tmp_path / "r", files)).share == share


_HUB = (
    "from transformers import AutoModelForSequenceClassification\n\nname = {chosen}\n"
    "model = AutoModelForSequenceClassification.from_pretrained(name)\n"
)
_ASKS = (
    "import pandas as pd\nimport streamlit as st\n\ndef chosen():\n    return pd.read_csv(st.selectbox('Set', sets))"
)
_ASKED_APART = _PAGE + "from rows import chosen\n\nrows = chosen()\nDecisionTreeClassifier().fit(rows, rows['y'])\n"
_NODE = {**_README, "package.json": '{"graphql": "1"}', "model/index.js": "export default {}\n"}


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({**_README, "app.py": _HUB.format(chosen='"lab/moods"')}, Outcome.NOT_APPLICABLE),
        ({**_README, "app.py": _ASKED_APART, "rows.py": _ASKS}, Outcome.NOT_APPLICABLE),
        (
            {**_README, "app.py": _ASKED_APART, "rows.py": _ASKS.replace("st.selectbox('Set', sets)", "'a'")},
            Outcome.FAIL,
        ),
        ({**_SERVED, "README.md": "# A\n\nThe model is already engineered for you.\n"}, Outcome.NOT_APPLICABLE),
        ({**_SERVED, "README.md": "# A\n\n![Customer Segments](pca.png)\n"}, Outcome.UNKNOWN),
        ({**_README, "app.py": _HUB.format(chosen='"models/moods"')}, Outcome.FAIL),
        ({**_README, "app.py": _HUB.format(chosen="sys.argv[1]")}, Outcome.FAIL),
        ({**_README, "app.py": _HUB.format(chosen='"lab/moods"') + "loss.backward()\n"}, Outcome.FAIL),
        (
            {"README.md": "# Moods\n\nA fine-tuned BERT.\n", "app.py": _HUB.format(chosen='"lab/moods"')},
            Outcome.FAIL,
        ),
        (_NODE, Outcome.NOT_APPLICABLE),
        ({**_NODE, "package.json": '{"@tensorflow/tfjs": "4"}'}, Outcome.UNKNOWN),
        ({**_NODE, "model/churn.onnx": "0"}, Outcome.FAIL),
    ],
)
def test_where_no_model_is_the_authors_no_result_is_asked_for(
    files: dict[str, Content], outcome: Outcome, reports: Check, tmp_path: Path
) -> None:
    assert ask(reports, make(tmp_path / "r", files)).outcome is outcome


@pytest.mark.parametrize(
    ("said", "folder", "outcome"),
    [
        ('The report is in the folder "Technical Report".', "Technical Report", Outcome.UNKNOWN),
        ("`My Models.Rmd` says how they did.", "models", Outcome.UNKNOWN),
        ("Models are tried.", "models", Outcome.FAIL),
    ],
)
def test_a_page_that_r_knitted_may_tell_it_where_it_is_named(
    said: str, folder: str, outcome: Outcome, reports: Check, tmp_path: Path
) -> None:
    pages = {f"{folder}/My Models.Rmd": "A\n", f"{folder}/My-Models.html": "<p>0.9</p>"}
    files = {**_FITS, **pages, "README.md": f"# Runs\n\n{said}\n"}
    assert ask(reports, make(tmp_path / "r", files)).outcome is outcome
