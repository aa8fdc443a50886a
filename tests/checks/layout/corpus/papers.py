"""Whole documents in other forms than those of `clean`: a report, minutes, a submission, a notice, a permit."""

from __future__ import annotations

from tests.checks.layout.build import Block, Doc, P, Table
from tests.checks.layout.clean import LAST, PLACE_DATE, centred, closing, heading, number, ruled, title

from ocop_docs.typography import text_width_twips

TEXT_WIDTH = 467.7

BODY = "Thực hiện Kế hoạch công tác năm, Sở báo cáo kết quả như sau, kèm theo số liệu của các đơn vị."
END = "Trên đây là nội dung, đề nghị các đơn vị nghiên cứu, thực hiện./."


def paper(kind: str, symbol: str, subject: str, *body: Block, close: Block | None = None) -> Doc:
    """A document of one type with a heading, a title, this body and a closing."""
    top = heading(number(f"{symbol}-SNNMT"), right=(PLACE_DATE,))
    name, line, _ = title(kind, subject)
    printed = min(text_width_twips(subject, 14, bold=True) / 20, TEXT_WIDTH)
    rule = ruled("subject-rule", printed * 0.42, TEXT_WIDTH)
    return Doc((top, name, line, rule, *body, close or closing(), LAST))


def report(*body: Block) -> Doc:
    """A report with this body, or a plain one."""
    text = body or (P("body", BODY), P("end", END))
    return paper("BÁO CÁO", "BC", "Kết quả thực hiện Chương trình năm 2027", *text)


def bases(*lines: str) -> tuple[P, ...]:
    """Legal bases, in italics."""
    return tuple(P(f"basis-{at}", line, italic=True) for at, line in enumerate(lines))


def decision_on(*lines: str) -> Doc:
    """A decision with these legal bases."""
    return paper(
        "QUYẾT ĐỊNH",
        "QĐ",
        "Về việc kiện toàn Tổ tư vấn",
        centred("authority_line", "GIÁM ĐỐC SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", bold=True),
        *bases(*lines),
        centred("enacting", "QUYẾT ĐỊNH:", bold=True),
        P("article", " Kiện toàn Tổ tư vấn gồm các thành viên sau đây.", lead="Điều 1."),
        P("last_article", " Quyết định này có hiệu lực kể từ ngày ký./.", lead="Điều 2."),
    )


def letter_to(*addressees: P, subject: str = "V/v báo cáo kết quả thực hiện", body: str = END) -> Doc:
    """A letter with these lines after its heading."""
    dispatch = P("subject_dispatch", subject, size=12, align="center", first=0, before=6)
    to = addressees or (P("addressee", "Kính gửi: Ủy ban nhân dân các xã, phường", align="center", first=0),)
    top = heading(number("SNNMT-PTNT"), dispatch, right=(PLACE_DATE,))
    return Doc((top, *to, P("body", body), closing("- Như trên;"), LAST))


def minutes(*body: Block) -> Doc:
    """Minutes with two signers and their recipients below."""
    signers = tuple(
        (
            centred("position", post, bold=True),
            *(centred("room", "") for _ in range(3)),
            centred("name", who, bold=True),
        )
        for post, who in (("THƯ KÝ", "Trần Văn Khoa"), ("CHỦ TỌA", "Lê Thị Hoa"))
    )
    recipients = (
        P("recipients_label", "Nơi nhận:", size=12, bold=True, italic=True, first=0, before=0, align="left"),
        P("archive", "- Lưu: VT, Hồ sơ.", size=11, first=0, before=0, align="left"),
    )
    text = (*body, P("end", "Cuộc họp kết thúc vào 16 giờ 30, ngày 05 tháng 01 năm 2027./."))
    top = (heading(number("BB-SNNMT")), *title("BIÊN BẢN", "Làm việc với các chủ thể OCOP"))
    return Doc((*top, *text, Table((signers,), (235.0, 240.0)), *recipients, LAST))


def data_table(*texts: str, **look: object) -> Table:
    """A table in the text, one row, in the look of its letters."""
    cells = tuple((P("cell", text, first=0, before=0, size=12, align="center", **look),) for text in texts)  # type: ignore[arg-type]
    return Table((cells,), tuple(460 / len(texts) for _ in texts), name="data")
