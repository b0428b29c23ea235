"""Words that state a result: a metric with its value, in figures or in words, a rank, a value that was bettered."""

import re
from collections.abc import Iterator

from mlfolio.patterns import lazy_pattern

METRIC = (
    r"accurac(?:y|ies)|precision|recall|sensitivity|specificity|f1|f-?(?:1|score|measure)"
    r"|(?:roc[- ]?)?auc(?:[- ]?roc)?|rmsl?p?e|rsmp?e|mse|mae|w?mape"
    r"|r2|r²|r\^2|r-squared|log[- ]?loss|(?:cross[- ]?entropy|test|val(?:idation)?|final) loss"
    r"|(?:\w{1,40} )?error(?: rate)?|m?iou|intersection over union|m?ap(?:@\d+)?|dice|bleu"
    # How alike two texts or items are is no result.
    r"|jaccard(?! (?:similarit|distance))|mc_?rmse|w?rmsse|mase|pinball loss"
    r"|rouge\S{0,20}|perplexity|kappa|qwk|gini|mcc|brier|silhouette|smape|ndcg|hit rate|wer|cer|psnr|ssim|fid|ari|nmi"
    r"|rand (?:index|score)|inertia|mutual information|v-measure|davies[- ]bouldin|explained variance"
    r"|(?:(?:public|private|final|test|cv|lb|kaggle|best|leaderboard|validation|mean|average|overall)[- ]?){1,4}scores?"
    r"|scores?"
    r"|leader ?board|\blb|exactitude|précision|genauigkeit|exactitud|precisión|pontuação|acurácia|accuratezza|doğruluk"
    r"|akurasi|dokładność|точность|полнота|ошибка"
)
VALUE = r"(?<![\w.@/])[-+]?[$€£]?(?:\d{1,3}(?:\.\d+)?\s?%|\d?\.\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)"
STATED = lazy_pattern(
    # A name of two words may be one of code: test_accuracy.
    rf"(?<![^\W_])(?:{METRIC})\b[^.\n|]{{0,60}}?{VALUE}|{VALUE}[^.\n|]{{0,30}}?\b(?:{METRIC})\b"
    # Words of whatever is measured may stand between, where a verb leads to the share.
    rf"|(?<![^\W_])(?:{METRIC})\b[^.\n|]{{0,160}}?\b(?:gets?|got|reach(?:es|ed)?|achieve[sd]?|attain(?:s|ed)?)"
    r" (?:about |around |up to |as high as )?\d{1,3}(?:\.\d+)?\s?%"
    # What a competition's page answered, and a loss that was reached.
    r"|\bkaggle\b[^.:\n|]{0,30}: ?\d?\.\d{3,}"
    # Places of a score alone, as competitors speak of the leader board.
    r"|\blb[ :]{1,3}\d{4,6}(?![\w.])"
    rf"|\b(?:achiev|reach|obtain|got|gets?|yield)\w*[^.\n|]{{0,20}}\bloss of {VALUE}"
    # What an agent earned, in whole numbers, too.
    r"|\b(?:mean|average|median|total|cumulative) (?:episode |episodic )?reward(?: of| is| was|:| ?=)"
    r" ?(?:about |around |~ ?)?-?\d+(?:\.\d+)?\b(?! ?(?:episodes|steps|games|runs))"
    # What a strategy earned on past prices.
    rf"|\bsharpe(?: ratio)?\b[^.\n|]{{0,30}}?{VALUE}"
    r"|\b(?:achiev|reach|earn|made|mak|yield|gain|return)\w*[^.\n|]{0,20}[$€£]\d+(?:[.,]\d+)*\s?(?:k|m|mn|bn|million)?"
    r" (?:(?:net|gross|total) )?(?:pnl|p&l|profit)\b"
    # A value whose measure the reader is to know, or that counts what was right.
    rf"|\b(?:best|final|top|highest) results?\W{{0,3}}(?::|=|\bis|\bwas|\bof|\bare|\bwere)\W{{1,5}}{VALUE}"
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
NOT_REACHED = lazy_pattern(
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


def stated(text: str, line: int) -> Iterator[tuple[int, str]]:
    """Yield (line, words) of what `text`, which stands in that line, states as reached, if anything."""
    each = (_RANK.search(text), STATED.search(text), _BETTERED.search(text), _UNSPACED.search(text), _in_words(text))
    # What one of them finds may be a hope, and what another does a result.
    found = next((one for one in each if one and not NOT_REACHED.search(_around(text, one))), None)
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
