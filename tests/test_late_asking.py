"""Copier without the terminal library: not loaded where nobody is asked, whole where somebody is, in either order."""

import subprocess
import sys

# Each in a process of its own, because what a process has imported stays.
_BEGINNING = "import sys; from mlfolio.late_asking import import_copier; "


def _said(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", _BEGINNING + program], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_nothing_that_asks_is_loaded_where_nobody_is_asked() -> None:
    said = _said(
        "copier = import_copier(ask=False); "
        "print(copier.run_copy.__name__, {'questionary', 'prompt_toolkit', 'pygments'} & {*sys.modules})"
    )
    assert said == "run_copy set()"


def test_copier_that_asks_has_the_real_library() -> None:
    said = _said(
        "import_copier(ask=True); import copier._user_data as data, questionary; "
        "print(data.Choice is questionary.Choice)"
    )
    assert said == "True"


def test_what_was_put_off_is_the_real_thing_when_it_is_called() -> None:
    said = _said(
        "import_copier(ask=False); import_copier(ask=True); import copier._user_data as data; "
        "print(type(data.Choice('a', 1, disabled='')).__module__, type(data.PygmentsLexer(data.JsonLexer)).__name__)"
    )
    assert said == "questionary.prompts.common PygmentsLexer"


def test_a_release_that_takes_more_than_names_is_imported_whole() -> None:
    said = _said(
        "import mlfolio.late_asking as late; late._ASKING = {'questionary': ('questionary',)}; "
        "import_copier(ask=False); print('prompt_toolkit' in sys.modules)"
    )
    assert said == "True"
