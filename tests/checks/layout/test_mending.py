"""A fixed file is never worse than it was: the signature keeps company, foreign papers stay, nothing new is found."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from tests.checks.layout.build import Doc, P, Raw
from tests.checks.layout.clean import LAST, PLACE_DATE, centred, closing, plan
from tests.checks.layout.corpus import faults, habits, unusual
from tests.checks.layout.corpus.papers import END, data_table, letter_to, report
from tests.checks.layout.corpus.shapes import anchored, rules_in
from tests.checks.layout.corpus.verdicts import SAMPLES, Sample
from tests.rendering.office import pages_of

from ocop_docs.checks.layout.fix import fix
from ocop_docs.checks.layout.lint import lint
from ocop_docs.checks.layout.report import LintReport

MODULES = (faults, habits, unusual)


def kinds(report: LintReport) -> set[str]:
    return {finding.code for finding in report.findings}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_fixed_file_has_no_kind_of_finding_that_it_did_not_have_before(sample: Sample) -> None:
    data = sample.data()

    once = fix(data).data

    assert kinds(lint(once)) <= kinds(lint(data))
    assert fix(once).data == once


def kept(data: bytes) -> dict[str, bool]:
    """Whether each paragraph of the body stays with the next one, by its text; blank ones by their number."""
    document = docx.Document(io.BytesIO(data))
    body = [Paragraph(element, document._body) for element in document.element.body.iter(qn("w:p"))]  # noqa: SLF001 - all of them
    return {p.text or f"blank {at}": bool(p.paragraph_format.keep_with_next) for at, p in enumerate(body)}


BLANK = P("blank", "", first=0)
LONG = f"{END[:-3]}; {END[:-3]}; {END}"


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ((P("body", LONG),), [LONG]),
        ((P("first", "Đoạn đầu rất ngắn."), P("body", "Hết./.")), ["Đoạn đầu rất ngắn.", "Hết./."]),
    ],
    ids=["a long last paragraph", "a last paragraph of one line"],
)
def test_the_signature_stays_with_the_last_two_lines_of_the_text_past_empty_paragraphs(
    text: tuple[P, ...], together: list[str]
) -> None:
    document = report(P("opening", END[:-2]), *text, BLANK, BLANK)

    after = kept(fix(document.change("motto", size=11).build()).data)

    blanks = [on for name, on in after.items() if name.startswith("blank")][3:5]
    assert [after[name] for name in together] == [True] * len(together)
    assert not after[END[:-2]]
    assert blanks == [True, True]


def test_a_signature_without_a_table_is_kept_in_one_piece_with_the_text() -> None:
    signer = (
        P("signer_position", "GIÁM ĐỐC", bold=True, align="center", first=0, left=240),
        *(P("room", "", first=0) for _ in range(3)),
        P("signer_name", "Nguyễn Văn An", bold=True, align="center", first=0, left=240),
    )
    document = report(P("body", LONG), *signer)
    alone = replace(document, blocks=tuple(block for block in document.blocks if block.name != "closing"))

    after = kept(fix(alone.build()).data)

    assert after[LONG]
    assert after["GIÁM ĐỐC"]
    assert not after["Nguyễn Văn An"]


def test_the_date_line_of_a_letter_without_a_table_stays_where_it_is() -> None:
    data = habits.a_letter_whose_date_is_set_at_the_right_without_a_table().change("body", font="Arial").build()

    paragraphs = docx.Document(io.BytesIO(fix(data).data)).paragraphs

    line = next(p for p in paragraphs if p.text == PLACE_DATE.text)
    assert line.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT


@pytest.mark.parametrize("make", [habits.a_permit, habits.a_confirmation, habits.a_list_without_number])
def test_papers_of_foreign_types_come_back_byte_for_byte(make: object) -> None:
    data = make().build()  # type: ignore[operator]

    assert fix(data).data == data


def test_the_face_and_colour_of_table_cells_are_fixed_and_their_size_is_left() -> None:
    table = data_table("TT", "Tên sản phẩm", font="Arial", colour="FF0000")

    result = fix(report(P("body", END[:-2]), table, P("end", END)).build())

    cells = docx.Document(io.BytesIO(result.data)).tables[1].rows[0].cells
    run = cells[1].paragraphs[0].runs[0]
    assert {finding.code for finding in result.fixed} >= {"layout.any.font", "layout.any.colour"}
    assert (run.font.name, str(run.font.color.rgb), run.font.size.pt) == ("Times New Roman", "000000", 12)  # type: ignore[union-attr]


@pytest.mark.parametrize("length", [100.0, 240.0])
def test_the_rule_under_the_motto_becomes_as_long_as_its_text_however_it_was_drawn(length: float) -> None:
    middle = 190 + 285 / 2 - 5.4
    drawn = rules_in(plan(), "agency", anchored(60, 75), anchored(middle - length / 2, length))

    result = fix(drawn.build())

    extents = [e.get("cx") for e in docx.Document(io.BytesIO(result.data)).element.body.iter(qn("wp:extent"))]
    assert [round(int(str(cx)) / 12700) for cx in extents] == [75, 171]
    assert [finding.code for finding in lint(result.data).findings] == []


def test_rules_keep_their_owners_after_one_of_them_was_moved() -> None:
    drawn = rules_in(plan(), "agency", anchored(20, 160), anchored(242, 172))

    again = lint(fix(drawn.build()).data)

    assert [finding.code for finding in again.findings] == []


def test_a_page_break_in_the_last_paragraph_leaves_no_empty_page_before_an_annex() -> None:
    ends = '<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t>Hết phần chính./.</w:t><w:br w:type="page"/></w:r></w:p>'
    document = Doc((*report().blocks[:-2], closing(), Raw("last", ends), *plan_annex(), LAST))

    result = fix(document.build())

    assert "layout.annex_label.annex_pages" in {finding.code for finding in result.fixed}
    assert 'w:type="page"' not in docx.Document(io.BytesIO(result.data)).element.xml


def plan_annex() -> tuple[P, ...]:
    return (
        centred("annex_label", "Phụ lục", bold=True),
        centred("annex_title", "BIỂU NHIỆM VỤ", bold=True),
        centred("annex_reference", "(Kèm theo Báo cáo số 05/BC-SNNMT ngày 05 tháng 01 năm 2027)", italic=True),
        P("annex_body", "Nội dung của biểu."),
    )


def test_a_letter_keeps_its_text_without_the_blanks_before_it() -> None:
    data = letter_to(body=f"\t   {END}").change("body", first=40).build()

    texts = [p.text for p in docx.Document(io.BytesIO(fix(data).data)).paragraphs]

    assert END in texts


@pytest.mark.parametrize("count", [23, 26])
def test_a_page_more_after_a_fix_has_the_signature_and_the_last_two_lines_of_the_text(count: int) -> None:
    lines = [f"Nội dung thứ {at} của báo cáo." for at in range(count)]
    full = report(*(P(line, line, before=0) for line in lines), P("end", END, before=0)).build()

    pages = pages_of({"before": full, "after": fix(full).data})

    assert [len(pages["before"]), len(pages["after"])] == [1, 2]
    number, *printed = pages["after"][1].splitlines()
    assert number == "2"
    assert printed[:3] == [lines[-1], END, "Nơi nhận:"]
    assert printed[-1] == "Nguyễn Văn An"
