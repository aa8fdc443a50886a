"""Refusals to make a PDF: the engine, its fonts, the proof."""

from __future__ import annotations

_BY_WORD = "Mở tệp .docx trong Word và chọn Save as PDF, hoặc thử lại."
PDF: dict[str, tuple[str, str]] = {
    "pdf-engine-missing": (
        "Máy này chưa có chương trình nào chuyển được sang PDF.",
        "Cài LibreOffice, hoặc mở tệp .docx trong Word và chọn Save as PDF.",
    ),
    "pdf-in-browser": (
        "Bản một tệp chạy trong trình duyệt nên không tạo được PDF.",
        "Mở tệp .docx trong Word và chọn Save as PDF; hoặc dùng bản OCOP Docs cài trên Windows hay trên máy chủ.",
    ),
    "pdf-engine-failed": ("Bộ tạo PDF {engine} không chuyển được văn bản.", _BY_WORD),
    "pdf-cut-off": ("Bộ tạo PDF {engine} trả về một tệp không trọn vẹn.", _BY_WORD),
    "pdf-characters": (
        "Bộ tạo PDF đi kèm không có mặt chữ cho ký tự: {characters}",
        "Thay các ký tự này, hoặc cài LibreOffice rồi làm lại.",
    ),
    "pdf-slow": (
        "Chuyển sang PDF quá {seconds} giây chưa xong nên đã dừng.",
        "Thử lại; hoặc nâng giới hạn OCOP_DOCS_{setting}, hoặc mở tệp .docx trong Word và chọn Save as PDF.",
    ),
    "pdf-no-room": (
        "Không ghi được tệp tạm khi chuyển sang PDF.",
        "Dọn bớt đĩa chứa thư mục tạm của máy, kiểm tra quyền ghi, rồi thử lại.",
    ),
    "pdf-unreadable": ("Tệp PDF vừa tạo không đọc lại được.", _BY_WORD),
    "pdf-lost-text": (
        "Bản PDF không chứa nguyên vẹn chữ của văn bản: thiếu “{text}”.",
        "Không có tệp PDF nào được ghi. Mở tệp .docx trong Word và chọn Save as PDF.",
    ),
    "pdf-off-page": (
        "Bảng có hàng cao hơn một trang giấy (ở chỗ “{text}”), nên trong bản PDF có chữ tràn khỏi trang.",
        "Chia nội dung của hàng đó thành nhiều hàng, hoặc cài LibreOffice rồi làm lại; không có tệp PDF nào được ghi.",
    ),
    "pdf-pages-differ": (
        "Bảng có {rows} hàng cao quá nửa trang giấy (ở chỗ “{text}”), nên Word có thể ngắt trang khác bản PDF.",
        "Xem lại bản PDF trước khi in; cần đúng như Word thì mở tệp .docx trong Word và chọn Save as PDF.",
    ),
    "pdf-fonts": (
        "LibreOffice không tìm thấy phông Times New Roman hoặc Liberation Serif nên đã dùng phông khác ({fonts}).",
        "Cài một trong hai phông này (gói fonts-liberation trên Debian, Ubuntu) rồi làm lại.",
    ),
    "soffice-missing": (
        "Máy này chưa có LibreOffice nên chưa chuyển được sang PDF.",
        "Cài LibreOffice, hoặc mở tệp .docx trong Word và chọn Save as PDF.",
    ),
    "soffice-missing-for-old-files": (
        "Tệp ở định dạng cũ (.doc, .rtf) và máy này chưa có LibreOffice để đọc.",
        "Cài LibreOffice, hoặc mở tệp bằng Word rồi chọn Save as, kiểu .docx.",
    ),
    "soffice-not-started": ("Không khởi động được LibreOffice.", _BY_WORD),
    "soffice-crashed": ("LibreOffice dừng giữa chừng với mã lỗi {exit_code}.", _BY_WORD),
    "soffice-no-file": ("LibreOffice không tạo ra tệp PDF.", _BY_WORD),
}
