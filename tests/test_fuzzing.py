"""The program that feeds broken files to all readers still reaches them, and a round of it finds nothing."""

import subprocess
import sys
from pathlib import Path

FUZZ = Path(__file__).parents[1] / "benchmarks" / "fuzz.py"
SEED = {
    "README.md": "# Prices\n\nRun `python train.py`.\n",
    "train.py": "import joblib\n\n\ndef train(rows):\n    return rows\n",
    "requirements.txt": "numpy==2.0.0\n",
    "model.pkl": "csklearn.linear_model\nLinearRegression\n.",
    ".github/workflows/ci.yml": "on: push\njobs: {test: {runs-on: ubuntu-latest, steps: [{run: pytest}]}}\n",
}


def test_a_round_of_broken_files_finds_no_fault(tmp_path: Path) -> None:
    for path, text in SEED.items():
        file = tmp_path / "seed" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    command = [sys.executable, str(FUZZ), str(tmp_path), "--only", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    assert done.stdout.endswith("seed 0: 0 faults\n")
