"""Which way `mlfolio check` goes: one folder, one repository elsewhere, or several of them."""

from pathlib import Path

from mlfolio.commands import check
from mlfolio.errors import UserError
from mlfolio.options import CheckOptions
from mlfolio.targets import remote


def run(given: tuple[str, ...], from_file: Path | None, options: CheckOptions, *, resume: bool) -> int:
    """Check what is `given`, and what `from_file` lists; return the exit code. Raises UserError as a check does."""
    if len(given) > 1 or from_file is not None or resume or _wants_lines(options):
        from mlfolio.commands import many

        listed = many.listed(from_file) if from_file is not None else []
        targets = [*given, *listed] if given or from_file is not None else ["."]
        if not targets:
            raise UserError(f"{from_file}: names no repository", "Write one folder or URL a line; # begins a comment.")
        return many.run(targets, options, resume=resume)
    target = given[0] if given else "."
    elsewhere = remote(target)
    if elsewhere is None:
        return check.run(Path(target), options)
    if options.staged:
        raise UserError("--staged is for a repository on this machine", "Leave it out.")
    from mlfolio.cloning import cloned

    # The bar that strangers set for themselves decides nothing here.
    asked = options._replace(fail_under=options.fail_under or 0.0)
    with cloned(elsewhere) as folder:
        return check.run(folder, asked, origin=elsewhere.shown)


def _wants_lines(options: CheckOptions) -> bool:
    return options.format_ == "jsonl" or any(output.suffix == ".jsonl" for output in options.outputs)
