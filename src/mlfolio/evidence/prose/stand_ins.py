"""READMEs of what others begin with or follow, or that show how a model is served: it stands in for theirs."""

from mlfolio.evidence.prose.demonstrations import says_the_model_was_given, shows_how_to_serve
from mlfolio.evidence.prose.readme import Readme
from mlfolio.patterns import lazy_pattern

_TO_BEGIN_WITH = lazy_pattern(
    r"(?i)\b(?:quick-?start|walk-?throughs?)\b"
    # A guide to serving, in several languages.
    r"|\b(?:guides?|gu[ií]a|guida|leitfaden|anleitung)\s(?:(?:to|for|on|pour|para|per|zum|zur|de|d')\s?)[^.]{0,30}?"
    r"\b(?:d[eé]ploy\w*|d[eé]ploie\w*|desplegar|despliegue|implantar|bereitstell\w*|serving|containeri\w*"
    r"|conteneuris\w*|dockeri\w*)"
)
_CALLED_A_TEMPLATE = lazy_pattern(
    r"(?i)\btemplate(?!s? match)\b|\bboilerplate\b|\bscaffold(?:ing)?\b"
    r"|\bstarter[ -](?:kit|project|template|app(?:lication)?|repo(?:sitory)?|code)\b"
)
"""What a title calls what others are to begin with."""

_IS_A_TEMPLATE = lazy_pattern(
    r"(?i)\bthis (?:repo(?:sitory)?|project|app(?:lication)?|code ?base)? ?(?:is|contains|provides|offers|holds) an? "
    r"(?:[\w-]{1,20} ){0,4}(?:starter (?:kit|project|template|app(?:lication)?|code)|boilerplate|scaffold(?:ing)?"
    r"|template)\b(?! match)"
    r"|テンプレート[\s*_」』]{0,4}(?:です|である|リポジトリ|を提供)|是[^。\n]{0,40}模板|템플릿[\s*_]{0,4}(?:입니다|이다)"
    r"|\b(?:es|é) (?:una?|um) (?:plantilla|template)\b|\b(?:ist|bietet) eine vorlage\b|(?:это|—) шаблон\b"
    r"|\best un (?:gabarit|template)\b"
)
"""What calls the repository itself one, in several languages; one that is begun from a template does not."""

_SHOWS_A_BUILD = lazy_pattern(
    r"(?i)\b(?:reference (?:architecture|implementation)|foundational template)\b[^.]{0,60}"
    r"\b(?:deploy|serving|inference|mlops|containeri)"
)
"""What says of a service, wherever it says so, that others are to build theirs after it."""

_OPENING = 3
"""Paragraphs at the top in which a README says that the code goes with somebody's talk or lesson."""

_GOES_WITH = lazy_pattern(
    r"(?i)\b(?:code|examples?|samples?|materials?|repo(?:sitory)?|companion)\b[^.]{0,30}"
    r"\b(?:for|from|of|to|accompan\w{2,5}|used in) (?:my |our |the |a |this )?(?:[\w-]{1,30} ){0,3}"
    r"(?:talk|tutorial|workshop|webinar|blog ?post|article|walk-?through)\b"
    r"|\bin this (?:hands-on )?(?:workshop|tutorial|webinar|code-?lab)\b"
    # What brings methods for others to use is shown at work by its demos.
    r"|\bthis (?:toolbox|toolkit) (?:offers|provides|contains|implements|includes)\b"
)
_GATHERED = lazy_pattern(
    r"(?i)\b(?:re-?copilation|compilation|collection|summary) of (?:the )?(?:information|notes|material|concepts)\b"
    r"[^.]{0,120}\b(?:boot ?camp|course|certification|specialization|nanodegree|class)\b"
)
"""What calls the code the notes of a course."""

_STANDS_IN = lazy_pattern(
    r"(?i)\bquick[- ]and[- ]dirty\b[^.]{0,60}\bmodel"
    r"|\bnot (?:meant|intended|supposed) to (?:follow|be)\b[^.]{0,40}\b(?:best[- ]practi|accurate|state[- ]of|a good)"
    r"|\bmodels?\b[^.]{0,40}\bon (?:randomly )?(?:generated|random|made[- ]up|dummy|fake) (?:data|rows)\b"
    # A dummy is as often the baseline that a model has to beat.
    r"|\b(?:toy|placeholder|throw-?away|stand-in) (?:[\w-]{1,20} ){0,2}(?:model|classifier|regressor)s?\b"
    r"|\b(?:data(?:set)?|model) (?:is|serves as) (?:(?:only|just|merely) )?a (?:stand-in|placeholder)\b"
    r"|\b(?:goal|focus|aim|purpose|point)(?: here)? is (?:to (?:write|have|show) )?(?:[a-z, -]{0,30}\b)?"
    r"(?:clean|modular|maintainable|production[- ]ready)(?:[, -]{1,2}[a-z-]{2,20}){0,2} code\b"
    r"|\b(?:model(?:ling)?|accuracy|performance)(?: itself)? (?:is not|isn't|was not) the (?:main )?"
    r"(?:goal|focus|point|aim|purpose)\b"
    r"|\b(?:goal|focus|aim|purpose|point)\b[^.]{0,40}\bnot (?:to (?:build|train|get|find|achieve|reach)|on|about)\b"
    r"[^.]{0,40}\b(?:best|accura|perform|model)"
)
"""What says of the model that it only has to be there."""


def is_called_a_template(readme: Readme | None) -> bool:
    """Whether a README says by its title or opening that others are to begin their own service with what is here."""
    if readme is None:
        return False
    titled = any(_CALLED_A_TEMPLATE.search(one.text) for one in readme.document.headings[:1])
    opening = (" ".join(one.text.split()) for one in readme.document.paragraphs[:_OPENING])
    return titled or any(map(_IS_A_TEMPLATE.search, opening))


def has_no_result_of_its_own(readme: Readme | None, kind: str) -> bool:
    """Whether a README says that what is trained stands in for another's model, or shows a step that others take.

    A title calls it a template, a quickstart, a walkthrough or a guide to serving; the opening an example of serving,
    the code of a talk, or in another language a template; any paragraph of a service, or the first of others, that the
    model only has to be there, or the code to be clean. What enters a competition has a result of its own, and several
    works side by side have whatever one of them is called.
    """
    if readme is None:
        return False
    document = readme.document
    if any(_TO_BEGIN_WITH.search(one.text) or _CALLED_A_TEMPLATE.search(one.text) for one in document.headings[:1]):
        return True
    if kind == "kaggle":
        return False
    texts = [" ".join(one.text.split()) for one in document.paragraphs]
    if any(map(_GATHERED.search, texts[:_OPENING])):
        return True
    told = texts if kind == "deployed" else texts[:_OPENING]
    if any(_STANDS_IN.search(text) or says_the_model_was_given(text) for text in told):
        return True
    if kind == "deployed" and any(map(_SHOWS_A_BUILD.search, texts)):
        return True
    return kind not in ("portfolio", "from-scratch") and (
        any(one.search(text) for text in texts[:_OPENING] for one in (_GOES_WITH, _IS_A_TEMPLATE))
        or shows_how_to_serve(document)
    )
