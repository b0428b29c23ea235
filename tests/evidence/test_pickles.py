"""What a pickle names is told without loading it, however it was written, packed or cut off."""

import gzip
import pickle
import zlib
from collections import OrderedDict
from collections.abc import Callable
from datetime import date

import pytest

from mlfolio.evidence.pickles import Named, is_pickle, named_in, unpacked

VALUE = {"day": date(2024, 5, 1), "order": OrderedDict(first=date(2024, 5, 2))}


def classes(data: bytes) -> list[Named]:
    return [named for named in named_in(data) if named.module]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_classes_are_named_by_every_protocol(protocol: int) -> None:
    found = classes(pickle.dumps(VALUE, protocol))
    assert Named("datetime", "date") in found
    assert Named("collections", "OrderedDict") in found


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_texts_are_named_without_a_module(protocol: int) -> None:
    assert Named("", "day") in list(named_in(pickle.dumps(VALUE, protocol)))


def test_a_class_whose_module_was_named_before_is_told_by_the_memo() -> None:
    data = b"\x80\x04\x8c\x07sklearn\x94\x8c\x03SVC\x94\x93\x94h\x00\x8c\x03SVR\x94\x93\x86."
    assert classes(data) == [Named("sklearn", "SVC"), Named("sklearn", "SVR")]


def test_what_is_cut_off_is_told_up_to_there() -> None:
    data = pickle.dumps(VALUE)
    assert classes(data[: data.index(b"order")]) == [Named("datetime", "date")]


@pytest.mark.parametrize("data", [b"\x80\x04\x93.", b"c", b"\x80\x05\x8c\xff", b"(lp0\nI1x\n", b"\x80\x02h\x07\x93"])
def test_what_is_no_pickle_names_no_class_of_any_module(data: bytes) -> None:
    assert classes(data) == []


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_what_is_packed_is_unpacked_as_far_as_it_is_asked_for(pack: Callable[[bytes], bytes]) -> None:
    data = pickle.dumps(VALUE) * 1000
    assert unpacked(pack(data), 200) == data[:200]


def test_what_only_looks_packed_stays_as_it_is() -> None:
    assert unpacked(b"\x1f\x8bno", 200) == b"\x1f\x8bno"


def test_a_pickle_is_known_by_its_first_byte() -> None:
    assert is_pickle(pickle.dumps(1))
    assert not is_pickle(b"PLACEHOLDER")
