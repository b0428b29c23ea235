"""The submission's format is tested."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.files import Files
from mlfolio.evidence.testing.bodies import bodies
from mlfolio.evidence.testing.tests import Tests
from mlfolio.examples import Example
from mlfolio.languages import CODE_PATTERNS
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, failed, not_applicable, passed

_SUBMITS = lazy_pattern(r"submission|submit|test_sub_|\bsub\b")
_NAMED = lazy_pattern(
    r"(?m)^(?![A-Z_]{3,60}\s{0,9}=)[^\n]*?(?i:(?<!sample)(?<!sample[_ -])(?!(?<=\.)submit\()submi(?:t|ssion))"
)
"""The word, but for a constant that names a folder (where it is used, it is named again), the sample that is read
for its ids, and what is handed to other threads."""

_CALLED = lazy_pattern(r"(?i)(?<!\.)(?<!\w)\w{0,40}submi(?:t|ssion)\w{0,40}\s?\(")
_KEEPS = lazy_pattern(
    r"(?i)(?<![a-z0-9])(?:to_(?:csv|excel|parquet|json|pickle|feather)\b|f?writ[ei]|sav[ei]|dump|submit[ _])"
    r"|\bopen\([^)\n]{0,200}['\"]w"
)
"""Something is written, under whatever name: without it, a submission is only read, or talked of."""

_WRITTEN = lazy_pattern(r"(?i)to_csv\(|write[._]csv|fwrite\(|savetxt\(|csv\.writer|writetable\(")
_WHERE_THE_CALLER_SAYS = lazy_pattern(r"\s{0,40}(?:path_or_buf\s?=\s?)?[A-Za-z_][\w.]{0,60}\s{0,9}[,)]")
_ASKS_ITS_CALLER = lazy_pattern(r"(?m)\bsys\.argv\b|^(?:import|from) (?:argparse|click|typer|docopt|optparse)\b")
"""A file that only a name stands for, in a script that is told on the command line what to read and write."""

_OF_DATA = lazy_pattern(r"(?i)train|clean|process|inputs?(?![a-z])|example|raw(?![a-z])|split|feature")
_OF_ANSWERS = lazy_pattern(r"(?i)predict|preds?(?![a-z])|answers?(?![a-z])|(?<![a-z])sub(?![a-z])|solutions?(?![a-z])")
_BEFORE, _AFTER = 40, 80
"""Characters around what writes a table in which its name says that it is prepared data, or holds predictions."""

_CODE = (*CODE_PATTERNS, "*.y*ml", "*.sh")
_OF_PAGES = (".js", ".jsx", ".ts", ".tsx", ".vue")
"""Where a form is submitted."""

_OF_SETTINGS = (".yaml", ".yml", ".sh")
"""Where code that writes it is only told its name."""

_COMMENT = lazy_pattern(r"(?m)^[ \t]*(?:#|//)[^\n]*")
_SUBMISSION = "from titanic import submission\n\n\n"


@check(
    title="The format of the submission is tested",
    how="An asserting test, in any language, is about the submission: its name or its text says so."
    " Not applicable where no code makes one: neither the word (but in `sample_submission`) in what a file or a"
    " function is called, in settings, or in code that writes anything, nor a table of predictions that is written, but"
    " prepared data; comments, forms of web pages, and tables that a script writes where its caller says are none.",
    fix="In a test, build the submission from a few rows, and assert its columns, that no value is missing, and that"
    " the ids are"
    " those of the sample.",
    # A wrong file costs one of the few submissions of a day, and is found by nobody else. What is a submission is told
    # by names alone: 6 of 11 findings were true, so that it is advice.
    weight=1,
    advice=True,
    source=Citation("A", "Practical Experience", "participating in competitions on platforms like Kaggle"),
    after=("has-tests",),
    kinds=("kaggle",),
    bad=[
        Example(
            {
                "text.py": "def clean(text):\n    return text.strip()\n",
                "submit.py": "from text import clean\n\nprint(clean(open('a.txt').read()))\n",
                "tests/test_text.py": "from text import clean\n\n\ndef test_clean():\n    assert clean(' a ') == 'a'\n",
            }
        ),
        Example(
            {
                "tests/test_a.py": _SUBMISSION
                + "def test_it_runs():\n    print(submission([1]))\n\n\ndef test_b():\n    assert len('b') == 1\n"
            }
        ),
    ],
    good=[
        Example(
            {
                "tests/test_submission.py": _SUBMISSION + "def test_submission_has_its_columns():\n"
                "    assert list(submission([1]).columns) == ['PassengerId', 'Survived']\n"
            }
        )
    ],
)
def submission_tests(tests: Tests, files: Files) -> Verdict:
    """The last step of an entry is a file that a machine reads.

    A column too many, an id too few, and the best model scores nothing.
    """
    if not tests:
        return not_applicable("there are no tests")
    about = next((body.test for body in bodies(tests, files) if _SUBMITS.search(body.text)), None)
    if about:
        return passed(f"{about.name} is about it")
    if not any(_makes_one(path, files.text(path) or "") for path in files.named(*_CODE)):
        return not_applicable("nothing here makes a submission")
    return failed(Finding("no test is about the submission"))


def _makes_one(path: str, text: str) -> bool:
    if path.endswith(_OF_PAGES):
        return False
    # What a notebook has beside its code introduces that.
    code = text if path.endswith(".ipynb") else _COMMENT.sub("", text)
    return _hands_in(path, code) or _writes_answers(f"{path}\n{code}")


def _hands_in(path: str, code: str) -> bool:
    """Whether a submission is named where one is made: by the file, by a function, or beside what is written."""
    if _NAMED.search(path):
        return True
    if not _NAMED.search(code):
        return False
    return path.endswith(_OF_SETTINGS) or any(pattern.search(code) for pattern in (_CALLED, _KEEPS))


def _writes_answers(code: str) -> bool:
    """Whether a table is written that is called predictions; not by a tool, which answers whoever runs it."""
    asks = _ASKS_ITS_CALLER.search(code) is not None
    written = (found.span() for found in _WRITTEN.finditer(code))
    named = (one for one in written if not (asks and _WHERE_THE_CALLER_SAYS.match(code, one[1])))
    around = [(max(0, start - _BEFORE), end + _AFTER) for start, end in named]
    return any(_OF_ANSWERS.search(code, *one) and not _OF_DATA.search(code, *one) for one in around)
