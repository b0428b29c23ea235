"""Run the command line as `python -m mlfolio`."""

import os
import sys
from contextlib import suppress

# `python -m` looks for modules in the current folder first, which may be the repository that is checked; one that is
# gone is not among the places.
with suppress(FileNotFoundError):
    if not sys.flags.safe_path and os.getcwd():
        del sys.path[0]

from mlfolio.start import main

main()
