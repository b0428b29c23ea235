"""Which pictures and links of a README may tell what was reached."""

import pytest

from mlfolio.evidence.prose.markdown import read_markdown
from mlfolio.evidence.prose.shown_elsewhere import shown_elsewhere


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("img/evaluation_result.png", "![My image](img/evaluation_result.png)"),
        ("docs/1.png", "![Model performance](docs/1.png)"),
        ("Berlin.pdf", "It can [be found here](Berlin.pdf)."),
        ("https://me.github.io/a.html", "[Model accuracy report](https://me.github.io/a.html)"),
        ("https://example.org/1", "Read the [slide deck](https://example.org/1)."),
        ("imgs/img3.png", "# A\n\n## Model performance\n\n![](imgs/img3.png)"),
        ("https://i.imgur.com/zTnvOcb.jpg", "![](https://i.imgur.com/zTnvOcb.jpg)"),
        ("a/Screenshot%202025-10-22%20132954.png", "![](a/Screenshot%202025-10-22%20132954.png)"),
        ("a/b.png", "![成绩展示](a/b.png)"),
        (None, "![The app](a/Screenshot%202025-10-22.png)"),
        (None, "![Login page](https://i.imgur.com/zTnvOcb.jpg)"),
        ("imgs/mlflow_runs.png", "![](imgs/mlflow_runs.png)"),
        (None, "The [documentation](https://me.github.io/work/)."),
        ("a/ours.png", "It is faster than theirs, as the pictures below tell:\n\n* Good.\n* Light.\n\n![](a/ours.png)"),
        (None, "It is coloured, as the pictures below tell:\n\n* Good.\n* Light.\n\n![](a/ours.png)"),
        (None, "# Results of a study\n\n## Data\n\n![](imgs/img3.png)"),
        (None, "![](https://img.shields.io/badge/a)"),
        (None, "Presentation: []()"),
        (None, "Slides: <a></a> and <a href=''></a>"),
        (None, "![Architecture](docs/workflow.png)"),
        ("images/s13.png", "### Step 17: Train the model\n\nYou should see this.\n\n![](images/s13.png)"),
        (
            "a/1.png",
            "## Training the network\n\n<table><tr><td><b>Terminal</b><br>\n<img src='a/1.png'></td></tr></table>",
        ),
        (None, "## Train the model\n\n![Architecture](a/1.png)"),
        (None, "## Training data\n\n![](a/1.png)"),
        ("a/test.png", "![Comparación de diferentes optimizadores](a/test.png)"),
        ("a/optimizers.png", "Beside others:\n\n![Momentum](a/optimizers.png)"),
        ("a/b.png", "The training and validation loss:\n\n![Our net](a/b.png)"),
        ("a/b.png", "![Our net](a/b.png)\n\nCross-entropy against epochs"),
        ("a/b.png", "We try several optimizers.\n\n![Our net](a/b.png)"),
        (None, "![Network architecture with its optimizer](a/b.png)"),
        (None, "The rows of each month:\n\n![Our rows](a/b.png)"),
        (None, "## Start the server\n\nYou should see this.\n\n![](a/1.png)"),
        (None, "After the [paper](https://arxiv.org/pdf/1711.11053.pdf) of others."),
        (None, "[Results](#results)"),
        (None, "[Report a bug](https://example.org/issues)"),
        (None, "[The data](https://www.kaggle.com/datasets/a/churn-prediction)"),
    ],
)
def test_where_a_result_may_be_told_else(expected: str | None, text: str) -> None:
    assert shown_elsewhere(read_markdown(text)) == expected
