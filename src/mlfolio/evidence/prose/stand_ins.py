"""READMEs of what others begin with or follow, or that show how a model is served: it stands in for theirs."""

from mlfolio.evidence.prose.demonstrations import says_the_model_was_given, shows_how_to_serve
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.prose.templates import is_titled_a_template
from mlfolio.patterns import lazy_pattern

_TO_BEGIN_WITH = lazy_pattern(
    r"(?i)\b(?:quick-?start|walk-?throughs?)\b"
    # A guide to serving, in several languages.
    r"|\b(?:guides?|gu[ií]a|guida|leitfaden|anleitung)\s(?:(?:to|for|on|pour|para|per|zum|zur|de|d')\s?)[^.]{0,30}?"
    r"\b(?:d[eé]ploy\w*|d[eé]ploie\w*|desplegar|despliegue|implantar|bereitstell\w*|serving|containeri\w*"
    r"|conteneuris\w*|dockeri\w*)"
)
_OPENING = 3
"""Paragraphs at the top in which a README says that the code goes with somebody's talk or lesson."""

_GOES_WITH = lazy_pattern(
    r"(?i)\b(?:code|examples?|samples?|materials?|repo(?:sitory)?|companion)\b[^.]{0,30}"
    r"\b(?:for|from|of|to|accompan\w{2,5}|used in) (?:my |our |the |a |this )?(?:[\w-]{1,30} ){0,3}"
    r"(?:talk|tutorial|workshop|webinar|blog ?post|article|walk-?through)\b"
    r"|\bin this (?:hands-on )?(?:workshop|tutorial|webinar|code-?lab)\b"
)
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
    if is_titled_a_template(document) or any(_TO_BEGIN_WITH.search(one.text) for one in document.headings[:1]):
        return True
    if kind == "kaggle":
        return False
    texts = [" ".join(one.text.split()) for one in document.paragraphs]
    told = texts if kind == "deployed" else texts[:_OPENING]
    if any(_STANDS_IN.search(text) or says_the_model_was_given(text) for text in told):
        return True
    return kind not in ("portfolio", "from-scratch") and (
        any(map(_GOES_WITH.search, texts[:_OPENING])) or shows_how_to_serve(document)
    )
