"""Paths come from configuration, arguments or named constants."""

import re
from collections import Counter
from pathlib import PurePosixPath

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.file_accesses import FileAccess, file_accesses
from mlfolio.evidence.code.sources import Sources
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable

BUILD_FILES = ("setup.py", "conf.py")
"""What reads the README by its name, as it should."""

_MAKER = lazy_pattern(
    r"(?:re)?(?:build|make|create|gen|generate|write|assemble)s?[_-]([\w-]+)|([\w-]+)[_-](?:builder|generator|maker|writer)",
    re.IGNORECASE,
)
"""A script that says what it makes."""

_MADE = {"notebook": ".ipynb", "nb": ".ipynb", "pdf": ".pdf", "slide": ".pptx", "deck": ".pptx"}
"""Kinds of files, and how those end that are of the kind, whatever they are called."""

_TELLING = 4
"""Letters of a word by which a file can be told."""

ENOUGH = 0.5
"""The share that passes: a script may well name the one file it is about."""


@check(
    title="Settings stand outside the code that uses them",
    how="Calls that read or write a file (open, pandas, numpy, joblib, torch, keras, OpenCV) are looked at, tests and"
    " saved animations and what a script's name says that it makes (`build_notebook.py`) left out. The share is the"
    " part whose path is no literal in the call but a variable, constant, argument or"
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
        Example(
            {
                "make_features.py": 'open("train.csv", "w") <-- bad\n',
                "build_table.py": 'open("table.csv", "w") <-- bad\n',
                "fit.py": 'open("data/table.csv") <-- bad\n',
            },
            note="a script's name tells of something else, or of what another script has to find",
        ),
    ],
    good=[
        Example({"train.py": 'DATA = "data/train.csv"\n\npd.read_csv(DATA).to_csv(sys.argv[1])\n'}),
        Example({"eda.ipynb": ['open("train.csv")', 'open("test.csv")']}, note="a notebook may say what it is about"),
        Example(
            {
                "a/build_notebook.py": 'with open("a/tour.ipynb", "w") as file:\n    nbformat.write(tour, file)\n',
                "report_generator.py": 'open("report.html", mode="w").write(page)\n',
                "fit.py": "open(sys.argv[1])\n",
            },
            note="the one file that a script is there to make",
        ),
    ],
)
def settings_outside_code(sources: Sources) -> Verdict:
    """A path in the middle of the code has to be found and edited, in every place, before the code runs on other data.

    Settings in one place, or taken as arguments, turn a script for one file into a tool.
    """
    found = list(file_accesses(source for source in sources.code if not source.path.endswith(BUILD_FILES)))
    named = Counter(PurePosixPath(one.literal).name for one in found if one.literal)
    accesses = [one for one in found if not (_makes_it(one) and named[PurePosixPath(one.literal or "").name] == 1)]
    if not accesses:
        return not_applicable(
            "the code reads and writes no files" + (" but what scripts are there to make" if found else "")
        )
    written = Counter(_key(one) for one in accesses if one.literal)
    fixed = [one for one in accesses if one.literal and (not one.source.is_notebook or written[_key(one)] > 1)]
    share = 1 - len(fixed) / len(accesses)
    worst = sorted(fixed, key=lambda one: (-written[_key(one)], one.source.path, one.line))
    return graded(share, [_finding(one, written[_key(one)]) for one in worst] if share < 1 else [], passes_at=ENOUGH)


def _makes_it(access: FileAccess) -> bool:
    """Whether a script writes what its name says it makes: nobody would want that elsewhere, or to set it."""
    maker = _MAKER.fullmatch(PurePosixPath(access.source.path).stem)
    if not (access.writes and access.literal and maker):
        return False
    made = PurePosixPath(access.literal.lower())
    words = [word.lower().removesuffix("s") for word in re.split(r"[_-]", maker[1] or maker[2])]
    return any(made.suffix == _MADE.get(word, "-") or (len(word) >= _TELLING and word in made.stem) for word in words)


def _key(access: FileAccess) -> tuple[str, str]:
    # The same words in another folder, or in another notebook, may well mean another file.
    place = access.source.path if access.source.is_notebook else str(PurePosixPath(access.source.path).parent)
    return place, access.literal or ""


def _finding(access: FileAccess, times: int) -> Finding:
    often = f", as in {times - 1} other places" if times > 2 else ", as in another place" if times == 2 else ""
    return access.source.finding(f"the path `{access.literal}` is written into the call{often}", access.line)
