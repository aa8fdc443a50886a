"""One complete document of each kind, every field filled, as the data of a clerk."""

from typing import Any

from ocop_docs import load
from ocop_docs.pipeline import write_word

HEAD: dict[str, Any] = {
    "issuer": {
        "name": "Ủy ban nhân dân xã Thử Nghiệm",
        "level": "commune",
        "place": "Thử Nghiệm",
    },
    "number": 5,
    "date": "02/02/2027",
    "period": {"start": 2027, "end": 2027},
    "legal_bases": [
        {"document_type": "Luật", "subject": "Tổ chức chính quyền địa phương", "date": "16/6/2025"},
        {
            "document_type": "Quyết định",
            "number": "26/2026/QĐ-TTg",
            "date": "01/7/2026",
            "issuer": "Thủ tướng Chính phủ",
            "subject": "quy định về Chương trình OCOP",
        },
    ],
    "recipients": ["Sở Nông nghiệp và Môi trường", "Đảng ủy xã"],
    "archive": {"drafting_unit": "KT", "copies": 3},
    "signatory": {
        "collective": "Ủy ban nhân dân",
        "capacity": "deputy",
        "head_position": "Chủ tịch",
        "position": "Phó Chủ tịch",
        "name": "Nguyễn Văn Ví Dụ",
    },
    "annexes": [{"title": "Danh sách sản phẩm", "paragraphs": ["Mật ong bạc hà.", "Chè Shan tuyết."]}],
}
BUDGET: dict[str, Any] = {
    "total": "10,5 tỷ đồng",
    "period_note": "năm 2027",
    "sources": [
        {"source": "Ngân sách xã", "amount": "4 tỷ đồng"},
        {"source": "Nguồn đối ứng của chủ thể", "amount": "6 tỷ đồng"},
        {"source": "Nguồn hợp pháp khác", "amount": "500 triệu đồng"},
    ],
}
TARGETS: list[dict[str, Any]] = [
    {
        "action": "Công nhận",
        "quantity": "ít nhất 06",
        "unit": "sản phẩm",
        "detail": "trên địa bàn xã",
        "of_which": [{"quantity": "03", "unit": "sản phẩm", "stars": 4, "recognised_at": "province"}],
    },
    {"action": "Tập huấn cho", "quantity": "100%", "unit": "chủ thể", "year": 2027},
]
RESPONSIBILITIES: list[dict[str, Any]] = [
    {"unit": "Phòng Kinh tế", "duties": ["Là cơ quan thường trực.", "Tổng hợp, báo cáo."]},
    {"unit": "Văn phòng", "duties": ["Theo dõi việc thực hiện."]},
]
QUOTAS: list[dict[str, Any]] = [
    {"stars": 3, "quantity": "04", "recognised_at": "commune", "period": {"start": 2027, "end": 2027}},
    {"stars": "4 - 5", "quantity": "02", "recognised_at": "province"},
]


def plan(**changes: object) -> dict[str, Any]:
    """A plan with every field; `changes` replace whole fields."""
    return {
        **HEAD,
        "kind": "plan",
        "subject": "Thực hiện Chương trình OCOP năm 2027",
        "mandate": "Thực hiện chương trình công tác năm",
        "purposes": ["Phát triển kinh tế nông thôn.", "Nâng cao thu nhập của người dân."],
        "requirements": ["Bám sát bộ tiêu chí.", "Bảo đảm tiến độ."],
        "general_objectives": ["Phát triển sản phẩm đặc trưng của xã."],
        "targets": TARGETS,
        "star_quotas": QUOTAS,
        "focus": ["Chuẩn hóa sản phẩm có thế mạnh."],
        "tasks": [task(number) for number in (1, 2)],
        "budget": BUDGET,
        "responsibilities": RESPONSIBILITIES,
    } | changes


def task(number: int) -> dict[str, Any]:
    """A task with everything that the assignment table shows."""
    return {
        "content": f"Công việc thứ {number}",
        "details": [f"Bước đầu của việc {number}", f"Bước sau của việc {number}"],
        "lead": f"Đơn vị chủ trì {number}",
        "partners": [f"Đơn vị phối hợp {number}"],
        "deadline": f"Quý {number}",
        "amount": "1,5 tỷ đồng",
    }


def decision(**changes: object) -> dict[str, Any]:
    """A decision with every field, and its scheme; `changes` replace whole fields."""
    return {
        **HEAD,
        "kind": "approval-decision",
        "subject": "Phê duyệt Đề án OCOP giai đoạn 2026 - 2030",
        "period": {"start": 2026, "end": 2030},
        "proposal": {"proposer": "Trưởng phòng Kinh tế", "number": "07/TTr-KT", "date": "15/01/2027"},
        "assignments": ["Giao Phòng Kinh tế chủ trì.", "Giao Văn phòng phối hợp."],
        "effective_from": "ngày ký",
        "enforcers": ["Chánh Văn phòng", "Trưởng phòng Kinh tế"],
        "scheme": SCHEME,
    } | changes


SCHEME: dict[str, Any] = {
    "subject": "Chương trình mỗi xã một sản phẩm giai đoạn 2026 - 2030",
    "rationale": ["Xã có nhiều nông sản đặc trưng.", "Sản phẩm chưa có nhãn hiệu."],
    "general_objectives": ["Phát triển bền vững."],
    "phases": [
        {
            "period": {"start": 2026, "end": 2028},
            "amount": "2 tỷ đồng",
            "targets": TARGETS[:1],
            "tasks": ["Đào tạo chủ thể."],
        },
        {"period": {"start": 2029, "end": 2030}, "amount": "3 tỷ đồng", "targets": TARGETS[:1], "tasks": ["Mở rộng."]},
    ],
    "star_quotas": QUOTAS,
    "product_groups": [{"name": "Thực phẩm", "description": "nông sản chế biến"}, {"name": "Đồ uống"}],
    "cycle": ["Tuyên truyền", "Nhận ý tưởng", "Đánh giá"],
    "budget": {**BUDGET, "items": [{"content": "Tập huấn", "amount": "1 tỷ đồng"}]},
    "responsibilities": RESPONSIBILITIES,
}


def report(**changes: object) -> dict[str, Any]:
    """A report with every field; `changes` replace whole fields."""
    return {
        **HEAD,
        "kind": "report",
        "subject": "Kết quả thực hiện Chương trình OCOP năm 2027",
        "mandate": "Thực hiện chế độ báo cáo",
        "addressees": ["Ủy ban nhân dân tỉnh", "Sở Nông nghiệp và Môi trường tỉnh"],
        "direction": ["Đã ban hành kế hoạch.", "Đã kiện toàn bộ máy."],
        "results": [{"title": "Công tác tuyên truyền", "paragraphs": ["Phát tin hằng tuần."], "figures": TARGETS}],
        "product_results": [
            {"period": {"start": 2027, "end": 2027}, "quantity": "04", "stars": 3, "note": "vượt kế hoạch"}
        ],
        "spending": BUDGET,
        "limitations": ["Quy mô sản xuất nhỏ.", "Thiếu vốn."],
        "outlook": {
            "period": {"start": 2028, "end": 2028},
            "objectives": ["Giữ vững số sản phẩm đã đạt."],
            "targets": TARGETS,
            "tasks": ["Mở rộng vùng nguyên liệu.", "Xúc tiến thương mại."],
            "budget": BUDGET,
        },
        "proposals": ["Đề nghị tỉnh hỗ trợ kinh phí.", "Đề nghị mở lớp tập huấn."],
        "commune_results": [
            {
                "commune": "Xã Thử Nghiệm",
                "entities": 3,
                "products": 6,
                "three_star": 4,
                "four_star": 2,
                "five_star": 0,
                "amount": "1 tỷ đồng",
            }
        ],
    } | changes


FULL = {"plan": plan, "approval-decision": decision, "report": report}


def rendered(data: dict[str, Any]) -> bytes:
    """The Word file of a clerk's data."""
    return write_word(load(data))
