"""What counts as logic, and where it stands."""

import pytest

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.toplevel import logic_of

NO_LOGIC = [
    '"""Why."""',
    "import os\nfrom a import b",
    "def f():\n    pass",
    "RATE = 0.1\nNAMES = ['a', 'b']\nrate = 0.1",
    "if TYPE_CHECKING:\n    import os",
    "try:\n    import cupy\nexcept ImportError:\n    cupy = None",
    "app = Flask(__name__)\napp.config['KEY'] = None",
    "logger = logging.getLogger(__name__)",
    "parser = argparse.ArgumentParser()\nparser.add_argument('--rate')",
    "sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..'))",
    "MODEL = load('model.bin')",
    "model = dict(depth=50, head=dict(classes=3))\nsteps = [dict(kind='flip', ratio=-0.5)]\n",
]


@pytest.mark.parametrize("code", NO_LOGIC)
def test_declaring_and_setting_up_is_no_logic(code: str) -> None:
    logic = logic_of(Source("a.py", [(None, code)]))
    assert (logic.outside, logic.guarded, logic.inside) == (0, 0, 0)


def test_statements_are_counted_where_they_stand() -> None:
    code = (
        "import a\n\nclass B:\n    rate = 1\n    def c(self):\n        '''Why.'''\n        x = 1\n        return x\n\n"
        "rows = a.read()\nfor row in rows:\n    print(row)\n    row.sort()\n\n"
        "if __name__ == '__main__':\n    b = B()\n    b.c()\n"
    )
    logic = logic_of(Source("a.py", [(None, code)]))
    assert (logic.inside, logic.outside, logic.guarded) == (3, 3, 2)
    assert logic.first_line == 10


def test_a_matrix_is_no_constant() -> None:
    assert logic_of(Source("a.py", [(None, "import np\nX = np.load('x.npy')\nprint(X)\n")])).outside == 2


def test_the_branch_that_is_not_main_is_guarded_too() -> None:
    logic = logic_of(Source("a.py", [(None, "if __name__ == '__main__':\n    f()\nelse:\n    g()\n")]))
    assert (logic.guarded, logic.outside) == (2, 0)
