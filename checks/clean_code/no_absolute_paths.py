"""No path of someone's machine in code."""

from mlfolio.catalogue import ANY_OTHER, check
from mlfolio.documents import Citation
from mlfolio.evidence.code.machine_paths import MachinePath, machine_paths
from mlfolio.evidence.code.retired import is_put_away
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.packages.r_packages import R_SUFFIXES
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, not_applicable, passed_unless

SHOWN = 80
"""Characters of a path that are shown."""

OTHER_CODE = (*R_SUFFIXES, ".m", ".jl")


@check(
    title="No path of someone's machine in the code",
    how=r"No string literal in Python (notebooks included), R, Julia or MATLAB code begins with a drive (C:\), /Users/"
    " or /home/ and a name, no R, Julia or MATLAB code moves (`setwd`, `cd`) to a drive or to /users/ and a name, no"
    " command in a shell or batch script names such a home. Comments,"
    " docstrings, outputs, placeholders (/path/to), the homes of images of containers"
    " and virtual machines, where Windows keeps programs, and cells that papermill or Ploomber wrote are left out, and"
    " so is what was put away (unused/, old/, deprecated/);"
    " /home/user, and the paths in tests, count only where the code opens them.",
    fix='Write paths relative to the project, e.g. `Path(__file__).parent / "data"`, or take them as an argument.',
    fix_in={
        "R": 'Write paths relative to the project, e.g. `here::here("data")`, and leave `setwd` out.',
        ANY_OTHER: "Write paths relative to the project, or take them as an argument.",
    },
    # It stops everyone but the author from running the code; most repositories have none.
    weight=1,
    absence=True,
    source=Citation("A", "Programming Proficiency", "clean, maintainable code"),
    bad=[
        Example({"train.py": 'import pandas as pd\n\nframe = pd.read_csv("/home/ada/data/train.csv") <-- bad\n'}),
        Example(
            {"train.ipynb": ["import os", 'print(1)\nos.chdir(r"C:\\Users\\Ada\\thesis") <-- bad']},
            note="in a notebook's cell",
        ),
        Example(
            {"train.py": 'open("C:\\Users\\Ada\\train.csv") <-- bad\n'},
            note="where it even keeps the file from parsing",
        ),
        Example({"train.py": "A = 1\n", "run.sh": "export DATA=/home/ada/data <-- bad\n"}, note="in a shell script"),
        Example({"fit.R": '# once\nsetwd("C:/Users/ada/thesis") <-- bad\n'}),
    ],
    good=[
        Example({"train.py": "from pathlib import Path\n\nDATA = Path(__file__).parent  # was /home/ada/data\n"}),
        Example(
            {"train.py": "A = 1\n", "unused/map.py": 'open("C:/downloads/final/a.csv")\n'},
            note="put away: it runs nowhere",
        ),
        Example(
            {"train.py": "A = 1\n", "deploy.sh": "adduser --disabled-password forge\ncp -r . /home/forge/app\n"},
            note="a home that the script itself makes",
        ),
        Example({"train.py": 'open("/home/jovyan/work/a.csv")\n'}, note="the home of Jupyter's own container images"),
    ],
)
def no_absolute_paths(files: Files, sources: Sources, notebooks: list[Notebook]) -> Verdict:
    """A path of the author's disk works on the author's disk: for anyone else the code fails at that line.

    Relative paths and arguments let the project move, to a colleague, a server or a new laptop.
    """
    if not sources and not any(path.lower().endswith(OTHER_CODE) for path in files.own):
        return not_applicable("no code")
    found = machine_paths(files, sources, notebooks)
    return passed_unless(_worded(one) for one in found if not is_put_away(one.file))


def _worded(found: MachinePath) -> Finding:
    shown = found.text if len(found.text) <= SHOWN else f"{found.text[:SHOWN]}..."
    return Finding(f"`{shown}` is a path of one machine", found.file, found.line, found.cell)
