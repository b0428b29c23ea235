"""The comment or docstring with which a file opens, before any code."""


def first_comment(text: str) -> list[str]:
    """Return its lines, rules, blank lines and what machines read left out."""
    found: list[str] = []
    in_docstring = False
    for line in text.split("\n"):
        bare = line.strip()
        if not bare:
            continue
        opens = bare.startswith(('"""', "'''"))
        if not (in_docstring or opens or bare.startswith(("#", "%"))):
            break
        if any(map(str.isalpha, bare)) and not bare.startswith(("#!", "# -*-", "%%")):
            found.append(bare)
        in_docstring = in_docstring != (bare.count('"""') + bare.count("'''") == 1)
    return found
