"""Where the data comes from, what the columns mean, and under which terms it may be used."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.evidence.learning.own_model import SAVED, has_a_model
from mlfolio.evidence.learning.pictures import only_takes_networks, reads_pictures_alone
from mlfolio.evidence.learning.visitors import trains_for_visitors
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.prose.data_words import columns_pictured, described, is_of_known_pictures
from mlfolio.evidence.prose.writings import data_dictionary, unread_write_up, writings
from mlfolio.examples import Example, Markdown
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable, unknown

_PASSES_AT = 0.8
_PARTS = {"source": 0.4, "columns": 0.4, "terms": 0.2}
_DATA = ("*.csv*", "*.tsv", "*.parquet", "*.xls*", "*.arff", "*.sqlite*", "*.db", "*.npy", "*.npz", "*.zip")
_LACKS = {
    "source": "no document says where the data comes from",
    "columns": "no document lists what the columns mean",
    "terms": "no document says under which terms the data may be used",
}


_MANUALS = ("*manual*.pdf", "*user*guide*.pdf", "*competition*.pdf", "*competitor*.pdf", "*participant*guide*.pdf")
"""What tells the users of an application which data it takes, or those who take part in a competition what it gives."""


@check(
    title="The data is described",
    how="Documents and the text of notebooks say where the data comes from (0.4: a link to it, a known data set, how"
    " it was collected or made, a line `Source:` under a heading on data; not asked where all is trained on what a"
    " request brings), what its columns or features mean (0.4:"
    " a table or list of at least three under such a heading, or a file called data description, dictionary or"
    " codebook; of folders of pictures, one a class, and known sets"
    " of them there are none), and under which terms it may be used (0.2)."
    " Passes at 0.8. Unknown where a report, a manual or a competition's guide that is not read (PDF, Word) may"
    " say what no page does, or where it lacks no more than the columns and shows a picture called data schema or"
    " description. Not applicable for a web site that holds no data and nothing that learns, and"
    " where nothing but ready-made networks is loaded.",
    fix="Write docs/data.md: the address of the data and when it was fetched, its licence, and one line a column with"
    " meaning,"
    " unit and range.",
    # A result says something of the data it was measured on, and of nothing else. It earns as much as a licence: on
    # each of six sets documentation agrees better with judges so than with half of it.
    weight=3,
    # Data is told of in too many ways and places: 31 of 46 findings of services were true, 38 of 44 of entries.
    advice=True,
    source=Citation("A", "Data Skills", "know how to collect, clean, and preprocess data effectively"),
    kinds=("kaggle", "deployed", "portfolio"),
    bad=[
        Example({"README.md": "# Churn\n\nPredicts who leaves.\n"}),
        Example(
            {"README.md": "# Churn\n\nThe data comes from https://archive.ics.uci.edu/dataset/563.\n"},
            note="where from, and no more",
        ),
    ],
    good=[
        Example(
            {
                "README.md": "# Churn\n\nThe data set is from https://archive.ics.uci.edu/dataset/563, under CC BY"
                " 4.0.\n",
                "docs/data.md": "## Columns\n\n| column | meaning |\n|---|---|\n| minutes | called in a month |\n"
                "| plan | what was booked |\n| churn | left within a month |\n\nThe dataset is licensed CC BY 4.0.\n",
            }
        ),
        Example(
            {
                "a.ipynb": [
                    Markdown(
                        "# Titanic\n\nThe data is from Kaggle's titanic competition; its competition rules allow this"
                        " use."
                    ),
                    Markdown("## Variables\n\n- **Age**: in years\n- **Fare**: in pounds\n- **Pclass**: ticket class"),
                    "x = 1",
                ]
            }
        ),
        Example(
            {
                "README.md": "# Dogs\n\nThe data set is from https://www.kaggle.com/c/dogs-vs-cats, under CC BY 4.0.\n",
                "train.py": "train = images.flow_from_directory('train', class_mode='binary')\n",
            },
            note="pictures have no columns",
        ),
    ],
)
def data_described(files: Files, notebooks: list[Notebook], sources: Sources, kind: Kind) -> Verdict:
    """Nobody can judge a model without knowing what it has seen.

    Where the data is from, what its columns mean and whether it may be used at all is what a colleague asks first.
    """
    if not sources.code and not has_a_model(sources, files) and not any(files.named(*_DATA)):
        return not_applicable("no data is held or read here")
    if only_takes_networks(sources) and not any(files.named(*_DATA, *SAVED)):
        return not_applicable("all that is here was trained by others, on data of theirs")
    written = list(writings(files, notebooks))
    said = described(written)._asdict()
    said["columns"] = said["columns"] or data_dictionary(files) is not None or reads_pictures_alone(sources)
    said["columns"] = said["columns"] or (kind.name == "kaggle" and is_of_known_pictures(written))
    said["source"] = said["source"] or trains_for_visitors(sources, files)
    lacks = [_LACKS[part] for part, is_there in said.items() if not is_there]
    share = sum(_PARTS[part] for part, is_there in said.items() if is_there)
    if share >= _PASSES_AT:
        return graded(share, passes_at=_PASSES_AT, reason="; ".join(lacks) or None)
    report = unread_write_up(files) or next(iter(files.named(*_MANUALS)), None)
    if report:
        return unknown(f"{report} is not read, and may say what no page does")
    if not said["columns"] and share + _PARTS["columns"] >= _PASSES_AT and (page := columns_pictured(written)):
        return unknown(f"a picture in {page} may show what the columns mean")
    return graded(share, map(Finding, lacks), passes_at=_PASSES_AT)
