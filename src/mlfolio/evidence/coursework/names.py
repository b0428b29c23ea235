"""Names of files and folders that say that a course or book sets what is in them, or that it is handed in there."""

from functools import lru_cache

from mlfolio.evidence.coursework.words import ASSIGNMENTS, CHAPTERS, EXERCISES, HAND_INS, HOMEWORK, LESSONS
from mlfolio.patterns import lazy_pattern

_TASKS = rf"{EXERCISES}|{LESSONS}|{CHAPTERS}|{HOMEWORK}|{HAND_INS}|tutorials?|book[ _-]examples?|udemy"
_NUMBERED = r"week|day|chap|hw|lab|ass|assign|assn|exe|tp|quiz|taller|trabalho|aufgabe|blatt|zadanie|odev|ödev|lista"
_NAMED = lazy_pattern(
    rf"(?<![A-Za-z])(?i:{_TASKS})(?![a-z])"
    r"|(?<=[a-z])(?:Exercises?|Lessons?|Chapters?|Homeworks?|Assignments?)(?![a-z])"
    # What is typed along with a lesson.
    r"|(?<![A-Za-z])(?i:code[ _-]?alongs?)(?![a-z])"
    rf"|(?<![A-Za-z])(?<!(?i:inear|label|uster)[_-])(?i:{ASSIGNMENTS})(?![a-z])"
    rf"|(?<![A-Za-z])(?i:{_NUMBERED})[ _-]?\d|(?<![A-Za-z])(?i:ex)[ _-]?[1-9]\d?(?!\d)"
    r"|(?<![A-Za-z])(?i:exe)(?=/)|(?<![A-Za-z])(?i:list)[ _-]?\d+(?:[ _-]?[qQ]\d|\.ipynb)"
    r"|(?:^|/)(?i:ch)[ _-]?\d{1,2}(?=[/ _-][^/])|(?<![A-Za-z])(?i:text[ _-]?books?)(?=/)"
    r"|(?<![A-Za-z])TP(?=/|[ _-]?(?:[Ff]inal|\d))"
    r"|(?<=[a-z])(?:Ass|Exe|Hw|HW|Lab)_?\d"
    # The projects of Holberton School and ALX, which are numbered so.
    r"|(?:^|/)0x[0-9A-Fa-f]{2}[-_.][^/]*/"
)

_PRACTISED = lazy_pattern(
    r"(?<![A-Za-z])(?<!(?i:best)[_ -])(?i:practi[cs](?:e|ing))(?![a-z])|(?<=[a-z])(?<!Best)Practi[cs]e(?![a-z])"
)
_OF_NOTES = lazy_pattern(r"(?i)[_-]notes?\.py$")


@lru_cache(maxsize=1 << 12)
def is_named_for_a_task(path: str) -> bool:
    """Return whether a file or one of its folders is called an exercise, a lesson, a week's assignment or a hand-in."""
    return _NAMED.search(path) is not None


@lru_cache(maxsize=1 << 12)
def is_named_for_practice(path: str) -> bool:
    """Return whether a file or one of its folders is called practice: no best practice is one."""
    return _PRACTISED.search(path) is not None


def is_called_notes(path: str) -> bool:
    """Whether a module's name ends in "notes", as scratch that belongs to no program does (random_notes.py)."""
    return _OF_NOTES.search(path) is not None
