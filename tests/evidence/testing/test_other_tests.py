"""Tests in the languages beside Python."""

from pathlib import Path

import pytest
from tests.repositories import make

from mlfolio.repo import Repo

MATLAB_CLASS = (
    "classdef FitTest < matlab.unittest.TestCase\n  methods (Test)\n    function adds(testCase)\n"
    "      testCase.verifyEqual(fit(1), 2)\n    end\n  end\nend\n"
)
MATLAB_FUNCTIONS = (
    "function tests = fitTests\ntests = functiontests(localfunctions);\nend\n\n%% Test: fit\n"
    "function addsTest(testcase)\nassert(fit(1) == 2)\nend\n"
)


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("tests/testthat/test-a.R", 'test_that("adds", {\n  expect_equal(f(), 1)\n})\n', ("adds", 1, True)),
        ("tests/testthat/test-a.R", "test_that('prints', {\n  print(f())\n})\n", ("prints", 1, False)),
        ("inst/unitTests/runit.a.R", "test.adds <- function() {\n  checkEquals(f(), 1)\n}\n", ("test.adds", 1, True)),
        ("tests/basic.R", "library(x)\nstopifnot(f() == 1)\n", ("basic.R", 1, True)),
        ("FitTest.m", MATLAB_CLASS, ("adds", 3, True)),
        ("fitTests.m", MATLAB_FUNCTIONS, ("addsTest", 6, True)),
        ("test_fit.m", "%% adds\nassert(fit(1) == 2)\n", ("adds", 1, True)),
        ("fit.m", "function y = fit(x)\ny = x + 1;\nend\n%!assert (fit (1), 2)\n", ("assert", 4, True)),
        ("test/runtests.jl", 'using Test\n@testset "adds" begin\n  @test f() == 1\nend\n', ("adds", 2, True)),
        ("test/runtests.jl", "using Test\n@test f() == 1\n", ("runtests.jl", 1, True)),
        (
            "web/a.test.ts",
            "describe('x', () => {\n  it('adds', () => { expect(f()).toBe(1); });\n});\n",
            ("adds", 2, True),
        ),
        ("tests/a.cpp", "#include <gtest/gtest.h>\nTEST(Fit, Adds) {\n  EXPECT_EQ(f(), 1);\n}\n", ("Fit", 2, True)),
        ("tests/a.hpp", "#include <gtest/gtest.h>\nTEST(Fit, Adds) {\n  EXPECT_EQ(f(), 1);\n}\n", ("Fit", 2, True)),
        (
            "src/test/A.java",
            "class A {\n  @Test\n  public void adds() { assertEquals(1, f()); }\n}\n",
            ("adds", 3, True),
        ),
        (
            "test/value_test.c",
            "bool test_adds(void);\n\nbool test_adds(void) {\n  ASSERT_EQUAL(f(), 1);\n  return true;\n}\n",
            ("test_adds", 3, True),
        ),
        (
            "src/test/FitTest.scala",
            '  "A fit" should "add" in {\n    fit(1) shouldBe 2\n  }\n',
            ("add", 1, True),
        ),
        ("src/test/FitTest.scala", '  "A fit" should "print" in {\n    println(fit(1))\n  }\n', ("print", 1, False)),
        (
            "src/test/FitTest.scala",
            "  @Test def adds(): Unit = {\n    assertEquals(2, fit(1))\n  }\n",
            ("adds", 1, True),
        ),
        ("src/test/FitTest.scala", "  def testAdds: Boolean = {\n    fit(1) == 2\n  }\n", ("testAdds", 1, True)),
        ("test/fit_test.clj", "(deftest adds\n  (is (= 2 (fit 1))))\n", ("adds", 1, True)),
        ("test/FitSpec.hs", '  it "adds" $ fit 1 `shouldBe` 2\n', ("adds", 1, True)),
        (
            "Tests/FitTests.swift",
            "    func testAdds() {\n        XCTAssertEqual(fit(1), 2)\n    }\n",
            ("testAdds", 1, True),
        ),
        ("test/fit_test.dart", "  test('adds', () {\n    expect(fit(1), 2);\n  });\n", ("adds", 1, True)),
        ("FitTests.fs", "[<Fact>]\nlet ``adds`` () =\n    Assert.Equal(2, fit 1)\n", ("adds", 2, True)),
        ("a_test.go", 'func TestAdds(t *testing.T) {\n\tt.Fatal("x")\n}\n', ("TestAdds", 1, True)),
        ("b_test.go", "func TestAdds(t *testing.T) {\n\tapproxEq(t, f(), 1)\n}\n", ("TestAdds", 1, True)),
        ("c_test.go", "func TestAdds(t *testing.T) {\n\tfmt.Println(f())\n}\n", ("TestAdds", 1, False)),
        (
            "grad.spec.ts",
            "function same(\n  op: Op,\n) {\n  expect(op(1)).toBe(2);\n}\n\nit('adds', () => same(x=>1/(1+x*x)));\n",
            ("adds", 7, True),
        ),
        (
            "shown.spec.ts",
            "const show = (op: Op) => {\n  print(op(1));\n};\nexpect.extend({});\nit('adds', () => show(1));\n",
            ("adds", 5, False),
        ),
        (
            "src/test/a/ValidSuite.scala",
            '  test("valid") {\n    // Should pass without exception\n    Valid.requireWeight(1.0)\n  }\n',
            ("valid", 1, True),
        ),
        ("src/lib.rs", "#[test]\nfn adds() {\n    assert_eq!(f(), 1);\n}\n", ("adds", 2, True)),
    ],
)
def test_one_test(tmp_path: Path, path: str, text: str, expected: tuple[str, int, bool]):
    assert [(one.name, one.line, one.checks) for one in Repo(make(tmp_path, {path: text})).tests] == [expected]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("src/App.test.js", "test('renders learn react link', () => {\n  expect(f()).toBe(1);\n});\n"),
        ("test.R", "test <- read.csv('test.csv')\nprint(test)\n"),
        ("5-model_testing.R", "test_model <- predict(m, test)\n"),
        ("test_model.m", "%% load\nload('x.mat')\n%% plot\nplot(x)\n"),
        ("tests/testthat.R", "library(testthat)\ntest_check('x')\n"),
        ("web/app.js", "it('x', 1)\n"),
        ("test/data.csv", "a,b\n1,2\n"),
        ("a.cpp", "int main() {\n  TEST(adds);\n}\n"),
        ("node_modules/x/a.test.js", "it('x', () => { expect(1) })\n"),
    ],
)
def test_none(tmp_path: Path, path: str, text: str):
    assert not Repo(make(tmp_path, {path: text})).tests


def test_long_lines_take_no_time(tmp_path: Path):
    files = {
        "A.java": "@Test " + "a" * 300_000,
        "test_a.m": "functiontests\nfunction " + "t" * 300_000,
        "a.jl": "@testset" * 9_999,
    }
    assert len(Repo(make(tmp_path, files)).tests.paths) <= 3


def test_a_test_set_that_only_holds_others_is_judged_by_them(tmp_path: Path) -> None:
    text = 'using Test\n@testset "net" begin\n  @testset "adds" begin\n    @test f() == 1\n  end\nend\n'
    tests = Repo(make(tmp_path, {"test/net.jl": text})).tests
    assert [(one.name, one.checks) for one in tests] == [("adds", True)]
