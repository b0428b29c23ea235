"""What a README says that was reached: a metric with its value, a table of values, a rank."""

import re
from collections.abc import Iterator
from itertools import pairwise

from mlfolio.evidence.prose.document import Document, Table
from mlfolio.patterns import lazy_pattern

_METRIC = (
    r"accurac(?:y|ies)|precision|recall|sensitivity|specificity|f1|f-?(?:1|score|measure)"
    r"|(?:roc[- ]?)?auc(?:[- ]?roc)?|rmsl?p?e|rsmp?e|mse|mae|w?mape"
    r"|r2|r²|r\^2|r-squared|log[- ]?loss|(?:cross[- ]?entropy|test|val(?:idation)?|final) loss"
    r"|(?:\w{1,40} )?error(?: rate)?|iou|m?ap(?:@\d+)?|dice|bleu"
    r"|rouge\S{0,20}|perplexity|kappa|qwk|gini|mcc|brier|silhouette|smape|ndcg|hit rate|wer|cer|psnr|ssim|fid|ari|nmi"
    r"|rand (?:index|score)|inertia|mutual information|v-measure|davies[- ]bouldin|explained variance"
    r"|(?:(?:public|private|final|test|cv|lb|kaggle|best|leaderboard|validation|mean|average|overall)[- ]){1,4}scores?"
    r"|scores?"
    r"|leader ?board|\blb|exactitude|précision|genauigkeit|exactitud|precisión|pontuação|acurácia|accuratezza|doğruluk"
    r"|akurasi|dokładność|точность|полнота|ошибка"
)
_VALUE = r"(?<![\w.@/])[-+]?[$€£]?(?:\d{1,3}(?:\.\d+)?\s?%|\d?\.\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)"
_STATED = lazy_pattern(
    # A name of two words may be one of code: test_accuracy.
    rf"(?<![^\W_])(?:{_METRIC})\b[^.\n|]{{0,60}}?{_VALUE}|{_VALUE}[^.\n|]{{0,30}}?\b(?:{_METRIC})\b"
    # Words of whatever is measured may stand between, where a verb leads to the share.
    rf"|(?<![^\W_])(?:{_METRIC})\b[^.\n|]{{0,160}}?\b(?:gets?|got|reach(?:es|ed)?|achieve[sd]?|attain(?:s|ed)?)"
    r" (?:about |around |up to |as high as )?\d{1,3}(?:\.\d+)?\s?%"
    # What a competition's page answered, and a loss that was reached.
    r"|\bkaggle\b[^.:\n|]{0,30}: ?\d?\.\d{3,}"
    rf"|\b(?:achiev|reach|obtain|got|gets?|yield)\w*[^.\n|]{{0,20}}\bloss of {_VALUE}"
    # What a strategy earned on past prices.
    rf"|\bsharpe(?: ratio)?\b[^.\n|]{{0,30}}?{_VALUE}"
    r"|\b(?:achiev|reach|earn|made|mak|yield|gain|return)\w*[^.\n|]{0,20}[$€£]\d+(?:[.,]\d+)*\s?(?:k|m|mn|bn|million)?"
    r" (?:(?:net|gross|total) )?(?:pnl|p&l|profit)\b"
    # A value whose measure the reader is to know, or that counts what was right.
    rf"|\b(?:best|final|top|highest) results?\W{{0,3}}(?::|=|\bis|\bwas|\bof|\bare|\bwere)\W{{1,5}}{_VALUE}"
    rf"|(?<!\w)(?:\d{{1,2}}|\d{{1,3}}\.\d+)\s?% (?:correct|accurate)\b"
    rf"|\bright \d{{1,3}}(?:\.\d+)?\s?% of the time\b",
    re.IGNORECASE,
)
_MEASURED = (
    r"(?:准确率|準確率|正确率|召回率|精确率|精度|得分|成绩"
    r"|正解率|適合率|再現率|スコア|誤差|정확도|정밀도|재현율|점수|오차)"
)
_UNSPACED = lazy_pattern(
    rf"{_MEASURED}[^。\n|\d]{{0,40}}(?:\d{{0,2}}\.\d+|\d{{1,3}}(?:\.\d+)?\s?%)"
    rf"|(?<![\d.])(?:\d{{0,2}}\.\d+\s?%?|\d{{1,3}}\s?%)[^。\n|\d,]{{0,6}}{_MEASURED}"
)
"""The same in languages that set no space between words."""

_UNDER_RESULTS = lazy_pattern(
    r"\bresults?\b|\bscores?\b|\bperformances?\b|\baccurac|\bevaluation\b|leader ?board"
    r"|\brésultats?\b|ergebnis|\bresultados?\b|\brisultat[oi]\b|\bhasil\b|成绩|结果|得分|成績|結果|スコア|결과|점수|результат",
    re.IGNORECASE,
)
_LISTED = lazy_pattern(r"^(?:[^\d\n]{2,60}[:=\u2013-]|[^\n:=]{2,60}[:=])\s*\W{0,3}(?:0?\.\d{2,}|\d{1,2}\.\d{1,3}\s?%)")
"""A model and its value, as a section on results lists them without a word on the measure."""

_ANNOUNCED = lazy_pattern(rf"\b(?:{_METRIC})\b[^:]{{0,30}}:\s*$", re.IGNORECASE)
_NOT_ANNOUNCED = lazy_pattern(
    r"\b(?:comput|calculat|weigh|split|consist|compos|based|grad(?:ed|ing)|defin|formula|expect)", re.IGNORECASE
)
"""What a line says that leads to parts of a score, and to no values of it."""

_NAMED_VALUE = lazy_pattern(r"\W*[^\d\W][^\n:=]{1,50}[:=]\s*\W{0,3}(?:[01]?\.\d{2,}|\d{1,3}(?:\.\d+)?\s?%)")
_BETTERED = lazy_pattern(r"\bfrom (?:\d?\.\d+|\d{1,3}\s?%) to (?:\d?\.\d+|\d{1,3}\s?%)")
_SPOKEN = r"(?:about |around |only |just |roughly |approximately |nearly |~ ?|± ?)?[$€£]?\d+(?:[.,]\d+)*"
_EXPLAINED = lazy_pattern(
    r"\b(?:explain|account)(?:s|ed|ing)?\b[^.\n|%\d]{0,40}(?:\d{1,3}(?:\.\d+)?\s?(?:%|percent\b)|\b0?\.\d+)"
    r" of (?:the )?(?:\w{1,30} ){0,3}?(?:variance|variability|variation)\b",
    re.IGNORECASE,
)
"""R² in words."""

_MISSED_BY = lazy_pattern(
    rf"\b(?:average|mean|median|typical) (?:absolute |squared |percentage |prediction ){{0,2}}"
    rf"(?:deviation|difference|error) (?:of|is|was) {_SPOKEN}"
    rf"|\b(?:off|wrong) by {_SPOKEN}[^.\n|]{{0,30}}? on average\b"
    rf"|\bon average,? [^.\n|]{{0,40}}?\b(?:off|wrong) by {_SPOKEN}",
    re.IGNORECASE,
)
"""A mean error in words, in whatever unit."""

_OF_COMPONENTS = lazy_pattern(r"\bcomponents?\b|\bpca\b|\bfactors\b|\beigen", re.IGNORECASE)
_OF_A_MODEL = lazy_pattern(
    r"\b(?:predict|forecast|estimat|model|regress|(?:test|actual|true|real|observed) (?:set|value|data|price))",
    re.IGNORECASE,
)
"""What a line says in which a difference is one of a prediction, and not one of two groups."""

_RANK = lazy_pattern(
    r"\b\d+\s?(?:st|nd|rd|th)\b[- ]?(?:place|position|rank|out of|solution|of \d)|(?<!@K \()\btop[- ]\d+(?:\.\d+)?\s?%"
    r"|\bsolution[-_ ]\d{1,4}(?:st|nd|rd|th)\b"
    r"|\b(?:plac(?:e|ed|es|ing)|finish(?:ed|es|ing)?|came|end(?:ed|s|ing)|rank(?:ed|s|ing))\b (?:in |at |as |up |the )*"
    r"#?\d+(?:st|nd|rd|th)\b"
    r"|\brank(?:ed|ing|s)?\W{1,3}(?:\w+ ){0,2}#?\d+"
    r"|\b(?:first|second|third|1st|2nd|3rd)[- ]place\b|\b\d+\s?/\s?\d{3,}\s(?:teams|competitors|participants)"
    r"|\A\W*(?:results?|rank(?:ing)?|place|position)\s?[:=]\s?\d+\s?/\s?\d{2,}\b"
    r"|\bone of the top (?:results|scores|solutions)\b"
    r"|\b(?:gold|silver|bronze) medal|\bwinning (?:solution|entry)\b|\bwon (?:the |a )?(?:competition|challenge|first"
    r"|second|third)",
    re.IGNORECASE,
)
_NOT_REACHED = lazy_pattern(
    r"\b(?:goals?|aims?|targets?|at least|want|hope"
    r"|(?<!results )(?<!you )should(?! (?:reach|get|see|obtain|yield|give|produce)\b)"
    r"|expected to|would|threshold|baseline of|split|(?<!sharpe )ratio"
    r"|coverage|train_?test"
    r"|version|python|confidence|if|e\.g\.|for example|assume|suppose|random guess\w*|perfect|below|drops?)\b|<"
    r"|\berror(?: rate)?\W{0,6}>"
    # What a scale means.
    r"|\ba (?:score|value) of -?\d{1,3}(?:\.\d{1,9})? (?:indicates|means|represents|implies|denotes)\b"
    r"|[=(]\s*[\w.]+\s*\?|://\S{0,300}\d",
    re.IGNORECASE,
)
_VALUES = r"(?:value|number|figure|result|metric|score)s?"
_INVENTED = r"(?:dummy|fake|made[- ]up|invented|fictional|hypothetical)"
_MADE_UP = lazy_pattern(
    rf"\bplaceholders?\b|\billustrative\b|\bexample (?:values|numbers|figures)\b|\b{_INVENTED} {_VALUES}\b"
    rf"|\b{_VALUES} (?:are|is) {_INVENTED}\b|\bdo(?: not|n[\u2019']t) (?:cite|quote)\b|\bnot (?:yet )?measured\b"
    r"|\bnot (?:yet )?produced by (?:a|any) (?:\w{1,20} )?run\b|[(*]\W{0,3}(?:example|dummy|TB[DC])\W{0,3}[)*]",
    re.IGNORECASE,
)
"""What a page says of values that nothing measured."""

_REACH = 2
"""Lines between a table and words on its values."""

_ANSWERED = lazy_pattern(
    r"[\"'\u201c\u201d](?:(?!f1|f_|test|train|val|cv|best|mean)[a-z]{1,20}_)?score[\"'\u201c\u201d]\s*:", re.IGNORECASE
)
"""What a service answers for one row, wherever an example of it stands: a member of JSON."""

_CODE = frozenset(
    {"python", "py", "json", "bash", "sh", "shell", "yaml", "yml", "toml", "r", "matlab", "c", "cpp", "java", "js"}
)
_LOSS = lazy_pattern(rf"\bloss\s*[:=]\s*{_VALUE}", re.IGNORECASE)
_ASSIGNED = lazy_pattern(
    rf"(?<![A-Za-z\d_-])(?:(?:test|val|valid|validation|train|training)[_ -]?(?:set[_ -]?)?)?"
    rf"(?:acc(?:uracy)?|rmse|mae|mse|r2|f1|auc|score|error|precision|recall)"
    rf"[_ -]?(?:on[_ -])?(?:test|val|valid|train)?(?:ing)?\s?[=:]\s?{_VALUE}",
    re.IGNORECASE,
)
"""What a run printed of one setting after the other: `accTest = 92.25%`."""

_EPOCH = lazy_pattern(
    rf"^\W*(?:epoch|iter(?:ation)?|step)\b[^\n]{{0,80}}?"
    rf"\b(?:loss|error|cost|acc(?:uracy)?)\s*[:=]\s*{_VALUE}",
    re.IGNORECASE,
)
"""What a loop printed as it went on."""

_KNITTED = lazy_pattern(rf"^\s*## .{{0,120}}?\b(?:{_METRIC})\b[^\n]{{0,80}}?[=:]\s*{_VALUE}", re.IGNORECASE)
"""What R printed, as knitr sets it."""

_REPORTED = lazy_pattern(
    rf"^[ \t]*(?:accuracy|(?:macro|micro|weighted) avg)[ \t]{{2,}}[01]\.\d"
    rf"|^[^\n]*\b(?:{_METRIC})[ \t|]{{2,}}(?:{_METRIC})\b[^\n]*(?:\n[^\n]*){{1,3}}?[ \t|]{_VALUE}",
    re.IGNORECASE | re.MULTILINE,
)
"""A report of classes as scikit-learn prints it, or columns headed by two metrics with values below."""

_HEADED = lazy_pattern(rf"\b(?:{_METRIC})\b", re.IGNORECASE)
_CELL = lazy_pattern(r"^\W{0,4}[-+]?[$€£]?\d+(?:[.,]\d+)*\s?(?:%|[mµu]?s|[x\u00d7])?(?:\s?(?:±|\+/-|\().*)?\W{0,4}$")


_BENCHMARKS = lazy_pattern(r"^\W*benchmarks?\b", re.IGNORECASE)
_OF_RESULTS = lazy_pattern(r"\W*(?:metric|measure)s?\W+(?:results?|values?)\W*", re.IGNORECASE)
"""The heading of a table of two columns whose rows name what was measured."""
_OF_DATA = lazy_pattern(
    r"\W*(?:(?:total|number of|n(?:um)?)[ _])?"
    r"(?:samples|rows|records|features|columns|missing values|duplicate\w*(?: \w+)?)\W*",
    re.IGNORECASE,
)
"""What such a table measures that describes data."""


def results(document: Document) -> Iterator[tuple[int, str]]:
    """Yield (line, words) of each result that the document states as reached: a value, a rank, a table of values.

    Goals, thresholds, splits, what code prints as an example and what a page calls a placeholder are none.
    """
    made_up = _made_up(document)
    for heading in document.headings:
        yield from _stated(heading.text, heading.line)
    for number, line in document.lines.items():
        if number not in made_up and not _ANSWERED.search(line):
            yield from _stated(line, number)
            yield from _listed(line, number, document)
    yield from (one for one in _led_to(document) if one[0] not in made_up)
    for table in document.tables:
        yield from _in_table(_measured(table, made_up), _led_in(table, document))
    for block in document.code:
        if block.language not in _CODE:
            yield from _printed(block.text, block.line)


def _led_to(document: Document) -> Iterator[tuple[int, str]]:
    """Yield what follows a paragraph that names a metric and ends in a colon: `ResNet: 80%, VGG: 76%`."""
    for before, after in pairwise(document.paragraphs):
        line = before.text.rstrip().rpartition("\n")[2]
        if line.endswith(":") and _ANNOUNCED.search(line) and not _NOT_ANNOUNCED.search(line):
            found = _NAMED_VALUE.match(after.text)
            if found and not _NOT_REACHED.search(line):
                yield after.line, " ".join(f"{line} {found[0]}".split())


def _made_up(document: Document) -> set[int]:
    """Return the lines of the paragraphs that say of values that nothing measured them."""
    told = (one for one in document.paragraphs if _MADE_UP.search(one.text))
    return {line for one in told for line in range(one.line, one.line + one.text.count("\n") + 1)}


def _measured(table: Table, made_up: set[int]) -> Table:
    """Return `table` without the rows that say so, and empty where its heading or words right beside it do."""
    end = table.line + len(table.rows)
    beside = (*range(table.line - _REACH, table.line), *range(end, end + _REACH + 1))
    told = [_MADE_UP.search(" ".join(row)) is not None for row in table.rows]
    if told[0] or not made_up.isdisjoint(beside):
        return Table((), table.line)
    return Table(tuple(row for row, is_told in zip(table.rows, told, strict=True) if not is_told), table.line)


def _led_in(table: Table, document: Document) -> bool:
    """Whether it stands right under Benchmarks, or a line that names the metric and ends in a colon leads to it."""
    if any(_BENCHMARKS.search(one.text) for one in document.headings_above(table.line)[:1]):
        return True
    before = (document.lines.get(number, "").strip() for number in range(table.line - 1, table.line - 1 - _REACH, -1))
    line = next(filter(None, before), "")
    return line.endswith(":") and _HEADED.search(line) is not None


def _in_table(table: Table, is_led_in: bool) -> Iterator[tuple[int, str]]:
    if table.rows and _has_values(table, is_led_in):
        yield table.line, "a table"
    for row in table.rows:
        yield from _stated(" ".join(row), table.line)


def _listed(line: str, number: int, document: Document) -> Iterator[tuple[int, str]]:
    if _LISTED.search(line) and any(_UNDER_RESULTS.search(one.text) for one in document.headings_above(number)[:1]):
        yield number, line.strip()


def _stated(text: str, line: int) -> Iterator[tuple[int, str]]:
    each = (_RANK.search(text), _STATED.search(text), _BETTERED.search(text), _UNSPACED.search(text), _in_words(text))
    # What one of them finds may be a hope, and what another does a result.
    found = next((one for one in each if one and not _NOT_REACHED.search(_around(text, one))), None)
    if found:
        yield line, " ".join(found[0].split())


def _around(text: str, found: re.Match[str]) -> str:
    """Return what was found with a few words of its sentence before and after it."""
    before = text[max(0, found.start() - 40) : found.start()].rpartition(". ")[2]
    return before + text[found.start() : found.end()] + text[found.end() : found.end() + 15].partition(". ")[0]


def _in_words(text: str) -> re.Match[str] | None:
    """Return where `text` says R² or a mean error in words; what parts of the data explain of the others is none."""
    found = _EXPLAINED.search(text)
    if found and not _OF_COMPONENTS.search(text):
        return found
    found = _MISSED_BY.search(text)
    return found if found and _OF_A_MODEL.search(text) else None


def _printed(text: str, first: int) -> Iterator[tuple[int, str]]:
    if _REPORTED.search(text):
        yield first, "a printed report"
    for offset, line in enumerate(text.split("\n")):
        found = _STATED.match(line.strip()) or _LOSS.search(line) if ":" in line else None
        found = (
            found or _ASSIGNED.search(line) or _EPOCH.match(line) or (_KNITTED.match(line) if "## " in line else None)
        )
        if found:
            yield first + offset, found[0]


def _has_values(table: Table, is_led_in: bool) -> bool:
    """Whether a row, a column or the line that leads in is named for a metric, and numbers stand in the cells."""
    cells = [cell for row in table.rows for cell in row]
    named = (
        is_led_in
        or (_is_of_results(table) and not any(_OF_DATA.fullmatch(row[0]) for row in table.rows if row))
        or any(_HEADED.search(cell) for cell in (*table.rows[0], *(row[0] for row in table.rows if row)))
    )
    return named and sum(bool(_CELL.match(cell.strip())) and any(map(str.isdigit, cell)) for cell in cells) > 1


def _is_of_results(table: Table) -> bool:
    return len(table.rows[0]) == 2 and _OF_RESULTS.fullmatch(" ".join(table.rows[0])) is not None
