"""Which imports are of others, and which declared distribution covers them."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from mlfolio.evidence.packages.import_names import covers, with_all_they_bring
from mlfolio.evidence.packages.third_party import third_party_imports
from mlfolio.examples import Content, Example
from mlfolio.repo import Repo
from mlfolio.testing import build


def imported(folder: Path, files: Mapping[str, Content], *, is_package: bool = False) -> list[str]:
    build(Example(files), folder)
    repo = Repo(folder)
    return [one.module for one in third_party_imports(repo.files, repo.sources, is_package=is_package)]


@pytest.mark.parametrize(
    "code",
    [
        "import os, sys, cPickle, tomllib, distutils\n",
        "from google.colab import drive\nfrom google import colab\nimport kaggle_secrets\n",
        "try:\n    import cudf\nexcept ImportError:\n    cudf = None\n",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import torch\n",
        "from . import features\nfrom .features import x\n",
        "from __main__ import state\n",
        "import features\nfrom model.net import Net\nimport schema_pb2\n",
    ],
)
def test_what_needs_no_declaration(code: str, tmp_path: Path) -> None:
    own = {"features.py": "x = 1\n", "lib/model/net.py": "class Net: ...\n"}
    assert imported(tmp_path, {"train.py": code, **own}) == []


def test_a_folder_named_after_a_library_does_not_hide_it(tmp_path: Path) -> None:
    assert imported(tmp_path, {"keras/train.py": "import keras\n", "main.py": "import tensorflow\n"}) == [
        "keras",
        "tensorflow",
    ]


def test_copied_code_is_there_and_what_is_installed_beside_it_is_not(tmp_path: Path) -> None:
    files = {"ThirdParty/tracker/box.py": "", "venv/lib/ruler.py": "", "main.py": "import box\nimport ruler\n"}
    assert imported(tmp_path, files) == ["ruler"]


def test_a_library_is_its_own_module(tmp_path: Path) -> None:
    files = {"src/skimage/__init__.py": "", "src/skimage/io.py": "import skimage\nimport numpy\n"}
    assert imported(tmp_path, files) == ["numpy"]


def test_python_2_is_read_by_its_lines(tmp_path: Path) -> None:
    assert imported(tmp_path, {"old.py": '"""\nfrom Ada with love\n"""\nimport pandas as pd\nprint "x"\n'}) == [
        "pandas"
    ]


def test_a_package_needs_neither_lazy_imports_nor_its_examples(tmp_path: Path) -> None:
    files = {
        "demo/__init__.py": "import numpy\n\ndef plot():\n    import seaborn\n",
        "examples/use.py": "import torch\n",
    }
    assert imported(tmp_path, files, is_package=True) == ["numpy"]


def test_what_only_tests_import_is_left_out(tmp_path: Path) -> None:
    assert imported(tmp_path, {"tests/test_x.py": "import pytest\n", "setup.py": "import Cython\n"}) == []


@pytest.mark.parametrize(
    ("declared", "module"),
    [
        ("scikit-learn", "sklearn"),
        ("opencv-python-headless", "cv2"),
        ("pyyaml", "yaml"),
        ("google-cloud-storage", "google"),
        ("flask-login", "flask_login"),
        ("scikit-plot", "scikitplot"),
        ("pywavelets", "pywt"),
        ("pandas", "numpy"),
        ("python-slugify", "slugify"),
    ],
)
def test_a_distribution_covers_a_module_of_another_name(declared: str, module: str) -> None:
    assert covers(with_all_they_bring(frozenset({declared})), module)


@pytest.mark.parametrize(
    ("declared", "module"),
    [("numpy", "pandas"), ("torchvision-cpu", "yaml"), ("tensorflow-datasets", "tensorflow"), ("x", "cv2")],
)
def test_a_distribution_covers_no_other_module(declared: str, module: str) -> None:
    assert not covers(with_all_they_bring(frozenset({declared})), module)


def test_a_folder_put_on_the_path_may_hold_a_module_of_a_known_name(tmp_path: Path) -> None:
    files = {
        "lib/community.py": "x = 1\n",
        "a.py": "import sys\nsys.path.append('lib')\nimport community\n",
        "deprecated/b.py": "import torch\n",
    }
    assert imported(tmp_path / "a", files) == []
    assert imported(tmp_path / "b", {"deep/graphs/community.py": "", "a.py": "import community\n"}) == ["community"]
