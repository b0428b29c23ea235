"""READMEs that call the repository what others begin with: a template, a starter kit, a boilerplate, a scaffold."""

from mlfolio.evidence.prose.document import Document
from mlfolio.patterns import lazy_pattern

_OPENING = 3
"""Paragraphs at the top in which a README says what the repository is."""

BOOTSTRAPPED = r"\bbootstrapped with \W?(?:create|vite)"
"""The pattern of what create-react-app, create-next-app and Vite write of a page."""

_TEMPLATE = (
    r"(?:template(?!s? match)|boilerplate|scaffold(?:ing)?"
    r"|starter[ -](?:kit|project|template|app(?:lication)?|repo(?:sitory)?|code))\b"
)
_CALLED = lazy_pattern(rf"(?i)\b{_TEMPLATE}")
_IS_ONE = lazy_pattern(
    r"(?i)(?:\A\W{0,4}|\bthis (?:repo(?:sitory)?|project|app(?:lication)?|code ?base)? ?"
    rf"(?:is|contains|provides|offers|holds) )an? (?:[\w-]{{1,20}} ){{0,4}}{_TEMPLATE}"
    r"|テンプレート[\s*_」』]{0,4}(?:です|である|リポジトリ|を提供)|是[^。\n]{0,40}模板|템플릿[\s*_]{0,4}(?:입니다|이다)"
    r"|\b(?:es|é) (?:una?|um) (?:plantilla|template)\b|\b(?:ist|bietet) eine vorlage\b|(?:это|—) шаблон\b"
    r"|\best un (?:gabarit|template)\b"
    # What says so without the word.
    r"|\b(?:repo(?:sitory)?|project) (?:contains|provides|offers|holds|has) [^.]{0,40}"
    r"\b(?:to|for) (?:build|creat|start|mak|deploy|serv)(?:e|ing)? your own\b"
    r"|\b(?:code|project) structure (?:can|could|may) be (?:re-?)?used for any\b"
)
"""What calls the repository itself one, in several languages; one that is begun from a template does not."""


def is_titled_a_template(document: Document) -> bool:
    """Whether a README calls what is here a template or the like by its title."""
    return any(_CALLED.search(one.text) for one in document.headings[:1])


def is_called_a_template(document: Document) -> bool:
    """Whether a README says by its title or opening that others are to begin with what is here."""
    opening = (" ".join(one.text.split()) for one in document.paragraphs[:_OPENING])
    return is_titled_a_template(document) or any(map(_IS_ONE.search, opening))
