"""Draw the report of a repository as docs/report.svg, the picture in the README.

python docs/draw_report.py REPOSITORY
"""

import re
import sys
from pathlib import Path

from rich.console import Console

from mlfolio import catalogue, halves, paths, scoring
from mlfolio.repo import Repo
from mlfolio.reports import terminal
from mlfolio.reports.report import Report

# The picture must not ask any server for a font: whoever reads the README has a monospaced one.
_FONT_FACES = re.compile(r"@font-face \{.*?\}", re.DOTALL)


def main() -> None:
    """Check the repository that the command line names, and write the picture beside this file."""
    repo = Repo(Path(sys.argv[1]))
    folder = paths.bundled("checks")
    results = halves.run_catalogue(folder, catalogue.identify(folder), repo)
    report = Report(repo.root, repo.commit, scoring.score(results, kind=repo.kind.name), repo.kind)
    with Path("/dev/null").open("w", encoding="utf-8") as nowhere:
        console = Console(
            record=True, width=terminal.WIDTH, file=nowhere, force_terminal=True, color_system="truecolor"
        )
        terminal.print_to(console, report, verbose=False)
    picture = console.export_svg(title=f"mlfolio check {repo.root.name}")
    Path(__file__).with_name("report.svg").write_text(_FONT_FACES.sub("", picture), encoding="utf-8")


if __name__ == "__main__":
    main()
