"""No environment, cache, checkpoint or other leaving of a machine is tracked."""

import re

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.files import Files
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, failed, graded, not_applicable, passed

_GENERATED = lazy_pattern(
    r"^(?P<shown>(?:.*?/)??(?:"
    r"(?:\.?venv|virtualenv|__pycache__|\.ipynb_checkpoints|\.pytest_cache|\.mypy_cache|\.ruff_cache|\.tox|\.nox|\.eggs"
    r"|[^/]+\.egg-info|\.Rproj\.user|node_modules|site-packages|\.hypothesis|__MACOSX)(?=/)"
    r"|\.history(?=/(?:.*/)?[^/]*_\d{14}(?:\.\w+)?$)"
    r"|(?:env|ENV)(?=/(?:bin|Scripts|lib|Lib|include|pyvenv\.cfg)(?:/|$))"
    r"|[^/]*\.py[co]$|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\.Rhistory$|\.RDataTmp\d*$|\.coverage$"
    r"|\.[^/]*\.sw[a-p]$|~\$[^/]*\.(?:docx?|xlsx?|pptx?)$|[^/]*\.(?:asv|crswap)$|[^/]*[^/.]~$|\.?#[^/]+#$))"
)
_EDITOR = lazy_pattern(
    r"^(?P<shown>(?:.*?/)??(?:\.idea|\.vs|\.spyproject|\.spyderproject|nbproject|\.settings)(?=/)|.*\.(?:suo"
    r"|sublime-workspace)$)"
)
_LEFT_BY_A_RUN = lazy_pattern(
    r"^(?P<shown>(?:.*?/)??(?:"
    r"(?:mlruns|mlartifacts|wandb|catboost_info|lightning_logs|tb_logs|htmlcov|\.dvc/(?:cache|tmp)|\.terraform"
    r"|build/(?:lib|bdist[^/]*|temp[^/]*)|_build|[^/]+\.dSYM|\.gradio|\.next|\.serverless|\.aws-sam)(?=/)"
    r"|[^/]*events\.out\.tfevents[^/]*$|[^/]*\.RData$|\._[^/]+$|a\.out$|[^/]*\.sqlite3?$|nohup\.out$"
    r"|[^/]*\.(?:o|class|exe|cpython-[^/]*\.so|cp\d+-win[^/]*\.pyd|synctex(?:\.gz)?|fls|fdb_latexmk)$))"
)

_BURIED = 0.1
"""What is left where the leavings of runs outnumber all else: nobody finds the work among them."""


@check(
    title="No generated file is tracked",
    how=(
        "No tracked path is, or lies in, a virtual environment, __pycache__, .ipynb_checkpoints, egg-info, "
        "node_modules or tool cache; none is a .pyc, .DS_Store, Thumbs.db or .Rhistory, nor an editor's swap file, "
        "backup or local history. What a run or a build left (TensorBoard's events, mlruns, wandb, catboost_info, "
        "DVC's cache, htmlcov, build/lib, .RData, SQLite databases, compiled files and their symbols, nohup.out, "
        "macOS's ._ files) costs half, and nine tenths where it is most of what is tracked; "
        "the state of an editor (.idea, .vs, .spyproject) costs a third. Both pass."
    ),
    fix="Run `git rm -r --cached PATH` for each, add the pattern to .gitignore, and commit both.",
    # Among the first things a reader sees, and what judges name first beside the history; it harms nobody's result.
    weight=4,
    source=Citation("A", "Programming Proficiency", "using version control systems like Git"),
    after=("under-version-control",),
    bad=[
        Example({"train.py": "print(1)\n", "__pycache__/train.cpython-311.pyc": b"\0"}, paths=("__pycache__",)),
        Example(
            {"eda.ipynb": ["1"], ".ipynb_checkpoints/eda-checkpoint.ipynb": ["1"], ".DS_Store": b"\0"},
            paths=(".DS_Store", ".ipynb_checkpoints"),
        ),
        Example(
            {
                "train.py": "print(1)\n",
                "..gitignore.swp": b"b0VIM",
                "train.py~": "print(0)\n",
                "fit.asv": "x = 1\n",
                "docs/~$talk.pptx": b"\0",
                ".history/src/train_20260807033541.py": "print(0)\n",
            },
            paths=("..gitignore.swp", ".history", "docs/~$talk.pptx", "fit.asv", "train.py~"),
            note="what editors keep for themselves",
        ),
    ],
    good=[
        Example({"train.py": "print(1)\n", ".gitignore": "__pycache__/\n"}),
        Example(
            {
                "train.py": "print(1)\n",
                ".history/README.md": "# How it grew\n",
                "swap.swf": b"\0",
                "lib/fast.so": b"\0",
            },
            note="names that authors choose, too",
        ),
    ],
)
def no_generated_files_tracked(files: Files) -> Verdict:
    """Files that a tool makes anew on every machine bury the work and make every change unreadable.

    They also tell which machine they came from.
    """
    if not files.tracked:
        return not_applicable("git tracks nothing here")
    generated = _places(_GENERATED, files)
    editor = _places(_EDITOR, files)
    if generated:
        return failed(*_findings(generated | editor))
    left = _places(_LEFT_BY_A_RUN, files)
    if left:
        buries = sum(left.values()) > len(files.paths) / 2
        return graded(_BURIED if buries else 0.5, _findings(left | editor), passes_at=_BURIED)
    return graded(2 / 3, _findings(editor), passes_at=0.5) if editor else passed()


def _places(pattern: re.Pattern[str], files: Files) -> dict[str, int]:
    """Return the outermost generated folders and files, with how many tracked files each stands for."""
    found: dict[str, int] = {}
    for path in files.paths:
        if match := pattern.match(path):
            found[match["shown"]] = found.get(match["shown"], 0) + 1
    return found


def _findings(places: dict[str, int]) -> list[Finding]:
    found = sorted(places.items(), key=lambda place: (-place[1], place[0]))
    return [Finding("is generated" + (f" ({count} files)" if count > 1 else ""), path) for path, count in found]
