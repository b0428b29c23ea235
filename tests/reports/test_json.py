"""The JSON report is laid out as Python's own writer does it."""

import json
from pathlib import Path

from reports.inspection import HOSTILE, inspect

from mlfolio.reports.json import document, render


def test_it_is_what_python_would_write(tmp_path: Path) -> None:
    for name, files in (("hostile", HOSTILE), ("empty", {}), ("plain", {"a.py": "import os\n", "b.ipynb": ["1 +"]})):
        report = inspect(tmp_path / name, files)
        assert render(report) == json.dumps(document(report), indent=2, ensure_ascii=False) + "\n"
