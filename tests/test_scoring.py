"""Outcomes to points: granted, never deducted; one cause once; caps."""

import pytest
from test_runner import declare, passes

from mlfolio.catalogue import Practice
from mlfolio.results import Result
from mlfolio.scoring import SECRET_CAP, Score, score
from mlfolio.verdicts import HINT, Finding, Verdict, failed, graded, hinted, not_applicable, passed, unknown
from mlfolio.weights import MOST_UNFOLLOWED, category_weights, unfollowed_weight

PASS, FAIL, APART = passed(), failed(Finding("missing")), not_applicable("no code")


def scored(*pairs: tuple[Practice, Verdict]) -> Score:
    return score(Result(check, verdict) for check, verdict in pairs)


def check(name: str, weight: float = 1, *after: str, category: str = "testing", critical: bool = False) -> Practice:
    return declare(name, passes, *after).practice._replace(weight=weight, category=category, critical=critical)


def test_nothing_to_score_is_no_score() -> None:
    result = scored((check("a"), APART), (check("b"), unknown("cut off")))
    assert result.total is None
    assert all(category.score is None for category in result.categories)


def test_points_of_all_checks_add_up_to_a_hundred() -> None:
    result = scored(
        (check("a", 3), PASS),
        (check("b", 1, category="clean-code"), FAIL),
        (check("c", 2, category="documentation"), PASS),
    )
    assert sum(one.possible for one in result.checks) == pytest.approx(100)
    assert result.total == pytest.approx(sum(one.granted for one in result.checks))


def test_what_caps_does_so_only_where_nothing_of_it_is_there() -> None:
    capping = check("scaffold", 1)._replace(caps_at=59)
    assert scored((capping, FAIL), (check("b", 9), PASS)).total == 59
    assert scored((capping, graded(0.5)), (check("b", 9), PASS)).total == pytest.approx(95)
    secret = check("secret", 1, critical=True)
    assert scored((capping, FAIL), (secret, FAIL), (check("b", 9), PASS)).total == SECRET_CAP


def test_a_kind_weighs_a_category_its_own_way() -> None:
    results = [Result(check(name, category=name), PASS) for name in ("ml-practice", "documentation")]
    general, from_scratch = score(results), score(results, kind="from-scratch")
    assert general.checks[0].possible == pytest.approx(100 * 20 / 50)
    assert from_scratch.checks[0].possible == pytest.approx(100 * 10 / 40)


def test_a_category_of_which_little_applies_has_points_and_no_score() -> None:
    one, rest = (check("one", 1), PASS), (check("rest", 9), APART)
    (category,) = (one for one in scored(one, rest).categories if one.possible)
    assert (category.score, category.reached) == (None, 100)


def test_what_other_kinds_are_asked_belongs_to_no_category_here() -> None:
    ours = [Result(check("root", 1), FAIL), Result(check("b", 1, category="clean-code"), PASS)]
    theirs = Result(check("theirs", 9, "root"), APART, asked=False)
    assert score([*ours, theirs]).checks[:2] == score(ours).checks


def test_weights_count_within_their_category() -> None:
    result = scored((check("a", 3), PASS), (check("b", 1), FAIL))
    assert result.total == pytest.approx(75)


def test_a_share_grants_a_part() -> None:
    assert scored((check("a"), graded(0.3))).total == pytest.approx(30)


@pytest.mark.parametrize("apart", [APART, unknown("cut off")])
def test_what_is_not_judged_leaves_the_denominator(apart: Verdict) -> None:
    assert scored((check("a"), PASS), (check("b", 9), apart)).total == pytest.approx(100)


def test_a_failed_root_stands_for_what_hangs_on_it() -> None:
    result = scored((check("root"), FAIL), (check("leaf", 2, "root"), APART), (check("other"), PASS))
    assert result.total == pytest.approx(25)
    assert [round(one.possible) for one in result.checks] == [75, 0, 25]


@pytest.mark.parametrize("category", ["testing", "ml-practice"])
def test_advice_that_hangs_on_a_failed_root_weighs_there_what_it_would_unfollowed(category: str) -> None:
    root, advice, other = check("root"), check("leaf", 2, "root")._replace(advice=True), check("other")
    root, advice, other = (one._replace(category=category) for one in (root, advice, other))
    without = scored((root, FAIL), (advice, APART), (other, PASS))
    assert without.total == pytest.approx(100 / (2 + unfollowed_weight(category, 2)))
    assert (scored((root, PASS), (advice, FAIL), (other, FAIL)).total or 0) == pytest.approx(without.total)


def test_a_score_tells_how_much_of_what_was_asked_it_rests_on() -> None:
    aside = [(check("a", 3, category="clean-code"), APART), (check("advice", 5)._replace(advice=True), PASS)]
    whole = scored((check("b"), FAIL), (check("c"), PASS))
    assert whole.rests_on == pytest.approx(1)
    # Half of testing applies, and nothing of clean code does.
    testing, clean_code = (category_weights("general")[name] for name in ("testing", "clean-code"))
    part = scored((check("b"), PASS), (check("c"), APART), *aside)
    assert part.rests_on == pytest.approx(testing / 2 / (testing + clean_code))


def test_a_hint_of_a_root_is_granted_of_all_that_hangs_on_it() -> None:
    hint = hinted(Finding("only a script that prints"))
    result = scored((check("root"), hint), (check("leaf", 8, "root"), APART), (check("other"), PASS))
    assert [one.possible for one in result.checks] == pytest.approx([90, 0, 10])
    assert result.total == pytest.approx(90 * HINT + 10)


def test_a_first_step_never_lowers_the_score() -> None:
    """Few tests that nothing runs grant their root, and fail what hangs on it: the sum must not fall."""
    without = scored((check("has"), FAIL), (check("runs", 4, "has"), APART), (check("other"), PASS))
    title_only = scored((check("has"), PASS), (check("runs", 4, "has"), FAIL), (check("other"), PASS))
    assert (title_only.total or 0) >= (without.total or 0)


def test_a_pass_of_next_to_nothing_stands_for_all_that_hangs_on_it() -> None:
    """A README that is a title: what it lacks costs once, in one place."""
    result = scored((check("has"), graded(0.04, passes_at=0.04)), (check("runs", 4, "has"), APART), (check("b"), PASS))
    assert [round(one.possible) for one in result.checks] == [83, 0, 17]
    assert result.checks[0].granted == pytest.approx(0.04 * result.checks[0].possible)


def test_a_critical_failure_caps_the_total() -> None:
    result = scored((check("secret", 1, critical=True), FAIL), (check("b", 9), PASS))
    assert result.total == SECRET_CAP
    assert result.cap is not None
    assert "secret" in result.cap.reason


def test_what_caps_the_total_wins_what_the_next_cap_leaves() -> None:
    secret, text = check("secret", 1, critical=True), check("text", 1)._replace(caps_at=59)
    result = scored((secret, FAIL), (text, FAIL), (check("b", 8), PASS))
    assert [cap.id for cap in result.caps] == ["secret", "text"]
    assert result.gain(result.checks[0]) == pytest.approx(59 - SECRET_CAP)
    alone = scored((secret, FAIL), (check("b", 8), PASS), (check("c", 1), FAIL))
    assert [round(alone.gain(one)) for one in alone.checks] == [90 - SECRET_CAP, 0, 10]


def test_a_cap_never_raises_a_score() -> None:
    result = scored((check("secret", 9, critical=True), FAIL), (check("b", 1), PASS))
    assert result.total == pytest.approx(10)


def test_the_order_of_checks_does_not_matter() -> None:
    pairs = [(check("root"), FAIL), (check("leaf", 2, "root"), APART), (check("b", 3, category="clean-code"), PASS)]
    assert scored(*pairs).total == scored(*reversed(pairs)).total


def test_advice_earns_where_it_is_followed_and_costs_nothing_where_not() -> None:
    rest = [(check("a", 3), PASS), (check("b", 1), FAIL)]
    advice = check("advice", 2)._replace(advice=True)
    assert scored(*rest, (advice, FAIL)).total == scored(*rest).total == pytest.approx(75)
    assert scored(*rest, (advice, graded(0.5, passes_at=0.5))).total == pytest.approx(80)
    followed = scored(*rest, (advice, PASS))
    assert followed.total == pytest.approx(100 * 5 / 6)
    assert sum(one.possible for one in followed.checks) == pytest.approx(100)
    assert scored((advice, FAIL)).total is None


def test_advice_on_the_method_weighs_a_little_where_it_is_not_followed() -> None:
    rest = [(check("a", 3, category="ml-practice"), PASS), (check("b", 1, category="ml-practice"), FAIL)]
    small, large = (check(f"weighs {weight}", weight, category="ml-practice") for weight in (0.6, 6))
    small, large = small._replace(advice=True), large._replace(advice=True)
    assert scored(*rest, (small, FAIL)).total == pytest.approx(100 * 3 / 4.2)
    assert scored(*rest, (large, FAIL)).total == pytest.approx(100 * 3 / (4 + MOST_UNFOLLOWED))
    followed = scored(*rest, (small, graded(0.5, passes_at=0.5)))
    assert followed.total == pytest.approx(100 * 3.3 / 4.4)
    assert [round(one.missing, 1) for one in followed.checks] == [0, 22.7, 2.3]
    assert sum(one.possible for one in followed.checks) == pytest.approx(100)


def test_what_a_root_wins_is_parted_from_what_hangs_on_it() -> None:
    leaves = [(check("asserts", 2, "root"), APART), (check("runs", 3, "root"), APART)]
    rest = (check("other", 4), PASS)
    root = scored((check("root"), FAIL), *leaves, rest).checks[0]
    assert root.hanging == ("asserts", "runs")
    assert (root.missing, root.hung, root.alone) == pytest.approx((60, 50, 10))
    there = scored((check("root"), PASS), *((leaf, FAIL) for leaf, _ in leaves), rest)
    assert there.checks[0].granted == pytest.approx(root.alone)
    assert there.checks[0].hanging == ()


def test_a_hint_of_a_root_never_wins_less_than_nothing_by_itself() -> None:
    hint = (check("root"), hinted(Finding("only a script that prints")))
    assert scored(hint, (check("leaf", 2, "root"), APART)).checks[0].alone == pytest.approx(100 / 3 - 10)
    assert scored(hint, (check("leaf", 99, "root"), APART)).checks[0].alone == 0
