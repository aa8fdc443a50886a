"""What is small as a file and large in memory or on disk is refused while it is counted, in words with figures."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl.workbook import Workbook
from tests.attacks.test_tables import MAIN, rewritten
from tests.batch.tables import CSV_HEAD, CSV_ROW, jsonl, refusal, report, workbook
from tests.web.rounds.pages import small_round

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.errors import InvalidInput, UnreadableInput
from ocop_docs.intake.tables.table import read_table
from ocop_docs.rounds.pipeline import load_round
from ocop_docs.settings import settings

MIB = 1 << 20


def peak_of(work: Callable[[], Any]) -> tuple[Any, int]:
    tracemalloc.start()
    try:
        return work(), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_the_text_of_all_cells_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings().__dict__, "max_table_characters", 500_000)

    def filled(book: Workbook) -> None:
        for line in range(3, 60):
            book[MAIN].cell(line, 1, "d" * 10_000)

    data = workbook(1, filled)

    error = refusal(data)

    assert [one.code for one in error.faults] == ["table-too-much-text"]
    assert "500000 ký tự" in error.faults[0].message


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/workbook.xml"])
def test_formats_and_names_beyond_any_office_are_refused_before_openpyxl(part: str) -> None:
    def bloated(content: str) -> str:
        at = content.index(">", content.index("cellXfs" if part == "xl/styles.xml" else "<workbook"))
        return content[: at + 1] + "<xf/>" * 110_000 + content[at + 1 :]

    data = rewritten(workbook(1), part, bloated)
    error, peak = peak_of(lambda: refusal(data))

    assert [one.code for one in error.faults] == ["workbook-too-complex"]
    assert "vượt giới hạn 100000" in error.faults[0].message
    assert peak < 64 * MIB


@pytest.mark.parametrize("value", [b"[]", b"{}", b'{"a":{}}', b"1"])
def test_json_of_more_values_than_memory_is_refused_before_it_is_parsed(value: bytes) -> None:
    data = b"[" + b",".join([value] * 2_000_001) + b"]"

    error, peak = peak_of(lambda: refusal(data, "a.json"))

    assert [one.code for one in error.faults] == ["json-too-many"]
    assert ".jsonl" in error.faults[0].remedy
    assert peak < 64 * MIB


def test_the_rest_of_a_json_table_of_too_many_values_is_not_read() -> None:
    file = io.BytesIO(b"[" + b"[]," * 10_000_000)

    with pytest.raises(UnreadableInput) as refused:
        read_table(file, "a.json", KINDS["report"])

    assert [one.code for one in refused.value.faults] == ["json-too-many"]
    assert file.tell() < 5_000_000


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_line_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    sound = f"{CSV_HEAD}\n{CSV_ROW}\n".encode() if name == "a.csv" else jsonl(report())
    monkeypatch.setitem(settings().__dict__, "max_input_bytes", 10_000)

    error = refusal(sound + b"x" * 10_001, name)

    assert [one.code for one in error.faults] == ["table-line-too-long"]


def test_a_round_of_more_sheets_than_allowed_is_refused_with_the_figures() -> None:
    data = small_round()
    product, member = data["products"][0], data["council"]["members"][0]
    data["products"] = [product | {"id": f"SP{n}"} for n in range(101)]
    data["council"]["members"] = [member | {"id": f"TV{n}"} for n in range(100)]
    data["sheets"] = []

    with pytest.raises(InvalidInput) as refused:
        load_round(json.dumps(data))

    (fault,) = refused.value.faults
    assert fault.code == "round-too-large"
    assert "101 sản phẩm và 100 thành viên, tức 10100 phiếu" in fault.message
