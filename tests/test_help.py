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
    assert "..." not in said.partition("Commands:")[2]
    assert all(line.strip() == "Examples:" for line in said.splitlines() if "Examples:" in line)


def test_the_list_of_commands_fits_a_plain_terminal() -> None:
    said = CliRunner(env={"COLUMNS": "80"}).invoke(cli, ["--help"]).output
    assert "..." not in said.partition("Commands:")[2]
    assert max(map(len, said.splitlines())) <= 80
