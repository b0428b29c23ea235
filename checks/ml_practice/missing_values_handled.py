"""Missing data is looked at and treated."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.learning.experiments import Experiment
from mlfolio.evidence.learning.learning import Learning
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, averaged, not_applicable

_LOOKED = 0.7
_TREATED = 0.8
_PASSES_AT = 0.5

_READ = "import pandas as pd\nfrom sklearn.svm import SVC\n\nrows = pd.read_csv('rows.csv'){}\n"
_TRAIN = "SVC().fit(rows.drop(columns='y'), rows['y'])\n"


@check(
    title="Missing values are looked at and treated",
    how="A project that trains on a table read with pandas, polars, dask or R is granted all where missing values"
    " are both looked at (`isna`, `info`, missingno, a profile) and treated (`fillna`, `dropna`, an imputer, `replace`"
    " of a mark); 80"
    " % for treating alone, 70 % for looking alone or a text that mentions them. The mean over several projects"
    " is granted; half passes. Not applicable where no table is read.",
    fix="Count them (`rows.isna().sum()`), say why they are missing, and drop or impute them with intent.",
    # Gaps are looked for in more ways than can be told (11 of 17 findings held after two draws and mending, see
    # docs/precision.md), so that their absence costs little; a look that is found earns.
    weight=0.5,
    advice=True,
    source=Citation("A", "Data Skills", "real-world data is messy, incomplete"),
    # What shows a library at work is given tables that are whole.
    kinds=("kaggle", "from-scratch", "deployed", "portfolio", "general"),
    bad=[Example({"train.py": _READ.format("  <-- bad") + _TRAIN})],
    good=[
        Example({"train.py": _READ.format("") + "print(rows.isna().sum())\nrows = rows.dropna()\n" + _TRAIN}),
    ],
)
def missing_values_handled(learning: Learning) -> Verdict:
    """Holes in the data are information, and what fills them becomes part of the model.

    Nobody can tell afterwards whether they were there, unless somebody looked.
    """
    judged = [one for one in learning.experiments if one.shows("table read") and one.shows("library")]
    if not judged:
        return not_applicable("no table is read and trained on here")
    return averaged(
        (_judged(one) for one in judged),
        passes_at=_PASSES_AT,
        partly="missing values are looked for or treated, and not both",
    )


def _judged(experiment: Experiment) -> tuple[float, Finding | None]:
    looked, treated = experiment.shows("missing looked", "said missing"), experiment.shows("missing treated")
    if looked and treated:
        return 1.0, None
    if treated:
        return _TREATED, None
    if looked:
        return _LOOKED, None
    return 0.0, experiment.first_that_trains("table read").finding(
        "nothing looks for missing values in what is read here"
    )
