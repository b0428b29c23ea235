"""Builders of repositories whose files are bombs: small to write, and deep, wide or slow to read."""

import json
from pathlib import Path

from repositories import make

from mlfolio.examples import Content, Markdown

README = "# Forest\n\nTrains a forest on the iris data, to show how bagging lowers the variance of a tree.\n"
TRAIN = "import numpy\n\n\ndef train():\n    return numpy.ones(3)\n"


def _repository(folder: Path, **files: Content) -> None:
    make(folder, {"README.md": README, "train.py": TRAIN, **files})


def _of(path: str, content: Content, folder: Path) -> None:
    make(folder, {"README.md": README, "train.py": TRAIN, path: content})


def json_nested_deeply(folder: Path) -> None:
    deep = "[" * 200_000
    make(folder, {"README.md": README, "a.ipynb": '{"cells":' + deep, "package.json": deep, "Pipfile.lock": deep})


def notebook_metadata_nested_deeply(folder: Path) -> None:
    cell = '{"cell_type": "code", "source": "x = 1", "metadata": {}, "outputs": [], "execution_count": 1}'
    deep = '{"a":' * 900 + "1" + "}" * 900
    _of("a.ipynb", f'{{"cells": [{cell}], "nbformat": 3, "nbformat_minor": 0, "metadata": {deep}}}', folder)


def notebook_with_a_hundred_thousand_cells(folder: Path) -> None:
    cells = [
        {"cell_type": "code", "source": f"x{n} = {n}", "metadata": {}, "outputs": [], "execution_count": n}
        for n in range(100_000)
    ]
    _of("a.ipynb", json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}), folder)


def notebook_outputs_of_any_form(folder: Path) -> None:
    training = "from sklearn.svm import SVC\nmodel = SVC().fit(X, y)"
    forms = [None, 5, "text", ["a", 1, None], {"text/plain": None}, {"text/plain": 5}, {"text/plain": {"a": 1}}]
    outputs = [{"output_type": "display_data", key: form} for key in ("data", "text", "name") for form in forms]
    cell = {"cell_type": "code", "source": training, "metadata": {}, "outputs": outputs, "execution_count": 1}
    _of("a.ipynb", json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}), folder)


def yaml_aliases_that_multiply(folder: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    bomb = "\n".join(lines) + "\non: push\njobs: *a29\ndependencies: *a29\nrepos: *a29\n"
    names = (".github/workflows/ci.yml", ".gitlab-ci.yml", "environment.yml", ".pre-commit-config.yaml", "mkdocs.yml")
    make(folder, {"README.md": README, "train.py": TRAIN} | dict.fromkeys(names, bomb))


def yaml_alias_of_itself(folder: Path) -> None:
    loop = "on: push\njobs: &a\n  test: *a\n  steps: &b [*b, {run: pytest, <<: *a}]\nrepos: &c [*c]\ndependencies: &d [*d]\n"
    names = (".github/workflows/ci.yml", ".gitlab-ci.yml", "environment.yml", ".pre-commit-config.yaml")
    make(folder, {"README.md": README, "train.py": TRAIN} | dict.fromkeys(names, loop))


def yaml_nested_deeply(folder: Path) -> None:
    deep = "a: " + "[" * 50_000
    make(folder, {"README.md": README, ".github/workflows/ci.yml": deep, "environment.yml": deep, "CITATION.cff": deep})


def toml_nested_deeply(folder: Path) -> None:
    deep = "[project]\ndependencies = " + "[" * 50_000 + "]" * 50_000
    wide = "a" + ".a" * 20_000 + " = 1\n"
    make(folder, {"README.md": README, "pyproject.toml": deep, "Pipfile": wide, "poetry.lock": deep, "uv.lock": wide})


def python_nested_deeply(folder: Path) -> None:
    bombs = {
        "brackets": "x = " + "(" * 50_000,
        "balanced": "x = " + "(" * 150 + "1" + ")" * 150,
        "minus": "x = " + "-" * 100_000 + "1",
        "attributes": "x = a" + ".b" * 50_000,
        "sum": "x = " + " + ".join(["1"] * 20_000),
        "calls": "x = f" + "()" * 20_000,
        "ifs": "".join(" " * n + "if x:\n" for n in range(99)) + " " * 99 + "pass\n",
        "else_ifs": "if x:\n    pass\n" + "elif x:\n    pass\n" * 5_000,
        "lambdas": "x = " + "lambda: " * 5_000 + "1",
        "f_strings": "x = f'" + '{f"' * 100 + "1" + '"}' * 100 + "'",
        "strings": "x = (" + "'a'\n" * 50_000 + ")",
        "nots": "x = " + "not " * 50_000 + "1",
    }
    make(folder, {"README.md": README} | {f"{name}.py": text for name, text in bombs.items()})


def python_literals_of_enormous_size(folder: Path) -> None:
    files: dict[str, Content] = {
        "digits.py": "x = " + "9" * 1_000_000 + "\n",
        "power.py": "x = 10 ** 10 ** 10 ** 10\ny = 'a' * 10 ** 12\nz = [0] * 10 ** 12\n",
        "bytes.py": b"x = 1\0\0\0\n",
        "list.py": "x = [" + "1," * 1_000_000 + "]\n",
        "string.py": "x = '" + "a" * 4_000_000 + "'\n",
        "line.py": "x = 1; " * 200_000 + "\n",
        "comment.py": "#" * 4_000_000 + "\n",
    }
    make(folder, {"README.md": README} | files)


def markdown_nested_deeply(folder: Path) -> None:
    bombs = [
        ">" * 20_000 + " a", "- " * 5_000 + "a", "[" * 50_000, "![" * 25_000 + "](a)" * 25_000, "*a " * 50_000,
        "**a __b " * 20_000, "`" * 30_000 + "a" + "`" * 29_999, "<" * 50_000, "<div>" * 20_000, "&" * 100_000,
        "\n".join(f"{'`' * n}a" for n in range(1, 1_500)), "| a " * 5_000 + "|\n" + "|-" * 5_000 + "|\n" + "| b " * 5_000,
        "[a]: " + "(" * 50_000, "http://" * 20_000, "".join(f"[{n}]: a\n" for n in range(20_000)), "a@" * 50_000,
        "- a\n\n" * 10_000, "# a\n" * 20_000, "\\" * 100_000, "<!--" * 20_000, "$" * 60_000, "1. " * 5_000,
    ]  # fmt: skip
    make(folder, {"README.md": README + "\n\n".join(bombs)} | {f"docs/{n}.md": text for n, text in enumerate(bombs)})


def readme_of_one_enormous_line(folder: Path) -> None:
    _of("README.md", "word " * 2_000_000, folder)


def words_of_a_hundred_thousand_letters(folder: Path) -> None:
    words = ("a" * 100_000, "a-" * 50_000, "run " + "a-" * 49_000, ".a" * 50_000)
    names = ("README.md", "fit.R", "requirements.txt", "data/readme", ".gitignore", "notes.txt")
    files: dict[str, Content] = dict.fromkeys(names, words[1])
    files |= {f"docs/{number}.md": word for number, word in enumerate(words)}
    make(folder, {"a.ipynb": [*map(Markdown, words), "plt.plot(x)"], "train.py": TRAIN} | files)


def restructured_text_nested_deeply(folder: Path) -> None:
    bombs = (
        "=" * 100_000 + "\n" + "`" * 50_000 + "\n" + ".. image:: " * 20_000 + "\n" + "|a" * 50_000 + "\n" + "*" * 50_000
    )
    make(folder, {"README.rst": "Forest\n======\n\n" + bombs, "train.py": TRAIN})


def requirements_that_include_themselves(folder: Path) -> None:
    files: dict[str, Content] = {
        "requirements.txt": "-r requirements.txt\n-r requirements/a.txt\n-r ../../../../../etc/passwd\n-c /etc/shadow\n",
        "requirements/a.txt": "-r b.txt\n-e git+ext::sh%20-c%20touch#egg=a\n",
        "requirements/b.txt": "-r a.txt\n" + "numpy[" * 10_000 + "\n" + "a" * 500_000 + "==1\n" + "--hash=" * 20_000,
        "setup.py": "from setuptools import setup\nsetup(install_requires=open('/etc/passwd').read(), **globals())\n",
        "setup.cfg": "[options]\ninstall_requires = file: requirements.txt\n" + "[a]\n" * 20_000,
    }
    make(folder, {"README.md": README, "train.py": TRAIN} | files)


def tasks_that_call_each_other(folder: Path) -> None:
    many = "".join(f"t{n}: t{n + 1} t{n + 2}\n\tmake t{n + 1}; make t{n + 2}\n" for n in range(60))
    files: dict[str, Content] = {
        "Makefile": "include Makefile\ntest: test a\n\t$(MAKE) test\n\tbash run.sh\na: test\n\tmake -C . test\n" + many,
        "run.sh": "bash run.sh; make test; make t0\n" + "(" * 20_000 + "`" * 20_000 + "$(" * 20_000,
        "tox.ini": "[tox]\nenvlist = {py{a,b}{c,d}{e,f}{g,h}{i,j}{k,l}{m,n}{o,p}{q,r}{s,t}}\n[testenv]\ncommands = {[testenv]commands}\n tox\n",
        "package.json": '{"scripts": {"test": "npm run test", "a": "npm run b", "b": "npm run a"}}',
        ".github/workflows/ci.yml": "on: push\njobs:\n  a:\n    uses: ./.github/workflows/ci.yml\n  b:\n    steps:\n"
        "      - run: make t0 && bash run.sh && make test\n      - uses: ./\n",
        "action.yml": "runs:\n  using: composite\n  steps:\n    - uses: ./\n    - run: make test\n",
        "tests/test_train.py": "from train import train\n\n\ndef test_train():\n    assert train() is not None\n",
    }
    make(folder, {"README.md": README, "train.py": TRAIN} | files)


def modules_that_import_each_other(folder: Path) -> None:
    ring: dict[str, Content] = {
        f"m{n}.py": f"from m{(n + 1) % 300} import *\nimport m{(n + 7) % 300}\n\n\nclass A(m{(n + 7) % 300}.A):\n    pass\n"
        for n in range(300)
    }
    make(folder, {"README.md": README, "tests/test_m.py": "import m0\n\n\ndef test_m():\n    assert m0.A\n"} | ring)


def text_that_repeats_for_patterns(folder: Path) -> None:
    parts = ["a" * 60_000, " " * 200_000, "\t\n" * 50_000, "a=" * 50_000, "/a" * 50_000, "AKIA" * 20_000, "a.b" * 40_000,
             "-" * 100_000, "0" * 200_000, "a-a" * 40_000, "('" * 50_000, "key = '" * 20_000, "//" * 50_000, "A_" * 60_000,
             "eyJ" * 40_000 + ".", "-----BEGIN " * 15_000, "C:\\" * 40_000, "<<<<<<< " * 15_000, "é" * 60_000, ":" * 90_000]  # fmt: skip
    text = "\n".join(parts)
    quoted = "\n".join(f'x{n} = """{part}"""'.replace("\\", "/") for n, part in enumerate(parts))
    names = ("notes.txt", "LICENSE", ".gitignore", "run.sh", "Makefile", "Dockerfile", "requirements.txt", "model.R",
             "model.jl", "tests/test_model.m", "tests/testthat/test-a.R", ".env", "docs/a.rst", "Jenkinsfile", "MODEL_CARD.md")  # fmt: skip
    make(
        folder,
        {"README.md": README + text, "quoted.py": quoted, "# comment.py": f"# {text!a}\n"} | dict.fromkeys(names, text),
    )


def images_that_lie_about_their_size(folder: Path) -> None:
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\x06\0\0\0" + b"\0" * 64
    svg = "<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]><svg>&b;&c;</svg>"
    make(folder, {"README.md": README + "![a](a.png)\n![b](b.svg)\n", "train.py": TRAIN, "a.png": png, "b.svg": svg})


BUILDERS = [value for name, value in list(globals().items()) if not name.startswith("_") and callable(value) and
            getattr(value, "__module__", "") == __name__]  # fmt: skip
