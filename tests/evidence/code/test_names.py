"""The names that an author chose."""

from mlfolio.evidence.code.names import names_of
from mlfolio.evidence.code.sources import Source


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
