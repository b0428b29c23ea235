"""Folders that Python is told to run as they are, by the `__main__.py` in them: `python grower train`."""

from collections.abc import Iterator

from mlfolio.evidence.prose.document import Document
from mlfolio.evidence.prose.needs import is_python
from mlfolio.evidence.prose.sentences import Step
from mlfolio.evidence.prose.terminal import pasted_commands, pasted_lines
from mlfolio.evidence.prose.whereabouts import Whereabouts


def run_as_folders(document: Document, whereabouts: Whereabouts) -> Iterator[Step]:
    """Yield the commands that run a folder which is here.

    Only that folder tells such a command from words that begin with the language's name.
    """
    for code in (*document.code, *document.inline_code):
        for offset, line in pasted_lines(code.text):
            for words in pasted_commands(line):
                if _runs_a_folder(words, whereabouts):
                    yield Step("run", " ".join(words), code.line + offset)


def _runs_a_folder(words: list[str], whereabouts: Whereabouts) -> bool:
    return len(words) > 1 and is_python(words[0]) and whereabouts.holds(f"{words[1]}/__main__.py")
