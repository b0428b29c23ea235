"""The lines of a .gitignore, as git reads them: by bytes, whatever a shell appended in another encoding."""

from mlfolio.evidence.files import Files


def ignore_rules(path: str, files: Files) -> list[str]:
    """Return the lines of a .gitignore that are neither blank nor a comment.

    Of a file that is no text as a whole (PowerShell appends UTF-16) the lines without NUL are kept: git obeys these.
    """
    text = files.text(path)
    lines = _lines_of_text(path, files) if text is None else text.splitlines()
    return [line for line in map(str.strip, lines) if line and not line.startswith("#")]


def _lines_of_text(path: str, files: Files) -> list[str]:
    lines = (files.data(path) or b"").split(b"\n")
    return [line.decode("utf-8", "replace") for line in lines if b"\0" not in line]
