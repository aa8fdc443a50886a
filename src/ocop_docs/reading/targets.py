"""Targets: how many of what, at which class, by which year; a sentence is split only where it prints as it was."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from pydantic import ValidationError

from ocop_docs.documents.parts import Level, Target
from ocop_docs.reading.draft import words_of
from ocop_docs.rendering.present import target_sentence
from ocop_docs.vietnamese.statements import AFTER, BEFORE

_UNITS = (
    "sản phẩm, hàng hóa, dịch vụ|sản phẩm|chủ thể|hợp tác xã|tổ hợp tác|doanh nghiệp|cơ sở|hộ|địa điểm|điểm|cửa hàng"
    "|gian hàng|hội nghị|hội thảo|lớp|khóa|đợt|cuộc|buổi|lượt|người|học viên|cán bộ|mô hình|ý tưởng|hồ sơ|bản tin"
    "|bài viết|tin, bài"
    "|tin bài|tin|bài|phóng sự|xã|phường|thôn|làng nghề|chuỗi|nhãn hiệu|thương hiệu|website|hội chợ|dự án|kế hoạch"
    "|tổ chức kinh tế|thành viên|vùng|mã|tem|bộ|chỉ dẫn|trung tâm|sự kiện|tờ rơi|pano|video|clip|diễn đàn|ha|tấn"
)
_BEFORE = "|".join(sorted((*BEFORE, "từ", "tăng thêm", "tăng", "thêm"), key=len, reverse=True))
_FIGURE = r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+(?:,\d+)?"
_QUANTITY = re.compile(
    rf"(?<![\w/.,-])(?P<quantity>(?:(?:{_BEFORE})\s+)?(?:{_FIGURE})(?:\s*/\s*\d+)?(?:\s*%)?"
    rf"(?:\s*(?:[-–]|đến)\s*(?:{_FIGURE})(?:\s*%)?)?)(?P<after>\s+(?:{'|'.join(AFTER)}))?"
    rf"\s*(?=\s(?:{_UNITS})\b|%)",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    rf"(?<![\w/.,-])(?P<quantity>(?:(?:{_BEFORE})\s+)?(?:{_FIGURE})(?:\s*(?:-|đến)\s*(?:{_FIGURE}))?\s*%)"
    r"\s+(?P<unit>\w+(?: \w+)?)",
    re.IGNORECASE,
)
_UNIT = re.compile(rf"\s*(?P<unit>{_UNITS})\b", re.IGNORECASE)
_STARS = re.compile(
    r"(?P<lead>(?:,?\s+(?:được|đánh giá|phân|xếp|công nhận|đạt|tiêu chuẩn|chuẩn|hạng|loại|ocop|là|từ|và))*)\s+"
    r"(?P<stars>(?:từ\s+)?0?[1-5](?:\s*[-–]\s*0?[1-5])?\s*sao(?:\s+trở lên)?)(?!\w)",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"^\s*(?P<level>cấp (?:xã|huyện|tỉnh|quốc gia))\b", re.IGNORECASE)
_YEAR = re.compile(r",?\s*(?:trong\s+|vào\s+|đến\s+)?năm\s+(?P<year>20\d\d)$", re.IGNORECASE)
_END = re.compile(r"[\s;.,:]+$")
OTHERWISE_PRINTED = "Câu in ra có chữ khác tệp gốc."


def without_end(text: str) -> str:
    """Return the text without the punctuation that ends it."""
    return _END.sub("", text).removesuffix("./")


class TargetRead(NamedTuple):
    """A target, the sentence as which it prints, and what is in doubt about it."""

    data: dict[str, Any]
    printed: str
    doubt: str


def read_target(text: str, *, with_year: bool = False) -> TargetRead | None:
    """Return the target that a text states; None where it states no quantity of a known unit.

    `with_year`: the document covers several years, so that the year of a target is a field of its own.
    """
    sentence = without_end(text)
    found = _QUANTITY.search(sentence) or _PERCENT.search(sentence)
    if found is None:
        return None
    unit = _UNIT.match(sentence, found.end()) or (found if "unit" in found.groupdict() else None)
    if unit is None:
        return None
    quantity, before = " ".join(found["quantity"].split()), sentence[: found.start()]
    if quantity.startswith("từ ") and "đến" not in quantity and not found.groupdict().get("after"):
        quantity, before = quantity.removeprefix("từ "), f"{before}từ"
    target: dict[str, Any] = {"quantity": quantity, "unit": unit["unit"]}
    if action := before.strip():
        target["action"] = action
    rest = sentence[unit.end("unit") :]
    if closing := re.match(rf"\s+({'|'.join(AFTER)})\b", rest):
        target["quantity"] += f" {closing[1]}"
        rest = rest[closing.end() :]
    _read_class(target, rest, with_year=with_year)
    return _proven(target, sentence)


def _read_class(target: dict[str, Any], rest: str, *, with_year: bool) -> None:
    """Read class, level and year out of what follows the unit; what remains is the detail."""
    stars = _STARS.search(rest)
    if stars and not rest[: stars.start()].strip(" ,").count(" "):
        lead = re.sub(r"\s*(?:đạt(?:\s+từ)?|từ)$", "", stars["lead"], flags=re.IGNORECASE)
        between = (rest[: stars.start()] + lead).strip()
        target["unit"] = " ".join(filter(None, (target["unit"], between)))
        target["stars"] = re.sub(r"^từ\s+", "", " ".join(stars["stars"].split()), flags=re.IGNORECASE)
        rest = rest[stars.end() :]
        if level := _LEVEL.match(rest):
            target["recognised_at"] = next(one.value for one in Level if one.label.lower() == level["level"].lower())
            rest = rest[level.end() :]
    if with_year and (year := _YEAR.search(rest)):
        target["year"] = int(year["year"])
        rest = rest[: year.start()]
    if detail := rest.strip():
        target["detail"] = detail


def _proven(target: dict[str, Any], sentence: str) -> TargetRead | None:
    """The target with its doubt; None where it is not valid."""
    try:
        printed = target_sentence(Target.model_validate(target))
    except ValidationError:
        return None
    return TargetRead(target, printed, "" if words_of(printed) == words_of(sentence) else OTHERWISE_PRINTED)
