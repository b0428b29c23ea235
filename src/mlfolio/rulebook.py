"""The rulebook as Markdown: what docs/checks.md holds, from the fields of the checks."""

import re
from collections.abc import Iterable, Iterator, Mapping

from mlfolio.catalogue import ANY_OTHER, CATEGORIES, Check
from mlfolio.documents import DOCUMENTS
from mlfolio.evidence.provider_patterns import masked
from mlfolio.examples import Commit, Content, Example, Markdown, Ran, Repeated
from mlfolio.repo import ENOUGH_CODE
from mlfolio.reports.markdown import escaped
from mlfolio.weights import unfollowed_weight

_LANGUAGES = {"py": "python", "ipynb": "python", "toml": "toml", "yml": "yaml", "yaml": "yaml", "md": "markdown"}
_INTRODUCTION = """\
# The rulebook

Every check that `mlfolio check` puts to a repository. This page is generated from the checks themselves
(`mlfolio list --markdown`): the examples below are the tests that each check must pass.

A weight is relative to the other checks of the same category. A line marked `<-- bad` is one that the check reports.
"""


def markdown_of(checks: Iterable[Check]) -> str:
    """Return the rulebook: an introduction, the three documents, then every check by category."""
    every = tuple(checks)
    parts = [_INTRODUCTION, "## The documents\n"]
    parts += [f"- **{one.letter}**: {one.title}" for one in DOCUMENTS.values()]
    for category in CATEGORIES:
        chapter = [markdown_of_check(check) for check in every if check.category == category]
        parts += [f"\n## {category}\n", *chapter] if chapter else []
    return "\n".join(parts).rstrip() + "\n"


def worth(check: Check) -> str:
    """Return what the check is worth, in words."""
    if check.advice and not check.weight:
        return "advice"
    if check.advice:
        return f"advice: weight {check.weight:g} where it passes, {_unfollowed(check)} where it fails"
    capping = f", caps the score at {check.caps_at:g} where nothing of it is there" if check.caps_at is not None else ""
    return f"weight {check.weight:g}" + (", critical: a failure caps the score" if check.critical else capping)


def _unfollowed(check: Check) -> str:
    """Return what a failure of the check weighs where it is advice."""
    weight = unfollowed_weight(check.category, check.weight)
    return f"{weight:.2g}" if weight else "nothing"


def source(check: Check) -> str:
    """Return where the practice comes from: the document, the topic there, and what it says."""
    return f"document {check.source.document}, “{check.source.topic}”: {check.source.says}"


def markdown_of_check(check: Check) -> str:
    """Return one check as a section of the rulebook."""
    parts = [f"### {check.id}\n", f"**{check.title}** ({worth(check)})\n", escaped(check.why) + "\n"]
    parts.append(f"*How it decides.* {escaped(check.how)}\n")
    if check.kinds:
        parts.append(f"*Asked of* {', '.join(check.kinds)} repositories alone.\n")
    if check.after:
        parts.append(
            f"*Not asked when* {', '.join(f'`{name}`' for name in check.after)} failed or found next to"
            " nothing: one cause costs once.\n"
        )
    if check.advice_for:
        kinds = ", ".join(check.advice_for)
        parts.append(f"*Advice alone to* {kinds} repositories: a failure weighs {_unfollowed(check)} there.\n")
    if check.absence:
        parts.append(f"*Not judged when* nothing is found in fewer than {ENOUGH_CODE} lines of code.\n")
    parts.append(f"*What to do.* {escaped(check.fix)}\n")
    parts += [
        f"*In {language}{' language' * (language == ANY_OTHER)}.* {escaped(said)}\n" for language, said in check.fix_in
    ]
    parts.append(f"*Comes from* {source(check)}.\n")
    parts += [_example("Bad", example) for example in check.bad] + [_example("Good", example) for example in check.good]
    return "\n".join(parts)


def _example(kind: str, example: Example) -> str:
    title = f"{kind}" + (f" ({example.note})" if example.note else "")
    return f"{title}:\n\n" + "\n".join(_repository(example))


def _repository(example: Example) -> Iterator[str]:
    if not example.git:
        yield "*(a folder without git)*\n"
    if example.commits:
        yield from (_commit(commit) for commit in example.commits)
    yield from _files(example.files)
    for path in example.paths:
        yield f"Reported: `{path}`\n"


def _commit(commit: Commit) -> str:
    files = ", ".join(f"`{path}`" for path in commit.files)
    return f"- day {commit.day}, “{commit.subject}”" + (f": {files}" if files else "") + "\n"


def _files(files: Mapping[str, Content]) -> Iterator[str]:
    for path, given in files.items():
        content = given.content if isinstance(given, Repeated) else given
        if isinstance(content, bytes):
            yield f"`{path}`: {len(content):,} bytes\n"
        elif isinstance(content, str):
            yield f"`{path}`\n" + _fenced(path, content)
        else:
            yield f"`{path}`\n"
            yield from (_cell(path, cell) for cell in content)


def _cell(path: str, cell: str) -> str:
    if isinstance(cell, Ran):
        return f"{cell.saved}\n" + _fenced(path, cell)
    return _fenced("cell.md" if isinstance(cell, Markdown) else path, cell)


def _fenced(path: str, text: str) -> str:
    # Four backticks, because an example's text may hold a fence of three.
    return f"\n````{_LANGUAGES.get(path.rpartition('.')[2], 'text')}\n{_harmless(_shortened(text))}\n````\n"


def _harmless(text: str) -> str:
    """Return `text` so that no scanner finds in the rulebook what an example holds: keys cut off, markers moved."""
    return re.sub(r"^(?=[<>]{7})", " ", masked(text), flags=re.MULTILINE)


def _shortened(text: str) -> str:
    lines = text.rstrip("\n").split("\n")
    return "\n".join(lines if len(lines) <= 30 else [*lines[:10], f"... ({len(lines) - 10} lines more)"])
