"""How tables of one cell a line are looked for; what they tell of results stands in test_results.py."""

from mlfolio.evidence.prose.flattened_tables import _COLUMNS


def test_a_page_of_nothing_but_names_of_metrics_is_read_once() -> None:
    # A search that begins anew at each name, and goes back, would take most of an hour.
    assert _COLUMNS.search("M" * 400_000) is None


def test_what_is_measured_stands_below_the_names_of_all_metrics() -> None:
    found = _COLUMNS.search("ccMMMcVVVcVVV")
    assert found is not None
    assert (found[1], found[2]) == ("MMM", "cVVVcVVV")
