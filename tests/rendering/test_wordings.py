"""Wordings of real documents that the data must be able to state, by whichever way they enter."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from docx.shared import Twips
from tests.entries import ENTRIES, Data
from tests.rendering.full_documents import decision, plan, report
from tests.rendering.reading import find, look_of, opened, texts

from ocop_docs import check, load
from ocop_docs.law.nd30_layout import nd30_layout
from ocop_docs.resources import samples_folder
from ocop_docs.typography import CELL_MARGINS, text_width_twips

pytestmark = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.__name__)
Entry = Callable[[Data], Data]


def lines(entry: Entry, data: dict[str, Any]) -> list[str]:
    return texts(opened(entry(data)))


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        ("từ 120 trở lên", "- Phấn đấu từ 120 sản phẩm trở lên."),
        ("05 trở xuống", "- Phấn đấu 05 sản phẩm trở xuống."),
        ("ít nhất 120", "- Phấn đấu ít nhất 120 sản phẩm."),
        ("từ 90% trở lên", "- Phấn đấu từ 90% trở lên sản phẩm."),
    ],
)
def test_what_is_counted_stands_before_the_words_and_above(entry: Entry, quantity: str, expected: str) -> None:
    data = plan(targets=[{"action": "phấn đấu", "quantity": quantity, "unit": "sản phẩm"}])

    assert expected in lines(entry, data)


def test_a_proposal_has_the_words_and_the_proposers_that_the_data_state(entry: Entry) -> None:
    proposal = {
        "lead_in": "Xét đề nghị của",
        "proposer": "Giám đốc Sở Nội vụ",
        "others": [
            {"proposer": "Giám đốc Sở Tài chính"},
            {"proposer": "Giám đốc Sở Nông nghiệp và Môi trường", "number": "15/TTr-SNNMT", "date": "15/5/2026"},
        ],
    }

    assert (
        "Xét đề nghị của Giám đốc Sở Nội vụ, Giám đốc Sở Tài chính và Giám đốc Sở Nông nghiệp và Môi trường "
        "tại Tờ trình số 15/TTr-SNNMT ngày 15 tháng 5 năm 2026."
    ) in lines(entry, decision(proposal=proposal))


def test_a_basis_cites_several_texts(entry: Entry) -> None:
    law = {"document_type": "Luật Tổ chức chính quyền địa phương", "date": "19/6/2015"}
    amending = {"document_type": "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ", "date": "22/11/2019"}
    decree = {"document_type": "Nghị định", "number": "32/2024/NĐ-CP", "issuer": "Chính phủ", "subject": "về cụm"}

    assert (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của "
        "Luật Tổ chức Chính phủ ngày 22 tháng 11 năm 2019; Nghị định số 32/2024/NĐ-CP của Chính phủ về cụm."
    ) in lines(entry, plan(legal_bases=[law | {"others": [amending, decree]}]))


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (["6 tỷ đồng", "còn lại"], "- Nguồn 2: còn lại (tính ra: 4.500.000.000 đồng)."),
        (["khoảng 6 tỷ đồng", "còn lại"], "- Nguồn 2: còn lại."),
        (["còn lại", "còn lại"], "- Nguồn 2: còn lại."),
        (["6 tỷ đồng", "500 triệu đồng", "Phần còn lại"], "còn lại (tính ra: 4.000)"),
    ],
)
def test_what_is_left_of_a_budget_is_worked_out_and_marked(entry: Entry, amounts: list[str], expected: str) -> None:
    sources = [{"source": f"Nguồn {number}", "amount": amount} for number, amount in enumerate(amounts, start=1)]

    assert expected in lines(entry, plan(budget={"total": "10,5 tỷ đồng", "sources": sources}, tasks=[]))


def test_what_is_left_for_a_task_is_worked_out_in_its_line_and_in_the_annex(entry: Entry) -> None:
    tasks = [{"content": "Tập huấn", "amount": "4 tỷ"}, {"content": "Họp"}, {"content": "Hỗ trợ", "amount": "còn lại"}]
    printed = lines(entry, plan(budget={"total": "10,5 tỷ đồng"}, tasks=tasks, cost_estimate=None))

    assert "Kinh phí: còn lại (tính ra: 6.500.000.000 đồng)." in printed
    assert {"còn lại (tính ra: 6.500)", "10.500"} <= set(printed)


@pytest.mark.parametrize("portrait", [False, True])
def test_a_certificate_is_a_landscape_or_portrait_page_in_the_middle_with_a_marked_place_for_the_emblem(
    entry: Entry, portrait: object
) -> None:
    (sample,) = (samples_folder() / "certificate").glob("*.json")
    document = opened(entry(json.loads(sample.read_text(encoding="utf-8")) | {"portrait": portrait}))

    section = document.sections[0]
    assert (section.page_height > section.page_width) == portrait
    assert abs(section.left_margin - section.right_margin) <= Twips(1)
    first = document if portrait else document.tables[0].cell(0, 0)
    place = [(one.style.style_id.removesuffix("Page"), one.text) for one in first.paragraphs[:3]]
    assert place == [("CertificateEmblem", text) for text in ("", "Quốc huy", "")]
    for table in document.tables:
        widths = sum(cell.width for cell in table.rows[0].cells)
        assert widths == section.page_width - section.left_margin - section.right_margin
    assert len(document.tables) == (1 if portrait else 2)


def test_an_open_list_stays_open(entry: Entry) -> None:
    tasks = [{"content": "Tập huấn"}, {"content": "Hỗ trợ bao bì, nhãn mác, …"}]
    sources = [{"source": "Ngân sách xã"}, {"source": "Nguồn hợp pháp khác, …"}]
    duties = ["Theo dõi.", "Kiểm tra, …"]

    printed = lines(
        entry,
        plan(tasks=tasks, budget={"sources": sources}, responsibilities=[{"unit": "Văn phòng", "duties": duties}]),
    )

    assert {"2. Hỗ trợ bao bì, nhãn mác, …", "- Nguồn hợp pháp khác, …", "- Kiểm tra, …"} <= set(printed)
    assert "2. Giao các phòng, ban, …" in lines(
        entry, decision(assignments=["Giao Văn phòng.", "Giao các phòng, ban, …"])
    )


TABLE: dict[str, Any] = {
    "title": "Danh mục sản phẩm",
    "columns": [
        {"heading": "TT", "align": "centre", "width": 4},
        {"heading": "Tên sản phẩm", "width": 20},
        {"heading": "Số lượng", "align": "right", "width": 8},
    ],
    "rows": ["1 | Chè <Shan> & hoa | 1.200", "2 | Mật ong"],
    "total": "| Cộng | 1.200",
}


@pytest.mark.parametrize("landscape", [False, True])
def test_an_annex_has_a_table_of_its_own_columns(entry: Entry, landscape: object) -> None:
    document = opened(entry(plan(annexes=[TABLE | {"landscape": landscape}, {"title": "x", "paragraphs": ["y"]}])))

    table = document.tables[-1]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["TT", "Tên sản phẩm", "Số lượng"],
        ["1", "Chè <Shan> & hoa", "1.200"],
        ["2", "Mật ong", ""],
        ["", "Cộng", "1.200"],
    ]
    styles = [[cell.paragraphs[0].style.style_id for cell in row.cells] for row in table.rows]
    assert styles[0] == ["TableHead"] * 3
    assert styles[1] == styles[2] == ["TableCentre", "TableText", "TableFigure"]
    assert styles[3] == ["TotalLabel", "TotalLabel", "TotalFigure"]
    widths = [cell.width for cell in table.rows[0].cells]
    assert widths[1] > 4 * widths[0]
    section = document.sections[-2]
    assert sum(widths) == section.page_width - section.left_margin - section.right_margin
    assert [one.page_width > one.page_height for one in document.sections][-2:] == [landscape, False]


def test_no_column_of_an_annex_breaks_a_word_however_wide_the_others_are_made(entry: Entry) -> None:
    columns = [{"heading": "TT", "width": 1}, {"heading": "Nội dung", "width": 300_000}, {"heading": "Nghiêng"}]

    annex = {"title": "x", "columns": columns, "rows": ["1 | a | 2", "2 | b | 1.200.000"]}
    table = opened(entry(plan(annexes=[annex]))).tables[-1]

    number, _, figure = [cell.width.twips for cell in table.rows[0].cells]
    assert number >= text_width_twips("TT", 13, bold=True) + CELL_MARGINS
    assert figure >= text_width_twips("1.200.000", 13, bold=True) + CELL_MARGINS
    assert sum(cell.width.twips for cell in table.rows[0].cells) == nd30_layout().text_width


def test_a_row_of_a_table_is_a_line_or_a_list_of_cells(entry: Entry) -> None:
    listed = {**TABLE, "rows": [["1", "Chè <Shan> & hoa", "1.200"], "2\tMật ong"]}

    assert load(entry(plan(annexes=[load(plan(annexes=[listed])).model_dump(mode="json")["annexes"][0]]))) == load(
        plan(annexes=[TABLE])
    )


def test_a_sum_is_written_in_words_once(entry: Entry) -> None:
    budget = {"total": "5 tỷ đồng", "sources": [{"source": "Ngân sách xã", "amount": "5 tỷ đồng"}]}

    printed = lines(entry, plan(budget=budget, tasks=[]))

    assert "- Ngân sách xã: 5.000.000.000 đồng." in printed
    assert [line for line in printed if "Năm tỷ đồng" in line] == [
        "Tổng kinh phí thực hiện Chương trình OCOP dự kiến là 5.000.000.000 đồng (Bằng chữ: Năm tỷ đồng)."
    ]


@pytest.mark.parametrize(("parts", "forms"), [(2, {"list"}), (3, {"table"})])
def test_a_division_of_the_budget_is_a_list_or_a_table_and_not_both(entry: Entry, parts: int, forms: set[str]) -> None:
    sources = [{"source": f"Nguồn {number}", "amount": f"{number} triệu đồng"} for number in range(1, parts + 1)]

    printed = lines(entry, plan(budget={"sources": sources}, tasks=[]))

    form_of_line = {"- Nguồn 1: 1.000.000 đồng (Bằng chữ: Một triệu đồng);": "list", "Nguồn 1": "table"}
    assert {form for line, form in form_of_line.items() if line in printed} == forms


def test_the_money_of_a_task_stands_on_its_own_line(entry: Entry) -> None:
    printed = lines(entry, plan(tasks=[{"content": "Tập huấn", "amount": "2 triệu đồng"}, {"content": "Tuyên truyền"}]))

    place = printed.index("1. Tập huấn")
    assert printed[place + 1 : place + 3] == [
        "Kinh phí: 2.000.000 đồng (Bằng chữ: Hai triệu đồng).",
        "2. Tuyên truyền.",
    ]


@pytest.mark.parametrize(
    ("content", "bold"), [("Tập huấn", True), ("Tập huấn cho 30 chủ thể.", False), ("OCOP", False)]
)
def test_a_task_with_money_has_a_bold_title_unless_it_is_a_sentence_or_in_capitals(
    entry: Entry, content: str, bold: object
) -> None:
    document = opened(entry(plan(tasks=[{"content": content, "amount": "2 triệu đồng"}])))

    assert look_of(find(document, content)).bold is bold


def test_a_single_unit_and_a_single_point_have_no_number(entry: Entry) -> None:
    assert "Phòng Kinh tế" in lines(entry, plan(responsibilities=[{"unit": "Phòng Kinh tế", "duties": ["Chủ trì."]}]))
    assert "Giao Phòng Kinh tế." in lines(entry, decision(assignments=["Giao Phòng Kinh tế."]))


def test_two_years_are_a_sentence_and_three_a_table(entry: Entry) -> None:
    years = [{"period": {"start": year, "end": year}, "quantity": year - 2000} for year in (2019, 2020, 2021)]

    assert (
        "Năm 2019 có 19 sản phẩm được đánh giá, phân hạng; năm 2020 có 20 sản phẩm được đánh giá, phân hạng."
    ) in lines(entry, report(product_results=years[:2]))
    assert "Năm 2021" in lines(entry, report(product_results=years))


def test_results_without_sections_print_no_dotted_line_above_the_products(entry: Entry) -> None:
    printed = lines(entry, report(results=[]))

    heading = next(place for place, line in enumerate(printed) if line.startswith("II. KẾT QUẢ THỰC HIỆN"))
    assert printed[heading + 1] == "1. Kết quả đánh giá, phân hạng sản phẩm"


def test_an_annex_names_the_head_whose_decision_it_belongs_to(entry: Entry) -> None:
    def belongs_to(authority: str) -> str:
        printed = lines(entry, decision(authority=authority))
        at = next(at for at, line in enumerate(printed) if line.startswith("(Kèm theo Quyết định"))
        return printed[at + 1]

    assert belongs_to("head").endswith("của Chủ tịch Ủy ban nhân dân xã Thử Nghiệm)")
    assert belongs_to("collective").endswith("của Ủy ban nhân dân xã Thử Nghiệm)")


def test_a_decision_with_a_proposal_alone_prints_a_blank_for_its_legal_bases(entry: Entry) -> None:
    printed = lines(entry, decision(legal_bases=[]))

    assert "Căn cứ ……………………………………;" in printed


def test_a_plan_may_begin_with_its_objectives(entry: Entry) -> None:
    data = entry(plan(left_out=["purposes"], purposes=[], requirements=[]))

    titles = [line for line in texts(opened(data)) if line.split(".")[0] in ("I", "II", "III", "IV", "V")]
    assert titles == ["I. MỤC TIÊU", "II. NỘI DUNG, NHIỆM VỤ", "III. KINH PHÍ THỰC HIỆN", "IV. TỔ CHỨC THỰC HIỆN"]
    assert not {"purposes", "requirements"} & {finding.place for finding in check(load(data))}


def test_a_section_with_content_is_printed_although_it_is_left_out(entry: Entry) -> None:
    assert "I. MỤC ĐÍCH, YÊU CẦU" in lines(entry, plan(left_out=["purposes"]))
