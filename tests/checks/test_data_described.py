"""What counts as saying where data is from, what its columns mean, and on which terms it may be used."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from mlfolio.catalogue import Check
from mlfolio.evidence.prose.data_words import described
from mlfolio.evidence.prose.writings import Writing
from mlfolio.examples import Content, Example
from mlfolio.testing import ask, build
from mlfolio.verdicts import Outcome, Verdict

LIST = "\n\n- age: in years\n- fare: in pounds\n- class: of the ticket\n"


def verdict(checks: tuple[Check, ...], files: Mapping[str, Content], folder: Path) -> Verdict:
    build(Example({"train.py": "1\n", **files}), folder)
    return ask(next(check for check in checks if check.id == "data-described"), folder)


def said(text: str) -> tuple[bool, bool, bool]:
    return tuple(described([Writing("README.md", text)]))


@pytest.mark.parametrize(
    "text",
    [
        "The data set is the [Telco churn data](https://www.kaggle.com/datasets/blastchar/telco-customer-churn).",
        "We use the UCI wine quality dataset.",
        "The reviews were scraped from the shop's site in May.",
        "All records are simulated by `simulate.py`, as synthetic data.",
        "An entry to the Kaggle competition on store sales.",
        "Trained a ResNet on MNIST for 20 epochs.",
        "Both learned from [ImageNet](https://image-net.org/).",
        '```mermaid\nsubgraph SRC["External Data Sources"]\n  A["GBFS API\\nStations"]\n```',
        "Ingestion tasks poll external APIs (GBFS, OpenWeather) every hour.",
        "The corpus is a set of messages that have been collected for research.",
        "## Données\n\n- Source : 3 fichiers CSV (SIRH, sondage) fusionnés",
        "# Churn\n\n## Dataset\n\n- Rows: 400\n- **Source:** https://rows.example.org/churn",
        "Les données proviennent du SIRH.",
        "Die Daten stammen aus der Buchhaltung.",
    ],
)
def test_where_the_data_is_from(text: str) -> None:
    assert said(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Put the data into data/.",
        "Follow me on https://www.kaggle.com/ada.",
        "## Data\n\nSource: data/raw.csv\n",
        "## Data\n\nRows.\n\n## Code\n\n- Source: everything lies in the folder src\n",
        "We like data.",
        "Data sources are sent to the REST API.",
    ],
)
def test_a_mention_is_no_source(text: str) -> None:
    assert not said(text)[0]


@pytest.mark.parametrize(
    "heading", ["## Features", "### Data dictionary", "**Columns**", "| column | description |\n|---|---|"]
)
def test_a_list_below_a_telling_heading_describes_the_columns(heading: str) -> None:
    assert said(
        heading
        + (LIST if "|" not in heading else "\n| age | in years |\n| fare | in pounds |\n| class | of the ticket |\n")
    )[1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "### Model Features (StatLib)\n- MedInc median income\n- AveRooms average rooms\n- house_age median age\n",
            True,
        ),
        ("### Features\n- FastAPI serves answers\n- MLflow keeps runs\n- scikit_learn trains forests\n", False),
        ("### Model Features\n- Fast and simple\n- Easy to use\n- Small in size\n", False),
    ],
)
def test_names_and_meanings_may_have_no_sign_between_them(text: str, told: bool) -> None:
    assert said(text)[1] is told


@pytest.mark.parametrize(
    ("shown", "outcome"),
    [
        ('<img src="img/a.png" alt="Data Schema">', Outcome.UNKNOWN),
        ("![Rows](img/data_schema.PNG)", Outcome.UNKNOWN),
        ("![Data flow](img/flow.png)", Outcome.FAIL),
        ("The data schema follows.", Outcome.FAIL),
    ],
)
def test_a_picture_may_show_the_columns(
    shown: str, outcome: Outcome, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    assert verdict(checks, {"README.md": f"# A\n\nThe Iris data set.\n\n{shown}\n"}, tmp_path).outcome is outcome


def test_a_site_without_data_is_not_asked(checks: tuple[Check, ...], tmp_path: Path) -> None:
    site = {"README.md": "# Me\n\nMy projects.\n", "package.json": "{}", "app/page.tsx": "export default 1\n"}
    build(Example(site), tmp_path / "site")
    build(Example({**site, "public/rows.csv": "a\n1\n"}), tmp_path / "with rows")
    asked = next(check for check in checks if check.id == "data-described")
    assert ask(asked, tmp_path / "site").outcome is Outcome.NOT_APPLICABLE
    assert ask(asked, tmp_path / "with rows").outcome is Outcome.FAIL


def test_a_list_of_other_things_describes_no_columns() -> None:
    assert not said("## Install" + LIST)[1]
    assert not said("## Features\n\nFast and simple.\n")[1]


def test_japanese_tables_list_columns() -> None:
    rows = "| age | int | \u5e74\u9f62 |\n| fare | int | \u6599\u91d1 |\n| name | text | \u540d\u524d |\n"
    assert said(f"| \u30ab\u30e9\u30e0\u540d | \u578b | \u8aac\u660e |\n|---|---|---|\n{rows}")[1]
    assert said("\u30c7\u30fc\u30bf\u63d0\u4f9b: https://example.org/rows")[0]
    assert not said("\u30c7\u30fc\u30bf\u30d9\u30fc\u30b9: https://example.org/db")[0]


_UPLOADED = (
    "import streamlit as st\nfrom sklearn.cluster import KMeans\nrows = st.file_uploader('A')\nKMeans().fit(rows)\n"
)


@pytest.mark.parametrize(
    ("code", "outcome", "lacking"),
    [
        ("train = torchvision.datasets.FashionMNIST('data')\n", Outcome.FAIL, ("comes from", "terms")),
        ("net = models.resnet18(pretrained=True)\nnet(rows)\n", Outcome.NOT_APPLICABLE, ()),
        ("net = models.resnet18(pretrained=True)\nloss.backward()\n", Outcome.FAIL, ("comes from", "columns", "terms")),
        (_UPLOADED, Outcome.FAIL, ("columns", "terms")),
    ],
)
def test_known_pictures_and_what_a_visitor_brings(
    code: str, outcome: Outcome, lacking: tuple[str, ...], checks: tuple[Check, ...], tmp_path: Path
) -> None:
    found = verdict(checks, {"README.md": "# A\n\nTells them apart.\n", "train.py": code}, tmp_path)
    assert found.outcome is outcome
    assert len(found.findings) == len(lacking)
    assert all(word in one.message for word, one in zip(lacking, found.findings, strict=True))


@pytest.mark.parametrize("name", ["PROJET 4.pdf", "Relatorio.pdf", "rapport_final.docx"])
def test_a_report_in_another_language_may_say_it(name: str, checks: tuple[Check, ...], tmp_path: Path) -> None:
    assert verdict(checks, {"README.md": "# A\n", name: b"%PDF"}, tmp_path).outcome is Outcome.UNKNOWN


def test_images_have_no_columns_to_list() -> None:
    assert said(
        "Images of eyes. Each image is cut. The images show one eye. Two images a patient. No images of children."
    )[1]


def test_terms() -> None:
    assert said("The data is licensed CC BY 4.0.")[2]
    assert not said("The code is MIT licensed.")[2]


def test_a_file_called_a_dictionary_describes_the_columns(checks: tuple[Check, ...], tmp_path: Path) -> None:
    said = verdict(checks, {"README.md": "# A\n\nIris data set.\n", "data/Data Dictionary.xlsx": b"PK"}, tmp_path)
    assert (said.outcome, said.share) == (Outcome.PASS, 0.8)


def test_a_report_that_is_not_read_may_say_it(checks: tuple[Check, ...], tmp_path: Path) -> None:
    assert verdict(checks, {"ModelDocumentation.pdf": b"%PDF"}, tmp_path / "a").outcome is Outcome.UNKNOWN
    read = {"doc/report.pdf": b"%PDF", "doc/report.md": "# Report\n"}
    assert verdict(checks, read, tmp_path / "b").outcome is Outcome.FAIL


@pytest.mark.parametrize(("path", "told"), [("data/raw/readme", True), ("README.md", False)])
def test_a_licence_beside_the_data_is_the_datas(path: str, told: bool) -> None:
    (_, _, terms) = described([Writing(path, "# Messages\n\n4. LICENSE/DISCLAIMER\n\nFree for all.\n")])
    assert terms is told


def test_weights_that_others_trained_are_no_data() -> None:
    assert not said("A ResNet pre-trained on MNIST tells cats from dogs; another was trained on ImageNet.")[0]


def test_a_manual_that_is_not_read_may_describe_it(checks: tuple[Check, ...], tmp_path: Path) -> None:
    assert verdict(checks, {"UserManual-2024.pdf": b"%PDF"}, tmp_path / "a").outcome is Outcome.UNKNOWN
    guide = {"docs/M4-Competitors-Guide.pdf": b"%PDF"}
    assert verdict(checks, guide, tmp_path / "c").outcome is Outcome.UNKNOWN
    assert verdict(checks, {"ticket.pdf": b"%PDF"}, tmp_path / "b").outcome is Outcome.FAIL


_FIRES = "date of each fire, the size of it in acres, the cause of the fire"


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("# Summary\n\n- ID: Represents a customer\n- Age: Represents the years\n- SSN: Represents a number\n", True),
        ("# Summary\n\n- ID: a customer\n- Age: the years\n- SSN: a number\n", False),
        (f"Each entry in the data set includes the {_FIRES}, and more.\n", True),
        ("Each entry has its price, size, and age.\n", False),
    ],
)
def test_columns_are_told_by_a_verb_or_in_words(text: str, listed: bool) -> None:
    assert said(text)[1] is listed


def test_a_report_is_named_in_other_scripts_too(checks: tuple[Check, ...], tmp_path: Path) -> None:
    assert verdict(checks, {"W1-数据探索.docx": b"PK"}, tmp_path / "a").outcome is Outcome.UNKNOWN
