"""No template placeholder, no untouched generated page."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.prose.placeholders import placeholders
from mlfolio.evidence.prose.readme import Readme
from mlfolio.examples import Example, Markdown
from mlfolio.verdicts import Verdict, failed, graded, passed

_ANSWERS = {".copier-answers.yml": "kind: kaggle\n"}


@check(
    title="The words are the author's, not the template's",
    how="Where `mlfolio new` made the repository, none of its prompts is left in a document or notebook. Elsewhere, no"
    " page holds"
    " the placeholder text of cookiecutter-data-science, GitLab, create-react-app, Vite, Hugging Face and other"
    " well-known"
    " templates, filler (lorem ipsum, asdf asdf), or"
    " a placeholder such as `your-username` in its own clone command. A template that is called so and stands filled in"
    " under its own name (model_card_template.md, model_card.md) may stay. Prompts, and a README that opens"
    " with a"
    " template's text, fail and cap the score; anything else earns half, which does not pass.",
    fix="Replace each place with your own words, or delete the page that you do not need.",
    # Rare and plain to see: whoever leaves it has not read their own front page.
    weight=1.5,
    # Judges call a repository good from 60 on. What a template wrote says nothing of the author, however good it is.
    caps_at=59,
    caps_because="this is still the scaffold",
    source=Citation("B", "The Often-Overlooked Soft Skills", "present findings and recommendations clearly"),
    bad=[
        Example(
            {
                **_ANSWERS,
                "README.md": "# Churn\n\n> **Your turn:** say why this matters, and to whom. <-- bad\n",
                "notebooks/a.ipynb": [Markdown("# Churn\n\n> **Your turn:** conclude. <-- bad"), "x = 1"],
            },
            note="a scaffold nobody has made their own yet",
        ),
        Example(
            {"README.md": "churn\n=====\n\nA short description of the project. <-- bad\n"},
            note="cookiecutter-data-science",
        ),
        Example(
            {"README.md": "# React\n\nThis template provides a minimal setup to get React working in Vite. <-- bad\n"}
        ),
        Example(
            {"README.md": "# Churn\n\n```\ngit clone https://github.com/your-username/churn.git <-- bad\n```\n"},
            note="whoever follows it fails",
        ),
        Example(
            {
                "README.md": "# Bikes\n\nWhat was asked, "
                + "and more of it, " * 40
                + "\n\n> adsf asdfasdf asdf <-- bad\n"
            }
        ),
    ],
    good=[
        Example({**_ANSWERS, "README.md": "# Churn\n\nA call in time keeps one customer in three.\n"}),
        Example(
            {
                "docs/templates.md": "A prompt looks like this:\n\n> **Your turn:** say why.\n",
                "README.md": "# Templates\n\nOur own.\n",
            },
            note="a page on prompts, in a repository that was not made from a template",
        ),
        Example(
            {
                "course/model_card_template.md": "# Model Card\n\n_Please include the metrics used and your model's"
                " performance on those metrics._\n",
                "model_card.md": "# Model Card\n\nPredicts income; F1 of 0.7.\n",
            },
            note="the template beside the page that was made of it",
        ),
        Example({"README.md": "# Bikes\n\nPythons come from asdf: `asdf install`. The rest is blah blah blah.\n"}),
    ],
)
def no_scaffold_text_left(files: Files, notebooks: list[Notebook], readme: Readme | None) -> Verdict:
    """A template brings the structure; what the work is, and why, only its author can say.

    Words that a tool wrote tell a reader that nobody has looked at this page since.
    """
    found = list(placeholders(files, notebooks, readme.path if readme else None))
    if not found:
        return passed()
    findings = [one.finding for one in sorted(found, key=lambda one: one.is_slip)]
    return graded(0.5, findings) if all(one.is_slip for one in found) else failed(*findings)
