"""Tests in the other languages of machine-learning work, found by the marks that their frameworks leave in the text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.evidence.files import Files
from mlfolio.evidence.testing.placeholders import is_accepted_by_a_check
from mlfolio.evidence.testing.tests import Test
from mlfolio.patterns import lazy_pattern

LIMIT = 1_000_000
"""Characters. A longer file is data or generated."""


class _Framework(NamedTuple):
    """How tests look in one language: the files, where a test starts (group 1 names it), and what checks something.

    Where `needed` is given, a file without it holds no tests.
    """

    language: str
    path: re.Pattern[str]
    start: re.Pattern[str]
    check: re.Pattern[str]
    needed: re.Pattern[str] | None = None


def _framework(language: str, path: str, start: str, check: str, needed: str | None = None) -> _Framework:
    required = lazy_pattern(needed) if needed else None
    return _Framework(
        language, lazy_pattern(path, re.IGNORECASE), lazy_pattern(start, re.MULTILINE), lazy_pattern(check), required
    )


_OF_TAP = (
    r"\b(?:s?t|tap)\.(?:\w{0,20}(?:[eE]quals?|[sS]ame|[sS]napshot|[tT]hrows?(?:Async)?)|(?:not)?[oO]k"
    r"|rejects|(?:doesNot)?[mM]atch|(?:not)?[rR]egex|like|is|not|true|false|truthy|falsy|error|ifError|assert)\("
)
"""The assertions of tape, tap and ava, which hand their own to each test."""

_QUOTED = r"[\"'`]([^\"'`\n]*)[\"'`]"
_NEXT_NAME = r"[^\n]{0,200}\n(?:[ \t]*[@\[#][^\n]{0,200}\n){0,5}[^\n(]{0,100}?\b(\w{1,100})\s?\("
_FRAMEWORKS = (
    _framework("R", r"\.r$", rf"^[ \t]*(?:testthat::)?test_that\(\s*(?:desc\s*=\s*)?{_QUOTED}", r"expect_|stopifnot"),
    _framework("R", r"(^|/)runit[^/]*\.r$", r"^(test[\w.]*)[ \t]*(?:<-|=)[ \t]*function", r"check\w+\(|stopifnot"),
    _framework("R", r"(^|/)tests/[^/]*\.r$", r"\A()", r"stopifnot\(", r"stopifnot\("),
    _framework("R", r"(^|/)tinytest/[^/]*\.r$", r"\A()", r"expect_", r"expect_"),
    _framework(
        "MATLAB",
        r"test[^/]*\.m$",
        r"^[ \t]*function[ \t]+(test\w*|\w*[tT]est)[ \t]*(?:\(|$)",
        r"(?:verify|assert|fatalAssert)\w*\s*\(",
        r"functiontests",
    ),
    _framework(
        "MATLAB",
        r"\.m$",
        r"^[ \t]*function[ \t]+(\w+)[ \t]*\([ \t]*(?:tc|test\w*|self|obj|this)\b",
        r"(?:verify|assert|fatalAssert)\w*\s*\(",
        r"matlab\.unittest\.TestCase",
    ),
    _framework("MATLAB", r"(^|/)(test[^/]*|[^/]*test)\.m$", r"^%%[ \t]*([^\n]*)$", r"\bassert\(", r"\bassert\("),
    _framework("Octave", r"\.m$", r"^%!(test|assert)\b", r"assert|fail|error"),
    _framework("Julia", r"\.jl$", r"^[ \t]*@testset[ \t]+\"?([^\"\n]*)", r"@test\b|@test_\w", r"@test\b|@test_\w"),
    _framework("Julia", r"(^|/)test/.*\.jl$", r"\A()", r"@test\b", r"(?m:^)\s*@test\b"),
    _framework(
        "JavaScript",
        r"(\.(test|spec)\.[cm]?[jt]sx?|(^|/)(__tests__|tests?|spec)/.*\.[cm]?[jt]sx?)$",
        rf"(?:^|[ \t;{{(])(?:it|test)(?:\.(?!describe\b|step\b|before|after)\w+)?\(\s*{_QUOTED}",
        # A request or a page that is waited for and does not come is an error.
        r"expect\(|assert|\.should|\.toEqual|\.toBe|\bcy\.wait\(\s*[\"'`\[]|\.waitFor(?:Selector|Response|Request|URL)\("
        rf"|{_OF_TAP}",
    ),
    _framework(
        "C++",
        r"\.(c|cc|cpp|cxx|cu|h|hh|hpp|hxx|cuh)$",
        r"^(?:TEST|TEST_F|TEST_P|TYPED_TEST|TEST_CASE|SCENARIO|BOOST_AUTO_TEST_CASE)\s?\(\s*\"?([^\"\n,)]*)(?!.*;$)",
        r"EXPECT_|ASSERT_|REQUIRE|CHECK|BOOST_|\b(?:GTEST_|TEST_)?FAIL(?:_CHECK|_AT)?\(|\bADD_FAILURE",
    ),
    _framework(
        "C",
        # By functions alone, as is usual in C.
        r"((^|/)tests?/.*|(^|/)test_?[^/]*|_?tests?)\.(c|cc|cpp|cxx|cu)$",
        r"^(?:static[ \t]+)?(?:void|int|bool)[ \t]+(test\w*|\w+_test)[ \t]?\((?![^\n]*;[ \t]*$)",
        r"assert|ASSERT|EXPECT|CHECK|REQUIRE|\bTEST_FAIL",
    ),
    _framework(
        "Java", r"\.(java|kt)$", rf"^[ \t]*@(?:Parameterized)?Test\b{_NEXT_NAME}", r"assert|verify|expect|fail\("
    ),
    _framework("C#", r"\.cs$", rf"^[ \t]*\[(?:Fact|Theory|Test|TestMethod)\b{_NEXT_NAME}", r"Assert|Should|Verify"),
    _framework("Rust", r"\.rs$", rf"^[ \t]*#\[(?:tokio::)?test\]{_NEXT_NAME}", r"assert|panic|\?;"),
    _framework(
        "Go", r"_test\.go$", r"^func (Test\w+)\(", r"\bt\.(?:Error|Fatal|Fail)|assert\.|require\.|\b(?!Run\b)\w+\(t[,)]"
    ),
    _framework("Scala", r"test/.*\.scala$", rf"^[ \t]*(?:test|it)\({_QUOTED}", r"assert|should|must|expect"),
    _framework(
        "Scala",
        r"test/.*\.scala$",
        r"^[ \t]*(?:\"[^\"\n]*\"|it|they)[ \t]+(?:should|must|can)[ \t]+\"([^\"\n]*)\"[ \t]+in\b",
        # The word that opens a test checks nothing by itself.
        r"assert|expect|\b(?:should|must)(?!\w|[ \t]+\")|(?:should|must)(?:Be|Equal|Not)\w*",
    ),
    _framework(
        "Scala",
        r"test/.*\.scala$",
        r"^[ \t]*(?:def (?=test)|@Test\b[^\n]{0,100}?\s+def )(\w+)",
        r"assert|expect|==|!=|: Boolean\b",
    ),
    _framework(
        "Clojure",
        r"(_test|(^|/)test/.*)\.clj[cs]?$",
        r"^\(deftest[ \t]+(?:\^\S+[ \t]+)?([^\s()]+)",
        r"\((?:\w+/)?(?:is|are)\b",
    ),
    _framework(
        "Haskell",
        r"((^|/)tests?/.*|spec|tests?)\.hs$",
        r"^[ \t]*(?:it|specify|prop|testCase|testProperty)[ \t]+\"([^\"\n]*)\"",
        r"\bshould\w+|@\?=|@=\?|assert|===|==|property|^[ \t]*(?:prop|testProperty)\b",
    ),
    _framework("Swift", r"tests?\.swift$", r"^[ \t]*func (test\w*)\(", r"XCTAssert|#expect"),
    _framework("Dart", r"_test\.dart$", rf"^[ \t]*(?:test|testWidgets)\(\s*{_QUOTED}", r"expect(?:Later)?\("),
    _framework(
        "F#",
        r"\.fs$",
        r"^[ \t]*\[<(?:Fact|Theory|Test|TestMethod)\b[^\n]*\n[ \t]*(?:let|member[ \t]+\w+\.)[ \t]*(?:``)?(\w[^`(\n]*)",
        r"Assert|should|=!|test <@",
    ),
    _framework("Shell", r"\.bats$", r"^@test\s+[\"']([^\"'\n]*)", r"\[|run|assert"),
)


_HELPER = lazy_pattern(
    r"^([ \t]{0,8})(?:(?:export|default|pub|async)[ \t]+){0,3}(?:(?:function|fn|func|def)[ \t]+(\w+)"
    r"|(?:const|let|var|val)[ \t]+(\w+)[^=\n]{0,200}=[ \t]*(?:async[ \t]*)?(?:\(|function\b|\w+[ \t]*=>)"
    r"|([\w.]+)[ \t]*(?:<-|=)[ \t]*function\b)",
    re.MULTILINE,
)
"""A function that the tests of its file may call, at the top level or in what holds them, as `describe` does."""

_CALLED = lazy_pattern(r"(?<![\w.])([\w.]+)\s?\(")

_CLOSED = tuple(lazy_pattern(rf"\n[ \t]{{0,{indent}}}(?:}}|(?=[^\s(){{}}]))") for indent in range(9))
"""Where it ends: at the next line that is indented no more than its own."""

_NESTED = frozenset({"Julia"})
"""Languages whose tests stand in one another: those that only hold others are judged by them."""

_OF_A_GENERATOR = frozenset(
    (
        "renders learn react link|should create the app|should render title|should render title in a h1 tag"
        "|renders props.msg when passed|Counter increments smoke test"
    ).split("|")
)
"""Tests that come with a new project of React, Angular, Vue or Flutter, and are of its first page."""


def other_tests(files: Files) -> Iterator[Test]:
    """Yield the tests outside vendored folders that are written in another language than Python."""
    for path in files.own:
        candidates = [] if path.endswith((".py", ".ipynb")) else [one for one in _FRAMEWORKS if one.path.search(path)]
        text = files.text(path) if candidates else None
        if text is None or len(text) > LIMIT:
            continue
        found = (list(_tests(framework, path, text)) for framework in candidates)
        yield from next(filter(None, found), [])


def _tests(framework: _Framework, path: str, text: str) -> Iterator[Test]:
    if framework.needed is not None and not framework.needed.search(text):
        return
    starts = list(framework.start.finditer(text))
    helpers = _checking_helpers(framework, text) if starts else frozenset()
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        checks = framework.check.search(text, start.start(), end) is not None
        checks = checks or _calls_one_of(helpers, text, start.start(), end)
        checks = checks or is_accepted_by_a_check(text, start.start(), end)
        name = start[1].strip() or path.rpartition("/")[2]
        following = starts[number + 1 : number + 2] if framework.language in _NESTED else []
        holds_others = not checks and any(_indent(start) < _indent(inner) for inner in following)
        if name not in _OF_A_GENERATOR and not holds_others:
            yield Test(name, path, _line(text, start), checks, framework.language)


def _checking_helpers(framework: _Framework, text: str) -> frozenset[str]:
    """Return the names of the functions of a file that check something, those deep within others left out."""
    found = set()
    for helper in _HELPER.finditer(text):
        closed = _CLOSED[len(helper[1])].search(text, helper.end())
        if framework.check.search(text, helper.end(), closed.start() if closed else len(text)):
            found.add(helper[2] or helper[3] or helper[4])
    return frozenset(found)


def _calls_one_of(helpers: frozenset[str], text: str, start: int, end: int) -> bool:
    """Whether a part of a text calls one of `helpers`, as a method of something, too."""
    # Names are looked up, not tried one by one: a file may define thousands.
    called = (found[1] for found in _CALLED.finditer(text, start, end)) if helpers else ()
    return any(name in helpers or name.rpartition(".")[2] in helpers for name in called)


def _indent(start: re.Match[str]) -> int:
    return len(start[0]) - len(start[0].lstrip())


def _line(text: str, start: re.Match[str]) -> int:
    return text.count("\n", 0, max(start.start(1), start.start())) + 1
