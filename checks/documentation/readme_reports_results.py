"""A number, a table or a rank that was reached."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.coursework.declared import says_it_is_coursework
from mlfolio.evidence.coursework.practice import is_a_learners
from mlfolio.evidence.files import Files
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.learning.nothing_reached import (
    is_without_learning,
    learns_nothing,
    only_defines,
    only_prepares,
    runs_in_tests_alone,
    shows_exercises_alone,
)
from mlfolio.evidence.learning.own_model import has_a_model, is_of_pages_alone, is_ready_made
from mlfolio.evidence.learning.visitors import trains_for_visitors
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.prose.demonstrations import installs_itself, says_the_model_was_given, shows_how_to_serve
from mlfolio.evidence.prose.example_outputs import example_output, linked_output
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.prose.result_pages import leads_to, shown_on_a_page, stated_in_what_r_knitted, stated_on_a_page
from mlfolio.evidence.prose.results import results
from mlfolio.evidence.prose.shown_elsewhere import page_of_the_project, shown_elsewhere, wiki
from mlfolio.evidence.prose.sibling_repositories import model_repository
from mlfolio.evidence.prose.writings import named_write_up, write_up_at_the_root
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Verdict, failed, graded, not_applicable, passed, unknown

_ELSEWHERE = 0.5
_TUNED = lazy_pattern(r"(?i)\bfine[- ]?tun|\b(?:we|i|was|were) (?:have )?(?:re)?trained\b")


@check(
    title="The README reports what was reached",
    how="The README names a metric with its value (accuracy, F1, AUC, RMSE, a score ..., also in words: explains"
    " 90 % of the variance, off by 3 on average, earned in a backtest; or alone below a heading of results), holds a"
    " table of such values, or states a rank."
    " Goals, thresholds, splits, test coverage, values in example code and what the page itself calls a placeholder,"
    " illustrative, an example or to be measured do not count. Half, which does"
    " not pass, where another page of the repository that is a report of results or was knitted by R,"
    " or a README in a folder (of no other project copied in) or in another language, says it instead."
    " Unknown where a picture in one of these may show it (by its name or the words beside it, on"
    " results or a training, or where a model is trained), an example of the program's own output with values in it,"
    " or a report, paper or talk that is linked, or the site, the wiki, a page, a report (PDF, Word) or slides of this"
    " repository that are linked or named; not"
    " applicable where no model is trained or"
    " loaded (a service without one,"
    " what fills gaps, encodes or is only written out is none; unknown where a notebook cannot be read),"
    " where models are built in tests alone (no script, notebook or data set runs one),"
    " where exercises or numbered lessons of a course or book are all there is (by the README's opening or the names"
    " of what trains),"
    " where the README's opening calls all practice problems, notes or tutorials that were followed (in a work that"
    " claims no project),"
    ' or all are ready-made (`pipeline("a task")`, `from_pretrained("owner/model")`),'
    " or given, as the README of a service says, or trained for a page or a request,"
    " on what its visitor chose or what came with it.",
    fix="Add a Results section with one table: the metric, its value on data the model has not seen, and the baseline"
    " it beats.",
    # Where a result is what the work is for, a visitor looks for it first; 83 % of the poor band report none.
    weight=3,
    source=Citation("A", "Soft Skills Matter", "present your findings effectively"),
    after=("has-readme",),
    kinds=("kaggle", "from-scratch", "deployed", "portfolio"),
    bad=[
        Example({"README.md": "# Churn\n\nPredicts who leaves with a random forest.\n"}, paths=("README.md",)),
        Example(
            {"README.md": "# Churn\n\nThe goal is an accuracy of at least 90 %. We split 80 % / 20 %.\n"},
            paths=("README.md",),
            note="a goal is no result",
        ),
        Example(
            {"README.md": '# Churn\n\nReturns:\n\n```json\n{"score": 0.93}\n```\n'},
            paths=("README.md",),
            note="an example of an answer",
        ),
        Example(
            {
                "README.md": "# Churn\n\nPredicts who leaves with a random forest.\n",
                "doc/report.md": "# Report\n\nThe forest reaches an AUC of 0.84 on the test set.\n",
            },
            paths=("README.md",),
            note="a report says it: half",
        ),
        Example(
            {
                "README.md": "# Portfolio\n\nPredicts who leaves, and what a house costs.\n",
                "churn/README.md": "# Churn\n\nThe forest reaches an AUC of 0.84 on the test set.\n",
            },
            paths=("README.md",),
            note="the README of a project in a folder says it: half",
        ),
    ],
    good=[
        Example({"README.md": "# Churn\n\nThe forest reaches an AUC of 0.84 on the test set.\n"}),
        Example({"README.md": "# Churn\n\n| model | accuracy |\n|---|---|\n| majority | 0.73 |\n| forest | 0.81 |\n"}),
        Example({"README.md": "# Avazu\n\nThe code of the 2nd place out of 1604 teams.\n"}),
    ],
)
def readme_reports_results(
    readme: Readme | None,
    files: Files,
    sources: Sources,
    notebooks: list[Notebook],
    learning: Learning,
    kind: Kind,
) -> Verdict:
    """A visitor wants to know what came out before how it was done.

    A number with its metric also shows that the author measured, and lets others compare.
    """
    if readme is None:
        return not_applicable("no README")
    if not has_a_model(sources, files, learning):
        return not_applicable("no model is trained or loaded here")
    found = next(results(readme.document), None)
    if found is not None:
        return passed(f"line {found[0]}: {found[1]}")
    if reason := _learned(readme, files, learning):
        return not_applicable(reason)
    if verdict := _told_elsewhere(readme, files) or _made_elsewhere(readme, files, sources, notebooks, learning, kind):
        return verdict
    if reason := _claims_none(readme, files, sources, learning, kind) or _shows_a_way(readme, files, kind):
        return not_applicable(reason)
    if shown := _may_be_shown(readme, files):
        return unknown(shown)
    return failed(readme.finding("names no metric with a value, no table of values and no rank"))


def _made_elsewhere(
    readme: Readme, files: Files, sources: Sources, notebooks: list[Notebook], learning: Learning, kind: Kind
) -> Verdict | None:
    """Return why the model may be made, and its result told, where nobody can see here; None where it is made here."""
    if not learning and is_of_pages_alone(sources, files):
        return unknown("the pages of the site that is all there is may show it")
    if not learning and (unread := next((one.path for one in notebooks if one.is_unread), None)):
        return unknown(f"no model is trained in what can be read, and {unread} cannot be")
    if kind.name == "deployed" and (repository := model_repository(readme.document)):
        return unknown(f"{repository} may report it, where the model is made")
    return None


def _may_be_shown(readme: Readme, files: Files) -> str | None:
    """Return why what came out may be shown without a number: by a picture on another page, or a printed example."""
    if page := shown_on_a_page(readme, files):
        return f"a picture in {page} may show it"
    if line := example_output(readme.document):
        return f"the output shown in line {line} may be what came out"
    if path := linked_output(readme.document, files) or write_up_at_the_root(files):
        return f"{path} may show what came out"
    return None


def _claims_none(readme: Readme, files: Files, sources: Sources, learning: Learning, kind: Kind) -> str | None:
    """Return why no result is anybody's to report; None where one is."""
    if is_ready_made(sources, files) and not _TUNED.search(readme.text):
        return "all models here are taken ready-made, and nothing is trained"
    # What is served or handed in may be run by a tool that asks for no script.
    if (not learning or kind.name == "from-scratch") and runs_in_tests_alone(sources, files):
        return "models are built in tests alone, on no data of their own"
    if not learning and only_defines(sources, files):
        return "algorithms are only written down here, and nothing runs one"
    if learning and not learning.results:
        return "all that trains calls its model a toy or stand-in"
    if not learning and only_prepares(sources, files, learning):
        return "no model is fitted or loaded here, but what prepares data"
    if learns_nothing(sources, files, learning) or is_without_learning(sources, files, learning):
        return "nothing is trained, loaded or measured here"
    if trains_for_visitors(sources, files):
        return "all that trains does so for a page or a request, on what came with it"
    return None


def _shows_a_way(readme: Readme, files: Files, kind: Kind) -> str | None:
    """Return what else than a result is to be shown; None where it is one."""
    if shows_how_to_serve(readme.document):
        return "the README says that it shows how a model is served or built, not how well it does"
    if kind.name == "deployed" and says_the_model_was_given(readme.text):
        return "the README says that the model was given, and the work is to serve it"
    if kind.name == "from-scratch" and installs_itself(readme, files):
        return "the README has this package installed: whoever uses it has the result"
    return None


def _learned(readme: Readme, files: Files, learning: Learning) -> str | None:
    """Return why all is what somebody did to learn; None where it is a work of their own."""
    if is_a_learners(readme.document, files.own):
        return "what somebody practised, noted or followed to learn claims no result"
    if says_it_is_coursework(readme.document) or (learning and not learning.works) or shows_exercises_alone(learning):
        return "exercises of a course or book claim no result"
    return None


def _told_elsewhere(readme: Readme, files: Files) -> Verdict | None:
    """Return half for another page that states a result, or that something may tell it; None where nothing does."""
    if report := stated_on_a_page(readme, files):
        # An index that leads its reader there lacks nothing in one place.
        lacks = [] if leads_to(report, readme) else [readme.finding(f"names no result, though {report} does")]
        return graded(_ELSEWHERE, lacks, reason=f"{report} names a result, and the README itself none")
    if elsewhere := shown_elsewhere(readme.document):
        return unknown(f"{elsewhere} may show it")
    page = page_of_the_project(readme, files) or wiki(readme.document) or named_write_up(readme.text, files)
    if page:
        return unknown(f"{page} may report it")
    if page := stated_in_what_r_knitted(readme, files):
        return graded(_ELSEWHERE, [readme.finding(f"names no result, though {page} does")])
    return None
