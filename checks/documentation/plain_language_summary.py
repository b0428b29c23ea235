"""A summary that a non-technical reader follows."""

import re

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.prose.document import Document
from mlfolio.evidence.prose.readme import Readme
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Verdict, failed, not_applicable, passed

_WORDS = 25
_JARGON_AT_MOST = 0.08
"""Share of the words. One technical term in a sentence of a dozen words can still be followed."""

_SUMMARY = lazy_pattern(
    r"\b(?:in plain (?:words|english|language)|plain[- ]language|tl;?dr|executive summary|summary|non-technical"
    r"|layperson|key takeaways?|takeaways|(?:business )?context|business (?:impact|value|problem|question"
    r"|case|needs?)|goals?|objectives?|why (?:it"
    r"|this) matters|in a nutshell|what (?:it|this) does|in short|the problem|problem statement|motivation"
    r"|background|introduction|overview|about)\b",
    re.IGNORECASE,
)
_JARGON = lazy_pattern(
    r"\b(?:(?-i:[A-Z]{3,}[\w-]*|\w+(?:Classifier|Regressor|Net|Boost|GBM))|\w*_\w+|python|numpy|pandas|scikit"
    r"|sklearn|tensorflow|keras|pytorch|flask|docker\w*|django|streamlit|fastapi|api|backend|frontend|repositor\w+"
    r"|notebooks?|librar\w+|frameworks?|pipelines?|classif\w+|regress\w+|gradients?|backpropagation|neural"
    r"|networks?|convolution\w*|hyperparameters?|epochs?|batch|tensors?|embeddings?|encod\w+|imput\w+|vectori\w+"
    r"|overfit\w*|cross-validation|accuracy|precision|recall|auc|rmse|metrics?|optimi[sz]\w+|algorithms?"
    r"|implement\w*|modules?|end-to-end|deploy\w*|dataset\w*|models?|machine|learning|deep|kaggle|jupyter|mlops"
    r"|ensembles?|transformers?|supervised|unsupervised)\b",
    re.IGNORECASE,
)


@check(
    title="A non-technical reader can follow the summary",
    how="At least 25 words of the README's first paragraphs, or of a section named summary, in plain words, key"
    " takeaways, business impact and the like, hold no more than 8 technical terms in 100 words.",
    fix="Add three sentences that a relative could follow: what the question is, what you found, and what someone"
    " could do with it.",
    weight=0,
    advice=True,
    source=Citation("A", "Soft Skills Matter", "explain complex technical concepts to non-technical stakeholders"),
    after=("has-readme",),
    bad=[
        Example(
            {
                "README.md": "# Churn\n\nAn end-to-end XGBoost pipeline with SMOTE, hyperparameter optimisation"
                " and a Flask API in Docker for binary classification of the Telco dataset, with cross-validation"
                " and ROC AUC metrics.\n"
            },
            paths=("README.md",),
        ),
    ],
    good=[
        Example(
            {
                "README.md": "# Churn\n\n## In plain words\n\nSome customers are about to leave. We look at how"
                " people used their phone last year and say who will probably leave next, so that someone can call"
                " them in time.\n"
            }
        ),
    ],
)
def plain_language_summary(readme: Readme | None) -> Verdict:
    """Those who decide on a project, or on hiring its author, often do not know its terms.

    Saying the work in plain words also shows that the author has understood it.
    """
    if readme is None:
        return not_applicable("no README")
    for text in _summaries(readme.document):
        words = re.findall(r"[^\W\d_][\w'-]*", text)
        if len(words) >= _WORDS and len(_JARGON.findall(text)) <= _JARGON_AT_MOST * len(words):
            return passed()
    return failed(readme.finding("no summary that a reader without technical knowledge could follow"))


def _summaries(document: Document) -> list[str]:
    """Return the text that stands for a summary: what comes before the second section, and sections called so."""
    starts = [heading.line for heading in document.headings[1:3]] or [10**9]
    first = [one.text for one in document.paragraphs if one.line < starts[0] and not one.listed]
    found = [*first[:3], "\n".join(first[:3])]
    for heading in document.headings:
        if _SUMMARY.search(heading.text):
            own = [one.text for one in document.paragraphs if heading in document.headings_above(one.line)[:1]]
            found += [*own[:3], "\n".join(own[:4])]
    return found
