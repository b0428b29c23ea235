"""Notebooks have a title, text between the steps, and a conclusion."""

import re

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.retired import is_put_away
from mlfolio.evidence.coursework.coursework import Coursework
from mlfolio.evidence.coursework.names import is_named_for_practice
from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.prose.beside import Surroundings
from mlfolio.evidence.prose.drafts import drafts
from mlfolio.evidence.prose.endings import concluded, lacks_an_ending
from mlfolio.evidence.prose.narration import Narrative, length, narratives
from mlfolio.evidence.prose.silences import only_moves_data, opens_with_code, unexplained_steps
from mlfolio.examples import Example, Markdown
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable

_FEWEST = 3
_UNTOLD = 3
"""Steps of code in a row. With more, the reader has lost what the last text said."""

_LONG = 10
"""Steps of code. In a shorter notebook little is lost, and nothing is named."""

_ENOUGH = 20
"""Steps of code in all notebooks. With fewer, little of what is asked is no fault."""

_BEFORE_TEXT, _BEFORE_ALL_TEXT = 5, 10
"""Steps of code before any text that show that a title is missing; and where nothing else is."""

_FEW = 1 / 3
"""Of the steps: those who comment so many comment few."""

_PASSES_AT = 0.6
_HALF, _LITTLE = 1 / 2, 1 / 3
"""Of all that is asked: what has less fails where nothing but titles is missing, or no notebook has one great lack."""

_TITLE = "a title at its top"
_REMARK = 40
"""Words in which somebody says why a notebook is there."""

_ASIDE = lazy_pattern(
    r"(?<![a-z])(?:test(?:s|ing)?|misc|tmp|temp|old|try(?:out|ing)?|trials?|essais?|versuch|play)(?![a-z])|scratch|sandbox|untitled|draft|rough|backup|checkpoint|archive"
    r"|dirty|messy"
    r"|(?<![a-z])(?:memos?|(?:gpu|cuda|env(?:ironment)?|set-?up|sanity|quick)[-_ ]?checks?)(?![a-z])"
    r"|(^|/)(?:development[-_ ]files|wip|work[-_ ]in[-_ ]progress)/"
    r"|[-_ ]copy\d*\.|playground[^/]*$|(?<![a-z])requests?[^/]*\.ipynb$",
    re.IGNORECASE,
)
"""Notebooks that somebody tried something in, asked a service with, and copies: what these lack is not worth saying."""

_LEARNS = lazy_pattern(
    r"\b(?:learn(?:ing)?|practi[cs](?:e|ing)) (?:how )?to\b|\bjust (?:learning|practi[cs]ing)\b", re.IGNORECASE
)
"""What somebody who tries something out says of it."""


@check(
    title="Notebooks tell what they do",
    how="Each notebook or R Markdown file with at least 3 steps of code earns a quarter for a heading among its first"
    " three parts (five where text comes first; a button that opens it elsewhere is no text),"
    " half for text between the steps (the share of steps, those that hold nothing but code set aside left out, with"
    " text at"
    " most 3 steps before them, or a comment of 3 words for their first line), and a quarter for text near its end:"
    " a heading such as conclusion, summary or results, or 8 words, in its last fifth (which notebooks in docs,"
    " examples and tutorials need not have). The mean over all of them is granted, notebooks"
    " named as tests, checks, memos, copies or trials, put away, in a folder of practice, whose functions and classes"
    " stand in modules as well, that only move data, or that a course hands out, left out. Comments within"
    " steps counted, it fails"
    " below 0.6 where a notebook of 10 steps plainly lacks something (below a half where it is a title alone), else"
    " below a third, in 20 steps or more. Plain is: five steps of code before any text (ten, and few comments, where"
    " nothing else is missing), and no page in the folder that is about the notebook; steps of more than 3 lines"
    " without any comment, far from any text or step that such a comment opens, and"
    " after more code than it explains; and an end without a word on what came out, where it"
    " fits, measures or plots (and not only in functions that no cell calls), is no exercise, and no page, report or"
    " slides, nor a notebook beside it that redoes its steps, tells its end.",
    fix="Give the notebook a title and its question, say before each step what it is for, and end with what came out.",
    # A matter of degree that a careful reader notices at once.
    weight=2,
    source=Citation("A", "Soft Skills Matter", "tell compelling stories with data"),
    bad=[
        Example(
            {"a.ipynb": ["import pandas", "x = 1", *["x + 1"] * 8]},
            paths=("a.ipynb",),
            note="code and nothing else",
        ),
        Example(
            {"a.ipynb": [Markdown("# Titanic"), "x = read()", *("model.fit(x)",) * 9]},
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
def notebooks_narrated(files: Files, notebooks: list[Notebook], coursework: Coursework) -> Verdict:
    """A notebook is a text with code in it: without the text, a reader must guess why each step was taken.

    Telling it also makes the author notice the steps that lead nowhere.
    """
    told = [narrative for narrative in narratives(files, notebooks) if narrative.steps >= _FEWEST]
    if not told:
        return not_applicable("no notebook with 3 steps of code")
    moved = drafts(told, files)
    own = [one for one in told if one.path not in coursework.handed_out | moved and not _practises(one)]
    kept = [one for one in own if not _is_aside(one)]
    if not kept:
        return not_applicable(
            "the notebooks here are named as tests, copies, trials or practice, drafts of modules, only move data, or"
            " a course's"
        )
    return _judged(kept, Surroundings(files, told), coursework)


def _judged(kept: list[Narrative], around: Surroundings, coursework: Coursework) -> Verdict:
    """Return the verdict on the notebooks that are asked, by the share of their steps that are told and by great lacks.

    Those of a course count, and none is named.
    """
    judged = sorted((_share(one, _untold(one)), one.path, one) for one in kept)
    share = sum(share for share, _, _ in judged) / len(judged)
    told_anywhere = sum(_share(one, _uncommented(one)) for one in kept) / len(kept)
    asked = (one for share, _, one in judged if share < 1 and one.steps >= _LONG and one.path not in coursework)
    lacking = [(one, lacks) for one in asked if (lacks := _lacks(one, around))]
    findings = [Finding(_told_of(one, lacks), one.path) for one, lacks in lacking]
    if lacking:
        bar = _HALF if all(lacks == [_TITLE] for _, lacks in lacking) else _PASSES_AT
    else:
        # No notebook lacks anything beyond dispute: what they earn follows the share, and little of it alone fails.
        bar = _LITTLE if sum(one.steps for one in kept) >= _ENOUGH else 0.0
        findings = [Finding(_little(kept, around))] if told_anywhere < bar else []
    partly = (_little(kept, around) or "comments stand where text would tell more") if share < 1 else None
    return graded(share, findings, passes_at=0 if told_anywhere >= bar else 1, reason=None if findings else partly)


def _little(told: list[Narrative], around: Surroundings) -> str:
    untold, steps = sum(len(_uncommented(one)) for one in told), sum(one.steps for one in told)
    untitled = sum(not _titled(one) for one in told)
    unended = sum(not (concluded(one) or around.concludes(one)) for one in told)
    lacks = [
        f"steps of code without a text in the {_UNTOLD} steps before or a comment of three words: {untold} of {steps}",
        f"notebooks without a title: {untitled} of {len(told)}",
        f"notebooks without closing words: {unended} of {len(told)}",
    ]
    counts = (untold, untitled, unended)
    return "; ".join(lack for lack, count in zip(lacks, counts, strict=True) if count)


def _share(narrative: Narrative, untold: list[int]) -> float:
    return 0.25 * _titled(narrative) + 0.5 * (1 - len(untold) / narrative.steps) + 0.25 * concluded(narrative)


def _titled(narrative: Narrative) -> bool:
    return narrative.titled or _opens_with_heading(narrative)


def _opens_with_heading(narrative: Narrative) -> bool:
    # Where text comes first, it may be a note on the author, and imports after it.
    opening = narrative.parts[: 3 if narrative.parts[0].is_code else 5]
    return any(part.has_heading for part in opening)


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


def _practises(narrative: Narrative) -> bool:
    return is_named_for_practice(narrative.path.rpartition("/")[0])


def _is_aside(narrative: Narrative) -> bool:
    learns = (part.text for part in narrative.parts if not part.is_code and length(part.text) <= _REMARK)
    aside = bool(_ASIDE.search(narrative.path)) or is_put_away(narrative.path)
    return aside or only_moves_data(narrative) or any(map(_LEARNS.search, learns))


def _lacks(narrative: Narrative, around: Surroundings) -> list[str]:
    """Return what a notebook lacks beyond dispute: less is reported than is granted no point."""
    lacks = []
    unexplained = unexplained_steps(narrative, set(_untold(narrative)))
    if unexplained > max(3, narrative.steps // 4):
        lacks.append(f"text or comments near {unexplained} of its {narrative.steps} steps of code")
    if lacks_an_ending(narrative) and not around.concludes(narrative):
        lacks.append("a closing text on what came out")
    return [_TITLE, *lacks] if _lacks_title(narrative, around, alone=not lacks) else lacks


def _lacks_title(narrative: Narrative, around: Surroundings, *, alone: bool) -> bool:
    if not opens_with_code(narrative, _BEFORE_ALL_TEXT if alone else _BEFORE_TEXT):
        return False
    return not (alone and _is_commented(narrative, _FEW)) and not around.titles(narrative)


def _is_commented(narrative: Narrative, share: float) -> bool:
    return sum(part.is_noted for part in narrative.parts) >= share * narrative.steps


def _told_of(narrative: Narrative, lacks: list[str]) -> str:
    if len(narrative.parts) > narrative.steps or _is_commented(narrative, _HALF):
        return f"lacks {', '.join(lacks)}"
    if not any(part.may_be_commented for part in narrative.parts):
        return "has no cell of text of its own, nor a comment"
    few = sum(part.may_be_commented for part in narrative.parts) <= _FEW * narrative.steps
    return f"has no cell of text of its own{', and few comments' if few else ''}"
