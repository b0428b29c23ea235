"""Draws of a notebook that only choose what is shown, and those that a result hangs on."""

import pytest

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.picked_to_look_at import picked_to_look_at

SHOPS = "shops = random.sample(list(table['shop'].unique()), 5)\n"
TRAINS = "model.fit(X, y)\n"


def picked(*cells: str, path: str = "a.ipynb") -> set[str]:
    source = Source(path, list(enumerate(cells, 1)))
    found = picked_to_look_at(source)
    return {callee(call) for call in source.calls("sample", "choice", "randint") if id(call) in found}


@pytest.mark.parametrize(
    "cells",
    [
        (SHOPS + "for shop in shops:\n    plt.plot(table[table['shop'] == shop])\n", TRAINS),
        (SHOPS + "for shop in shops:\n    helpers.look(table, shop)\n", "table.head()\n"),
        (
            SHOPS + "for shop in shops:\n    rows = table[table['shop'] == shop]\n    plt.plot(rows)\n",
            "rows = 3\nrows\n",
        ),
        ("at = np.random.randint(len(X))\nplt.imshow(X[at])\n", TRAINS),
        ("sns.scatterplot(data=table.sample(frac=0.1), x='a', y='b')\n", TRAINS),
    ],
)
def test_what_is_picked_to_be_shown_changes_no_result(cells: tuple[str, ...]) -> None:
    assert len(picked(*cells)) == 1


@pytest.mark.parametrize(
    "cells",
    [
        (SHOPS + "plt.plot(shops)\n", "model.fit(table[table['shop'].isin(shops)], y)\n"),
        (SHOPS + "model.fit(table[table['shop'].isin(shops)], y)\nplt.plot(shops)\n",),
        (SHOPS + "for shop in shops:\n    helpers.look(table, shop)\n", TRAINS),
        (SHOPS + "table['seen'] = table['shop'].isin(shops)\nplt.plot(table['seen'])\n",),
        ("rows = table.sample(frac=1)\nrows.plot()\n", "rows.mean()\n"),
        ("def rows():\n    return random.choice(table)\n\n\nplt.plot(rows())\n",),
        (SHOPS + "for shop in shops:\n    kept.append(shop)\nplt.plot(kept)\n",),
    ],
)
def test_what_others_read_or_learn_from_is_a_draw(cells: tuple[str, ...]) -> None:
    assert picked(*cells) == set()


def test_a_script_may_be_run_for_anything() -> None:
    assert picked(SHOPS + "plt.plot(shops)\n", path="a.py") == set()
