"""Copies of code, and repetition that is none."""

from pathlib import Path

from mlfolio.evidence.code.duplication import Duplication, find_copies
from mlfolio.evidence.code.source import Source

BODY = """total = 0
for row in rows:
    value = row.price * row.amount
    if value > limit:
        total += value
    count += 1
    print("value of the row", value)
"""


def copies(*texts: str) -> Duplication:
    sources = [Source(f"{number}.py", [(None, text)]) for number, text in enumerate(texts)]
    return find_copies(sources, characters=100, order=_by_path)


def _by_path(source: Source) -> tuple[bool, bool, str]:
    return False, False, source.path


def test_a_copy_is_found_whatever_its_layout() -> None:
    other = BODY.replace("row.price * row.amount", "row.price*row.amount  # euros").splitlines()
    found = copies(BODY, "def f():\n\n    # the same\n" + "".join(f"    {line}\n" for line in other))
    assert [(copy.source.path, copy.original.path, copy.original_line) for copy in found.copies] == [
        ("1.py", "0.py", 1)
    ]
    assert found.copied_lines == 7
    assert found.code_lines == 15


def test_what_comes_first_by_the_order_is_the_original() -> None:
    sources = [Source("copy.py", [(None, BODY)]), Source("a.py", [(None, BODY)])]
    (found,) = find_copies(sources, characters=100, order=_by_path).copies
    assert (found.source.path, found.original.path) == ("copy.py", "a.py")


def test_other_names_or_constants_make_no_copy() -> None:
    assert not copies(BODY, BODY.replace("price", "cost").replace("limit", "bound")).copies


def test_a_series_of_equal_lines_does_not_copy_itself() -> None:
    assert not copies("model.add(Dense(128, activation='relu'))\n" * 11).copies


def test_imports_docstrings_and_kept_arguments_do_not_count() -> None:
    imports = "".join(f"import a_rather_long_module_name_{n}\n" for n in range(20))
    kept = "class A:\n    def __init__(self):\n" + "".join(
        f"        self.argument_{n} = argument_{n}\n" for n in range(20)
    )
    assert not copies(imports, imports).copies
    assert not copies(f'"""A."""\n{kept}', f'"""A."""\n{kept}').copies


def test_a_copy_within_one_source_and_across_cells() -> None:
    notebook = Source("a.ipynb", [(1, BODY), (4, "x = 1"), (7, BODY)])
    found = find_copies([notebook], characters=100, order=_by_path).copies
    assert [notebook.place(copy.first) for copy in found] == [(1, 7)]


def test_nothing_to_compare(tmp_path: Path) -> None:
    assert copies("", "x = (", "pass\n") == Duplication((), 0, 0)


def test_lines_that_are_commented_out_in_one_place_are_not_counted_as_copied() -> None:
    commented = BODY.replace("    count", "    # tried, and of no use\n" * 30 + "    count")
    for one, other in ((BODY, commented), (commented, BODY)):
        assert [copy.length for copy in copies(one, other).copies] == [7]


def test_a_copy_is_as_long_as_the_shorter_of_the_two_places() -> None:
    spread = BODY.replace('print("value of the row", value)', 'print(\n        "value of the row", value\n    )')
    for one, other in ((BODY, spread), (spread, BODY)):
        assert [copy.length for copy in copies(one, other).copies] == [7]
