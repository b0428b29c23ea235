"""Patterns that were compiled beforehand are the ones that `re` would make, and nothing hangs on their being there."""

import marshal
import re
from pathlib import Path

import pytest

from mlfolio import patterns
from mlfolio.compiled_patterns import Kept, keep

DATE = (r"(?P<year>\d{4})-(?P<month>\d\d)|(?i:to)day", int(re.MULTILINE | re.IGNORECASE))
TEXTS = ["it is 2026-11 ", "ToDAY", "tomorrow", "", "\u0130\u017fK 1999-01\n2000-02"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "patterns.bin"
    made.write_bytes(keep([DATE, (r"[\w.+-]+@\S+", 0)]))
    return made


def test_a_kept_pattern_is_the_one_that_re_makes(file: Path) -> None:
    kept = Kept(file)
    assert len(kept) == 2
    ours, theirs = kept.pattern(*DATE), re.compile(*DATE)
    for name in ("pattern", "flags", "groups", "groupindex"):
        assert getattr(ours, name) == getattr(theirs, name)
    assert ours == theirs
    for text in TEXTS:
        found, expected = list(ours.finditer(text)), list(theirs.finditer(text))
        assert [one.groupdict() for one in found] == [one.groupdict() for one in expected]
        assert [one.lastgroup for one in found] == [one.lastgroup for one in expected]
        assert ours.sub(r"<\g<year>>", text) == theirs.sub(r"<\g<year>>", text)


def test_a_kept_pattern_is_not_compiled(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept(file)
    monkeypatch.setattr(re, "compile", None)
    assert kept.pattern(*DATE).search("2026-11")
    with pytest.raises(TypeError):
        kept.pattern("other", 0)


def test_what_is_not_kept_is_compiled(file: Path) -> None:
    kept = Kept(file)
    assert kept.pattern(DATE[0], 0).flags == re.compile(DATE[0]).flags
    assert kept.pattern("new", re.IGNORECASE).search("NEW")
    with pytest.raises(re.error):
        kept.pattern("(", 0)


def made_for_another_python(content: bytes) -> bytes:
    made_for, compiled = marshal.loads(content)
    return marshal.dumps(((*made_for[:2], made_for[2] + 1, *made_for[3:]), compiled))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: b"[core]\n",
        lambda content: marshal.dumps(7),
        lambda content: marshal.dumps((1, 2, 3)),
        made_for_another_python,
    ],
    ids=["empty", "torn", "of another kind", "a number", "three", "of another Python"],
)
def test_a_file_that_does_not_fit_is_no_file(file: Path, spoil: object) -> None:
    file.write_bytes(spoil(file.read_bytes()))  # type: ignore[operator]
    kept = Kept(file)
    assert len(kept) == 0
    assert kept.pattern(*DATE).search("2026-11")


@pytest.mark.parametrize("kept", [(), (0, b"torn", 0, (), ()), (0, b"\xff" * 8, 2, (), (None,)), (0, 7, 0, (), ())])
def test_a_pattern_that_is_not_well_formed_is_compiled(file: Path, kept: tuple[object, ...]) -> None:
    made_for, compiled = marshal.loads(file.read_bytes())
    file.write_bytes(marshal.dumps((made_for, compiled | {DATE: kept})))
    assert Kept(file).pattern(*DATE) == re.compile(*DATE)


def test_no_file_is_no_error(tmp_path: Path) -> None:
    assert Kept(tmp_path / "none").pattern("a", 0).search("cat")


def test_a_lazy_pattern_takes_the_kept_one(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept(file)
    monkeypatch.setattr(patterns, "_kept", lambda: kept)
    monkeypatch.setattr(re, "compile", None)
    lazy = patterns.lazy_pattern(*DATE)
    assert lazy.search("2026-11")
    assert lazy.groupindex == {"year": 1, "month": 2}
