"""What reads like a command and names a thing: a program's name, and what somebody made with it."""

from mlfolio.patterns import lazy_pattern

_PRODUCTS = frozenset({"docker", "fastapi", "flask", "gradio", "streamlit"})
_THINGS = frozenset("api app application backend container dashboard demo frontend image interface server ui".split())
_VERBS = frozenset(
    "activate add apply build clone compose create deploy dev download env exec init install lab notebook pull push"
    " repro run serve server start sync test train ui up".split()
)
_ARGUMENT = lazy_pattern(r"^-|[./=]")


def names_a_thing(program: str, rest: list[str]) -> bool:
    """Return whether the words name what is made with a program, as `Gradio UI` or `flask app` do, and ask for nothing.

    A program is spelt with a capital where a sentence begins, too: then a verb, an option or a file follows.
    """
    if len(rest) == 1 and rest[0].lower() in _THINGS and program.lower() in _PRODUCTS:
        return True
    is_capital = program[:1].isupper() and program.lower() != "rscript"
    return bool(rest) and is_capital and not any(word in _VERBS or _ARGUMENT.search(word) for word in rest)
