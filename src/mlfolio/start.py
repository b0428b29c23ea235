"""The program: switches off what a process that ends soon does without, and runs the command line."""

import gc
import sys

from mlfolio.file_names import take_for_utf8

_LARGE = 30 * 1024 * 1024
"""Bytes. No file that is read is larger; glibc adapts to blocks of at most 32 MB."""


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        take_for_utf8()
        # What modules are made of is no garbage, and looking for some takes a tenth of the time that loading them does.
        gc.disable()
        # glibc returns large blocks to the system as soon as they are free, and takes the next ones page by page, each
        # of them cleared: for a folder of notebooks half of the time. Blocks below the largest that was freed it keeps.
        bytes(_LARGE)
        # Imported here because an interrupt may come while they are.
        from mlfolio.cli import main as run
        from mlfolio.stack import with_room

        with_room(run)()
    except KeyboardInterrupt:
        # Before the command line has begun, or after it has ended: there is nothing to put in order.
        print("Interrupted.", file=sys.stderr)
        sys.exit(130)
