"""Text that a template or a generator left, and that its author was to replace."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.prose.writings import Writing, writings
from mlfolio.patterns import lazy_pattern
from mlfolio.scaffold_marks import ANSWERS, prompts
from mlfolio.verdicts import Finding

_GENERATED = (
    # The words with which a tool opens a page, each from the tool's own template.
    ("cookiecutter-data-science", lazy_pattern(r"^[ \t]*A short description of the project\.?[ \t]*$", re.MULTILINE)),
    (
        "Sphinx's or a template's quick start",
        lazy_pattern(
            r"^[ \t]*(?:Welcome to .{1,60}'s documentation!)\n=+\n\n\.\. toctree::[^\0]{0,200}\n\nIndices and tables",
            re.MULTILINE,
        ),
    ),
    (
        "GitLab",
        lazy_pattern(
            r"To make it easy for you to get started with GitLab, here's a list of recommended next steps", re.MULTILINE
        ),
    ),
    ("create-react-app", lazy_pattern(r"This project was bootstrapped with \[Create React App\]", re.MULTILINE)),
    ("Vite", lazy_pattern(r"This template provides a minimal setup to get React working in Vite", re.MULTILINE)),
    ("create-next-app", lazy_pattern(r"This is a \[Next\.js\]\([^)]{1,80}\) project bootstrapped with", re.MULTILINE)),
    (
        "Hugging Face",
        lazy_pattern(
            r"Check out the configuration reference at https://huggingface\.co/docs/hub/spaces-config-reference",
            re.MULTILINE,
        ),
    ),
    (
        "Udacity's model card",
        lazy_pattern(r"Please include the metrics used and your model's performance on those metrics", re.MULTILINE),
    ),
    ("Hugging Face's model card", lazy_pattern(r"\[More Information Needed\]", re.MULTILINE)),
    (
        "Best-README-Template",
        lazy_pattern(
            r"There are many great README templates available on GitHub|Here's a blank template to get started",
            re.MULTILINE,
        ),
    ),
    ("the PyPA sample project", lazy_pattern(r"A sample Python project that exists as an aid to the", re.MULTILINE)),
    (
        "an unfilled template",
        lazy_pattern(r"\{\{ ?cookiecutter\.\w+ ?\}\}|\{% ?(?:if|endif|for) [^%]{0,80}cookiecutter", re.MULTILINE),
    ),
    ("a filler", lazy_pattern(r"\blorem ipsum dolor\b", re.IGNORECASE)),
    (
        # Keys side by side, several words of them; one is the name of a tool.
        "a filler",
        lazy_pattern(
            r"\b\w{0,9}asdf\w{0,20}[ ,.>]{1,3}\w{0,9}asdf|^\W{0,4}(?:bla+h?\b[ ,.]{0,3}){2,}$",
            re.IGNORECASE | re.MULTILINE,
        ),
    ),
    (
        "a README template",
        lazy_pattern(
            r"^[ \t]*(?:One Paragraph of project description goes here"
            r"|Simple overview of use/purpose\.|An in-depth paragraph about your project)",
            re.MULTILINE,
        ),
    ),
    (
        "a README template",
        lazy_pattern(
            r"\[(?:INSERT|ADD|YOUR|DESCRIBE|PROJECT)[ _][A-Z _]{3,60}(?:HERE)?\]"
            r"|<(?:INSERT|ADD|DESCRIBE) [^>\n]{3,60}>",
            re.MULTILINE,
        ),
    ),
)
_BEGINNING = 600
"""Characters of a README: the title, some badges, and the paragraph that is to say what the work is."""

_STANDS_IN = (
    r"<(?=[\w -]{0,40}>)(?:[\w -]{0,36}[_ -])?(?:your\w*|you|user\w*|\w*user_?name|git_?hub|name|owner|org"
    r"|organi[sz]ation|team|company|author|account|handle|login|group|namespace|fork|repo|repository|project|url"
    r"|host|seu|usu[aá]rio|votre|utilisateur|dein|benutzer\w*|nome|nombre|nom)(?:[_ -][\w -]{0,36})?>"
)
"""Brackets around a word for somebody; those around a name were left by who filled it in."""

_SLIPS = lazy_pattern(
    r"git clone (?:https?://|git@)[\w.]+[/:](?:<?your[-_ ]?(?:github[-_ ]?)?(?:user)?[-_ ]?(?:name)?>?"
    rf"|<?user[-_]?name>?|github_username|{_STANDS_IN})/"
    r"|\bYour Name\b[^\n]{0,60}@|@twitter_handle|\bproject_title\b|\byour\.email@(?:example|domain)\.com\b",
    re.IGNORECASE,
)

_OF_THE_READER = lazy_pattern(r"\bgit config\b[^\n]*user\.|\bexport [A-Z_]+=|^[ \t]*(?:\$env:)?[A-Z][A-Z_]+ ?=")
"""Settings of a machine, whose placeholders the reader is to fill."""

_TO_REPLACE = lazy_pattern(
    r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?:replaced?|changed?|updated?|substitute|swap)\b",
    re.IGNORECASE,
)
"""An item that tells which placeholder is to be replaced, or was: it speaks of one and leaves none."""

_FORK = lazy_pattern(r"\bfork", re.IGNORECASE)
"""Who is told to fork a project clones their own copy, under a name that nobody else knows."""


_CORPUS = lazy_pattern(
    r"(?:^|/)(?:data|data_?sets?|corp(?:us|ora)|raw|texts?|subtitles?|transcripts?|books?|lyrics)/(?:.*/)?"
    r"(?!readme)[^/]+\.txt$",
    re.IGNORECASE,
)
_LONG = 100_000
"""Characters of a text, from which on it is data to learn from and nobody's page."""


_TEMPLATE = lazy_pattern(r"[-_. ]?template(?=[-_. ])|(?<=/)template[-_. ]", re.IGNORECASE)
"""What the name of a page says that is a template: with it taken away, that is the name of the page filled in."""


class Placeholder(NamedTuple):
    """Text to replace; `is_slip` where it stands among the author's own words."""

    finding: Finding
    is_slip: bool


def placeholders(files: Files, notebooks: list[Notebook], front: str | None) -> Iterator[Placeholder]:
    """Yield the prompts of mlfolio's own templates, in what was made from them, and what other templates left.

    `front` is the path of the README; what a generator wrote anywhere else than at its beginning is a slip.
    """
    scaffolded = [path[: -len(ANSWERS)] for path in files.own if path.rpartition("/")[2] == ANSWERS]
    for writing in writings(files, notebooks):
        # A path with a placeholder in it belongs to a template, which is to hold some.
        if "{{" not in writing.path and not _is_a_corpus(writing):
            if any(writing.path.startswith(folder) for folder in scaffolded):
                yield from _prompted(writing)
            if not _is_filled_in(writing.path, files):
                yield from _of_others(writing, front)


def _is_filled_in(path: str, files: Files) -> bool:
    """Whether a page is a template by its name, model_card_template.md, and stands filled in under its own name."""
    name = path.rpartition("/")[2].lower()
    own = _TEMPLATE.sub("", f"/{name}").removeprefix("/")
    return own not in (name, "", ".md") and bool(files.named(own))


def _is_a_corpus(writing: Writing) -> bool:
    """Whether a plain text is data: in a folder of data, or longer than anybody's page."""
    is_text = writing.path.lower().endswith(".txt")
    return is_text and (_CORPUS.search(writing.path) is not None or len(writing.text) > _LONG)


def _prompted(writing: Writing) -> Iterator[Placeholder]:
    for line, asked in prompts(writing.text):
        message = f"still asks: {asked}" if asked else "still asks for your own words"
        yield Placeholder(Finding(message, writing.path, line, writing.cell), is_slip=False)


def _of_others(writing: Writing, front: str | None) -> Iterator[Placeholder]:
    if writing.cell is not None:
        return
    for tool, pattern in _GENERATED:
        found = pattern.search(writing.text)
        if found and not _is_in_code(writing.text, found.start()):
            opens = writing.path == front and found.start() < _BEGINNING
            yield Placeholder(writing.finding(f"holds the text of {tool}", found.start()), is_slip=not opens)
    slip = next((one for one in _SLIPS.finditer(writing.text) if not _is_of_the_reader(one, writing.text)), None)
    if slip and not _FORK.search(writing.text, max(0, slip.start() - 400), slip.start()):
        yield Placeholder(writing.finding(f"holds a placeholder: {slip[0].strip()}", slip.start()), is_slip=True)


def _is_of_the_reader(slip: re.Match[str], text: str) -> bool:
    line = text[text.rfind("\n", 0, slip.start()) + 1 : slip.end()]
    return bool(_OF_THE_READER.search(line) or _TO_REPLACE.match(line))


def _is_in_code(text: str, place: int) -> bool:
    return text.count("\n```", 0, place) % 2 == 1
