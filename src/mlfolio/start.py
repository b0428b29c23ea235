"""The program: switches off what a process that ends soon does without, runs the command line and ends by its code."""

import gc
import os
import sys

_LARGE = 30 * 1024 * 1024
"""Bytes. No file that is read is larger; glibc adapts to blocks of at most 32 MB."""


def main() -> None:
    """Run the command line and exit with its code; what the user can mend is said without a traceback."""
    try:
        # Imported here, as all below, because an interrupt may come while they are.
        from mlfolio.file_names import take_for_utf8

        take_for_utf8()
        # What modules are made of is no garbage, and looking for some takes a tenth of the time that loading them does.
        gc.disable()
        # glibc returns large blocks to the system as soon as they are free, and takes the next ones page by page, each
        # of them cleared: for a folder of notebooks half of the time. Blocks below the largest that was freed it keeps.
        bytes(_LARGE)
        from mlfolio.stack import with_room

        with_room(_run_to_the_end)()
    except KeyboardInterrupt:
        # Before the command line has begun, or after it has ended: there is nothing to put in order.
        print("Interrupted.", file=sys.stderr)
        sys.exit(130)


def _run_to_the_end() -> None:
    from mlfolio import completion, streams

    if "_MLFOLIO_COMPLETE" in os.environ:
        completion.mend_fish()
    streams.open_closed()
    streams.escape_what_cannot_be_shown()
    code = _run()
    streams.flush()
    # Taking thousands of syntax trees apart before the process ends would take longer than reading them.
    os._exit(code)


def _run() -> int:
    import click

    from mlfolio import streams
    from mlfolio.cli import cli
    from mlfolio.errors import UserError
    from mlfolio.interrupts import terminable

    try:
        with terminable():
            # Click would style what it prints on any terminal.
            result = cli.main(standalone_mode=False, color=False if os.environ.get("TERM") == "dumb" else None)
            streams.flush()
        return result if isinstance(result, int) else 0
    except UserError as error:
        return _refuse(error.problem, error.remedy)
    except click.ClickException as error:
        error.show()
        return 2
    except OSError as error:
        mendable = streams.refused(error)
        if mendable is None:
            raise
        return _refuse(mendable.problem, mendable.remedy)
    except (KeyboardInterrupt, click.Abort):
        from mlfolio import parallel

        parallel.finish()
        click.echo("Interrupted.", err=True)
        return 130


def _refuse(problem: str, remedy: str) -> int:
    import click

    click.echo(f"Error: {problem}\n{remedy}", err=True)
    return 2
