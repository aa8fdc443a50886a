"""Documents without findings; a test changes one value and looks at the findings."""

from typing import Any

from ocop_docs import Finding, check, load

COMMON: dict[str, Any] = {
    "issuer": {"name": "Ủy ban nhân dân xã Phú Xuyên", "level": "commune", "place": "Phú Xuyên"},
    "number": 12,
    "date": "15/01/2027",
    "subject": "Thực hiện Chương trình mỗi xã một sản phẩm năm 2027",
    "period": {"start": 2027, "end": 2027},
    "legal_bases": [
        {
            "document_type": "Quyết định",
            "number": "26/2026/QĐ-TTg",
            "date": "22/5/2026",
            "issuer": "Thủ tướng Chính phủ",
        }
    ],
    "recipients": ["Sở Nông nghiệp và Môi trường"],
    "signatory": {
        "collective": "Ủy ban nhân dân",
        "head_position": "Chủ tịch",
        "name": "Nguyễn Văn Ví Dụ",
    },
}
PLAN: dict[str, Any] = COMMON | {
    "kind": "plan",
    "purposes": ["Phát triển sản phẩm."],
    "requirements": ["Sát thực tế."],
    "general_objectives": ["Nâng cao giá trị."],
    "targets": [{"quantity": "10", "unit": "sản phẩm"}],
    "tasks": [{"content": "Tuyên truyền"}],
    "budget": {"total": "100 triệu đồng"},
    "responsibilities": [{"unit": "Phòng Kinh tế", "duties": ["Chủ trì."]}],
}
DECISION: dict[str, Any] = COMMON | {
    "kind": "approval-decision",
    "authority": "collective",
    "proposal": {"proposer": "Trưởng Phòng Kinh tế"},
    "effective_from": "ngày ký",
    "enforcers": ["Trưởng Phòng Kinh tế"],
    "scheme": {
        "subject": "phát triển sản phẩm OCOP năm 2027",
        "rationale": ["Cần thiết."],
        "general_objectives": ["Nâng cao giá trị."],
        "phases": [{"period": {"start": 2027, "end": 2027}, "amount": "100 triệu đồng"}],
        "product_groups": [{"name": "Thực phẩm"}],
        "cycle": ["Tuyên truyền"],
        "budget": {"total": "100 triệu đồng"},
        "responsibilities": [{"unit": "Phòng Kinh tế", "duties": ["Chủ trì."]}],
    },
}
LETTER: dict[str, Any] = {name: COMMON[name] for name in COMMON if name not in ("period", "legal_bases")} | {
    "kind": "official-letter",
    "archive": {"drafting_unit": "KT"},
    "addressees": ["Ủy ban nhân dân tỉnh Ví Dụ"],
    "paragraphs": ["Ủy ban nhân dân xã đã tiếp nhận hồ sơ."],
    "closing": "Đề nghị Ủy ban nhân dân tỉnh xem xét.",
}
REPORT: dict[str, Any] = COMMON | {
    "kind": "report",
    "direction": ["Chỉ đạo kịp thời."],
    "results": [{"title": "Tuyên truyền", "paragraphs": ["Đã tuyên truyền."]}],
    "product_results": [{"period": {"start": 2027, "end": 2027}, "quantity": "10"}],
    "spending": {"total": "100 triệu đồng"},
    "limitations": ["Còn ít sản phẩm."],
    "outlook": {"period": {"start": 2028, "end": 2028}, "objectives": ["Tiếp tục."]},
    "proposals": ["Hỗ trợ kinh phí."],
}


def findings(record: dict[str, Any], **changes: Any) -> list[Finding]:
    """What the checks say of `record` with `changes` made in its top fields."""
    return check(load(record | changes))


def codes(record: dict[str, Any], **changes: Any) -> list[str]:
    """The codes alone."""
    return [finding.code for finding in findings(record, **changes)]


def without(record: dict[str, Any], *names: str) -> dict[str, Any]:
    """`record` without some of its fields."""
    return {name: value for name, value in record.items() if name not in names}


def basis(number: str | None, date: str | None = None, document_type: str = "Quyết định") -> dict[str, Any]:
    """One legal basis."""
    return {"document_type": document_type, "number": number, "date": date}
