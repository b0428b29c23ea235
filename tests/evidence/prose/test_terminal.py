"""Commands as they are pasted from a terminal."""

import shlex

from hypothesis import given
from hypothesis import strategies as st

from mlfolio.evidence.prose.terminal import pasted_commands


@given(st.text(alphabet="ab-./#= \t\x0b\xa0$~*", max_size=12))
def test_words_without_quotes_are_the_words_that_a_shell_sees(rest: str) -> None:
    assert list(pasted_commands(f"python {rest}")) == [shlex.split(f"python {rest}")]
