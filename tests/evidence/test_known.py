"""What is known of a file goes into a store and another process as plain data, and comes back as it was."""

import marshal

import pytest

from mlfolio.evidence.code.imports import Import
from mlfolio.evidence.known import Known, packed, restored


@pytest.mark.parametrize(
    "value",
    [None, 3, "text", [], (), ["a", "b"], Import("a", 0, ("b",), 1), [Import("a", 0, (), 1)], (Import("", 1, (), 2),)],
)
def test_a_fact_comes_back_as_it_was(value: object) -> None:
    back = restored(packed(value))
    assert back == value
    assert type(back) is type(value)


@pytest.mark.parametrize(
    "name", ["os:system", "mlfolio.evidence.known:Known", "mlfolio.nothing:Here", "builtins:tuple"]
)
def test_only_named_tuples_of_ours_are_made(name: str) -> None:
    with pytest.raises((ValueError, ImportError)):
        restored(marshal.dumps(("one", name, ("true",))))


def test_what_was_kept_in_another_form_is_found_anew() -> None:
    known = Known()
    strange = marshal.dumps(("one", "os:system", ("true",)))
    known.remember({"a": strange, "b": marshal.dumps("no form at all"), "c": packed(3), "d": packed(3)[:3], "e": 3})
    assert [known.recall(name, lambda: 1) for name in "abcde"] == [1, 1, 3, 1, 1]


def test_news_is_told_once_and_everything_is_kept() -> None:
    known = Known()
    known.remember({"kept": packed(1)})
    assert not known.is_richer
    assert known.recall("kept", lambda: 2) == 1
    assert known.recall("new", lambda: 2) == 2
    assert known.news() == {"new": packed(2)}
    assert known.news() == {}
    assert known.is_richer
    assert set(known.everything()) == {"kept", "new"}
