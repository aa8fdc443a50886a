"""Whatever is fed in: refused with every fault at once and nothing written, or printed exactly."""

import json
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from tests.attacks.payloads import AMOUNTS, ILLEGAL, NOT_DATA, QUANTITIES, STARS, WRONG_VALUES, YEARS
from tests.records import full_record, put, text_places, value_at
from tests.strategies import TRAPS
from tests.whole_text import text_of

from ocop_docs import InvalidInput, OcopDocsError, UnreadableInput, load
from ocop_docs.cli.main import main
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.fields import fields_of
from ocop_docs.documents.paths import field_path
from ocop_docs.pipeline import write_word
from ocop_docs.settings import settings
from ocop_docs.vietnamese.text import lower_first, upper, upper_first

PLAN = full_record("plan")
CASES: tuple[Callable[[str], str], ...] = (str, upper, upper_first, lower_first)
"""How the law wants a text typed: as given, in capitals, at the start or inside of a sentence."""


def faults_of(source: bytes | dict[str, Any]) -> dict[str, str]:
    with pytest.raises(OcopDocsError) as refusal:
        load(source)
    for fault in refusal.value.faults:
        assert not fault.message.isascii(), "the clerk reads Vietnamese"
        assert fault.remedy
        assert str(fault).isprintable()
        assert "{" not in fault.message or "{ }" in fault.message
        assert fault.place or isinstance(refusal.value, UnreadableInput)
    assert refusal.value.exit_code == 2
    return {fault.place: fault.code for fault in refusal.value.faults}


def as_json(record: dict[str, Any]) -> bytes:
    return json.dumps(record).encode()


@pytest.mark.parametrize("data", NOT_DATA.values(), ids=NOT_DATA.keys())
def test_what_is_not_data_of_a_known_kind_is_refused(data: bytes) -> None:
    faults = faults_of(data)

    assert len(faults) == 1


@pytest.mark.parametrize(("field", "value", "code"), WRONG_VALUES.values(), ids=WRONG_VALUES.keys())
def test_a_wrong_value_is_refused_at_its_place(field: str, value: Any, code: str) -> None:
    faults = faults_of(as_json(PLAN | {field: value}))

    assert list(faults.values()) == [code]
    assert next(iter(faults)).startswith(field[:6].encode("ascii", "backslashreplace").decode())


@pytest.mark.parametrize(
    "number",
    ["1e400", "-1e400", "0e99999999999999999999", "1e-99999999999999999999", "1e99999999999999999999", "-Infinity"],
)
def test_a_number_beyond_all_figures_is_refused_at_its_place(number: str) -> None:
    data = as_json(PLAN | {"number": "HERE"}).replace(b'"HERE"', number.encode())

    assert faults_of(data) == {"number": "number-impossible"}


@pytest.mark.parametrize("amount", AMOUNTS, ids=repr)
def test_an_impossible_amount_is_refused_at_its_place(amount: object) -> None:
    budget = {"sources": [{"source": "Ngân sách xã", "amount": amount}], "total": amount}
    faults = faults_of(as_json(PLAN | {"budget": budget})) if amount is not None else None

    assert faults in (None, {"budget.total": "field-invalid", "budget.sources[0].amount": "field-invalid"})


@pytest.mark.parametrize("quantity", QUANTITIES, ids=repr)
def test_an_impossible_quantity_is_refused_at_its_place(quantity: object) -> None:
    faults = faults_of(as_json(PLAN | {"targets": [{"quantity": quantity, "unit": "sản phẩm"}]}))

    assert faults == {"targets[0].quantity": "field-missing" if quantity is None else "field-invalid"}


@pytest.mark.parametrize("stars", STARS, ids=lambda value: repr(value)[:20])
def test_an_impossible_class_of_stars_is_refused_at_its_place(stars: object) -> None:
    faults = faults_of(as_json(PLAN | {"star_quotas": [{"stars": stars, "quantity": "1"}]}))

    assert faults == {"star_quotas[0].stars": "field-missing" if stars is None else "field-invalid"}


@pytest.mark.parametrize("year", YEARS, ids=repr)
def test_an_impossible_year_is_refused_at_its_place(year: object) -> None:
    faults = faults_of(as_json(PLAN | {"period": {"start": year, "end": 2030}}))

    assert faults == {"period.start": "field-missing" if year is None else "field-invalid"}


def test_all_faults_are_named_at_once() -> None:
    record = deepcopy(PLAN) | {"number": "năm", "date": "30/02/2023", "colour": 1, "example": "có"}
    del record["issuer"]["name"]
    record["targets"][1]["quantity"] = "120 - 100"
    record["budget"]["total"] = -1
    record["star_quotas"][0]["stars"] = 6
    record["tasks"][0]["content"] = "\x0b"
    data = as_json(record).replace(b'"n\\u0103m"', b"1e400")

    assert faults_of(data) == {
        "issuer.name": "field-missing",
        "number": "number-impossible",
        "date": "field-invalid",
        "example": "field-invalid",
        "targets[1].quantity": "field-invalid",
        "budget.total": "field-invalid",
        "star_quotas[0].stars": "field-invalid",
        "tasks[0].content": "illegal-characters",
        "colour": "field-unknown",
    }


def test_a_key_given_twice_is_refused_at_its_place_with_all_other_faults() -> None:
    data = as_json(PLAN | {"number": 0}).replace(b'"subject": ', b'"subject": "m\\u1ed9t", "subject": ', 1)

    assert faults_of(data) == {"number": "field-invalid", "subject": "duplicate-key"}


def test_a_misspelt_field_is_answered_with_the_right_name() -> None:
    with pytest.raises(InvalidInput) as refusal:
        load(PLAN | {"subjet": "x"})

    assert refusal.value.faults[0].remedy == "Có phải là “subject”?"


def test_faults_without_number_are_counted_beyond_the_limit() -> None:
    limit = settings().max_listed_faults
    data = as_json(PLAN | {f"x{number}": 1 for number in range(limit + 7)})

    with pytest.raises(InvalidInput) as refusal:
        load(data)

    assert len(refusal.value.faults) == limit + 1
    assert refusal.value.faults[-1].message == f"Còn 7 lỗi nữa ngoài {limit} lỗi đã liệt kê."


def is_row_of_annex(place: tuple[str | int, ...]) -> bool:
    """Whether a place is a row of a table, where a tab pasted from Excel separates cells."""
    return place[0] == "annexes" and ("rows" in place or place[-1] == "total")


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("character", ILLEGAL.values(), ids=ILLEGAL.keys())
def test_an_unlawful_character_is_refused_in_every_text_field_at_once(kind: str, character: str) -> None:
    record = full_record(kind)
    places = [place for place in text_places(record) if not (character == "\t" and is_row_of_annex(place))]
    for place in places:
        put(record, place, f"Xã{character}A")

    faults = faults_of(as_json(record))

    assert faults == {field_path(place): "illegal-characters" for place in places}


def text_fields(kind: str) -> set[str]:
    """Fields of a kind that hold text, or a list of texts."""
    fields = fields_of(KINDS[kind].model).values()
    return {field.name for field in fields if field.python_type is str and not field.is_closed} - {"kind"}


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("trap", TRAPS)
def test_a_lawful_text_prints_exactly_in_every_text_field(kind: str, trap: str) -> None:
    record = full_record(kind)
    issuer = record.get("issuer", {})
    issuer.pop("abbreviation", None)  # the symbol, where it is given, replaces what it is made of
    if kind in ("council-minutes", "inspection-minutes"):
        del issuer["place"]  # minutes have no line of place and date (Mẫu 1.9)
    del record["accepted"]  # no document prints it
    places = list(text_places(record))
    texts = [f"{value_at(record, place)} {trap} z" for place in places]
    for place, text in zip(places, texts, strict=True):
        put(record, place, text)

    printed = text_of(write_word(load(as_json(record))))

    assert text_fields(kind) <= {place[0] for place in places}
    assert [text for text in texts if not any(form(text) in printed for form in CASES)] == []


def test_a_byte_order_mark_at_the_start_is_accepted() -> None:
    assert load(b"\xef\xbb\xbf" + as_json(PLAN)) == load(as_json(PLAN))


@pytest.mark.parametrize("field", ["subject", "purposes"])
def test_ten_megabytes_in_one_field_are_refused_by_the_size_of_the_file(field: str, tmp_path: Path) -> None:
    file = tmp_path / "big.json"
    file.write_bytes(as_json(PLAN | {field: "ạ" * 10_000_000}))

    with pytest.raises(UnreadableInput) as refusal:
        load(file)

    assert [fault.code for fault in refusal.value.faults] == ["file-too-large"]
    assert f"{file.stat().st_size} byte" in refusal.value.faults[0].message


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such device")
def test_an_endless_device_is_refused_after_the_limit() -> None:
    with pytest.raises(UnreadableInput) as refusal:
        load(Path("/dev/zero"))

    assert [fault.code for fault in refusal.value.faults] == ["file-too-large"]


@pytest.mark.parametrize("huge", [10**5000, -(10**5000), 10**36], ids=["5000 digits", "minus", "36 zeros"])
@pytest.mark.parametrize(
    "place", [("number",), ("budget", "total"), ("targets", 0, "quantity"), ("star_quotas", 0, "stars")], ids=field_path
)
def test_a_huge_integer_from_python_is_refused_in_words(huge: int, place: tuple[int | str, ...]) -> None:
    record = full_record("plan")
    put(record, place, huge)

    assert faults_of(record) == {field_path(place): "field-invalid"}


def test_keys_that_are_no_text_are_refused_in_words() -> None:
    with pytest.raises(InvalidInput) as refusal:
        load(PLAN | {1: 2})  # type: ignore[dict-item]

    assert "Tên mục phải là chữ." in refusal.value.faults[0].message


BAD_FILES = NOT_DATA | {name: as_json(PLAN | {field: value}) for name, (field, value, _) in WRONG_VALUES.items()}


@pytest.mark.no_cover
@pytest.mark.parametrize("data", BAD_FILES.values(), ids=BAD_FILES.keys())
@pytest.mark.parametrize("command", ["render", "check"])
def test_the_command_line_refuses_with_exit_2_and_writes_nothing(
    command: str, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data.json").write_bytes(data)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["ocop-docs", command, "data.json"])

    with pytest.raises(SystemExit) as leaving:
        main()

    shown = capsys.readouterr()
    assert leaving.value.code == 2
    assert shown.out == ""
    assert "Lỗi" in shown.err
    assert "Traceback" not in shown.err
    assert [file.name for file in tmp_path.iterdir()] == ["data.json"]


@pytest.mark.parametrize("name", ["a" * 300, "không có.json", ".", "x/y.json"])
def test_a_path_that_cannot_be_read_or_written_is_refused_in_words(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data.json").write_bytes(as_json(PLAN))
    monkeypatch.chdir(tmp_path)
    for arguments in (
        ["render", name],
        ["render", "data.json", "--draft", "-o", f"nowhere/x/{name}"],
        ["render", "data.json", "--draft", "-o", "b" * 300],
    ):
        monkeypatch.setattr(sys, "argv", ["ocop-docs", *arguments])
        with pytest.raises(SystemExit) as leaving:
            main()
        assert leaving.value.code == 2
        assert "Lỗi" in capsys.readouterr().err

    assert [file.name for file in tmp_path.iterdir()] == ["data.json"]
