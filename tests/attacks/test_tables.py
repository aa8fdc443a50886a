"""Tables that lie, hide or are too large: everything is read as it stands, or the file is refused at its cell."""

import datetime as dt
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook import Workbook
from tests.batch.tables import CSV_HEAD, CSV_ROW, column, put, read, refusal, report, rows, shown, workbook

from ocop_docs.errors import InvalidInput, UnreadableInput
from ocop_docs.intake.packages.parts import STEP
from ocop_docs.intake.tables.rows import rows_of
from ocop_docs.settings import settings

MAIN = "Dữ liệu"


def rewritten(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """A workbook with the XML of one part changed by hand."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            changed = change(content.decode()).encode() if name == part else content
            assert name != part or changed != content, "nothing was changed"
            target.writestr(name, changed)
    return result.getvalue()


MAIN_PART = "xl/worksheets/sheet2.xml"
"""The guide is the first sheet, the data the second."""


def with_cell(heading: str, value: object, number_format: str | None = None) -> tuple[bytes, str]:
    """A workbook of one row with one cell set, and the cell's place."""
    place = ""

    def change(book: Workbook) -> None:
        nonlocal place
        place = put(book, MAIN, 2, heading, value)
        if number_format:
            book[MAIN].cell(2, column(book[MAIN], heading)).number_format = number_format

    return workbook(1, change), place


def test_a_cell_at_the_far_corner_is_refused_and_no_line_is_cut() -> None:
    data = workbook(1, lambda book: book[MAIN].cell(2, 16_384, "x") and None)

    error = refusal(data)

    assert [one.code for one in error.faults] == ["table-too-wide"]
    assert error.faults[0].place == "Dữ liệu!XFD2"


def test_a_cell_in_the_last_line_is_refused() -> None:
    data = workbook(1, lambda book: book[MAIN].cell(1_048_576, 1, "X99") and None)

    assert [one.code for one in refusal(data).faults] == ["table-too-long"]


def test_formatting_without_content_may_reach_to_the_last_line() -> None:
    def change(book: Workbook) -> None:
        book[MAIN].cell(1_048_576, 1).number_format = "0"

    assert len(rows(workbook(2, change))) == 2


def test_a_line_numbered_beyond_excel_is_refused_and_not_counted_up_to() -> None:
    data = rewritten(workbook(1), MAIN_PART, lambda xml: xml.replace('<row r="2"', '<row r="99999999999"'))

    assert [one.code for one in refusal(data).faults] == ["table-too-long"]


@pytest.mark.parametrize(("lines", "code"), [(6, ""), (7, "table-too-long")])
def test_the_limit_of_lines_lets_in_just_as_many(lines: int, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings().__dict__, "max_table_rows", 6)
    text = "\n".join([CSV_HEAD, *(CSV_ROW for _ in range(lines - 1))])

    if code:
        assert refusal(text.encode(), "b.csv").faults[0].code == code
    else:
        assert len(read(text.encode(), "b.csv")) == lines - 1


def test_a_false_dimension_hides_no_row() -> None:
    data = rewritten(
        workbook(40), MAIN_PART, lambda xml: re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1:A2"', xml)
    )

    assert len(rows(data)) == 40


def test_lines_out_of_order_are_refused_since_the_reader_would_drop_them() -> None:
    def swap(xml: str) -> str:
        found = re.findall(r"<row .*?</row>", xml)
        return xml.replace(found[1], "@").replace(found[2], found[1]).replace("@", found[2])

    error = refusal(rewritten(workbook(2), MAIN_PART, swap))

    assert [one.code for one in error.faults] == ["table-incomplete"]


def test_a_line_given_twice_is_refused() -> None:
    def twice(xml: str) -> str:
        row = re.findall(r"<row .*?</row>", xml)[1]
        return xml.replace(row, row + row)

    assert [one.code for one in refusal(rewritten(workbook(1), MAIN_PART, twice)).faults] == ["table-incomplete"]


@pytest.mark.parametrize("formula", ["=1+1", '=HYPERLINK("http://x","y")', "=A1"])
def test_a_formula_is_not_taken_for_a_value(formula: str) -> None:
    data, place = with_cell("Trích yếu", formula)

    (row,) = rows(data)

    assert shown(row.faults) == [(place, "cell-formula")]
    assert "subject" not in row.data


def test_a_formula_with_a_cached_value_is_refused_all_the_same() -> None:
    data, place = with_cell("Số văn bản", "=40+2")
    data = rewritten(data, MAIN_PART, lambda xml: xml.replace("<f>40+2</f><v></v>", "<f>40+2</f><v>41</v>").replace(
        "<f>40+2</f><v />", "<f>40+2</f><v>41</v>"))  # fmt: skip

    (row,) = rows(data)

    assert shown(row.faults) == [(place, "cell-formula")]


def test_text_that_only_looks_like_a_formula_stays_text() -> None:
    def change(book: Workbook) -> None:
        cell = book[MAIN].cell(2, column(book[MAIN], "Trích yếu"))
        cell.value = "=tổng kết"
        cell.data_type = "s"

    (row,) = rows(workbook(1, change))

    assert row.data["subject"] == "=tổng kết"
    assert not row.faults


def test_an_error_in_a_cell_is_named() -> None:
    data, place = with_cell("Số văn bản", "#N/A")

    (row,) = rows(data)

    assert shown(row.faults) == [(place, "cell-error")]


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_a_date_is_exact_in_both_systems_of_excel(epoch: dt.datetime | None) -> None:
    def change(book: Workbook) -> None:
        if epoch:
            book.epoch = epoch
        put(book, MAIN, 2, "Ngày ban hành", dt.date(2026, 12, 10))

    (row,) = rows(workbook(1, change))

    assert row.data["date"] == "2026-12-10"


def test_a_date_in_words_is_day_before_month() -> None:
    data, _ = with_cell("Ngày ban hành", "01/02/2026")
    (row,) = rows(data)

    assert row.data["date"] == "01/02/2026"


@pytest.mark.parametrize(
    ("heading", "value", "code"),
    [
        ("Ngày ban hành", dt.datetime(2026, 12, 10, 8, 30), "cell-time"),  # noqa: DTZ001 - as Excel holds it
        ("Ngày ban hành", dt.time(8, 30), "cell-time"),
        ("Ngày ban hành", 46_366, "cell-not-date"),
        ("Trích yếu", dt.date(2026, 7, 5), "cell-became-date"),
        ("Số văn bản", dt.date(2026, 7, 5), "cell-became-date"),
        ("Số văn bản", 12.5, "field-invalid"),
        ("Số văn bản", "1e5", "field-invalid"),
        ("Số văn bản", "1,234,567", "field-invalid"),
        ("Cơ quan ban hành › Cấp", "xa", "cell-choice"),
        ("Văn bản ví dụ", "chắc vậy", "cell-choice"),
        ("Kinh phí đã thực hiện › Tổng kinh phí", 1234567890123456789, "cell-rounded"),
        ("Kinh phí đã thực hiện › Tổng kinh phí", 0.1234567890123456, "cell-rounded"),
        ("Kinh phí đã thực hiện › Tổng kinh phí", 1e300, "cell-rounded"),
    ],
)
def test_what_cannot_be_taken_exactly_is_refused_at_its_cell(heading: str, value: object, code: str) -> None:
    data, place = with_cell(heading, value, "General" if isinstance(value, int) else None)

    (row,) = rows(data)

    assert shown(row.faults) == [(place, code)]


@pytest.mark.parametrize(
    ("heading", "value", "number_format", "path", "expected"),
    [
        ("Trích yếu", "001099012345", None, "subject", "001099012345"),
        ("Trích yếu", 7, "000", "subject", "007"),
        ("Trích yếu", "0901234567890123456", None, "subject", "0901234567890123456"),
        ("Trích yếu", 1.5, None, "subject", "1,5"),
        ("Số văn bản", "1.234", None, "number", 1234),
        ("Số văn bản", 12.0, None, "number", 12),
        ("Ký hiệu", 100, "0", "symbol", "100"),
        ("Ký hiệu", 1, "0%", "symbol", "100%"),
        ("Ký hiệu", 0.085, "0.0%", "symbol", "8,5%"),
        ("Văn bản ví dụ", "không", None, "example", False),
    ],
)
def test_digits_zeros_and_percentages_stay_as_the_clerk_sees_them(
    heading: str, value: object, number_format: str | None, path: str, expected: object
) -> None:
    data, _ = with_cell(heading, value, number_format or "@" if isinstance(value, str) else number_format or "General")

    (row,) = rows(data)

    assert row.data[path] == expected


def test_merged_cells_are_refused_by_their_range() -> None:
    error = refusal(workbook(2, lambda book: book[MAIN].merge_cells("B2:B3")))

    assert [(one.code, one.place) for one in error.faults] == [("cell-merged", "Dữ liệu!B2:B3")]


def test_hidden_lines_columns_and_sheets_are_read_and_the_clerk_is_told() -> None:
    def change(book: Workbook) -> None:
        book[MAIN].row_dimensions[2].hidden = True
        book[MAIN].column_dimensions["C"].hidden = True
        book["Căn cứ ban hành"].sheet_state = "hidden"
        book["Căn cứ ban hành"].cell(2, 1, "X01")
        put(book, "Căn cứ ban hành", 2, "Tên loại văn bản", "Luật")

    table = read(workbook(2, change))

    assert len(table) == 2
    assert next(rows_of(table)).data["legal_bases"] == [{"document_type": "Luật"}]
    assert [note.split(":")[0] for note in table.notes] == [MAIN, MAIN, "Căn cứ ban hành"]


@pytest.mark.parametrize(
    "spell",
    [
        lambda title: f"  {title}  ",
        lambda title: title.upper(),
        lambda title: unicodedata.normalize("NFD", title),
        lambda title: title.replace(" › ", " > "),
        lambda title: title.replace(" ", "\u00a0"),
        lambda title: title.removesuffix(" *"),
    ],
    ids=["spaces", "capitals", "NFD", "greater than", "no-break spaces", "no star"],
)
def test_headings_are_known_however_they_are_spelt(spell: Callable[[str], str]) -> None:
    def change(book: Workbook) -> None:
        for cell in book[MAIN][1]:
            cell.value = spell(str(cell.value))

    (row,) = rows(workbook(1, change))

    assert row.data == report() | {"kind": "report"}


def test_columns_may_stand_in_any_order() -> None:
    cells = list(zip(CSV_HEAD.split(";"), CSV_ROW.split(";"), strict=True))
    turned = [";".join(part) for part in zip(*reversed(cells), strict=True)]

    assert rows("\n".join(turned).encode(), "b.csv")[0].data == rows(f"{CSV_HEAD}\n{CSV_ROW}".encode(), "b.csv")[0].data


def test_every_misspelt_repeated_or_missing_heading_is_named_at_once() -> None:
    def change(book: Workbook) -> None:
        put(book, MAIN, 1, "Trích yếu", "Trich yeu")
        put(book, MAIN, 1, "Mở đầu câu dẫn", "Nơi nhận")
        book[MAIN].cell(2, 60, "lạc")

    found = {one.code: one for one in refusal(workbook(1, change)).faults}

    assert found.keys() == {"heading-unknown", "heading-repeated", "heading-absent"}
    assert "Trích yếu" in found["heading-unknown"].remedy
    assert found["heading-absent"].place == "Dữ liệu!BH2"


def test_a_short_heading_that_two_columns_share_is_not_guessed() -> None:
    error = refusal(f"{CSV_HEAD};Tổng kinh phí\n{CSV_ROW};5".encode(), "b.csv")

    assert [one.code for one in error.faults] == ["heading-ambiguous"]


def test_a_sheet_nearly_of_a_known_name_is_named_and_a_foreign_one_noted() -> None:
    def change(book: Workbook) -> None:
        book["Căn cứ ban hành"].title = "Căn cứ ban hàn"
        book["Căn cứ ban hàn"].cell(2, 1, "X01")

    assert [one.code for one in refusal(workbook(1, change)).faults] == ["sheet-unknown"]

    table = read(workbook(1, lambda book: book.create_sheet("Nháp của tôi").cell(1, 1, "x") and None))

    assert table.notes == ("Nháp của tôi: trang này không có trong mẫu nên không được đọc.",)


@pytest.mark.parametrize("name", ["b.xls", "b.ods", "b", "b.xlsm"])
def test_another_format_is_refused_by_its_name(name: str) -> None:
    assert [one.code for one in refusal(b"x", name).faults] == ["table-kind"]


def test_a_workbook_in_truth_csv_is_refused_at_the_gate() -> None:
    assert [one.code for one in refusal(CSV_HEAD.encode(), "b.xlsx").faults] == ["package-not-zip"]


def test_every_truncation_of_a_workbook_is_refused_and_none_read_in_part() -> None:
    data = workbook(3)

    for tenth in range(1, 10):
        with pytest.raises(UnreadableInput):
            read(data[: len(data) * tenth // 10], "b.xlsx")


def test_bytes_changed_at_random_are_read_whole_or_refused() -> None:
    data = workbook(2)
    lengths = set()

    for place in range(60, len(data), max(1, len(data) // 150)):
        broken = bytearray(data)
        broken[place] ^= 0x55
        try:
            lengths.add(len(read(bytes(broken), "b.xlsx")))
        except (InvalidInput, UnreadableInput):
            lengths.add(0)

    assert lengths <= {0, 2}
    assert 0 in lengths


def test_a_document_type_in_a_sheet_is_refused_before_it_is_parsed() -> None:
    data = rewritten(workbook(1), MAIN_PART, lambda xml: f'<!DOCTYPE x [<!ENTITY a "b">]>{xml}')

    assert [one.code for one in refusal(data).faults] == ["package-xml"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("<!ENTITY a 'b'>", "package-xml"),
        ('<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>', "cell-merged"),
    ],
)
@pytest.mark.parametrize("before", [1, 4, 9, 30])
def test_nothing_hides_where_one_inflated_piece_of_a_sheet_ends(words: str, code: str, before: int) -> None:
    def torn(xml: str) -> str:
        head, tail = xml.rsplit("</sheetData>", 1)
        begun = f"{head}</sheetData><!--"
        padding = -(len(f"{begun}-->".encode()) + before) % STEP
        return f"{begun}{'x' * padding}-->{words}{tail}"

    assert [one.code for one in refusal(rewritten(workbook(1), MAIN_PART, torn)).faults] == [code]


def test_a_workbook_without_rows_is_refused() -> None:
    def change(book: Workbook) -> None:
        book[MAIN].delete_rows(2)

    assert [one.code for one in refusal(workbook(1, change)).faults] == ["table-empty"]


def test_a_workbook_of_one_sheet_needs_no_special_name() -> None:
    book = Workbook()
    book.worksheets[0].append(CSV_HEAD.split(";"))
    book.worksheets[0].append(CSV_ROW.split(";"))
    saved = io.BytesIO()
    book.save(saved)

    assert openpyxl.load_workbook(saved).sheetnames == ["Sheet"]
    assert rows(saved.getvalue())[0].data["subject"] == "Kết quả"
