"""The names that an author chose."""

import pytest

from mlfolio.evidence.code.names import names_of
from mlfolio.evidence.code.source import Source


def names(code: str) -> list[tuple[str, str]]:
    return [(name.text, name.kind) for name in names_of(Source("a.py", [(None, code)]))]


def test_every_kind_is_found_once_in_the_order_of_the_lines() -> None:
    code = (
        "class A:\n    def f(self, x): pass\n\n"
        "def g(x):\n    y = x\n    y += 1\n    for z in y: pass\n    return lambda w: w\n"
    )
    assert names(code) == [
        ("A", "class"),
        ("f", "method"),
        ("self", "argument"),
        ("x", "argument"),
        ("g", "function"),
        ("y", "variable"),
        ("z", "variable"),
        ("w", "argument"),
    ]


def test_what_holds_a_type_or_a_function_is_left_out() -> None:
    code = (
        "Vector = list[float]\nErrors = type[Exception] | None\nPair: TypeAlias = 'tuple[int, int]'\n"
        "Key = str\nT = TypeVar('T')\nPoint = namedtuple('Point', 'x y')\n"
        "Number = int | float\nArray = np.ndarray\nBase = declarative_base()\nModel = models.Sequential\n"
        "Conv2d = layer_for(image)\nConv2d(3)\n"
    )
    assert names(code) == []


def test_names_from_elsewhere_are_left_out() -> None:
    code = (
        "try:\n    from optuna import OptunaSearchCV\n    import torch\nexcept ImportError:\n"
        "    OptunaSearchCV = None\n    class torch: pass\n"
    )
    assert names(code) == []


def test_fields_of_a_class_and_attributes_are_left_out() -> None:
    assert names("class Passenger:\n    Pclass: int\n    SibSp = 0\n\nthing.attributeName = 1\n") == [
        ("Passenger", "class")
    ]


def test_a_context_manager_may_be_named_like_a_function() -> None:
    code = "class no_grad:\n    def __enter__(self): pass\n\nclass Timer:\n    def __enter__(self): pass\n"
    assert [name for name, kind in names(code) if kind == "class"] == ["Timer"]


def test_a_decorator_may_be_named_like_a_function() -> None:
    assert "cached" not in [name for name, kind in names("class cached:\n    def __get__(self, one, kind): pass\n")]


def test_parameters_of_an_address_are_left_out() -> None:
    code = "@app.get('/p')\nasync def predict(Pclass, *, SibSp=0): pass\n\n@cached('p')\ndef g(maxDepth): pass\n"
    assert [name for name, kind in names(code) if kind == "argument"] == ["maxDepth"]


def test_methods_of_foreign_classes_in_mixed_case_are_left_out() -> None:
    code = (
        "from PyQt5.QtWidgets import QWidget\nimport pyspark.ml as ml\nfrom torch.nn import Module\n"
        "class A(QWidget):\n    def sizeHint(self): pass\n\nclass B(ml.Tree):\n    def setCol(self): pass\n\n"
        "class C(Module):\n    def getLoss(self): pass\n"
    )
    assert [name for name, kind in names(code) if kind == "method"] == ["getLoss"]


def test_functions_that_make_an_object_are_left_out() -> None:
    code = (
        "def UNet(size):\n    model = keras.Model(size)\n    return model\n\ndef Block(n): return layers.Dense(n)\n\n"
        "def MakeNet(size): return keras.Model(size)\n\ndef Table(rows): return pd.DataFrame(rows)\n\n"
        "def Norm(x): return np.sqrt(x)\n"
    )
    assert [name for name, kind in names(code) if kind == "function"] == ["MakeNet", "Table", "Norm"]


@pytest.mark.parametrize(
    "code",
    [
        "maxDepth = rows['maxDepth']\n",
        "maxDepth = {'maxDepth': 3}\n",
        "columns = ['id', 'maxDepth']\nmaxDepth = 3\n",
        "maxDepth = request.form.get('maxDepth')\n",
        "maxDepth = rows.maxDepth\n",
        "best_maxDepth = rows.maxDepth.max()\n",
        "train_maxDepths = rows['train_maxDepth']\n",
        "df_maxDepth = df[df.kind == 'maxDepth']\n",
        "from pyspark.ml import Tree\nmaxDepth = 3\nTree(maxDepth=maxDepth)\n",
        "maxDepth = f()\ndef g(n: maxDepth): pass\n",
    ],
)
def test_words_of_the_data_and_of_other_interfaces_are_left_out(code: str) -> None:
    assert not [name for name, _ in names(code) if "maxDepth" in name]


@pytest.mark.parametrize(
    "code",
    [
        "maxDepth = 3\nprint('maxDepth')\n",
        "class A:\n    def f(self, maxDepth): self.maxDepth = maxDepth\n    def g(self): return self.maxDepth\n",
        "def f(maxDepth): pass\nf(maxDepth=3)\n",
    ],
)
def test_the_authors_own_words_are_not(code: str) -> None:
    assert "maxDepth" in [name for name, _ in names(code)]


def test_what_is_in_lower_case_or_capitals_is_kept_whatever_the_data_say() -> None:
    code = "age = rows['age']\nX_train = rows['X']\nAGE = rows['AGE']\n"
    assert names(code) == [("age", "variable"), ("X_train", "variable"), ("AGE", "variable")]
