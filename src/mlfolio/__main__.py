"""Run the command line as `python -m mlfolio`."""

import sys

# `python -m` looks for modules in the current folder first, which may be the repository that is checked.
if not sys.flags.safe_path:
    del sys.path[0]

from mlfolio.start import main

main()
