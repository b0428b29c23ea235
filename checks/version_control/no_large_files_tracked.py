"""No data file over 5 MB is tracked as an ordinary blob."""

import re

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.files import Files
from mlfolio.evidence.pickles import is_pickle
from mlfolio.evidence.saved_models import what_was_fitted
from mlfolio.examples import Example, Repeated
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, not_applicable, passed_unless

LIMIT = 5_000_000
_UNCERTAIN = lazy_pattern(r"\.(pkl|pickle|joblib|dill|dat)$|(^|/)[^/.]+$", re.IGNORECASE)
"""What may hold data or a model or a program, as its content tells; names without a suffix among it."""

_DATA = lazy_pattern(
    r"(^|/)(data|datasets?)/(?!.*\.(py|ipynb|html?|md|png|jpe?g|gif|svg|pdf|pkl|pickle|joblib|h5|pth?)$)"
    r"|\.(csv|tsv|txt|json|jsonl|xml|arff|parquet|feather|xlsx?|db|sqlite3?|sql|np[yz]|mat|rds|rdata|zip|gz|bz2|xz|7z"
    r"|rar|tar|tgz|rda|ftr|orc|dta|sas7bdat|nc|shp|dbf|gpkg|geojson|tfrecords?|data|idx\d-ubyte)$"
    # MNIST as it is published, and what is called data and has no suffix.
    r"|-idx\d-ubyte$|(^|[/_-])data$",
    re.IGNORECASE,
)


@check(
    title="Large data is kept out of git",
    how=(
        "No tracked data file (tables, archives, arrays, databases, maps, pickles of what was not fitted) is over 5 MB "
        "as git stores it; models have a check of their own. Git LFS pointers and DVC files are small, so they pass."
    ),
    fix="Keep the data out (.gitignore) and write a script that downloads it, or use Git LFS or DVC.",
    # On 102 real repositories this hardly goes with quality (.02, PRACTICES.md): a clone is slow, the work no worse.
    # But where readers mark version control lower than its checks say, in each of five judged sets, it is one of them.
    weight=1.5,
    source=Citation("A", "Data Skills", "how to collect, clean, and preprocess data effectively"),
    after=("under-version-control",),
    bad=[
        Example(
            {"train.py": "print(1)\n", "data/train.csv": Repeated(b"0,1,2,3\n", 700_000)}, paths=("data/train.csv",)
        ),
        Example(
            {"train.py": "print(1)\n", "cache/rows.pkl": Repeated(b"\x80\x04]\x8c\x03ageae.", 500_000)},
            paths=("cache/rows.pkl",),
            note="a pickled table",
        ),
        Example(
            {"train.py": "print(1)\n", "out/folds_1": Repeated(b"\x80\x02]\x8c\x03ageae.", 500_000)},
            paths=("out/folds_1",),
            note="the same without a suffix",
        ),
        Example(
            {"map.R": "plot(1)\n", "borders.shp": Repeated(b"0123456789", 600_000)},
            paths=("borders.shp",),
            note="a map",
        ),
    ],
    good=[Example({"train.py": "print(1)\n", "data/sample.csv": "a,b\n1,2\n"})],
)
def no_large_files_tracked(files: Files) -> Verdict:
    """Everybody who clones the repository downloads every version of every large file, for ever."""
    if not files.tracked:
        return not_applicable("git tracks nothing here")
    asked = [path for path in files.paths if any(one.search(path) for one in (_DATA, _UNCERTAIN))]
    sizes = {path: files.size(path) or 0 for path in asked}
    large = [path for path in asked if sizes[path] > LIMIT and (_DATA.search(path) or _holds_data(path, files))]
    large.sort(key=lambda path: -sizes[path])
    return passed_unless(Finding(f"is {sizes[path] / 1e6:.1f} MB", path) for path in large)


def _holds_data(path: str, files: Files) -> bool:
    """Whether a file is a pickle, or called as tables of numbers are (`.dat`), and names nothing that was fitted."""
    is_table = path.lower().endswith(".dat") or is_pickle(files.start(path, 64) or b"")
    return is_table and what_was_fitted(path, files) is None
