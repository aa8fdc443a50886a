"""Files of another format than a reader wants are named for what they are, with what to do about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocop_docs import UnreadableInput, load
from ocop_docs.kind_info import example, input_table
from ocop_docs.pipeline import lint, load_table, render

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
FOREIGN = {
    "file-is-pdf": b"%PDF-1.7\n%\xe2\xe3",
    "file-is-doc": COMPOUND + "WordDocument".encode("utf-16-le"),
    "file-is-xls": COMPOUND + "Workbook".encode("utf-16-le"),
    "file-is-locked": COMPOUND + "EncryptedPackage".encode("utf-16-le"),
    "file-is-rtf": b"{\\rtf1 Ke hoach}",
    "package-old-or-locked": COMPOUND,
}


@pytest.mark.parametrize("code", FOREIGN)
def test_where_data_is_expected_a_foreign_file_is_named(code: str) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        load(FOREIGN[code])

    assert [fault.code for fault in refusal.value.faults] == [code]


@pytest.mark.parametrize("code", FOREIGN)
@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".json", ".jsonl"])
def test_where_a_table_is_expected_a_foreign_file_is_named(tmp_path: Path, code: str, ending: str) -> None:
    path = tmp_path / f"bảng{ending}"
    path.write_bytes(FOREIGN[code])

    with pytest.raises(UnreadableInput) as refusal:
        load_table(path, "plan")

    assert [fault.code for fault in refusal.value.faults] == [code]


@pytest.mark.parametrize("code", ["file-is-pdf", "file-is-xls", "file-is-locked"])
def test_what_is_no_word_file_of_any_age_has_no_layout_to_check(code: str) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        lint(FOREIGN[code])

    assert [fault.code for fault in refusal.value.faults] == [code]


def test_a_workbook_is_no_word_file_and_a_word_file_no_workbook(tmp_path: Path) -> None:
    table = tmp_path / "bảng.xlsx"
    table.write_bytes(render(load(example("plan"))))

    with pytest.raises(UnreadableInput) as of_workbook:
        load(input_table("plan", None))
    with pytest.raises(UnreadableInput) as of_word:
        load_table(table, "plan")

    assert of_workbook.value.faults[0].code == "file-is-xlsx"
    assert of_word.value.faults[0].code == "file-is-docx"
