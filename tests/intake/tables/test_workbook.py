"""The input workbook and its reader are one another's reverse."""

import io
import json
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from tests.batch.tables import REPORT, codes, put, read, report, rows, shown, workbook

from ocop_docs import load
from ocop_docs.batch.runner import Batch, run_batch
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.fields import ValueType
from ocop_docs.intake.packages.gate import SHEET, open_package
from ocop_docs.intake.tables.cells import CellError, value_of
from ocop_docs.intake.tables.columns import EXAMPLE_CODE, layout_of
from ocop_docs.intake.tables.rows import rows_of
from ocop_docs.intake.tables.table import read_table
from ocop_docs.intake.tables.writing.workbook import input_workbook
from ocop_docs.kind_info import input_table
from ocop_docs.resources import samples_folder

LEVELS = [("cấp xã", "commune"), ("cấp huyện", "district"), ("cấp tỉnh", "province"), ("cấp Quốc gia", "national")]
SAMPLES = [(kind, path) for kind in KINDS for path in sorted((samples_folder() / kind).glob("*.json"))]


@pytest.mark.parametrize(("kind", "path"), SAMPLES, ids=lambda value: getattr(value, "stem", value))
def test_every_sample_written_to_a_workbook_reads_back_as_the_same_document(kind: str, path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))

    table = read_table(io.BytesIO(input_workbook(KINDS[kind], [("A", data)])), "t.xlsx", KINDS[kind])
    (row,) = rows_of(table)

    assert not row.faults
    assert load(data) == load(row.data)


@pytest.mark.parametrize("kind", KINDS)
def test_every_plain_field_of_a_model_has_one_column_and_every_list_one_sheet(kind: str) -> None:
    layout = layout_of(KINDS[kind].model)
    names = [sheet.name for sheet in (layout.main, *layout.lists)]

    assert len(names) == len({name.casefold() for name in names})
    assert all(len(name) <= 31 for name in names)
    for sheet in (layout.main, *layout.lists):
        headings = [column.heading for column in sheet.columns]
        assert len(headings) == len(set(headings)), sheet.name


@pytest.mark.parametrize("kind", KINDS)
def test_the_empty_workbook_passes_the_gate_and_its_example_row_makes_no_document(kind: str) -> None:
    data = input_table(kind)
    book = openpyxl.load_workbook(io.BytesIO(data))

    assert open_package(data, SHEET).parts
    assert book["Dữ liệu"].cell(2, 1).value == EXAMPLE_CODE
    assert book["Dữ liệu"].max_row == 2


def test_the_same_rows_give_the_same_bytes() -> None:
    made = [input_workbook(REPORT, [("A", report())], {"number": 5}) for _ in range(2)]

    assert made[0] == made[1]


def test_a_choice_is_offered_in_vietnamese_and_money_names_its_unit() -> None:
    layout = layout_of(REPORT.model)
    level = next(column for column in layout.main.columns if column.path == ("issuer", "level"))
    total = next(column for column in layout.main.columns if column.path == ("spending", "total"))

    assert level.type is ValueType.choice
    assert [(choice.label, choice.value) for choice in level.choices] == LEVELS
    assert total.heading.endswith("(đồng)")


def test_each_choice_has_a_drop_down_that_lists_its_words() -> None:
    book = openpyxl.load_workbook(io.BytesIO(input_table("report")))
    sheet, lists = book["Dữ liệu"], book["Danh mục"]
    rules = {str(rule.sqref).split("2:")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    level = next(cell for cell in sheet[1] if str(cell.value).startswith("Cơ quan ban hành › Cấp"))
    cells = rules[level.column_letter].split("!")[1].replace("$", "")

    assert [cell[0].value for cell in lists[cells]] == [label for label, _ in LEVELS]


@pytest.mark.parametrize("text", ["cấp xã", "Cấp  Xã", "xã", "commune"])
def test_a_choice_is_taken_by_its_label_its_value_or_a_label_of_an_earlier_workbook(text: str) -> None:
    level = next(column for column in layout_of(REPORT.model).main.columns if column.path == ("issuer", "level"))

    assert value_of(text, level) == "commune"


def test_what_all_rows_share_is_written_once_and_a_rows_own_value_stands_over_it() -> None:
    def change(book: Workbook) -> None:
        put(book, "Dữ liệu", 3, "Cơ quan ban hành › Địa danh", "Riêng")

    data = workbook(2, change, issuer={"place": "Chung"}, recipients=["Như trên", "Ủy ban nhân dân tỉnh"])
    first, second = rows(data)

    assert first.data["issuer"] == {"name": "Ủy ban nhân dân xã Ví Dụ 1", "level": "commune", "place": "Chung"}
    assert second.data["issuer"]["place"] == "Riêng"
    assert first.data["recipients"] == ["Như trên", "Ủy ban nhân dân tỉnh"]


def test_a_list_shared_by_all_gives_way_to_a_rows_own_lines() -> None:
    def change(book: Workbook) -> None:
        sheet = book["Căn cứ ban hành"]
        sheet.cell(3, 1, "X02")
        put(book, "Căn cứ ban hành", 3, "Tên loại văn bản", "Nghị quyết")

    data = workbook(2, change, legal_bases=[{"document_type": "Luật Tổ chức chính quyền địa phương"}])
    first, second = rows(data)

    assert [one["document_type"] for one in first.data["legal_bases"]] == ["Luật Tổ chức chính quyền địa phương"]
    assert [one["document_type"] for one in second.data["legal_bases"]] == ["Nghị quyết"]


def test_data_common_to_all_stands_under_the_workbook_itself() -> None:
    (row,) = rows(workbook(1, lambda _book: None, mandate="Theo bảng"), "t.xlsx", mandate="Theo tệp", number=7)

    assert row.data["mandate"] == "Theo bảng"
    assert row.data["number"] == 7


def test_lines_of_nested_lists_find_the_line_they_belong_to() -> None:
    results = [
        {"title": "Một", "figures": []},
        {
            "title": "Hai",
            "figures": [{"quantity": "05", "unit": "lớp", "of_which": [{"quantity": "02", "unit": "lớp"}]}],
        },
    ]

    table = read(input_workbook(REPORT, [("A", report(results=results))]))
    (row,) = rows_of(table)

    assert row.data["results"] == [{"title": "Một"}, {"title": "Hai", "figures": results[1]["figures"]}]


@pytest.mark.parametrize("above", [4, "hai", "9" * 5000], ids=["no such line", "words", "endless"])
def test_a_line_of_a_nested_list_under_no_line_is_a_fault_at_its_cell(above: int | str) -> None:
    def change(book: Workbook) -> None:
        sheet = book["Số liệu đạt được"]
        for number, value in enumerate(("X01", above, None, "05", "lớp"), start=1):
            sheet.cell(2, number, value)

    first, _ = rows(workbook(2, change))

    assert shown(first.faults) == [("Số liệu đạt được!B2", "parent-line-unknown")]


def test_a_line_whose_code_no_row_has_is_a_fault_of_the_whole_table() -> None:
    def change(book: Workbook) -> None:
        book["Căn cứ ban hành"].cell(2, 1, "X1")
        put(book, "Căn cứ ban hành", 2, "Tên loại văn bản", "Luật")

    table = read(workbook(2, change))

    assert shown(table.faults) == [("Căn cứ ban hành!A2", "code-unknown")]
    assert "Có phải là “X0" in table.faults[0].fault.remedy


def test_a_code_used_twice_spoils_both_rows_and_a_missing_code_its_own() -> None:
    def change(book: Workbook) -> None:
        book["Dữ liệu"].cell(3, 1, "X01")
        book["Dữ liệu"].cell(4, 1).value = None

    faults = [shown(row.faults) for row in rows(workbook(3, change))]

    assert faults == [
        [("Dữ liệu!A2", "code-repeated")],
        [("Dữ liệu!A3", "code-repeated")],
        [("Dữ liệu!A4", "code-missing")],
    ]


def test_the_models_faults_stand_at_the_cells_of_rows_lists_and_shared_values() -> None:
    def change(book: Workbook) -> None:
        put(book, "Dữ liệu", 2, "Trích yếu", None)
        put(book, "Dùng chung", 2, "Mục", "Số văn bản")
        book["Dùng chung"].cell(2, 2, 0)
        book["Căn cứ ban hành"].cell(2, 1, "X01")
        put(book, "Căn cứ ban hành", 2, "Ngày ban hành", "30/02/2026")

    table = read(workbook(1, change))
    faults = run_batch(Batch("report", table)).faults
    places = {str(one.spot): one.fault.title for one in faults}
    subject = next(column for column in layout_of(REPORT.model).main.columns if column.path == ("subject",))

    assert "Dùng chung!B2" in places
    assert any(place.startswith("Căn cứ ban hành!") and "Ngày ban hành" in title for place, title in places.items())
    assert any(place.startswith("Dữ liệu!") and title == subject.title for place, title in places.items())
    assert len(places) == 4


@pytest.mark.parametrize("said", ["1.1: 3\n1.1: 4", "1.1 3", ": 3", "1.1: ba"])
def test_pairs_that_cannot_be_told_or_stand_twice_are_refused(said: str) -> None:
    ticks = next(column for column in layout_of(KINDS["score-sheet"].model).main.columns if column.path == ("ticks",))

    with pytest.raises(CellError):
        value_of(said, ticks)

    assert value_of("1.1: 3\n\n 2 : 04 ", ticks) == {"1.1": 3, "2": 4}


def test_codes_of_the_helper_are_what_the_workbook_holds() -> None:
    assert [row.code for row in rows(workbook(3))] == codes(3)
