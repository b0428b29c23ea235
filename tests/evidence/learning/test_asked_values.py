"""Which fits learn from what a visitor chose or a request brought."""

import pytest

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.asked_values import Asked


def _fits(code: str, given: tuple[str, ...] = ()) -> list[bool]:
    return [is_asked for _, is_asked in Asked(Source("a.py", [(None, code)]), given).fits]


@pytest.mark.parametrize(
    "code",
    [
        "table = pd.read_csv(st.file_uploader('A table'))\nmodel.fit(table)\n",
        "ticker = st.text_input('Stock')\nrows = yf.download(ticker)\nnet = Net()\nnet.fit(rows[:-1], rows[1:])\n",
        "depth = st.slider('Depth')\nTree(depth).fit(x, y)\n",
        "@app.route('/train', methods=['POST'])\ndef train():\n    rows = request.files['rows']\n    model.fit(rows)\n",
        "@app.post('/fit')\nasync def fit(rows: UploadFile):\n    table = read(rows.file)\n    model.fit(table)\n",
        "def run(rows):\n    model.fit(clean(rows))\n\n\ndef view(request):\n    run(request.POST['rows'])\n",
        "def ask():\n    return st.text_input('Stock')\n\n\nmodel.fit(load(ask()))\n",
        "class App:\n    def ask(self):\n        self.a = st.slider()\n\n    def run(self):\n        m.fit(self.a)\n",
        "with open(st.text_input('Path')) as stream:\n    rows = stream.read()\nmodel.fit(rows)\n",
    ],
)
def test_a_fit_to_what_was_asked_for(code: str) -> None:
    assert _fits(code) == [True]


@pytest.mark.parametrize(
    "code",
    [
        "age = st.slider('Age')\nmodel.fit(x, y)\nst.write(model.predict([[age]]))\n",
        "def show():\n    x = st.slider('Age')\n    return x\n\n\ndef train():\n    x = read()\n    model.fit(x)\n",
        "@app.post('/')\ndef predict(row):\n    return model.predict(row)\n\n\ndef train(rows):\n    model.fit(rows)\n",
    ],
)
def test_a_fit_to_the_authors_own_rows(code: str) -> None:
    assert _fits(code) == [False]


def test_what_another_source_hands_on() -> None:
    code = "def train(rows):\n    model.fit(rows)\n"
    assert (_fits(code, ("train",)), _fits(code)) == ([True], [False])


def test_the_names_that_are_called_with_it() -> None:
    code = "rows = st.file_uploader('A')\nst.write(rows)\ntrain(clean(rows))\nplot(3)\n"
    assert Asked(Source("a.py", [(None, code)])).handed_on == {"write", "train", "clean"}
