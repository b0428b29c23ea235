"""Modules and notebook cells as one kind of source, whatever is wrong with them."""

import ast
from pathlib import Path

import pytest

from mlfolio import testing
from mlfolio.evidence.code.reading import SOURCE_LIMIT
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.examples import Content, Example, Markdown
from mlfolio.repo import Repo


def read(folder: Path, files: dict[str, Content]) -> Sources:
    testing.build(Example(files), folder)
    return Repo(folder).sources


def test_lines_of_a_notebook_count_within_their_cell(tmp_path: Path) -> None:
    notebook = read(tmp_path, {"a.ipynb": ["x = 1\ny = 2", Markdown("text"), "z = 3\ndef f():\n    pass"]}).all[0]
    assert notebook.place(2) == (2, 1)
    assert notebook.place(3) == (1, 3)
    assert [function.line for function in notebook.functions] == [4]
    assert notebook.finding("here", 4).cell == 3


def test_a_broken_cell_does_not_void_the_others(tmp_path: Path) -> None:
    notebook = read(tmp_path, {"a.ipynb": ["x = 1", "print 'x'", "def f(): pass"]}).all[0]
    assert [problem.line for problem in notebook.problems] == [2]
    assert [function.name for function in notebook.functions] == ["f"]


@pytest.mark.parametrize("cell", ["def f():", "x = (", "text = '''a", "x = \\", "for x in y:\n    # later"])
def test_what_is_missing_at_the_end_of_a_cell_is_a_problem_of_that_cell(cell: str) -> None:
    notebook = Source("a.ipynb", [(1, cell), (2, "y = 1")])
    assert [notebook.place(problem.line)[1] for problem in notebook.problems] == [1]


@pytest.mark.parametrize(
    "code",
    [
        "x = (",
        "print 'x'",
        "\tx = 1\n  y = 2",
        "x = 1\0",
        "(" * 5000,
        "-" * 100_000 + "1",
        "a" + ".a" * 50_000,
        "\ud800",
    ],
)
def test_what_does_not_parse_is_one_problem(code: str) -> None:
    source = Source("a.py", [(None, code)])
    assert len(source.problems) == 1
    assert source.tree.body == []


def test_lines_of_code_leave_out_blanks_and_comments() -> None:
    assert Source("a.py", [(None, "# why\n\nx = 1\n  # what\ny = 2  # so\n")]).code_lines == 2


@pytest.mark.parametrize(
    "code", ["", "\n", "x", "\t x\n \n", "\f\n\x1c#\n\u3000y", " \r\n# a\r\nz\r\n", '"""\n# in a text\n"""', "#\nx#\n"]
)
def test_lines_are_counted_as_they_are_without_the_blanks_around_them(code: str) -> None:
    source, lines = Source("a.py", [(None, code)]), [line.strip() for line in code.split("\n")]
    assert source.filled_lines == sum(map(bool, lines))
    assert source.code_lines == sum(bool(line) and not line.startswith("#") for line in lines)


def test_calls_are_told_by_the_name_that_they_end_in_and_keep_their_order() -> None:
    source = Source("a.py", [(None, "a.fit(b())\nfit(1)\nb()\nf()()\nc = 1\nc, d = 2, c\n")])
    assert [call.lineno for call in source.calls("b", "fit")] == [1, 1, 2, 3]
    assert [call.lineno for call in source.calls("fit", "missing")] == [1, 2]
    assert source.calls("missing") == []
    assert set(source.callees) == {"fit", "b", "f", ""}
    assert [name.id for name in source.stored] == ["c", "c", "d"]


def test_imports_keep_their_level_and_names() -> None:
    source = Source(
        "a.py", [(None, "import a.b, c\nfrom ..d import e as f\ntry:\n    import g\nexcept ImportError:\n    pass\n")]
    )
    assert [(one.module, one.level, one.names) for one in source.imports] == [
        ("a.b", 0, ()),
        ("c", 0, ()),
        ("g", 0, ()),
        ("d", 2, ("e",)),
    ]
    assert source.imports[0].top == "a"


def test_nodes_are_of_exactly_the_type_asked_for() -> None:
    source = Source("a.py", [(None, "x = 1\nfor y in x: pass\n")])
    assert len(source.nodes(ast.Name)) == 3
    assert source.nodes(ast.AsyncFor) == []


@pytest.mark.parametrize(
    ("path", "is_test"),
    [
        ("tests/model.py", True),
        ("src/test_model.py", True),
        ("src/model_test.py", True),
        ("conftest.py", True),
        ("src/latest/model.py", False),
        ("src/contest.py", False),
        ("test_data.ipynb", False),
    ],
)
def test_tests_are_told_by_their_path(path: str, is_test: bool) -> None:
    assert Source(path, [(None, "")]).is_test is is_test


def test_what_is_no_python_of_the_author_is_left_out(tmp_path: Path) -> None:
    files: dict[str, Content] = {
        "venv/lib/a.py": "x = 1\n",
        "third_party/b.py": "x = 1\n",
        "{{ package }}/c.py": "import {{ package }}\n",
        "d.py": b"\x00\x01\x02\x03" * 9,
        "e.py": "x = 1\n" + "#" * SOURCE_LIMIT,
        "f.py": "x = 1\n",
    }
    sources = read(tmp_path, files)
    assert [source.path for source in sources] == ["f.py"]
    assert sources.skipped == ("d.py", "e.py")


def test_a_link_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    (tmp_path / "b.py").symlink_to(tmp_path / "a.py")
    assert [source.path for source in Repo(tmp_path).sources] == ["a.py"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("flight_pb2.py", "x = 1\n"),
        ("src/_generated/client.py", "x = 1\n"),
        ("a.py", "# Generated by the protocol buffer compiler.  DO NOT EDIT!\n"),
        ("a.py", '"""\n    The service.\n\n    Generated by OpenAPI Generator (https://openapi-generator.tech)\n"""\n'),
        ("a.py", "# This file is auto-generated by grpc-tools.\n"),
        ("migrations/0001_initial.py", "# Generated by Django 4.2 on 2024-01-01\n"),
        ("window.py", "# WARNING! All changes made in this file will be lost!\n"),
        ("runs/vit/20260104_220010/vis_data/config.py", "lr = 0.1\n"),
        ("work_dirs/vit/vit_coco.py", "model = dict(depth=2)\nlr = 0.1\n"),
        ("outputs/2024-01-31/12-30-59/train.py", "import a\n"),
        ("wandb/run-20240131_123059-a1b2/files/code/train.py", "import a\n"),
        ("runs/vit/coco.py", "LR = 0.1\nROOT = 'a'\ndata = dict(\n    size=2,\n)\nepochs = 3\nsteps = [\n    1,\n]\n"),
    ],
)
def test_what_a_program_wrote_is_no_code_of_the_authors(path: str, text: str, tmp_path: Path) -> None:
    found = read(tmp_path, {path: text, "fit.py": "x = 1\n"})
    assert [source.path for source in found.code] == [source.path for source in found.authored] == ["fit.py"]
    assert len(found.all) == 2


@pytest.mark.parametrize(
    "text",
    [
        "LR = 0.1\nROOT = 'a'\nDEPTH = 2\nSEED = 1\nWIDTH = 3\n",
        "from a import b\n\nA = b\nB = b\nC = b\nD = b\nE = b\n",
        "A = 1\n",
    ],
)
def test_settings_that_somebody_wrote_for_a_run_are_no_record_of_it(text: str, tmp_path: Path) -> None:
    assert [source.path for source in read(tmp_path, {"experiments/a.py": text}).code] == ["experiments/a.py"]


@pytest.mark.parametrize(
    "text",
    [
        '"""Automatically generated by Colab.\n\nOriginal file is located at a notebook.\n"""\n',
        "# DO NOT MODIFY the arguments: the grader calls this function.\n",
        '"""Plots generated by the model, with automatically generated titles."""\n',
    ],
)
def test_what_somebody_wrote_is_not_generated(text: str, tmp_path: Path) -> None:
    assert [source.path for source in read(tmp_path, {"a.py": text}).code] == ["a.py"]


@pytest.mark.parametrize(
    ("path", "is_test"),
    [
        ("src/ab_test.py", False),
        ("train_test.py", False),
        ("stats/hypothesis_tests.py", False),
        ("model_test.py", True),
        ("tests/ab_test.py", True),
    ],
)
def test_what_tests_a_hypothesis_is_no_test(path: str, *, is_test: bool) -> None:
    assert Source(path, [(None, "")]).is_test == is_test
