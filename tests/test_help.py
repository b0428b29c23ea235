"""What --help loads: nothing that only a command needs."""

import subprocess
import sys

_PROGRAM = """
import os, sys
os._exit = sys.exit
sys.argv[1:] = ["--help"]
from mlfolio.start import main
try:
    main()
finally:
    print({"pathlib", "subprocess", "mlfolio.repo", "mlfolio.configuration"} & {*sys.modules})
"""


def test_help_loads_neither_paths_nor_what_reads_a_repository() -> None:
    said = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True).stdout
    assert "Usage" in said
    assert said.endswith("set()\n")
