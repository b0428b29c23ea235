"""Notebooks have a title, text between the steps, and a conclusion."""

import re

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.coursework.handouts import handed_out
from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.prose.narration import Narrative, length, narratives
from mlfolio.evidence.prose.readme import README_LIMIT, read_document
from mlfolio.evidence.prose.results import results
from mlfolio.evidence.prose.silences import (
    SAID,
    ends_in_silence,
    only_moves_files,
    opens_with_code,
    unexplained_steps,
)
from mlfolio.examples import Example, Markdown
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable

_FEWEST = 3
_UNTOLD = 3
"""Steps of code in a row. With more, the reader has lost what the last text said."""

_LONG, _CONCLUDED_FROM = 5, 8
"""Steps of code. With fewer, a title and closing words are not missed."""

_PASSES_AT = 0.6
_HALF, _LITTLE = 1 / 2, 1 / 3
"""Of all that is asked: what has less fails where nothing but titles is missing, or no notebook has one great lack."""

_TITLE = "a title at its top"

_ENDING = lazy_pattern(
    r"conclu|summary|result|discussion|takeaway|findings|insight|observ|interpret|evaluation|next steps|future"
    r"|outlook|limitation|recommend|submission|final (?:thought|remark|word|note|score)|reference|thank|wrap"
    r"|résultat|ergebnis|fazit|resumen|resumo"
    r"|kesimpulan|ringkasan|sonuç|wniosk|podsumowa|riepilog|bilan|вывод|итог|заключ|kết luận"
    r"|結論|まとめ|考察|評価|最終|結果|总结|结论|结果|评估|결론|결과|요약",
    re.IGNORECASE,
)
_ASIDE = lazy_pattern(
    r"(?<![a-z])(?:test(?:s|ing)?|misc|tmp|temp|old)(?![a-z])|scratch|sandbox|untitled|draft|rough|backup|checkpoint|archive"
    r"|dirty|messy|(^|/)(?:development[-_ ]files|wip|work[-_ ]in[-_ ]progress)/"
    r"|[-_ ]copy\d*\.|playground[^/]*$|(?<![a-z])requests?[^/]*\.ipynb$",
    re.IGNORECASE,
)
"""Notebooks that somebody tried something in, asked a service with, and copies: what these lack is not worth saying."""

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


@check(
    title="Notebooks tell what they do",
    how="Each notebook or R Markdown file with at least 3 steps of code earns a quarter for a heading among its first"
    " three parts (five where text comes first), half for text between the steps (the share of steps with text at"
    " most 3 steps before them, or a comment of 3 words for their first line), and a quarter for text near its end:"
    " a heading such as conclusion, summary or results, or 8 words, in its last fifth (which notebooks in docs,"
    " examples and tutorials need not have). The mean over all of them is granted, notebooks"
    " named as tests, copies or trials, that only move files, or that a course hands out, left out. Comments within"
    " steps counted, it fails"
    " below 0.6 where a notebook plainly lacks something (below a half where it is a title alone), else below a third"
    " in notebooks of 5 steps. Plain is: five steps of code before any text; steps of more than 3 lines without a"
    " comment, far from any text and"
    " after more code than it explains; and an end without a word on what came out, in notebooks of 8 steps that"
    " fit, measure or plot and are no exercise.",
    fix="Give the notebook a title and its question, say before each step what it is for, and end with what came out.",
    # A matter of degree that a careful reader notices at once.
    weight=2,
    source=Citation("A", "Soft Skills Matter", "tell compelling stories with data"),
    bad=[
        Example(
            {"a.ipynb": ["import pandas", "x = 1", "x + 1", "x + 2", "x + 3"]},
            paths=("a.ipynb",),
            note="code and nothing else",
        ),
        Example(
            {"a.ipynb": [Markdown("# Titanic"), "x = read()", *("model.fit(x)",) * 7]},
            paths=("a.ipynb",),
            note="a title, then silence",
        ),
    ],
    good=[
        Example(
            {
                "a.ipynb": [
                    Markdown("# Who survived the Titanic?"),
                    "x = 1",
                    Markdown("Age is missing for a fifth of the passengers."),
                    "x + 1",
                    "x + 2",
                    Markdown("## Conclusion\n\nSex and class decide."),
                ]
            }
        ),
        Example(
            {
                "a.Rmd": "---\ntitle: Titanic\n---\n\nWho survived?\n\n```{r}\n1\n```\n\nBy class.\n\n```{r}\n2\n"
                "```\n\n```{r}\n3\n```\n\n## Results\n"
            }
        ),
    ],
)
def notebooks_narrated(files: Files, notebooks: list[Notebook]) -> Verdict:
    """A notebook is a text with code in it: without the text, a reader must guess why each step was taken.

    Telling it also makes the author notice the steps that lead nowhere.
    """
    told = [narrative for narrative in narratives(files, notebooks) if narrative.steps >= _FEWEST]
    if not told:
        return not_applicable("no notebook with 3 steps of code")
    given = handed_out(notebooks)
    own = [one for one in told if one.path not in given]
    kept = [one for one in own if not _ASIDE.search(one.path) and not only_moves_files(one)]
    if not kept:
        return not_applicable("the notebooks here are named as tests, copies or trials, only move files, or a course's")
    judged = sorted((_share(one, _untold(one)), one.path, one) for one in kept)
    share = sum(share for share, _, _ in judged) / len(judged)
    told_anywhere = sum(_share(one, _uncommented(one)) for one in kept) / len(kept)
    lacking = [(one, lacks) for share, _, one in judged if share < 1 and (lacks := _lacks(one, files))]
    findings = [Finding(_told_of(one, lacks), one.path) for one, lacks in lacking]
    if lacking:
        bar = _HALF if all(lacks == [_TITLE] for _, lacks in lacking) else _PASSES_AT
    else:
        # No notebook lacks anything beyond dispute: what they earn follows the share, and little of it alone fails.
        bar = _LITTLE if any(one.steps >= _LONG for one in kept) else 0.0
        findings = [Finding(_little(kept))] if told_anywhere < bar else []
    return graded(share, findings, passes_at=0 if told_anywhere >= bar else 1)


def _little(told: list[Narrative]) -> str:
    untold, steps = sum(len(_uncommented(one)) for one in told), sum(one.steps for one in told)
    untitled, unended = (sum(not has(one) for one in told) for has in (_titled, _concluded))
    lacks = [
        f"{untold} of {steps} steps of code have no text within {_UNTOLD} steps before them, nor a comment of"
        " three words",
        f"notebooks without a title: {untitled} of {len(told)}",
        f"notebooks without closing words: {unended} of {len(told)}",
    ]
    counts = (untold, untitled, unended)
    return "; ".join(lack for lack, count in zip(lacks, counts, strict=True) if count)


def _share(narrative: Narrative, untold: list[int]) -> float:
    return 0.25 * _titled(narrative) + 0.5 * (1 - len(untold) / narrative.steps) + 0.25 * _concluded(narrative)


def _titled(narrative: Narrative) -> bool:
    return narrative.titled or _opens_with_heading(narrative)


def _opens_with_heading(narrative: Narrative) -> bool:
    # Where text comes first, it may be a note on the author, and imports after it.
    opening = narrative.parts[: 3 if narrative.parts[0].is_code else 5]
    return any(part.has_heading for part in opening)


def _concluded(narrative: Narrative) -> bool:
    if _DOCUMENTATION.search(narrative.path):
        return True
    last = narrative.parts[-max(2, len(narrative.parts) // 5) :]
    texts = [part.text for part in last if not part.is_code]
    return any(length(text) >= SAID or _ENDING.search(text) for text in texts)


def _untold(narrative: Narrative) -> list[int]:
    """Return the numbers of the steps of code with no text close before them, and no comment that opens them."""
    return [number for number in _far(narrative) if not narrative.parts[number].opens_with_comment]


def _uncommented(narrative: Narrative) -> list[int]:
    """Return the numbers of those with no telling comment at all."""
    return [number for number in _far(narrative) if not narrative.parts[number].is_told]


def _far(narrative: Narrative) -> list[int]:
    # Set-up before the title needs no text of its own.
    found, silent = [], 0 if _opens_with_heading(narrative) else _UNTOLD
    for number, part in enumerate(narrative.parts):
        silent = silent + 1 if part.is_code else 0
        if silent > _UNTOLD:
            found.append(number)
    return found


def _lacks(narrative: Narrative, files: Files) -> list[str]:
    """Return what a notebook lacks beyond dispute: less is reported than is granted no point."""
    lacks = [_TITLE] if narrative.steps >= _LONG and opens_with_code(narrative) else []
    unexplained = unexplained_steps(narrative, set(_untold(narrative)))
    if unexplained > max(3, narrative.steps // 4):
        lacks.append(f"text or comments near {unexplained} of its {narrative.steps} steps of code")
    if _ends_in_silence(narrative) and not _concluded_beside(narrative, files):
        lacks.append("a closing text on what came out")
    return lacks


def _told_of(narrative: Narrative, lacks: list[str]) -> str:
    commented = sum(part.is_commented for part in narrative.parts)
    if len(narrative.parts) > narrative.steps or 2 * commented >= narrative.steps:
        return f"lacks {', '.join(lacks)}"
    if not commented:
        remarked = any(part.has_remark for part in narrative.parts)
        return f"has no cell of text of its own, {'and comments of one word alone' if remarked else 'only code'}"
    return f"has no cell of text of its own, and comments in {commented} of its {narrative.steps} steps of code"


def _ends_in_silence(narrative: Narrative) -> bool:
    if narrative.steps < _CONCLUDED_FROM or _concluded(narrative) or _is_a_lesson(narrative):
        return False
    texts = [part.text for part in narrative.parts[len(narrative.parts) // 2 :] if not part.is_code]
    late = [text for text in texts if not _APPENDIX.match(text)]
    headed = any(_ENDING.search(text) for text in late) or any(_NEARLY_ENDING.search(text) for text in late[-1:])
    return not headed and ends_in_silence(narrative)


def _concluded_beside(narrative: Narrative, files: Files) -> bool:
    """Whether a page in the folder of a notebook, which names it or has no other there, says what came out."""
    folder, _, name = narrative.path.rpartition("/")
    beside = [path for path in files.own if path.rpartition("/")[0] == folder]
    alone = sum(path.endswith((".ipynb", ".Rmd", ".qmd")) for path in beside) == 1
    pages = (
        (path, (files.text(path) or "")[:README_LIMIT]) for path in beside if path.lower().endswith((".md", ".rst"))
    )
    about = ((path, text) for path, text in pages if alone or name.rpartition(".")[0] in text)
    return any(next(results(read_document(path, text)), None) for path, text in about)


def _is_a_lesson(narrative: Narrative) -> bool:
    opening = [part.text for part in narrative.parts[:_FEWEST] if not part.is_code]
    return bool(_NOTHING_TO_CONCLUDE.search(narrative.path)) or any(map(_LESSON.search, opening))
