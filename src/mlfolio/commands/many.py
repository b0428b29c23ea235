"""`mlfolio check` of several repositories: each in a process of its own, a line for each, and a table at the end."""

import io
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import IO, Any

import click

from mlfolio import catalogue, paths
from mlfolio.errors import UserError
from mlfolio.evidence.decoding import decode
from mlfolio.ids import chosen
from mlfolio.interrupts import terminable
from mlfolio.options import CheckOptions
from mlfolio.reports import lines, table
from mlfolio.reports.writing import insist_on_writable, replace
from mlfolio.targets import without_password
from mlfolio.workers import Workers

_NONE, _JSONL = (None, "terminal"), "jsonl"


def listed(path: Path) -> list[str]:
    """Return the repositories that the file at `path` (- for what is piped in) names, one a line, without comments.

    Raises UserError when it cannot be read.
    """
    remedy = "Name a text file with one repository a line."
    try:
        # As people save it: the shell of Windows writes UTF-16.
        text = decode(sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes())
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror})", remedy) from error
    if text is None:
        raise UserError(f"{path}: is no text", remedy)
    return [name for line in text.splitlines() if (name := _without_comment(line))]


def _without_comment(line: str) -> str:
    # The name of a folder may hold the sign as well.
    return line.strip() if os.path.exists(line.strip()) else re.split(r"(?:^|\s)#", line, maxsplit=1)[0].strip()


def run(targets: list[str], options: CheckOptions, *, resume: bool) -> int:
    """Check every target once; return the highest exit code of all.

    With `options.outputs` a JSON line for each is added to that file as soon as it is there, so that an interrupted run
    keeps what is done; `resume` leaves out what the file already holds. Raises UserError for options that do not fit,
    and for an id that no check has.
    """
    _ = chosen(catalogue.identify(paths.bundled("checks")), options.select, options.ignore)
    output = _output(options, resume=resume)
    done = _resumed(output) if output and resume else []
    kept = {line["given"] for line in done}
    left = [one for one in dict.fromkeys(targets) if without_password(one) not in kept]
    told = list(done)
    stream = output.open("a", encoding="utf-8") if output else _screen() if options.format_ == _JSONL else None
    try:
        with terminable():
            for line in _checked(left, options):
                told.append(line)
                _tell(line, stream, len(told), len(left) + len(done))
    finally:
        if output and stream:
            stream.close()
        if options.format_ != _JSONL:
            click.echo(table.render(told), nl=False)
    return max((line["exit_code"] for line in told), default=0)


def _screen() -> IO[str]:
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A format for programs is UTF-8 wherever it is written; an escape of Python's is none of JSON's.
        sys.stdout.reconfigure(encoding="utf-8")
    return sys.stdout


def _output(options: CheckOptions, *, resume: bool) -> Path | None:
    if options.format_ not in (*_NONE, _JSONL) or len(options.outputs) > 1 or options.baseline or options.staged:
        problem = "several repositories give a table, or a JSON line each"
        raise UserError(problem, "Use --format jsonl, or --output FILE.jsonl; check one at a time for anything else.")
    output = next(iter(options.outputs), None)
    if output is None:
        if resume:
            raise UserError("--resume needs the file to go on with", "Name it: --output FILE.jsonl --resume.")
        return None
    insist_on_writable(output)
    if output.suffix != ".jsonl":
        raise UserError(f"{output}: its suffix is not .jsonl", "Name a file that ends in .jsonl: one JSON line each.")
    if output.exists() and output.stat().st_size and not resume:
        raise UserError(f"{output}: is there already", "Go on with it: --resume. Or name another file.")
    return output


def _resumed(output: Path) -> list[dict[str, Any]]:
    """Return the lines of those that were checked; a torn last line and those that failed leave the file."""
    if not output.exists():
        return []
    whole = lines.read(output.read_bytes())
    kept = list({line["given"]: line for line in whole if line["report"] is not None}.values())
    replace(output, "".join(_text(line) for line in kept))
    return kept


def _text(line: dict[str, Any]) -> str:
    # A byte of a name that is no UTF-8 is written as JSON's own escape.
    return json.dumps(line, ensure_ascii=False).encode("utf-8", "backslashreplace").decode() + "\n"


def _tell(line: dict[str, Any], stream: IO[str] | None, number: int, total: int) -> None:
    if stream is not None:
        stream.write(_text(line))
        stream.flush()
    if sys.stderr.isatty():
        click.echo(f"[{number}/{total}] {table.row(line)}", err=True)


def _checked(targets: Iterable[str], options: CheckOptions) -> Iterator[dict[str, Any]]:
    """Yield the line of each target as it is done, as many at a time as there are cores."""
    workers = Workers(_arguments(options))
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        waiting = [pool.submit(workers.check, target) for target in targets]
        try:
            for done in as_completed(waiting):
                yield done.result()
        except BaseException:
            for one in waiting:
                one.cancel()
            workers.end()
            raise


def _arguments(options: CheckOptions) -> list[str]:
    given = [("--select", one) for one in options.select] + [("--ignore", one) for one in options.ignore]
    given += [("--kind", options.kind)] if options.kind else []
    # The bar of whoever checks: what strangers set for themselves decides nothing here.
    given += [("--fail-under", f"{options.fail_under or 0:g}")]
    flags = [flag for flag, is_set in (("--no-config", options.no_config), ("--no-cache", options.no_cache)) if is_set]
    return [*(part for pair in given for part in pair), *flags]
