"""Names of files are UTF-8, as git keeps them, whatever the locale says."""

import os
import sys

_MODE = "PYTHONUTF8"


def take_for_utf8() -> None:
    """Start the program anew where it would take names of files for ASCII or Latin-1, as `LC_ALL=C` may have it.

    It could open no file whose name holds another letter then, and Python settles this before any code runs. What is
    printed stays in the letters that the terminal knows.
    """
    if sys.getfilesystemencoding() == "utf-8" or os.environ.get(_MODE) == "1" or not sys.executable:
        return
    shown_in = {"PYTHONIOENCODING": sys.stdout.encoding} if sys.stdout else {}
    environment = {**shown_in, **os.environ, _MODE: "1"}
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)
