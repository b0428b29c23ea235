"""`mlfolio baseline`: accept what a repository's findings are today, so that from now on only new ones stop anybody."""

from pathlib import Path

import click

from mlfolio import baseline, ratchet
from mlfolio.examination import configured, examine
from mlfolio.options import CheckOptions
from mlfolio.repo import Repo
from mlfolio.reports import writing
from mlfolio.reports.wording import sentence


def run(path: Path, output: Path, options: CheckOptions) -> None:
    """Write the baseline of the repository at `path` to `output`. Raises UserError as a check would."""
    writing.insist_on_writable(output)
    repo = Repo(path)
    report = examine(repo, configured(repo, options), options)
    taken = ratchet.take(report)
    baseline.write(output, taken)
    count = sum(accepted.count for accepted in taken.values())
    found = "1 finding is" if count == 1 else f"{count} findings of {len(taken)} checks are"
    click.echo(f"{output}: {found} accepted. The score stays what it is.")
    for one in report.critical:
        # From now on no hook stops for it.
        first, *rest = one.result.verdict.findings
        more = f" (+{len(rest)} more)" if rest else ""
        click.echo(f"Accepted too, and not to be left so: {sentence(first)}{more}. {one.result.check.fix}")
    click.echo(f"From now on: mlfolio check --baseline {output}")
