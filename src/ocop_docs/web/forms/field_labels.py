"""The labels of the fields of the pages that belong to no record, for messages that name a field."""

from __future__ import annotations

FIELD_LABELS = {
    "bao-nhieu": "Giữ",
    "ghi-chu": "Ghi chú",
    "ho-ten": "Họ và tên",
    "ky-nhan": "Ký nhận",
    "ly-do": "Lý do",
    "ma": "Mã",
    "mat-khau": "Mật khẩu",
    "mat-khau-moi": "Mật khẩu mới",
    "nam": "Năm",
    "ngay": "Ngày",
    "o-y-kien": "Ý kiến của người đánh giá",
    "q": "Tìm",
    "ten": "Tên đăng nhập",
    "batches.ten": "Mẫu tên tệp",
    "office_papers.ten": "Giữ tìm kiếm này với tên",
    "thu": "Địa chỉ thư nhận báo việc",
    "tim": "Tìm",
    "y-kien": "Ý kiến",
}
"""By the field's name, or by blueprint and name where pages give one name to different fields."""


def field_in_words(blueprint: str | None, name: str, position: int) -> str:
    """Name a field for a clerk by its label, or else by its position (from 1) in what was sent."""
    label = FIELD_LABELS.get(f"{blueprint}.{name}") or FIELD_LABELS.get(name)
    return f"ô “{label}”" if label else f"ô thứ {position}"
