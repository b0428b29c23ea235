"""Limits, bias, or the cost of errors are discussed."""

import re
from collections.abc import Iterator
from itertools import chain

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.learning.nothing_reached import learns_nothing
from mlfolio.evidence.learning.own_model import has_a_model
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.prose.writings import Writing, documents_at_the_root, unread_write_up, writings
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, failed, graded, not_applicable, passed, unknown

_HEADED = lazy_pattern(
    r"^[ \t]*(?:#{1,6}|\*\*)[^\n]*\b(?:limits|limitations?|caveats?|known (?:issues|limits|limitations|weaknesses|gaps)"
    r"|weaknesses|shortcomings"
    r"|ethic\w*|fairness|responsible|bias(?:es)?(?![-\w]|[ /]*(?:and |& |vs\.? )?variance)|disclaimer|risks?"
    r"|what (?:it|this) (?:cannot|does not|doesn't)|where (?:it|this|the model) fails|failure modes|pitfalls|drawbacks"
    r"|(?:when|what) not to|out[- ]of[- ]scope|misuse|harms?|what (?:could|can) go wrong|what (?:errors|mistakes) cost"
    r"|threats to validity|assumptions and|cost of (?:errors?|mistakes)|leakage risks?|limita(?:ções|ciones|tions)"
    r"|limites|riscos|riesgos|sesgos?|vieses|biais|grenzen|einschränkungen"
    r"|s\u0131n\u0131rlama(?:lar)?\w{0,5}|s\u0131n\u0131rl\u0131l\u0131klar\w{0,5}|k\u0131s\u0131t(?:lar|lamalar)\w{0,5})\b[^\n]*$"
    r"|^[ \t]*(?:#{1,6}|\*\*)[^\n]*(?:限界|制約|局限|局限性|不足)[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_OPENED = lazy_pattern(
    r"^[^\w\n]{0,12}(?:disclaimer|(?:known )?(?:limits|limitations?)|caveats?)\**[ \t]*:(?:[^\w\n]*[\w'\u2019-]+){8}",
    re.IGNORECASE | re.MULTILINE,
)
"""A paragraph or a quotation that its first word calls so, with as many words behind it as a section needs."""

_TO_TRY = (
    r"(?:experiment\w*|educational|academic|learning|research|demonstration|demo|study) (?:(?:and|or|&) \w+ )?purposes"
)
_SHORT = r"(?:comput\w+|memory|hardware|resource|time|gpu|budget) (?:constraints?|limits?)\b"
_SAID = lazy_pattern(
    # A licence grants rights "without limitation", and holds "limitations under the License".
    r"(?<!without )(?<!without\n)\blimitations?\b(?! under the licen)|\bcaveats?\b"
    r"|\b(?:is|are|be|was|were) (?:limited to|biased)\b|\bbias(?:ed)? (?:against|towards?"
    r"|in the data)|\bunder-?represented\b"
    r"|\bfair(?:ness|er)\b|\bethic\w+|\bprivacy\b|\bnot (?:a substitute for|medical|financial|legal)\b"
    r"|\b(?:should|must) not be (?:used (?:for|in|by|to|on|where|when)\b|relied)"
    r"|(?:\bnot|n['\u2019]t) (?:be |been )?(?:intended|suitable|meant) for\b"
    r"|\bnot (?:yet )?(?:been )?(?:reviewed|validated|approved|verified) (?:by|for|in) (?:\w+ ){0,2}"
    r"(?:professionals?|experts?|doctors?|clinic\w*|physicians?|lawyers?|authorit\w+)\b"
    rf"|\b(?:only|solely|purely|strictly) for {_TO_TRY}\b|\b{_TO_TRY} only\b"
    r"|\b(?:costs?|price|consequences?|penalt(?:y|ies)) (?:of|for) (?:a |an |the )?(?:false|error|mistake|wrong|missing"
    r"|misclassif)\w*|\bmisclassification (?:costs?|penalt(?:y|ies))\b|\bshortcomings?\b"
    r"|\bfalse (?:negatives?|positives?) (?:is|are|costs?|means?|would|can|could)\b|\bmay not generali[sz]e\b"
    r"|\bdoes not generali[sz]e\b"
    r"|\b(?:over|under)-?(?:estimat(?:ions?|es|ing)|predict(?:ions?|s|ing))\b[^.\n]{0,40}\b(?:at|for|in|on|of|when|where)\b"
    # Where a model errs, and in which direction; that it "will" or "would" is said of another one.
    r"|(?<!will )(?<!would )\b(?:consistently|systematically|constantly|always|usually|mostly|often|generally)"
    r" (?:over|under)-?(?:estimat|predict|forecast)\w*"
    r"|\berrors? (?:(?:is|are|was|were) )?(?:\w+ )?concentrat\w+ (?:in|on|at|around|among)\b"
    r"|\b(?:larg|bigg|high)(?:er|est) (?:\w+ )?errors (?:\w+ )?(?:in|for|at|among|around|when|where)\b"
    r"(?! (?:the |our )?(?:test|valid|train|hold|cross))"
    r"|\bthe (?:hardest|most difficult) (?:\w+ ){0,2}to (?:predict|forecast|classify|recogni[sz]e)"
    r" (?:is|are|was|were)\b"
    r"|\bfor (?:human|manual|expert) (?:review|inspection|judge?ment)\b|\bhuman[- ]in[- ]the[- ]loop\b"
    r"|\b(?:human|expert|medical|clinical) (?:supervision|oversight)\b"
    r"|\bsupervision (?:of|by) (?:an? )?(?:humans?|experts?|doctors?|clinicians?)\b"
    r"|\b(?:more|less) (?:costly|expensive|dangerous|harmful|serious|severe|damaging) than (?:\w+ ){0,2}"
    r"(?:false|miss(?:es|ed|ing)?|wrong\w*|errors?|misclassif\w+)\b"
    r"|(?:\bnot|n['\u2019]t|\bonly) [^.\n]{1,90}\bdue to (?:\w+ ){0,2}"
    rf"{_SHORT}"
    rf"|\b(?:due to|because of) (?:\w+ ){{0,2}}{_SHORT}[^.\n]{{0,60}}(?:\bnot|n['\u2019]t|\bonly)\b"
    # What is left of the answers: "the model cannot explain most of the variation".
    r"|\b(?:models?|regressions?|networks?|classifiers?|predictors?)\b[^.\n]{0,40}\b(?:can ?not|can['\u2019]t"
    r"|could(?: not|n['\u2019]t)|fail(?:s|ed)? to|(?:is|are|was|were) (?:un|not )able to) (?:\w+ )?"
    r"(?:explain|capture|predict|account|generali[sz]e|distinguish|recogni[sz]e|learn)\b"
    r"|\b(?:bit|little|is|are|quite|rather) unrealistic\b"
    # "We are optimistic" says nothing of a score.
    r"|\b(?:scores?|results?|estimates?|estimations?|metrics?|figures|numbers|accurac(?:y|ies)|performances?)"
    r" (?:is|are|may be|might be|could be|can be|will be) (?:\w+ ){0,2}(?:over-?)?(?:optimistic|inflated|biased)\b"
    r"|\b(?:over-?|overly |too )optimistic\b|\boptimistic(?:ally)? bias(?:ed)?\b"
    r"|\bunrealistically\b|\bquick[- ]and[- ]dirty\b"
    r"|\bmay not be (?:that |very |as |so |fully |entirely )?(?:robust|reliable|accurate|representative|applicable)\b"
    r"|\bnot (?:totally|fully|very|always|entirely|completely) (?:reliable|accurate|representative|robust)\b"
    r"|\b(?:decreas|reduc|increas|lower|rais|minimi[sz])\w* (?:the )?(?:(?:number|rate) of )?"
    r"(?:f[np]s?\b|false (?:negatives?|positives?))"
    r"|\bthreshold\b[^.\n]{0,60}\bchosen (?:carefully|with care)|\bresults? (?:is|are) not valid\b"
    r"|\black of (?:\w+ ){0,3}data\b"
    r"|\bweakness(?:es)? (?:lies?|is|are|of)\b|\buncertainty (?:grows|increases|rises)\b",
    re.IGNORECASE,
)
_SAID_ELSEWHERE = lazy_pattern(
    r"\blimita(?:ç(?:ão|ões)|ci(?:ón|ones)|zion[ei])\b|\beinschränkung(?:en)?\b"
    r"|\b(?:limites|grenzen) d(?:u|e ce|e notre|e la|es|ieses|er) (?:modèle|modells|étude|données|daten|méthode)\w*"
    r"|\b(?:interpret|considera|tom|prendr|betracht)\w{0,10} [^.\n]{0,30}\b(?:com|con|avec) "
    r"(?:cautela|precaución|prudenza|prudence|précaution)\b|\bmit vorsicht\b"
    r"|\bn[ãa]o dev(?:e|em|eria|eriam) ser (?:usad|utilizad|interpretad|considerad)\w+"
    r"|\bno deb(?:e|en|ería|erían) (?:ser )?(?:us|utiliz|interpret|consider)a\w+"
    r"|\bne doi(?:t|vent) pas être (?:utilis|interprét|considér)\w+"
    r"|\bnicht (?:geeignet|gedacht|bestimmt) für\b|\bsoll(?:te|ten)? nicht (?:für|als|ohne)\b"
    r"|\b(?:viés|vieses|sesgos?|biais) (?:n[oa]s? (?:dad|amostr)|en (?:los dat|la muestr)|dans les donn|contra|contre"
    r"|de (?:sele[cç]|sélec|g[eéê]n))\w*"
    r"|\b(?:sub|infra)-?representad[oa]s?\b|\bsous-représenté\w*|\bunterrepräsentiert\w*"
    r"|\b(?:falsos?|faux) (?:negativos?|positivos?|négatifs?|positifs?) (?:é|são|es|son|est|sont|pode\w*|puede\w*"
    r"|peu\w*|custa\w*|cuesta\w*|coût\w*|significa\w*)\b"
    r"|\b(?:custo|coste|costo|coût) (?:de |d[oe]s? |de los )?(?:um |un |uma |una )?(?:err|fals|faux)\w*"
    r"|\b(?:privacidade?|vie privée|datenschutz|étic[oa]s?|éthiques?|ethisch\w*)\b",
    re.IGNORECASE,
)
"""The same in Portuguese, Spanish, French, German and Italian."""

_WORDS = 8


@check(
    title="Limits, bias or the cost of errors are discussed",
    how="A document or a notebook has a section on limitations, caveats, ethics, fairness, bias, risks or a disclaimer"
    " with at"
    " least 8 words in it, or a paragraph that begins so;"
    " or two sentences somewhere speak of them, or of where and in which direction the model errs (in"
    " English, Portuguese, Spanish, French, German or Italian). One"
    " sentence earns half, which does not pass."
    " Unknown where a report, or a document at the root, that is not read (PDF, Word) may say what no page does, or"
    " where a library that brings models is used and nothing is seen to train or load one; not"
    " applicable where no code trains, loads or defines a model. Bias and"
    " variance, and the bias of a layer, are something else.",
    fix="Add a section Limits: on which data the model was not tried, whom its errors would cost what, and what it"
    " must not be"
    " used for.",
    # Asked of what somebody may act on: it separates work that was thought through from work that ran, and earns as
    # much as the data that are described.
    weight=3,
    source=Citation("B", "The Often-Overlooked Soft Skills", "ethical considerations in AI deployment"),
    kinds=("kaggle", "deployed"),
    # Limits are told in too many words: of services 26 of 33 findings that no rule had seen were true, of entries 33 of
    # the last 41.
    advice=True,
    bad=[
        Example(
            {"README.md": "# Churn\n\n## The bias-variance tradeoff\n\nA forest has a low bias and a high variance.\n"}
        ),
        Example(
            {"README.md": "# Churn\n\nA false negative costs the shop a customer. <-- bad\n"},
            note="one sentence in passing",
        ),
        Example({"README.md": "# Churn\n\n## Limitations\n\nTo do.\n"}, note="a heading with nothing below it"),
    ],
    good=[
        Example(
            {
                "README.md": "# Vendas\n\nO modelo não deve ser interpretado como um preditor preciso de valores"
                " pontuais.\n\nEsse resultado deve ser interpretado com cautela, pois a amostra é pequena.\n"
            }
        ),
        Example(
            {
                "README.md": "# Churn\n\n## Limitations\n\nThe data is from one country and one year; prices were not"
                " recorded, so that the model cannot tell a cheap contract from a dear one.\n"
            }
        ),
        Example(
            {
                "README.md": "Churn\n=====\n\nLimitations\n-----------\n\nSeason and holidays are not used, and the"
                " model has seen two years of one city.\n"
            },
            note="underlined headings",
        ),
        Example(
            {
                "README.md": "# Churn\n\n> \u26a0\ufe0f **Disclaimer:** This is for educational and research purposes,"
                " and replaces nobody's judgement.\n"
            },
            note="a quotation that begins so",
        ),
        Example(
            {
                "README.md": "# Rentals\n\nThe linear model is simple and cannot explain most of the variation.\n\n"
                "Due to the time limit of this course, I only used the methods that I had learned.\n"
            },
            note="what the model cannot, and what was not tried",
        ),
        Example(
            {
                "README.md": "# Diabetes\n\nThis model has not been reviewed by medical professionals; it was built"
                " solely for experimental and testing purposes.\n"
            }
        ),
        Example(
            {
                "docs/model.md": "A false negative costs a customer, a false positive a call.\n\nOlder customers are"
                " underrepresented, and the model should not be used for them.\n"
            }
        ),
    ],
)
def limits_and_ethics_stated(files: Files, notebooks: list[Notebook], sources: Sources, learning: Learning) -> Verdict:
    """Every model is wrong somewhere, and somebody pays for it.

    Saying where and who shows a reader that the author knows what was built.
    """
    said: list[Finding] = []
    for writing in writings(files, notebooks):
        headed = any(_has_text(writing, found.end()) for found in _HEADED.finditer(writing.text))
        if headed or _OPENED.search(writing.text):
            return passed()
        said += _sentences(writing)
        if len(said) > 1:
            return passed()
    report = unread_write_up(files) or next(iter(documents_at_the_root(files)), None)
    if report:
        return unknown(f"{report} is not read, and may say what no page does")
    if said:
        return graded(0.5, said)
    if not has_a_model(sources, files, learning):
        return not_applicable("no model is trained, loaded or held here")
    if learns_nothing(sources, files, learning):
        return unknown("nothing is seen to train, load or measure a model, though a library that brings some is used")
    return failed(Finding("no document speaks of limits, bias or what errors cost"))


def _has_text(writing: Writing, start: int) -> bool:
    """Whether enough words stand between a heading and the next of any level."""
    rest = writing.text[start : start + 2000]
    following = re.search(r"^#{1,2} ", rest, re.MULTILINE)
    return len(rest[: following.start() if following else None].split()) >= _WORDS


def _sentences(writing: Writing) -> Iterator[Finding]:
    for found in chain(_SAID.finditer(writing.text), _SAID_ELSEWHERE.finditer(writing.text)):
        line = writing.text[writing.text.rfind("\n", 0, found.start()) + 1 :].partition("\n")[0]
        if len(line.split()) >= _WORDS:
            yield writing.finding(f"says “{found[0]}”, and nothing else speaks of limits", found.start())
