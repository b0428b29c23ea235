"""No call of a library that runs, and does not do what it says."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.coursework.handouts import of_a_provider
from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.learning.mistakes.mistake import Mistake
from mlfolio.evidence.learning.mistakes.rules import mistakes_of, uses_libraries
from mlfolio.evidence.learning.mistakes.serving import is_of_own_loader, keeps_its_model
from mlfolio.examples import Example, Markdown
from mlfolio.verdicts import Verdict, graded, not_applicable

_HALVES = 0.5
"""What each kind of mistake leaves of a file's share."""

_PASSES_AT = 0.9
_METRICS = "from sklearn.metrics import classification_report\n\n"
_TORCH = "import torch\n\nfor x, y in loader:\n    loss = measure(net(x), y)\n    loss.backward()"


@check(
    title="Calls of the libraries do what they say",
    how="Code that uses the libraries of the field is searched for mistakes that raise no error: predictions where"
    " a measure takes the truth, ROC AUC and log loss of predicted labels, transformers fitted anew on test data,"
    " KFold with a random_state and no shuffle, comparisons with NaN, results of in-place calls assigned, new tables of"
    " pandas lost, values set on a copy, gradients never cleared, dropout in training mode at test, softmax"
    " before a cross-entropy that takes it too, or without its logarithm before the loss that asks for that, softmax"
    " over one unit, a model loaded in every request (by a"
    " function that does not keep it). Each"
    " kind halves the share of its file; the mean over the files that use such a library is granted; 0.9 passes."
    " Only what the file itself makes certain is reported. Notebooks in which a provider of courses states its rights"
    " are left out.",
    fix="Read the finding and the documentation of the function; the mend is one line.",
    # Seldom found, and then the result is wrong; that none is found shows little.
    weight=1,
    absence=True,
    source=Citation("C", "Familiarity with Machine Learning Libraries and Frameworks", "proficiency in their usage"),
    bad=[
        Example({"train.py": _METRICS + "y_pred = model.predict(x)\nclassification_report(y_pred, y_test)  <-- bad\n"}),
        Example(
            {
                "train.py": "import pandas as pd\nimport numpy as np\n\nrows = pd.read_csv('a.csv')\n"
                "rows.dropna()  <-- bad\nrows[rows.age == np.nan]  <-- bad\n"
                "rows = rows.drop(columns='a', inplace=True)  <-- bad\n"
            }
        ),
        Example({"net.py": _TORCH + "  <-- bad\n    optimizer.step()\n"}),
    ],
    good=[
        Example(
            {
                "train.py": _METRICS
                + "model.fit(x, y)\ny_pred = model.predict(x)\nclassification_report(y_test, y_pred)\n"
            }
        ),
        Example({"net.py": _TORCH + "\n    optimizer.step()\n    optimizer.zero_grad()\n"}),
        Example(
            {
                "lab.ipynb": [
                    _METRICS + "classification_report(y_pred, y_test)",
                    Markdown("Copyright \u00a9 2018 IBM."),
                ],
                "train.py": _METRICS + "model.fit(x, y)\nclassification_report(y_test, model.predict(x))\n",
            },
            note="what a course handed out is not the learner's",
        ),
    ],
)
def library_calls_are_sound(sources: Sources, learning: Learning, files: Files) -> Verdict:
    """These mistakes run without an error and give numbers that look right.

    A reader who knows the library sees them at once, and doubts the rest.
    """
    handed_out = of_a_provider(files)
    judged = [source for source in sources.code if uses_libraries(source) and source.path not in handed_out]
    if not judged:
        return not_applicable("no Python code that uses the libraries of the field")
    told = {source: mistakes_of(source) for source in judged}
    if any(is_of_own_loader(one) for each in told.values() for one in each) and any(map(keeps_its_model, sources.code)):
        told = {source: tuple(one for one in each if not is_of_own_loader(one)) for source, each in told.items()}
    found = [source.finding(one.message, one.line) for source, each in told.items() for one in each]
    if not found and not learning:
        return not_applicable("nothing is trained here, and no mistake was found")
    return graded(sum(map(_share, told.values())) / len(judged), found, passes_at=_PASSES_AT)


def _share(mistakes: tuple[Mistake, ...]) -> float:
    return _HALVES ** len({mistake.rule for mistake in mistakes})
