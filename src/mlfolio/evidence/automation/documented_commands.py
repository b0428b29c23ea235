"""The pieces of shell that a repository's own documents tell their reader to run."""

import re
import shlex
from collections.abc import Container, Iterator

from mlfolio.evidence.automation.scripts import Script
from mlfolio.evidence.files import Files
from mlfolio.evidence.prose.document import CodeBlock, Document
from mlfolio.evidence.prose.readme import page_text, read_document
from mlfolio.evidence.prose.terminal import pasted_lines
from mlfolio.patterns import lazy_pattern

_MOST = 40
"""Documents. The command that runs the tests stands in one of the first, or nobody finds it."""

_GUIDE = lazy_pattern(
    r"^(?:[^/]*/)?(readme|contributing|develop\w*|hacking|testing|makefile|agents|claude|install\w*|building)(\.\w+)?$"
    r"|^(docs?|\.github|tests?|documentation)/.*\.(md|rst|txt|adoc)$",
    re.IGNORECASE,
)
_IN_A_SENTENCE = lazy_pattern(
    r"\b(?:run|running|execute|call|type|tests? (?:with|using|via)"
    r"|use(?=[^.\n]{1,40} to (?:run|see|check|test|execute)\b))\b[^.\n]{0,40}?"
    r"\b(pytest|py\.test|tox|nox|make [\w-]*(?:test|check)[\w-]*|python3? -m (?:unittest|pytest)|npm (?:run )?test)\b",
    re.IGNORECASE,
)
_ALONE = lazy_pattern(
    r"\s*(?:[-*+$>%]\s+){0,2}((?:make|just|task|yarn) [\w-]*(?:test|check)[\w-]*|(?:npm|pnpm|yarn) (?:run )?test"
    r"|(?:(?:uv|poetry) run )?(?:python3? -m (?:unittest|pytest)|(?:pytest|py\.test|tox|nox)"
    r"(?= (?:--?\w|tests?\b|[\w-]{1,40}[./])))"
    r"|(?:cargo|go|lein|swift|dotnet|mvn|\./gradlew) test|ctest)((?: [-\w./:=]{1,60}){0,6})[.;]?\s*",
)
"""A line of text, maybe of a list, that is a command and nothing else. (`pytest` alone may be a name among tools.)"""

_LONGEST = 300
"""Characters of a line that is a command alone."""

_TO_TEST = lazy_pattern(
    r"\bto test[,:]?(?: it,?| everything,?| the code,?)? (?:just |simply )?(?:run|execute|call|type|use)\b"
    r"[^\n`]{0,20}`[^`\n]{3,80}`"
    r"|\b(?:to run|run|running|execute|launch|start) (?:(?:the|all|our|unit|these) ){1,3}tests?\b"
    r"(?! (?:set|data|rows|image|split|sample)s?\b)[^\n`]{0,40}`[^`\n]{3,80}`",
    re.IGNORECASE,
)
"""What a document says of whatever command runs the tests."""

_DRAWN = lazy_pattern(r"[\s│┃]*[├└┣┗]")
"""An entry of a drawn tree, whose remark may name a command."""

_INTERPRETERS = {"r": "Rscript", "julia": "julia", "jl": "julia", "matlab": "matlab", "octave": "octave"}


def documented_commands(files: Files, mention: re.Pattern[str], folders: Container[str] = ()) -> Iterator[Script]:
    """Yield what code blocks, inline code and sentences of the guides tell to run.

    Guides are READMEs, CONTRIBUTING and its like, and what stands in docs/; only those that `mention` matches are
    read, the README first. They stand at the root, one level below it, or in one of `folders`.
    """
    for path, text in _guides(files, folders):
        if mention.search(text):
            yield from _in_document(path, read_document(path, text))


def says_how_to_test(files: Files, folders: Container[str] = ()) -> bool:
    """Return whether a guide says of some command in it that it runs the tests: ``To test, run `./bin/all` ``."""
    return any(_TO_TEST.search(text) for _, text in _guides(files, folders))


def _guides(files: Files, folders: Container[str]) -> Iterator[tuple[str, str]]:
    guides = (path for path in files.own if _GUIDE.match(path) or _is_guide_of(folders, path))
    paths = sorted(guides, key=lambda path: (path.count("/"), path))
    for path in paths[:_MOST]:
        yield path, page_text(path, files)


def _is_guide_of(folders: Container[str], path: str) -> bool:
    folder, slash, name = path.rpartition("/")
    return folder + slash in folders and _GUIDE.match(name) is not None


def _in_document(path: str, document: Document) -> Iterator[Script]:
    for block in document.code:
        yield from _in_block(path, block)
    for inline in document.inline_code:
        yield Script(path, inline.line, inline.text)
    for paragraph in document.paragraphs:
        for match in _IN_A_SENTENCE.finditer(paragraph.text):
            yield Script(path, paragraph.line, match[1])
        # A recipe of a makefile tells nobody.
        for offset, line in enumerate([] if "makefile" in path.lower() else paragraph.text.split("\n")):
            if match := _ALONE.fullmatch(line[:_LONGEST]):
                yield Script(path, paragraph.line + offset, match[1] + match[2])


def _in_block(path: str, block: CodeBlock) -> Iterator[Script]:
    interpreter = _INTERPRETERS.get(block.language)
    if interpreter:
        yield Script(path, block.line, f"{interpreter} -e {shlex.quote(block.text)}")
        return
    for offset, line in pasted_lines(block.text):
        if _DRAWN.match(line):
            continue
        yield Script(path, block.line + offset, line)
