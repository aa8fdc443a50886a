"""The page of the input workbook that tells a clerk how to fill it."""

from __future__ import annotations

from collections.abc import Iterator

from ocop_docs.documents.catalogue import Kind
from ocop_docs.intake.tables.columns import (
    CODE_HEADING,
    EXAMPLE_CODE,
    MAIN_SHEET,
    SHARED_CODE,
    SHARED_SHEET,
    STEP,
    Layout,
    SheetLayout,
)


def guide_lines(kind: Kind, layout: Layout, *, in_full: bool) -> Iterator[tuple[str, bool]]:
    """Each line of the guide, and whether it is a heading."""
    yield f"{kind.title}: bảng nhập dữ liệu", True
    yield from ((text, False) for text in _ADVICE)
    if not in_full:
        yield _USUAL, False
    yield "Các trang danh sách", True
    for sheet in layout.lists:
        yield _described(sheet), False


_USUAL = (
    "Bảng này chỉ có các trang và cột thường dùng. Cần mục khác thì lấy bảng chi tiết; bảng nào cũng đọc được. "
    "Thêm cột, thêm trang vào bảng này cũng được, miễn là đúng tiêu đề, đúng tên như ở bảng chi tiết."
)
_ADVICE = (
    f"Mỗi dòng của trang “{MAIN_SHEET}” là một văn bản. Cột “{CODE_HEADING}” đặt cho mỗi dòng một mã riêng.",
    "Tiêu đề có dấu * là mục bắt buộc, ghi ở dòng hoặc ghi một lần ở trang dùng chung. Các mục khác để trống được.",
    "Mục cần có mà để trống thì in chỗ trống (…) và được nhắc khi kiểm tra.",
    f"Trang “{SHARED_SHEET}” ghi những gì mọi dòng đều giống nhau. Dòng nào ghi riêng thì lấy theo dòng đó.",
    "Các trang còn lại là danh sách. Mỗi dòng ghi mã của văn bản mà nó thuộc về.",
    f"Dòng của danh sách có mã “{SHARED_CODE}” dùng cho mọi văn bản không có dòng riêng ở danh sách đó.",
    "Tiêu đề ghi “mỗi dòng một mục” thì xuống dòng trong ô (Alt+Enter) để tách các mục.",
    f"Dòng có mã “{EXAMPLE_CODE}” chỉ để xem cách ghi, không thành văn bản; xóa đi hay để lại đều được.",
    "Ghi giá trị, không ghi công thức; không gộp ô. Số tiền ghi bằng số đồng, hoặc chữ như “10,5 tỷ đồng”.",
)


def _described(sheet: SheetLayout) -> str:
    below = f" (thuộc {STEP.join(sheet.titles[:-1])})" if sheet.titles[:-1] else ""
    return f"– {sheet.name}{below}: {'; '.join(column.title for column in sheet.columns)}."
