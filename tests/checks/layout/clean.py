"""Three documents without findings that together have every element of the decree."""

from __future__ import annotations

from tests.checks.layout.build import Doc, P, Page, Table

TOP = '<w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/>'
FRAME = "".join(
    f'<w:{side} w:val="single" w:sz="6" w:space="3" w:color="auto"/>' for side in ("top", "left", "bottom", "right")
)
LEFT_COLUMN, RIGHT_COLUMN = 190.0, 285.0
PADDING = 10.8
NATION_TEXT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def centred(name: str, text: str, size: float = 14, **look: object) -> P:
    return P(name, text, size=size, align="center", first=0, before=0, **look)  # type: ignore[arg-type]


def ruled(name: str, length: float, column: float) -> P:
    """An empty paragraph whose top border is a line of that length in that column."""
    side = (column - length) / 2
    return P(name, "", border=TOP, left=side, right=side, first=0, before=0, size=2)


def heading(*left: P, right: tuple[P, ...] = ()) -> Table:
    agency = (
        centred("parent_agency", "UBND TỈNH CAO BẰNG", 13),
        centred("agency", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", 13, bold=True),
        ruled("agency-rule", 75, LEFT_COLUMN - PADDING),
    )
    nation = (
        centred("national_name", NATION_TEXT[0], 13, bold=True),
        centred("motto", NATION_TEXT[1], 14, bold=True),
        ruled("motto-rule", 172, RIGHT_COLUMN - PADDING),
    )
    return Table((((*agency, *left), (*nation, *right)),), (LEFT_COLUMN, RIGHT_COLUMN))


def number(symbol: str) -> P:
    return centred("number_symbol", f"Số: 05/{symbol}", 13)


PLACE_DATE = centred("place_date", "Cao Bằng, ngày 05 tháng 01 năm 2027", 14, italic=True)
SUBJECT_RULE = ruled("subject-rule", 100, 467.7)


def title(kind: str, subject: str) -> tuple[P, ...]:
    return (centred("type_name", kind, bold=True), centred("subject", subject, bold=True), SUBJECT_RULE)


def closing(first: str = "- Ủy ban nhân dân tỉnh;") -> Table:
    def line(name: str, text: str) -> P:
        return P(name, text, size=11, first=0, before=0, align="left")

    left = (
        P("recipients_label", "Nơi nhận:", size=12, bold=True, italic=True, first=0, before=0, align="left"),
        line("recipient", first),
        line("archive", "- Lưu: VT, PTNT."),
        line("drafter_mark", "PL.(30)"),
    )
    right = (
        centred("signer_power", "KT. GIÁM ĐỐC", bold=True),
        centred("signer_position", "PHÓ GIÁM ĐỐC", bold=True),
        *(centred("room", "") for _ in range(4)),
        centred("signer_name", "Nguyễn Văn An", bold=True),
    )
    return Table(((left, right),), (235.0, 240.0), name="closing")


CONTACT = P("contact", "Số 1 phố Kim Đồng, ĐT: 0206 000 000, Email: so@caobang.gov.vn", size=11, first=0, border=TOP)
LAST = Page(last=True)


def annex(value: str) -> tuple[P | Table, ...]:
    return (
        centred(f"annex_label {value}", f"Phụ lục {value}", bold=True),
        centred("annex_title", "BIỂU NHIỆM VỤ", bold=True),
        centred("annex_reference", "(Kèm theo Kế hoạch số 05/KH-SNNMT ngày 05 tháng 01 năm 2027 của Sở)", italic=True),
        ruled("annex-rule", 110, 467.7),
        P("annex-body", "Nội dung của biểu được trình bày như sau."),
        Table((((P("cell", "TT", first=0),), (P("cell", "Nhiệm vụ", first=0),)),), (60.0, 400.0)),
    )


def plan() -> Doc:
    """A plan with two annexes, each in a section of its own."""
    body = (
        P("legal_basis", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", italic=True),
        P("last_basis", "Căn cứ Quyết định số 26/2026/QĐ-TTg ngày 22 tháng 5 năm 2026.", italic=True),
        P("body", "Sở ban hành Kế hoạch với các nội dung sau, chi tiết tại các Phụ lục kèm theo:"),
        P("roman_heading", "I. MỤC ĐÍCH, YÊU CẦU", bold=True, keep=True),
        P("clause_title", "1. Mục đích", bold=True, keep=True),
        P("point", "a) Phát triển sản phẩm có lợi thế của địa phương;"),
        P("second_point", "b) Nâng cao thu nhập của người dân."),
        P("clause", "2. Các cơ quan phối hợp chặt chẽ trong quá trình thực hiện."),
        P("second_roman", "II. TỔ CHỨC THỰC HIỆN", bold=True, keep=True),
        P("dash", "- Phòng chuyên môn theo dõi, đôn đốc việc thực hiện;"),
        P("end", "Trong quá trình thực hiện nếu có vướng mắc, các đơn vị báo cáo Sở để xem xét./.", keep=True),
    )
    first = (heading(number("KH-SNNMT"), right=(PLACE_DATE,)), *title("KẾ HOẠCH", "Triển khai Chương trình năm 2027"))
    return Doc(
        (
            *first,
            *body,
            closing(),
            CONTACT,
            Page("page"),
            *annex("I"),
            Page("annex_page", start=1),
            *annex("II"),
            Page("annex_page", start=1, last=True),
        )
    )


def decision() -> Doc:
    """A decision that issues a document arranged in parts, chapters, sections and articles."""
    main = (
        heading(number("QĐ-SNNMT"), right=(PLACE_DATE,)),
        *title("QUYẾT ĐỊNH", "Ban hành Quy chế làm việc của Tổ tư vấn"),
        centred("authority_line", "GIÁM ĐỐC SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", bold=True),
        P("legal_basis", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", italic=True),
        P("last_basis", "Theo đề nghị của Trưởng phòng Phát triển nông thôn.", italic=True),
        centred("enacting", "QUYẾT ĐỊNH:", bold=True),
        P("article", " Ban hành kèm theo Quyết định này Quy chế làm việc của Tổ tư vấn.", lead="Điều 1."),
        P("last_article", " Quyết định này có hiệu lực kể từ ngày ký./.", lead="Điều 2.", keep=True),
        closing(),
        Page("page"),
    )
    attached = (
        heading(),
        *title("QUY CHẾ", "Làm việc của Tổ tư vấn")[:2],
        centred("attached_reference", "(Kèm theo Quyết định số 05/QĐ-SNNMT ngày 05 tháng 01 năm 2027)", italic=True),
        ruled("attached-rule", 120, 467.7),
        centred("part", "Phần I", bold=True, keep=True),
        centred("part_title", "NHỮNG VẤN ĐỀ CHUNG", bold=True, keep=True),
        centred("chapter", "Chương I", bold=True, keep=True),
        centred("chapter_title", "QUY ĐỊNH CHUNG", bold=True, keep=True),
        centred("section", "Mục 1", bold=True, keep=True),
        centred("section_title", "PHẠM VI", bold=True, keep=True),
        centred("subsection", "Tiểu mục 1", bold=True, keep=True),
        centred("subsection_title", "ĐỐI TƯỢNG", bold=True, keep=True),
        P("titled_article", " Phạm vi điều chỉnh", lead="Điều 1.", bold=True, keep=True),
        P("clause", "1. Quy chế này quy định việc làm của Tổ tư vấn;"),
        P("second_clause", "2. Quy chế này áp dụng với các thành viên./."),
        Page("page", start=1, last=True),
    )
    return Doc((*main, *attached))


def letter() -> Doc:
    """A letter to several places, urgent, for use inside."""
    dispatch = centred("subject_dispatch", "V/v báo cáo kết quả thực hiện", 12)
    return Doc(
        (
            heading(
                number("SNNMT-PTNT"),
                P("subject_dispatch", dispatch.text, size=12, align="center", first=0, before=6),
                centred("urgency", "HỎA TỐC", bold=True, border=FRAME),
                right=(
                    PLACE_DATE,
                    centred("circulation", "LƯU HÀNH NỘI BỘ", bold=True, border=FRAME),
                    centred("copy_mark", "SAO Y", bold=True),
                ),
            ),
            P("addressee", "Kính gửi:", first=85, align="left"),
            P("addressee_item", "- Ủy ban nhân dân các xã;", first=120, align="left"),
            P("last_addressee", "- Các đơn vị thuộc Sở.", first=120, align="left"),
            P("body", "Thực hiện chương trình công tác, Sở đề nghị các cơ quan báo cáo kết quả./.", keep=True),
            closing("- Như trên;"),
            LAST,
        )
    )
