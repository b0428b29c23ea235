"""Part of the data is kept away from training, to measure on."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.sources import Source, Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.evidence.learning.apart import answered_files, has_test_file, has_test_folder, kept_back_by_settings
from mlfolio.evidence.learning.experiments import MEASURES, Experiment
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.learning.never_called import Place, never_called
from mlfolio.evidence.learning.overlapping_bounds import overlapping
from mlfolio.evidence.learning.signs import Sign
from mlfolio.evidence.learning.traces import ANYTHING, GENERATED, TEST_PART
from mlfolio.evidence.prose.demonstrations import says_the_model_was_given
from mlfolio.evidence.prose.document import Document
from mlfolio.evidence.prose.readme import README_LIMIT, Readme, read_document
from mlfolio.evidence.prose.results import results
from mlfolio.evidence.prose.sibling_repositories import model_repository
from mlfolio.evidence.prose.stand_ins import is_called_a_template
from mlfolio.evidence.serving.loading import loadings
from mlfolio.evidence.trials import explores
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, averaged_where_told, failed, not_applicable, unknown

_ONE_PART = 0.8
"""One part that is held out serves to choose and to report; folds, or a part for each, keep the two apart."""

_TRAINS = frozenset({"trained", "own training", "inference"})
_LACKING = (0.0, None)
"""Trained, and nothing held out, before it is told where."""

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
_READY = lazy_pattern(
    r"(?i)pre-?train|hugging ?face|\bdownload\w* (?:the )?(?:\w{1,20} )?(?:models?|weights|checkpoint)|\byolo|haar"
    r"|resnet|\bvgg|mobile_?net|inception|efficientnet|\bbert\b|whisper|spacy|imagenet"
)
"""What says that a model came ready from elsewhere, where it was tested."""

_PAGES = 40
"""Pages of a repository that are read beside its README; more are those of a site."""

_PASSES_AT = 0.2

_PRACTISED = 3
"""Projects that hold data out for one that seems not to: there it was done, or not needed, in a way that was not seen.

Of five such lone ones that two readers each opened on fresh repositories (docs/precision.md), none was true.
"""
"""A quarter of several projects, with one part held out in each; the points follow the share."""


@check(
    title="Data is held out to measure on",
    how="Wherever a model is trained (a `fit`, a training loop, a function of the project's own that trains) a split is"
    " looked for in the same project: a split or cross-validation of a library, a validation set given to the"
    " training, a data set that comes with a test part, or a hold-out made by hand (functions, names and slices such"
    " as `y_val` or `rows[:n]` beside `rows[n:]`, the rows before and after a date, those of a year"
    " in R, shares that MATLAB's `divideParam` names), or a forest in R that is printed"
    " or plotted, or whose error out of bag is read. A competition's test set without answers is none. Where a name"
    " in the code may be of such a part, a test file or folder lies beside that of the training or is named"
    " elsewhere, or a file to validate on or with the answers lies there under the training file's name,"
    " settings keep a share back, all that trains is called an exploration, a notebook cannot be read, or"
    " the README gives a result of such a part or of a leaderboard, the project is left out, and so is what makes"
    " things up (GANs, autoencoders) or only draws how a plane is parted."
    " Grouping without answers (mixtures, a fit to one value) and reinforcement"
    " learning are not judged, nor the descent of a formula,"
    " methods that train and that nothing calls, what learns a few rows or a truth table that stand in its file,"
    " fits to answers that are drawn at random or are the groups of a clustering, descents to parameters of which the"
    " answers were made, where nothing is measured on rows, and functions called so that only write down what stands in"
    " them. All"
    " is granted for cross-validation, a search that does it, or a validation and a test part; 80 % for one part held"
    " out; the mean over several projects, without those that seem to hold nothing out where three times as many do."
    " A quarter passes. A competition entry that hands in predictions of"
    " no trained model must measure them too; and where a service answers with a model from a file, the code that"
    " trained it must be there: unknown where the README or a page tells of its test and the result, or the model comes"
    " ready from elsewhere, not applicable where the README's title or opening calls all a template or starter app; a"
    " source that gives such a figure beside the model it loads is left out.",
    fix="Split before anything is learned (`train_test_split(X, y, random_state=0)`, or `cross_val_score`) and measure"
    " only on what the model has not seen.",
    # Without it no number in the repository means anything: a judge gives nothing where it is missing, whatever else is
    # there, so it weighs twice what any other practice here does.
    weight=4,
    source=Citation("B", "Technical Foundations", "model evaluation and validation"),
    # A library's examples show how it is used: whoever uses it has the result.
    kinds=("kaggle", "from-scratch", "deployed", "portfolio", "general"),
    # What shows how an algorithm learns seldom claims how well: 6 of 16 findings there were true, 15 of 20 of services.
    advice_for=("from-scratch",),
    bad=[
        Example(
            {
                "train.py": "import pandas as pd\nfrom sklearn.ensemble import RandomForestClassifier\n\n"
                "rows = pd.read_csv('rows.csv')\nmodel = RandomForestClassifier()\n"
                "model.fit(rows.drop(columns='y'), rows['y'])  <-- bad\n"
            },
        ),
        Example(
            {
                "titanic.ipynb": [
                    "import pandas as pd\ntrain = pd.read_csv('train.csv')\ntest = pd.read_csv('test.csv')",
                    "from sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression()",
                    "model.fit(train, train.pop('Survived'))  <-- bad\nmodel.predict(test)",
                ]
            },
            note="nobody has the answers of the competition's test set",
        ),
        Example(
            {
                "app.py": "import joblib\nfrom flask import Flask\n\napp = Flask(__name__)\n"
                "model = joblib.load('model.pkl')  <-- bad\n\n\ndef answer(row):\n    return model.predict([row])\n",
            },
            note="a model from elsewhere: nobody can see on what it was tested",
        ),
    ],
    good=[
        Example(
            {
                "train.py": "from sklearn.model_selection import train_test_split as tts\nfrom sklearn.svm import SVC\n"
                "\nX_train, X_test, y_train, y_test = tts(X, y)\nmodel = SVC().fit(X_train, y_train)\n"
                "print(model.score(X_test, y_test))\n"
            },
        ),
        Example(
            {
                "net.py": "def train(rows):\n    return sum(rows)\n\n\nn = 800\nmodel = train(rows[:n])\n"
                "print(model - rows[n:])\n"
            },
            note="by hand",
        ),
        Example(
            {
                "app.py": "import joblib\nfrom flask import Flask\n\napp = Flask(__name__)\n"
                "model = joblib.load('model.pkl')\n",
                "train.py": "from sklearn.model_selection import cross_val_score\nfrom sklearn.svm import SVC\n\n"
                "print(cross_val_score(SVC(), X, y))\n",
            },
            note="a service, and how its model was tested",
        ),
        Example({"train.R": "fit <- train(y ~ ., rows, method = 'rf', trControl = trainControl('cv', 5))\n"}),
    ],
)
def holds_out_data(learning: Learning, kind: Kind, sources: Sources, files: Files, readme: Readme | None) -> Verdict:
    """A model that is measured on the data it learned from looks good whatever it learned.

    Data it has never seen is the only way to know how it will do.
    """
    if not learning:
        unmeasured = _UNMEASURED[kind.name](learning, sources) if kind.name in _UNMEASURED else None
        if unmeasured and kind.name == "deployed" and is_called_a_template(readme):
            return not_applicable("who begins with this template puts a model of their own in")
        if unmeasured and (doubt := _doubt(kind, learning, sources, files, readme)):
            return unknown(doubt)
        return failed(unmeasured) if unmeasured else not_applicable("nothing is trained on data here")
    judged = [(one, _judged(one, kind)) for one in learning.experiments]
    if any(each == _LACKING for _, each in judged):
        told = readme is not None and _tells_of_a_test(readme.document)
        answered = answered_files(files)
        judged = [
            (one, None if each == _LACKING and (told or _is_open(one, kind, files, answered)) else each)
            for one, each in judged
        ]
    lacking = [one for one, verdict in judged if verdict == _LACKING]
    idle = never_called(sources.code) if lacking else frozenset()
    by_path = {source.path: source for source in sources.code} if lacking else {}
    asked = [(one, verdict) for one, verdict in judged if verdict != _LACKING or not _only_defines(one, idle)]
    if not asked:
        return not_applicable("the methods that train are only defined here: nothing calls them")
    if _is_practised([verdict for _, verdict in asked]):
        asked = [(one, None if verdict == _LACKING else verdict) for one, verdict in asked]
    return averaged_where_told(
        ((0.0, _finding(one, by_path)) if verdict == _LACKING else verdict for one, verdict in asked),
        "a part may be held out by its name",
        passes_at=_PASSES_AT,
        partly="one part is held out: folds, or a part to choose by beside the one to test on, earn everything",
    )


def _is_practised(verdicts: list[tuple[float, Finding | None] | None]) -> bool:
    """Whether so many projects hold data out that the others are more likely misread than at fault."""
    lacking = verdicts.count(_LACKING)
    return len(verdicts) - lacking - verdicts.count(None) >= _PRACTISED * lacking > 0


def _doubt(kind: Kind, learning: Learning, sources: Sources, files: Files, readme: Readme | None) -> str | None:
    """Return why a result that nothing here measures may be measured all the same; None where it is not."""
    if any(reading.trace() == ANYTHING for reading in learning.readings if not reading.signs):
        return "a notebook that cannot be read may hold out a part"
    if kind.name != "deployed":
        return None
    if page := _told_on(readme, files):
        return f"{page} tells of a test of the model, which is trained elsewhere"
    if readme and (repository := model_repository(readme.document)):
        return f"{repository} is where the model is made"
    if readme and says_the_model_was_given(readme.text):
        return "the README says that the model was given, and may have been tested there"
    texts = (*(source.text for source in sources.code), readme.text if readme else "")
    return "a model that comes ready from elsewhere was tested there" if any(map(_READY.search, texts)) else None


def _told_on(readme: Readme | None, files: Files) -> str | None:
    """Return the README or other page that tells of a test and its result; None where none does."""
    if readme and _tells_of_a_test(readme.document):
        return readme.path
    pages = list(files.named("*.md", "*.rst"))[:_PAGES]
    return next((one for one in pages if _TESTED.search(text := _text(files, one)) and _tells(one, text)), None)


def _text(files: Files, path: str) -> str:
    return (files.text(path) or "")[:README_LIMIT]


def _tells(path: str, text: str) -> bool:
    return _tells_of_a_test(read_document(path, text))


def _is_open(experiment: Experiment, kind: Kind, files: Files, answered: frozenset[str]) -> bool:
    """Whether rows may lie apart, or all that trains looks at the data by its name: a line through them is a look."""
    return explores(experiment.training.path) or _has_rows_apart(experiment, kind, files, answered)


def _has_rows_apart(experiment: Experiment, kind: Kind, files: Files, answered: frozenset[str]) -> bool:
    """Whether rows to test on lie in a file or folder beside those trained on, which may be looked at one by one.

    Those of a competition have no answers; a share that settings keep back has.
    """
    if kept_back_by_settings(files):
        return True
    return not _competes(experiment, kind) and (
        has_test_folder(files)
        or any(path.startswith(_folder(experiment)) for path in answered)
        or (experiment.shows("test set") and has_test_file(files))
    )


def _folder(experiment: Experiment) -> str:
    """Return how the paths in the folder of an experiment, or of its notebook, begin, in lower case."""
    name = experiment.name.lower()
    folder = name.rpartition("/")[0] if name.endswith(".ipynb") else name
    return f"{folder}/" if folder else ""


def _competes(experiment: Experiment, kind: Kind) -> bool:
    return kind.name == "kaggle" or experiment.shows("submission")


def _judged(experiment: Experiment, kind: Kind) -> tuple[float, Finding | None] | None:
    splits = experiment.signs("split")
    if experiment.shows("cross-validation", "search") or _has_two_parts(splits):
        return 1.0, None
    if splits or (kind.name != "kaggle" and _has_test_set(experiment)):
        return _ONE_PART, None
    doubts = {"holdout", GENERATED} if _competes(experiment, kind) else {"holdout", TEST_PART, GENERATED}
    if not doubts.isdisjoint(experiment.traces):
        return None
    if not experiment.is_measured and "contourf" in experiment.details("plot"):
        # How kernels part a plane is drawn, and no score claimed.
        return None
    if not experiment.is_measured and _finds_what_is_known(experiment):
        return None
    return None if _learns_what_is_written(experiment) else _LACKING


def _learns_what_is_written(experiment: Experiment) -> bool:
    """Whether a few rows that stand in the code, where none are read, show how a step is made or a model is kept.

    Of a whole truth table there is nothing to hold out.
    """
    if experiment.shows("rows written out") and "data" not in experiment.traces:
        return True
    training = [(one, {sign.role for sign in one.signs}) for one in experiment.own if one.trains]
    return all(
        "truth table" in roles or ("rows written out" in roles and "data" not in one.trace()) for one, roles in training
    )


def _finds_what_is_known(experiment: Experiment) -> bool:
    """Whether all that trains looks for parameters of which the answers were made, and sets its own beside these."""
    return all(
        any(sign.role == "known parameters" for sign in reading.signs) for reading in experiment.own if reading.trains
    )


def _only_defines(experiment: Experiment, idle: frozenset[Place]) -> bool:
    """Whether all that trains stands in methods that nothing calls: layers, or a check of their gradients."""
    signs = (sign for reading in experiment.own if reading.trains for sign in reading.signs)
    return all((one.path, one.cell, one.line) in idle for one in signs if one.role in _TRAINS)


def _finding(experiment: Experiment, by_path: dict[str, Source]) -> Finding:
    for source in filter(None, (by_path.get(reading.path) for reading in experiment.own)):
        if (line := overlapping(source)) is not None:
            return source.finding("the rows tested on overlap the trained ones by the bounds of the two slices", line)
    return experiment.training.finding("trained here, and no part of the data is held out in this project")


def _tells_of_a_test(document: Document) -> bool:
    words = (*(one.text for one in document.headings), *document.lines.values())
    return any(map(_TESTED.search, words)) and next(results(document), None) is not None


def _has_two_parts(splits: list[Sign]) -> bool:
    names = [sign.detail.lower() for sign in splits]
    return any("val" in name or "dev" in name for name in names) and any("test" in name for name in names)


def _has_test_set(experiment: Experiment) -> bool:
    # Where nothing is measured on it, it may be for an answer that nobody has, like a competition's.
    return experiment.shows("test set") and experiment.shows(*MEASURES)


def _handed_in(learning: Learning, _: Sources) -> Finding | None:
    signs = [sign for reading in learning.readings for sign in reading.signs]
    if any(sign.role in ("split", "cross-validation") for sign in signs):
        return None
    found = next((sign for sign in signs if sign.role == "submission"), None)
    return (
        found.finding("predictions are handed in from here, and nothing measures them on data with answers")
        if found
        else None
    )


def _served(learning: Learning, sources: Sources) -> Finding | None:
    """Return where a model is loaded from a file, if nothing in the repository trains anything at all."""
    if any(sign.role in _LEARNS for reading in learning.readings for sign in reading.signs):
        return None
    if not any(_ASKED.search(one.text) for one in sources.code):
        return None
    silent = (one for one in sources.code if not _tells_its_result(one))
    loaded = ((one, loading) for one in silent for loading in loadings(one) if loading.problem is None)
    found = next(((one, loading) for one, loading in loaded if _MODEL.search(one.lines[loading.line - 1])), None)
    return found and Finding("a model is loaded that nothing here trains or measures", found[0].path, found[1].line)


def _tells_its_result(source: Source) -> bool:
    """Whether a comment or text in the source gives a figure of a test: "accuracy on the test set: 81 %"."""
    return any(_TESTED.search(line) and _FIGURE.search(line) for line in source.lines)


_FIGURE = lazy_pattern(r"\b\d{1,3}(?:\.\d{1,3})? ?%|\b0\.\d{2}")
_ASKED = lazy_pattern(r"\.predict(?:_proba)?\(")
_MODEL = lazy_pattern(r"(?i)model|clf|classif|regress|pipe|estimator|predictor|forest|xgb|lgb|svm|svc|knn|_rf|rf_")
"""The line that loads a model, which an encoder or a table beside it is not."""

_LEARNS = frozenset({"trained", "own training", "clustered", "inference", "split", "cross-validation", *MEASURES})
_UNMEASURED = {"kaggle": _handed_in, "deployed": _served}
"""What fails although nothing is trained, by kind: a result that is put forward, and no way to see how good it is."""
