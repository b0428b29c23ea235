"""What was tried, and what came out, is kept."""

import re
from collections.abc import Iterator

from mlfolio.catalogue import ANY_OTHER, check
from mlfolio.documents import Citation
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.notebooks import Notebook, shown
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.prose.results import results
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Verdict, failed, not_applicable, passed, unknown

_RESULTS = lazy_pattern(
    r"(?:^|[/_.-])(?:results?|metrics?|scores?|leaderboard|experiments?|evaluations?|comparison|benchmarks?|cv_results|runs?"
    r"|report|performance)[\w.-]*\.(?:csv|tsv|json|jsonl|ya?ml|md|txt|xlsx|log|parquet|html)$"
    r"|(?:^|/)(?:(?:train|training|loss|fit|model|epoch)s?[_-])?history[\w.-]{0,40}\.(?:csv|json|txt|pkl|npy|log)$"
    r"|(?:^|/)logs?/[^/]*\.(?:txt|csv|json|log)$"
    r"|(?:^|/)(?:results?|metrics|scores|experiments|benchmarks)/(?:[^/]*/)?(?![^/]*(?:submi|predict))[^/]*\.(?:csv|tsv|json|xlsx)$"
    r"|(?:^|/)(?:dvc\.lock|mlruns/.*|events\.out\.tfevents.*|wandb/.*|tensorboard/.*|lightning_logs/.*|experiment.*\.md)$",
    re.IGNORECASE,
)
_ELSEWHERE = lazy_pattern(r"(^|/)(tests?|node_modules|docs?/_build|static|templates|target)/", re.IGNORECASE)

_REPORT = lazy_pattern(
    r"(?<!cv)(?<!resume)(?<!licen[cs]e)\.(?:pdf|docx?|pptx?|od[pt]|tex)$"
    r"|(?:^|/)(?:results?|runs|experiments|metrics)/\.git(?:keep|ignore)$",
    re.IGNORECASE,
)
"""Documents that may tell what was tried, and folders of results that are kept out of version control."""

_TOLD = lazy_pattern(
    r"\b(?:accuracy|precision|recall|f1(?:[_ -]score)?|f_?beta|roc[_ ]auc|auc|rmse|mae|r2|loss"
    r"|mean (?:absolute|squared) error(?: of the prediction)?(?: is)?)\b(?:[^\w\n]{1,5}|[ \t]{6,40})\d{0,4}\.\d"
)
"""A measure beside its value, in lower case."""

_SUFFIX = lazy_pattern(r"\.(?:txt|log)\b")
_NAME = lazy_pattern(r"[\w.-]{1,80}$")
_LONGEST = 20_000
"""Characters of a text in which results are looked for."""

_TABLE = "a table"
_SEVERAL = 3
"""Results in a README, from which on it keeps what was tried and not only what was reached."""

_FIT = "from sklearn.svm import SVC\n\nmodel = SVC()\nmodel.fit(X_train, y_train)\n"


@check(
    title="Experiments are recorded",
    how="Passes with an experiment tracker in the code (MLflow, Weights & Biases, TensorBoard, Neptune, Comet,"
    " ClearML, DVC ...), code that writes its results to a file (`log_results`, `metrics.json`), or such a file"
    " under version control: one that the code names and that tells measures and their values, one"
    " named for results, metrics, scores, experiments or runs in a format for data or"
    " text, dvc.lock, the folder of a tracker. So does a README with a table of values, or with at least three results,"
    " and a model that is stored with its metrics. Unknown where there is a report in a format that is not read,"
    " where the cells of a notebook printed several measures with their values, and where a file is written of which"
    " nobody can tell what it keeps.",
    fix="Write the scores of each run with its settings to a file that is committed (`metrics.json`,"
    " `results.csv`), or log them with MLflow.",
    fix_in={
        ANY_OTHER: "Write the scores of each run with its settings to a file that is committed (results.csv).",
    },
    # Results are kept in more ways than can be told, so that their absence costs little; what is found earns as a
    # baseline does.
    weight=1.5,
    advice=True,
    source=Citation("B", "Technical Foundations", "experimental design"),
    kinds=("kaggle", "deployed", "portfolio", "general"),
    bad=[
        Example({"train.py": _FIT.replace("y_train)\n", "y_train)  <-- bad\n")}),
        Example(
            {
                "train.py": _FIT.replace("y_train)\n", "y_train)  <-- bad\n"),
                "README.md": "# Digits\n\nAccuracy: 0.98.\n",
            },
            note="what was reached, and not what was tried",
        ),
    ],
    good=[
        Example({"train.py": _FIT + "json.dump(outcome, open('outcome.json', 'w'))\n", "logs/tuning.txt": "C=1 0.8\n"}),
        Example({"train.py": "import mlflow\n" + _FIT + "mlflow.log_metric('accuracy', 0.8)\n"}),
        Example(
            {
                "train.py": _FIT + "logging.basicConfig(filename='slices.txt')\n",
                "slices.txt": "Precision: 0.73, Recall: 0.61\nPrecision: 0.81, Recall: 0.5\n",
            },
            note="a text of measures and their values, which the code names",
        ),
        Example({"train.py": _FIT, "reports/metrics.json": '{"accuracy": 0.8}'}),
        Example({"train.py": _FIT + "joblib.dump({'model': model, 'metrics': scores}, path)\n"}),
        Example(
            {
                "train.py": _FIT,
                "README.md": "# Digits\n\nLinear: accuracy 0.91.\n\nForest: accuracy 0.95.\n\n"
                "Network: accuracy 0.98.\n",
            },
            note="the README keeps what each try brought",
        ),
    ],
)
def experiments_recorded(
    files: Files, learning: Learning, readme: Readme | None, sources: Sources, notebooks: list[Notebook]
) -> Verdict:
    """What is not written down is tried twice, and the best run cannot be found again.

    A record also shows a reader how the choice was made.
    """
    if not learning.works:
        return not_applicable("nothing is trained here but exercises" if learning else "nothing is trained here")
    if any(one.shows("tracker", "record") for one in learning.experiments):
        return passed("the code logs its runs, or writes their results to a file")
    recorded = next((path for path in files.own if _RESULTS.search(path) and not _ELSEWHERE.search(path)), None)
    if recorded:
        return passed(f"{recorded} keeps results")
    if readme and _keeps_several(readme):
        return passed(f"{readme.path} keeps the results of several tries")
    told = next(filter(lambda path: _keeps_values(files.text(path) or ""), _texts(files, sources)), None)
    if told:
        return passed(f"{told} keeps results, and the code names it")
    doubt = next(_doubts(files, learning, notebooks), None)
    if doubt:
        return unknown(doubt)
    return failed(learning.works[0].training.finding("no tracker and no file of results keeps what was tried"))


def _doubts(files: Files, learning: Learning, notebooks: list[Notebook]) -> Iterator[str]:
    """Yield what may keep results, in words for the reader."""
    for notebook in notebooks:
        if notebook.problem or _prints_values(notebook):
            yield f"{notebook.path} may keep results in what its cells printed"
    for path in files.own:
        if _REPORT.search(path) and not _ELSEWHERE.search(path):
            yield f"{path} may keep results, and is not read"
    for sign in (sign for one in learning.experiments for sign in one.signs("written")):
        yield f"{sign.path} writes a file, line {sign.line}, which may or may not keep results"


def _prints_values(notebook: Notebook) -> bool:
    """Whether the cells of a notebook printed several measures with their values, of which a report is one more."""
    printed = (shown(output)[:_LONGEST].lower() for cell in notebook.code for output in cell.outputs)
    return sum(len(_TOLD.findall(text)) for text in printed) >= _SEVERAL


def _texts(files: Files, sources: Sources) -> Iterator[str]:
    """Yield the plain texts under version control that the code names."""
    paths = files.named("*.txt", "*.log")
    named = {name for source in sources.code for name in _named_in(source.text)} if paths else set()
    return (path for path in paths if path.rpartition("/")[2] in named)


def _named_in(code: str) -> Iterator[str]:
    # From the suffix back: a pattern that begins with any name is tried at each word of the code.
    for suffix in _SUFFIX.finditer(code):
        if name := _NAME.search(code, max(0, suffix.end() - 80), suffix.end()):
            yield name[0]


def _keeps_values(text: str) -> bool:
    return len(_TOLD.findall(text[:_LONGEST].lower())) >= _SEVERAL


def _keeps_several(readme: Readme) -> bool:
    found = list(results(readme.document))
    return len({line for line, _ in found}) >= _SEVERAL or any(words == _TABLE for _, words in found)
