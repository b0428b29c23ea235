"""Paths come from configuration, arguments or named constants."""

from collections import Counter
from pathlib import PurePosixPath

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.file_accesses import FileAccess, file_accesses
from mlfolio.evidence.code.sources import Sources
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable

BUILD_FILES = ("setup.py", "conf.py")
"""What reads the README by its name, as it should."""

ENOUGH = 0.5
"""The share that passes: a script may well name the one file it is about."""


@check(
    title="Settings stand outside the code that uses them",
    how="Calls that read or write a file (open, pandas, numpy, joblib, torch, keras, OpenCV) are looked at, tests and"
    " saved animations left out. The share is the part whose path is no literal in the call but a variable,"
    " constant, argument or"
    " configuration. In a notebook a literal counts only where the same path is written more than once. It passes"
    " from 50 %.",
    fix="Name each path once, at the top of the module or in a configuration file, and pass it on as an argument.",
    # Only paths can be judged with certainty, and they are the least of the settings.
    weight=1,
    source=Citation("C", "Essential Programming Knowledge", "modular design, maintainable and scalable"),
    bad=[
        Example(
            {
                "train.py": 'rows = pd.read_csv("data/train.csv") <-- bad\nrows.to_csv("clean.csv") <-- bad\n',
                "report.py": 'print(pd.read_csv("data/train.csv")) <-- bad\n',
            }
        ),
        Example({"eda.ipynb": ['open("train.csv") <-- bad', 'open("train.csv") <-- bad']}, note="twice in a notebook"),
    ],
    good=[
        Example({"train.py": 'DATA = "data/train.csv"\n\npd.read_csv(DATA).to_csv(sys.argv[1])\n'}),
        Example({"eda.ipynb": ['open("train.csv")', 'open("test.csv")']}, note="a notebook may say what it is about"),
    ],
)
def settings_outside_code(sources: Sources) -> Verdict:
    """A path in the middle of the code has to be found and edited, in every place, before the code runs on other data.

    Settings in one place, or taken as arguments, turn a script for one file into a tool.
    """
    accesses = list(file_accesses(source for source in sources.code if not source.path.endswith(BUILD_FILES)))
    if not accesses:
        return not_applicable("the code reads and writes no files")
    written = Counter(_key(one) for one in accesses if one.literal)
    fixed = [one for one in accesses if one.literal and (not one.source.is_notebook or written[_key(one)] > 1)]
    share = 1 - len(fixed) / len(accesses)
    worst = sorted(fixed, key=lambda one: (-written[_key(one)], one.source.path, one.line))
    return graded(share, [_finding(one, written[_key(one)]) for one in worst] if share < 1 else [], passes_at=ENOUGH)


def _key(access: FileAccess) -> tuple[str, str]:
    # The same words in another folder, or in another notebook, may well mean another file.
    place = access.source.path if access.source.is_notebook else str(PurePosixPath(access.source.path).parent)
    return place, access.literal or ""


def _finding(access: FileAccess, times: int) -> Finding:
    often = f", as in {times - 1} other places" if times > 2 else ", as in another place" if times == 2 else ""
    return access.source.finding(f"the path `{access.literal}` is written into the call{often}", access.line)
