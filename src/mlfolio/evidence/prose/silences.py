"""Where a notebook is silent beyond dispute: at its top, between steps that do not explain themselves, at its end."""

import re
from collections.abc import Collection

from mlfolio.evidence.prose.narration import Narrative, Part, length
from mlfolio.evidence.prose.running import running
from mlfolio.patterns import lazy_pattern

SAID = 8
"""Words that say something; fewer are a heading."""

_HANDED_IN = lazy_pattern(r"submission|inference_server", re.IGNORECASE)
"""What a notebook ends with whose result is handed in, and is not concluded on."""

_CONCLUDES = lazy_pattern(
    r"\bfit\(|\.plot|plt\.|sns\.|ggplot|\bscore|accuracy|evaluate|\.corr\(|\.describe\(|value_counts|\btrain\(|lm\("
)
"""Code that something comes out of: a model, a measure, a plot, a table of statistics."""

_SHOWS = lazy_pattern(r"\.plot|plt\.|sns\.|ggplot|\bscore|accuracy|evaluate|\.corr\(|\.describe\(|value_counts")
_IMPORTING = ("import ", "from ", "library(", "require(", "%", "!", "#", " ", ")")
"""How the lines of a step begin that loads libraries and does nothing else."""

_CLOSES = lazy_pattern(
    r"(?:#|print\s*\(|message\s*\(|cat\s*\()[^\n]*(?:conclu|summary|takeaway|finding|insight|resum|analys"
    r"|kesimpulan|ringkasan)|\A(?:[ \t]*#[^\n\w]*\w[^\n]*(?:\n|\Z))+\Z",
    re.IGNORECASE,
)
"""Closing words in a comment, or printed; a cell that holds nothing but comments, each line of which can be read in
one way alone."""

_MOVES = lazy_pattern(
    r"^[ \t]*!\s*(?:sudo )?(?:cp|mv|rm|mkdir|ln|zip|unzip|tar|wget|curl|gdown|rsync|scp|gsutil|aws s3|kaggle|git|ls)\b"
    r"|\bshutil\.(?:copy|move|rmtree|make_archive|unpack)|\bos\.(?:remove|rename|unlink|symlink)\("
    r"|\b(?:upload|download)\w{0,40}\(",
    re.MULTILINE,
)
_STORES = lazy_pattern(
    r"\.(?:insert_many|insert_one|bulk_write|to_sql|to_gbq|executemany|put_object|upload_file(?:obj)?|upload_blob)\("
)
"""Code that keeps rows in a database or a bucket."""

_WORKS = lazy_pattern(
    r"\bread_\w+\(|\bread\.\w+\(|DataFrame|\bopen\(|\bimread\b|\bnp\.|\bfit\w{0,20}\(|\btrain\w{0,20}\(|\bpredict"
    r"|\bevaluat|\bscore|accuracy|\.plot|plt\.|sns\.|\.(?:show|head|describe|mean|sum)\(|value_counts|\bload_dataset|\bmodel\("
)
"""Code that moves files, and code that reads data, fits, measures or plots."""

_REACH = 3
"""Steps that a comment at the head of the first explains, as a text does."""

_REMARK = 3
"""Words that may close a notebook where they are its last: `The forest overfits.`"""

_BRIEF, _TINY = 10, 3
"""Lines of code that any text explains, a longer one a line for each word; and of a step that explains itself."""


def opens_with_code(narrative: Narrative, steps: int) -> bool:
    """Return whether no title and so many steps of code come first, the first of which is no title set as a comment."""
    first = narrative.parts[:steps]
    return (
        not narrative.titled
        and all(part.is_code for part in first)
        and not first[0].text.lstrip().startswith(("#", '"""'))
    )


def only_moves_data(narrative: Narrative) -> bool:
    """Return whether a notebook copies, deletes or uploads files in a third of its steps, and reads none as data.

    So does one that keeps rows in a database or a bucket and finds nothing out about them.
    """
    codes = [part.text for part in narrative.parts if part.is_code]
    if any(map(_STORES.search, codes)) and not any(map(_CONCLUDES.search, codes)):
        return True
    return 3 * sum(bool(_MOVES.search(code)) for code in codes) >= len(codes) and not any(map(_WORKS.search, codes))


def unexplained_steps(narrative: Narrative, far: Collection[int]) -> int:
    """Return how many steps of code, of the parts numbered in `far`, have no comment and follow much other code.

    Beside text, where they are counted out to its reader, not even code set aside stands in them.
    """
    has_text = len(narrative.parts) > narrative.steps
    found, lines, told, headed = 0, 0, 0, 0
    for number, part in enumerate(narrative.parts):
        if not part.is_code:
            lines, told = 0, length(part.text)
            continue
        lines += part.lines
        headed = _REACH if part.opens_with_comment else headed - 1
        long = part.lines > _TINY and lines > max(_BRIEF, told)
        found += (
            number in far
            and headed <= 0
            and long
            and not _says(part, beside_text=has_text)
            and not _only_imports(part.text)
        )
    return found


def _says(part: Part, *, beside_text: bool) -> bool:
    return part.may_be_commented if beside_text else part.is_noted


def _only_imports(code: str) -> bool:
    return all(line.startswith(_IMPORTING) for line in code.split("\n") if line.strip())


def ends_in_silence(narrative: Narrative) -> bool:
    """Return whether a notebook, in which something is run to conclude from, has no closing words.

    They stand in its last quarter, or after the last step that measures or plots.
    """
    parts = narrative.parts
    quarter = parts[-max(3, len(parts) // 4) :]
    codes = running([part.text if part.is_code else "" for part in parts])
    shown = max((at for at, code in enumerate(codes) if _SHOWS.search(code)), default=len(parts))
    closing = [*quarter, *(part for part in parts[shown:] if not part.is_code)]
    if (
        _is_a_remark(parts[-1])
        or any(map(_says_something, closing))
        or any(_HANDED_IN.search(part.text) for part in parts[-2:])
    ):
        return False
    return any(map(_CONCLUDES.search, codes[len(codes) // 2 :]))


def _is_a_remark(part: Part) -> bool:
    return not part.is_code and not part.text.lstrip().startswith("#") and length(part.text) >= _REMARK


def _says_something(part: Part) -> bool:
    if part.is_code:
        return _CLOSES.search(part.text) is not None
    return length(part.text) >= SAID or "![" in part.text or "<img" in part.text
