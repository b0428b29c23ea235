"""Intended use, data, metrics with values, and limits of the model that is served."""

import re
from collections.abc import Iterator

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.own_model import has_a_model
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.prose.readme import Readme, read_document
from mlfolio.evidence.prose.results import states_a_result
from mlfolio.evidence.prose.sections import without_empty_sections
from mlfolio.evidence.prose.writings import Writing, writings
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, failed, graded, not_applicable

_NAMED = lazy_pattern(r"(^|/)[^/]*model[-_ ]?cards?[^/]*(/[^/]*)?\.(md|rst|txt|adoc|qmd)$", re.IGNORECASE)
_HEADED = lazy_pattern(
    r"^[ \t]*#{1,6}[^\n]*\bmodel card\b[^\n]*$|^model card[^\n]*\n[=-]{3,}", re.IGNORECASE | re.MULTILINE
)
_PARTS = {
    "intended use": lazy_pattern(
        r"\b(?:intended (?:use|for|users?)|use cases?|primary use|out[- ]of[- ]scope|meant (?:for|to)|designed (?:for"
        r"|to)|purpose|uso pre(?:tendid|vist)o|finalidade|para qu[eé]|casos? de uso|usage pr[ée]vu|objeti[fv]o?"
        r"|einsatzzweck|vorgesehen\w*|verwendungszweck)\b",
        re.IGNORECASE,
    ),
    "data": lazy_pattern(
        r"\b(?:training|train|evaluation|test|source) (?:data|set)\b|\bdata ?sets?\b|^#+ data\b"
        r"|\b(?:dados|datos|donn[ée]es|daten)\b",
        re.IGNORECASE | re.MULTILINE,
    ),
    "limits": lazy_pattern(
        r"\b(?:limits|limitations?|caveats?|bias(?:es)?|fairness|ethic\w*|risks?|not (?:be )?(?:used|suitable|intended"
        r"|valid)|fails?|weakness\w*|limita(?:ções|ciones)|limites|riscos|riesgos|sesgos?|viés|vieses|risques|biais"
        r"|grenzen|einschränkung\w*|risiken)\b",
        re.IGNORECASE,
    ),
}
_LIMITS_HEADED = lazy_pattern(
    r"^[ \t]*#{1,6}[^\n]*\b(?:limits|limitations?|caveats?|limita(?:ções|ciones)|limites|grenzen|einschränkungen)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""A section by which a README is a card in all but its name."""

_PASSES_AT = 0.75
_CARD = (
    "# Model card\n\n## Intended use\n\nRanks customers for a call by a person.\n\n## Data\n\nTraining data: one year"
    " of contracts.\n\n## Metrics\n\nAUC 0.84 on the last month.\n\n## Limitations\n\nNot tried on business"
    " customers.\n"
)


@check(
    title="A model card says what the model is for",
    how="A document named for it, or a section headed Model card, has a quarter each for the intended use, the data,"
    " metrics"
    " with values, and limits. Passes with three of the four. A README without that name earns 0.75 where it holds"
    " three of them, limits under a heading of their own. A heading with nothing below it says nothing. Not"
    " applicable where no code trains, loads or defines a model.",
    fix="Write MODEL_CARD.md with four short sections: intended use, training and test data, metrics with their"
    " values, limits.",
    # Whoever calls a model that is served reads neither its notebook nor its code.
    weight=1.5,
    # A service may answer with a model of others, or of its users: 44 of 54 findings on fresh repositories were true.
    advice=True,
    source=Citation(
        "B",
        "The Often-Overlooked Soft Skills",
        "explain complex technical concepts, and ethical considerations in deployment",
    ),
    kinds=("deployed",),
    bad=[
        Example({"README.md": "# Churn API\n\nPredicts who leaves. AUC 0.84.\n", "app.py": "import joblib\n"}),
        Example(
            {"docs/model-card.md": "# Model card <-- bad\n\n## Intended use\n\nPrediction.\n"},
            note="a card with one part of the four",
        ),
        Example(
            {
                "model_card.md": "# Model card <-- bad\n\n## Model details\n\n## Intended use\n\n## Training data\n\n"
                "## Metrics\n\nThese metrics were used.\n\n## Ethical considerations\n\n## Caveats\n"
            },
            note="headings of a template, with nothing below them",
        ),
    ],
    good=[
        Example(
            {
                "README.md": "# Churn API\n\nTrained on one year of training data; AUC 0.84 on the last month.\n\n"
                "## Current limitations\n\nNot tried on business customers.\n"
            },
            note="a README with most of it, and not the name",
        ),
        Example({"MODEL_CARD.md": _CARD}),
        Example({"README.md": "# Churn API\n\n" + _CARD.replace("#", "##")}),
    ],
)
def model_card(files: Files, notebooks: list[Notebook], sources: Sources, readme: Readme | None) -> Verdict:
    """Users of a service see an address and an answer.

    The card tells them what the answer was made for, how good it is, and when not to trust it.
    """
    judged = [
        (share, writing, lacking) for writing in _cards(files, notebooks) for share, lacking in [_graded(writing.text)]
    ]
    if not judged and not has_a_model(sources, files):
        return not_applicable("no model is trained, loaded or held here")
    if not judged and readme and _is_a_card_in_all_but_name(readme):
        return graded(
            _PASSES_AT, passes_at=_PASSES_AT, reason="the README holds three of its parts, and calls none a model card"
        )
    if not judged:
        return failed(Finding("no document is a model card"))
    share, writing, lacking = max(judged, key=lambda one: one[0])
    findings = [writing.finding(f"says nothing of: {', '.join(lacking)}")] if share < _PASSES_AT else []
    return graded(share, findings, passes_at=_PASSES_AT)


def _is_a_card_in_all_but_name(readme: Readme) -> bool:
    return _LIMITS_HEADED.search(readme.text) is not None and _graded(readme.text)[0] >= _PASSES_AT


def _cards(files: Files, notebooks: list[Notebook]) -> Iterator[Writing]:
    for writing in writings(files, notebooks):
        found = None if _NAMED.search(writing.path) else _HEADED.search(writing.text)
        if found:
            yield writing._replace(text=writing.text[found.start() :])
        elif _NAMED.search(writing.path):
            yield writing


def _graded(text: str) -> tuple[float, list[str]]:
    text = without_empty_sections(text)
    lacking = [name for name, pattern in _PARTS.items() if not pattern.search(text)]
    if not states_a_result(read_document("card.md", text)):
        lacking.append("metrics with values")
    return 1 - len(lacking) / 4, lacking
