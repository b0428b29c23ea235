"""A command or explicit step, whose script exists."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.files import Files
from mlfolio.evidence.prose.claims import is_met
from mlfolio.evidence.prose.elsewhere import left_to
from mlfolio.evidence.prose.instructions import unread_command
from mlfolio.evidence.prose.need import Need
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.prose.run_as_folders import run_as_folders
from mlfolio.evidence.prose.sentences import Step, run_by_name
from mlfolio.evidence.prose.whereabouts import Whereabouts
from mlfolio.examples import Example
from mlfolio.languages import CODE_PATTERNS
from mlfolio.verdicts import Finding, Verdict, failed, graded, not_applicable, passed, unknown

_INSTALLED_ONLY = 0.7
_NOTHING_TO_RUN = 0.5
_OUT_OF_SIGHT = 0.5
_RUNNABLE = (
    *CODE_PATTERNS,
    "*.sql",
    "*.html*",
    "*.pbi*",
    "*.twb*",
    "*.xls*",
    "*.zip",
    "*file",
    "*.sh",
    "*.y*ml",
    "*.toml",
)
"""What somebody may run or open, or build something by."""

_RUN = (".py", ".ipynb", ".R", ".Rmd", ".m", ".sh", ".jl")


@check(
    title="The README shows how to run the project",
    how="The README holds a command (in a code block, in inline code or in the text), a sentence that tells the"
    " reader to run or open a file, or a usage snippet, and the file that it names is in the repository. Where only"
    " steps that install can be taken, they earn 0.7; steps that all name files that are missing earn 0.5; both"
    " pass. Cloning or downloading is no step. Steps under a name that no host shows (READ.me) fail and earn 0.5."
    " Where it leaves them to a page that holds some, to a guide or documentation of its own elsewhere, to a notebook"
    " that another host runs, or to a section in words without a command that is known, or only calls a file the entry"
    " point or speaks of running what is in a folder, that is unknown. Not applicable where nothing is there to be run:"
    " an assignment, or a tutorial all of whose code stands in the README.",
    fix="Add a section with the commands to install and run the project, copied from a terminal in which they just"
    " worked.",
    # Of all facts, the one that goes best with judged quality: .62 on 102 real repositories (PRACTICES.md).
    weight=6,
    source=Citation("A", "Soft Skills Matter", "write clear documentation"),
    after=("has-readme",),
    bad=[
        Example(
            {"README.md": "# Titanic\n\nA notebook on the Titanic.\n", "titanic.ipynb": ["1 + 1"]}, paths=("README.md",)
        ),
        Example(
            {
                "README.md": "# Titanic\n\n```bash\ngit clone https://example.org/titanic.git\ncd titanic\n```\n",
                "train.py": "print(1)\n",
            },
            paths=("README.md",),
            note="how to get the project, not how to run it",
        ),
        Example(
            {"READ.me": "Run `python train.py`.\n", "train.py": "print(1)\n"},
            paths=("READ.me",),
            note="a name that no host shows on the front page earns half",
        ),
    ],
    good=[
        Example({"README.md": "# Titanic\n\n```bash\n$ python train.py --epochs 3\n```\n", "train.py": "print(1)\n"}),
        Example({"README.md": "# Titanic\n\nOpen `titanic.ipynb` and run all cells.\n", "titanic.ipynb": ["1 + 1"]}),
        Example(
            {
                "README.md": "# Tree\n\n## Usage\n\n```python\nfrom tree import Tree\n\nTree().fit(x, y)\n```\n",
                "tree.py": "class Tree: ...\n",
            }
        ),
    ],
)
def readme_shows_how_to_run(readme: Readme | None, files: Files) -> Verdict:
    """Work that a stranger cannot start is work that nobody will look at twice.

    Written steps also let its author come back to it after a year.
    """
    if readme is None:
        return not_applicable("no README")
    whereabouts = Whereabouts(files)
    found = [step for step in readme.document.steps if step.kind != "fetch"]
    found += run_as_folders(readme.document, whereabouts)
    if not found:
        return _without_a_step(readme, files, whereabouts)
    working = [step for step in found if all(is_met(need, whereabouts) for need in step.needs)]
    if not working:
        return graded(_NOTHING_TO_RUN, _missing(found, readme), passes_at=_NOTHING_TO_RUN)
    if all(step.kind == "install" for step in working):
        broken = [step for step in found if step.kind != "install"]
        lacks = _missing(broken, readme) or _only_installed(readme, files, whereabouts, working[-1].line)
        told = None if lacks else "the README itself says how to install alone"
        return graded(_INSTALLED_ONLY, lacks, passes_at=_NOTHING_TO_RUN, reason=told)
    if not readme.is_shown:
        return graded(_OUT_OF_SIGHT, [readme.finding("says how to run it where no host shows it")])
    return passed(f"`{next(step.text for step in working if step.kind != 'install')}`")


def _without_a_step(readme: Readme, files: Files, whereabouts: Whereabouts) -> Verdict:
    if named := _run_by_name(readme, whereabouts):
        return passed(f"run {named}")
    if left := left_to(readme, files):
        return unknown(left)
    if command := unread_command(readme.document):
        return unknown(f"`{command}` is no command that is known here")
    if not files.named(*_RUNNABLE):
        return not_applicable("there is nothing here to run but what the README shows")
    return failed(readme.finding("holds no command, step or snippet that shows how to run the project"))


def _only_installed(readme: Readme, files: Files, whereabouts: Whereabouts, line: int | None) -> list[Finding]:
    """Return that nothing but installing is told, unless something else may tell the rest."""
    told = _run_by_name(readme, whereabouts) or left_to(readme, files) or unread_command(readme.document)
    return [] if told else [readme.finding("says how to install, and not what to run then", line)]


def _run_by_name(readme: Readme, whereabouts: Whereabouts) -> str | None:
    named = (name for paragraph in readme.document.paragraphs for name in run_by_name(paragraph))
    return next((name for name in named if any(whereabouts.holds(f"{name}{suffix}") for suffix in _RUN)), None)


def _missing(broken: list[Step], readme: Readme) -> list[Finding]:
    return [
        readme.finding(f"`{step.text}` needs {_named(step.needs)}, which is not here", step.line) for step in broken
    ]


def _named(needs: tuple[Need, ...]) -> str:
    return " and ".join(" or ".join(need.names[:2]) for need in needs)
