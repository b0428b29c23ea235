"""Which lines of R run from the top of a file: not what a nameless function holds, nor numbers and names laid out."""

import pytest

from mlfolio.evidence.code.r_code import read_r


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("d <- lapply(files, function(one) {\n  a <- read.csv(one)\n  a$b\n})\nprint(d)\n", [1, 5]),
        ("d <- sapply(x, \\(one) {\n  one + 1\n})\n", [1]),
        ("d <- lapply(x, function(one,\n    two) {\n  if (one) {\n    two\n  }\n}, 2)\n", [1, 2]),
        ("for (one in x) {\n  fit(one)\n  library(a)\n}\n", [1, 2, 4]),
        ("names <- c('a',\n  'b', # the second\n  paste0('c'))\n", [1, 2, 3]),
        ("names <- c('a',\n  'b', # the second\n  'c')\nfit(names)\n", [4]),
        ("grid <- list(depth = c(1, 2),\n  rate = 1e-3)\n", []),
        ('d$size <- 5\nd$name <- "a"\n', []),
        ("d <- filter(d,\n  age > 1)\n", [1, 2]),
        ("suppressPackageStartupMessages({\n  library(a)\n})\n", [3]),
        ("tidy <-\n  function(d) {\n  d\n}\n", []),
        ("f <- function(x)\n{\n  x\n}\ny <- f(1)\n", [5]),
    ],
)
def test_lines_that_run_from_the_top(text: str, outside: list[int]) -> None:
    assert read_r(text.split("\n")).outside == outside


def test_a_file_that_ends_within_a_call_is_read_to_its_end() -> None:
    assert read_r(["d <- filter(d,", "  age"]).outside == [1, 2]
