"""Reports of tiny repositories, for the tests of their formats."""

from pathlib import Path

from repositories import make

from mlfolio.evidence.kinds.kind import unrecognised
from mlfolio.examination import configured, examine
from mlfolio.examples import Content
from mlfolio.options import CheckOptions
from mlfolio.repo import Repo
from mlfolio.reports.report import Report

NO_KIND = unrecognised("there is nothing here")
ESC, RTL = "\x1b[31m", "\u202e"
HOSTILE_NAME = f'"><script>alert(1)</script> {ESC}{RTL} `x` [a](javascript:b) | @all &amp;.py'
HOSTILE: dict[str, Content] = {
    HOSTILE_NAME.replace("/", "\u2215"): "import os\nx = '</code></pre><script>alert(2)</script>' ==\n",
    "<img src=x onerror=alert(3)>.ipynb": ["import os", "y == '<script>'"],
    "README.md": "# <script>alert(4)</script>\n\nSee [that](missing<script>.md).\n",
    ".mlfolio.toml": "exclude = ['<b>gone</b>']\n[ignore]\nhas-licence = '</ul><script>alert(5)</script> `|` @all'\n",
}
"""A repository whose every name and text wants to be more than text."""


def inspect(folder: Path, files: dict[str, Content], options: CheckOptions | None = None) -> Report:
    """Make a repository of `files` in `folder`, and return what a check says of it."""
    repo = Repo(make(folder, files))
    asked = options or CheckOptions()
    return examine(repo, configured(repo, asked), asked)
