"""Legal bases and the sentence that leads into the content."""

from __future__ import annotations

import re
from typing import Any

from ocop_docs.law.communes import folded
from ocop_docs.reading.draft import Draft
from ocop_docs.reading.source.blocks import Line
from ocop_docs.vietnamese.dates import DateError, parse_date

_LEAD = re.compile(
    r"^(?P<lead>căn cứ vào|căn cứ|thực hiện theo|thực hiện|theo|xét|trên cơ sở|tiếp theo)\s+", re.IGNORECASE
)
_TYPES = (
    "bộ luật|luật|pháp lệnh|nghị quyết liên tịch|nghị quyết|nghị định|quyết định|thông tư liên tịch|thông tư|chỉ thị"
    "|kế hoạch|công văn|văn bản|thông báo|hướng dẫn|chương trình|đề án|kết luận|tờ trình|báo cáo"
)
_DATE = r"ngày\s+\d{1,2}\s*(?:[/.-]|\s*tháng\s*)\s*\d{1,2}\s*(?:[/.-]|\s*năm\s*)\s*\d{4}"
_CITED = re.compile(
    rf"^(?P<type>(?:{_TYPES})\b(?:(?!\bsố\b|\bngày\b)[^;])*?)"
    rf"(?:\s+số\s*:?\s*(?P<number>\d[\w.]*\s*/[\w/Đđ-]+|\d+[-/][\w/Đđ-]+))?"
    rf"(?:,?\s+(?P<date>{_DATE}))?"
    r"(?:,?\s+của\s+(?P<issuer>.+?))?"
    r"(?:,?\s+(?P<subject>(?:về việc|v/v|về|phê duyệt|ban hành|quy định|hướng dẫn|sửa đổi|triển khai|thực hiện)\b"
    r".*))?$",
    re.IGNORECASE,
)
_END = re.compile(r"[;.,:\s]+$")
_BLANK = re.compile(r"^(?:căn cứ)?[\s.…_]*$", re.IGNORECASE)
UNREAD_BASIS = "Chưa tách được tên loại, số, ngày, cơ quan của văn bản; giữ nguyên cả câu."
_SENTENCE = re.compile(
    r"^(?:(?P<mandate>.+?)[,;]\s*)?(?P<office>(?:ubnd|uỷ ban|ủy ban|phòng|sở|ban)\b[^,;]*?)\s+"
    r"(?P<rest>(?:ban hành|xây dựng|đề ra|triển khai|lập|báo cáo|tổng hợp|xin báo cáo|trân trọng báo cáo)\b.*[:.])$",
    re.IGNORECASE,
)


def read_basis(draft: Draft, line: Line) -> None:
    """Read one legal basis; one that is not understood is kept whole as the name of its text."""
    text = _END.sub("", line.text)
    if _BLANK.match(text):
        draft.printed(line)
        return
    lead = _LEAD.match(text)
    cited = text[lead.end() :] if lead else text
    found = _cited(cited)
    basis = found or {"document_type": cited}
    if lead and lead["lead"].lower() != "căn cứ":
        basis = {"lead_in": lead["lead"], **basis}
    elif lead is None:
        basis = {"document_type": text}
    draft.add(("legal_bases",), basis, line, doubt="" if found and lead else UNREAD_BASIS, taken=text)


def _cited(text: str) -> dict[str, Any] | None:
    """A cited text as a record has it; None where its parts cannot be told apart for sure."""
    found = _CITED.match(text)
    if (
        found is None
        or ";" in text
        or not (found["number"] or found["date"] or found["type"].lower().startswith("luật"))
    ):
        return None
    cited: dict[str, Any] = {"document_type": found["type"].strip(" ,")}
    if found["number"]:
        cited["number"] = re.sub(r"\s+", "", found["number"])
    if found["date"] and not _add_date(cited, found["date"]):
        return None
    if found["issuer"]:
        cited["issuer"] = found["issuer"].strip(" ,")
    if found["subject"]:
        cited["subject"] = found["subject"]
    return cited


def _add_date(cited: dict[str, Any], text: str) -> bool:
    plain = re.sub(r"\s*(?:[.-]|tháng|năm)\s*", "/", re.sub(r"^ngày\s*", "", text, flags=re.IGNORECASE))
    try:
        cited["date"] = parse_date(re.sub(r"\s*/\s*", "/", plain)).isoformat()
    except DateError:
        return False
    return True


def read_sentence(draft: Draft, line: Line) -> bool:
    """Read the sentence that leads into the content: its opening words; return whether it is such a sentence."""
    found = _SENTENCE.match(line.text)
    if found is None or not _is_about(draft, found["rest"]):
        return False
    if found["mandate"]:
        draft.put(("mandate",), found["mandate"], line)
    draft.printed(line, f"{found['office']} {draft.record.get('subject') or ''} {_FORMULA}")
    return True


_FORMULA = (
    "ban hành xây dựng đề ra triển khai lập báo cáo tổng hợp xin trân trọng kế hoạch với những các nội dung sau cụ thể"
    " như gồm chính chủ yếu kết quả"
)


def _is_about(draft: Draft, rest: str) -> bool:
    kind = "kế hoạch" if draft.record["kind"] == "plan" else "báo cáo"
    return kind in folded(rest) and (rest.endswith(":") or "như sau" in folded(rest))
