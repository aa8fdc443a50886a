"""Word markup for the tests of reading, documents made with it, and the codes and texts that a check gives."""

from __future__ import annotations

from dataclasses import replace

from tests.checks.layout.build import NS, Doc, P
from tests.checks.layout.clean import LAST, closing, plan, title

from ocop_docs.checks.layout.lint import lint
from ocop_docs.checks.layout.report import LintReport

END = "Trong quá trình thực hiện nếu có vướng mắc, các đơn vị báo cáo Sở để xem xét./."
FULL = (
    '<w:pPr><w:keepNext/><w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr>'
)
LOOK = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr>'
BODY = f'<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body"/>{{based}}{FULL}{LOOK}</w:style>'


def codes(document: Doc) -> list[str]:
    return [finding.code.removeprefix("layout.") for finding in lint(document.build()).findings]


def texts(report: LintReport, kind: str) -> list[str]:
    return [element.text for element in report.elements if element.kind == kind]


def styled(styles: str, **values: object) -> Doc:
    """The plan with its last paragraph left to a style, and these styles."""
    values = {"plain": True, "style": "Body", **values}
    return replace(plan().change("end", **values), styles=f"<w:styles {NS}>{styles}</w:styles>")


def run(text: str) -> str:
    return f'<w:r>{LOOK}<w:t xml:space="preserve">{text}</w:t></w:r>'


def document_xml(document: Doc) -> str:
    body = "".join(block.xml() for block in document.blocks)
    return f"<w:document {NS}><w:body>{body}</w:body></w:document>"


def tabbed() -> Doc:
    """A heading set by tabs, as old files have it."""

    def line(name: str, left: str, right: str, **look: object) -> P:
        return P(name, f"{left}\t{right}", align="left", first=0, before=0, **look)  # type: ignore[arg-type]

    return Doc(
        (
            line("first", "UBND HUYỆN PHÚ XUYÊN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13, bold=True),
            line("second", "PHÒNG KINH TẾ", "Độc lập - Tự do - Hạnh phúc", size=13, bold=True, underline=True),
            line("third", "Số: 12/KH-PKT", "Phú Xuyên, ngày 13 tháng 8 năm 2027", size=13, italic=True),
            *title("KẾ HOẠCH", "Triển khai Chương trình năm 2027"),
            P("body", "Nội dung của kế hoạch./.", keep=True),
            closing(),
            LAST,
        )
    )
