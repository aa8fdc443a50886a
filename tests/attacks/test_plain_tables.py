"""Tables without sheets, CSV and JSON: read whole as they stand, or refused at their line."""

import csv
import io
import json

import pytest
from tests.batch.tables import CSV_HEAD, CSV_ROW, jsonl, refusal, report, rows, shown

from ocop_docs.intake.tables.csv_reader import guarded


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["bare", "byte order mark"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_is_read_with_any_delimiter(mark: str, delimiter: str) -> None:
    text = f"{mark}{CSV_HEAD}\r\n{CSV_ROW}\r\n".replace(";", delimiter)

    (row,) = rows(text.encode(), "b.CSV")

    assert row.data["issuer"] == {"name": "Ủy ban nhân dân xã Ví Dụ", "level": "commune"}
    assert row.code == "X01"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"M\xe3;T\xean", "not-utf8"),
        (f'{CSV_HEAD}\nX01;"không khép'.encode(), "csv-broken"),
        (CSV_HEAD.encode(), "table-empty"),
        (f"{CSV_HEAD}\n{CSV_ROW};thừa".encode(), "heading-absent"),
    ],
)
def test_broken_csv_is_refused_with_its_reason(data: bytes, code: str) -> None:
    assert [one.code for one in refusal(data, "b.csv").faults] == [code]


@pytest.mark.parametrize("start", ["=", "\uff1d"])
def test_a_formula_in_csv_is_refused_at_its_cell(start: str) -> None:
    (row,) = rows(f"{CSV_HEAD}\n{CSV_ROW.replace('Kết quả', start + '1+1')}".encode(), "b.csv")

    assert shown(row.faults) == [("D2", "cell-formula")]


@pytest.mark.parametrize(
    "said", ["=1+1", "+84 901", "-5", "@x", "\tx", "\rx", "\nx", "\uff1dx", "'x", "'=x", "bình thường"]
)
def test_what_is_guarded_for_export_reads_back_as_it_was(said: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([CSV_HEAD.split(";"), ["X01", "a", "xã", guarded(said), "2026", "2026"]])

    (row,) = rows(text.getvalue().encode(), "b.csv")

    assert not guarded(said).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"))
    assert row.data["subject"] == said


def test_a_bad_line_of_jsonl_spoils_only_itself() -> None:
    data = jsonl(report(1)) + b"\n\n{broken\n[1]\n" + jsonl(report(2))

    found = rows(data, "b.jsonl")

    assert [shown(row.faults) for row in found] == [[], [("3", "not-json")], [("4", "row-not-object")], []]


@pytest.mark.parametrize("data", [b"{}", b"7", b'"x"'])
def test_json_that_is_no_list_is_refused(data: bytes) -> None:
    assert [one.code for one in refusal(data, "b.json").faults] == ["rows-not-list"]


def test_a_list_of_json_and_lines_of_jsonl_give_the_same_rows() -> None:
    records = [report(number) | {"code": f"M{number}"} for number in range(3)]

    by_list = rows(json.dumps(records).encode(), "b.json")
    by_line = rows(jsonl(*records), "b.jsonl")

    assert [(row.code, row.data) for row in by_list] == [(row.code, row.data) for row in by_line]
    assert [row.code for row in by_list] == ["M0", "M1", "M2"]
