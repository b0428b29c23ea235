"""Where R code parts the rows of one thing at a bound: `rows[1:n, ]` beside `rows[(n+1):m, ]` or `rows[-(1:n), ]`."""

from collections.abc import Iterator

from mlfolio.patterns import lazy_pattern

_RANGE = lazy_pattern(
    r"(?<![\w.$@])([A-Za-z][\w.$@]{0,80}+)[ \t]{0,4}\[[ \t]{0,4}(-?)([^\[\]\n:,]{1,60}):([^\[\]\n:,]{1,60})[,\]]"
)
_END = lazy_pattern(
    r"(?:<-|=)[ \t]{0,4}(head|tail)\([ \t]{0,4}([A-Za-z][\w.$@]{0,80}+)[ \t]{0,4},"
    r"(?:[ \t]{0,4}n[ \t]{0,4}=)?([^\n,]{1,60})\)"
)
"""The first or the last rows that get a name; what is only shown gets none."""

_REST = lazy_pattern(r"(?:c?\()?1$")
"""What a range begins with whose rows are taken away."""

_JOINED = lazy_pattern(r"(?i)\b(?:rbind|bind_?rows|rbindlist|rbind\.fill|full_join|merge|combine)\([^\n]{0,120}test")
"""A competition's rows were joined with those to predict, and are parted again: nobody has the answers of these."""

_ALL_OF_ANOTHER = lazy_pattern(r"(?:nrow|NROW|length)\([^()]*\)|dim\([^()]*\)")
_FEWEST_ROWS = 20


def parted_by_ranges(code: str) -> Iterator[int]:
    """Yield where `code` takes the first rows of something of which it takes all rows after these as well."""
    if _JOINED.search(code):
        return
    first: dict[tuple[str, str], int] = {}
    others: set[tuple[str, str]] = set()
    for found in _RANGE.finditer(code):
        thing, minus, begins, ends = found[1], found[2], _plain(found[3]), _plain(found[4])
        if minus and _REST.match(begins):
            others.add((thing, ends.removesuffix(")")))
        elif begins == "1":
            first.setdefault((thing, ends), found.start())
        else:
            others.add((thing, _row_before(begins)))
    yield from (first[one] for one in first.keys() & others if _parts(one[1]))
    yield from _ends(code)


def _ends(code: str) -> Iterator[int]:
    """Yield where the first rows of something get a name, and its last rows another."""
    heads: dict[str, int] = {}
    tails: set[str] = set()
    for found in _END.finditer(code):
        if not _parts(_plain(found[3]).lstrip("-")):
            continue
        if found[1] == "head":
            heads.setdefault(found[2], found.start())
        else:
            tails.add(found[2])
    yield from (heads[thing] for thing in heads.keys() & tails)


def _plain(bound: str) -> str:
    return bound.replace(" ", "").replace("\t", "")


def _row_before(begins: str) -> str:
    """Return the bound after which a range begins: 700 of `701`, n of `(n+1)` and, where one row is in both, of `n`."""
    bare = begins[1:-1] if begins.startswith("(") and begins.endswith(")") else begins
    return str(int(bare) - 1) if bare.isdecimal() else bare.removesuffix("+1")


def _parts(bound: str) -> bool:
    """Whether `bound` stands between many rows and others: neither few to look at, nor all rows of another thing."""
    return int(bound) > _FEWEST_ROWS if bound.isdecimal() else _ALL_OF_ANOTHER.fullmatch(bound) is None
