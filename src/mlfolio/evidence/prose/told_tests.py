"""Whether a page, or a comment in code, tells of a test of the model on rows kept apart, and of its result."""

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.files import Files
from mlfolio.evidence.prose.document import Document
from mlfolio.evidence.prose.readme import Readme, page_text, read_page
from mlfolio.evidence.prose.results import states_a_result
from mlfolio.patterns import lazy_pattern

_TESTED = lazy_pattern(
    r"(?i)\bheld[- ]out\b|\bhold-?out\b|\b(?:test|validation)[- ](?:set|data|data ?set|split)\b|\bcross[- ]validat"
    # What a competition keeps hidden measures what is handed in.
    r"|\bleader ?board\b|\b(?:public|private|kaggle|submission|lb) score\b|\b(?:public|private) lb\b"
    r"|\b(?:conjunto|dados|datos|set) de (?:testes?|pruebas?|validaci[oó]n|valida[cç][aã]o)\b"
    r"|\b(?:jeux?|ensembles?|données|échantillons?) de (?:tests?|validation)\b"
    r"|\bvalid(?:ation croisée|ación cruzada|ação cruzada)"
    r"|\bvalidazione incrociata|\b(?:set|insieme|dati) di (?:test|validazione|prova)\b"
    r"|\btest-?daten|\bvalidierungs(?:daten|satz|menge)|\bkreuzvalidierung"
    r"|\bzb(?:i[oó]r|iorze) testow|\btest (?:seti|verisi)"
    r"|\b(?:data|set) uji\b|тестов\w{2,4} (?:выборк|данны|набор)|кросс-?валидаци"
    r"|测试集|验证集|測試集|驗證集|交叉验证|テストデータ|検証データ|交差検証|테스트 ?(?:세트|데이터)|교차 ?검증"
)

_FIGURE = lazy_pattern(r"\b\d{1,3}(?:\.\d{1,3})? ?%|\b0\.\d{2}")
_PAGES = 40
"""Pages of a repository that are read beside its README; more are those of a site."""


def page_of_a_test(readme: Readme | None, files: Files) -> str | None:
    """Return the path of the README or other page that tells of a test and its result; None where none does."""
    if readme and tells_of_a_test(readme.document):
        return readme.path
    pages = list(files.named("*.md", "*.rst"))[:_PAGES]
    return next((one for one in pages if _TESTED.search(page_text(one, files)) and _tells(one, files)), None)


def _tells(path: str, files: Files) -> bool:
    return tells_of_a_test(read_page(path, files))


def tells_of_a_test(document: Document) -> bool:
    """Whether a page speaks of a test set or cross-validation anywhere, and states a result."""
    words = (*(one.text for one in document.headings), *document.lines.values())
    return any(map(_TESTED.search, words)) and states_a_result(document)


def tells_its_result(source: Source) -> bool:
    """Whether a comment or text in the source gives a figure of a test: "accuracy on the test set: 81 %"."""
    return any(_TESTED.search(line) and _FIGURE.search(line) for line in source.lines)
