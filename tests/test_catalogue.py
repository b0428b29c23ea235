"""The catalogue: what the shipped one keeps to, and that a malformed check is refused with its file's name."""

from pathlib import Path

import pytest

from mlfolio import catalogue, repo
from mlfolio.catalogue import CatalogueError, Check

TEMPLATE = '''
from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.examples import Example
from mlfolio.verdicts import passed


@check(
    title="Tidy",
    how="It looks.",
    fix="Tidy up.",
    weight=1,
    source=Citation("A", "{topic}", "tidy"),
    after={after},
    kinds={kinds},
    advice_for={advice_for},
    fix_in={fix_in},
    bad=[Example({{"a.py": "1"}})],
    good={good},
)
def {name}({parameter}):
    """{why}"""
    return passed()
'''
DEFAULTS = {
    "topic": "Data Skills",
    "after": "()",
    "kinds": "()",
    "advice_for": "()",
    "fix_in": "{}",
    "good": '[Example({"b.py": "1"})]',
    "name": "is_tidy",
    "parameter": "files",
    "why": "Tidy is better.",
}


def load(folder: Path, **changed: str) -> tuple[Check, ...]:
    (folder / "testing").mkdir()
    (folder / "testing" / "is_tidy.py").write_text(TEMPLATE.format(**DEFAULTS | changed))
    return catalogue.load(folder, repo.EVIDENCE)


def test_a_check_is_read_from_its_file(tmp_path: Path) -> None:
    (check,) = load(tmp_path)
    assert (check.id, check.category, check.evidence, check.why) == (
        "is-tidy",
        "testing",
        ("files",),
        "Tidy is better.",
    )


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"parameter": "flies"}, "evidence that does not exist: flies"),
        ({"good": "[]"}, "at least one bad and one good example"),
        ({"why": ""}, "a docstring that says why"),
        ({"topic": "Cooking"}, "cites a topic that no document has"),
        ({"name": "is_neat"}, "defines no check called is_tidy"),
        ({"kinds": '("kagle",)'}, "a kind that does not exist: kagle"),
        ({"advice_for": '("kagle",)'}, "a kind that does not exist: kagle"),
        ({"kinds": '("kaggle",)', "advice_for": '("general",)'}, "a kind that it is not asked of: general"),
        ({"fix_in": '{"Pyhton": "Tidy."}'}, "a language that does not exist: Pyhton"),
        ({"after": '("is-neat",)'}, "comes after is-neat, which is no check of testing"),
    ],
)
def test_a_malformed_check_is_refused_by_name(tmp_path: Path, changed: dict[str, str], said: str) -> None:
    with pytest.raises(CatalogueError, match=said) as raised:
        load(tmp_path, **changed)
    assert str(tmp_path) in str(raised.value)


def test_an_empty_catalogue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no checks found"):
        catalogue.load(tmp_path, repo.EVIDENCE)


def test_ids_are_unique(checks: tuple[Check, ...]) -> None:
    ids = [check.id for check in checks]
    assert len(ids) == len(set(ids))


def test_titles_state_a_fact_in_one_line(checks: tuple[Check, ...]) -> None:
    wrong = [
        check.id
        for check in checks
        if len(check.title) > 60 or check.title.endswith(".") or not check.title[0].isupper()
    ]
    assert not wrong


def test_texts_are_whole_sentences(checks: tuple[Check, ...]) -> None:
    wrong = [
        (check.id, field)
        for check in checks
        for field in ("why", "how", "fix")
        if not getattr(check, field)[0].isupper() or getattr(check, field)[-1] not in ".?)"
    ]
    assert not wrong


def test_what_is_told_in_other_languages_is_whole_sentences(checks: tuple[Check, ...]) -> None:
    told = [(check.id, said) for check in checks for _, said in check.fix_in]
    assert told
    assert not [(id_, said) for id_, said in told if not said[0].isupper() or said[-1] != "."]


def test_no_other_language_is_told_of_pythons_tools(checks: tuple[Check, ...]) -> None:
    words = "pytest pip pyproject.toml ruff sklearn numpy joblib .py".split()
    wrong = [(one.id, said) for one in checks for _, said in one.fix_in if any(word in said for word in words)]
    assert not wrong


@pytest.mark.parametrize(
    ("language", "told"),
    [("Python", "Tidy up."), ("R", "Call styler."), ("Rust", "Tidy by your tool."), ("MATLAB", "Tidy by your tool.")],
)
def test_what_to_do_is_told_in_the_language(tmp_path: Path, language: str, told: str) -> None:
    (check,) = load(tmp_path, fix_in='{"R": "Call styler.", "any other": "Tidy by your tool."}')
    assert check.practice.told_in(language).fix == told


def test_one_text_holds_for_all_where_no_other_is_given(tmp_path: Path) -> None:
    (check,) = load(tmp_path)
    assert check.practice.told_in("R").fix == "Tidy up."


def test_a_weight_says_its_reason_beside_it(checks: tuple[Check, ...]) -> None:
    wrong = []
    for check in checks:
        lines = Path(check.judge.__code__.co_filename).read_text(encoding="utf-8").splitlines()
        at = next(number for number, line in enumerate(lines) if line.strip().startswith("weight="))
        if not check.advice and not (lines[at - 1].strip().startswith("#") or "#" in lines[at]):
            wrong.append(check.id)
    assert not wrong
