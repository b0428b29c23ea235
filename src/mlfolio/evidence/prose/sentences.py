"""What the sentences of a README tell its reader to do: "run train.py", "open the notebook in Colab"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.evidence.prose.document import Paragraph
from mlfolio.evidence.prose.need import Need, Purpose
from mlfolio.evidence.prose.needs import purpose
from mlfolio.patterns import lazy_pattern

_COMMAND = lazy_pattern(
    r"(?<![\w`/])(?:python3? [\w./-]+\.py\b|pip3? install (?:-r )?[\w.\[\]/=-]+|streamlit run \S+\.py\b|flask run\b"
    r"|Rscript \S+\.[rR]\b|docker (?:build|run|pull) [-\w./]+|docker(?:-| )compose up\b|conda env create\b"
    r"|conda (?:install|create) -\S+|npm (?:install|start|run \w+)\b|uvicorn [\w.]+:\w+"
    r"|jupyter notebook \S+\.ipynb\b|java -jar \S+\.jar\b|(?:mvn|\./mvnw|\./gradlew) [a-z][\w:-]+"
    r"|py(?: -3)? [\w./-]+\.py\b|python3? -m [\w.]+(?![\w.*<{[-])|(?:ba|z)?sh [\w./-]+\.sh\b"
    r"|node [\w./-]+\.m?js\b|julia \S+\.jl\b"
    r"|(?:cargo|dotnet) (?:run|build|test)\b|go (?:run|build|test) (?:\.|[\w/-]+\.go\b)|sbt (?:run|test|compile)\b"
    r"|cmake (?:-[A-Z]\b|--build\b|\.\.?(?=\s|$))|(?:uv|poetry) (?:run|sync|install)\b"
    r"|(?:g\+\+|gcc|clang(?:\+\+)?|nvcc|javac|rustc|gfortran|mpic(?:c|xx|\+\+)) [^\n]{0,120}?[\w.*/-]{1,80}"
    r"\.(?:cpp|cc|cxx|c|cu|java|rs|f90)(?![\w.])[^\n]{0,120})"
    r"|^[ \t]*make[ \t]*$",
    re.MULTILINE,
)
"""Commands set as plain text; programs whose names are words of their own (jupyter) only with a telling argument."""

_SUFFIX = "(?:py|ipynb|r|rmd|qmd|m|mlx|sh|jl|bat|exe|html|java|jar|cpp|rs|lua|php|swift|scala|pbix|twbx?|sln)"
_FILE = rf"(?P<file>[\w%./\\-]*\w\.{_SUFFIX})\b"
_TOLD = lazy_pattern(
    r"(?:^|[.:;,!(\n]\s{0,20}|\b(?:to|can|then|and|please|just|simply|or|must|should|first|next|finally|you|by"
    r"|step \d+)\s+)"
    r"(?P<step>(?:re-?)?(?:run|running|execute|executing|launch|open)\b[^.\n]{0,60}?(?<![\w./-])" + _FILE + ")",
    re.IGNORECASE,
)
_NAMED_FILE = rf"(?<![A-Za-z\d_./-])(?P<file>[A-Za-z\d_%./\\-]{{0,80}}[A-Za-z\d_]\.{_SUFFIX})"
"""The same between signs that set no space, which are letters as well."""

_TOLD_ELSEWHERE = lazy_pattern(
    r"(?:运行|執行|执行|運行|启动|啟動|打开|打開|実行|起動|ejecut\w{1,12}|exécut\w{1,12}|execut(?:e|ar)|rode|abr[ae]\b|esegui\w{0,3}"
    r"|lance[rz]?\b|starte\w{0,2}\b|führ\w{0,3}\b|uruchom\w{0,6}|jalankan|запуст\w{1,12}|실행)[^.\n。]{0,40}?"
    + _NAMED_FILE
    + r"(?![A-Za-z\d_])",
    re.IGNORECASE,
)
_TOLD_AFTER = lazy_pattern(
    _NAMED_FILE + r"\W{0,3}(?:を|을|를|文件)?[^.\n。、A-Za-z]{0,12}?(?:実行|起動|開|실행|运行|执行|運行|執行"
    r"|ausführen|starten|(?:dosyas\u0131n\u0131 )?\u00e7al\u0131\u015ft\u0131r)",
    re.IGNORECASE,
)
"""Where the verb stands behind the file: `train.pyを実行`, `train.py ausführen`."""

_TOLD_CELLS = lazy_pattern(
    r"\b(?:run|execute)\s+(?:all\s+(?:of\s+)?(?:the\s+)?|the\s+|each\s+|every\s+)?(?:jupyter\s+|notebook\s+|code\s+)?(?:cells?"
    r"|notebooks?)\b|\b(?:upload|import|open)\b[^.\n]{0,60}\b(?:to|in|into|with|on|using)\s+(?:google\s+)?(?:colab"
    r"|jupyter|matlab|rstudio|kaggle)\b",
    re.IGNORECASE,
)


_USED = lazy_pattern(
    r"(?:^|[.:;!]\s{1,3})(?:(?:first|then|next|finally),? )?(?:use|call|invoke)\b[^.\n]{0,30}?(?<![\w./-])"
    + _FILE
    + r"\W{0,3}(?:script )?\b(?:to|for)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""A sentence that begins with its verb, which tells what is to be done with a file: "Use convert.py to freeze it"."""

_CONFIGURATION = lazy_pattern(
    r"\b(?:build|run|launch) (?:the )?[\"'`\u201c\u2018][\w .-]{1,40}[\"'`\u201d\u2019]"
    r" (?:run |build |launch )?(?:configuration|target|scheme)\b",
    re.IGNORECASE,
)
"""What somebody picks in an editor that holds a project's configurations or targets."""

_NAMED_ALONE = lazy_pattern(
    r"\b(?:run|running|execut(?:e|ing)|launch(?:ing)?)\s+(?:the\s+)?([A-Za-z]+(?:_\w+|[a-z][A-Z]\w*))\b(?![./])"
)
"""A file to run whose suffix is left out; its name is no word of the language."""

_CALLED_A_SCRIPT = lazy_pattern(
    r"\b(?:run|running|execut(?:e|ing)|launch(?:ing)?|open)\s+(?:the\s+)?([A-Za-z][\w-]{1,60})\s+(?:script|notebook|program|file)\b",
    re.IGNORECASE,
)
"""The same where the name may be a word, and what follows says that it is a file's: `run the preprocessing script`."""


_OPENED = lazy_pattern(r"\A[\"'`*_([{<\u201c\u2018:]+")
"""What may stand around a name in a sentence."""


class Step(NamedTuple):
    """A step: "run", "install", "fetch" or "use" (a snippet of code), as it is written, and what it needs."""

    kind: str
    text: str
    line: int
    needs: tuple[Need, ...] = ()


def told_in(paragraph: Paragraph) -> Iterator[Step]:
    """Yield the steps that a paragraph tells, commands without any mark-up among them."""
    for found in _COMMAND.finditer(paragraph.text):
        said = purpose(found[0].split()) or Purpose("run")
        yield Step(said.kind, found[0], _line(paragraph, found), said.needs)
    for pattern in (_TOLD, _TOLD_ELSEWHERE, _TOLD_AFTER, _USED, _CONFIGURATION, _TOLD_CELLS):
        for found in pattern.finditer(paragraph.text):
            told = found.groupdict().get("step") or found[0]
            yield Step("run", " ".join(told.split()), _line(paragraph, found), _needed(found))


def run_by_name(paragraph: Paragraph) -> Iterator[str]:
    """Yield the names without a suffix of what a paragraph tells to run: "running NumberFeatureExploration"."""
    for pattern in (_NAMED_ALONE, _CALLED_A_SCRIPT):
        yield from (found[1] for found in pattern.finditer(paragraph.text))


def _line(paragraph: Paragraph, found: re.Match[str]) -> int:
    return paragraph.line + paragraph.text.count("\n", 0, found.end())


def _needed(found: re.Match[str]) -> tuple[Need, ...]:
    name = found.groupdict().get("file")
    if not name:
        return ()
    # A name may hold signs that most do not: Curves&Lines.R, loss(2).py, C++ notes.py.
    begun = found.string.rfind(" ", 0, found.start("file")) + 1
    whole = _OPENED.sub("", found.string[begun : found.end("file")].rpartition("\n")[2])
    names = (name, whole) if whole.endswith(name) else (name,)
    return (Need("file", tuple(dict.fromkeys(one.replace("\\", "/") for one in names))),)
