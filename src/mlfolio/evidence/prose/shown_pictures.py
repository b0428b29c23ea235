"""Which picture in a document may show what was reached: by its name, the words beside it or the heading above."""

import re
from urllib.parse import unquote

from mlfolio.evidence.prose.badges import pictures
from mlfolio.evidence.prose.document import Document, Image
from mlfolio.patterns import lazy_pattern

_RESULT = lazy_pattern(
    r"result|scores?(?![a-z])|metric|confusion|precision|recall|specificity|sensitivity|(?<![a-z])roc(?![a-z])|accurac|performance|leader_?board|evaluation"
    r"|(?<![a-z])loss(?:es)?(?![a-z])|residual|actual[-_ ]?vs|pred\w{0,20}[-_ ]?vs|compar(?:ison|aci|aison|a[çc])"
    r"|vergleich|mlflow|tensorboard|wandb"
    r"|(?<![a-z])cluster(?:s|ing)?(?![a-z])|customer[-_ ]segments"
    r"|info-?graphic|(?<![a-z])poster(?![a-z])|training[-_ ]?run|experiment|importance|shap(?![a-z])|curves?(?![a-z])"
    r"|成绩|结果|准确率|成績|結果|スコア|결과|점수|résultat|ergebnis|resultado|risultat|hasil",
    re.IGNORECASE,
)
_UNDER_RESULTS = lazy_pattern(
    r"\bresults?\b|\bperformances?\b|\bevaluation\b|leader ?board|\bmetrics\b|成绩|结果|成績|結果|결과|résultats?\b"
    r"|ergebnis|resultados?\b|risultati\b|\bhasil\b",
    re.IGNORECASE,
)
_SAID_BESIDE = lazy_pattern(
    r"(?i)\bresult(?:s|ing)?\b|\bperform(?:s|ance)\b|\baccurac|\bscores?\b|\bcompar(?:es|ison)\b"
    r"|\b(?:faster|slower) than\b|\bspeed-?ups?\b"
)
_OF_TRAINING = lazy_pattern(
    r"(?i)animation|(?<![a-z])margins?(?![a-z])|boundar(?:y|ies)|optimi[sz](?:er|ador|eur|ier)|entrop[iyí]|(?<![a-z])epochs?(?![a-z])|(?<![a-z])validation(?![a-z])|overfit|convergen"
    r"|(?<![a-z])compar(?:ed?|ing|aci[oó]n|a[cç][aã]o|aison|ativ[aeo])(?![a-z])|vergleich"
    r"|(?<![a-z])train(?:ing)?[-_ ](?:and|vs|&|y|e|et|und)[-_ ](?:test|val)"
)
"""What a picture is named or labelled that was drawn of a training, or of several methods side by side."""

_TRAINING_BESIDE = lazy_pattern(
    r"(?i)\bcross[- ]entropy\b"
    r"|\b(?:train(?:ing)?|validation|test(?:ing)?) (?:and \w{1,20} )?(?:loss(?:es)?|errors?|costs?|curves?)\b"
    r"|\b(?:loss|learning|training|error|cost|roc) curves?\b"
    r"|\b(?:loss(?:es)?|error|cost) (?:over|per|by|against|during|after|vs)\b"
    r"|\b(?:different|various|several) (?:optimi[sz]ers|models|hyper-?parameters|learning rates)\b"
)
"""What a sentence beside a picture says that was drawn of a training."""

_POINTS_BELOW = lazy_pattern(
    r"(?i)\b(?:pictures?|images?|figures?|plots?|charts?|graphs?|screenshots?) (?:\w{1,20} )?(?:below|that follows?)\b"
    r"|\b(?:following|next) (?:\w{1,20} )?(?:pictures?|images?|figures?|plots?|charts?|graphs?|screenshots?)\b"
)
"""What a sentence says that points to pictures further down."""

_ABOVE, _BELOW = 6, 3
"""Lines around a picture in which a sentence or a caption says that it shows what came out."""

_GIVEN = lazy_pattern(r"imgur\.com/|user-images\.githubusercontent\.com/|github\.com/user-attachments/|/assets/\d+/")
"""Hosts that give a picture a name of their own, which tells nothing of what it shows."""

_BY_DATE = lazy_pattern(
    r"^(?:screen ?-?shots?|屏幕截图|截图|截屏|微信图片|スクリーンショット|스크린샷"
    r"|captura(?: de (?:pantalla|tela))?)"
    r"[\W_\d]*(?:at)?[\W_\d]*\.(?:png|jpe?g|gif|webp)$",
    re.IGNORECASE,
)
"""A picture that was named by its time or number."""

_NAMELESS = lazy_pattern(
    r"^(?:(?:alt(?: text)?|bild|chart|download|drawing|fig|figure|foto|graph|imagen?|image|img|photo|pic|picture|plot"
    r"|rplot|unnamed|untitled|图片|图像)[\W_\d]*){0,2}[\W_\d]*(?:\.\w{3,4})?$",
    re.IGNORECASE,
)
"""What a picture is called that nobody has named."""

_ON_OTHER_THINGS = lazy_pattern(
    r"(?i)logo|architect|structure|flow|\bapp\b|\bui\b|interface|demo|usage|install|set-?up|how to"
    r"|data|about|author|\bserver\b|deploy"
    r"|licen[cs]e"
)
"""Headings below which no picture is of what came out."""

_OF_THE_PROGRAM = lazy_pattern(
    r"logo|banner|header|diagram|architect|structure|flow|home|page|login|\bapp\b|\bui\b|interface|demo|database|schema",
    re.IGNORECASE,
)
_OF_PLOTS = lazy_pattern(
    r"(?:\b(?:visuali[sz]ations?|plots|charts|graphs|visualisierung(?:en)?|visualizaci(?:ón|ones)|visualizaç(?:ão|ões)"
    r"|gr[aá]ficos|graphiques)|可视化)[\W_]*\Z",
    re.IGNORECASE,
)
"""What headings end in below which results are drawn."""

_NO_PLOT = lazy_pattern(
    r"(?i)leader_?board|certificat|medal|(?<![a-z])rank(?:s|ing)?(?![a-z])|photo|formula|equation|codecogs|render/math"
    r"|(?<![a-z])metrics?\.|classification[-_ ]?report|(?<![a-z])tables?(?![a-z])"
    r"|load[-_ ]?test|latency|locust|grafana|redis"
)
"""Pictures below results of what was won, of things, of how a result is computed, of printed values and of requests."""

_HOST = lazy_pattern(r"^https?://(?:(?:www\.)?github\.com|raw\.githubusercontent\.com)/[^/]+/[^/]+/")
"""What a repository is called tells nothing of its pictures."""

_PREDICTED = lazy_pattern(r"(?i)(?<![a-z])predict(?:ed|ions?)(?![a-z])")
_HOW_IT_IS_MEASURED = lazy_pattern(r"(?i)\bevaluation (?:metrics?|criteri\w+|measures?)\b")

_LEARNER = r"(?:\w{1,30} ){0,3}(?:models?|networks?|classifiers?|regressors?)\b"
_STEP_OF_TRAINING = lazy_pattern(
    rf"\btrain(?:ing)? (?:and \w{{1,20}} )?{_LEARNER}|\b(?:model|network) training\W*\Z|\btraining (?:runs?|logs?)\b",
    re.IGNORECASE,
)
"""Headings of steps whose pictures may be what the training printed."""


def shown_in_a_picture(document: Document) -> str | None:
    """Return the picture in `document` that may show what was reached; None for none."""
    shown = (one.target for one in pictures(document) if _may_show(one, document))
    return next(shown, None) or _pointed_to(document)


def shows_plots(document: Document) -> bool:
    """Return whether a picture stands among visualisations or results, or is called or said to be of some.

    What is called by another name, or shows a place or a formula, is none.
    """
    return any(_is_drawn(image, document) for image in pictures(document))


def _is_drawn(image: Image, document: Document) -> bool:
    shown = f"{image.alt} {unquote(image.target).rpartition('/')[2]}"
    if _OF_THE_PROGRAM.search(shown) or _NO_PLOT.search(f"{image.alt} {_HOST.sub('', unquote(image.target))}"):
        return False
    headings = document.headings_above(image.line)
    if any(_OF_PLOTS.search(heading.text) for heading in headings):
        return True
    nearest = headings[0].text if headings else ""
    if _UNDER_RESULTS.search(nearest) and not _HOW_IT_IS_MEASURED.search(nearest):
        return True
    return bool(_RESULT.search(shown) or _PREDICTED.search(shown)) or _is_said_to_show(image, document)


def _pointed_to(document: Document) -> str | None:
    """Return the first picture below a sentence that says what came out, and that pictures below show it."""
    told = (one for one in document.paragraphs if _POINTS_BELOW.search(one.text) and _SAID_BESIDE.search(one.text))
    line = next((one.line for one in told), None)
    return next((one.target for one in pictures(document) if line is not None and one.line >= line), None)


def _may_show(image: Image, document: Document) -> bool:
    name = unquote(image.target).rpartition("/")[2]
    if (_GIVEN.search(image.target) or _BY_DATE.match(name)) and not _OF_THE_PROGRAM.search(image.alt):
        return True
    above = document.headings_above(image.line)[:1]
    shown = f"{image.alt} {name}"
    if _RESULT.search(shown) or any(_UNDER_RESULTS.search(one.text) for one in above):
        return True
    if _OF_THE_PROGRAM.search(shown):
        return False
    if (
        _NAMELESS.match(name)
        and _NAMELESS.match(image.alt)
        and not any(_ON_OTHER_THINGS.search(one.text) for one in above)
    ):
        return True
    if _OF_TRAINING.search(shown) or any(_STEP_OF_TRAINING.search(one.text) for one in above):
        return True
    return _is_said_to_show(image, document)


def _is_said_to_show(image: Image, document: Document) -> bool:
    """Whether the last words before a picture, or the first below it, are of what came out."""
    above = (document.lines.get(line) for line in range(image.line - 1, image.line - _ABOVE, -1))
    below = (document.lines.get(line) for line in range(image.line, image.line + _BELOW))
    said = (next(filter(None, lines), "") for lines in (above, below))
    return any(_SAID_BESIDE.search(words) or _TRAINING_BESIDE.search(words) for words in said)
