"""Whether a file of code is what a book or course sets, told by its first comment or the folder that it moves to."""

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.sources import Source
from mlfolio.patterns import lazy_pattern

_OPENING = 3
"""Lines of comment at the top of a file, in which its title stands."""

_BEGINNING = 3000
"""Characters in which the title and the change of folder stand."""

_SET = lazy_pattern(
    r"\A\W*(?i:(?:a )?(?:case[ -]stud(?:y|ies)|estudos? de caso|estudios? de caso|caso (?:de|di) (?:estudio|studio)"
    r"|étude de cas|fallstudie))(?!\w)"
    r"|\A\W*(?i:exercises?|exerc[ií]cios?|ejercicios?|exercices?|esercizi[o]?|(?:ü|ue)bung(?:en|saufgaben?)?"
    r"|lessons?|lektion|lecture|aulas?|homework|cvičení|ćwiczeni[ea]|latihan|practica|práctica)(?:(?!\w)|(?=[\d_]))"
    r"|\b(?i:exercise|exerc[ií]cio|ejercicio|exercice|esercizio|übung|lesson|lektion|lecture|aula|chapter|cap[ií]tulo"
    r"|kapitel|chapitre|capitolo|homework|assignment)\W{1,3}#?\d"
)
"""A title that says what the file is: a case study, an exercise, or some lesson by its number."""

_MOVES = lazy_pattern(r"\b(?:setwd|chdir)\(\s*r?[\"'][^\"'\n]{1,400}")
_OF_A_COURSE = lazy_pattern(
    r"(?<![a-z])(?:courses?|cursos?|kurse?|cours|coursera|udemy|udacity|edx|datacamp|bootcamp|aulas?|lessons?|lectures?"
    r"|exercises?|exerc[ií]cios?|ejercicios?|exercices?|esercizi|übung(?:en)?|homeworks?)(?![a-z])"
)


@fact(lambda source: source.is_code)
def is_a_lesson(source: Source) -> bool:
    """Return whether `source` opens as what a book or course sets."""
    return opens_as_a_lesson(source.chunks[0][1] if source.chunks else "")


def opens_as_a_lesson(text: str) -> bool:
    """Return whether the first comment of `text` calls it an exercise, lesson or case study, or it is in a course."""
    beginning = text[:_BEGINNING]
    moves = (found[0].lower() for found in _MOVES.finditer(beginning))
    return any(map(_SET.search, _title_lines(beginning))) or any(map(_OF_A_COURSE.search, moves))


def _title_lines(text: str) -> list[str]:
    """Return the first lines of the comment or docstring before any code, rules and blank lines left out."""
    found: list[str] = []
    in_docstring = False
    for line in text.split("\n"):
        bare = line.strip()
        if not bare:
            continue
        opens = bare.startswith(('"""', "'''"))
        if not (in_docstring or opens or bare.startswith(("#", "%"))) or len(found) == _OPENING:
            break
        if any(map(str.isalpha, bare)) and not bare.startswith(("#!", "# -*-", "%%")):
            found.append(bare)
        in_docstring = in_docstring != (bare.count('"""') + bare.count("'''") == 1)
    return found
