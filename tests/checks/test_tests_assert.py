"""Which tests without an assertion were meant to check that nothing fails."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask

_GOOD = "from model import fit\n\n\ndef test_fit():\n    assert fit([1]) == 3\n"
_ANSWERS = (
    "def test_imports():\n    try:\n        from model import fit\n        print('well')\n        return True\n"
    "    except Exception as error:\n        print(error)\n        return False\n"
)
_REFUSED = "def test_loan_is_refused():\n    with pytest.raises(ValueError):\n        Loan(kind='x')\n\n\n"
_RUNNER = "import sys\n\nif __name__ == '__main__':\n    sys.exit(0 if test_imports() else 1)\n"


@pytest.fixture
def check(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "tests-assert")


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("def test_fit_accepts_a_table():\n    fit([[1]])\n", 1.0),
        ("def test_nothing_is_allowed_twice():\n    fit([[1]])\n", 0.5),
        ("def test_fit_works():\n    fit([[1]])\n", 0.5),
        ("def test_columns():\n    # Should not raise\n    require_columns([[1]])\n", 1.0),
        ("def test_columns():\n    rows.validateAll()  # should pass without any errors\n", 1.0),
        ("def test_columns():\n    # Rows should not overlap\n    require_columns([[1]])\n", 0.5),
        ("def test_report():\n    # Should not raise\n    report([[1]])\n", 0.5),
        ("def test_kinds():\n    for one in KINDS:\n        Loan(**{'kind': one})\n", 0.5),
        ("def test_kinds():\n    report(KINDS)  # no error\n", 0.5),
        (_REFUSED + "def test_loan_valid():\n    Loan(kind='a')\n", 1.0),
        (_REFUSED + "def test_loan_works():\n    Loan(kind='a')\n", 2 / 3),
        (_REFUSED + "def test_report_valid():\n    report('a')\n", 2 / 3),
        ("from chainmock import mocker\n\n\ndef test_a():\n    mocker(db).mock('add').called_once()\n    fit()\n", 1.0),
        ("from fakes import mocker\n\n\ndef test_a():\n    mocker(db).mock('add').called_once()\n    fit()\n", 0.5),
        ("def test_command_parses():\n    parser().parse_args(COMMAND)\n", 1.0),
        ("def test_command():\n    parser().parse_args(COMMAND)\n", 0.5),
        ("def test_settings_are_valid_yaml():\n    yaml.safe_load(SETTINGS)\n", 1.0),
        ("def test_model_loads():\n    joblib.load(MODEL)\n", 0.5),
        ("def test_model_compiles():\n    net.compile('adam')\n", 0.5),
        (_ANSWERS + _RUNNER, 1.0),
        (_ANSWERS, 0.5),
    ],
)
def test_what_must_not_fail_is_left_out(check: Check, tmp_path: Path, text: str, share: float) -> None:
    files = {"tests/test_a.py": _GOOD, "tests/test_b.py": text}
    assert ask(check, make(tmp_path, files)).share == pytest.approx(share)


@pytest.mark.parametrize(
    ("step", "share"),
    [("cy.wait('@films')", 1.0), ("cy.wait(500)", 0.0), ("await page.waitForSelector('.film')", 1.0)],
)
def test_what_is_waited_for_and_does_not_come_fails(check: Check, tmp_path: Path, step: str, share: float) -> None:
    files = {"cypress/integration/films.spec.js": f"it('shows films', () => {{\n  cy.visit('/')\n  {step}\n}})\n"}
    assert ask(check, make(tmp_path, files)).share == share


def test_a_group_of_tests_is_none(check: Check, tmp_path: Path) -> None:
    inner = "  test.beforeEach('opens', () => open())\n  test('fits', () => { expect(fit()).toBe(1) })\n"
    files = {"tests/fit.spec.ts": f"test.describe('Fit', () => {{\n{inner}}})\n"}
    assert ask(check, make(tmp_path, files)).share == 1.0


@pytest.mark.parametrize(
    ("step", "share"),
    [
        ("t.equal(cost(rows), 32.07, 'the cost')", 1.0),
        ("t.deepEqual(fit(rows), [[1.2]])", 1.0),
        ("t.notThrows(() => fit(rows))", 1.0),
        ("t.plan(1)\n  fit(rows)", 0.0),
        ("t.end()", 0.0),
    ],
)
def test_what_tape_hands_to_a_test_asserts(check: Check, tmp_path: Path, step: str, share: float) -> None:
    files = {"tests/fit.js": f"const test = require('tape')\n\ntest('fits', async t => {{\n  {step}\n}})\n"}
    assert ask(check, make(tmp_path, files)).share == share


@pytest.mark.parametrize(("step", "share"), [("FAIL() << fit(1);", 1.0), ("ADD_FAILURE();", 1.0), ("fit(1);", 0.0)])
def test_what_fails_a_test_of_googletest_asserts(check: Check, tmp_path: Path, step: str, share: float) -> None:
    files = {"tests/fit.cc": f"TEST(Fit, Converges) {{\n  if (fit(2) > 1) {step}\n}}\n"}
    assert ask(check, make(tmp_path, files)).share == share


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("def test_schema():\n    Answer.model_validate(explain(1))\n", 1.0),
        ("def test_schema():\n    answer = Answer.model_validate(explain(1))\n    print(answer)\n", 0.5),
        ("from jsonschema import validate\n\n\ndef test_schema():\n    validate(explain(1), FORM)\n", 1.0),
        ("from model import validate\n\n\ndef test_schema():\n    validate(explain(1), FORM)\n", 0.5),
    ],
)
def test_what_has_to_fit_a_schema_is_checked(check: Check, tmp_path: Path, text: str, share: float) -> None:
    files = {"tests/test_a.py": _GOOD, "tests/test_b.py": text}
    assert ask(check, make(tmp_path, files)).share == share


@pytest.mark.parametrize(("step", "share"), [("expect(rows).toHaveLength(1)", 1.0), ("console.log(rows)", 0.0)])
def test_a_helper_within_what_holds_the_tests_asserts(check: Check, tmp_path: Path, step: str, share: float) -> None:
    held = f"  function isOne(rows) {{\n    {step}\n  }}\n\n  test('fits', () => {{\n    isOne(fit())\n  }})\n"
    files = {"api.test.ts": f"describe('api', () => {{\n{held}}})\n"}
    assert ask(check, make(tmp_path, files)).share == share
