"""Shell scripts taken apart, as CI files hold them."""

import time

import pytest

from mlfolio.evidence.automation.shell import simple_commands


def words(script: str) -> list[tuple[str, ...]]:
    return [command.words for command in simple_commands(script)]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("a && b; c | d\ne & f", [("a",), ("b",), ("c",), ("d",), ("e",), ("f",)]),
        ("pytest \\\n  -q tests", [("pytest", "-q", "tests")]),
        ("pytest 'a b' \"c d\"e", [("pytest", "a b", "c de")]),
        ("pytest >out.txt 2>&1 -x  # why", [("pytest", "-x")]),
        ("if [ -f x ]; then pytest; else true; fi", [("[", "-f", "x", "]"), ("pytest",), ("true",)]),
        ("for f in a b; do pytest $f; done", [("pytest", "$f")]),
        ("cat <<'EOF' > x\npytest\nEOF\nruff check", [("cat",), ("ruff", "check")]),
        ("tox -e ${{ matrix.py || 'a;b' }}", [("tox", "-e", "$")]),
        ("python -c 'import a; a.b()'", [("python", "-c", "import a; a.b()")]),
        ("echo $(pytest -q)", [("echo", "$"), ("pytest", "-q")]),
        ("it's\npytest", [("it's",), ("pytest",)]),
        ("a#b c", [("a#b", "c")]),
        ("# nothing\n\n", []),
        ("", []),
    ],
)
def test_commands_and_their_words(script: str, expected: list[tuple[str, ...]]):
    assert words(script) == expected


def test_lines_count_from_one():
    script = "a \\\n b\n\nif x; then\n  c\nfi\npython -c 'one\ntwo'\nd"
    assert [(one.words[0], one.line) for one in simple_commands(script)] == [
        ("a", 1), ("x", 4), ("c", 5), ("python", 7), ("d", 9)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("script", "forgiven"),
    [
        ("pytest || true", True),
        ("pytest -q | tee log || echo failed", True),
        ("cd src && pytest || exit 0", True),
        ("set +e\npytest", True),
        ("set +e\nset -e\npytest", False),
        ("pytest || exit 1", False),
        ("pytest && true", False),
        ("true || pytest", False),
    ],
)
def test_failures_that_are_forgiven(script: str, *, forgiven: bool):
    found = [command.may_fail for command in simple_commands(script) if command.words[0] == "pytest"]
    assert found == [forgiven]


@pytest.mark.parametrize("bit", ['"\\"', "'", "<<a\n", "#\n", " #", "${{", "`", "> ", "\\", "a;", "$(", "if "])
def test_hostile_scripts_take_no_time(bit: str):
    start = time.process_time()
    simple_commands(bit * 50_000)
    assert time.process_time() - start < 3
