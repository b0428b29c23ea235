"""Names in the form of PEP 8, with the field's own habits."""

import re
from pathlib import PurePosixPath

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.names import Name
from mlfolio.evidence.code.naming import naming, odd_names
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable, passed

_NOTHING_AT = 0.25
"""The share of unconventional names where nothing is granted: the worst of 46 real repositories have a quarter."""

_FORGIVEN = 0.01
"""The share up to which a style is kept: one name in a hundred may be a foreign interface's, and is no habit."""

_PASSES_AT = 0.9
_FEWEST = 10
_FILE = lazy_pattern(r"untitled\d*\.|[-_ ]copy\d*\.|\(\d+\)\.|copy of |\.py\.py$|\.ipynb\.ipynb$", re.IGNORECASE)
_FILE_PART = lazy_pattern(r"(?:[a-z0-9]*|[A-Z0-9]{1,6}s?|(?:[A-Z]\d+)+)$")
_BETWEEN = lazy_pattern(r"[_.-]")


@check(
    title="Names follow the conventions",
    how=(
        "The share of names (classes, functions, arguments, variables, file names) in the form of PEP 8, outside "
        "tests: CapWords for classes, snake_case for the rest, capitals for constants. Matrices and acronyms keep "
        "their capitals (X_train, dW1, XTX, MSE, knn_PCA.py), as do types, and names that others chose: a framework's "
        "methods, keys of the data, parameters of an address. Untitled, copied or "
        "numbered files and modules with spaces or capitals count too. Up to one unconventional name in a hundred "
        "grants all, and none is named; a quarter grants nothing; passes up to 2.5 %. Not applicable under 10 names."
    ),
    fix=(
        "Rename with the editor's refactoring, so that every use follows: `trainData` to `train_data`, "
        "`model.py.py` to `model.py`."
    ),
    # Cheap to mend, and nearly everybody has it: what it grants tells little (.27 with judged code on 61 repositories).
    weight=1,
    absence=True,
    source=Citation("A", "Programming Proficiency", "writing clean, maintainable code"),
    after=("code-parses",),
    bad=[
        Example(
            {
                "train.py": (
                    "class linear_model:  <-- bad\n    pass\n\n\ndef loadData(filePath, sep=None):  <-- bad\n"
                    "    trainData = open(filePath)  <-- bad\n    return trainData, sep\n\n\n"
                    "def fit(rows, epochs, rate):\n    loss = rows * epochs\n    score = rate\n    return loss, score\n"
                )
            },
        ),
        Example(
            {"model.py.py": "a = b = c = d = e = 1\nf = g = h = k = m = 1\n"},
            paths=("model.py.py",),
            note="a file's name",
        ),
    ],
    good=[
        Example(
            {
                "train.py": (
                    "MAX_EPOCHS = 3\n\n\nclass LinearModel:\n    def fit(self, X_train, y_train, n_jobs, lr):\n"
                    "        XTX = X_train.T @ X_train\n        dW1 = lr * (XTX - y_train)\n"
                    "        return dW1, n_jobs\n\n\n"
                    "def mean_MSE(y_hat, df_X):\n    return y_hat - df_X\n"
                )
            }
        )
    ],
)
def conventional_names(sources: Sources, files: Files) -> Verdict:
    """A reader knows by its form whether a name is a class, a function or a constant.

    Names in several styles say that the code was pasted together, or that nobody looked twice.
    """
    codes = sources.code
    total = sum(naming(source).count for source in codes) + len(codes)
    if total < _FEWEST:
        return not_applicable("too few names to judge")
    odd_files = [source for source in codes if not _is_conventional_file(source)]
    odd = [(name, source) for source in codes for name in odd_names(source)]
    unconventional = (len(odd) + len(odd_files)) / total
    if unconventional <= _FORGIVEN:
        return passed()
    share = 1 - unconventional / _NOTHING_AT
    return graded(share, _findings(odd, odd_files), passes_at=_PASSES_AT)


def _is_conventional_file(source: Source) -> bool:
    *folders, name = source.path.split("/")
    if "pages" in folders:
        # Streamlit shows these names to the user.
        return True
    return not _FILE.search(name) and (source.is_notebook or all(map(_FILE_PART.match, _BETWEEN.split(name))))


def _findings(odd: list[tuple[Name, Source]], odd_files: list[Source]) -> list[Finding]:
    order = ("class", "function", "method", "argument", "variable")
    first: dict[tuple[str, str], tuple[Name, Source]] = {}
    for name, source in sorted(odd, key=lambda pair: (order.index(pair[0].kind), pair[1].path, pair[0].line)):
        first.setdefault((name.kind, name.text), (name, source))
    findings = [Finding(_said_of_file(source), source.path) for source in odd_files]
    return findings + [source.finding(f"`{name.text}` is {_said(name)}", name.line) for name, source in first.values()]


def _said_of_file(source: Source) -> str:
    odd = _FILE.search(PurePosixPath(source.path).name)
    return "is an untitled, copied or doubled file name" if odd else "is a module name with spaces or capitals"


def _said(name: Name) -> str:
    if name.kind == "class":
        return "a class not in CapWords"
    return f"{'an' if name.kind == 'argument' else 'a'} {name.kind} not in snake_case"
