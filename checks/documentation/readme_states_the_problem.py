"""A paragraph of what and why before the details."""

import re
from itertools import takewhile

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.prose.document import Document, Paragraph
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.prose.templates import BOOTSTRAPPED
from mlfolio.evidence.prose.unspaced import unspaced_words
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Verdict, failed, graded, not_applicable, passed

_WORDS = 15
"""Words of a paragraph: about the shortest sentence that says both what and why."""
_A_LINE = 6
"""Words of a line that at least names the matter."""

_DETAILS = lazy_pattern(
    r"\b(?:install|setup|set up|usage|require|prerequisite|dependenc|structure|layout|licen[cs]e|contribut"
    r"|acknowledg|contact|author|credit|how to|getting started|get started|quick ?-?start|run|running|reference"
    r"|citation|cite|changelog|deploy|build|todo|sponsor|download|environment|test|tests|testing|faq|support|files"
    r"|tech stack|technologies|team|links|instala|ejecuta|ejecución|executar|execução|requisitos|estructura|estrutura)"
    r"|クイックスタート|インストール|セットアップ|使い方|使用方法|使用说明|如何使用|実行|構造|構成|環境|安装|快速|运行|环境|结构|目录|依赖|许可"
    r"|설치|사용법|실행|구조|환경",
    re.IGNORECASE,
)
_PURPOSE = lazy_pattern(
    r"\b(?:overview|about|introduction|intro|problem|goals?|objectives?|motivation|background|description|summary"
    r"|abstract|purpose|why|what|question|aim|task|context|use case|executive|business"
    r"|sobre|objetivos?|resumen|resumo|descripción|descrição|contexto)\b"
    r"|概要|目的|背景|はじめに|について|简介|介绍|概述|개요|소개|목적",
    re.IGNORECASE,
)
_OF_A_GENERATOR = lazy_pattern(
    rf"\bthis template provides a minimal setup\b|{BOOTSTRAPPED}"
    r"|\bthis project was generated (?:with|by|using) \W?angular cli\b|\bthis is your new kedro project\b",
    re.IGNORECASE,
)
"""What a generator writes of itself: what follows is its text too, until somebody writes a section of their own."""


@check(
    title="The README says what the project is for before the details",
    how="A paragraph or list item of at least 15 words, or one with the list that it introduces (or, of a"
    " list right below the title, the items of 6 words and more), stands before the"
    " first section on installation, usage, files and the like, or in a section named overview, about, problem, goal,"
    " motivation ... Paragraphs that are mostly links, and those of a generator (create-react-app, Vite), do not count."
    " 6 to 14 words, or prose only after the details, earn half, which does not pass.",
    fix="Begin with two sentences: which problem this solves, for whom, and why it is worth solving.",
    # Goes with judged quality, much less than how to run does: a sentence that says it is soon written.
    weight=1,
    source=Citation("B", "The Often-Overlooked Soft Skills", "understanding the business context and implications"),
    after=("has-readme",),
    bad=[
        Example(
            {"README.md": "# kaggle-solution\n\nMy code for a competition.\n"},
            paths=("README.md",),
            note="too short to say why",
        ),
        Example(
            {
                "README.md": "# Churn\n\n## Installation\n\nInstall the requirements with pip, then start the"
                " application and open the address that it prints in your browser.\n"
            },
            paths=("README.md",),
            note="the details and nothing else",
        ),
    ],
    good=[
        Example(
            {
                "README.md": "# Churn\n\nPredicts which customers of a phone company are about to leave, so that"
                " the company can make them an offer in time.\n\n## Usage\n\nRun `train.py`.\n"
            }
        ),
        Example(
            {
                "README.md": "# Churn\n\n## Setup\n\nRun `make`.\n\n## Motivation\n\n"
                "Winning a new customer costs five times what keeping an old one does, so we predict who will"
                " leave.\n"
            }
        ),
    ],
)
def readme_states_the_problem(readme: Readme | None) -> Verdict:
    """A reader who does not know what the work is for cannot judge whether it is done well.

    Saying the problem first also shows that the author began with one.
    """
    if readme is None:
        return not_applicable("no README")
    document = readme.document
    written = _written(document)
    sizes = [(one, _words_of_block(at, written, document)) for at, one in enumerate(written)]
    longest = max((words for one, words in sizes if words >= _A_LINE and _is_early(one, document)), default=0)
    if longest >= _WORDS:
        return passed()
    anywhere = max((words for _, words in sizes), default=0)
    if longest >= _A_LINE:
        return graded(0.5, [readme.finding(f"its longest paragraph on what the project is for has {longest} words")])
    if anywhere >= _WORDS:
        return graded(0.5, [readme.finding("goes into details before any paragraph says what the project is for")])
    return failed(readme.finding("no paragraph says what the project is for"))


def _written(document: Document) -> list[Paragraph]:
    """Return the paragraphs that somebody wrote, as far as anyone can tell."""
    generated = min((one.line for one in document.paragraphs if _OF_A_GENERATOR.search(one.text)), default=10**9)
    return [one for one in document.paragraphs if one.line < generated or _is_on_purpose(one, document)]


def _is_on_purpose(paragraph: Paragraph, document: Document) -> bool:
    return any(_PURPOSE.search(heading.text) for heading in document.headings_above(paragraph.line))


def _is_early(paragraph: Paragraph, document: Document) -> bool:
    if _is_on_purpose(paragraph, document):
        return True
    above = [heading for heading in document.headings if heading.line < paragraph.line]
    below_title = above[_is_titled(document) :]
    return not any(_DETAILS.match(heading.text) or _DETAILS.search(heading.text[:40]) for heading in below_title)


def _is_titled(document: Document) -> bool:
    """Whether the first heading is the title: a section may come first where text stands above it."""
    first = document.headings[0] if document.headings else None
    return first is not None and (first.level == 1 or not any(one.line < first.line for one in document.paragraphs))


def _words_of_block(at: int, written: list[Paragraph], document: Document) -> int:
    """Return the words of the paragraph numbered `at`, and of the list that it introduces or opens in its section."""
    opening = written[at]
    words = _words(opening)
    section = document.headings_above(opening.line)[:1]
    opens = at == 0 and opening.listed and section == document.headings[:1]
    if words < _A_LINE or not (opens or opening.text.rstrip().endswith(":")):
        return words
    below = takewhile(lambda one: one.listed, (written[below] for below in range(at + 1, len(written))))
    items = [_words(one) for one in below if document.headings_above(one.line)[:1] == section]
    # A list that nothing introduces may be one of contents: what has the words of a sentence is none.
    return words + sum(item for item in items if item >= _A_LINE or not opens)


def _words(paragraph: Paragraph) -> int:
    """Return the words of prose; two characters of a script without blanks count as a word."""
    text = re.sub(r"https?://\S+", "", paragraph.text)
    return len(re.findall(r"[^\W\d_][\w'-]*", text)) + unspaced_words(text)
