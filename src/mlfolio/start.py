"""The program: switches off what a process that ends soon does without, and runs the command line."""

import gc


def main() -> None:
    """Run the command line and exit with its code."""
    # What modules are made of is no garbage, and looking for some takes a tenth of the time that loading them does.
    gc.disable()
    from mlfolio.cli import main as run

    run()
