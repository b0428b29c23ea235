"""Pictures, pages, texts and reports that may show where a model is wrong, in files that are no code of the model."""

import re
from collections.abc import Iterator
from itertools import islice

from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern

_PICTURES = ("*.png", "*.jpg", "*.jpeg", "*.svg", "*.gif", "*.eps")
_PAGES = ("*.js", "*.ts", "*.jsx", "*.tsx", "*.vue", "*.html")
_LIMIT = 200_000
"""Characters. A longer page is generated."""

_UNREAD = (
    "*.pdf", "*.doc", "*.docx", "*.odt", "*.rtf", "*.pages", "*.ppt", "*.pptx", "*.odp", "*.key", "*.pbix", "*.twb",
    "*.twbx", "events.out.tfevents*",
)  # fmt: skip
"""Reports, slides and dashboards in formats that are not read, and what TensorBoard shows."""

_PACKED_PAGE = lazy_pattern(
    r"\.min\.\w+\Z|\.[0-9a-f]{8,20}(?:\.chunk)?\.js\Z|_files/libs/|(?:^|/)(?:jquery|bootstrap)[^/]*\Z"
)
_PACKED = ("*.zip", "*.rar", "*.7z", "*.gz", "*.tar", "*.xls", "*.xlsx", "*.ods")
_TEXTS = ("*.txt", "*.log", "*.out", "*.csv", "*.tsv", "*.json", "*.tex", "*.org", "*.adoc", "*.yaml", "*.yml")
_MOST_TEXTS = 60
_OF_RESULTS = lazy_pattern(
    r"result|report|output|eval|metric|score|perf|summary|classif|error|pred|log(?![a-z])|history"
    r"|\.(?:tex|out|org|adoc)$",
    re.IGNORECASE,
)

_LOOK = lazy_pattern(
    r"confusion|residual|mis_?class|importance|(?<![a-z])(?:shap|roc)(?![a-z])|actual[-_ ]?(?:vs|and)"
    r"|pred\w{0,10}[-_ ]?vs|grad[-_]?cam|(?<![a-z])(?:errors?|cm|conf_?mat|pred(?:s|ict(?:ed|ions?)?)?|forecasts?"
    r"|results?|outputs?|evaluation|tree|features?|auc)(?![a-z])",
    re.IGNORECASE,
)
_TOLD = lazy_pattern(
    r"confusion|residuals?\b|mis-?classif|importances?\b|(?:true|false)[-_ ]?(?:pos|neg)"
    r"|\b(?:[tf][pn]|[tf][pn][ _]?rate)\b"
    r"|precision[ \t,;|]{1,20}recall"
    r"|\bpred\w{0,10}[\"']?[ \t]{0,9}[,;\t][ \t]{0,9}[\"']?(?:true|actual|label|target|y)\b"
    r"|\b(?:true|actual|label|target|y)[\"']?[ \t]{0,9}[,;\t][ \t]{0,9}[\"']?pred",
    re.IGNORECASE,
)
"""What a text says that counts or shows errors, and the heads of tables that hold what is true beside the predicted."""
_OF_NUMBERS = lazy_pattern(
    r"conf(?:usion)?[-_ ]?mat(?:ri|\W|_)"
    r"|(?<![a-z])(?:plots?|charts?|graphs?|curves?|loss|accuracy|roc|confusion|importances?|correlations?|corr|heat_?maps?"
    r"|hist(?:ogram)?s?|distributions?|residuals?|box_?plots?|scatter\w{0,5}|(?:grafana_?)?dashboards?|tensor_?board"
    # The same in other languages.
    r"|gr[a\u00e1]fic[oa]s?|grafi[ck]en|grafiks?|grafieken?|graphiques?|courbes?|diagramme?s?|wykres\w?)(?![a-z])"
    r"|\u56fe\u8868|\u66f2\u7ebf",
    re.IGNORECASE,
)
_CHARTS = lazy_pattern(
    r"\bnew Chart\(|Plotly\.(?:newPlot|react)\(|\bd3\.select|echarts\.init\(|Highcharts\.|react-chartjs|recharts"
    r"|apexcharts"
    r"|<canvas[^>\n]{0,80}chart",
    re.IGNORECASE,
)
"""What draws a chart in a page."""

_DRAWING_LIBRARY = lazy_pattern(
    # Julia, Rust, Go, C++, Java and Scala, C#, Swift.
    r"^[ \t]*(?:using|import)\s[^\n]{0,200}?\b(?:(?:Stats|Unicode|Python)?Plots?|PyPlot|\w{0,5}Makie|Gadfly|VegaLite"
    r"|PlotlyJS|AlgebraOfGraphics|PGFPlotsX|Gaston)\b"
    r"|^[ \t]*use (?:plotters|plotly|plotlib|charming)\b|\bgonum\.org/v1/plot\b|\bgo-echarts/"
    r"|^[ \t]*#include [<\"](?:matplotlibcpp|matplot/|gnuplot)"
    r"|^[ \t]*import (?:org\.jfree\.|org\.knowm\.xchart|breeze\.plot|smile\.plot|vegas\b|tech\.tablesaw\.plotly)"
    r"|^[ \t]*using (?:ScottPlot|OxyPlot|XPlot|Plotly\.NET)\b|^[ \t]*import Charts\b",
    re.MULTILINE,
)
"""What brings plots into code of languages that are not read."""

_DRAWN_IN_CODE = lazy_pattern(r"(?<![\w.])(?:plt|sns|px)\.[a-z]|(?<![\w.])ggplot\(|\w\.plot\(")
_PICTURE = lazy_pattern(r"!\[[^\]\n]{0,200}\]\(|<img\s", re.IGNORECASE)
"""What draws in the code that a text shows, and a picture in it."""

_NAMED_PICTURE = lazy_pattern(
    r"!\[[^\]\n]{0,200}\]\([^)\n]{1,300}|<img\s[^>]{0,400}>(?:\s{0,20}<figcaption[^>]{0,100}>[^<]{0,200})?",
    re.IGNORECASE,
)
_OF_A_RESULT = lazy_pattern(
    r"conf(?:usion)?[-_ ]?mat|(?:feature|variable)s?[-_ ]?importance"
    r"|(?:learning|loss|accuracy|roc|auc|recall|training|validation|error|cost|lift|calibration)[-_ ]?curves?(?![a-z])"
    r"|(?<![a-z])(?:roc|shap|residuals|residual[-_ ]?plots?|(?:box|violin|scatter)[-_ ]?plots?"
    r"|(?:train(?:ing)?|val(?:idation)?|test)[-_ ]?(?:loss|acc(?:uracy)?|errors?))(?![a-z])"
    r"|(?<![a-z])(?:loss(?:es)?[-_ ]?(?:plot|graph|chart|over|by|per)|actual[-_ ]?(?:vs|and)|pred\w{0,10}[-_ ]?vs)",
    re.IGNORECASE,
)
"""A picture in a text with its label, name and caption, and what these call a plot of how a model does."""

_PANEL = lazy_pattern(r"\"type\"\s{0,3}:\s{0,3}\"(?:timeseries|graph|barchart|trend|state-timeline)\"")
_OF_A_MODEL = lazy_pattern(
    r"\"(?:title|expr|rawsql|query)\"\s{0,3}:\s{0,3}\"[^\n]{0,300}?(?<![a-z])(?:accuracy|f1|auc|rmse|mae|precision|recall"
    r"|model[ _]metrics?)(?![a-z])",
    re.IGNORECASE,
)
"""A panel of Grafana that draws a line, and one that asks for a measure of the model."""

_TRUTH = lazy_pattern(r"[\"'`(](?:actual|observed|real|true|historical|measured)\b", re.IGNORECASE)
_ANSWER = lazy_pattern(r"[\"'`(](?:predict(?:ed|ions?)|forecasts?)\b", re.IGNORECASE)


def pictures_of_errors(files: Files) -> Iterator[str]:
    """Yield the pictures that their names call a confusion matrix, residuals or the like."""
    yield from (path for path in files.named(*_PICTURES) if _LOOK.search(path.rpartition("/")[2]))


def pictures_of_numbers(files: Files) -> Iterator[str]:
    """Yield the pictures that their names, or that of their folder, call a plot, a curve or the like."""
    yield from (path for path in files.named(*_PICTURES) if _OF_NUMBERS.search("/".join(path.split("/")[-2:])))


def draws_charts(text: str) -> bool:
    """Return whether a page draws a chart, by the calls of the libraries that do."""
    return _CHARTS.search(text[:_LIMIT]) is not None


def plots_in_its_language(text: str) -> bool:
    """Return whether a source of a language that is not read takes a library that draws plots."""
    return _DRAWING_LIBRARY.search(text[:_LIMIT]) is not None


def texts_with_pictures(files: Files) -> Iterator[str]:
    """Yield texts that may show what their code draws, as a notebook written out does; as many as a work has."""
    yield from islice(files.named("*.md"), _MOST_TEXTS)


def shows_what_it_draws(text: str) -> bool:
    """Return whether a text shows code that draws, and pictures, or one that it calls a plot of how a model does."""
    shown = text[:_LIMIT]
    return _PICTURE.search(shown) is not None and (
        _DRAWN_IN_CODE.search(shown) is not None
        or any(_OF_A_RESULT.search(found[0]) for found in _NAMED_PICTURE.finditer(shown))
    )


def dashboards(files: Files) -> Iterator[str]:
    """Yield the dashboards of Grafana that are kept as files and draw a measure of the model."""
    named = (path for path in files.named("*.json") if "dashboard" in path.lower() or "grafana" in path.lower())
    texts = ((path, (files.text(path) or "")[:_LIMIT]) for path in named)
    yield from (path for path, text in texts if _PANEL.search(text) and _OF_A_MODEL.search(text))


def unread_reports(files: Files) -> Iterator[str]:
    """Yield what may be a report, and packed files and tables that are named for a result."""
    yield from files.named(*_UNREAD)
    yield from (path for path in files.named(*_PACKED) if _OF_RESULTS.search(path.rpartition("/")[2]))


def texts_of_results(files: Files) -> Iterator[str]:
    """Yield the texts and tables that are named for a result, and reports in LaTeX, as many as a work has."""
    named = (path for path in files.named(*_TEXTS) if _OF_RESULTS.search(path.rpartition("/")[2]))
    yield from islice(named, _MOST_TEXTS)


def told_in_text(text: str) -> tuple[str, ...]:
    """Return `errors` for a text that counts errors by kind, or sets what was predicted beside what is true."""
    return ("errors",) if _TOLD.search(text[:_LIMIT]) else ()


def pages(files: Files) -> Iterator[str]:
    """Yield the pages and scripts of a browser; what is packed or brought along is nobody's page."""
    yield from (path for path in files.named(*_PAGES) if not _PACKED_PAGE.search(path))


def shown_in_page(text: str) -> tuple[str, ...]:
    """Return `errors` for a page that labels what was predicted and what was true, or speaks of kinds of errors."""
    code = text[:_LIMIT]
    return ("errors",) if _TRUTH.search(code) and _ANSWER.search(code) else told_in_text(code)
