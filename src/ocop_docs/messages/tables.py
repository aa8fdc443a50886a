"""Refusals about a table, its sheets, headings, rows and cells."""

from __future__ import annotations

TABLES: dict[str, tuple[str, str]] = {
    "table-kind": (
        "Không đọc được bảng “{name}”: không rõ định dạng.",
        "Dùng tệp .xlsx, .csv, .jsonl hoặc .json.",
    ),
    "table-too-large": (
        "Bảng dài {size} byte, vượt giới hạn {limit} byte.",
        "Tách bảng thành nhiều tệp, hoặc nâng giới hạn OCOP_DOCS_MAX_TABLE_BYTES.",
    ),
    "table-too-much-text": (
        "Các ô của bảng chứa hơn {limit} ký tự.",
        "Tách bảng thành nhiều tệp, hoặc nâng giới hạn OCOP_DOCS_MAX_TABLE_CHARACTERS.",
    ),
    "table-line-too-long": (
        "Một dòng của tệp dài hơn {limit} byte.",
        "Kiểm tra dấu nháy và chỗ xuống dòng của tệp, hoặc nâng giới hạn OCOP_DOCS_MAX_INPUT_BYTES.",
    ),
    "json-too-many": (
        "Bảng JSON có hơn {limit} giá trị.",
        "Ghi mỗi văn bản một dòng rồi lưu thành tệp .jsonl, hoặc nâng giới hạn OCOP_DOCS_MAX_JSON_VALUES.",
    ),
    "table-too-long": (
        "Bảng có quá {limit} dòng.",
        "Tách bảng thành nhiều tệp, xóa các dòng thừa ở cuối, hoặc nâng giới hạn OCOP_DOCS_MAX_TABLE_ROWS.",
    ),
    "table-too-wide": (
        "Bảng có quá {limit} cột.",
        "Xóa các cột thừa ở bên phải, hoặc nâng giới hạn OCOP_DOCS_MAX_TABLE_COLUMNS.",
    ),
    "table-incomplete": (
        "Trang tính có {declared} ô nhưng chỉ đọc được {count} ô, do thứ tự dòng hoặc cột trong tệp bị xáo trộn.",
        "Mở tệp bằng Excel hoặc LibreOffice, lưu thành tệp mới rồi dùng tệp mới.",
    ),
    "table-empty": ("Bảng không có dòng dữ liệu nào.", "Điền ít nhất một dòng dưới dòng tiêu đề."),
    "table-no-main": (
        "Không có trang “{name}” chứa các dòng dữ liệu.",
        "Đổi tên trang chứa dữ liệu thành “{name}”, hoặc điền lại vào bảng mẫu.",
    ),
    "sheet-unknown": (
        "Trang “{name}” không có trong mẫu.",
        "Có phải là “{suggestion}”? Sửa lại tên trang.",
    ),
    "sheet-extra": (
        "Trang “{name}” không có trong mẫu nên không được đọc.",
        "Xóa trang này, hoặc chuyển sang tệp khác.",
    ),
    "heading-unknown": ("Tiêu đề “{heading}” không có trong mẫu.", "{suggestion}"),
    "heading-repeated": (
        "Tiêu đề “{heading}” đã có ở ô {first}.",
        "Chỉ giữ lại một cột.",
    ),
    "heading-ambiguous": (
        "Tiêu đề “{heading}” có thể là: {choices}.",
        "Ghi đầy đủ một trong các tiêu đề này.",
    ),
    "heading-absent": ("Cột có dữ liệu nhưng không có tiêu đề.", "Ghi tiêu đề ở dòng đầu, hoặc xóa cột."),
    "heading-required": ("Thiếu cột “{heading}”.", "Thêm cột này, như trong bảng mẫu."),
    "code-missing": ("Dòng này chưa có mã.", "Ghi mã ở cột “Mã”, mỗi dòng một mã khác nhau."),
    "code-repeated": ("Mã “{row_code}” đã dùng ở ô {first}.", "Đổi một trong hai mã."),
    "code-unknown": ("Mã “{row_code}” không có ở trang “{main}”.", "{suggestion}"),
    "parent-line-unknown": (
        "Mã “{row_code}” không có dòng thứ {said} ở trang “{parent}”.",
        "Ghi số thứ tự của dòng cùng mã ở trang đó, đếm từ 1.",
    ),
    "cell-merged": ("Các ô {ref} bị gộp nên không rõ giá trị thuộc ô nào.", "Bỏ gộp ô và điền từng ô."),
    "cell-formula": (
        "Ô này là công thức, không phải giá trị.",
        "Chép ô rồi dán lại bằng Paste Special, chọn Values.",
    ),
    "cell-error": ("Ô này báo lỗi {error}.", "Sửa ô và ghi giá trị đúng."),
    "cell-time": (
        "Ô này chứa cả giờ hoặc không phải một ngày: {said}.",
        "Ghi chỉ ngày, như 13/8/2026.",
    ),
    "cell-rounded": (
        "Số {said} dài hơn 15 chữ số nên Excel đã làm tròn.",
        "Đặt định dạng ô là Text rồi gõ lại đủ các chữ số.",
    ),
    "cell-became-date": (
        "Ô này đang là ngày {day}; có thể Excel đã tự đổi nội dung như “5-7” thành ngày.",
        "Đặt định dạng ô là Text rồi gõ lại.",
    ),
    "cell-not-date": ("“{said}” không phải ngày.", "Ghi như 13/8/2026."),
    "cell-choice": ("Giá trị không có trong danh mục.", "Chọn một trong: {choices}."),
    "cell-pairs": (
        "Không đọc được dòng “{line}” của ô này, hoặc mục này đã ghi ở dòng trên.",
        "Mỗi dòng ghi một mục, dấu hai chấm rồi số, như 1.1: 3; mỗi mục một lần.",
    ),
    "row-other-kind": (
        "Dòng này là loại “{kind}”, không phải “{wanted}” như cả bảng.",
        "Chuyển dòng sang bảng của loại ấy, hoặc sửa mục kind.",
    ),
    "row-not-object": (
        "Mỗi văn bản phải là một nhóm “tên: giá trị” trong dấu ngoặc nhọn {{ }}.",
        "Ghi mỗi văn bản một nhóm như khung của `ocop-docs new`.",
    ),
    "rows-not-list": (
        "Tệp JSON phải là danh sách [ … ], mỗi phần tử một văn bản.",
        "Đặt các văn bản trong dấu ngoặc vuông, hoặc dùng .jsonl, mỗi dòng một văn bản.",
    ),
    "csv-broken": (
        "Không đọc được dòng {line} của tệp CSV: dấu nháy kép không khép, hoặc có ký tự lạ.",
        "Sửa dòng này, hoặc mở tệp bằng Excel và lưu lại kiểu CSV UTF-8.",
    ),
}
