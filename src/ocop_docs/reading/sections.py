"""The sections of a plan and of a report by their titles, and what of them goes into which field."""

from __future__ import annotations

import re

from ocop_docs.law.communes import folded

_PLAN = (
    ("requirements", r"^(?:các )?yêu cầu"),
    ("purposes", r"^mục đích"),
    ("targets", r"^(?:các )?(?:mục tiêu cụ thể|chỉ tiêu)"),
    ("general_objectives", r"^(?:quan điểm|mục tiêu)"),
    ("budget", r"kinh phí|nguồn vốn|nguồn lực tài chính|dự toán"),
    ("responsibilities", r"tổ chức thực hiện|tổ chức triển khai|phân công|trách nhiệm"),
    ("tasks", r"nội dung|nhiệm vụ|giải pháp|hoạt động|tiến độ|thời gian|kế hoạch triển khai"),
)
_REPORT = (
    ("proposals", r"kiến nghị|đề xuất"),
    (
        "outlook",
        r"phương hướng|thời gian tới|năm tới|kế hoạch năm|nhiệm vụ (?:6 tháng|năm|giai đoạn|quý|trọng tâm)",
    ),
    ("limitations", r"tồn tại|hạn chế|khó khăn|vướng mắc|nguyên nhân"),
    ("direction", r"chỉ đạo|triển khai|công tác lãnh đạo"),
    ("spending", r"kinh phí"),
    ("results", r"kết quả"),
)
_OUTLOOK = (
    ("budget", r"kinh phí"),
    ("targets", r"chỉ tiêu|mục tiêu cụ thể"),
    ("tasks", r"nhiệm vụ|giải pháp|nội dung"),
    ("objectives", r"phương hướng|mục tiêu|định hướng"),
)
_BY_KIND = {"plan": _PLAN, "report": _REPORT, "outlook": _OUTLOOK}


def section_of(kind: str, title: str) -> str | None:
    """Return the section of a `plan`, a `report` or an `outlook` that a title names, None for another."""
    text = folded(title)
    return next((name for name, pattern in _BY_KIND[kind] if re.search(pattern, text)), None)
