"""How much code is in languages whose functions are not looked into."""

from mlfolio.evidence.files import Files

_ELSEWHERE = ("*.jl", "*.java", "*.scala", "*.kt", "*.cpp", "*.cc", "*.c", "*.cs", "*.go", "*.rs", "*.swift")
_LETTERS_A_LINE = 35


def lines_elsewhere(files: Files) -> float:
    """Return about how many lines of code are in languages that are not looked into, by the size of their files."""
    return sum(files.size(path) or 0 for path in files.named(*_ELSEWHERE)) / _LETTERS_A_LINE
