"""Results are plotted, and the plots say what they show."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.evidence.learning.experiments import Experiment
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.learning.traces import DRAWN
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.prose.shown_pictures import shows_plots
from mlfolio.evidence.prose.stand_ins import has_no_result_of_its_own
from mlfolio.evidence.serving.services import Services
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, averaged_where_told, not_applicable

_UNLABELLED = 0.4
_ENOUGH = 0.5
"""Labels a plot. Several are drawn into one figure, and some libraries label by themselves."""

_BY_ITSELF = 0.5
"""What a plot counts whose axes the library labels with the columns' names: it has labels, and no title."""

_PASSES_AT = 0.5

_DRAWS_CURVES = frozenset(
    {
        "TensorBoard",
        "SummaryWriter",
        "TensorBoardLogger",
        "WandbLogger",
        "NeptuneLogger",
        "CometLogger",
        "init",
        "init_run",
        "finish",
        "Live",
        "DVCLiveCallback",
        "DvcLiveCallback",
        "create_file_writer",
        "FileWriter",
    }
)
"""What keeps the curves of each run for TensorBoard, Weights & Biases, Neptune, Comet or DVC, which draw them."""

_DRAWS = lazy_pattern(r"(?i)(?:^|/)(?:visual|plot|viz)\w*\.py$")

_PLOT = "import matplotlib.pyplot as plt\nfrom sklearn.svm import SVC\n\nSVC().fit(X_train, y_train)\nplt.plot(scores)"


@check(
    title="Results are plotted with titles and labels",
    how="A project that trains is granted all for plots (matplotlib, seaborn, plotly, pandas, ggplot ...) with at"
    " least one title or axis label for every two of them, of which those that a library writes itself (seaborn and"
    " plotly of columns, pandas of a named index, R's plots, SHAP, scikit-learn's displays) count half; from 40 % for"
    " plots without any; nothing where nothing is plotted. A project is left out that keeps its curves for"
    " TensorBoard, Weights & Biases, Neptune and their like, or calls a module named for plots that is not here, or"
    " beside which code of a language that is not read takes a library of plots (Julia, Rust, Go ...), or a report lies"
    " that is not read"
    " (PDF, Word, slides), a picture named for a plot, a text in Markdown that shows code that draws and pictures,"
    " or one that it calls a plot of how a model does (a confusion matrix, a learning curve ...),"
    " a page that draws charts (kept so, saved by Evidently of how"
    " good a model is, or made by explainerdashboard) or a dashboard of Grafana with a measure of the model, and so are"
    " exercises, what its own file calls a toy or dummy model, and what draws nothing where the README shows a picture"
    " of visualisations, results or predictions, by the heading above it, its name or the words beside it."
    " What is a template,"
    " a walkthrough or a reference architecture, or shows how a model is served, is not judged, nor what trains on"
    " what a request sends. The mean over several projects is granted; half passes.",
    fix="Plot what the reader has to believe (scores, errors, curves), and give every plot a title and axis labels with"
    " units.",
    # A matter of degree that a reader notices at once.
    weight=1,
    source=Citation("A", "Data Skills", "clear, informative visualizations"),
    # A library's examples show how it is used: whoever uses it has the result.
    kinds=("kaggle", "from-scratch", "deployed", "portfolio", "general"),
    # A service shows what it tells elsewhere, and of several works some do: 32 of 56 findings there were true, 62 of 71
    # of entries and algorithms.
    advice_for=("deployed", "portfolio", "general"),
    bad=[Example({"train.py": _PLOT + "  <-- bad\n"})],
    good=[
        Example({"train.py": _PLOT + "\nplt.title('Score by fold')\nplt.xlabel('fold')\nplt.ylabel('accuracy')\n"}),
        Example(
            {
                "train.py": "import seaborn as sns\nfrom sklearn.svm import SVC\n\nSVC().fit(X_train, y_train)\n"
                "sns.lineplot(x='hour', y='count', data=rows)\nsns.heatmap(rows.corr())\n"
            },
            note="seaborn writes the names of the columns",
        ),
        Example(
            {
                "train.py": "from bokeh.plotting import figure\nfrom sklearn.svm import SVC\n\n"
                "SVC().fit(X_train, y_train)\npage = figure()\npage.line(folds, scores)\n"
                "page.title.text = 'Score by fold'\n"
                "page.xaxis.axis_label = 'fold'\npage.yaxis.axis_label = 'accuracy'\n"
            },
            note="labels as bokeh has them",
        ),
    ],
)
def results_visualised(learning: Learning, kind: Kind, readme: Readme | None, sources: Sources) -> Verdict:
    """A plot shows at a glance what a page of numbers hides, to readers who are no engineers too.

    Without a title and labels they must guess what it shows.
    """
    if not learning.results:
        return not_applicable("nothing is trained here for a result")
    if has_no_result_of_its_own(readme, kind.name):
        return not_applicable("what is a template, or shows how a model is served, has no result of its own")
    answering = {
        (source.path, line) for source, route in Services(sources).routes for line in range(route.line, route.end + 1)
    }
    works = [one for one in learning.results if not _trains_for_requests(one, answering)]
    if not works:
        return not_applicable("only what a request sends is trained on here")
    shown = readme is not None and shows_plots(readme.document)
    return averaged_where_told(
        (_judged(one, shown=shown) for one in works),
        "plots may stand where nobody can tell",
        passes_at=_PASSES_AT,
        partly="some plots have no title and no axis label",
    )


def _trains_for_requests(experiment: Experiment, answering: set[tuple[str, int]]) -> bool:
    """Whether all that trains stands in functions that answer requests, on what those send."""
    signs = experiment.signs("trained", "own training", "inference")
    return bool(answering) and all((one.path, one.line) in answering for one in signs)


def _may_draw(experiment: Experiment) -> bool:
    """Whether curves are kept for a page that draws them, or pictures that some other way made."""
    drawn = experiment.shows("page of results") and experiment.shows("page saved")
    return drawn or _keeps_curves(experiment)


def _keeps_curves(experiment: Experiment) -> bool:
    """Whether each run's curves go where they are drawn and named: plots without names beside it are another matter."""
    return bool(_DRAWS_CURVES & experiment.details("tracker")) or experiment.shows("picture kept")


def _draws_elsewhere(experiment: Experiment) -> bool:
    """Whether a module is called that is named for plots and lies nowhere here, as one that a course hands out."""
    return experiment.shows("plot of a module") and not any(_DRAWS.search(one.path) for one in experiment.readings)


def _judged(experiment: Experiment, *, shown: bool) -> tuple[float, Finding | None] | None:
    plots, labels = experiment.signs("plot"), experiment.signs("plot label", "own plot")
    if not plots and experiment.shows("own plot"):
        return 1.0, None
    if not plots and (shown or _may_draw(experiment) or DRAWN in experiment.traces):
        return None
    named = experiment.signs("plot of columns")
    if not (labels or named) and (_draws_elsewhere(experiment) or _keeps_curves(experiment)):
        return None
    if not plots:
        return 0.0, experiment.training.finding("trained here, and nothing is plotted")
    labelled = min((len(labels) + _BY_ITSELF * len(named)) / len(plots) / _ENOUGH, 1.0)
    share = _UNLABELLED + (1 - _UNLABELLED) * labelled
    if labels or named:
        return share, None
    return share, plots[0].finding(
        "no plot here has a title or an axis label" if len(plots) > 1 else "a plot without a title or an axis label"
    )
