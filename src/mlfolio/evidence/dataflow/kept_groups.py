"""Statistics of groups that tests keep whole: they hold nothing of the rows that a model was trained on."""

from mlfolio.evidence.code.facts import fact, when_asked
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.leak import Kind, Leak
from mlfolio.evidence.dataflow.library_table import OF_GROUPS
from mlfolio.evidence.dataflow.rows import Rows, columns_of
from mlfolio.patterns import lazy_pattern

_BY_GROUPS = lazy_pattern(r"\b(?:Stratified)?Group(?:KFold|ShuffleSplit)\(|\bLeaveP?(?:One)?Groups?Out\(")
_COLUMN = r"\w+(?:\[\s{0,3}['\"](\w+)['\"]\s{0,3}\]|\.(\w+))"
_GROUPED_BY = lazy_pattern(
    rf"\bgroups\s{{0,3}}=\s{{0,3}}{_COLUMN}|\.split\([^(),\n]{{1,80}},[^(),\n]{{1,80}},\s{{0,3}}{_COLUMN}"
)
"""The column by which a split keeps rows together, named or in the third place."""

_PARTS_GROUPS = lazy_pattern(r"\b(?:Stratified|Repeated)*KFold\(|\btrain_test_split\(|\bStratifiedShuffleSplit\(")
_FOLD = lazy_pattern(r"(?i)(?:^|_)[a-z]?folds?(?:_|$)")


@fact(when_asked)
def kept_whole(source: Source) -> list[str]:
    """Return the columns by which the splits of a source keep rows together."""
    if _BY_GROUPS.search(source.text) is None:
        return []
    return sorted({name for found in _GROUPED_BY.findall(source.text) for name in found if name})


@fact(when_asked)
def may_part_groups(source: Source) -> bool:
    """Whether a source makes folds or a split that look at no groups."""
    return _PARTS_GROUPS.search(source.text) is not None


def tests_whole_groups(leak: Leak) -> bool:
    """Whether rows are picked to test on by the column of whose groups alone something was learned: `unit > 80`."""
    if leak.kind is not Kind.PREPROCESSING or not leak.facts or not all(map(_is_of_groups, leak.facts)):
        return False
    groups = frozenset.intersection(*(one.groups for one in leak.facts))
    tested = [atom for pair in leak.pairs for atom in pair.test.rows]
    return bool(tested) and all(not groups.isdisjoint(columns_of(atom, "mask", "isin")) for atom in tested)


def grouped_by(leak: Leak) -> tuple[str, ...]:
    """Return the columns of which one settles a leak where the folds keep its groups whole; none where none can.

    It tells of statistics of groups alone, and tests on folds that a column numbers: another source may have made them.
    """
    by_fold = all(_is_by_fold(pair.test.rows) for pair in leak.pairs)
    if leak.kind is not Kind.PREPROCESSING or not by_fold or not all(map(_is_of_groups, leak.facts)):
        return ()
    return tuple(sorted(frozenset.intersection(*(one.groups for one in leak.facts)))) if leak.facts else ()


def _is_of_groups(learned: Fact) -> bool:
    return learned.what == OF_GROUPS


def _is_by_fold(rows: Rows) -> bool:
    """Whether every row is picked by the number of its fold, and by no split."""
    by_number = all(any(map(_FOLD.search, columns_of(atom, "mask"))) for atom in rows)
    return bool(rows) and by_number and not any(step.random for atom in rows for step in atom.steps)
