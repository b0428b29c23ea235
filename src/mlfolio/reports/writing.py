"""Write a report where it was asked for: to the screen, or whole to a file or not at all."""

import os
import stat
import sys
from pathlib import Path

from mlfolio.errors import UserError
from mlfolio.reports.formats import renderer
from mlfolio.reports.report import Report


def insist_on_writable(output: Path) -> None:
    """Raise UserError when `output` cannot be written, before the work is done in vain."""
    folder = output.absolute().parent
    # `Path.is_dir` raises where a folder above is closed, or a name is too long.
    if os.path.isfile(folder):
        raise UserError(f"{output}: {folder} is a file, not a folder", "Name a file in a folder.")
    if not os.path.isdir(folder):
        raise UserError(f"{output}: its folder does not exist", f"Create {folder} first, or name another file.")
    if os.path.isdir(output):
        raise UserError(f"{output}: is a folder", "Name a file to write the report to.")
    if os.path.exists(output) and not os.access(output, os.W_OK):
        raise UserError(f"{output}: cannot be written to", "Name another file, or give yourself the right to write it.")
    if not _is_written_into(output) and not os.access(folder, os.W_OK):
        raise UserError(f"{output}: its folder cannot be written to", "Name a file in a folder of your own.")


def write(report: Report, format_: str, output: Path | None, *, verbose: bool) -> None:
    """Show the report in `format_`, one of formats.FORMATS, or write it to `output`.

    Raises UserError when the file cannot be written; what stood there before is then untouched.
    """
    if output is not None:
        replace(output, _text(report, format_, verbose=verbose))
        return
    try:
        _show(report, format_, verbose=verbose)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the report (`head`, a pager) has seen enough; what is left over goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _show(report: Report, format_: str, *, verbose: bool) -> None:
    if format_ != "terminal":
        # A format for programs is UTF-8 wherever it is written; the locale is of no concern to it.
        sys.stdout.buffer.write(renderer(format_)(report).encode())
        return
    from mlfolio.reports import terminal

    terminal.show(report, verbose=verbose)


def _text(report: Report, format_: str, *, verbose: bool) -> str:
    if format_ != "terminal":
        return renderer(format_)(report)
    from mlfolio.reports import terminal

    return terminal.render(report, verbose=verbose)


def replace(output: Path, text: str) -> None:
    """Write `text` to `output`: into a device or a pipe, and in one step where a file is or is to be.

    A link in the place of a file is replaced and not followed: whoever wrote the repository chose where it leads.
    Raises UserError when `output` cannot be written; what stood there is then untouched.
    """
    try:
        if _is_written_into(output):
            output.write_text(text, encoding="utf-8")
        else:
            _replace_file(output, text)
    except OSError as error:
        raise UserError(f"{output}: cannot be written ({error.strerror})", "Name another file.") from error


def _is_written_into(output: Path) -> bool:
    """Whether `output` is a device or a pipe, or one of the system's links to some: /dev/stdout, `>(gzip > it)`."""
    try:
        mode = output.lstat().st_mode
    except OSError:
        return False
    if stat.S_ISLNK(mode):
        return output.absolute().parts[1:2] in (("dev",), ("proc",))
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _replace_file(output: Path, text: str) -> None:
    # Imported here because a report on the screen needs no file.
    import tempfile

    scratch = None
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=output.absolute().parent, prefix=f".{output.name}.", delete=False
        ) as stream:
            scratch = Path(stream.name)
            stream.write(text)
        scratch.chmod(_rights(output))
        scratch.replace(output)
    finally:
        if scratch is not None:
            scratch.unlink(missing_ok=True)


def _rights(output: Path) -> int:
    """Return the rights that the file at `output` has, or those of a new one."""
    if output.is_file() and not output.is_symlink():
        return stat.S_IMODE(output.stat().st_mode)
    return 0o666 & ~_umask()


def _umask() -> int:
    # The mask can only be read by setting it.
    mask = os.umask(0)
    os.umask(mask)
    return mask
