"""The steps that a README tells its reader to take: commands in code and in text, sentences, and usage snippets."""

import re
from collections.abc import Iterator
from itertools import pairwise

from mlfolio.evidence.prose.clones import lines_elsewhere
from mlfolio.evidence.prose.document import CodeBlock, Document, Heading, Paragraph
from mlfolio.evidence.prose.installing import writes_its_environment
from mlfolio.evidence.prose.need import Need, Purpose
from mlfolio.evidence.prose.needs import purpose
from mlfolio.evidence.prose.sentences import Step, told_in
from mlfolio.evidence.prose.terminal import pasted_commands, pasted_lines
from mlfolio.patterns import lazy_pattern

_NOT_SHELL = frozenset(
    "json yaml yml toml html css sql xml ini dockerfile diff latex tex mermaid csv http graphql svg makefile make"
    " markdown md plantuml".split()
)
_PROGRAMMING = frozenset(
    "python py python3 ipython pycon r matlab octave julia jl javascript js typescript ts java scala c cpp go"
    " c++ cxx cc rust rs kotlin swift csharp".split()
)
_PLAIN_PROGRAMS = frozenset("python python3 pip pip3 streamlit jupyter conda uvicorn docker flask rscript".split())
"""Programs whose commands stand out among the statements of a programming language."""

_IMPORT = lazy_pattern(
    r"^[ \t]*(?:>>>\s*)?(?:from\s+([A-Za-z_][\w.]*)\s+import\b|import\s+([A-Za-z_][\w.]*))|^[ \t]*(?:library|require)\("
    r"|^[ \t]*using\s+(?!Pkg\b)\w|^[ \t]*import\s+(?:\{[^}\n]{1,200}\}|\*\s+as\s+\w+)\s+from\b"
    r"|^[ \t]*use\s+(?!(?:std|core|alloc)::)[a-z_]\w*::",
    re.MULTILINE,
)
_BROUGHT_IN = lazy_pattern(
    r"^[ \t]*(?:include\(|source\(|#[ \t]*include[ \t]*|(?:const|var|let)\b[^=\n]{1,60}=[ \t]*require\()"
    r"[\"']([\w./-]{1,120}\.(?:jl|r|h|hpp|hh|c|cc|cpp|m?js))[\"']\)?",
    re.IGNORECASE | re.MULTILINE,
)
_CALL = lazy_pattern(r"\w\(")
"""A file of the project that a snippet takes in, and a call below it."""

_R_RUN = lazy_pattern(r"\b(?:runApp|runGitHub|source|render|run_app)\(")
_R_PROMPTED = lazy_pattern(r"[ \t]*>?[ \t]*source\([\"']([^\"'\n]{1,200}\.[rR])[\"']\)")
_R_INSTALL = lazy_pattern(
    r"\b(?:install\.packages|renv::restore|pak::pkg_install|(?:remotes|devtools)::install_\w+|BiocManager::install)\("
)
_JULIA_INSTALL = lazy_pattern(
    r"^[ \t`]*(?:julia>[ \t]*)?(?:\][ \t]*|(?:\([^()\n]{1,40}\)[ \t]*)?pkg>[ \t]*)(?:add|dev|develop|instantiate)\b"
    r"|\bPkg\.(?:add|develop|instantiate|clone)\(|\bpkg\"(?:add|dev|develop|instantiate)\b",
    re.MULTILINE,
)
"""The package mode of Julia's prompt, and what stands for it in code."""

_USAGE_HEADING = lazy_pattern(
    r"\b(?:usage|us(?:e|ing)|examples?|quick ?-?start|getting started|get started|how to|how do|tutorial|demo"
    r"|running|run|start|sample|uso|ejemplo)\b|使用|示例|快速",
    re.IGNORECASE,
)
_BIDDING = lazy_pattern(
    r"(?:\b(?:run|type|enter|execute|call|invoke|start|use|using|with|via|then|and|simply|just|ejecut\w+|execut\w+)"
    r"|运行|执行|実行|실행)\W{1,3}$",
    re.IGNORECASE,
)
_LONGEST_ITEM = 6
"""Words of a command that stands in a list without marks of code; a longer item is a sentence."""

_SHELLS = frozenset("bash sh shell console zsh terminal cmd powershell bat shell-session".split())
_PROGRAM = lazy_pattern(r"(?:\./)?[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_SHELL = frozenset(
    "cd mkdir export set echo ls rm cp mv cat source touch chmod git pip conda if for and or not".split()
)

_OUTPUT = frozenset({">", ">>", "-o", "--output", "--output-file"})
"""What stands before the name of a file that a command writes."""

_CLONE = lazy_pattern(r"(?:github|gitlab|bitbucket)\.\w+[/:]([\w.-]+/[\w.-]+?)(?:\.git)?/?$")


def steps(document: Document) -> list[Step]:
    """Return every step in the order of the lines; a command that is also part of a sentence counts once."""
    commanded = [*_in_blocks(document), *_in_inline_code(document), *_in_lists(document), *_in_headings(document)]
    commanded += [*_installed_at_a_prompt(document), *_typed_into_r(document)]
    taken = {step.line for step in commanded}
    told = [step for paragraph in document.paragraphs for step in told_in(paragraph) if step.line not in taken]
    installs = any(step.kind == "install" for step in commanded)
    used = [step for block in document.code for step in _used(document, block, installs=installs)]
    elsewhere = lines_elsewhere(document)
    found = (_without_needs(step, elsewhere) for step in (*commanded, *told, *used))
    return sorted(found, key=lambda step: step.line)


def _without_needs(step: Step, elsewhere: list[range]) -> Step:
    """Return the step; one that is taken in the clone of another repository needs nothing of this one."""
    return step._replace(needs=()) if any(step.line in lines for lines in elsewhere) else step


def _in_blocks(document: Document) -> Iterator[Step]:
    own: str | None = None
    typed = [(block, list(_commands(block))) for block in document.code]
    made = {name for _, commands in typed for _, words in commands for name in _brought(words)}
    for block, commands in typed:
        foreign = False
        for offset, words in commands:
            found = purpose(words)
            cloned = _cloned(words)
            if cloned:
                own = own or cloned
                # What follows the clone of another project happens there.
                foreign = cloned != own
            made.update(_written(words))
            if found:
                yield _step(found, " ".join(words), block.line + offset, made, foreign=foreign)


def _installed_at_a_prompt(document: Document) -> Iterator[Step]:
    """Yield what R and Julia are told to install, in a block or within a line."""
    for block in document.code:
        if found := _R_INSTALL.search(block.text) or _JULIA_INSTALL.search(block.text):
            before = block.text.count("\n", 0, found.start())
            yield Step("install", block.text.split("\n")[before].strip(), block.line + before, ())
    for code in document.inline_code:
        if _JULIA_INSTALL.search(code.text):
            yield Step("install", code.text, code.line, ())


def _typed_into_r(document: Document) -> Iterator[Step]:
    """Yield the scripts that R is told to run behind its prompt, in a text without marks of code."""
    for number, line in document.lines.items():
        if found := _R_PROMPTED.match(line):
            yield Step("run", found[0].strip(" >"), number, (Need("file", (found[1],)),))


def _step(found: Purpose, text: str, line: int, made: set[str], *, foreign: bool) -> Step:
    kept = (
        ()
        if foreign
        else tuple(need for need in found.needs if not made & {name.rpartition("/")[2] for name in need.names})
    )
    return Step(found.kind, text, line, kept)


def _commands(block: CodeBlock) -> Iterator[tuple[int, list[str]]]:
    if block.language in _NOT_SHELL:
        return
    for offset, line in pasted_lines(block.text):
        for words in pasted_commands(line):
            if block.language not in _PROGRAMMING or words[0].lower() in _PLAIN_PROGRAMS:
                yield offset, words


def unread_command(document: Document) -> str | None:
    """Return a command in a block or in inline code whose program is not known here: nobody can tell what it does."""
    shells = (block for block in document.code if block.language in _SHELLS or block.text.lstrip().startswith("$ "))
    blocks = (words for block in shells for _, words in _commands(block))
    inline = (words for code in document.inline_code for words in pasted_commands(code.text))
    optioned = (words for words in inline if any(word.startswith("-") for word in words[1:]))
    told = (words for words in (*blocks, *optioned) if len(words) > 1 and _PROGRAM.fullmatch(words[0]))
    return next((" ".join(words) for words in told if words[0] not in _SHELL and purpose(words) is None), None)


def _cloned(words: list[str]) -> str | None:
    if words[:2] != ["git", "clone"]:
        return None
    found = next((match for word in words[2:] if (match := _CLONE.search(word))), None)
    return found[1].lower() if found else "unnamed"


def _brought(words: list[str]) -> list[str]:
    """Return the names of files that a command itself brings."""
    brings = words[0] in ("wget", "curl", "cp", "mv", "touch", "nano", "vim", "cat", "echo", "gdown")
    return [word.rpartition("/")[2] for word in words[1:]] if brings else []


def _written(words: list[str]) -> list[str]:
    """Return the names of files that a command is told to write: they are there for those that come after it."""
    options = _OUTPUT | {"-f", "--file"} if writes_its_environment(words) else _OUTPUT
    return [after.rpartition("/")[2] for before, after in pairwise(words) if before in options]


def _in_inline_code(document: Document) -> Iterator[Step]:
    for code in document.inline_code:
        for _, line in pasted_lines(code.text):
            for words in pasted_commands(line):
                found = purpose(words)
                if found and (
                    len(words) > 1 or (found.needs and _is_bidden(words[0], document.lines.get(code.line, "")))
                ):
                    yield Step(found.kind, " ".join(words), code.line, found.needs)


def _in_lists(document: Document) -> Iterator[Step]:
    """Yield the items of a list that are a command and nothing else: `3. sh ./run_all.sh`."""
    for paragraph in document.paragraphs:
        if paragraph.listed and "\n" not in paragraph.text and not _begins_with_code(paragraph, document):
            yield from _unmarked(paragraph.text, paragraph.line)


def _in_headings(document: Document) -> Iterator[Step]:
    """Yield the headings that are a command and nothing else: `##### python manage.py run`."""
    for heading in document.headings:
        if not _begins_with_code(heading, document):
            yield from _unmarked(heading.text, heading.line)


def _begins_with_code(text: Paragraph | Heading, document: Document) -> bool:
    """Whether what stands first in a line is set as code: words behind it describe it and are no part of a command."""
    return any(code.line == text.line and text.text.startswith(code.text) for code in document.inline_code)


def _unmarked(text: str, line: int) -> Iterator[Step]:
    for words in pasted_commands(text):
        # "Make Spoonerism" is a title; a command is typed in small letters.
        found = purpose(words) if 1 < len(words) <= _LONGEST_ITEM and not words[0].istitle() else None
        # "pytest - testing" names a tool.
        if found and any(need.kind != "tested" for need in found.needs):
            yield Step(found.kind, " ".join(words), line, found.needs)


def _is_bidden(program: str, line: str) -> bool:
    """Whether a program alone is to be run: "run `make`" tells to, "needs `make`" does not."""
    return program.startswith("./") or any(_BIDDING.search(before) for before in line.split(program)[:-1])


def _used(document: Document, block: CodeBlock, *, installs: bool) -> Iterator[Step]:
    """Yield a block of code that shows how to use the project: said to be so, or after how to install it."""
    if block.language in _NOT_SHELL:
        return
    if _R_RUN.search(block.text) and block.language in ("r", ""):
        yield Step("run", block.text.strip().split("\n")[0], block.line)
    brought = _BROUGHT_IN.search(block.text)
    if brought and _CALL.search(block.text, brought.end()):
        yield Step("use", brought[0].strip(), block.line, (Need("file", (brought[1],)),))
    found = _IMPORT.search(block.text)
    if found and (installs or _is_of_use(block, document)):
        yield Step("use", found[0].strip(), block.line, _local_module(document, block))


def _is_of_use(block: CodeBlock, document: Document) -> bool:
    return any(_USAGE_HEADING.search(heading.text) for heading in document.headings_above(block.line))


def shown_in_use(document: Document) -> int | None:
    """Return the line of a block in a programming language that calls something, under a heading on use or an example.

    It may show how to use the project, whatever it takes for granted.
    """
    blocks = (one for one in document.code if one.language in _PROGRAMMING and _CALL.search(one.text))
    return next((one.line for one in blocks if _is_of_use(one, document)), None)


def _local_module(document: Document, block: CodeBlock) -> tuple[Need, ...]:
    """Return the module that a snippet imports, where the README says that it is a file of the project."""
    said = {code.text for code in document.inline_code}
    for found in _IMPORT.finditer(block.text):
        module = found[1] or found[2] or ""
        if module and f"{module}.py" in said:
            return (Need("file", (f"{module}.py",)),)
    return ()
