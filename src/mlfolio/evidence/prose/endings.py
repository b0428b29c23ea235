"""Whether a notebook ends with what came out, and whether anybody misses it."""

import re

from mlfolio.evidence.prose.narration import Narrative, length
from mlfolio.evidence.prose.silences import SAID, ends_in_silence
from mlfolio.patterns import lazy_pattern

_OPENING = 3
"""Parts in which a text for learners says what it is."""

_ENDING = lazy_pattern(
    r"conclu|summary|result|discussion|takeaway|findings|insight|observ|interpret|evaluation|next steps|future"
    r"|outlook|limitation|recommend|submission|final (?:thought|remark|word|note|score)|reference|thank|wrap"
    r"|résultat|ergebnis|fazit|resumen|resumo"
    r"|kesimpulan|ringkasan|sonuç|wniosk|podsumowa|riepilog|bilan|вывод|итог|заключ|kết luận"
    r"|結論|まとめ|考察|評価|最終|結果|总结|结论|结果|评估|결론|결과|요약",
    re.IGNORECASE,
)
_NOTHING_TO_CONCLUDE = lazy_pattern(
    r"exercise|assignment|home ?work|practi[cs]e|lecture|lesson|tutorial|workshop|course|bootcamp|learn|cheat|\bhw\d"
    r"|\blab\d|week[-_ ]?\d|day[-_ ]?\d|chapter|module[-_ ]?\d|example|demo|template|preproc|clean|prepar|load|infer"
    r"|submi|runner|\betl\b|scrap|convert|extract|generat|feature",
    re.IGNORECASE,
)
"""Notebooks of somebody who learns, and those whose result is a file: nobody misses closing words there."""

_NEARLY_ENDING = lazy_pattern(
    r"[eé]valu|avalia|valuta|compar|communicat|final|assess|visuali|plot|predict|\btest(?:ing)?\b|score|metric|confusion|performance"
    r"|accuracy|\broc\b|importance",
    re.IGNORECASE,
)
"""Headings under which the code may show what came out."""

_APPENDIX = lazy_pattern(r"\W*+(?:[\d.]+\s+)?(?:full code|session ?info|appendi(?:x|ces)|annex)", re.IGNORECASE)
_LESSON = lazy_pattern(
    r"\btutorial\b|\bthis (?:document|notebook|page|lesson|example) (?:shows|demonstrates|walks|introduces|illustrates"
    r"|explains|emulates|teaches)\b",
    re.IGNORECASE,
)
"""What a text for learners says of itself at its beginning."""

_DOCUMENTATION = lazy_pattern(r"(^|/)(docs?|examples?|tutorials?|user_guide)/|(^|/)demo\.ipynb$", re.IGNORECASE)
"""Folders whose notebooks show how something is used: they answer no question, so there is nothing to conclude."""


def concluded(narrative: Narrative) -> bool:
    """Return whether the last fifth has a heading of an ending, or some words; what shows a use needs neither."""
    if _DOCUMENTATION.search(narrative.path):
        return True
    last = narrative.parts[-max(2, len(narrative.parts) // 5) :]
    texts = [part.text for part in last if not part.is_code]
    return any(length(text) >= SAID or _ENDING.search(text) for text in texts)


def lacks_an_ending(narrative: Narrative) -> bool:
    """Return whether somebody misses a word on what came out: something did, and nothing later tells of it."""
    if concluded(narrative) or _is_a_lesson(narrative):
        return False
    texts = [part.text for part in narrative.parts[len(narrative.parts) // 2 :] if not part.is_code]
    late = [text for text in texts if not _APPENDIX.match(text)]
    headed = any(_ENDING.search(text) for text in late) or any(_NEARLY_ENDING.search(text) for text in late[-1:])
    return not headed and ends_in_silence(narrative)


def _is_a_lesson(narrative: Narrative) -> bool:
    opening = [part.text for part in narrative.parts[:_OPENING] if not part.is_code]
    return bool(_NOTHING_TO_CONCLUDE.search(narrative.path)) or any(map(_LESSON.search, opening))
