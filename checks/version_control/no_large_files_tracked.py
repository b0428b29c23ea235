"""No data file over 5 MB is tracked as an ordinary blob."""

import re

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.files import Files
from mlfolio.examples import Example, Repeated
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, not_applicable, passed_unless

LIMIT = 5_000_000
_DATA = lazy_pattern(
    r"(^|/)(data|datasets?)/(?!.*\.(py|ipynb|html?|md|png|jpe?g|gif|svg|pdf|pkl|pickle|joblib|h5|pth?)$)"
    r"|\.(csv|tsv|txt|json|jsonl|xml|arff|parquet|feather|xlsx?|db|sqlite3?|sql|np[yz]|mat|rds|rdata|zip|gz|bz2|xz|7z"
    r"|rar|tar|tgz)$",
    re.IGNORECASE,
)


@check(
    title="Large data is kept out of git",
    how=(
        "No tracked data file (tables, archives, arrays, databases) is over 5 MB as git stores it; models have a "
        "check of their own. Git LFS pointers and "
        "DVC files are small, so they pass."
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
        )
    ],
    good=[Example({"train.py": "print(1)\n", "data/sample.csv": "a,b\n1,2\n"})],
)
def no_large_files_tracked(files: Files) -> Verdict:
    """Everybody who clones the repository downloads every version of every large file, for ever."""
    if not files.tracked:
        return not_applicable("git tracks nothing here")
    sizes = {path: files.size(path) or 0 for path in files.paths if _DATA.search(path)}
    large = sorted((path for path, size in sizes.items() if size > LIMIT), key=lambda path: -sizes[path])
    return passed_unless(Finding(f"is {sizes[path] / 1e6:.1f} MB", path) for path in large)
