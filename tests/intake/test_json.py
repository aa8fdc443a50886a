"""JSON from outside: what is read, and what stands where a value cannot be used."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records import full_record

from ocop_docs import Fault, OcopDocsError, UnreadableInput, load
from ocop_docs.documents.kinds.plan import Plan
from ocop_docs.intake.json import ImpossibleNumber, RepeatedKey, read_json
from ocop_docs.settings import settings

RECORD = full_record("plan")


def answered(read: Callable[[bytes], object], data: bytes) -> tuple[object, tuple[Fault, ...]]:
    """What `read` makes of `data`, or what it finds wrong with it."""
    try:
        return read(data), ()
    except OcopDocsError as refusal:
        return None, refusal.faults


def well_worded(faults: tuple[Fault, ...]) -> bool:
    return bool(faults) and all(one.message and one.remedy and str(one).isprintable() for one in faults)


def test_numbers_keep_their_value() -> None:
    data = read_json(b'{"a": 12, "b": 10.5, "c": -0, "d": 1e2}')

    assert data == {"a": 12, "b": Decimal("10.5"), "c": 0, "d": Decimal(100)}
    assert not any(isinstance(value, float) for value in data.values())


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400", "1e-400", "1" * 37, "9e99999999999999"])
def test_a_number_that_cannot_be_printed_is_marked_where_it_stands(number: str) -> None:
    value = read_json(f'{{"a": [{number}]}}'.encode())["a"][0]

    assert value == ImpossibleNumber(number)
    assert str(value) == number


def test_a_key_given_twice_is_marked_where_it_stands() -> None:
    data = read_json(b'{"a": {"b": 1, "b": 1}, "b": 2}')

    assert data == {"a": {"b": RepeatedKey("b")}, "b": 2}
    assert str(data["a"]["b"]) == "b"


def test_two_spellings_of_one_surrogate_key_are_one_key() -> None:
    assert read_json(rb'{"\ud800": 1, "\\ud800": 2}') == {"\\ud800": RepeatedKey("\\ud800")}


@pytest.mark.parametrize(
    ("data", "line", "column"), [(b"{", 1, 2), (b'{\n "a": 1\n "b": 2}', 3, 2), (b'{"a": "x\ny"}', 1, 9)]
)
def test_a_slip_in_the_syntax_is_shown_by_line_and_column(data: bytes, line: int, column: int) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        read_json(data)

    assert refusal.value.faults[0].message == f"Nội dung không phải JSON đúng: sai ở dòng {line}, cột {column}."


def test_the_byte_that_is_not_utf8_is_counted_from_one() -> None:
    with pytest.raises(UnreadableInput) as refusal:
        read_json(b'{"a": "\xff"}')

    assert "byte thứ 8 " in refusal.value.faults[0].message


def test_input_is_as_large_as_the_limit_and_no_larger() -> None:
    limit = settings().max_input_bytes
    padding = b" " * (limit - 2)

    assert read_json(b"{}" + padding) == {}
    with pytest.raises(UnreadableInput, match=f"{limit + 1} byte"):
        read_json(b"{}" + padding + b" ")


@given(data=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    answer, faults = answered(read_json, data)

    assert isinstance(answer, dict) or well_worded(faults)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(field=st.sampled_from(sorted(RECORD)), value=_JSON)
def test_any_value_in_any_field_is_taken_or_refused_in_words(field: str, value: object) -> None:
    answer, faults = answered(load, json.dumps(RECORD | {field: value}).encode())

    assert isinstance(answer, Plan) or well_worded(faults)


@pytest.mark.parametrize("text", ["", "\ufeff", "\n  "], ids=["plain", "mark", "spaces"])
def test_text_that_opens_an_object_is_json(text: str) -> None:
    assert load(text + json.dumps(RECORD)) == load(RECORD)


def test_any_other_text_is_a_path(tmp_path: Path) -> None:
    file = tmp_path / "kế hoạch.json"
    file.write_text(json.dumps(RECORD), encoding="utf-8")

    assert load(str(file)) == load(file) == load(file.read_bytes())


def test_a_mapping_is_not_changed() -> None:
    record = full_record("plan")
    load(record)

    assert record == full_record("plan")
