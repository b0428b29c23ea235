"""What each part of a notebook's narration earns."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Content, Markdown
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

CODE = ["x = 1"] * 4


@pytest.fixture
def narrated(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "notebooks-narrated")


@pytest.mark.parametrize(
    ("cells", "share"),
    [
        (CODE, 0.0),
        ([Markdown("# A"), *CODE], 0.625),
        ([Markdown("# A"), *CODE, Markdown("## Results")], 0.875),
        ([*CODE, Markdown("The score is good enough for what we want.")], 0.25),
        ([Markdown("# A"), *CODE, Markdown("ok")], 0.625),
        ([Markdown("# A"), *CODE, Markdown("Final model")], 0.625),
        ([Markdown("# A"), *CODE, Markdown("## 7. 最終評価")], 0.875),
        ([Markdown("# A"), *CODE, Markdown("性別と客室クラスが生存を決めることが分かりました。")], 0.875),
        (["%matplotlib inline", Markdown("# A"), *CODE[:3], Markdown("## Results")], 1.0),
        (
            [
                Markdown("By Ada, " + "who wrote this. " * 8),
                "x = 1",
                "y = 1",
                Markdown("# A"),
                "x",
                Markdown("Done, see you."),
            ],
            0.75,
        ),
    ],
)
def test_title_text_and_conclusion(cells: Content, share: float, narrated: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"a.ipynb": cells})
    assert ask(narrated, tmp_path / "r").share == share


LONG = "a = 1\nb = 2\nc = 3\nd = 4"
FIT = "model = make()\nmodel.fit(x, y)\nmodel.score(x, y)\nplt.plot(x)"
TITLE = Markdown("# A")


@pytest.mark.parametrize(
    ("cells", "lacks"),
    [
        ([LONG] * 12, ["has no cell of text of its own, nor a comment"]),
        ([LONG, LONG, f"# x\n{LONG}"] * 4, ["has no cell of text of its own, and few comments"]),
        ([f"# result='{{}}'.format(a)\n{LONG}"] * 12, ["has no cell of text of its own"]),
        ([LONG] * 9, []),
        ([*["x = 1"] * 9, Markdown("## Read"), *["y = 1"] * 4], []),
        ([*["x = 1"] * 10, Markdown("## Read"), *["y = 1"] * 4], ["lacks a title at its top"]),
        ([f"# Constants\n{LONG}"] * 12, ["has no cell of text of its own"]),
        ([f"# import numpy as np\n{LONG}"] * 12, ["has no cell of text of its own"]),
        ([f"# tree = fit_tree(x, y)\n{LONG}"] * 12, ["has no cell of text of its own"]),
        ([f"# \u2500\u2500 Look for trips of a day \u2500\u2500\n{LONG}"] * 12, []),
        (
            [*[LONG] * 12, Markdown("## End")],
            ["lacks a title at its top, text or comments near 10 of its 12 steps of code"],
        ),
        ([TITLE, *["model.fit(x, y)"] * 11, Markdown("The forest overfits.")], []),
        ([TITLE, *["x.head()"] * 12], []),
        ([TITLE, *[f"# Look at it\n{LONG}"] * 12], []),
        ([Markdown("# A\n\n" + "It does this, and then that. " * 10), *[LONG] * 12], []),
        (
            [TITLE, *[FIT] * 12],
            ["lacks text or comments near 9 of its 12 steps of code, a closing text on what came out"],
        ),
        ([TITLE, *["model.fit(x, y)"] * 12], ["lacks a closing text on what came out"]),
        ([TITLE, *["plt.plot(x)"] * 11, Markdown("It is " + "so. " * 11), *["dump(x)", "model.fit(x)"] * 2], []),
        ([TITLE, *["import a\nimport b\nimport c\nimport d\n"] * 12], []),
        ([TITLE, *["model.fit(x, y)"] * 5, Markdown("## Conclusion"), *["plt.plot(x)"] * 4], []),
        ([TITLE, *["model.fit(x, y)"] * 11, "# Summary: the first is best\nplt.plot(x)"], []),
        ([TITLE, *["model.fit(x, y)"] * 11, "submission.to_csv(path)"], []),
        ([TITLE, *["model.fit(x, y)"] * 10, Markdown("## Plot the predictions"), *["plt.plot(x)"] * 2], []),
        ([TITLE, *["model.fit(x, y)"] * 10, Markdown("## Evalue le modèle"), *["plt.plot(x)"] * 2], []),
        ([TITLE, *["model.fit(x, y)"] * 10, Markdown("# Evaluate"), "score(x)", Markdown("# Full Code"), FIT], []),
        ([Markdown("# A\n\nThis notebook walks through it."), *["model.fit(x, y)"] * 12], []),
        ([TITLE, *[f"# (A) Nominal loss\n{LONG}"] * 12], []),
        ([TITLE, *[f"# Loss: CrossEntropy\n{LONG}"] * 12], []),
        ([TITLE, *["x = read(path)"] * 12], []),
        ([TITLE, *["model.fit(x, y)"] * 4], []),
        (["# The Titanic\nimport x", *["y"] * 11], []),
    ],
)
def test_what_is_reported(cells: Content, lacks: list[str], narrated: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"a.ipynb": cells})
    assert [one.message for one in ask(narrated, tmp_path / "r").findings if one.path] == lacks


MORE = ["x = 1"] * 19


def test_a_failure_says_at_least_what_points_were_lost_for(narrated: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"a.ipynb": ["# set", *MORE]})
    (found,) = ask(narrated, tmp_path / "r").findings
    assert found.message == (
        "steps of code without a text in the 3 steps before or a comment of three words: 20 of 20;"
        " notebooks without a title: 1 of 1; notebooks without closing words: 1 of 1"
    )


def test_a_failure_names_no_closing_words_where_a_report_has_them(narrated: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"a.ipynb": ["# set", *MORE], "Final report.pdf": "%PDF"})
    (found,) = ask(narrated, tmp_path / "r").findings
    assert found.message.endswith("; notebooks without a title: 1 of 1")


def test_a_failure_names_nothing_that_is_there(narrated: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"a.ipynb": ["# Read the whole table\nx = 1"] * 4, "b.ipynb": ["# set", *MORE]})
    (found,) = ask(narrated, tmp_path / "r").findings
    assert found.message == (
        "steps of code without a text in the 3 steps before or a comment of three words: 20 of 24;"
        " notebooks without a title: 2 of 2; notebooks without closing words: 2 of 2"
    )


@pytest.mark.parametrize("cells", [CODE, ["# set", *["x = 1"] * 3, "# Look for trips of a day\nx = 1"] * 2])
def test_what_lacks_nothing_plain_passes_and_earns_what_is_there(
    cells: list[Content], narrated: Check, tmp_path: Path
) -> None:
    make(tmp_path / "r", {"a.ipynb": cells, "b.ipynb": [TITLE, "x = 1", "y", "z"]})
    verdict = ask(narrated, tmp_path / "r")
    assert (verdict.outcome, verdict.findings) == (Outcome.PASS, ())
    assert verdict.share < 0.6


@pytest.mark.parametrize(
    "path", ["testing/test_tree.ipynb", "notebooks/tests/a.ipynb", "scratch.ipynb", "nets/legacy/trees.ipynb"]
)
def test_tests_and_trials_are_not_asked(path: str, narrated: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {path: MORE})
    assert ask(narrated, tmp_path / "r").outcome is Outcome.NOT_APPLICABLE


_MOVES = ["import os\nimport api", "!cp -r ../models/a ../out\n!rm -r ../out/tmp", "shutil.move('a', 'b')"]


@pytest.mark.parametrize(
    ("cells", "outcome"),
    [
        ([*_MOVES, "paths = sorted(os.listdir('b'))", "api.upload_dataset(title='models')"], Outcome.NOT_APPLICABLE),
        ([*_MOVES, "table = pd.read_csv('a')", *MORE], Outcome.FAIL),
        ([*_MOVES, "model.fit(x, y)", *MORE], Outcome.FAIL),
        (["!rm -r ../out", *MORE, *MORE], Outcome.FAIL),
    ],
)
def test_a_notebook_that_only_moves_files_is_not_asked(
    cells: list[Content], outcome: Outcome, narrated: Check, tmp_path: Path
) -> None:
    make(tmp_path / "r", {"a.ipynb": cells})
    assert ask(narrated, tmp_path / "r").outcome is outcome


def test_a_page_beside_a_notebook_may_conclude_for_it(narrated: Check, tmp_path: Path) -> None:
    files = {"tree/a.ipynb": [TITLE, *[FIT] * 12], "tree/README.md": "The tree reaches an accuracy of 0.81.\n"}
    make(tmp_path / "r", {**files, "b.ipynb": [TITLE, *[FIT] * 12]})
    lacking = [one for one in ask(narrated, tmp_path / "r").findings if "closing" in one.message]
    assert [one.path for one in lacking] == ["b.ipynb"]


def test_titles_alone_fail_below_a_half(narrated: Check, tmp_path: Path) -> None:
    told = [*["x = 1\ny = 2"] * 14, *["x = 1\n# Look for trips of more than a day\ny = 2"] * 6, Markdown("So. " * 8)]
    make(tmp_path / "r", {"a.ipynb": told, "b.ipynb": told, "c.ipynb": [TITLE, *told]})
    verdict = ask(narrated, tmp_path / "r")
    assert verdict.outcome is Outcome.PASS
    assert {one.message for one in verdict.findings} == {"lacks a title at its top"}


def test_a_cell_set_as_text_is_text(narrated: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"a.ipynb": ["%%markdown\n# Trips", *CODE[1:]]})
    assert ask(narrated, tmp_path / "r").share == 0.75


@pytest.mark.parametrize(
    ("step", "share"),
    [
        ("# Look for trips of more than a day\nx = 1", 0.75),
        ("\n#1. drop what nobody answered\nx = 1", 0.75),
        ("# x = read(path, sep, header)\nx = 1", 0.625),
        ("# df.drop columns that nobody needs\nx = 1", 0.625),
        ("# import numpy as np\nx = 1", 0.625),
        ("# from sklearn import svm\nx = 1", 0.625),
        ("# pip install graphviz\nx = 1", 0.625),
        ("# Plot\nx = 1", 0.625),
        ("x = 1\n# Look for trips of more than a day", 0.625),
        ("x = 1  # trips of more than a day", 0.75),
        ("# -- Read the whole table --\nx = 1", 0.75),
        ("x = 1  # x.head()", 0.625),
        ("# 乗客の年齢を読み込む\nx = 1", 0.75),
    ],
)
def test_a_step_that_opens_with_a_comment_is_told(step: str, share: float, narrated: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"a.ipynb": [TITLE, *CODE[1:], step]})
    assert ask(narrated, tmp_path / "r").share == share


def test_the_text_that_colab_welcomes_with_earns_nothing(narrated: Check, tmp_path: Path) -> None:
    welcome = [
        Markdown("<p><img alt='logo'></p>\n\n<h1>What is Colaboratory?</h1>\n\nIt allows you to write Python."),
        Markdown("## Getting started\n\nThe document you are reading is not a static web page, but interactive."),
    ]
    closing = [Markdown("Colab is used extensively in the machine learning community with applications.")]
    make(tmp_path / "r", {"a.ipynb": [*welcome, *CODE, *closing]})
    assert ask(narrated, tmp_path / "r").share == 0


def test_front_matter_and_hidden_chunks_are_no_text(narrated: Check, tmp_path: Path) -> None:
    hidden = "```{r, include=FALSE}\nlibrary(x)\n```\n"
    chunks = "```{r}\n1\n```\n" * 4
    make(tmp_path / "r", {"a.Rmd": f"---\ntitle: A\nauthor: Ada\n---\n{hidden}{chunks}"})
    assert ask(narrated, tmp_path / "r").share == 0.25


def test_documentation_need_not_conclude(narrated: Check, tmp_path: Path) -> None:
    cells = [TITLE, *["model.fit(x, y)"] * 10]
    files = (
        "docs/guide/a.ipynb",
        "examples/b.ipynb",
        "c.ipynb",
        "homework/d.ipynb",
        "scratch.ipynb",
        "endpoint request.ipynb",
        "playground.ipynb",
        "Misc-Testing.ipynb",
        "test_multiclass.ipynb",
        "clean_data.ipynb",
    )
    make(tmp_path / "r", dict.fromkeys(files, cells))
    assert [one.path for one in ask(narrated, tmp_path / "r").findings if one.path] == ["c.ipynb"]


def test_short_notebooks_and_broken_ones_are_not_judged(narrated: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"a.ipynb": ["x = 1", "x + 1"], "b.ipynb": "{", "c.ipynb": ""})
    assert ask(narrated, tmp_path / "r").outcome is Outcome.NOT_APPLICABLE


def test_a_notebook_that_a_course_hands_out_is_asked_for_no_text(narrated: Check, tmp_path: Path) -> None:
    verdict = ask(narrated, make(tmp_path, {"PY0101EN-Files.ipynb": ["x = 1"] * 9}))
    assert verdict.outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    "path", ["MapPlayDirty.ipynb", "air/Development_files/map.ipynb", "wip/map.ipynb", "messy_map.ipynb"]
)
def test_a_scratch_pad_by_its_name_or_folder_is_asked_for_no_text(path: str, narrated: Check, tmp_path: Path) -> None:
    assert ask(narrated, make(tmp_path / "a", {path: ["x = 1"] * 10})).outcome is Outcome.NOT_APPLICABLE
    both = ask(narrated, make(tmp_path / "b", {path: ["x = 1"] * 9, "development/fit.ipynb": ["x = 1"] * 10}))
    assert {finding.path for finding in both.findings} == {"development/fit.ipynb"}


@pytest.mark.parametrize(("remark", "fails"), [("  # random start", False), ("  # start()", False), ("", True)])
def test_a_step_with_any_comment_is_not_counted_as_one_without(
    remark: str, fails: bool, narrated: Check, tmp_path: Path
) -> None:
    step = f"a = start(){remark}\nb = step(a)\nc = step(b)\nd = step(c)"
    cells = [Markdown("# A"), *[step] * 10, Markdown("## Results")]
    assert bool(ask(narrated, make(tmp_path, {"a.ipynb": cells})).findings) is fails


STORES = [
    "client = connect()",
    "table = pd.read_csv('a.csv')",
    *["rows = table.head()"] * 9,
    "client.insert_many(rows)",
]


def test_rows_that_are_only_kept_in_a_database_need_no_text(narrated: Check, tmp_path: Path) -> None:
    assert ask(narrated, make(tmp_path / "a", {"a.ipynb": STORES})).outcome is Outcome.NOT_APPLICABLE
    assert ask(narrated, make(tmp_path / "b", {"a.ipynb": [*STORES, "table.plot()"]})).outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({}, True),
        ({"tree/README.md": "# Trees\n"}, False),
        ({"tree/README.md": "Trees.\n"}, True),
        ({"tree/README.md": "# Trees\n", "tree/b.ipynb": [TITLE]}, True),
        ({"tree/README.md": "# Trees\n\nSee a.ipynb\n", "tree/b.ipynb": [TITLE]}, False),
        ({"README.md": "# Trees\n"}, True),
    ],
)
def test_a_page_about_a_notebook_is_its_title(
    files: dict[str, Content], named: bool, narrated: Check, tmp_path: Path
) -> None:
    make(tmp_path / "r", {"tree/a.ipynb": ["x = 1"] * 10, **files})
    lacking = [one.path for one in ask(narrated, tmp_path / "r").findings]
    assert ("tree/a.ipynb" in lacking) is named


ENDLESS = [TITLE, Markdown("## Who came back\n\nA."), Markdown("## Who stayed away\n\nB."), *[FIT] * 12]


def _chunk(code: str) -> str:
    return f"```{{r}}\n{code}\n```\n\n"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"Market report.pdf": "%PDF"}, True),
        ({"tree/report.pdf": "%PDF"}, True),
        ({"tree/report.pdf": "%PDF", "tree/report.tex": "Few left."}, True),
        ({"tree/report.pdf": "%PDF", "tree/report.md": "Few left."}, False),
        ({"forest/report.pdf": "%PDF"}, False),
        ({"docs/findings.md": "## Who came back\n\nMany.\n\n## Who stayed away\n\nFew.\n"}, True),
        ({"docs/findings.md": "## Who came back\n\nMany.\n"}, False),
        ({"README.md": "The trees of a.ipynb reach an accuracy of 0.81.\n"}, True),
        ({"README.md": "The trees reach an accuracy of 0.81.\n"}, False),
        ({"tree/README.md": "The trees reach an accuracy of 0.81.\n"}, True),
        ({"tree/README.md": "## Results\n\n![Trees](a.png)\n"}, True),
        ({"Who leaves us.pptx": "PK"}, True),
        ({"Who leaves us.pdf": "%PDF", "Who leaves us.Rmd": "A"}, False),
        ({"Who leaves us.pdf": "%PDF"}, True),
        ({"docs/Who leaves us.pdf": "%PDF"}, False),
        ({"1706.03762.pdf": "%PDF"}, False),
        ({"The paper.pdf": "%PDF"}, False),
        ({"Task of the week.pdf": "%PDF"}, False),
        ({"tree/nb/report.Rmd": _chunk(FIT) * 3 + "## Summary\n\nFew left.\n"}, True),
        ({"tree/nb/b.ipynb": [Markdown("## Results"), *[FIT] * 3]}, True),
        ({"tree/nb/b.ipynb": [Markdown("## Data"), *[FIT] * 3]}, False),
        ({"tree/nb/b.ipynb": [Markdown("## Results"), *["other = make()\nother.fit(a, b)"] * 3]}, False),
        ({"tree/b.ipynb": [Markdown("## Results"), *[FIT] * 3]}, False),
    ],
)
def test_a_report_may_tell_the_end(files: dict[str, Content], told: bool, narrated: Check, tmp_path: Path) -> None:
    verdict = ask(narrated, make(tmp_path, {"tree/nb/a.ipynb": ENDLESS, **files}))
    findings = [one for one in verdict.findings if one.path == "tree/nb/a.ipynb"]
    assert any("closing" in one.message for one in findings) is not told


_COLAB = "https://colab.research.google.com"


@pytest.mark.parametrize(
    ("text", "share"),
    [
        (f"[![Open In Colab]({_COLAB}/assets/colab-badge.svg)]({_COLAB}/github/a)", 0.0),
        (f"<a href='{_COLAB}/a' target='_parent'><img src='{_COLAB}/colab-badge.svg' alt='Open In Colab'/></a>", 0.0),
        (f"# Trips\n\n[![Open In Colab]({_COLAB}/assets/colab-badge.svg)]({_COLAB}/github/a)", 0.625),
    ],
)
def test_a_button_that_opens_a_notebook_is_no_title(text: str, share: float, narrated: Check, tmp_path: Path) -> None:
    assert ask(narrated, make(tmp_path, {"a.ipynb": [Markdown(text), *CODE]})).share == share


@pytest.mark.parametrize(("silent", "told"), [(2, True), (4, False), (6, False)])
def test_a_comment_at_the_head_of_a_step_explains_as_many_steps_as_a_text(
    silent: int, told: bool, narrated: Check, tmp_path: Path
) -> None:
    cells = [TITLE, *[f"# Look for longer trips\n{LONG}", *[LONG] * silent] * 5, Markdown("## Results")]
    findings = ask(narrated, make(tmp_path, {"a.ipynb": cells})).findings
    assert any("text or comments near" in one.message for one in findings) is not told


def test_a_course_and_somebody_who_learns_are_not_named(narrated: Check, tmp_path: Path) -> None:
    learns = [*["x = 1"] * 10, Markdown("Learning how to use folds.")]
    make(tmp_path / "r", {"week 2/a.ipynb": ["x = 1"] * 10, "b.ipynb": learns, "c.ipynb": ["x = 1"] * 10})
    assert [one.path for one in ask(narrated, tmp_path / "r").findings] == ["c.ipynb"]


def test_a_folder_of_practice_is_not_asked(narrated: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"PracticeCode/heights.ipynb": [LONG] * 12})
    assert ask(narrated, tmp_path / "r").outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("path", "beside"),
    [
        ("memo.ipynb", {}),
        ("premier_essai.ipynb", {}),
        ("gpu_check.ipynb", {}),
        ("steps.ipynb", {"src/steps.py": "class Steps:\n    pass\n\n\ndef run():\n    pass\n"}),
    ],
)
def test_memos_checks_and_drafts_of_modules_are_not_asked(
    path: str, beside: dict[str, Content], narrated: Check, tmp_path: Path
) -> None:
    cells = ["class Steps:\n    pass", "def run():\n    return Steps()", *[LONG] * 12]
    assert ask(narrated, make(tmp_path / "a", {path: cells, **beside})).outcome is Outcome.NOT_APPLICABLE
    exported = "class Steps:\n    pass\n\n\ndef run():\n    pass\n"
    assert ask(narrated, make(tmp_path / "b", {"work.ipynb": cells, "work.py": exported})).outcome is Outcome.FAIL
