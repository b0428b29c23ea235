"""What a README says that was reached: a metric with its value, a table of values, a rank."""

import re
from collections.abc import Iterator
from itertools import pairwise

from mlfolio.evidence.prose.document import Document, Table
from mlfolio.evidence.prose.flattened_tables import flattened
from mlfolio.evidence.prose.printed_results import printed
from mlfolio.evidence.prose.result_tables import REACH, holds_values
from mlfolio.evidence.prose.stated_results import METRIC, NOT_REACHED, stated
from mlfolio.evidence.prose.undelimited_tables import undelimited
from mlfolio.patterns import lazy_pattern

_UNDER_RESULTS = lazy_pattern(
    r"\bresults?\b|\bscores?\b|\bperformances?\b|\baccurac|\bevaluation\b|leader ?board"
    r"|\brésultats?\b|ergebnis|\bresultados?\b|\brisultat[oi]\b|\bhasil\b|成绩|结果|得分|成績|結果|スコア|결과|점수|результат",
    re.IGNORECASE,
)
_LISTED = lazy_pattern(r"^(?:[^\d\n]{2,60}[:=\u2013-]|[^\n:=]{2,60}[:=])\s*\W{0,3}(?:0?\.\d{2,}|\d{1,2}\.\d{1,3}\s?%)")
"""A model and its value, as a section on results lists them without a word on the measure."""

_HEADED_RESULTS = lazy_pattern(
    r"\W*(?:\d+\W+)?(?:(?:key|main|final|model|test|our) )?(?:results?|findings|outcomes?|what came out)\W*",
    re.IGNORECASE,
)
_SHARE = lazy_pattern(r"(?<![\w.])\d{1,3}(?:\.\d+)?\s?(?:%|percent\b)")
"""A share that a sentence right below such a heading tells, whatever it calls what was measured."""

_ALONE = lazy_pattern(r"\A\W{0,6}(?:0?\.\d{2,}|\d{1,3}(?:\.\d+)?\s?%)\W{0,6}\Z")
_MEASURE = lazy_pattern(rf"(?<![^\W_])(?:{METRIC})\b", re.IGNORECASE)
"""A value alone below the heading of results, and the measure that the page names elsewhere."""

_ANNOUNCED = lazy_pattern(rf"\b(?:{METRIC})\b[^:]{{0,30}}:\s*$", re.IGNORECASE)
_NOT_ANNOUNCED = lazy_pattern(
    r"\b(?:comput|calculat|weigh|split|consist|compos|based|grad(?:ed|ing)|defin|formula|expect)", re.IGNORECASE
)
"""What a line says that leads to parts of a score, and to no values of it."""

_NAMED_VALUE = lazy_pattern(r"\W*[^\d\W][^\n:=]{1,50}[:=]\s*\W{0,3}(?:[01]?\.\d{2,}|\d{1,3}(?:\.\d+)?\s?%)")


_VALUES = r"(?:value|number|figure|result|metric|score)s?"
_INVENTED = r"(?:dummy|fake|made[- ]up|invented|fictional|hypothetical)"
_MADE_UP = lazy_pattern(
    rf"\bplaceholders?\b|\billustrative\b|\bexample (?:values|numbers|figures)\b|\b{_INVENTED} {_VALUES}\b"
    rf"|\b{_VALUES} (?:are|is) {_INVENTED}\b|\bdo(?: not|n[\u2019']t) (?:cite|quote)\b|\bnot (?:yet )?measured\b"
    r"|\bnot (?:yet )?produced by (?:a|any) (?:\w{1,20} )?run\b|[(*]\W{0,3}(?:example|dummy|TB[DC])\W{0,3}[)*]",
    re.IGNORECASE,
)
"""What a page says of values that nothing measured."""

_ANSWERED = lazy_pattern(
    r"[\"'\u201c\u201d](?:(?!f1|f_|test|train|val|cv|best|mean)[a-z]{1,20}_)?score[\"'\u201c\u201d]\s*:", re.IGNORECASE
)
"""What a service answers for one row, wherever an example of it stands: a member of JSON."""

_CODE = frozenset(
    {"python", "py", "json", "bash", "sh", "shell", "yaml", "yml", "toml", "r", "matlab", "c", "cpp", "java", "js"}
)


def results(document: Document) -> Iterator[tuple[int, str]]:
    """Yield (line, words) of each result that the document states as reached: a value, a rank, a table of values.

    Goals, thresholds, splits, what code prints as an example and what a page calls a placeholder are none.
    """
    made_up = _made_up(document)
    for heading in document.headings:
        yield from stated(heading.text, heading.line)
    for number, line in document.lines.items():
        if number not in made_up and not _ANSWERED.search(line):
            yield from stated(line, number)
            yield from _listed(line, number, document)
    yield from (one for one in _led_to(document) if one[0] not in made_up)
    for table in (*document.tables, *undelimited(document)):
        yield from _in_table(_measured(table, made_up), document)
    yield from flattened(document, made_up)
    for block in document.code:
        if block.language not in _CODE:
            yield from printed(block.text, block.line)


def states_a_result(document: Document) -> bool:
    """Whether the document states any result as reached."""
    return next(results(document), None) is not None


def _led_to(document: Document) -> Iterator[tuple[int, str]]:
    """Yield what follows a paragraph that names a metric and ends in a colon: `ResNet: 80%, VGG: 76%`."""
    for before, after in pairwise(document.paragraphs):
        line = before.text.rstrip().rpartition("\n")[2]
        if line.endswith(":") and _ANNOUNCED.search(line) and not _NOT_ANNOUNCED.search(line):
            found = _NAMED_VALUE.match(after.text)
            if found and not NOT_REACHED.search(line):
                yield after.line, " ".join(f"{line} {found[0]}".split())


def _made_up(document: Document) -> set[int]:
    """Return the lines of the paragraphs that say of values that nothing measured them."""
    told = (one for one in document.paragraphs if _MADE_UP.search(one.text))
    return {line for one in told for line in range(one.line, one.line + one.text.count("\n") + 1)}


def _measured(table: Table, made_up: set[int]) -> Table:
    """Return `table` without the rows that say so, and empty where its heading or words right beside it do."""
    end = table.line + len(table.rows)
    beside = (*range(table.line - REACH, table.line), *range(end, end + REACH + 1))
    told = [_MADE_UP.search(" ".join(row)) is not None for row in table.rows]
    if told[0] or not made_up.isdisjoint(beside):
        return Table((), table.line)
    return Table(tuple(row for row, is_told in zip(table.rows, told, strict=True) if not is_told), table.line)


def _in_table(table: Table, document: Document) -> Iterator[tuple[int, str]]:
    if table.rows and holds_values(table, document):
        yield table.line, "a table"
    for row in table.rows:
        yield from stated(" ".join(row), table.line)


def _listed(line: str, number: int, document: Document) -> Iterator[tuple[int, str]]:
    listed = _LISTED.search(line) or (_ALONE.search(line) and _names_a_measure(document))
    shared = _SHARE.search(line) and not NOT_REACHED.search(line)
    if not (listed or shared):
        return
    heading = next((one.text for one in document.headings_above(number)), "")
    if (listed and _UNDER_RESULTS.search(heading)) or (shared and _HEADED_RESULTS.fullmatch(heading)):
        yield number, line.strip()


def _names_a_measure(document: Document) -> bool:
    texts = (one.text for each in (document.headings, document.paragraphs) for one in each)
    return any(map(_MEASURE.search, texts))
