"""A model that every request asks for, a function that loads it once, and what is said of comparisons with NaN."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask

_APP = (
    "import pandas as pd\nfrom flask import Flask\nfrom ours import load_model\n\napp = Flask(__name__)\n\n\n"
    "@app.route('/')\ndef predict():\n    return load_model().predict([[1]])\n"
)
_READ = "joblib.load('m.pkl')"


@pytest.mark.parametrize(
    ("loader", "told"),
    [
        (f"def load_model():\n    return {_READ}\n", 1),
        (f"def load_model():\n    global model\n    model = model or {_READ}\n    return model\n", 0),
        (f"@lru_cache\ndef load_model():\n    return {_READ}\n", 0),
    ],
)
def test_a_function_that_keeps_what_it_loaded_loads_it_once(
    loader: str, told: int, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    sound = next(one for one in checks if one.id == "library-calls-are-sound")
    ours = f"import joblib\n\nmodel = None\n\n\n{loader}"
    assert len(ask(sound, make(tmp_path, {"app.py": _APP, "ours.py": ours})).findings) == told


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("rows.age == np.nan", "is never true"),
        ("rows.age != np.nan", "is always true"),
        ("0 < rows.age != np.nan", "is always true"),
        ("rows.age != pd.NA", "does not tell what is missing"),
    ],
)
def test_a_comparison_with_nan_is_told_by_its_sign(
    code: str, told: str, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    sound = next(one for one in checks if one.id == "library-calls-are-sound")
    text = f"import numpy as np\nimport pandas as pd\n\nrows = pd.read_csv('a.csv')\nprint({code})\n"
    (found,) = ask(sound, make(tmp_path, {"rows.py": text})).findings
    assert told in found.message


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("# In[ ]:\n\n\nrows.dropna()\n\n\n# ## Models\n\n# In[3]:\n\n\nprint(rows)\n", 0),
        ("# %%\nrows.dropna()\n# %% models\nprint(rows)\n", 0),
        ("# In[ ]:\n\n\nrows.dropna()\nprint(rows)\n", 1),
        ("# gaps\nrows.dropna()\n# models\nprint(rows)\n", 1),
    ],
)
def test_what_ends_a_marked_cell_is_shown(code: str, told: int, checks: tuple[Check, ...], tmp_path: Path) -> None:
    sound = next(one for one in checks if one.id == "library-calls-are-sound")
    text = f"import pandas as pd\n\nrows = pd.read_csv('a.csv')\n{code}"
    assert len(ask(sound, make(tmp_path, {"rows.py": text})).findings) == told


@pytest.mark.parametrize(
    ("made", "told"),
    [
        ("OneHotEncoder(categories=[classes])", 0),
        ("CountVectorizer(vocabulary=words)", 0),
        ("OneHotEncoder(categories='auto')", 1),
        ("OneHotEncoder(handle_unknown='ignore')", 1),
        ("None", 1),
    ],
)
def test_what_is_told_all_that_it_would_learn_may_be_fitted_anew(
    made: str, told: int, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    sound = next(one for one in checks if one.id == "library-calls-are-sound")
    text = f"import sklearn\n\ncoder = {made}\na = coder.fit_transform(y_train)\nb = coder.fit_transform(y_test)\n"
    assert len(ask(sound, make(tmp_path, {"rows.py": text})).findings) == told
