"""What the browser tests share: a made-up repository, its report, and a real Chromium to open it in."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from opening import ROOT
from playwright.sync_api import Browser, sync_playwright
from reports.inspection import HOSTILE
from repositories import make

from mlfolio.examples import Content, Markdown

QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

TITANIC: dict[str, Content] = {
    "README.md": "# Who survived the Titanic\n\nA random forest that tells survivors from the passenger list.\n\n"
    "## Run\n\n```\npip install -r requirements.txt\npython train.py\n```\n\nSee [the notebook](eda.ipynb) and "
    "[the data](data/README.md).\n",
    "requirements.txt": "pandas\nscikit-learn\n",
    "train.py": "import os\nimport pandas as pd\nfrom sklearn.ensemble import RandomForestClassifier\n\n"
    'data = pd.read_csv("/home/ada/titanic/train.csv")\nmodel = RandomForestClassifier()\n'
    'model.fit(data[["Age", "Fare"]], data.Survived)\nprint(model.score(data[["Age", "Fare"]], data.Survived))\n',
    "features.py": "def family_size(row):\n    return row.SibSp + row.Parch + 1\n\n\n"
    "def title(name):\n    return name.split(',')[1].split('.')[0].strip()\n\n\n"
    + "".join(f"def column_{number}(table):\n    return table.iloc[:, {number}]\n\n\n" for number in range(40)),
    "eda.ipynb": [Markdown("# A look at the passengers"), "import pandas as pd\nimport numpy as np\n", "data.head("],
}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, which makes no request of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The HTML reports of a made-up repository and of one whose every name wants to be more than text."""
    folder = tmp_path_factory.mktemp("reports")
    found = {}
    for name, files in (("titanic", TITANIC), ("hostile", HOSTILE)):
        repository = make(folder / name, files)
        found[name] = folder / f"{name}.html"
        command = [sys.executable, "-m", "mlfolio", "check", str(repository), "--output", str(found[name])]
        subprocess.run(command, check=True, cwd=ROOT)
    return found
