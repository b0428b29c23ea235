"""An image that is not a badge."""

import posixpath
from urllib.parse import unquote

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.files import Files
from mlfolio.evidence.prose.badges import pictures
from mlfolio.evidence.prose.readme import Readme
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Verdict, failed, graded, not_applicable, passed

_DRAWN_AND_LINKED = 0.75
"""A diagram that is drawn and a picture that is a click away: what is left is to show it."""

_LINKED = 0.5
"""A picture that is a click away, where the text speaks of it."""

_ON_ITS_HOST = lazy_pattern(
    r"https?://(?:(?:www\.)?(?:github|gitlab)\.com/[^/]+/[^/]+/(?:-/)?(?:blob|raw)|raw\.githubusercontent\.com/[^/]+/[^/]+)"
    r"/[^/]+/([^?#]+)"
)
"""The address of a file on the host; what follows the branch is its path."""

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")


@check(
    title="The README shows a figure",
    how="The README holds an image that is not a badge, a button or an icon of at most 40 pixels. Without one, a"
    " Mermaid diagram in it, or a picture in a docs, images, figures, plots, reports or assets folder, earns half,"
    " which does not pass; a link to a picture that is here earns half, which passes, and three quarters beside a"
    " diagram.",
    fix="Show the result: a plot, a screenshot of the application or a diagram of the method, with a caption.",
    # Easy to have and easy to fake; it helps a reader more than it tells of the work.
    weight=2,
    source=Citation("A", "Data Skills", "create clear, informative visualizations"),
    after=("has-readme",),
    bad=[
        Example({"README.md": "# Churn\n\nPredicts who leaves.\n"}, paths=("README.md",)),
        Example(
            {"README.md": "# Churn\n\n![CI](https://img.shields.io/badge/build-passing-green)\n"},
            paths=("README.md",),
            note="a badge shows nothing of the work",
        ),
        Example(
            {"README.md": "# Churn\n\nPredicts who leaves.\n", "reports/roc.png": b"\x89PNG"},
            paths=("README.md",),
            note="a figure that the README does not show",
        ),
        Example(
            {"README.md": "# Churn\n\n```mermaid\ngraph LR\n  calls --> model\n```\n\n[ROC](reports/roc.png)\n"},
            paths=("README.md",),
            note="a diagram, and a picture that is not here",
        ),
        Example(
            {
                "README.md": "# Churn\n\nAs in [theirs](https://github.com/joe/loss/blob/main/roc.png).\n",
                "curve.png": b"\x89PNG",
            },
            paths=("README.md",),
            note="a picture of another repository",
        ),
    ],
    good=[
        Example(
            {
                "README.md": "# Churn\n\n```mermaid\ngraph LR\n  calls --> model\n```\n\n"
                "The [ROC curve](reports/roc.png).\n",
                "reports/roc.png": b"\x89PNG",
            },
            note="a diagram, and a picture to click: three quarters",
        ),
        Example(
            {"README.md": "# Churn\n\nIt ranks well ([curve](roc.png)).\n", "roc.png": b"\x89PNG"},
            note="a picture to click: half",
        ),
        Example(
            {
                "README.md": "# Churn\n\n[The curve](https://github.com/ann/churn/blob/main/roc.png) is steep.\n",
                "roc.png": b"\x89PNG",
            },
            note="a picture to click on the host",
        ),
        Example({"README.md": "# Churn\n\n![ROC curve](reports/roc.png)\n", "reports/roc.png": b"\x89PNG"}),
        Example(
            {
                "README.md": '# Churn\n\n<p align="center">\n  <img src="demo.gif" width="600">\n</p>\n',
                "demo.gif": b"GIF89a",
            }
        ),
    ],
)
def readme_has_a_figure(readme: Readme | None, files: Files) -> Verdict:
    """A picture tells a visitor in a second what a page of text does not.

    For those who will not read the code, it is all they see of the result.
    """
    if readme is None:
        return not_applicable("no README")
    if pictures(readme.document):
        return passed()
    draws = any(block.language == "mermaid" for block in readme.document.code)
    if linked := _linked(readme, files):
        share = _DRAWN_AND_LINKED if draws else _LINKED
        said = f"{'draws a diagram, and ' if draws else ''}links to {linked}: shown in the page, it would need no click"
        return graded(share, passes_at=share, reason=said)
    if draws:
        return graded(0.5, [readme.finding("draws a diagram, and shows no image of a result")])
    drawn = next((path for path in files.own if _is_figure(path)), None)
    if drawn:
        return graded(0.5, [readme.finding(f"shows no image, though there is {drawn}")])
    return failed(readme.finding("shows no image apart from badges" if readme.document.images else "shows no image"))


def _linked(readme: Readme, files: Files) -> str | None:
    """Return the first picture of the repository's own that the README links to."""
    paths = (_path(unquote(link.target), readme) for link in readme.document.links)
    return next((one for one in paths if one.lower().endswith(_PICTURES) and files.exists(one)), None)


def _path(target: str, readme: Readme) -> str:
    there = _ON_ITS_HOST.match(target)
    return there[1] if there else posixpath.normpath(posixpath.join(readme.folder, target))


def _is_figure(path: str) -> bool:
    folders = path.lower().split("/")[:-1]
    named = {"docs", "doc", "images", "img", "figures", "figs", "plots", "reports", "assets", "screenshots", "results"}
    return (
        path.lower().endswith(_PICTURES)
        and not {"static", "logo", "icons", "data", "dist", "build", "public", ".github"}.intersection(folders)
        and bool(named.intersection(folders))
    )
