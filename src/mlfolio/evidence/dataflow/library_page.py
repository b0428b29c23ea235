"""The table of library knowledge as a page for readers (docs/library-knowledge.md)."""

from itertools import groupby

from mlfolio.evidence.dataflow import knowledge
from mlfolio.evidence.dataflow.library_table import EFFECTS

_HEAD = """# What mlfolio knows of libraries

Generated from `src/mlfolio/evidence/dataflow/library_table.py` by
`python -m mlfolio.evidence.dataflow.library_page`; a test compares them. The analysis behind the leakage checks reads
these lines: a name that is not here is taken to change rows one by one.

| effect | meaning |
|---|---|
"""


def page() -> str:
    """Return the page as Markdown."""
    effects = "".join(f"| {name} | {meaning.replace('|', '/')} |\n" for name, meaning in EFFECTS.items())
    return f"{_HEAD}{effects}{_functions()}{_methods()}"


def _functions() -> str:
    lines = ["\n## Functions and classes\n\n| library | effect | learns | names |\n|---|---|---|---|\n"]
    for (library, effect, what), calls in groupby(knowledge.calls().values(), key=lambda one: one[0:1] + one[2:4]):
        lines.append(f"| {library} | {effect} | {what} | {', '.join(call.name for call in calls)} |\n")
    return "".join(lines)


def _methods() -> str:
    lines = ["\n## Methods of tables, columns and arrays\n\n| effect | learns | names |\n|---|---|---|\n"]
    for (effect, what), calls in groupby(knowledge.methods().values(), key=lambda one: one[2:4]):
        lines.append(f"| {effect} | {what} | {', '.join(call.name for call in calls)} |\n")
    return "".join(lines)


if __name__ == "__main__":
    print(page(), end="")
