"""A root README with text."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.files import Files, folders_of
from mlfolio.evidence.prose.document import Document
from mlfolio.evidence.prose.readme import Readme, readme_paths, readmes_of_folders
from mlfolio.evidence.prose.results import states_a_result
from mlfolio.evidence.prose.unspaced import unspaced_words
from mlfolio.examples import Example
from mlfolio.languages import CODE_PATTERNS
from mlfolio.verdicts import Finding, Verdict, failed, graded

_MISNAMED = 0.5
_IN_FOLDERS = 0.5
_LINE = 0.2
"""What a few words below the title earn at least."""
_TITLE = 0.04
"""What a title earns of this and of all that hangs on it, four times as much: a line below it is to earn more."""
_A_SENTENCE, _SENTENCE = 12, 0.044
"""Words of a sentence, and what the two earn of the same: no part of a README can be looked for in one."""
_LITTLE = 60
"""Words below the title. Less is at best one paragraph, which cannot say what, how and with what result."""
_FULL = 200
"""Words that what, why and how fill with a paragraph each; judges' marks of the documentation go with their number."""


@check(
    title="A README welcomes the reader",
    how="A README (any case and usual suffix) at the root, in .github/ or in docs/ holds text. 200 words below its"
    " title earn everything and 60 of them half; with fewer the share shrinks to 0.2, and a title alone, or with a"
    " sentence of fewer than 12 words and nothing else (no result, picture or link), earns 0.04"
    " of this and of all that hangs on it, to cost once. It passes as soon as there is any text. One under a name that"
    " no host shows (READ.me) fails and earns half, as do those of folders, where the root has none and they stand"
    " around half of the code.",
    fix="Say in a README.md what the project does and why, how to run it, and what came out, in 200 words or more.",
    # Nearly all repositories have one, so its presence tells little; what it says is judged by the checks after it. But
    # how much it says goes with the documentation's mark as closely as all of them (.88 on 51 judged repositories).
    weight=5,
    source=Citation("A", "Soft Skills Matter", "write clear documentation"),
    bad=[
        Example({"train.py": "print(1)\n"}, note="no README at all"),
        Example({"README.md": "\n\n", "train.py": "print(1)\n"}, paths=("README.md",), note="an empty one"),
        Example(
            {"READ.me": "How to run this.\n"},
            paths=("READ.me",),
            note="a name that no host shows on the front page earns half, and its text is read",
        ),
        Example(
            {"churn/README.md": "# Churn\n\nWho will leave.\n", "churn/train.py": "print(1)\n"},
            note="that of the folder of the code earns half",
        ),
    ],
    good=[
        Example(
            {
                "README.md": "# Churn\n\n"
                + "This project predicts which customers will leave, so that they can be asked to stay. " * 5
            }
        ),
        Example(
            {
                "docs/readme.rst": "Churn\n=====\n\n"
                + "This project predicts which customers will leave us next month. " * 7
            }
        ),
    ],
)
def has_readme(readme: Readme | None, files: Files) -> Verdict:
    """The README is the first, and often the only, page that a visitor reads.

    Without one, nobody can tell what the project is for, whether it works or how to try it.
    """
    if readme is None:
        empty = readme_paths(files)
        if not empty and (of_folder := _of_most_code(files)):
            lacks = f"there is no README at the root, though folders have one ({of_folder})"
            return graded(_IN_FOLDERS, [Finding(lacks)])
        return failed(*(Finding("is empty", path) for path in empty[:1]) if empty else [Finding("there is no README")])
    if not readme.is_shown:
        return graded(_MISNAMED, [readme.finding("is no name under which a host shows it: README.md is")])
    words = _words(readme)
    if words >= _LITTLE or len(readme.document.code) > 2:
        told = f"{words} words below the title: {_FULL} earn everything"
        return graded(_share(max(words, _LITTLE)), passes_at=_LINE, reason=told)
    if _is_a_title_alone(readme.document):
        return graded(_TITLE, [readme.finding("holds a title and nothing else")], passes_at=_TITLE)
    finding = readme.finding(f"says little below its title (words: {words})")
    if words < _A_SENTENCE and _is_all(readme.document):
        return graded(_SENTENCE, [finding], passes_at=_SENTENCE)
    return graded(max(_LINE, _share(words)), [finding], passes_at=_LINE)


def _of_most_code(files: Files) -> str | None:
    """Return the first README of a folder, where such stand around half of the code; None where they do not."""
    told = readmes_of_folders(files)
    folders = {path.rpartition("/")[0] for path in told}
    beside = [not folders.isdisjoint(folders_of(path)) for path in files.named(*CODE_PATTERNS, "*.sql")]
    return told[0] if told and 2 * sum(beside) >= len(beside) else None


def _is_all(document: Document) -> bool:
    """Whether a sentence is all there is: no result in it, and nothing shown or linked."""
    if len(document.headings) > 1 or any((document.tables, document.code, document.images, document.links)):
        return False
    return not states_a_result(document)


def _is_a_title_alone(document: Document) -> bool:
    # Some set all that they say as headings, an address of the data among them.
    if any("://" in heading.text for heading in document.headings[1:]):
        return False
    return not any((document.paragraphs, document.tables, document.code, document.images, document.links))


def _words(readme: Readme) -> int:
    """Return how many words stand in its paragraphs and tables."""
    words = sum(len(paragraph.text.split()) for paragraph in readme.document.paragraphs)
    words += sum(len(cell.split()) for table in readme.document.tables for row in table.rows for cell in row)
    return words + unspaced_words(readme.text)


def _share(words: int) -> float:
    """Return half for the first paragraph, and the other half for what the next ones bring."""
    return (min(1.0, words / _LITTLE) + min(1.0, max(0, words - _LITTLE) / (_FULL - _LITTLE))) / 2
