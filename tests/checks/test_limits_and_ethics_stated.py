"""What counts as speaking of limits, of bias, or of what errors cost."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Content
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

_FIT = "from sklearn.svm import SVC\n\nSVC().fit(x, y)\n"


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("We weigh misclassification costs by the price of a ride.", 0.5),
        ("The cost of misclassifying a cancelled ride is five times as high.", 0.5),
        ("There are penalties for misclassification of every single ride.", 0.5),
        ("Its main shortcoming is the size of the sample.", 0.5),
        ("The model shows overestimation at low values and a high variance at large ones.", 0.5),
        ("A decision policy flags the most uncertain predictions for human review.", 0.5),
        ("The service may not be that robust with tables of other columns.", 0.5),
        ("A lower threshold would reduce the false negatives among all of the rides.", 0.5),
        ("The income of parents is not totally reliable as a feature here.", 0.5),
        ("A wind that is missed is more costly than false alarms on a calm day.", 0.5),
        ("It may be used with the supervision of a human, who looks at each case.", 0.5),
        ("This score wouldn't be suitable for a forecast of the next seven days.", 0.5),
        ("We did not model the seasons of a year due to computational constraints.", 0.5),
        ("Pictures may be missing on the free server due to memory constraints.", 0),
        ("A longer ride is more expensive than a short one in every city.", 0),
        ("Os coeficientes devem ser interpretados com cautela, pois a amostra é pequena.", 0.5),
        ("El modelo no debe utilizarse para decisiones sobre la salud de personas.", 0.5),
        ("Le modèle présente un biais contre les clients les plus âgés.", 0.5),
        ("Das Modell ist nicht geeignet für Daten aus anderen Ländern als diesem.", 0.5),
        ("Il numero di falsi positivi è dato dalla soglia che si sceglie qui.", 0),
        ("I overestimated my time and skills for such a project.", 0),
        ("The same folds choose and judge, so reported scores are mildly optimistic.", 0.5),
        ("Rows of one rider are on both sides, and the accuracy may be inflated.", 0.5),
        ("We are optimistic that more data of other cities will help here.", 0),
        ("Its scores are the best of all of the models that were tried.", 0),
        ("The cost of a ride is five dollars.", 0),
        ("On days of rain the forecast consistently under-predicts, by a tenth of the rides.", 0.5),
        ("It follows the season, with larger absolute errors concentrated in busy stations.", 0.5),
        ("There are larger errors for stations that opened in the last year.", 0.5),
        ("The hardest stations to predict are those beside the three largest schools.", 0.5),
        ("Without the weather the forecast would consistently under-predict the rides of May.", 0),
        ("A forest has larger errors in the test set than the linear model.", 0),
        ("The mean absolute error is 12 rides on the test set.", 0),
        ("Which stations are hardest to predict is a question for another day.", 0),
        ("Rights are granted to deal in the Software without limitation of any of the rights.", 0),
        ("See the License for the permissions and the limitations under the License.", 0),
    ],
)
def test_a_sentence_on_what_errors_cost(checks: tuple[Check, ...], sentence: str, share: float, tmp_path: Path) -> None:
    limits = next(one for one in checks if one.id == "limits-and-ethics-stated")
    assert ask(limits, make(tmp_path, {"README.md": f"# Rides\n\n{sentence}\n"})).share == share


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"fit.py": _FIT}, Outcome.FAIL),
        ({"fit.py": _FIT, "Rides Prediction Model.docx": b"PK"}, Outcome.UNKNOWN),
        ({"fit.py": _FIT, "docs/Prediction Model.docx": b"PK"}, Outcome.FAIL),
        ({"fit.py": _FIT, "data description.docx": b"PK"}, Outcome.FAIL),
        ({"read.py": "import pandas\n"}, Outcome.NOT_APPLICABLE),
        ({"eda.ipynb": ["from sklearn.svm import SVC"]}, Outcome.UNKNOWN),
    ],
)
def test_what_may_say_it_or_has_no_errors(
    checks: tuple[Check, ...], files: dict[str, Content], outcome: Outcome, tmp_path: Path
) -> None:
    limits = next(one for one in checks if one.id == "limits-and-ethics-stated")
    assert ask(limits, make(tmp_path, {"README.md": "# Rides\n", **files})).outcome is outcome


@pytest.mark.parametrize("heading", ["S\u0131n\u0131rlamalar", "K\u0131s\u0131tlar"])
def test_a_heading_in_turkish(heading: str, checks: tuple[Check, ...], tmp_path: Path) -> None:
    limits = next(one for one in checks if one.id == "limits-and-ethics-stated")
    page = f"# Kira\n\n## {heading}\n\nBu model bir ekspertiz yerine ge\u00e7mez ve yeni il\u00e7eleri bilmez.\n"
    assert ask(limits, make(tmp_path, {"README.md": page})).share == 1


@pytest.mark.parametrize(
    "heading", ["Where it fails", "Failure modes", "When not to use it", "Out of scope", "What errors cost", "Pitfalls"]
)
def test_a_heading_in_other_words(heading: str, checks: tuple[Check, ...], tmp_path: Path) -> None:
    check = next(one for one in checks if one.id == "limits-and-ethics-stated")
    said = f"# Rides\n\n## {heading}\n\nThe data is of one city and one year, and has no holidays.\n"
    assert ask(check, make(tmp_path, {"train.py": _FIT, "README.md": said})).outcome is Outcome.PASS


def test_where_and_in_which_direction_a_model_errs(checks: tuple[Check, ...], tmp_path: Path) -> None:
    limits = next(one for one in checks if one.id == "limits-and-ethics-stated")
    page = "# Rides\n\nThe largest errors are concentrated in a few stations by the sea.\n\n"
    page += "There the forecast consistently underestimates what a sunny day brings.\n"
    assert ask(limits, make(tmp_path, {"README.md": page})).share == 1
