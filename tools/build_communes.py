"""Build samples/report/communes-2026.xlsx: the yearly reports of 120 invented communes, to try a batch with.

    python tools/build_communes.py [FILE.xlsx]

Every figure follows from the commune's number, so that the same program gives the same bytes.
"""

import json
import sys
from pathlib import Path
from typing import Any

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.intake.tables.writing.workbook import DataRow, input_workbook
from ocop_docs.output import write_whole
from ocop_docs.resources import samples_folder

COMMUNES = 120
TARGET = samples_folder() / "report" / "communes-2026.xlsx"

_MODEL = samples_folder() / "report" / "xa-vi-du-2026.json"
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ")
_LETTERS = "ABCDEGHIKLMN"
_MILLION = 1_000_000
_WARD_EACH = 6
"""Every sixth commune is a ward (phường)."""

_LIMITS = (
    "Quy mô sản xuất của một số chủ thể còn nhỏ, sản lượng chưa ổn định.",
    "Kinh phí hỗ trợ kiểm nghiệm còn hạn chế.",
    "Việc ứng dụng thương mại điện tử của các chủ thể còn chậm.",
    "Vùng nguyên liệu chưa tập trung, phụ thuộc nhiều vào thời tiết.",
)


def workbook() -> bytes:
    """Return the workbook of all communes."""
    return input_workbook(KINDS["report"], [_commune(number) for number in range(1, COMMUNES + 1)], _shared())


def main() -> int:
    """Write the workbook."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    write_whole(target, workbook())
    print(f"{target}: {COMMUNES} dòng")
    return 0


def _shared() -> dict[str, Any]:
    """What all communes have in common, from the sample of one commune."""
    model = json.loads(_MODEL.read_text(encoding="utf-8"))
    names = ("example", "date", "subject", "period", "legal_bases", "mandate", "addressees", "recipients", "archive")
    shared = {name: model[name] for name in names}
    signatory = {name: value for name, value in model["signatory"].items() if name != "name"}
    outlook = {name: model["outlook"][name] for name in ("period", "objectives", "tasks")}
    return shared | {"issuer": {"level": "commune"}, "signatory": signatory, "outlook": outlook}


def _commune(number: int) -> DataRow:
    unit = "phường" if number % _WARD_EACH == 0 else "xã"
    name = f"Ví Dụ {number:03d}"
    three, four = 1 + number % 5, (number // 2) % 3
    data = {
        "issuer": {"name": f"Ủy ban nhân dân {unit} {name}", "place": name},
        "number": 40 + number % 90,
        "signatory": {"name": f"{_FAMILIES[number % 10]} Văn {_LETTERS[number % 12]}"},
        "direction": [
            f"Ủy ban nhân dân {unit} đã ban hành Kế hoạch thực hiện Chương trình OCOP năm 2026.",
            "Đã phổ biến Quyết định số 26/2026/QĐ-TTg đến các thôn, tổ dân phố và các chủ thể.",
        ],
        "results": _results(number, three + four),
        "product_results": _products(three, four),
        "spending": _spending(number, three + four),
        "limitations": list(_LIMITS[number % 3 : number % 3 + 2]),
        "outlook": {"targets": [_target("Phát triển", f"{three + 1:02d}", "sản phẩm", "tham gia đánh giá, phân hạng")]},
        "proposals": ["Đề nghị Ủy ban nhân dân tỉnh bố trí kinh phí hỗ trợ kiểm nghiệm sản phẩm năm 2027."],
    }
    return f"VD{number:03d}", data


def _results(number: int, products: int) -> list[dict[str, Any]]:
    meetings, bulletins = 2 + number % 4, 12 + number % 13
    return [
        {
            "title": "Công tác tuyên truyền",
            "figures": [
                _target("Phát", str(bulletins), "bản tin", "trên đài truyền thanh"),
                _target("Tổ chức", f"{meetings:02d}", "hội nghị", "phổ biến về OCOP"),
            ],
        },
        {
            "title": "Tập huấn, hỗ trợ chủ thể",
            "paragraphs": ["Hỗ trợ các chủ thể hoàn thiện hồ sơ, bao bì, nhãn mác và mã truy xuất nguồn gốc."],
            "figures": [_target(None, f"{products:02d}/{products:02d}", "chủ thể", "được tập huấn về bộ tiêu chí")],
        },
    ]


def _target(action: str | None, quantity: str, unit: str, detail: str) -> dict[str, Any]:
    return {"action": action, "quantity": quantity, "unit": unit, "detail": detail}


def _products(three: int, four: int) -> list[dict[str, Any]]:
    period = {"start": 2026, "end": 2026}
    lines = [(3, three), (4, four)]
    return [{"period": period, "quantity": f"{count:02d}", "stars": stars} for stars, count in lines if count]


def _spending(number: int, products: int) -> dict[str, Any]:
    training = (20 + number % 7 * 4) * _MILLION
    testing, packing = products * 9 * _MILLION, products * 14 * _MILLION
    total = training + testing + packing
    own, province = products * 8 * _MILLION, total // 4 // _MILLION * _MILLION
    sources = [
        ("Ngân sách xã", total - own - province),
        ("Ngân sách tỉnh hỗ trợ", province),
        ("Đối ứng của các chủ thể", own),
    ]
    items = [("Tập huấn", training), ("Kiểm nghiệm sản phẩm", testing), ("Bao bì, nhãn mác", packing)]
    return {
        "total": total,
        "period_note": "năm 2026",
        "sources": [{"source": source, "amount": amount} for source, amount in sources],
        "items": [{"content": content, "amount": amount} for content, amount in items],
    }


if __name__ == "__main__":
    sys.exit(main())
