"""Rows that R code parts at a bound."""

import pytest

from mlfolio.evidence.learning.r_ranges import parted_by_ranges


@pytest.mark.parametrize(
    "code",
    [
        "learn <- ore[1:700,]\ncheck <- ore[701:1030,]\n",
        "learn <- ore[1 : n, ]\ncheck <- ore[(n + 1) : nrow(ore), ]\n",
        "learn <- ore[1:n, ]\ncheck <- ore[n+1:m, ]\n",
        "cut <- floor(0.8 * nrow(ore))\nlearn <- ore[1:cut, ]\ncheck <- ore[cut:nrow(ore), ]\n",
        "learn <- ore[1:floor(.8*nrow(ore)), ]\ncheck <- ore[(floor(.8*nrow(ore))+1):nrow(ore), ]\n",
        "fit <- lm(y ~ ., data = ore[1:300, ])\npredict(fit, ore[-(1:300), ])\n",
        "learn <- ore[1:300, ]\ncheck <- ore[-c(1:300), ]\n",
        "learn <- ore$grade[1:300]\ncheck <- ore$grade[301:400]\n",
        "learn <- head(ore, 300)\ncheck <- tail(ore, 100)\n",
        "learn = head(ore, n = cut)\ncheck = tail(ore, -cut)\n",
    ],
)
def test_the_first_rows_and_those_after_them_are_two_parts(code: str) -> None:
    assert list(parted_by_ranges(code)) == [
        code.index(part) for part in ("ore[1", "ore$", "<- head", "= head") if part in code
    ]


@pytest.mark.parametrize(
    "code",
    [
        "ore[1:10, ]\nore[11:20, ]\n",
        "a <- ore[, 1:30]\nb <- ore[, 31:60]\n",
        "a <- ore[1:300, ]\nb <- tin[301:400, ]\n",
        "a <- ore[1:300, ]\nb <- ore[401:500, ]\n",
        "head(ore, 300)\ntail(ore, 300)\n",
        "a <- head(ore, 5)\nb <- tail(ore, 5)\n",
        "ore <- ore[-(1:300), ]\n",
        "a <- ore[1:10\u00b2, ]\nb <- ore[\u00b2:20, ]\n",
    ],
)
def test_rows_that_are_looked_at_columns_and_parts_of_two_things_are_none(code: str) -> None:
    assert not list(parted_by_ranges(code))


@pytest.mark.parametrize(
    "code",
    [
        "all <- rbind(train, test)\ntrain <- all[1:891, ]\ntest <- all[892:1309, ]\n",
        "all <- dplyr::bind_rows(train, TestSet)\ntrain <- all[1:n, ]\ntest <- all[(n+1):m, ]\n",
        "train <- all[1:nrow(given), ]\ntest <- all[(nrow(given)+1):nrow(all), ]\n",
    ],
)
def test_rows_to_predict_that_were_joined_for_a_while_are_held_out_from_nothing(code: str) -> None:
    assert not list(parted_by_ranges(code))
