"""The words, in a score of languages, for what a course or book sets, teaches and wants handed in: parts of patterns.

Each is written in lower case and for patterns that ignore it. A word stands in the one list that fits what it is; which
of the lists count, and beside what, is for those who read a name, a title, an opening or a text.
"""

EXERCISES = (
    r"exercises?|exerc[ií]cios?|ejercicios?|exercices?|esercizi[o]?|(?:ü|ue)bung(?:en|saufgaben?)?|cvičení|ćwiczeni[ea]"
    r"|latihan|упражнени[ея]|练习|練習|演習"
)
"""What is done to learn something."""

LESSONS = r"lessons?|lektion(?:en)?|lectures?|aulas?|уроки?|заняти[ея]"
"""What is taught at one time."""

CHAPTERS = r"chapters?|cap[ií]tulos?|kapitel|chapitres?|capitolo"

HOMEWORK = (
    r"home ?works?|course ?works?|problem[ _-]?sets?|psets?|tareas?|tarefas?|devoirs?|hausaufgaben?|домашн\w{1,4}"
    r"|作业|作業|宿題|課題|과제"
)
"""What is done at home and handed in."""

HAND_INS = (
    r"obligs?|obligatorisk\w{0,20}|innlevering(?:er)?|arbeidskrav|inl(?:ä|a)mning\w{0,12}|opgaver?|opdracht(?:en)?"
    r"|atividades?|actividad(?:es)?|trabajos?[ _-]pr[aá]cticos?|trabalhos?[ _-]pr[aá]ticos?|travaux[ _-]pratiques"
)
"""What a course has handed in, by its own name for it."""

ASSIGNMENTS = r"ass?ig?n?e?ments?"
"""However it is spelt; `linear_assignment` is an algorithm."""

TASKS = rf"{EXERCISES}|aufgaben?|задани[ея]"
"""What a heading calls what its reader is to do."""

CASES = (
    r"(?:a )?(?:case[ -]stud(?:y|ies)|estudos? de caso|estudios? de caso|caso (?:de|di) (?:estudio|studio)"
    r"|étude de cas|fallstudie)"
)
"""What a course describes for its students to work on."""

PROVIDERS = r"udacity|coursera|edx|udemy|datacamp|dataquest|codecademy|free ?code ?camp|great ?learning|simplilearn"
"""Who gives courses, by names that mean nothing else."""
