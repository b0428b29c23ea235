"""YAML with its lines, whole, broken and hostile."""

import pytest

from mlfolio.evidence.automation.yaml_lines import DEPTH, is_true, mapping, read_documents, scalars


def read(text: str):
    return read_documents(text)[0]


def test_scalars_stay_as_they_are_written():
    content = read("on: push\npython-version: 3.10\nflag: true\nnothing: null\n")
    assert content == {"on": "push", "python-version": "3.10", "flag": "true", "nothing": "null"}


def test_lines_count_from_one_and_block_scalars_begin_below_their_mark():
    content = read("a: x\nb: |\n  first\n  second\nc:\n  - y\n")
    assert content["a"].line == 1
    assert content["b"].line == 3
    assert content["c"][0].line == 6
    assert [key.line for key in content] == [1, 2, 5]


def test_merge_keys_fill_in_and_own_keys_win():
    content = read("base: &b {image: x, retry: 1}\njob:\n  <<: *b\n  retry: 2\nmany:\n  <<: [*b, {extra: 3}]\n")
    assert content["job"] == {"image": "x", "retry": "2"}
    assert content["many"] == {"image": "x", "retry": "1", "extra": "3"}


def test_several_documents():
    assert read_documents("a: 1\n---\nb: 2\n") == [{"a": "1"}, {"b": "2"}]


@pytest.mark.parametrize(
    "text",
    ["", "a: [", "a: b: c", "\ta: 1", "[" * 100_000, "- " * 20_000, "a" * 1_000_001, "{" * (DEPTH + 1), "a: \x00"],
)
def test_what_cannot_be_read_is_nothing(text: str):
    assert read_documents(text) in ([], [""])


def test_aliases_are_shared_and_never_copied():
    levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40))
    content = read(f"a0: &a0 [x]\n{levels}\n")
    assert content["a2"][0] is content["a1"]


def test_a_tag_runs_nothing():
    assert read("a: !!python/object/apply:os.system [exit]\n") == {"a": ["exit"]}


def test_shapes_that_are_not_expected_are_empty():
    assert mapping(["x"]) == {}
    assert scalars({"a": "b"}) == []
    assert scalars(read("- a\n- [b, {c: d}]\n")) == ["a", "b"]
    assert is_true("True")
    assert not is_true(None)
