"""Authors: names and addresses that may be one person's take nothing over from each other."""

import pytest

from mlfolio.evidence.authors import signs_of, since_taken_over
from mlfolio.evidence.commits import Commit


def commits(*people: tuple[str, str]) -> list[Commit]:
    """Return five commits of each person, newest first."""
    every = [Commit("", (), name, address, 0, "", ()) for name, address in people for _ in range(5)]
    return every[::-1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("AdaL", "1843+AdaL@users.noreply.github.com"), ("Countess", "1843+Countess@users.noreply.github.com")),
        (("Lovelace", "a@example.org"), ("Ada Lovelace", "root@machine.local")),
        (("AdaLovelace", "al@example.org"), ("ada-lovelace", "a.l@work.example")),
        (("A", "lovelace@example.org"), ("Lovelace2", "12+x@users.noreply.github.com")),
    ],
)
def test_one_person_under_two_names_takes_nothing_over(first: tuple[str, str], second: tuple[str, str]) -> None:
    every = commits(first, second)
    assert since_taken_over(every, 5) == every


def test_others_take_over() -> None:
    every = commits(("Ada", "ada@example.org"), ("Charles", "root@localhost"))
    assert since_taken_over(every, 5) == every[:5]


def test_no_name_at_all_is_no_sign() -> None:
    assert not signs_of("root", "root@here") & signs_of("root", "root@there")
