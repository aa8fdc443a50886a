"""Sound plans, reports and approval decisions, as an office of each time would write them."""

from __future__ import annotations

import datetime as dt

from tests.checks.content.eras import NEXT_LEVEL, Era, Record, division, head


def plan(era: Era, place: str) -> Record:
    year = era.day.year
    return head(era, place, "Thực hiện Chương trình mỗi xã một sản phẩm") | {
        "kind": "plan",
        "purposes": ["Phát triển sản phẩm có lợi thế của địa phương."],
        "requirements": ["Sát thực tế, có trọng tâm."],
        "general_objectives": ["Nâng cao giá trị sản phẩm."],
        "targets": [
            {
                "quantity": "10",
                "unit": "sản phẩm",
                "stars": "3 sao trở lên",
                "of_which": [
                    {"quantity": "07", "unit": "sản phẩm", "stars": 3},
                    {"quantity": "02", "unit": "sản phẩm", "stars": 4},
                    {"quantity": "01", "unit": "sản phẩm", "stars": 5},
                ],
            },
            {"action": "Tập huấn cho", "quantity": "100%", "unit": "chủ thể"},
        ],
        "tasks": [
            {
                "content": "Tuyên truyền",
                "lead": division(era, place),
                "deadline": f"Quý IV năm {year}",
                "amount": 4 * 10**8,
            },
            {
                "content": "Đánh giá, phân hạng",
                "lead": division(era, place),
                "deadline": f"31/12/{year}",
                "amount": 10**8,
            },
        ],
        "budget": {
            "total": "500 triệu đồng",
            "sources": [
                {"source": f"Ngân sách {NEXT_LEVEL[place]}", "amount": "300 triệu đồng"},
                {"source": "Vốn đối ứng của chủ thể", "amount": "200 triệu đồng"},
            ],
        },
        "responsibilities": [{"unit": division(era, place), "duties": ["Chủ trì tham mưu, hướng dẫn."]}],
    }


def report(era: Era, place: str) -> Record:
    year = era.day.year
    rows = [
        {"commune": "Xã Đức Trọng", "products": 6, "three_star": 4, "four_star": 1},
        {
            "commune": "Xã Bảo Lâm 1" if not era.has_districts else "Xã Liên Nghĩa",
            "products": 5,
            "three_star": 3,
            "four_star": 1,
        },
    ]
    period = {"start": year, "end": year}
    return head(era, place, "Kết quả thực hiện Chương trình mỗi xã một sản phẩm") | {
        "kind": "report",
        "direction": ["Chỉ đạo kịp thời."],
        "results": [{"title": "Tuyên truyền", "paragraphs": ["Đã tổ chức 05 hội nghị."]}],
        "product_results": [
            {"period": period, "quantity": "11"},
            {"period": period, "quantity": "07", "stars": 3},
            {"period": period, "quantity": "02", "stars": 4},
        ],
        "spending": {"total": "hơn 400 triệu đồng", "sources": [{"source": "Ngân sách", "amount": "410 triệu đồng"}]},
        "limitations": ["Sản phẩm đặc trưng của địa phương còn ít."],
        "outlook": {"period": {"start": year + 1, "end": year + 1}, "objectives": ["Tiếp tục nâng hạng sản phẩm."]},
        "proposals": ["Bố trí kinh phí hằng năm."],
        "commune_results": rows if place != "commune" else [],
    }


def approval(era: Era, place: str) -> Record:
    year = era.day.year
    period = {"start": year, "end": year + 2}
    return head(era, place, "Phê duyệt Đề án phát triển sản phẩm") | {
        "kind": "approval-decision",
        "subject": "Phê duyệt Đề án phát triển sản phẩm OCOP",
        "period": period,
        "authority": "collective",
        "proposal": {
            "proposer": f"Giám đốc Sở {era.field}" if place != "district" else "Trưởng " + division(era, place),
            "number": "25/TTr-SNN",
            "date": (era.day - dt.timedelta(days=10)).isoformat(),
        },
        "effective_from": "ngày ký",
        "enforcers": ["Chánh Văn phòng Ủy ban nhân dân", f"Giám đốc Sở {era.field}"],
        "scheme": {
            "subject": "phát triển sản phẩm OCOP",
            "rationale": ["Cần thiết."],
            "general_objectives": ["Nâng cao giá trị."],
            "phases": [{"period": period, "amount": "không quá 20 tỷ đồng"}],
            "product_groups": [{"name": "Thực phẩm"}],
            "cycle": ["Tuyên truyền"],
            "budget": {"total": "không quá 20 tỷ đồng"},
            "responsibilities": [{"unit": division(era, place), "duties": ["Chủ trì."]}],
        },
    }
