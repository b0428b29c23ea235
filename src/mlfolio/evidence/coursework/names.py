"""Names of files and folders that say that a course or book sets what is in them, or that it is handed in there."""

from functools import lru_cache

from mlfolio.patterns import lazy_pattern

_ASSIGNMENT = r"ass?ig?n?e?ments?"
"""However it is spelt; `linear_assignment` is an algorithm."""

_TASKS = (
    r"exercises?|exerc[ií]cios?|ejercicios?|exercices?|esercizi[o]?|(?:ü|ue)bung(?:en)?|lessons?|lectures?|chapters?"
    r"|home ?works?|course ?work|tutorials?|problem[ _-]?sets?|psets?|book[ _-]examples?|udemy"
    r"|obligs?|obligatorisk\w{0,20}|innlevering(?:er)?|arbeidskrav|inl(?:ä|a)mning\w{0,12}|opgaver?|opdracht(?:en)?"
    r"|tareas?|tarefas?|atividades?|actividad(?:es)?|trabajos?[ _-]pr[aá]cticos?|trabalhos?[ _-]pr[aá]ticos?"
    r"|travaux[ _-]pratiques|devoirs?|hausaufgaben?|домашн\w{1,4}"
    r"|作业|作業|宿題|課題|과제"
)
_NUMBERED = (
    r"week|day|hw|lab|ass|assign|assn|exe|tp|quiz|atividade|actividad|tarefa|tarea|taller|trabalho|aufgabe|blatt|devoir"
    r"|zadanie|odev|ödev|lista"
)
_NAMED = lazy_pattern(
    rf"(?<![A-Za-z])(?i:{_TASKS})(?![a-z])"
    r"|(?<=[a-z])(?:Exercises?|Lessons?|Chapters?|Homeworks?|Assignments?)(?![a-z])"
    rf"|(?<![A-Za-z])(?<!(?i:inear|label|uster)[_-])(?i:{_ASSIGNMENT})(?![a-z])"
    rf"|(?<![A-Za-z])(?i:{_NUMBERED})[ _-]?\d|(?<![A-Za-z])(?i:ex)[ _-]?[1-9]\d?(?!\d)"
    r"|(?<![A-Za-z])(?i:exe)(?=/)|(?<![A-Za-z])(?i:list)[ _-]?\d+[ _-]?[qQ]\d"
    r"|(?<![A-Za-z])TP(?=/|[ _-]?(?:[Ff]inal|\d))"
    r"|(?<=[a-z])(?:Ass|Exe|Hw|HW|Lab)_?\d"
)

_PRACTISED = lazy_pattern(r"(?<![A-Za-z])(?<!(?i:best)[_ -])(?i:practi[cs](?:e|ing))(?![a-z])")


@lru_cache(maxsize=1 << 12)
def is_named_for_a_task(path: str) -> bool:
    """Return whether a file or one of its folders is called an exercise, a lesson, a week's assignment or a hand-in."""
    return _NAMED.search(path) is not None


@lru_cache(maxsize=1 << 12)
def is_named_for_practice(path: str) -> bool:
    """Return whether a file or one of its folders is called practice: no best practice is one."""
    return _PRACTISED.search(path) is not None
