"""Refusals about a command as it was typed."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "command-incomplete": (
        "Lệnh còn thiếu {missing}.",
        "Thêm --help sau tên lệnh để xem cách dùng.",
    ),
    "command-option-unknown": ("Không có tùy chọn “{option}”.", "Thêm --help sau tên lệnh để xem các tùy chọn."),
    "command-wrong": ("Không hiểu lệnh “{typed}”.", "Gõ ocop-docs --help để xem các lệnh."),
    "example-unknown": ("Không có ví dụ “{name}” cho loại {kind}.", "Ghi một trong các ví dụ: {names}."),
    "options-together": (
        "Mỗi lần chỉ làm được một trong các việc: {options}.",
        "Chạy lệnh riêng cho từng tùy chọn.",
    ),
    "option-wrong": ("Tùy chọn {option} ghi chưa đúng.", "Ghi một trong: {choices}."),
    "option-for-rounds": (
        "Tùy chọn {option} chỉ dùng khi làm bảng của đợt đánh giá.",
        "Ghi như: ocop-docs new evaluation --from dot.xlsx --table bang.xlsx.",
    ),
    "no-word-files": (
        "Không có tệp Word nào (.docx, .doc, .rtf) trong {folder}.",
        "Chọn thư mục khác, hoặc ghi tên từng tệp.",
    ),
    "one-file-only": (
        "Tùy chọn --annotate và --fix chỉ nhận một tệp mỗi lần.",
        "Gọi lệnh riêng cho từng tệp.",
    ),
}
