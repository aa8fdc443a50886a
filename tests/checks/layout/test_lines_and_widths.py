"""Lines and columns are measured as Word draws them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.checks.layout.build import NS
from tests.checks.layout.clean import plan
from tests.checks.layout.markup import codes, document_xml

from ocop_docs.checks.layout.lint import lint

SHAPE = (
    '<w:r><w:drawing><wp:anchor><wp:extent cx="{emu}" cy="0"/><a:graphic><a:graphicData><wps:wsp>'
    '<a:xfrm><a:ext cx="{emu}" cy="0"/></a:xfrm><a:prstGeom prst="line"/></wps:wsp></a:graphicData></a:graphic>'
    "</wp:anchor></w:drawing></w:r>"
)
VML = '<w:r><w:pict><v:line from="10pt,2pt" to="{end}pt,2pt"/></w:pict></w:r>'
BORDER = '<w:bottom w:val="single" w:sz="6" w:space="1"/>'


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ({"drawing": SHAPE.format(emu=172 * 12700)}, {"drawing": SHAPE.format(emu=60 * 12700)}),
        (
            {"drawing": SHAPE.replace("line", "rect").format(emu=172 * 12700)},
            {"drawing": SHAPE.replace("line", "rect").format(emu=60 * 12700)},
        ),
        ({"drawing": VML.format(end=182)}, {"drawing": VML.format(end=60)}),
        ({"border": BORDER, "left": 51, "right": 51}, {"border": BORDER}),
    ],
    ids=["DrawingML", "flat rectangle", "VML", "bottom border"],
)
def test_a_line_is_measured_however_it_is_drawn(good: dict[str, object], bad: dict[str, object]) -> None:
    plain: dict[str, object] = {"border": "", "left": 0, "right": 0, "align": "center"}

    assert codes(plan().change("motto-rule", **plain | good)) == []
    assert codes(plan().change("motto-rule", **plain | bad)) == ["motto.rule_length"]


def test_a_line_under_a_subject_of_two_lines_may_follow_the_shorter() -> None:
    long = "Triển khai thực hiện Chương trình mỗi xã một sản phẩm trên địa bàn tỉnh Cao Bằng năm 2027"

    assert codes(plan().change("subject", text=long)) == []


def test_the_padding_of_a_table_style_makes_its_column_narrower() -> None:
    """The same indents leave a line of 99 pt in Word's own padding, of 50 pt where a style pads 30 pt each side."""
    wide = plan().change("agency-rule", left=40, right=40)
    style = (
        '<w:style w:type="table" w:default="1" w:styleId="Frame"><w:tblPr><w:tblCellMar>'
        '<w:left w:w="600" w:type="dxa"/><w:right w:w="600" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    padded = replace(wide, styles=f"<w:styles {NS}>{style}</w:styles>")

    assert "agency.rule_length" in codes(wide)
    assert "agency.rule_length" not in codes(padded)


def test_widths_given_as_percentages_are_those_of_the_table_s_grid() -> None:
    data = plan().build()
    percent = document_xml(plan()).replace('<w:tcW w:w="3800" w:type="dxa"/>', '<w:tcW w:w="2000" w:type="pct"/>')

    report = lint(replace(plan(), parts={"word/document.xml": percent}).build())

    assert percent != document_xml(plan())
    assert [str(finding) for finding in report.findings] == [str(finding) for finding in lint(data).findings] == []
