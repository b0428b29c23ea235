"""Which Python functions are tests, and which of them check something."""

from pathlib import Path

import pytest
from tests.repositories import make

from mlfolio.repo import Repo


def found(folder: Path, files: dict[str, str]) -> dict[str, bool]:
    return {one.name: one.checks for one in Repo(make(folder, files)).tests}


def checks(folder: Path, body: str, before: str = "", **files: str) -> bool:
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    named = {f"{name}.py": text for name, text in files.items()}
    return found(folder, {"test_it.py": f"import pytest\n{before}\n\ndef test_it(x):\n{lines}", **named})["test_it"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("test_a.py", "def test_it():\n    assert f()\n"),
        ("pkg/a_test.py", "def test_it():\n    pass\n"),
        ("tests/deep/test_a.py", "async def test_it():\n    assert f()\n"),
        ("test_a.py", "class TestA:\n    def test_it(self):\n        pass\n"),
        ("tests.py", "import unittest\nclass A(unittest.TestCase):\n    def test_it(self):\n        pass\n"),
        ("model.py", "from unittest import TestCase\nclass A(TestCase):\n    def test_it(self):\n        pass\n"),
        ("tests/a.py", "from base import Base\nclass A(Base):\n    def test_it(self):\n        assert f()\n"),
        ("test_a.py", "class Mixin:\n    def test_it(self):\n        pass\nclass TestA(Mixin):\n    pass\n"),
        ("tests/checks.py", "def test_it():\n    assert f()\n"),
        ("test_a.py", "import pytest\n@pytest.mark.parametrize('n', [1])\ndef test_it(n, tmp_path):\n    pass\n"),
        ("test_a.py", "from unittest.mock import patch\n@patch('a.b')\ndef test_it(b):\n    pass\n"),
        ("test_a.py", "if True:\n    def test_it():\n        assert f()\n"),
        ("test_a.py", "def test_it(tmp_path, monkeypatch):\n    assert f()\n"),
        ("tests/a.py", "def test_it(capsys):\n    assert f()\n"),
    ],
)
def test_what_a_runner_collects(tmp_path: Path, path: str, text: str):
    base = "from unittest import TestCase\nclass Base(TestCase):\n    pass\n"
    assert list(found(tmp_path, {path: text, "base.py": base})) == ["test_it"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("train.py", "def test_it(model):\n    assert model\n"),
        ("test.py", "def test(model, loader):\n    assert loader\n"),
        ("test_net.py", "def test(model, loader):\n    return model(loader)\n"),
        ("test_net.py", "def test_it():\n    print(f())\n\nif __name__ == '__main__':\n    test_it()\n"),
        ("test_net.py", "def test_it():\n    print(f())\n\ntest_it()\n"),
        ("test_net.py", "print(f())\n"),
        ("tests/helpers.py", "def test_data():\n    return 1\n"),
        ("tests/__init__.py", ""),
        ("app/tests.py", "from django.test import TestCase\n"),
        (
            "test_a.py",
            "class TestA:\n    def __init__(self):\n        pass\n    def test_it(self):\n        assert f()\n",
        ),
        ("test_a.py", "import pytest\n@pytest.fixture\ndef test_data():\n    return 1\n"),
        (
            "test_a.py",
            "import unittest\ndef test_all(suite=None):\n    return unittest.TextTestRunner().run(suite)\n",
        ),
        ("test_a.py", "def helper():\n    def test_it():\n        assert f()\n"),
        ("venv/test_a.py", "def test_it():\n    assert f()\n"),
        ("test_a.py", "def test_it(:\n"),
        ("a.py", "def f():\n    '''\n    >>> f()\n    1\n    '''\n    return 1\n"),
    ],
)
def test_what_is_no_test(tmp_path: Path, path: str, text: str):
    assert found(tmp_path, {path: text}) == {}


@pytest.mark.parametrize(
    "body",
    [
        "assert f(x) == 1",
        "assert x != x",
        "assert f(x) == f(x)",
        "with pytest.raises(ValueError):\n    f()",
        "with pytest.warns(UserWarning):\n    f()",
        "np.testing.assert_allclose(f(), 1)",
        "assert_frame_equal(f(), x)",
        "numpy_assert_raises(ValueError, f, x)",
        "torch.testing.assert_close(f(), x)",
        "mock.assert_called_once_with(1, 'a')",
        "mock.assert_called()",
        "pytest.fail('never')",
        "if f(x) > 1:\n    raise ValueError(x)",
        "raise AssertionError(x)",
        "try:\n    f()\nexcept ValueError:\n    pass\nelse:\n    assert False",
        "check_estimator(f())",
        "response.raise_for_status()",
        "subprocess.check_call(['x'])",
        "subprocess.run(['x'], check=True)",
        "with warnings.catch_warnings():\n    warnings.simplefilter('error')\n    f()",
        "def inner():\n    assert x\ninner()",
        "num_regression.check(f())",
        "CHURN_SCHEMA.validate(f(x))",
        "jsonschema.validate(f(x), schema)",
    ],
)
def test_bodies_that_check_something(tmp_path: Path, body: str):
    assert checks(tmp_path, body)


@pytest.mark.parametrize(
    "body",
    [
        "print(f(x))",
        "assert True",
        "assert 1 == 1",
        "assert x is x",
        "assert x.a == x.a",
        "assert (f(x) == 1, 'why')",
        "assert f(x) or True",
        "assert False",
        "self.assertTrue(True)",
        "self.assertEqual(1, 2)",
        "np.testing.assert_array_equal(x, x)",
        "f(x) == 1",
        "raise NotImplementedError",
        "if f(x):\n    raise SkipTest('later')",
        "with suppress(ValueError):\n    f()",
        "logger.fail(x)",
        "clf.fit(x)",
        "pass",
    ],
)
def test_bodies_that_check_nothing(tmp_path: Path, body: str):
    assert not checks(tmp_path, body)


def test_helpers_are_followed_in_the_same_file_in_others_and_in_fixtures(tmp_path: Path):
    test = (
        "import pytest\nimport tests.more as more\nfrom tests.checks import same\n\n\n"
        "def inner(a):\n    same(a, 1)\n\n\n"
        "def test_here():\n    inner(f())\n\n\n"
        "def test_there():\n    more.outer(f())\n\n\n"
        "def test_fixture(comparing):\n    comparing(f())\n\n\n"
        "class TestA:\n    def near(self, a):\n        assert a == 1\n\n"
        "    def test_method(self):\n        self.near(f())\n"
    )
    files = {
        "tests/test_a.py": test,
        "tests/checks.py": "def same(a, b):\n    if a != b:\n        raise AssertionError(a)\n",
        "tests/more.py": "from tests.checks import same\n\n\ndef outer(a):\n    same(a, 2)\n",
        "tests/conftest.py": "@pytest.fixture\ndef comparing():\n    def run(a):\n        assert a\n    return run\n",
    }
    assert found(tmp_path, files) == dict.fromkeys(["test_here", "test_there", "test_fixture", "test_method"], True)


def test_assertions_of_the_code_under_test_do_not_make_a_test_check(tmp_path: Path):
    files = {
        "model.py": "def fit(x):\n    assert len(x)\n    return x\n",
        "test_model.py": "import pytest\nfrom model import fit\n\n\ndef test_it():\n    fit([1])\n",
    }
    assert found(tmp_path, files) == {"test_it": False}


def test_an_estimator_in_the_tests_lends_its_assertions_to_no_test(tmp_path: Path):
    text = (
        "import pytest\n\n\nclass Fake:\n    def fit(self, x):\n        assert len(x)\n        return self\n\n\n"
        "def test_it():\n    Fake().fit([1])\n"
    )
    assert found(tmp_path, {"test_model.py": text}) == {"test_it": False}


def test_decorators_that_check(tmp_path: Path):
    text = (
        "from sklearn.utils.estimator_checks import parametrize_with_checks\n\n\n@parametrize_with_checks([A()])\n"
        "def test_estimators(estimator, check):\n    check(estimator)\n\n\n"
        "@pytest.mark.mpl_image_compare\ndef test_plot():\n    return plot()\n"
    )
    assert found(tmp_path, {"test_a.py": text}) == {"test_estimators": True, "test_plot": True}


def test_an_assertion_nested_without_end_is_survived(tmp_path: Path):
    deep = "+".join(["x"] * 2_000)
    assert checks(tmp_path, f"assert {deep} == {deep}")


def test_what_a_generator_wrote_is_no_test(tmp_path: Path):
    text = "import unittest\n\n\nclass TestPet(unittest.TestCase):\n    def test_pet(self):\n        pass\n"
    files = {
        "client/test/test_pet.py": f'"""Generated by OpenAPI Generator\n\nDo not edit the class manually.\n"""\n{text}',
        "test/test_own.py": text.replace("pet", "own"),
    }
    assert found(tmp_path, files) == {"test_own": False}


def test_what_a_project_validates_itself_checks_no_test(tmp_path: Path):
    own = "def validate_data(x):\n    return schema.validate(x)\n"
    assert not checks(tmp_path, "validate_data(x)", "from own import validate_data\n", own=own)
