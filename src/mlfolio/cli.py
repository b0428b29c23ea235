"""The command line: parse and call. Commands import what they need when they run, so that --help is instant."""

from typing import TYPE_CHECKING, Any

import click

from mlfolio import __version__, completion
from mlfolio.kinds import KINDS
from mlfolio.parameters import Bar, FilePath

if TYPE_CHECKING:
    from pathlib import Path

_EXIT_CODES = """
\b
Exit codes:
  0    done
  1    the score is below the bar, a critical check failed, or a finding is new since the baseline
  2    wrong usage, or something that the message tells how to mend
  3    a check crashed: please report it
  130  interrupted
"""


_CHECK_EXAMPLES = """
\b
Examples:
  mlfolio check
  mlfolio check ../titanic --verbose
  mlfolio check --output report.html --output report.sarif --fail-under 60
  mlfolio check https://example.org/ada/titanic.git@v1.0
  mlfolio check --from-file class.txt --output class.jsonl --resume
"""

_DIFF_EXAMPLES = """
\b
Examples:
  mlfolio diff HEAD~1 HEAD
  mlfolio diff before.json after.json --format markdown
  mlfolio diff monday.jsonl friday.jsonl
"""

_NEW_EXAMPLES = """
\b
Examples:
  mlfolio new --list
  mlfolio new kaggle my-entry
  mlfolio new from-scratch k-means --defaults --data algorithm=k-means
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="mlfolio %(version)s")
def cli() -> None:
    """Score machine-learning portfolio repositories against the practices that hiring guides name.

    Nothing of a repository that is checked is ever imported, built or run.
    """


def _ids(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    named = tuple(tuple(one.strip() for one in part.split(",") if one.strip()) for part in value)
    if not all(named):
        # What a script says whose variable is not set.
        raise click.BadParameter("it names no check; leave the option out, or name some.", context, parameter)
    return tuple(one for names in named for one in names)


@cli.command(epilog=_CHECK_EXAMPLES + _EXIT_CODES, short_help="Score a repository, and show what would win the most.")
@click.argument("targets", nargs=-1, metavar="[PATH|URL[@REF]]...", shell_complete=completion.folders)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["terminal", "json", "sarif", "markdown", "html", "badge", "brief", "jsonl"]),
    help="How to report: on the terminal unless given.",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    type=FilePath(dir_okay=False),
    help="Write the report to this file, not to the screen, in the format of its suffix: .html, .md, .sarif, .json, "
    ".svg, .txt; .jsonl for several repositories. Can be given several times.",
)
@click.option("--fail-under", type=Bar(0, 100), metavar="N", help="Exit with 1 when the score is below N.")
@click.option(
    "--select",
    multiple=True,
    callback=_ids,
    shell_complete=completion.ids,
    metavar="ID,..",
    help="Put these checks alone: the score is then of them.",
)
@click.option(
    "--ignore",
    multiple=True,
    callback=_ids,
    shell_complete=completion.ids,
    metavar="ID,..",
    help="Leave these checks out.",
)
@click.option("--kind", type=click.Choice(KINDS), help="What it sets out to be, where mlfolio takes it for another.")
@click.option("--verbose", "-v", is_flag=True, help="Show every check, with up to ten findings of each.")
@click.option(
    "--baseline",
    type=FilePath(dir_okay=False),
    help="Accept the findings in this file (see `mlfolio baseline`), and exit with 1 on a new one.",
)
@click.option("--staged", is_flag=True, help="Check what is about to be committed: for a hook.")
@click.option("--no-config", is_flag=True, help="Take no notice of the repository's own settings.")
@click.option("--no-cache", is_flag=True, help="Find everything anew, and keep nothing for the next time.")
@click.option("--show-config", is_flag=True, help="Show the settings that would be used, and stop.")
@click.option(
    "--from-file",
    type=FilePath(dir_okay=False),
    metavar="FILE",
    help="Check each folder or URL that this file (- for what is piped in) names, one a line.",
)
@click.option("--resume", is_flag=True, help="Go on with an --output FILE.jsonl: leave out what it holds.")
@click.pass_context
def check(
    context: click.Context,
    targets: tuple[str, ...],
    show_config: bool,
    from_file: "Path | None",
    resume: bool,
    **options: Any,
) -> None:
    """Score a repository (the current folder unless another is given), and show what would win the most points.

    Git's tracked files are read as they are in the working tree; a folder without git is read whole. The score is out
    of 100, over the checks that apply. Settings are read from .mlfolio.toml, or [tool.mlfolio] in pyproject.toml; none
    grants a point, and a kind that is set is said so.

    A URL (https, ssh or file; @REF for a branch, a tag or a commit) is cloned into a temporary folder. Several
    repositories give a table, and with --output FILE.jsonl a JSON line each.
    """
    from mlfolio.options import CheckOptions

    asked = CheckOptions(**options)
    if show_config:
        from pathlib import Path

        from mlfolio.commands import configuration
        from mlfolio.targets import remote

        if from_file or len(targets) > 1 or (targets and remote(targets[0])):
            raise click.UsageError("--show-config is for one folder on this machine")
        configuration.show(Path(*targets[:1]), asked)
        return
    from mlfolio.commands import targets as command

    context.exit(command.run(targets, from_file, asked, resume=resume))


@cli.command(short_help="Accept what is found today, and stop at new findings alone.")
@click.argument("path", type=FilePath(), default=".")
@click.option(
    "--output",
    type=FilePath(dir_okay=False),
    default=".mlfolio-baseline.json",
    show_default=True,
    help="The file to write.",
)
def baseline(path: "Path", output: "Path") -> None:
    """Accept what the findings at PATH are today: `mlfolio check --baseline FILE` then stops at new ones alone.

    A finding is known by its content, so that it stays accepted when lines move and files are renamed. What is mended
    leaves the file by itself. A baseline never changes the score.
    """
    from mlfolio.commands import baseline as command
    from mlfolio.options import CheckOptions

    command.run(path, output, CheckOptions())


@cli.command(epilog=_DIFF_EXAMPLES, short_help="Show what was won and lost between two states.")
@click.argument("old", shell_complete=completion.files)
@click.argument("new", shell_complete=completion.files)
@click.option(
    "--repo",
    type=FilePath(),
    default=".",
    metavar="PATH",
    help="The repository of the revisions, where it is not the current folder.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["terminal", "markdown"]),
    default="terminal",
    show_default=True,
    help="How to show it.",
)
def diff(old: str, new: str, repo: "Path", format_: str) -> None:
    """Show what was won and lost from OLD to NEW, point by point.

    Each is a JSON report (`mlfolio check --output report.json`), or a revision: a branch, a tag, a commit, HEAD~1.
    Two files of JSON lines (`mlfolio check --from-file`) give a table, repository by repository.
    """
    from mlfolio.commands import diff as command

    command.run(old, new, repo, format_)


@cli.command("list", short_help="Show the rulebook: every check, and what it asks.")
@click.option("--markdown", is_flag=True, help="Print the whole rulebook as Markdown: what docs/checks.md holds.")
@click.option("--by-document", is_flag=True, help="Show what each guide asks for, and the checks that stand for it.")
def list_(markdown: bool, by_document: bool) -> None:
    """Show the rulebook: every check by category, with its weight and what it asks."""
    from mlfolio.commands import rulebook

    if by_document:
        rulebook.show_by_document()
    else:
        rulebook.show_list(markdown=markdown)


@cli.command(short_help="Explain one check: why, how it decides, what to do.")
@click.argument("id", shell_complete=completion.ids)
def explain(id: str) -> None:  # noqa: A002
    """Explain the check ID: why it matters, where it comes from, how it decides, examples, and what to do."""
    from mlfolio.commands import rulebook

    rulebook.show_one(id)


@cli.command(epilog=_NEW_EXAMPLES, short_help="Make a project that trains, tests and documents itself.")
@click.argument("kind", required=False, shell_complete=completion.kinds)
@click.argument("folder", type=FilePath(), required=False)
@click.option("--data", multiple=True, metavar="KEY=VALUE", help="Answer a question ahead; may be repeated.")
@click.option("--data-file", type=FilePath(), metavar="FILE", help="Answers as a YAML file.")
@click.option("--defaults", is_flag=True, help="Ask nothing: take the default where no answer was given.")
@click.option("--no-git", is_flag=True, help="Leave git out: no repository, no first commit.")
@click.option("--list", "list_", is_flag=True, help="Show the kinds of project, and what each asks.")
def new(
    kind: str | None,
    folder: "Path | None",
    data: tuple[str, ...],
    data_file: "Path | None",
    defaults: bool,
    no_git: bool,
    list_: bool,
) -> None:
    """Make a project of KIND in FOLDER that trains, tests and documents itself from the first minute."""
    from mlfolio.commands import new as command

    if list_:
        command.show_list()
    elif kind is None or folder is None:
        raise click.UsageError("say which KIND of project, and in which FOLDER; --list shows the kinds")
    else:
        command.run(kind, folder, data, data_file, defaults=defaults, git=not no_git)
