"""What --help says, and what it loads: nothing that only a command needs."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from mlfolio.cli import cli

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


@pytest.mark.parametrize("command", [(), *((name,) for name in sorted(cli.commands))])
def test_help_is_set_out_as_written(command: tuple[str, ...]) -> None:
    said = CliRunner().invoke(cli, [*command, "--help"]).output
    assert "\\b" not in said
    assert all(line.strip() == "Examples:" for line in said.splitlines() if "Examples:" in line)
