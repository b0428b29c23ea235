"""Broken configuration files are empty tables, never an exception."""

import pytest

from mlfolio.evidence.structured import at, ini_sections, json_table, strings, toml_table, yaml_table


@pytest.mark.parametrize(
    "text",
    [None, "", "[", "\x00", "- 1\n- 2\n", "[" * 50_000, "{" * 50_000, "a: *b", "!!python/object:os.system x", "3"],
)
def test_what_is_broken_is_empty(text: str | None) -> None:
    assert toml_table(text) == {}
    assert yaml_table(text) == {}
    assert json_table(text) == {}


@pytest.mark.parametrize("text", [None, "", "x = 1", "[a\n", "\x00", "[a]\nkey\n  more\n"])
def test_broken_ini_has_no_sections(text: str | None) -> None:
    assert ini_sections(text) == {}


def test_ini_options_may_repeat_and_lack_values() -> None:
    assert ini_sections("[a]\nx = 1\nx = 2\ny\nz = %(q)s\n") == {"a": {"x": "2", "y": "", "z": "%(q)s"}}


def test_a_way_that_ends_early_leads_nowhere() -> None:
    assert at({"a": {"b": 1}}, "a", "b") == 1
    assert at({"a": 3}, "a", "b") is None
    assert strings(["x", 3, None]) == ["x"]
