"""Requirements as pip reads them, and as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.requirements import InvalidRequirement
from packaging.requirements import Requirement as Parsed

from mlfolio.evidence.packages.requirements import Bound, bound_of, read_pip_file, read_requirement


@pytest.mark.parametrize(
    ("line", "name", "bound"),
    [
        ("numpy", "numpy", Bound.NONE),
        ("Scikit_Learn==1.5.1", "scikit-learn", Bound.EXACT),
        ("pandas>=2.0", "pandas", Bound.LOWER),
        ("pandas!=2.0", "pandas", Bound.NONE),
        ("pandas>=2.0,<3", "pandas", Bound.UPPER),
        ("torch~=2.1", "torch", Bound.UPPER),
        ("torch==2.*", "torch", Bound.UPPER),
        ("uvicorn[standard] == 0.24 ; python_version < '3.12'", "uvicorn", Bound.EXACT),
        ("flask==3.0.3 --hash=sha256:abc --hash=sha256:def", "flask", Bound.EXACT),
        ("numpy=1.19.2=py38h54aff64_0", "numpy", Bound.EXACT),
        ("pip install nltk", "nltk", Bound.NONE),
        ("git+https://github.com/ada/engine.git@1a2b3c4#egg=Engine", "engine", Bound.EXACT),
        ("-e git+https://github.com/ada/engine.git", "engine", Bound.NONE),
        ("category-encoders==1.2.6", "category-encoders", Bound.EXACT),
        ("feature-engine", "feature-engine", Bound.NONE),
        ("https://example.org/wheels/torch-1.9.0-cp38-cp38-linux_x86_64.whl", "torch", Bound.EXACT),
        ("numpy @ file:///C:/ci/numpy_1", "numpy", Bound.NONE),
        ("tensorflow 2.0", "tensorflow", Bound.NONE),
    ],
)
def test_a_requirement_in_any_spelling(line: str, name: str, bound: Bound) -> None:
    requirement = read_requirement(line, "requirements.txt")
    assert requirement is not None
    assert (requirement.name, requirement.bound) == (name, bound)


@pytest.mark.parametrize(
    "line", ["", "-e .", "pip install -e .", "./engine", "--index-url https://a.org/simple", "you need a recent pandas"]
)
def test_what_names_no_distribution(line: str) -> None:
    assert read_requirement(line, "requirements.txt") is None


def test_the_lines_of_a_file() -> None:
    text = "# core\nnumpy==2.1.0  # arrays\n\n-r base.txt\n--constraint=pins.txt\npandas \\\n    >=2\nthis is prose\n"
    file = read_pip_file(text, "requirements.txt")
    assert [(one.name, one.line) for one in file.requirements] == [("numpy", 2), ("pandas", 6)]
    assert (file.includes, file.constraints, file.problems) == (("base.txt",), ("pins.txt",), (8,))


def test_a_hostile_line_takes_no_time() -> None:
    file = read_pip_file(
        "a" * 100_000 + "\n" + "[" * 50_000 + "\n" + "-" * 50_000 + "x\n" + "\\\n" * 30_000, "requirements.txt"
    )
    assert len(file.requirements) <= 1


def test_an_equality_with_a_star_is_a_bound() -> None:
    assert bound_of("==1.2.*,!=1.2.3") is Bound.UPPER


@given(st.from_regex(r"[ab1._-]{1,4} ?(==|>=|<=|!=|<|>|~=|===)? ?[0-9.]{0,4}", fullmatch=True))
def test_what_needs_no_parser_is_read_as_the_parser_reads_it(line: str) -> None:
    try:
        parsed = Parsed(line.strip())
    except InvalidRequirement:
        return
    requirement = read_requirement(line, "requirements.txt")
    assert requirement is not None
    assert requirement.specifier == str(parsed.specifier)


def test_an_archive_by_its_escaped_address() -> None:
    line = "https://download.example.org/cpu/torch-1.3.1%2Bcpu-cp37-cp37m-linux_x86_64.whl"
    requirement = read_requirement(line, "requirements.txt")
    assert requirement is not None
    assert (requirement.name, requirement.specifier) == ("torch", "==1.3.1+cpu")
