"""What shows nothing, what may be drawn elsewhere, and what has no result to show."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Content
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

_FITS = "from sklearn.svm import SVC\n\nSVC().fit(X, y)\n"
_EVIDENTLY = (
    "from evidently.metric_preset import DataDriftPreset, RegressionPreset\nfrom evidently.report import Report\n\n"
    "report = Report(metrics=[RegressionPreset()])\nreport.run(a, b)\n"
)
_DRIFT = _EVIDENTLY.replace("RegressionPreset()", "DataDriftPreset()")
_BROKEN = 'def look(rows):\n        """Draw the rows."""\n'
_SHOWN = "![fit](https://example.org/assets/1)\n"
_BLANK, _END = "# >>> YOUR ANSWER HERE\n", "# >>> END YOUR ANSWER\n"
_DRAWN = '{"dashboard": {"panels": [{"type": "timeseries", "title": "%s"}]}}'
_BY_PLANET = "sns.kdeplot(rows.query('planet == \"Mars\"').spa, ax=ax)\n"


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"train.py": _FITS}, Outcome.FAIL),
        ({"train.py": _FITS, "README.md": "# Churn\n\nBegun from a template.\n"}, Outcome.FAIL),
        ({"train.py": _FITS, "README.md": "# sklearn template\n"}, Outcome.NOT_APPLICABLE),
        ({"train_dummy_model.py": _FITS}, Outcome.NOT_APPLICABLE),
        ({"train.py": _FITS, "show.jl": 'using CSV, CairoMakie\n\nsave("a.png", lines(losses))\n'}, Outcome.UNKNOWN),
        ({"train.py": _FITS, "show.rs": "use plotters::prelude::*;\n"}, Outcome.UNKNOWN),
        ({"train.py": _FITS, "read.jl": "using CSV, DataFrames\n\n# Plots are for later.\n"}, Outcome.FAIL),
        ({"train.py": _FITS, "report.odt": "PK"}, Outcome.UNKNOWN),
        (
            {"train.py": f"from keras.callbacks import TensorBoard\n{_FITS}calls = [TensorBoard('logs')]\n"},
            Outcome.UNKNOWN,
        ),
        ({"train.py": _FITS, "watch.py": f"{_EVIDENTLY}report.save_html('a.html')\n"}, Outcome.UNKNOWN),
        ({"train.py": _FITS, "watch.py": f"{_DRIFT}report.save_html('a.html')\n"}, Outcome.FAIL),
        ({"train.py": _FITS, "watch.py": f"{_EVIDENTLY}print(report.as_dict())\n"}, Outcome.FAIL),
        (
            {"train.py": f"from explainerdashboard import ExplainerDashboard\n{_FITS}ExplainerDashboard(explainer)\n"},
            Outcome.UNKNOWN,
        ),
        ({"train.py": f"import seaborn as sns\n{_FITS}{_BY_PLANET * 3}"}, Outcome.PASS),
        ({"train.py": f"import seaborn as sns\n{_FITS}sns.boxplot(data=rows[columns])\n"}, Outcome.PASS),
        (
            {"train.py": f"import seaborn as sns\n{_FITS}sns.FacetGrid(rows, col='job').map(plt.hist, 'age')\n"},
            Outcome.PASS,
        ),
        ({"train.py": f"import seaborn as sns\n{_FITS}sns.JointGrid(data=rows, x='age', y='pay')\n"}, Outcome.PASS),
        # The cell that imported it is gone.
        ({"a.ipynb": [_FITS, "px.violin(rows, y='age')"]}, Outcome.PASS),
        ({"train.py": f"{_FITS}for px in pixels:\n    px.violin(rows, y='age')\n"}, Outcome.FAIL),
        ({"train.py": f"import shap\n{_FITS}shap.summary_plot(values, X)\n"}, Outcome.PASS),
        ({"train.py": f"{_FITS}rows.hist()\n"}, Outcome.PASS),
        ({"train.py": f"import streamlit as st\n{_FITS}st.bar_chart(rows)\n"}, Outcome.PASS),
        ({"train.py": f"{_FITS}ax.hist(rows)\n"}, Outcome.FAIL),
        ({"train.py": f"{_FITS}rows.index.name = 'job'\nrows['recall'].plot(kind='bar')\n"}, Outcome.PASS),
        ({"train.py": f"{_FITS}rows.groupby('job')['wrong'].mean().plot.barh()\n"}, Outcome.PASS),
        ({"train.py": f"{_FITS}rows['recall'].plot(kind='bar')\n"}, Outcome.FAIL),
        (
            {"train.py": f"{_FITS}rows = rows.groupby('job').sum()\nrows = rows.reset_index()\nrows.plot()\n"},
            Outcome.FAIL,
        ),
        ({"train.py": f"import visuals as vs\n{_FITS}vs.ModelLearning(X, y)\n"}, Outcome.UNKNOWN),
        (
            {
                "train.py": f"import visuals as vs\n{_FITS}vs.show(X)\n",
                "visuals.py": "import matplotlib.pyplot as plt\nplt.plot(X)\n",
            },
            Outcome.FAIL,
        ),
        ({"train.py": f"{_FITS}ax.imshow(image)\nax.axis('off')\n"}, Outcome.PASS),
        ({"train.py": f"{_FITS}ax.matshow(counts)\nax.set_title('Errors')\n"}, Outcome.PASS),
        ({"train.py": _FITS, "grafana/board.json": _DRAWN % "Model accuracy"}, Outcome.UNKNOWN),
        ({"train.py": _FITS, "grafana/board.json": _DRAWN % "Requests"}, Outcome.FAIL),
        ({"train.py": _FITS, "docs/loss_curve.png": "PNG"}, Outcome.UNKNOWN),
        ({"train.py": _FITS, "diary.md": "    plt.imshow(rows[0])\n\n![](data/1.png)\n"}, Outcome.UNKNOWN),
        ({"train.py": _FITS, "README.md": "# A\n\n![Confusion matrix](https://example.org/1)\n"}, Outcome.UNKNOWN),
        ({"train.py": _FITS, "README.md": "# A\n\n<img src='img/TrainLoss.png'\n alt=''/>\n"}, Outcome.UNKNOWN),
        (
            {
                "train.py": _FITS,
                "README.md": "# A\n\n<img src='img/1.png'>\n <figcaption>Fig. 2: Box plot of errors</figcaption>\n",
            },
            Outcome.UNKNOWN,
        ),
        ({"train.py": _FITS, "README.md": "# A\n\n![Training pipeline](img/1.png)\n"}, Outcome.FAIL),
        ({"train.py": _FITS, "README.md": "# A\n\n![App](img/app.png) of a confusion matrix\n"}, Outcome.FAIL),
        ({"train.py": _FITS, "README.md": f"# A\n\n## Visualizations:\n\n### Line\n\n{_SHOWN}"}, Outcome.UNKNOWN),
        ({"train.py": _FITS, "README.md": f"# A\n\n## Performance visualisation\n\n{_SHOWN}"}, Outcome.UNKNOWN),
        ({"train.py": _FITS, "README.md": f"# A\n\n## Plots\n\nTo come.\n\n## Team\n\n{_SHOWN}"}, Outcome.FAIL),
        (
            {
                **{f"{name}/train.py": _FITS for name in ("tree", "forest", "line")},
                "README.md": f"# A\n\n## Visualizations\n\n{_SHOWN}",
            },
            Outcome.UNKNOWN,
        ),
        ({"train.py": _FITS, "README.md": "# A\n\n## Plots\n\n![logo](a/1.png)\n"}, Outcome.FAIL),
        ({"train.py": _FITS, "README.md": "# A\n\n## Model Evaluation\n\n![](imgs/cv-lb.png)\n"}, Outcome.UNKNOWN),
        ({"train.py": _FITS, "README.md": "# A\n\n## Method\n\n![](imgs/predictions.png)\n"}, Outcome.UNKNOWN),
        (
            {"train.py": _FITS, "README.md": "# A\n\n## Method\n\nThe scores by fold:\n\n![](imgs/b.png)\n"},
            Outcome.UNKNOWN,
        ),
        ({"train.py": _FITS, "README.md": "# A\n\n## Data\n\nThe rows:\n\n![](imgs/rows.png)\n"}, Outcome.FAIL),
        ({"train.py": _FITS, "README.md": "# A\n\n## Evaluation metric\n\n![](imgs/m.png)\n"}, Outcome.FAIL),
        ({"train.py": _FITS, "README.md": "# A\n\n## Results\n\n![](imgs/medal.png)\n"}, Outcome.FAIL),
        ({"train.py": _FITS, "README.md": "# A\n\n## Results\n\n![](imgs/metrics.png)\n"}, Outcome.FAIL),
        ({"train.py": _FITS, "README.md": "# A\n\n## Performance\n\n![](locust/results.png)\n"}, Outcome.FAIL),
        (
            {
                "train.py": _FITS,
                "README.md": "# A\n\n## Results\n\n![](https://github.com/me/photo-tables/blob/main/a.png)\n",
            },
            Outcome.UNKNOWN,
        ),
        ({"train.py": f"import wandb\n\n{_FITS}wandb.finish()\n"}, Outcome.UNKNOWN),
        ({"train.py": _FITS, "README.md": f"# A\n\n```sh\n# Plots\n```\n\n{_SHOWN}"}, Outcome.FAIL),
        ({"train.py": _FITS, "img/best_conf_matrix.png": "PNG"}, Outcome.UNKNOWN),
        ({"train.py": _FITS, "diary.md": "We may plot it.\n\n![](data/1.png)\n"}, Outcome.FAIL),
        ({"train.py": _FITS, "diary.md": "    plt.imshow(rows[0])\n"}, Outcome.FAIL),
        ({"train.py": f"import neptune\n\nrun = neptune.init_run()\n{_FITS}run['loss'].append(2)\n"}, Outcome.UNKNOWN),
        # What does not parse was run once.
        ({"train.py": _FITS, "look.py": f"{_BROKEN}    rows.plot()\n    plt.title('Shares')\n"}, Outcome.PASS),
        ({"train.py": _FITS, "look.py": f"{_BROKEN}    rows.plot()\n"}, Outcome.FAIL),
        ({"train.py": _FITS, "look.py": f"{_BROKEN}    book.title('Shares')\n"}, Outcome.FAIL),
        ({"train.py": _FITS, "docs/screen.png": "PNG"}, Outcome.FAIL),
        ({"train.py": _FITS, "graficos/uno.png": "PNG"}, Outcome.UNKNOWN),
        ({"train.py": _FITS, "images/dashboard.jpg": "JPG"}, Outcome.UNKNOWN),
        (
            {"train.py": f"import tensorflow as tf\n{_FITS}writer = tf.summary.create_file_writer('logs')\n"},
            Outcome.UNKNOWN,
        ),
        ({"train.py": "import torch\n\noptimizer = SGD(net.parameters(), lr=0.1)\n"}, Outcome.NOT_APPLICABLE),
        ({"train.py": _FITS, "page.html": "<script>new Chart(place, scores)</script>"}, Outcome.UNKNOWN),
        ({"train.py": f"import torchvision\n{_FITS}torchvision.utils.save_image(made, 'a.png')\n"}, Outcome.UNKNOWN),
        ({"train.py": _FITS, "README.md": "# Trees\n\nA proof of concept of serving.\n"}, Outcome.NOT_APPLICABLE),
        ({"train.py": _FITS, "README.md": "# A walkthrough of trees\n"}, Outcome.NOT_APPLICABLE),
        ({"train.py": _FITS, "README.md": "# Guide pour déployer une API d'iris\n"}, Outcome.NOT_APPLICABLE),
        ({"train.py": _FITS, "README.md": "# A guide to deploying trees\n"}, Outcome.NOT_APPLICABLE),
        ({"train.py": _FITS, "README.md": "# A guide to trees\n"}, Outcome.FAIL),
        ({"train.py": _FITS, "README.md": "# Iris\n\nThe goal is clean, tested code.\n"}, Outcome.NOT_APPLICABLE),
        ({"train.py": _FITS, "README.md": "# Iris\n\nThe goal is a clean split of the code.\n"}, Outcome.FAIL),
        ({"code-along/train.py": _FITS}, Outcome.NOT_APPLICABLE),
        ({"courses/svm.ipynb": [_FITS], "examples/a.ipynb": [_FITS]}, Outcome.NOT_APPLICABLE),
        ({"refs/svm.ipynb": [_FITS], "examples/a.ipynb": [_FITS]}, Outcome.FAIL),
        ({"courses/svm.ipynb": [_FITS], "churn/a.ipynb": [_FITS]}, Outcome.FAIL),
        ({"a2/lm.py": f"{_BLANK}{_FITS}{_END}"}, Outcome.NOT_APPLICABLE),
        ({"a2/lm.py": f"{_BLANK}{_FITS}{_END}", "a2/try.py": _FITS}, Outcome.NOT_APPLICABLE),
        ({"a2/lm.py": f"{_BLANK}{_FITS}{_END}", "own/train.py": _FITS}, Outcome.FAIL),
        ({"lm.py": f"{_BLANK}{_FITS}{_END}", "train.py": _FITS}, Outcome.FAIL),
        ({"a2/lm.py": f"{_BLANK}{_FITS}"}, Outcome.FAIL),
        ({"a2/lm.ipynb": [f"{_BLANK}{_FITS}{_END}"], "a2/train.py": _FITS}, Outcome.FAIL),
        (
            {"train.py": "Trainer(args=TrainingArguments(logging_dir='logs')).train()\n" + _FITS},
            Outcome.UNKNOWN,
        ),
        ({"train.py": "accelerator = Accelerator(log_with='tensorboard')\n" + _FITS}, Outcome.UNKNOWN),
        (
            {"train.py": f"accelerator = Accelerator(log_with='tensorboard')\n{_FITS}\nplt.plot(rows)\nplt.show()\n"},
            Outcome.UNKNOWN,
        ),
        (
            {"train.py": "Trainer(args=TrainingArguments(logging_dir='logs', report_to='none')).train()\n" + _FITS},
            Outcome.FAIL,
        ),
        (
            {"train.py": _FITS + "\n\nclass TestIt(unittest.TestCase):\n    pass\n\n\nunittest.main()\n"},
            Outcome.NOT_APPLICABLE,
        ),
        (
            {
                "train.py": _FITS + "\n\nclass TestIt(unittest.TestCase):\n    pass\n\n\nunittest.main()\n",
                "main.py": "from train import model\n",
            },
            Outcome.FAIL,
        ),
        (
            {
                "train.py": _FITS,
                "README.md": "# API\n\nBuild a REST API around a model: the model is already engineered for you.\n",
            },
            Outcome.NOT_APPLICABLE,
        ),
        (
            {"ai/grad.m": "% == YOUR CODE HERE\nt = fitlm(X, y);\n% == END YOUR CODE\n"},
            Outcome.NOT_APPLICABLE,
        ),
        (
            {"train.R": "fit <- randomForest(y ~ ., rows)\nqplot(y, predict(fit, test), data = test)\n"},
            Outcome.PASS,
        ),
        ({"train.R": "fit <- randomForest(y ~ ., rows)\nhchart(varImp(fit), hcaes(x = name))\n"}, Outcome.PASS),
        ({"train.R": "fit <- randomForest(y ~ ., rows)\nhighchart() |> hc_title(text = 'Risk')\n"}, Outcome.PASS),
        ({"train.R": "fit <- randomForest(y ~ ., rows)\nxyplot(y ~ seen, rows)\n"}, Outcome.PASS),
    ],
)
def test_what_is_drawn(files: dict[str, Content], outcome: Outcome, checks: tuple[Check, ...], tmp_path: Path) -> None:
    visualised = next(one for one in checks if one.id == "results-visualised")
    assert ask(visualised, make(tmp_path / "r", files)).outcome is outcome
